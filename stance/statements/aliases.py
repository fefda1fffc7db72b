"""A mention, and the names that a table has for it: of actors, of outlets, of people by their first name.

Limits: the longest alias wins; an outlet of one word alone is not looked for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from stance.reading.view import plain
from stance.statements.clause import Clause
from stance.statements.words import ADJECTIVES, AVOIR, COMPLEMENT, ETRE, NOT_NAMES
from stance.tables import Tables, words_of

MentionKind = Literal["person", "entity", "role", "institution", "group", "document", "media", "noun"]


HOLDERS = ("person", "role", "entity", "institution", "group")  # kinds of mention that can hold a position


class Mention(NamedTuple):
    """A noun phrase over items [first, last]; `actors` are table ids it may mean, `name` the words of a person,
    `same` that it is called `le même`."""

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
    same: bool = False
    owner: tuple[str, ...] = ()
    members: tuple[Mention, ...] = ()


def find_alias(clause: Clause, at: int, tables: Tables, first: int | None = None) -> Mention | None:
    """The longest alias of the table that starts here; `first` is where its determiner stands, if it has one."""
    words = clause.plain
    for alias in tables.aliases.near(words, at) if words[at] in tables.aliases else ():
        size = len(alias.tokens)
        if alias.capital and not clause.capital[at]:
            continue
        if size > 1 and tuple(words[at : at + size]) != alias.tokens:
            continue
        if alias.capital and size > 1 and alias.tokens[0] in ("le", "la", "les") and not clause.capital[at + 1]:
            continue  # `Le point 7` is no magazine
        follows = words[at + size] if at + size < clause.size else ""
        if tables.actors[alias.actors[0]].country == "XX" and (follows in ADJECTIVES or follows in tables.adjectives):
            continue  # `certains pays occidentaux`
        if size > 1 and alias.tokens[0] in _FOUNDED and _has_cause(clause, at + size):
            continue
        if follows in _OF and tables.actors[alias.actors[0]].type == "media" and _is_named(clause, at + size):
            continue
        if follows and alias.tokens[0] in _ELECTED and _is_party(clause, at + size):
            continue  # `les députés européens RN`
        if size == 1 and alias.capital and _opens_other_name(clause, at, tables):
            continue
        if size == 1 and (_is_longer_name(clause, at, tables, alias.actors) or _is_longer_body(clause, at, tables)):
            continue
        actor = tables.actors[alias.actors[0]]
        kind: MentionKind = "person" if actor.type == "person" else "media" if actor.type == "media" else "entity"
        return Mention(
            at if first is None else first,
            at + size - 1,
            kind,
            head=alias.tokens[-1],
            name=" ".join(alias.tokens),
            actors=alias.actors,
            country=actor.country,
            gender=actor.gender,
            plural=actor.gender == "pl" or (first is not None and clause.plain[first] == "les"),
            definite=first is not None,
        )
    return None


_FOUNDED = frozenset("front mouvement rassemblement parti union".split())
_CAUSES = frozenset(
    "defense liberation democratie renouveau progres reforme developpement paix justice liberte salut changement "
    "sauvegarde restauration protection promotion independance".split()
)


def _has_cause(clause: Clause, at: int) -> bool:
    """`le Front national pour la défense des droits` is no party of that short name."""
    words = clause.plain[at : at + 3]
    return words[:1] in (["pour"], ["de"], ["du"]) and bool(_CAUSES.intersection(words[1:]))


_OF = frozenset({"de", "du", "des", "d'"})


def _is_named(clause: Clause, at: int) -> bool:
    """`Le Courrier | du Sahel` is another paper than `Le Courrier`."""
    behind = at + 2 if clause.plain[at + 1 : at + 2] in (["la"], ["l'"]) else at + 1
    return clause.capital[behind : behind + 1] == [True]


_ELECTED = frozenset("depute deputes eurodepute eurodeputes elus parlementaires senateurs".split())


def _is_party(clause: Clause, at: int) -> bool:
    text = clause.text(at, at)
    return 1 < len(text) < 6 and text.isupper() and text.isalpha()


def find_outlet_name(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """`Le Courrier de Kiev`: an outlet of the table, its words with a capital where a name has one."""
    for alias in tables.press.near(clause.plain, at):
        end = at + len(alias.tokens)
        if tuple(clause.plain[at:end]) != alias.tokens or not _is_written_as_name(clause, at, end, tables):
            continue
        if clause.plain[end : end + 1] == ["des"] or (clause.plain[end : end + 1] == ["du"] and _is_named(clause, end)):
            continue  # `L'Union des pêcheurs`, `La Voix du Sahel`: a body that meets under such a name, another paper
        return Mention(at, end - 1, "media", head=alias.tokens[-1], name=" ".join(alias.tokens))
    return None


def named_outlet(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """The same, its article in small letters."""
    for end in range(min(at + 5, clause.size), at + 1, -1):
        name = " ".join(clause.plain[at:end])
        closed = end == clause.size or clause.low[end] in (",", ".", "et", "qui")
        if closed and name in tables.outlet_names and all(clause.capital[at + 1 : end]):
            return Mention(at, end - 1, "media", head=clause.plain[end - 1], name=name)
    return None


def _is_written_as_name(clause: Clause, at: int, end: int, tables: Tables) -> bool:
    """With capitals, and not the beginning of another name (`L'Union africaine`)."""
    head = at + 1 if clause.plain[at] in ("le", "la", "les", "l'", "the") else at
    if not clause.capital[at] or not clause.capital[head] or (head == at == 0):
        return False
    follows = clause.low[end] if end < clause.size else "."
    return (not follows[0].isalnum()) or follows in _AFTER_NAME or follows in tables.verbs.finite


_BODIES = frozenset({"alliance", "commission"})  # a body's short name that many others begin with


def _is_longer_body(clause: Clause, at: int, tables: Tables) -> bool:
    """`l'Alliance` alone, not `l'Alliance du Sahel`, `Alliance libérale`, `la Nouvelle Alliance`."""
    if clause.plain[at] not in _BODIES:
        return False
    follows = clause.plain[at + 1] if at + 1 < clause.size else "."
    other = clause.capital[at + 1] if at + 1 < clause.size else False
    bare = at > 0 and clause.plain[at - 1] in ("l'", "la")
    return (
        not bare
        or other
        or follows in ("du", "des", "de", "d'", "pour")
        or follows in tables.adjectives
        or (follows.isalpha() and follows.endswith(("ale", "iste", "ique", "aine", "enne")))
    )


_AFTER_NAME = COMPLEMENT | frozenset("qui que qu' et ou mais dans avec lui elle ne n' se s' y selon".split())


def _opens_other_name(clause: Clause, at: int, tables: Tables) -> bool:
    """`France Universités`: a land of the feminine without its article, and a capital that is nobody's right behind."""
    if at + 1 >= clause.size or not clause.capital[at + 1] or clause.plain[at] not in _articled(tables):
        return False
    after = clause.plain[at + 1]
    known = after in tables.aliases or after in tables.first_names or after in tables.adjectives or after in NOT_NAMES
    bare = at == 0 or clause.low[at - 1] not in ("la", "l'", "en", "de", "d'", "et", "à")
    return bare and after[:1].isalpha() and not known and clause.ends[at] + 1 == clause.starts[at + 1]


