"""Pairs quotation marks, whatever the typist did: mixed, inverted, nested, glued or missing ones.

Each paragraph's marks are read left to right and the cheapest reading is kept (a small dynamic programme over the
nesting depth, at most 2): a mark costs more when it is used against its shape or its spacing, an unmatched one costs
most. Linear in the number of marks. Limits: an unclosed quotation counts only when it opens its paragraph or a last
sentence, follows a colon and is opened anew below or cut off with the text, or is closed within six paragraphs without
a mark between; one that was never opened goes back over four sentences at most; single quotes count only as an opening
‘ with its ’, straight ones in a paragraph without other marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile("(?:[«»“”„‟\"‹›]|'')\u0640*")
_SINGLE = re.compile("(?<!\\w)‘|‘(?!\\w)|(?<=[\\w.!?…,])’(?![\\w‘“«])|(?<= )’(?=[.,;:!?])")
_FUNCTION_WORDS = frozenset(
    "de du des la le les l d un une que qu' qu et ou à au aux en dans par pour sur ce cette ces son sa ses leur leurs "
    "comme sous avec sans est sont d' l' dit mais donc très plus".split()
)
_WORD_BEFORE = re.compile(r"[\w']{1,12}$")
_WORD_AFTER = re.compile(r"\s{0,2}([\w']{1,12})")
_AGAINST_SHAPE = 1.5
_AGAINST_SPACING = 2.0
_IMPOSSIBLE = 8.0  # glued to the word before and free of the word after: never an opening
_AGAINST_WORD = 3.0
_UNMATCHED = 3.0
_REOPENED = 1.0
_NESTED = 0.4
_MAX_DEPTH = 2
_MAX_MARKS = 400


class Quote(NamedTuple):
    """A quotation: outer span with its marks, inner span without them; `depth` 0 is outermost."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int


def _shape(raw: str, view: str, at: int) -> str:
    """The mark itself: single quotes are apostrophes in the view, so they are read in the original."""
    return raw[at] if raw[at] in "‘’" else view[at]


def _costs(view: str, mark: str, at: int, width: int, low: int, high: int) -> tuple[float, float]:
    """What it costs to read the mark at `at` as an opening and as a closing one."""
    opening = _AGAINST_SHAPE if mark in "»”’›" else 0.0
    closing = _AGAINST_SHAPE if mark in "«“„‘‹" else 0.0
    before = view[at - 1] if at > low else "\n"
    after = view[at + width] if at + width < high else "\n"
    space_before, space_after = before in " \n([—–-", after in " \n"
    if before in "»”" and mark in "«“":
        space_before = True  # `l'aile.”“ Et si…`: a quotation glued to the one before
    if not space_before and before not in "'" and (space_after or after in ",.;:!?)…"):
        opening += _IMPOSSIBLE if mark != "«" and before not in ".!?…" else 1.0
    elif (space_before or before == "'") and (after.isalnum() or after in '«“"('):
        closing += _AGAINST_SPACING
    elif space_before and after in ",.;:)":
        opening += _AGAINST_SPACING
    elif space_before and space_after:
        left = view[max(low, at - 14) : at].rstrip()
        right = view[at + width : min(high, at + width + 14)]
        if right.lstrip()[:1] in (",", ".", ";", ":", ")", "") and not right.lstrip().startswith("..."):
            opening += _AGAINST_SPACING
        if not left or left[-1] in ":(—–":
            closing += _AGAINST_SPACING
        elif left[-1] in ".!?…":
            opening += 0.5
        word = _WORD_BEFORE.search(left)
        if word and word.group().lower() in _FUNCTION_WORDS:
            closing += _AGAINST_WORD
        word_after = _WORD_AFTER.match(right)
        if word_after and word_after.group(1).lower() in ("et", "qui", "a", "ont", "dans", "sur"):
            opening += 0.7
    return opening, closing


def _assign(costs: list[tuple[float, float]], left_open: float, anew: list[bool]) -> list[str]:
    """The cheapest reading of each mark: `o`pening, `c`losing, `x` (unmatched), `r` (ends one quotation and opens the
    next, where `anew` allows it); `left_open` is the price of an opening mark without its closing one."""
    paths: list[list[tuple[int, str] | None]] = []
    totals: list[float] = [0.0] + [float("inf")] * _MAX_DEPTH
    for (opening, closing), again in zip(costs, anew, strict=True):
        new = [float("inf")] * (_MAX_DEPTH + 1)
        back: list[tuple[int, str] | None] = [None] * (_MAX_DEPTH + 1)
        for depth, total in enumerate(totals):
            for move, cost, to in (
                ("o", opening + _NESTED * depth, depth + 1),
                ("c", closing, depth - 1),
                ("x", _UNMATCHED, depth),
                ("r", _REOPENED if again and depth else _IMPOSSIBLE, depth),
            ):
                if 0 <= to <= _MAX_DEPTH and total + cost < new[to]:
                    new[to], back[to] = total + cost, (depth, move)
        totals = new
        paths.append(back)
    depth = min(range(_MAX_DEPTH + 1), key=lambda d: totals[d] + left_open * d)
    moves = []
    for back in reversed(paths):
        step = back[depth]
        if step is None:
            break
        depth, move = step
        moves.append(move)
    return moves[::-1]


