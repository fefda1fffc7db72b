"""Institutions, documents, media and groups: by the table, by the article, by the home country, else as described.

Limits: an institution named by its head alone (`le ministère`) is the last one of that kind named in the article; a
document without an issuer keeps its own words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stance.statements.aliases import Mention, begin_with, find_alias
from stance.statements.clause import Clause
from stance.statements.names import called_body
from stance.statements.naming import Resolved, described_name, written_name
from stance.statements.words import PLATFORMS
from stance.tables import Tables, split_office, words_of

_LEADERS = frozenset({"president", "premier ministre", "chancelier"})


# Where an institution (by its head) or a medium (head empty) was named, and how.
Named = tuple[int, str, Mention, Clause]
IN_COMPLEMENT = "of"  # named only in a complement: no word but the first of its name points back to it
_NEAR = 200  # bodies, among which a reader looks for the one meant
_SYNONYMS = {"departement": "ministere"}


def is_bare(mention: Mention) -> bool:
    """`le ministère`, `le journal`: nothing but its head."""
    bare = not (mention.name or mention.owner or mention.country or mention.actors)
    return bare and mention.function in ("", mention.head)


def _is_paper(mention: Mention) -> bool:
    """`le quotidien polonais`, `le quotidien de gauche`: told by its country or its leaning alone."""
    if mention.kind != "media" or mention.name or mention.owner or mention.actors:
        return False
    leaning = mention.function.removeprefix(mention.head).strip()
    return leaning in _LEANINGS or (bool(mention.country) and not leaning)


_LEANINGS = frozenset(
    {
        *("de gauche", "de droite", "de centre gauche", "de centre droit", "du soir", "du matin", "de reference"),
        *("conservateur", "liberal", "economique", "populaire", "catholique", "satirique", "regional", "local"),
    }
)


def _says_where(mention: Mention) -> bool:
    """`l'organisation panafricaine`: an adjective that tells no two bodies of one article apart."""
    bare = is_bare(mention._replace(function=""))
    return bare and mention.function.removeprefix(mention.head + " ") in _OF_MANY_LANDS


_OF_MANY_LANDS = frozenset(
    "panafricaine ouest-africaine sous-regionale regionale internationale humanitaire intergouvernementale "
    "transatlantique onusienne".split()
)


def kind_of(mention: Mention, tables: Tables) -> str | None:
    """By which word a later sentence points back to a body, a medium (empty) or a document; None for anything else."""
    if mention.kind == "entity":
        actor, first = tables.actors[mention.actors[0]], mention.name.partition(" ")[0]
        if actor.type == "organisation":
            kind = _NO_PARTIES.get(actor.id) or _NO_PARTIES.get(actor.id.partition("-")[0], _NATIONAL)
            return kind if actor.country in tables.nations else _INTERNATIONAL
        if first == "presidence":  # `la présidence malienne`
            return first
        if actor.type == "government" and "institution" in tables.speaker_nouns.get(first, ()):
            return first  # `le ministère polonais de la Défense`
        return mention.head if actor.type == "institution" else None
    if mention.kind == "document":
        return "document" if not (mention.definite and is_bare(mention)) else None
    if mention.kind not in ("media", "institution") or is_bare(mention):
        return None
    return "" if mention.kind == "media" else mention.head


# What the table's organisations of one country are, by their id or its first word; the others are parties.
_NO_PARTIES = {
    **dict.fromkeys("cgt cfdt cftc cfe fsu unsa force-ouvriere union-syndicale-solidaires".split(), "syndicat"),
    **dict.fromkeys(
        "gazprom rosatom rosneft energoatom ukrenergo naftogaz starlink totalenergies renault auchan".split(), "societe"
    ),
    **dict.fromkeys(
        "responsables republique separatistes opposition eglise centre club fonds legion regiment groupe institut "
        "fondation congres ifri iris irsem csis cf2r rand roscosmos chatham royal international atlantic".split(),
        "centre",
    ),
}


def body_before(
    bodies: Sequence[Named], mention: Mention, clause: Clause, tables: Tables
) -> tuple[Mention, Clause] | None:
    """`le média`, `le ministère`, `le département`: the last one of its kind that was told by more than that."""
    here = bisect_left(bodies, clause.starts[mention.first], key=lambda body: body[0])
    near = bodies[max(0, here - _NEAR) : here]
    if mention.kind == "media" and mention.name == f"l' {mention.head}":
        return _by_first_word(near, mention, tables)  # `l'Union` of which the article tells, no paper of that name
    if mention.kind not in ("media", "institution") or not mention.definite or mention.plural:
        return None
    if not (is_bare(mention) or _is_paper(mention) or _says_where(mention)):
        return None
    head = "" if mention.kind == "media" else _SYNONYMS.get(mention.head, mention.head)
    found = next(((named, where) for _, kind, named, where in reversed(near) if kind == head), None)
    called = _by_first_word(near, mention, tables)
    if called is not None and clause.capital[mention.last]:
        return called  # `l'Agence`: no press agency
    return found or _by_wider_word(near, mention, clause) or (None if mention.head in _WIDER else called)


def _by_first_word(near: Sequence[Named], mention: Mention, tables: Tables) -> tuple[Mention, Clause] | None:
    """`l'Agence` after `l'AIEA`: the last one whose name in full begins with that word."""
    called = begin_with(mention.head, tables)
    return next((body[2:] for body in reversed(near) if not called.isdisjoint(body[2].actors)), None)


def _by_wider_word(near: Sequence[Named], mention: Mention, clause: Clause) -> tuple[Mention, Clause] | None:
    """`L'ONG Terre neuve… l'organisation`: the last one that a sentence began with, else the only one that the word
    can mean; merely spoken of among others, it takes no word."""
    fitting = [body for body in near if body[1] in _WIDER.get(mention.head, ())]
    fitting = [body for body in fitting if clause.starts[mention.first] - body[0] < _IN_MIND]
    opening = [body for body in fitting if body[2].first == 0 or body[3].low[body[2].first - 1] == ","]
    if opening:
        return opening[-1][2:]
    one = len({(body[2].actors, body[2].name, body[2].function) for body in fitting}) == 1
    return fitting[-1][2:] if one else None


_IN_MIND = 1500  # characters
_PARTIES = frozenset("formation parti front mouvement rassemblement alliance union coalition".split())
_CAUSES = frozenset("organisation ong association fondation collectif federation ligue comite alliance union".split())
_FIRMS = frozenset("societe groupe compagnie entreprise constructeur operateur industriel filiale".split())
_UNIONS = frozenset("syndicat confederation federation union centrale".split())
# Words for bodies of other names; of the table's, `_INTERNATIONAL` has no country and `_NATIONAL` is of one.
_INTERNATIONAL, _NATIONAL = "international", "national"
_WIDER = {
    "organisation": _CAUSES | _UNIONS | {"mouvement", "front", _INTERNATIONAL},
    "ong": _CAUSES | {_INTERNATIONAL},
    "association": _CAUSES,
    "formation": _PARTIES | {_NATIONAL},
    "parti": _PARTIES | {_NATIONAL},
    "mouvement": _PARTIES | {"collectif", _NATIONAL},
    "syndicat": _UNIONS,
    "centrale": _UNIONS,
} | dict.fromkeys(_FIRMS - {"filiale"}, _FIRMS)


def same_body(mention: Mention, found: Resolved, told: Resolved | None) -> Resolved | None:
    """`Le syndicat` right after `La CSC demande`: what goes by its initials does not say of which kind it is."""
    if told is None or mention.head not in _WITH_INITIALS or not mention.definite or mention.plural:
        return None
    if found.how not in ("described", "body_in_article") or not is_bare(mention) or told.plural:
        return None
    initials = told.name.isupper() and told.kind not in ("person", "role", "media", "document")
    known = told.kind == "organisation" and mention.head in ("groupe", "mouvement", "organisation")
    return told._replace(sure=told.sure * 0.8, how="body_in_article") if initials or known else None


_WITH_INITIALS = frozenset(
    "groupe syndicat parti formation mouvement association organisation ong federation confederation centrale "
    "collectif coalition".split()
)


def resolve_body(mention: Mention, clause: Clause, tables: Tables, home: str, entities: Sequence[str]) -> Resolved:
    """`entities` are the ids of those the article names, the last one first."""
    if mention.kind == "document":
        inside = _issuer_inside(mention, clause, tables, home, entities)
        placed = inside is not None and "en" in clause.plain[mention.first : mention.last]  # `du Comité X en France`
        land = inside is not None and bool(mention.owner) and tables.actors[mention.owner[0]].type == "government"
        issuer = (None if placed or land else _owned(mention, tables, 0.8, "issuer")) or inside
        return issuer or _as_described(mention, clause, tables)
    return (
        _of_table(mention, clause, tables)
        or _of_leader(mention, tables)
        or _of_side(mention, tables)
        or _of_place(mention, clause, tables)
        or _of_article(mention, tables, entities)
        or _at_home(mention, clause, tables, home)
        or _as_described(mention, clause, tables)
    )


def body_of(tables: Tables, key: str, sure: float, how: str) -> Resolved:
    actor = tables.actors[key]
    return Resolved(actor.name, key, actor.country, sure, how, kind=actor.type)


def _owned(mention: Mention, tables: Tables, sure: float, how: str) -> Resolved | None:
    return body_of(tables, mention.owner[0], sure, how) if mention.owner else None


def _issuer_inside(
    mention: Mention, clause: Clause, tables: Tables, home: str, entities: Sequence[str]
) -> Resolved | None:
    """`le communiqué du ministère`: whoever the complement names."""
    for at in range(mention.first + 1, mention.last + 1):
        head = clause.plain[at]
        if at > mention.first + 1 and head != mention.head and "institution" in tables.speaker_nouns.get(head, ()):
            function, country = split_office(
                list(clause.plain[at : mention.last + 1]), tables.adjectives, tables.places
            )
            inner = mention._replace(
                first=at, kind="institution", head=head, function=function, country=country, definite=True
            )
            found = resolve_body(called_body(inner, clause, tables), clause, tables, home, entities)
            told = clause.plain[at - 1] in _OF and not inner.plural  # `ministère de la Santé`
            known = found.actor or clause.capital[at] or found.how == "named" or told
            return found._replace(sure=found.sure * 0.9, how="issuer") if known else None
    return None


_OF = ("du", "l'", "la")


def _of_table(mention: Mention, clause: Clause, tables: Tables) -> Resolved | None:
    """By its name, by what it does and where; an outlet by its name."""
    words = clause.plain[mention.first : mention.last + 1]
    account = words[-1] in PLATFORMS and len(words) > 1 and mention.head != words[-1]
    for skip in range(1 if account else min(3, len(words))):
        if key := tables.actor_names.get(" ".join(words[skip:])):
            return body_of(tables, key, 0.9, "table")
    if mention.country and (key := tables.bodies.get((mention.function, mention.country))):
        return body_of(tables, key, 0.9, "table")
    if mention.kind == "media" and (key := tables.outlet_names.get(mention.name)):
        outlet = tables.outlets[key]
        return Resolved(outlet.name, None, outlet.country, 0.9, "table", kind="media")
    return None


_FOLLOWERS = frozenset(
    "collaborateurs collaboratrices conseillers partisans soutiens allies amis militants elus electeurs avocats "
    "sympathisants deputes proches entourage".split()
)  # of a leader, who are not the government


def _of_leader(mention: Mention, tables: Tables) -> Resolved | None:
    """`le gouvernement Meloni`, `l'administration Trump`: the government of whoever leads a country."""
    leader = tables.actors[mention.owner[0]] if mention.owner else None
    nation = tables.nations.get(leader.country) if leader is not None and leader.type == "person" else None
    own = mention.head not in _FOLLOWERS
    leads = own and leader is not None and any(role.function in _LEADERS for role in leader.roles)
    return body_of(tables, nation.government, 0.85, "leader") if nation and leads and nation.government else None


_SIDES = frozenset("partie delegation camp diplomatie chancellerie".split())


def _of_side(mention: Mention, tables: Tables) -> Resolved | None:
    """`la partie ukrainienne`, `la délégation chilienne`: the state that sends it."""
    nation = tables.nations.get(mention.country) if mention.country and mention.head in _SIDES else None
    if nation is None or not mention.definite or nation.government not in tables.actors:
        return None
    bare = len(mention.function.split()) < 2
    return body_of(tables, nation.government, 0.75, "side") if bare else None


def _of_place(mention: Mention, clause: Clause, tables: Tables) -> Resolved | None:
    """`À Moscou, le ministère de la Défense affirme`: of the country whose capital the sentence begins with."""
    if mention.kind != "institution" or mention.country or not mention.definite or clause.low[0] not in ("à", "a"):
        return None
    place = find_alias(clause, 1, tables) if mention.first > 2 and clause.capital[1] else None
    if place is None or not place.actors or clause.low[place.last + 1] != ",":
        return None
    key = tables.bodies.get((mention.function, tables.actors[place.actors[0]].country))
    return body_of(tables, key, 0.8, "place") if key else None


_CHANCELLERIES = ("allemagne-gouvernement", "autriche-gouvernement")


def _of_article(mention: Mention, tables: Tables, entities: Sequence[str]) -> Resolved | None:
    """`le ministère`, `le ministère des Affaires étrangères`: the one that the article names in full."""
    if mention.kind != "institution" or not mention.definite:
        return None
    for key in entities:
        actor = tables.actors[key]
        if mention.head == "chancellerie" and key in _CHANCELLERIES and not mention.plural:
            return body_of(tables, key, 0.6, "institution_in_article")
        if mention.function == mention.head == "presidence":
            fits = tables.institutions.get(("president", actor.country)) == key
        elif mention.function == mention.head:
            fits = mention.head in words_of(actor.name)[:2]
        else:
            fits = tables.bodies.get((mention.function, actor.country)) == key
        if fits:
            return body_of(tables, key, 0.7, "institution_in_article")
    return None


def _at_home(mention: Mention, clause: Clause, tables: Tables, home: str) -> Resolved | None:
    """`le gouvernement`, `le ministère des Affaires étrangères` in an outlet of that country."""
    nation = tables.nations.get(home) if home and mention.definite and not mention.country else None
    if nation is None or mention.kind != "institution":
        return None
    if (
        clause.plain[mention.last] == "gouvernement" or mention.function == "gouvernement federal"
    ) and nation.government in tables.actors:
        return body_of(tables, nation.government, 0.6, "home_office")
    key = tables.bodies.get((mention.function, home)) if mention.function != mention.head else None
    return body_of(tables, key, 0.6, "home_office") if key else None


def _as_described(mention: Mention, clause: Clause, tables: Tables) -> Resolved:
    if mention.kind in ("media", "institution") and mention.name:
        name = written_name(clause, mention)
        name = name if "." in name else name[:1].upper() + name[1:]  # `lagazette.info` is an address
        return Resolved(name, None, mention.country, 0.8, "named", kind=mention.kind)
    kind = mention.kind if mention.kind in ("group", "media", "document") else "institution"
    name = described_name(clause, mention, tables)
    gender = mention.gender if kind == "institution" else ""
    return Resolved(name, None, mention.country, 0.6, "described", None, mention.plural, kind, gender)
