"""Dialogue set with dashes: a paragraph that opens with a dash is a turn, its speech a quotation without marks.

A dash also opens items of lists; a run of such paragraphs is dialogue when one of them asks, exclaims, speaks in the
first or second person, or holds an incise of narration (`, répond-il`, not `, a annoncé X` of news). Limits: one incise
a turn; turns alternate between two speakers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stance.reading.quotes import Quote
from stance.reading.verbs import VerbLexicon
from stance.records import Attribution, Statement

Span = tuple[int, int]

_DASH = re.compile(r"[—–-] ?(?=[^\W\d_]|…)")
_SPOKEN = re.compile(r"[?!]|\b(?:je|j'|vous|nous|tu|moi|toi|mon|ma|mes|votre|vos|notre|nos)(?!\w)", re.IGNORECASE)
_AFTER_COMMA = re.compile(
    r", (?:(?:m'|t'|s'|l'|nous |vous |lui |leur |me |te |se )?(?:(?:a|ai|ont)-?(?:t-)?\w* )?)(\w+)"
)
_WITH_PRONOUN = re.compile(r", [\w' ]{0,20}?\w+-(?:t-)?(?:il|elle|ils|elles|on|je)\b")
_MARKS = frozenset('«»“”"')


def find_turns(view: str, paragraphs: Sequence[Span], verbs: VerbLexicon) -> dict[int, tuple[Quote, bool]]:
    """Paragraph start → its speech, and whether it is a mere question, for each turn of a dialogue."""
    turns: dict[int, tuple[Quote, bool]] = {}
    run: list[Span] = []
    for span in [*paragraphs, (len(view), len(view))]:
        if (
            span[0] < span[1]
            and _DASH.match(view, span[0])
            and view[span[0] + 1 : span[0] + 3].strip()[:1] not in _MARKS
        ):
            run.append(span)
            continue
        incises = [_incise(view, s, verbs) for s in run]
        told = any(at is not None and _is_told(view, s, at) for s, at in zip(run, incises, strict=True))
        if told or (len(run) > 1 and sum(1 for s in run if _SPOKEN.search(view, *s)) > len(run) / 2):
            for (start, end), incise in zip(run, incises, strict=True):
                turns[start] = _turn(view, start, end, incise)
        run = []
    return turns


def _is_told(view: str, span: Span, incise: int) -> bool:
    """`, répond une femme` is of a dialogue; `, a annoncé le maire` closes a piece of news, unless somebody asks or
    speaks of themselves in it."""
    return _REPORTED.match(view, incise) is None or _SPOKEN.search(view, span[0], incise) is not None


_REPORTED = re.compile(r", (?:a|ont|avait|avaient) (?!-)")


def _turn(view: str, start: int, end: int, incise: int | None) -> tuple[Quote, bool]:
    match = _DASH.match(view, start)
    first = match.end() if match else start
    last = incise or end
    while last > first and view[last - 1] in " \n":
        last -= 1
    return Quote(start, last, first, last, 0), incise is None and view[last - 1] == "?"


def _incise(view: str, span: Span, verbs: VerbLexicon) -> int | None:
    """Where `, répond une femme`, `, bougonne-t-il` begins."""
    start, end = span
    if any(mark in view[start:end] for mark in _MARKS):
        return None
    for match in [*_AFTER_COMMA.finditer(view, start, end)][::-1]:
        said = any(v.classes & {"say", "cite"} for v in verbs.reporting.get(match.group(1).lower(), ()))
        if (said and match.group(1).lower() not in ("dit", "dites")) or _WITH_PRONOUN.match(view, match.start(), end):
            return match.start()
    return None


def settle_turns(found: list[Statement]) -> list[Statement]:
    """Turns without an incise take the speaker of the other turns of their parity; unanswered ones stay open."""
    settled = list(found)
    at = 0
    while at < len(settled):
        stop = at
        while stop < len(settled) and settled[stop].text[:1] in "—–-" and settled[stop].text[:1]:
            stop += 1
        if stop - at > 1:
            settled[at:stop] = _settled(settled[at:stop])
        at = max(stop, at + 1)
    return settled


def _open(turns: list[Statement]) -> list[Statement]:
    """Where none of several turns in a row says whose it is, nobody before them goes on in all of them."""
    carried = [turn.kind == "direct" and turn.attribution.rule == "carried" for turn in turns]
    if not any(a and b for a, b in pairwise(carried)):
        return turns
    return [_unattributed(turn) if lost else turn for turn, lost in zip(turns, carried, strict=True)]


def _unattributed(turn: Statement) -> Statement:
    nobody = Attribution(None, "unattributed", 0.0, turn.actor)
    return replace(turn, actor=None, actor_id=None, actor_country=None, actor_bloc=None, attribution=nobody)


def _settled(turns: list[Statement]) -> list[Statement]:
    if not any(turn.actor and turn.attribution.rule != "carried" for turn in turns):
        return _open(turns)
    named = {i % 2: turn for i, turn in enumerate(turns) if turn.actor and turn.attribution.rule != "carried"}
    result = []
    for index, turn in enumerate(turns):
        other = named.get(index % 2)
        if turn.kind != "direct" or turn.attribution.rule not in ("carried", "unattributed") or not named:
            result.append(turn)
        elif other is None:
            result.append(_unattributed(turn))
        else:
            result.append(
                replace(
                    turn,
                    actor=other.actor,
                    actor_id=other.actor_id,
                    actor_country=other.actor_country,
                    actor_bloc=other.actor_bloc,
                    attribution=Attribution(None, "turn", 0.6, turn.actor),
                )
            )
    return result
