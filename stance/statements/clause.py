"""One sentence as the rules see it: its words outside quotations, each quotation standing as one `«»` item.

A pure view of tokens: no actor, no verb knowledge. Limits: quotations of depth 0 only; what is inside them is opaque.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from stance.reading.quotes import Quote
from stance.reading.tokens import Tokens
from stance.reading.view import FILLER, reading_view

QUOTE = "«»"


@dataclass(slots=True, eq=False)  # no named tuple: its fields are what the rules read most, and slots are read faster
class Clause:
    """Parallel lists over items: lower-case form, plain form, capital, offsets; the quotations; `size` items."""

    low: list[str]
    plain: list[str]
    capital: list[bool]
    starts: list[int]
    ends: list[int]
    quotes: tuple[Quote, ...]
    start: int
    end: int
    raw: str
    size: int

    def text(self, first: int, last: int) -> str:
        """The original words of items [first, last]."""
        return self.raw[self.starts[first] : self.ends[last]]

    def words(self, first: int, last: int) -> str:
        """The words of items [first, last] as they should be read, for a name: no mojibake, plain apostrophes."""
        return _as_read(self.text(first, last))


_BULLETS = frozenset("•●▪■◆►▶→·✓✔➡🔴🔵🟠🟡🟢⚫⚪👉📌️")  # the last one: variation selector of an emoji


@lru_cache(maxsize=4096)  # an article says the same names again and again
def _as_read(text: str) -> str:
    return " ".join(reading_view(text).translate(_NO_PART_OF_NAMES).split())


_NO_PART_OF_NAMES = dict.fromkeys(map(ord, FILLER + '«»“”"'))


def read_clause(raw: str, tokens: Tokens, start: int, end: int, quotes: list[Quote]) -> Clause:
    """Items of the span [start, end); `quotes` are the depth-0 quotations that start in it, in order."""
    low: list[str] = []
    plain: list[str] = []
    capital: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for quote in quotes:
        _copy(tokens, at, quote.start, low, plain, capital, starts, ends)
        low.append(QUOTE)
        plain.append(QUOTE)
        capital.append(False)
        starts.append(quote.start)
        ends.append(quote.end)
        at = quote.end
    _copy(tokens, at, end, low, plain, capital, starts, ends)
    while len(low) > 1 and low[0] in _BULLETS:  # an item of a list reads like any other sentence
        for items in (low, plain, capital, starts, ends):
            del items[0]
    return Clause(low, plain, capital, starts, ends, tuple(quotes), start, end, raw, len(low))


def _copy(
    tokens: Tokens,
    start: int,
    end: int,
    low: list[str],
    plain: list[str],
    capital: list[bool],
    starts: list[int],
    ends: list[int],
) -> None:
    if start >= end:
        return
    first, last = tokens.range(start, end)
    low += tokens.lower[first:last]
    plain += tokens.plain[first:last]
    capital += tokens.capital[first:last]
    starts += tokens.starts[first:last]
    ends += tokens.ends[first:last]


def behind_colon(clause: Clause) -> int:
    """Where the first quotation stands that a colon announces; 0: none does."""
    if not clause.quotes:
        return 0
    low = clause.low
    return next((at for at in range(1, len(low)) if low[at] == QUOTE and low[at - 1] == ":"), 0)


def is_set_in(low: list[str], quote: int) -> bool:
    """`a rappelé que l'invasion, « en violation du droit », a tué`: the quotation is set into another clause."""
    return quote > 5 and low[quote - 1] == "," and any(word in ("que", "qu'", "qui") for word in low[2:quote])