def pair_quotes(raw: str, view: str, start: int, end: int) -> list[Quote]:
    """The quotations of the paragraph [start, end), outer ones first at equal start."""
    spots = [(m.start(), m.end() - m.start()) for m in _MARKS.finditer(view, start, end)]
    if "‘" in raw[start:end]:
        spots = sorted(spots + [(m.start(), 1) for m in _SINGLE.finditer(raw, start, end)])
    if not spots:
        spots = (
            [(m.start(), 1) for m in _STRAIGHT.finditer(view, start, end)] if _has_straight(view, start, end) else []
        )
    if not spots:
        return []
    spots = spots[:_MAX_MARKS]
    opens = not view[start : spots[0][0]].strip(" —–-")
    last = next((at for at, _ in reversed(spots) if raw[at] not in "‘’"), start)
    late = last > start + 1 and _opens_late(view, last, end) and view[last - 1] in " \n"
    before = view[max(start, last - 4) : last].rstrip()[-1:]
    goes_on = late and before == ":" and (view[end : end + 4].strip()[:1] == view[last] or _is_cut_off(view, end))
    late = late and (goes_on or (before != "" and before in ".!?…»”"))
    moves = _assign(
        [_costs(view, _shape(raw, view, at), at, width, start, end) for at, width in spots],
        1.0 if opens or late else _UNMATCHED,
        [_opens_anew(view, at, width, end) for at, width in spots],
    )
    open_marks: list[tuple[int, int]] = []
    quotes: list[Quote] = []
    for (at, width), move in zip(spots, moves, strict=True):
        if move == "o":
            open_marks.append((at, at + width))
        elif move == "c" and open_marks:
            opened, inner = open_marks.pop()
            quotes.append(_quote(view, opened, at + width, inner, at, len(open_marks)))
        elif move == "r" and open_marks:
            opened, inner = open_marks.pop()
            quotes.append(_quote(view, opened, at, inner, at, len(open_marks)))
            open_marks.append((at, at + width))
        elif move == "x" and not open_marks and _only_closes(view, at, at + width):
            quotes += _never_opened(view, start, end, quotes, (at, at + width))
    if len(open_marks) == 1 and _only_closes(view, *open_marks[0]) and open_marks[0][0] == last:
        quotes += _never_opened(view, start, end, quotes, open_marks.pop())
    if open_marks and opens and open_marks[0][0] == spots[0][0]:
        opened, inner = open_marks[0]
        quotes = [q for q in quotes if q.depth > 0]
        quotes.append(_quote(view, opened, end, inner, end, 0))
    elif late and len(open_marks) == 1 and open_marks[0][0] == last:
        opened, inner = open_marks[0]
        quotes.append(_quote(view, opened, end, inner, end, 0))
    elif open_marks:
        quotes = [
            Quote(q.start, q.end, q.inner_start, q.inner_end, max(0, q.depth - len(open_marks)))
            if q.start > open_marks[0][0]
            else q
            for q in quotes
        ]
    return sorted(quotes, key=lambda q: (q.start, -q.end))


def _only_closes(view: str, at: int, end: int) -> bool:
    """Behind a word or its point and before none; not of inches (`12"`)."""
    before, after = view[at - 1 : at], view[end : end + 1]
    return view[at] in '»”"' and (before.isalpha() or before in (".", "!", "?", "…")) and not after.isalnum()


def _never_opened(view: str, start: int, end: int, quotes: list[Quote], mark: tuple[int, int]) -> list[Quote]:
    """The quotation that only closes: behind the incise of the one before it, from the head of the paragraph that it
    ends, else its own sentence."""
    behind = max((q.end for q in quotes), default=start)
    heads = [m.end() for m in _SENTENCE_HEAD.finditer(view, behind, mark[0])]
    if behind > start:
        begin = heads[0 if len(heads) <= _RUN_ON and view[behind] == "," else -1] if heads else None
    else:
        heads = [start, *heads]
        begin = heads[0 if len(heads) <= _RUN_ON and mark[1] >= end else -1]
    return [] if begin is None else [_quote(view, begin, mark[1], begin, mark[0], 0)]


