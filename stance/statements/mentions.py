"""Finds who is named in a sentence: people, institutions, governments, roles, groups, by noun phrase.

A mention is a whole phrase (`le ministre chinois des Affaires étrangères Wang Yi`), so that `Poutine` in `le
conseiller de Poutine` is not taken for the speaker. Nothing is resolved here beyond the table of aliases: that is the
work of `coreference`. Limits: phrases are read left to right by word lists; a complement stops at the first verb,
comma or relative.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from stance.statements.clause import QUOTE, Clause
from stance.tables import Tables, split_office

MentionKind = Literal["person", "entity", "role", "institution", "group", "document", "media", "noun"]

DETERMINERS = frozenset(
    "le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs notre nos plusieurs quelques certains "
    "certaines "
    "deux trois quatre cinq six dix autres autre tous toutes aucun chaque au aux".split()
)
_PRE_ADJECTIVES = frozenset(
    "haut haute hauts hautes ancien ancienne anciens anciennes ex nouveau nouvel nouvelle nouveaux premier premiere "
    "premiers "
    "grand grande grands principal principale principaux jeune vieux vieil futur future actuel actuelle puissant "
    "puissante "
    "tres influent celebre fameux bouillant tout meme autre autres proche vice autoproclame numero chers plus nombreux "
    "certain certaine pretendu pretendue nombreuses multiples divers diverses rares tous toutes".split()
)
_ADJECTIVES = frozenset(
    "etrangeres etranger etrangers general generale generaux adjoint adjointe national nationale diplomatique "
    "militaire "
    "militaires politique politiques europeen europeenne europeens europeennes permanent permanente special speciale "
    "sortant "
    "sortante federal federale regional regionale republicain republicaine republicains democrate democrates "
    "conservateur "
    "conservatrice liberal liberale socialiste communiste ecologiste officiel officielle officiels officielles public "
    "publique "
    "publics occidental occidentale occidentaux occidentales anonyme anonymes gouvernemental gouvernementale "
    "gouvernementales "
    "securitaire securitaires diplomatiques proche proches elu elue executif executive suppleant honoraire emerite "
    "atlantique "
    "unie unies centrale central supreme parlementaire parlementaires independant independante independants prorusse "
    "prorusses "
    "separatiste separatistes nationaliste nationalistes populiste conservateurs civil civile presidentiel "
    "presidentielle "
    "ministeriel superieur superieure principal principale interimaire specialise specialisee interroge interroges "
    "cites "
    "atlantiste atlantistes mondial mondiale international internationale internationaux internationales etatique "
    "humanitaires "
    "humanitaire nucleaire local locale locaux locales pro-russe pro-russes pro-kremlin unis britannique d'etat".split()
)
_COMPLEMENT = frozenset("de du des d' a au aux en pour charge chargee pres aupres sur contre".split())
_PARTICLES = frozenset("de du des d' von van der den ben bin al el le la della di da dos o'".split())
_NOT_NAMES = frozenset(
    "il elle ils elles on nous vous je j' tu ce cela ceci c' le la les l' un une des du de d' au aux en dans par pour "
    "sur sous "
    "avec sans selon apres avant depuis lors lorsque lorsqu' quand si mais et ou or donc car ni puis ensuite enfin "
    "alors ainsi "
    "aussi cependant toutefois pourtant neanmoins comme que qu' qui quoi dont tandis pendant durant vers chez entre "
    "contre malgre "
    "grace face outre hormis sauf voici voila oui non tout toute tous toutes certains certaines plusieurs aucun aucune "
    "chaque "
    "cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos lundi mardi mercredi jeudi vendredi samedi "
    "dimanche janvier "
    "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre interroge interrogee hier "
    "aujourd'hui demain "
    "s' se n' ne y a est ont sont etait parce puisque afin quant jusqu' plus moins deux trois quatre cinq dix bien "
    "trop tres "
    "autre autres meme quelques nul rien personne quel quelle tel telle telles tels lui eux celui celle ceux celles "
    "beaucoup "
    "peu parmi derriere devant rappelons pas jamais toujours encore deja desormais dimanche pourquoi comment ou où "
    "d'abord "
    "d'apres face quoique etant ayant dire bref reste notamment surtout seul seule seuls question reponse".split()
)
_APPOSITION_LIMIT = 14
_MAX_NAME = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase over items [first, last]; `actors` are table ids it may mean, `name` the words of a person."""

    first: int
    last: int
    kind: MentionKind
    head: str = ""
    name: str = ""
    actors: tuple[str, ...] = ()
    function: str = ""
    country: str = ""
    gender: str = ""
    plural: bool = False
    definite: bool = False
    owner: tuple[str, ...] = ()
    members: tuple[Mention, ...] = ()