@lru_cache(maxsize=4)
def _articled(tables: Tables) -> frozenset[str]:
    """Lands that a sentence names with `la` or `l'`."""
    names = (plain(nation.name) for nation in tables.nations.values())
    lands = {name.removeprefix("la ").removeprefix("l'") for name in names if name.startswith(("la ", "l'"))}
    return frozenset({"europe", "afrique", "asie", "amerique"} | lands)


def _is_longer_name(clause: Clause, at: int, tables: Tables, actors: tuple[str, ...]) -> bool:
    """`Poutine` followed by another capital that is not an alias: someone else (`Poutine Junior`)? Only for people."""
    if tables.actors[actors[0]].type != "person" or at == 0:
        return False
    before = clause.plain[at - 1]
    return (
        clause.capital[at - 1]
        and before.isalpha()
        and before not in NOT_NAMES
        and before not in tables.aliases
        and clause.ends[at - 1] + 1 == clause.starts[at]
        and before not in tables.speaker_nouns
        and at - 1 > 0
    )


def gender_of(clause: Clause, first: int, head: str, tables: Tables) -> str:
    """Of the determiner, else of the noun where the table has it in both forms (`adjoint`, `adjointe`)."""
    if clause.plain[first] in ("la", "une", "cette", "sa"):
        return "f"
    if head in _MALE or head in _FEMALE:  # `son` tells nothing
        return "m" if head in _MALE else "f"
    if head.endswith(("trice", "euse")) or (head.endswith("e") and head[:-1] in tables.speaker_nouns):
        return "f"
    if head + "e" in tables.speaker_nouns:
        return "m"
    return "m" if clause.plain[first] in ("le", "un", "ce", "cet", "du", "au") and not head.endswith("s") else ""


