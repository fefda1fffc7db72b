"""Whether a word can head or open the phrase of a speaker: gerunds, initials, indefinite articles, appraisals.

Limits: word forms only; what the word means is for the tables.
"""

from __future__ import annotations

from stance.statements.clause import QUOTE, Clause
from stance.statements.words import DETERMINERS, THINGS
from stance.tables import Tables

_ARTICLES = frozenset("le la l' du au".split())
MANY = frozenset("nombreux nombreuses multiples hauts hautes rares grands jeunes tels".split())
_BEFORE_INDEFINITE = frozenset(
    "que qu' selon après et mais ou quand alors comme par si lorsque tandis d'après apres pour chez ont".split()
)


HUMAN_ENDINGS = tuple(
    "eur eurs euse euses trice trices iste istes ien iens ienne logue logues crate crates ants ains aires iers "
    "iere ier ois ais".split()
)


def looks_human(noun: str) -> bool:
    """`quinquagénaire`, `boulangère`: told by the ending; `moteur` and `calendrier` are listed as things."""
    return noun.endswith((*HUMAN_ENDINGS, "genaire")) and noun not in THINGS


def told_gender(noun: str) -> str:
    """`l'accusateur` and `l'éditrice`: told by the ending where the article is cut."""
    if noun.endswith(("trice", "euse", "ienne", "iere")):
        return "f"
    return "m" if noun.endswith(("eur", "ien", "ier", "ant", "ain")) else ""


def is_gerund(clause: Clause, at: int, tables: Tables) -> bool:
    """`Désignant Karl Brandt, le maire a ri`: the capital is the sentence's."""
    word = clause.low[at]
    if at or not word.endswith("ant"):
        return False
    return any(word[:-3] + ending in tables.verbs.infinitives for ending in ("er", "ir", "oir", "re"))


def is_acronym(clause: Clause, at: int) -> bool:
    """`le DFAE`, `l'IFRI`: a body known by its initials."""
    text = clause.raw[clause.starts[at] : clause.ends[at]]
    return 2 < len(text) < 9 and text.isalpha() and text.isupper() and clause.plain[at - 1] in _ARTICLES


def may_open(clause: Clause, at: int) -> bool:
    """`des responsables…`, `d'autres pays`: an indefinite subject, not a complement of the noun before."""
    if clause.plain[at] == "des":
        return at == 0 or not clause.plain[at - 1][0].isalpha() or clause.low[at - 1] in _BEFORE_INDEFINITE
    if clause.plain[at] == "de" and at + 1 < clause.size and clause.plain[at + 1] in MANY:
        return at == 0 or not clause.plain[at - 1][0].isalpha() or clause.low[at - 1] in _BEFORE_INDEFINITE
    return clause.plain[at] == "d'" and at + 1 < clause.size and clause.plain[at + 1] in ("autres", "anciens", "ex")


_OF_PEOPLE = frozenset("célèbre critique critiques".split())
_OPEN_OBJECT = DETERMINERS - frozenset("du de d'".split()) | {QUOTE}


def appraises(clause: Clause, at: int) -> bool:
    """`Karl Brandt, célèbre pamphlétaire`, `Critique féroce du pouvoir, Karl Brandt`: what somebody is, no verb."""
    low = clause.low
    if low[at] not in _OF_PEOPLE or at + 1 == clause.size or low[at + 1] in _OPEN_OBJECT:
        return False
    incise = clause.capital[at + 1] or QUOTE in low[:at]  # `« Non », critique Olga Lind`
    return low[at] == "célèbre" or (not incise and (at == 0 or low[at - 1] in (",", "(", "–", "—")))
