"""A mention, the aliases of the table, and how far a noun phrase with its complements goes.

Limits: phrases are read left to right by word lists; a complement stops at the first verb, comma or relative.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stance.statements.clause import Clause
from stance.statements.words import ADJECTIVES, COMPLEMENT, FIELD_NOUNS, NOT_NAMES
from stance.tables import Tables

MentionKind = Literal["person", "entity", "role", "institution", "group", "document", "media", "noun"]


@dataclass(frozen=True, slots=True)
class Mention:
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


def find_alias(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """The longest alias of the table that starts here."""
    for alias in tables.aliases.get(clause.plain[at], ()):
        size = len(alias.tokens)
        if alias.capital and not clause.capital[at]:
            continue
        if size > 1 and tuple(clause.plain[at : at + size]) != alias.tokens:
            continue
        if alias.capital and size > 1 and alias.tokens[0] in ("le", "la", "les") and not clause.capital[at + 1]:
            continue  # `Le point 7` is no magazine
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


def find_outlet_name(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """`Le Courrier de Kiev`: an outlet of the table, its words with a capital where a name has one."""
    for alias in tables.press.get(clause.plain[at], ()):
        end = at + len(alias.tokens)
        if tuple(clause.plain[at:end]) != alias.tokens or not _is_written_as_name(clause, at, end, tables):
            continue
        return Mention(at, end - 1, "media", head=alias.tokens[-1], name=" ".join(alias.tokens))
    return None


def _is_written_as_name(clause: Clause, at: int, end: int, tables: Tables) -> bool:
    """With capitals, and not the beginning of another name (`L'Union africaine`)."""
    head = at + 1 if clause.plain[at] in ("le", "la", "les", "l'", "the") else at
    if not clause.capital[at] or not clause.capital[head] or (head == at == 0):
        return False
    follows = clause.low[end] if end < len(clause) else "."
    return (not follows[0].isalnum()) or follows in _AFTER_NAME or follows in tables.verbs.finite


_AFTER_NAME = COMPLEMENT | frozenset("qui que qu' et ou mais dans avec lui elle ne n' se s' y selon".split())


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
    if clause.plain[first] != "l'":
        return "" if head.endswith("s") else "m"
    if head.endswith(("trice", "euse")) or (head.endswith("e") and head[:-1] in tables.speaker_nouns):
        return "f"
    return "m" if head + "e" in tables.speaker_nouns else ""


def country_of(owner: tuple[str, ...], tables: Tables) -> str:
    return tables.actors[owner[0]].country if owner else ""


def find_complements(clause: Clause, at: int, tables: Tables) -> tuple[int, tuple[str, ...]]:
    """Last item of the phrase headed at `at`, and the actors named in its complement (`du Kremlin`)."""
    owner: tuple[str, ...] = ()
    end = at
    here = at + 1
    while here < len(clause) and here - at < 18:
        word = clause.plain[here]
        if (
            word in tables.adjectives
            or word in ADJECTIVES
            or (here == at + 1 and _looks_adjective(clause, here, tables))
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
        if owner and _links(clause, here, tables):
            here += 1
            continue
        if here == at + 1 and _is_cause(clause, at):
            end, here = here + 2, here + 3
            continue
        if word not in COMPLEMENT:
            break
        stop, found = _complement(clause, here, tables)
        if stop is None:
            break
        owner = owner or found
        end, here = stop, stop + 1
    return end, owner


def _is_cause(clause: Clause, at: int) -> bool:
    """`Mouvement pour la paix`: what a body with a capital was founded for."""
    words = clause.plain[at + 1 : at + 4]
    return clause.capital[at] and len(words) == 3 and words[0] in ("pour", "contre") and words[1] in _ARTICLES


_ARTICLES = ("la", "le", "les", "l'")
_OF = ("du", "de", "des", "d'")


def _links(clause: Clause, at: int, tables: Tables) -> bool:
    """A comma or `et` between complements of one noun."""
    if clause.plain[at] == "et":
        return at + 1 < len(clause) and clause.plain[at + 1] in _OF
    return clause.plain[at] == "," and _enumerates(clause, at, tables)


def _enumerates(clause: Clause, comma: int, tables: Tables) -> bool:
    """`du Mali, du Burkina Faso et du Niger`: a comma before another complement of the same kind."""
    if comma + 2 >= len(clause) or clause.plain[comma + 1] not in ("du", "de", "des", "d'"):
        return False
    return (
        any(
            clause.plain[i] == "et" and clause.plain[i + 1] in ("du", "de", "des", "d'")
            for i in range(comma + 2, min(comma + 8, len(clause) - 1))
        )
        and find_alias(clause, comma + 2, tables) is not None
    )


_ADJECTIVE_ENDINGS = (
    "al",
    "ale",
    "aux",
    "ales",
    "ique",
    "iques",
    "if",
    "ive",
    "ifs",
    "ives",
    "oire",
    "aire",
    "aires",
    "ais",
    "aise",
    "ois",
    "oise",
    "oises",
    "iste",
    "istes",
    "ien",
    "ienne",
    "iens",
    "iennes",
    "el",
    "elle",
    "els",
    "elles",
)


def _looks_adjective(clause: Clause, at: int, tables: Tables) -> bool:
    """`le comité départemental`: an adjective right after its noun, told by its ending."""
    word = clause.plain[at]
    return (
        len(word) > 5
        and word.endswith(_ADJECTIVE_ENDINGS)
        and not clause.capital[at]
        and clause.low[at] not in tables.verbs.finite
        and clause.low[at] not in tables.verbs.reporting
    )


def opens_name(clause: Clause, at: int, tables: Tables) -> bool:
    """A first name with a capital behind it: `la députée de Riazan | Lioubov Kouprina`."""
    first = clause.plain[at].split("-")[0]
    return (
        clause.capital[at]
        and at + 1 < len(clause)
        and clause.capital[at + 1]
        and (clause.plain[at] in tables.first_names or first in tables.first_names)
    )


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
    if found := find_alias(clause, here, tables):
        return found.last, found.actors
    word = clause.plain[here]
    if clause.capital[here]:
        last = here
        while (
            word not in ("etat", "etats")
            and word not in FIELD_NOUNS
            and last + 1 < len(clause)
            and clause.capital[last + 1]
            and clause.plain[last + 1].isalpha()
            and clause.ends[last] + 1 == clause.starts[last + 1]
            and find_alias(clause, last + 1, tables) is None
            and not opens_name(clause, last + 1, tables)
        ):
            last += 1
        return last, ()
    if (
        (not word.isalpha() and "-" not in word)
        or (word in tables.verbs.finite and word not in tables.speaker_nouns)
        or (clause.plain[at] in ("sur", "contre", "a", "en", "pour") and word not in FIELD_NOUNS)
    ):
        return None, ()
    return here, ()