_MALE = frozenset("homme fils pere frere mari epoux oncle neveu beau-pere beau-frere grand-pere petit-fils".split())
_FEMALE = frozenset("femme fille mere soeur epouse tante niece belle-mere belle-soeur grand-mere petite-fille".split())


def country_of(owner: tuple[str, ...], tables: Tables) -> str:
    return tables.actors[owner[0]].country if owner else ""


def opens_name(clause: Clause, at: int, tables: Tables) -> bool:
    """A first name with a capital behind it: `la députée de Riazan | Lioubov Kouprina`; any behind initials."""
    if not clause.capital[at] or at + 1 >= clause.size or not clause.capital[at + 1]:
        return False
    first = clause.plain[at].split("-")[0]
    return clause.plain[at] in tables.first_names or first in tables.first_names or _follows_initials(clause, at)


def _follows_initials(clause: Clause, at: int) -> bool:
    """`l'expert de l'EPFZ | Yngve Lind`: two words in small letters behind a body's initials."""
    initials = clause.text(at - 1, at - 1) if at else ""
    words = (clause.text(at, at), clause.text(at + 1, at + 1))
    small = all(len(word) > 2 and word[1:].islower() and word.isalpha() for word in words)
    return small and len(initials) > 2 and initials.isupper() and initials.isalpha()


def is_prime(clause: Clause, at: int) -> bool:
    """`Premier ministre` is one office, not a minister who comes first."""
    return (
        at + 1 < clause.size
        and clause.plain[at + 1] in ("ministre", "magistrat", "magistrate")
        and clause.plain[at].removeprefix("ex-") in ("premier", "premiere", "vice-premier", "vice-premiere")
    )


def with_second(clause: Clause, proper: Mention, tables: Tables) -> tuple[int, str]:
    """`l'association Pain et Paix,`, `le parti Pain et Paix dénonce`, `Alternance 2030`: where the name of a body ends,
    and the name."""
    year = clause.low[proper.last + 1 : proper.last + 2]
    if year and year[0].isdigit() and len(year[0]) == 4:
        return proper.last + 1, f"{proper.name} {year[0]}"
    last = proper.last + 2
    words = clause.low[last - 1 : last + 2]
    behind = words[2] if len(words) > 2 else ""
    alone = behind in AVOIR or behind in ETRE or behind in tables.verbs.finite  # a verb of one, not of two
    closed = behind in (",", "(") or (alone and not behind.endswith("nt"))
    joined = words[:1] == ["et"] and closed and clause.capital[last]
    if not joined or clause.plain[last] in tables.first_names or find_alias(clause, last, tables):
        return proper.last, proper.name
    return last, f"{proper.name} et {clause.plain[last]}"


def surface_of(clause: Clause, mention: Mention) -> str:
    """The words of the text themselves."""
    return clause.text(mention.first, mention.last).rstrip(" ,")


_LONGEST_NAME = 160  # characters: no actor's is longer, and a page may give a whole paragraph for its name


def begin_with(word: str, tables: Tables) -> frozenset[str]:
    """The bodies of several countries one of whose names is longer and begins with this word."""
    known = (tables.actors[key] for name in tables.aliases.get(word, ()) if len(name.tokens) > 1 for key in name.actors)
    return frozenset(
        a.id for a in known if a.type in ("organisation", "institution") and a.country not in tables.nations
    )


def house_called(name: str, tables: Tables) -> str:
    """The id of the actor whose site goes by this name: `Ministère russe des Affaires étrangères (site)`."""
    if len(name) > _LONGEST_NAME:
        return ""
    words = words_of(name.removesuffix(" (site)"))
    own = (alias.actors[0] for alias in tables.aliases.get(words[0] if words else "", ()) if alias.tokens == words)
    return tables.actor_names.get(" ".join(words), "") or next(own, "")