def find_mentions(clause: Clause, tables: Tables, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Maximal phrases, left to right; `known` are last names already met in the article."""
    mentions: list[Mention] = []
    at = 0
    while at < len(clause):
        mention = _phrase(clause, at, tables, known)
        if mention is None:
            at += 1
        else:
            mentions.append(mention)
            at = mention.last + 1
    return mentions


def _phrase(clause: Clause, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    word = clause.plain[at]
    if word == QUOTE or not word[0].isalpha():
        return None
    if clause.capital[at] or word in tables.aliases:
        if found := _alias(clause, at, tables):
            return _with_apposition(clause, found, tables, known)
    first = at
    if clause.plain[at] in DETERMINERS and at + 1 < len(clause):
        if clause.plain[at] in ("de", "du", "d'", "des", "au", "aux") and not _may_open(clause, at):
            return None
        at += 1
        if clause.plain[at] in DETERMINERS and at + 1 < len(clause):
            at += 1
        found = _alias(clause, at, tables)
        if found:
            return _with_apposition(clause, replace(found, first=first, definite=True), tables, known)
    while at + 1 < len(clause) and clause.plain[at].removeprefix("ex-") in _PRE_ADJECTIVES:
        at += 1
    found = _noun_phrase(clause, first, at, tables, known)
    if found is None and clause.capital[at] and at > first and clause.plain[at] in tables.adjectives:
        plural = clause.plain[first] in _PLURAL_DETERMINERS
        return Mention(
            first,
            at,
            "group" if plural else "role",
            head=clause.plain[at],
            plural=plural,
            definite=True,
            country=tables.adjectives[clause.plain[at]].code,
        )
    if found is None and clause.capital[at]:
        found = _capitals(clause, first, at, tables, known)
    return found


def plain_phrase(clause: Clause, first: int, end: int, tables: Tables) -> Mention | None:
    """Any noun phrase from `first` on (`l'armateur du pétrolier`), for a verb that calls for a speaker; `end` bounds "
    "it."""
    at = first
    while at + 1 < end and (
        clause.plain[at] in DETERMINERS
        or clause.plain[at] in _NUMBERS
        or clause.plain[at].removeprefix("ex-") in _PRE_ADJECTIVES
    ):
        at += 1
    head = clause.plain[at]
    if (
        (at == first and not clause.capital[at])
        or not head[0].isalpha()
        or head in _NOT_NAMES
        or (head in tables.verbs.finite and at == first)
    ):
        return None
    last, owner = _complements(clause, at, tables)
    last = min(last, end - 1)
    adjective = next((w for w in clause.plain[at:end] if w in tables.adjectives), None)
    plural = clause.plain[first] in _PLURAL_DETERMINERS | _NUMBERS
    return Mention(
        first,
        last,
        "noun",
        head=head,
        plural=plural,
        owner=owner,
        gender=_gender(clause, first, head),
        country=tables.adjectives[adjective].code if adjective else _country_of(owner, tables),
    )


_PLURAL_DETERMINERS = frozenset("les des plusieurs certains certaines quelques ces d' leurs ses nos aux".split())
_NUMBERS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente quarante cinquante cent".split()
)


