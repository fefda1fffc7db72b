"""Where the name of an office's holder begins, when more is told of the office than its complements.

`Le gouverneur installé par Moscou, X,`; `le rapporteur du texte sur la pêche, X,`; `l'élu chargé du port, un ancien
docker nommé X,`. Limits: the name stands behind the first comma, at most `_FARTHEST` items away, and opens with a
title or a first name that the table has when nothing but a further complement leads there.
"""

from __future__ import annotations

from stance.statements.aliases import Mention, find_alias, opens_name
from stance.statements.clause import QUOTE, Clause
from stance.statements.words import APPRAISALS, AVOIR, DETERMINERS, ETRE
from stance.tables import Tables

_FARTHEST = 16
_GOT = frozenset("installé nommé désigné élu mandaté imposé choisi dépêché soutenu reconnu".split())
_FIELD = frozenset("sur pour contre en chargé chargée auprès aux à au".split())  # what a further complement opens with
_TITLES = frozenset("m mme monsieur madame me".split())
_NO_FIELD = frozenset((QUOTE, ":", ";", "(", ")", "qui", "que", "qu'", "dont", "où", "–", "—"))


def name_place(clause: Clause, mention: Mention, tables: Tables) -> tuple[int, bool]:
    """Where the name behind an office, a body or a paper would begin, and whether a comma stands before it."""
    here = _past_appointment(clause, mention, tables)
    if clause.low[here : here + 2] == ["du", "nom"] and clause.low[here + 2 : here + 3] in (["de"], ["d'"]):
        here += 3
    here += clause.low[here : here + 1] in (["lui-même"], ["elle-même"])
    role = mention.kind == "role"
    if role and clause.low[here : here + 1] == ["("] and clause.low[here + 2 : here + 4] == [")", ","]:
        here += 3  # `le président de l'Union du port (UP), Karl Brandt,`
    comma = here < clause.size and clause.low[here] == ","
    if comma:
        here = called(clause, (_past_lands(clause, here) if role else here) + 1)
        here = _past_label(clause, here) if role else here
    if mention.kind == "media" and not comma and here < clause.size and not clause.capital[here]:
        here += clause.low[here] in ("l'", "le", "la")  # `le journal d'État l'Essor`
    if here + 1 < clause.size and tables.speaker_nouns.get(clause.plain[here]) == {"title"}:
        here += 2 if clause.low[here + 1] == "." else 1
    return here, comma


def _past_label(clause: Clause, at: int) -> int:
    """`son voisin, le socialiste Karl Brandt, …`, `le porte-parole, le colonel Karl Brandt, …`: where the name behind
    such a label begins, else `at`.
    """
    label = clause.low[at : at + 1] in (["le"], ["la"], ["l'"]) and clause.plain[at + 1 : at + 2] != []
    told = label and (clause.plain[at + 1] in APPRAISALS or clause.plain[at + 1] in _RANKS)
    named = told and clause.capital[at + 2 : at + 3] == [True]
    return at + 2 if named else at


_RANKS = frozenset(
    "general generale colonel lieutenant-colonel lieutenant capitaine commandant major amiral contre-amiral "
    "vice-amiral depute deputee senateur senatrice diplomate ambassadeur ambassadrice docteur professeur "
    "professeure".split()
)


def _past_lands(clause: Clause, comma: int) -> int:
    """`le Sous-Secrétaire général pour le Moyen-Orient, l'Asie et le Pacifique, M. X`: the comma before the title."""
    for at in range(comma + 1, min(comma + _LONGEST_LIST, clause.size - 1)):
        if clause.low[at] == "," and clause.plain[at + 1] in ("m", "mme"):
            return at
        if not clause.capital[at] and clause.plain[at] not in DETERMINERS and clause.low[at] not in _LISTING:
            return comma
    return comma


_LONGEST_LIST = 14
_LISTING = frozenset({",", "et", "-", "centrale", "centrales", "du", "de", "des", "d'"})


def _past_appointment(clause: Clause, mention: Mention, tables: Tables) -> int:
    """Where the comma before the name stands, past how the office was got or what it is for; else right behind."""
    here = mention.last + 1
    if mention.kind != "role" or here >= clause.size or mention.plural:
        return here
    word = clause.low[here]
    if word.rstrip("e") in _GOT and clause.low[here + 1 : here + 2] == ["par"]:
        return next((i for i in range(here, min(here + 8, clause.size)) if clause.low[i] == ","), here)
    if mention.head in _PORTFOLIOS and (past := _past_portfolio(clause, here)) > here:
        return past if _names(clause, past + 1, tables) or all(clause.capital[past + 1 : past + 3]) else here
    other = word == "et" and "role" in tables.speaker_nouns.get("".join(clause.plain[here + 1 : here + 2]), ())
    return _past_field(clause, mention, here, tables) if (word in _FIELD or other) and mention.definite else here


def _past_field(clause: Clause, mention: Mention, here: int, tables: Tables) -> int:
    low = clause.low
    comma = next((i for i in range(here, min(here + _FARTHEST, clause.size - 2)) if low[i] == ","), None)
    if comma is None:
        return here
    for at in range(here, comma):
        word = low[at]
        if word in _NO_FIELD or word in AVOIR or (word in ETRE and word != "été") or _is_verb(clause, at, tables):
            return here
    return comma if _names(clause, comma + 1, tables) else here


def _names(clause: Clause, at: int, tables: Tables) -> bool:
    """Somebody's name stands at `at`."""
    person = find_alias(clause, at, tables)
    titled = clause.plain[at] in _TITLES and clause.capital[at]
    return titled or opens_name(clause, at, tables) or (person is not None and person.kind == "person")


_PORTFOLIOS = frozenset("ministre vice-ministre secretaire commissaire".split())


def _past_portfolio(clause: Clause, here: int) -> int:
    """`la ministre de l'Économie, du Plan et de la Statistique, Olga Lind`, `du Commerce extérieur, Olga Lind`: the
    comma behind the last field of the office, else `here`."""
    plain, at = clause.plain, here
    for _ in range(_FARTHEST):
        if at + 3 >= clause.size:
            return here
        if plain[at] in (",", "et") and plain[at + 1] in _OF:
            at += 3 if plain[at + 2] in ("la", "l'") else 2
            if not clause.capital[at]:
                return here
        elif plain[at] == ",":
            return at
        elif not plain[at].isalpha() or (not clause.capital[at] and plain[at + 1] not in (",", "et")):
            return here
        else:
            at += 1
    return here


_OF = ("du", "de", "des", "d'")


def _is_verb(clause: Clause, at: int, tables: Tables) -> bool:
    """A finite form that no article, preposition or noun leads to."""
    word = clause.low[at]
    return word in tables.verbs.finite and word in tables.verbs.reporting and clause.low[at - 1] not in _BEFORE_NOUN


_BEFORE_NOUN = frozenset("le la les l' un une de du des d' en à au aux et sur pour contre".split())


def called(clause: Clause, here: int) -> int:
    """`Le patron, un ancien soldat nommé X,`: where the name begins, past what else is told of its bearer."""
    if clause.low[here : here + 1] not in (["un"], ["une"]):
        return here
    for at in range(here + 1, min(here + 8, clause.size - 1)):
        if clause.low[at] == ",":
            break
        if clause.low[at].rstrip("e") in ("nommé", "prénommé", "appelé", "surnommé"):
            return at + 1
    return here
