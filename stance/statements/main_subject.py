"""The phrase that opens a sentence, or follows the complement that opens it: subject of its gerunds and asides.

Limits: told by place, not by the verb; a topic before a colon is passed over.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.words import AVOIR, DETERMINERS, ETRE, PLACE_OR_TIME

_LINKS = frozenset(("mais", "et", "or", "car", "donc", "–", "-", "—", "ainsi", "alors", "seul", "seule"))
# What opens a complement before the subject; `a`: `à`, without its accent.
_COMPLEMENT_OPENING = frozenset(
    "a dès face malgré suite outre selon alors interrogé interrogée le lundi mardi mercredi jeudi vendredi samedi "
    "dimanche quelques plus peu hier si quand lorsque tout ce".split()
)
_OPENING = PLACE_OR_TIME | _COMPLEMENT_OPENING | {"assis", "assise", "assises"}
_PARTICIPLES = ("ée", "és", "ées")  # `Installée à l'ombre, Olga Lind`


def main_subject(clause: Clause, mentions: list[Mention], before: int) -> Mention | None:
    """The phrase that opens the sentence, or follows its opening complement; subject of its gerunds."""
    for mention in mentions:
        if mention.last >= before:
            return None
        at = mention.first
        if at == 0 and stands_before_name(clause, mentions):
            return mentions[1] if mentions[1].last < before else None
        topic = at == 0 and clause.low[mention.last + 1 : mention.last + 2] == [":"]
        if topic and before > mention.last + 3:
            continue  # `ONU : Moscou oppose son veto`
        if (
            (0 < at <= 8 and clause.low[at - 1] == ":")
            or at == 0
            or (at == 2 and clause.low[1] == ",")  # `Auparavant, Karl Brandt a…`
            or (at <= 2 and clause.low[0] in _LINKS and clause.low[1] not in ("que", "qu'"))
        ):
            return mention
        if clause.low[at - 1] == "," and (clause.low[0] in _OPENING or clause.low[0].endswith(_PARTICIPLES)):
            return mention
    return None


def stands_before_name(clause: Clause, mentions: list[Mention]) -> bool:
    """`Maire de Vic depuis dix ans, Olga Lind…`: an office without an article, and then whose it is."""
    if len(mentions) < 2 or mentions[0].kind != "role" or clause.plain[0] in DETERMINERS:
        return False
    named = mentions[1]
    bare = mentions[0].first == 0 and mentions[0].last < named.first
    apart = named.kind == "person" and clause.low[named.first - 1] == ","
    return bare and apart and QUOTE not in clause.low[: named.first] and ":" not in clause.low[: named.first]


def parts_subject(clause: Clause, mentions: list[Mention], first: int, last: int) -> bool:
    """`La maire, selon lui, veut partir`: items [first, last] part a subject from its verb, so `lui` is another."""
    aside = first > 1 and clause.low[first - 1] == "," and clause.low[last + 1 : last + 2] == [","]
    subject = main_subject(clause, mentions, first) if aside else None
    return subject is not None and first - 2 <= subject.last < first


def bare_neighbour(clause: Clause, mentions: list[Mention], mention: Mention) -> Mention | None:
    """`Norvégiens et Suédois ont dit`, `les Libéraux et Verts`: the first of two groups that share a determiner."""
    low, at = clause.low, mention.first - 2
    if at < 0 or low[at + 1] != "et" or low[mention.first] in DETERMINERS or any(m.last == at for m in mentions):
        return None
    if not clause.capital[at] or low[at][-1] not in "sx" or low[mention.last][-1] not in "sx":
        return None
    first = at - 1 if at and low[at - 1] in ("les", "des") else at
    if first and low[first - 1] not in _BEFORE_SUBJECT:
        return None
    return Mention(first, at, "group", head=clause.plain[at], plural=True, definite=True)


_BEFORE_SUBJECT = frozenset({",", ":", ";", "que", "qu'", "et", "mais", "–", "—", "("})


def past_only_relative(clause: Clause, first: int, last: int, finite: frozenset[str]) -> bool:
    """`Le geste du maire, dont la ville est riche, marque la fin d'un règne`: the verb of the phrase that opens it."""
    low = clause.low
    comma = low.index(",")
    if comma + 1 >= first or low[comma + 1] not in _RELATIVES or "," in low[comma + 1 : first - 1]:
        return False
    return "," not in low[last:] and not any(w in finite or w in AVOIR or w in ETRE for w in low[:comma])


_RELATIVES = frozenset("qui dont que qu' où".split())


def named_last(clause: Clause, mentions: list[Mention], comma: int) -> Mention | None:
    """`Le maire de Bergen, à 600 km de la capitale, Karl Brandt, dit`: the name that closes a long description."""
    office = mentions[0] if mentions else None
    person = next((m for m in mentions if comma - 1 <= m.last <= comma), None)
    if office is None or person is None or office.first or office.kind != "role" or office.plural:
        return None
    named = person.kind == "person" and " " in person.name and not person.plural and person is not office
    return person if named and clause.low[person.first - 1] == "," else None