def _may_open(clause: Clause, at: int) -> bool:
    """`des responsables…`, `d'autres pays`: an indefinite subject, not a complement of the noun before."""
    if clause.plain[at] == "des":
        return (
            at == 0
            or not clause.plain[at - 1][0].isalpha()
            or clause.low[at - 1]
            in (
                "que",
                "qu'",
                "selon",
                "après",
                "et",
                "mais",
                "ou",
                "quand",
                "alors",
                "comme",
                "par",
                "si",
                "lorsque",
                "tandis",
                "d'après",
                "apres",
                "pour",
                "chez",
                "ont",
            )
        )
    return clause.plain[at] == "d'" and at + 1 < len(clause) and clause.plain[at + 1] in ("autres", "anciens", "ex")


def _alias(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """The longest alias of the table that starts here."""
    for alias in tables.aliases.get(clause.plain[at], ()):
        size = len(alias.tokens)
        if alias.capital and not clause.capital[at]:
            continue
        if size > 1 and tuple(clause.plain[at : at + size]) != alias.tokens:
            continue
        if size == 1 and _is_longer_name(clause, at, tables, alias.actors):
            continue
        actor = tables.actors[alias.actors[0]]
        kind: MentionKind = "person" if actor.type == "person" else "media" if actor.type == "media" else "entity"
        return Mention(
            at,
            at + size - 1,
            kind,
            head=alias.tokens[-1],
            name=" ".join(alias.tokens),
            actors=alias.actors,
            country=actor.country,
            gender=actor.gender,
            plural=actor.gender == "pl",
        )
    return None


def _is_longer_name(clause: Clause, at: int, tables: Tables, actors: tuple[str, ...]) -> bool:
    """`Poutine` followed by another capital that is not an alias: someone else (`Poutine Junior`)? Only for people."""
    if tables.actors[actors[0]].type != "person" or at == 0:
        return False
    before = clause.plain[at - 1]
    return (
        clause.capital[at - 1]
        and before.isalpha()
        and before not in _NOT_NAMES
        and before not in tables.aliases
        and clause.ends[at - 1] + 1 == clause.starts[at]
        and before not in tables.speaker_nouns
        and at - 1 > 0
    )


def _noun_phrase(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """A role, group, institution, document or medium with its complements, then perhaps a name."""
    head = clause.plain[at].removeprefix("ex-")
    categories = tables.speaker_nouns.get(head)
    if categories is None or (head in ("m", "mm", "mme", "mmes", "mlle", "dr", "me", "pr") and not clause.capital[at]):
        return None
    if categories == {"title"}:
        return _titled(clause, first, at, tables, known)
    last, owner = _complements(clause, at, tables)
    words = [w.removeprefix("ex-") for w in clause.plain[at : last + 1]]
    function, country = split_office(words, tables.adjectives, tables.places)
    plural = clause.plain[first] in _PLURAL_DETERMINERS | _NUMBERS and (
        head.endswith(("s", "x")) or "group" in categories
    )
    kind: MentionKind = "role"
    if "group" in categories and (plural or "role" not in categories):
        kind = "group"
    elif "role" not in categories:
        kind = "media" if "media" in categories else "document" if "document" in categories else "institution"
    mention = Mention(
        first,
        last,
        kind,
        head=head,
        function=function,
        country=country or _country_of(owner, tables),
        gender=_gender(clause, first, head),
        plural=plural,
        owner=owner,
        definite=clause.plain[first] in ("le", "la", "l'", "les", "ce", "cet", "cette"),
    )
    return _with_name(clause, mention, tables, known)


def _gender(clause: Clause, first: int, head: str) -> str:
    if clause.plain[first] in ("la", "une", "cette", "sa"):
        return "f"
    return "" if clause.plain[first] == "l'" or head.endswith("s") else "m"


def _country_of(owner: tuple[str, ...], tables: Tables) -> str:
    return tables.actors[owner[0]].country if owner else ""


def _complements(clause: Clause, at: int, tables: Tables) -> tuple[int, tuple[str, ...]]:
    """Last item of the phrase headed at `at`, and the actors named in its complement (`du Kremlin`)."""
    owner: tuple[str, ...] = ()
    end = at
    here = at + 1
    while here < len(clause) and here - at < 18:
        word = clause.plain[here]
        if (
            word in tables.adjectives
            or word in _ADJECTIVES
            or (clause.capital[here] and word in ("d'etat", "unie", "unies"))
        ):
            end, here = here, here + 1
            continue
        if (
            word == "et"
            and here + 1 < len(clause)
            and clause.plain[here + 1] in ("des", "de", "du", "europeennes")
            and end > at + 1
        ):
            here += 1
            if clause.plain[here] == "europeennes":
                end, here = here, here + 1
            continue
        if word not in _COMPLEMENT:
            break
        stop, found = _complement(clause, here, tables)
        if stop is None:
            break
        owner = owner or found
        end, here = stop, stop + 1
    return end, owner


def _complement(clause: Clause, at: int, tables: Tables) -> tuple[int | None, tuple[str, ...]]:
    """One prepositional complement from its preposition on: where it stops, None when it is none."""
    here = at + 1
    while here < len(clause) and clause.plain[here] in (
        "la",
        "le",
        "les",
        "l'",
        "d'",
        "de",
        "leur",
        "son",
        "sa",
        "ses",
    ):
        here += 1
    if here >= len(clause):
        return None, ()
    if found := _alias(clause, here, tables):
        return found.last, found.actors
    word = clause.plain[here]
    if clause.capital[here]:
        last = here
        while (
            word not in ("etat", "etats")
            and word not in _FIELD_NOUNS
            and last + 1 < len(clause)
            and clause.capital[last + 1]
            and clause.plain[last + 1].isalpha()
            and clause.ends[last] + 1 == clause.starts[last + 1]
            and _alias(clause, last + 1, tables) is None
        ):
            last += 1
        return last, ()
    if (
        (not word.isalpha() and "-" not in word)
        or (word in tables.verbs.finite and word not in tables.speaker_nouns)
        or (clause.plain[at] in ("sur", "contre", "a", "en", "pour") and word not in _FIELD_NOUNS)
    ):
        return None, ()
    return here, ()


_FIELD_NOUNS = frozenset(
    "affaires securite defense diplomatie interieur economie finances energie etranger presidence europe retraite "
    "exercice chef "
    "justice budget commerce culture information renseignement armee politique droits homme lutte relations strategie "
    "guerre".split()
)


def _titled(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`M. Xi`, `Mme Meloni`, `M. Dupont`."""
    here = at + 1
    if here < len(clause) and clause.low[here] == ".":
        here += 1
    if here >= len(clause) or not clause.capital[here]:
        return None
    named = _alias(clause, here, tables) or _capitals(clause, here, here, tables, known, single=True)
    if named is None or named.kind != "person":
        return None
    gender = "f" if clause.plain[at] in ("mme", "mmes", "mlle") else "m"
    return _with_apposition(clause, replace(named, first=first, gender=gender), tables, known)


def _with_name(clause: Clause, mention: Mention, tables: Tables, known: frozenset[str]) -> Mention:
    """Adds the name that follows a role: directly, or between commas."""
    here = mention.last + 1
    comma = here < len(clause) and clause.low[here] == ","
    if comma:
        here += 1
    if here >= len(clause) or not clause.capital[here]:
        return mention
    named = _alias(clause, here, tables)
    if (named is None and mention.kind in ("role", "document", "media")) or (named and named.kind == "person"):
        longer = _capitals(clause, here, here, tables, known, single=not comma and mention.kind in ("role", "media"))
        named = longer if named is None or (longer and longer.last > named.last) else named
    if named is None or mention.kind in ("group", "document"):
        return mention
    if mention.kind == "media" and not named.actors and not comma:
        return replace(mention, last=named.last, name=named.name)
    if mention.kind in ("media", "institution") and named.kind == "person":
        return mention
    if mention.kind == "role" and named.kind != "person":
        return mention
    if comma and not _closes(clause, named.last):
        return mention
    kind = named.kind if mention.kind != "media" or named.kind == "media" else "media"
    end = named.last + 1 if comma and named.last + 1 < len(clause) and clause.low[named.last + 1] == "," else named.last
    whole = replace(
        named,
        first=mention.first,
        last=end,
        kind=kind,
        function=mention.function,
        head=mention.head,
        country=named.country or mention.country,
        gender=named.gender or mention.gender,
        definite=True,
    )
    return _second_office(clause, whole, tables) if end > named.last else whole


def _second_office(clause: Clause, mention: Mention, tables: Tables) -> Mention:
    """`le chef de l'État sénégalais, Macky Sall, président en exercice de l'Union africaine,`: takes the second "
    "office in."""
    here = mention.last + 1
    if here >= len(clause) or "role" not in tables.speaker_nouns.get(clause.plain[here].removeprefix("ex-"), ()):
        return mention
    last, _ = _complements(clause, here, tables)
    if last + 1 < len(clause) and clause.low[last + 1] == "," and last - here <= _APPOSITION_LIMIT:
        return replace(mention, last=last + 1)
    return mention


def _closes(clause: Clause, last: int) -> bool:
    """A name in apposition is followed by a comma, the end, or a mark."""
    return last + 1 >= len(clause) or clause.low[last + 1] in (",", ".", ":", ";", ")", QUOTE, "!", "?")


def _with_apposition(clause: Clause, mention: Mention, tables: Tables, known: frozenset[str]) -> Mention:
    """`Wang Yi, ministre chinois des Affaires étrangères,`: keeps the office, and takes the apposition in."""
    here = mention.last + 1
    if here < len(clause) and clause.low[here] == "(":
        close = next((i for i in range(here, min(len(clause), here + 8)) if clause.low[i] == ")"), None)
        if close:
            mention = replace(mention, last=close)
            here = close + 1
    if mention.kind != "person" or here + 1 >= len(clause) or clause.low[here] != ",":
        return mention
    here += 1
    start = here
    while here < len(clause) and (
        clause.plain[here] in DETERMINERS or clause.plain[here].removeprefix("ex-") in _PRE_ADJECTIVES
    ):
        here += 1
    if here >= len(clause) or "role" not in tables.speaker_nouns.get(clause.plain[here].removeprefix("ex-"), ()):
        return mention
    last, owner = _complements(clause, here, tables)
    if last - start > _APPOSITION_LIMIT or not _closes(clause, last):
        return mention
    function, country = split_office(
        [w.removeprefix("ex-") for w in clause.plain[here : last + 1]], tables.adjectives, tables.places
    )
    end = last + 1 if last + 1 < len(clause) and clause.low[last + 1] == "," else last
    return replace(
        mention,
        last=end,
        function=function,
        head=clause.plain[here],
        country=mention.country or country or _country_of(owner, tables),
    )


def first_name(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """A single capitalised word where a speaker is due: `raconte Halyna`."""
    if clause.plain[at] in _NOT_NAMES or clause.plain[at] in tables.adjectives:
        return None
    return _capitals(clause, at, at, tables, frozenset(), single=True)


def _capitals(
    clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str], single: bool = False
) -> Mention | None:
    """A run of capitalised words: a person the table does not know, or the last name of one already met."""
    if clause.plain[at] in _NOT_NAMES and not single:
        return None
    last = at
    count = 1 if clause.plain[at].replace("-", "").isalpha() else 0
    while last + 1 < len(clause) and count and last - at < _MAX_NAME:
        step = last + 1
        if (
            clause.low[step] == "."
            and last - at >= 0
            and clause.ends[last] - clause.starts[last] == 1
            and step + 1 < len(clause)
            and clause.capital[step + 1]
        ):
            step += 1
        if (
            clause.plain[step] in _PARTICLES
            and step + 1 < len(clause)
            and clause.capital[step + 1]
            and clause.plain[step + 1] not in tables.aliases
        ):
            step += 1
        if (
            not clause.capital[step]
            or not clause.plain[step].replace("-", "").isalpha()
            or clause.plain[step] in _NOT_NAMES
        ):
            break
        last, count = step, count + 1
    words = " ".join(clause.plain[at : last + 1])
    if count == 0 or (count == 1 and not single and words not in known):
        return None
    if count == 1 and clause.plain[at] in tables.adjectives:
        return None
    return Mention(first, last, "person", head=clause.plain[last], name=words)
