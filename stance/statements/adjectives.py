"""Is a word an adjective of the noun it stands behind? By the lists, by its ending, by what follows.

Limits: an ending tells only right behind the noun; a word that can be a verb is none.
"""

from __future__ import annotations

from stance.statements.aliases import find_alias, opens_name
from stance.statements.clause import Clause
from stance.statements.words import ADJECTIVES
from stance.tables import Tables


def is_adjective(clause: Clause, head: int, at: int, tables: Tables) -> bool:
    word = clause.plain[at]
    if word in tables.adjectives or word in ADJECTIVES:
        return True
    near = at == head + 1 or _is_house(clause, at - 1) or (at == head + 2 and clause.plain[at - 1] in tables.adjectives)
    if near and _before_person(clause, at, tables):
        return True  # `le président tchétchène Karl Brandt`
    return (
        ("-" in word and word.rpartition("-")[2] in tables.adjectives)
        or (near and looks_adjective(clause, at, tables))
        or (near and word.startswith(_PREFIXES) and not clause.capital[at])
        or (clause.low[at] in _OF_FIGHTERS and clause.plain[head] in _FIGHTING)
        or (clause.capital[at] and word in ("unie", "unies"))
    )


_FIGHTING = frozenset("groupe groupes mouvement organisation faction coalition".split())
_OF_FIGHTERS = frozenset("armé armés armée armées militant militante rebelle rebelles".split())  # `le groupe armé`
_PREFIXES = ("pro-", "anti-", "ultra-")  # `la ministre pro-européenne Anne Rochat`


def _before_person(clause: Clause, at: int, tables: Tables) -> bool:
    word = clause.plain[at]
    if clause.capital[at] or not word.isalpha() or len(word) < 5 or at + 1 >= clause.size or not clause.capital[at + 1]:
        return False
    if word in tables.verbs.finite or word in tables.verbs.reporting or word in tables.speaker_nouns:
        return False
    found = find_alias(clause, at + 1, tables)
    return found.kind == "person" if found is not None else opens_name(clause, at + 1, tables)


_HOUSES = frozenset("parti mouvement front congres conseil comite union ligue rassemblement alliance bloc".split())


def _is_house(clause: Clause, at: int) -> bool:
    """`le chef du Parti québécois`: the adjective belongs to the name of the party."""
    return clause.capital[at] and clause.plain[at] in _HOUSES


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
    "ier",
    "iers",
    "iere",
    "ieres",
    "aine",
    "aines",
)
_NO_ADJECTIVES = frozenset("janvier fevrier dernier premier derniere premiere officier particulier".split())


def looks_adjective(clause: Clause, at: int, tables: Tables) -> bool:
    """`le comité départemental`: an adjective right after its noun, told by its ending."""
    word = clause.plain[at]
    return (
        len(word) > 5
        and word.endswith(_ADJECTIVE_ENDINGS)
        and not clause.capital[at]
        and word not in _NO_ADJECTIVES
        and clause.low[at] not in tables.verbs.finite
        and clause.low[at] not in tables.verbs.reporting
    )