_SENTENCE_HEAD = re.compile(r"[.!?…][»”\")]? {1,3}(?=[A-ZÀ-Ý])")
_RUN_ON = 4  # sentences that one lost mark is believed to have opened


# `'Nous tenons'`, and not `l'aube` nor `aujourd'hui`: free on the outer side, a word or its point on the inner one.
_STRAIGHT_OPENING = re.compile(r"(?<![\w'.,!?…)])'(?=[^\W\d])")
_STRAIGHT = re.compile(rf"{_STRAIGHT_OPENING.pattern}|(?<=[\w.!?…])'(?=[\s.,;:!?)]|$)")


def _has_straight(view: str, start: int, end: int) -> bool:
    """Whether single straight marks can quote here: one that opens, in a paragraph without any other."""
    return view.find(" '", start, end) >= 0 or (
        view.startswith("'", start) and bool(_STRAIGHT_OPENING.match(view, start))
    )


def _is_cut_off(view: str, end: int) -> bool:
    """A text that ends here without a full stop: an excerpt, or the part before a paywall."""
    return not _MORE.search(view, end) and view[max(0, end - _NEAR_END) : end].rstrip()[-1:].isalnum()


_MORE = re.compile(r"\S")
_NEAR_END = 8  # characters: spaces before the end of a paragraph


def _opens_late(view: str, at: int, end: int) -> bool:
    """The last mark of a paragraph: one that opens by its shape, or a straight one set before a word."""
    return view[at] in "«“„" or (view[at] == '"' and at + 1 < end and view[at + 1].isalpha())


def _opens_anew(view: str, at: int, width: int, end: int) -> bool:
    """`“Ils l'ont perdu.“Et nous l'avons`: an opening mark glued between two sentences of what is quoted."""
    return view[at] in "«“" and view[at - 1] in ".!?…" and at + width < end and view[at + width].isupper()


def _quote(view: str, start: int, end: int, inner_start: int, inner_end: int, depth: int) -> Quote:
    """Inner span without the spaces that French puts inside its marks."""
    while inner_start < inner_end and view[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and view[inner_end - 1].isspace():
        inner_end -= 1
    return Quote(start, end, inner_start, inner_end, depth)


_ANY_MARK = re.compile(r"[«»“”„\"]")
_PARAGRAPHS = 6  # that one quotation runs through at most


def running_quotes(raw: str, view: str, kept: list[tuple[int, int]]) -> dict[int, list[Quote]]:
    """Quotations opened in one paragraph and closed in a later one, no mark between: paragraph start → quotations."""
    found: dict[int, list[Quote]] = {}
    marks = [list(_ANY_MARK.finditer(view, start, end)) for start, end in kept]
    for index, own in enumerate(marks):
        if not own or not _left_open(view, own):
            continue
        below = next((i for i in range(index + 1, min(len(kept), index + _PARAGRAPHS)) if marks[i]), None)
        if below is None or not _closes(view, own[-1], marks[below]):
            continue
        opens, _ = kept[index]
        before = found.get(opens) or pair_quotes(raw, view, opens, own[-1].start())
        found[opens] = [q for q in before if q.depth == 0 and q.end <= own[-1].start()]
        found[opens].append(_left_off(view, own[-1], kept[index][1]))
        for a, b in kept[index + 1 : below]:
            found[a] = [Quote(a, b, a, b, 0)]
        start, end = kept[below]
        closing = marks[below][0]
        rest = pair_quotes(raw, view, closing.end(), end)
        found[start] = [Quote(start, closing.end(), start, closing.start(), 0), *(q for q in rest if q.depth == 0)]
    return found


def _left_open(view: str, marks: list[re.Match[str]]) -> bool:
    """Is the last mark an opening one: by its shape, or straight, odd and set before a word?"""
    last = marks[-1]
    if last.group() != '"':
        return last.group() in "«“„"
    straight = sum(1 for mark in marks if mark.group() == '"')
    apart = last.start() == 0 or view[last.start() - 1] in " \n'("
    return straight % 2 == 1 and apart and view[last.end() : last.end() + 1].isalnum()


def _closes(view: str, opened: re.Match[str], marks: list[re.Match[str]]) -> bool:
    """Is the first mark a closing one of the same kind?"""
    first = marks[0]
    if opened.group() != '"':
        return first.group() in "»”"
    before, after = view[first.start() - 1], view[first.end() : first.end() + 1]
    odd = sum(1 for mark in marks if mark.group() == '"') % 2 == 1
    return odd and first.group() == '"' and not before.isspace() and not after.isalnum()


def _left_off(view: str, mark: re.Match[str], end: int) -> Quote:
    """The part of a quotation that its first paragraph holds."""
    return Quote(mark.start(), end, mark.end() + (view[mark.end() : mark.end() + 1] == " "), end, 0)
