"""Words and marks of a text with their offsets.

`l'`, `qu'` are tokens of their own; hyphenated words (`porte-parole`, `a-t-il`) are one token. No tagging.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from stance.reading.view import FILLER, lower, plain

# A token, and the space behind it, so that no space is ever asked whether a token begins there.
_TOKEN = re.compile(
    r"(\w++(?:-\w++)*+(?!')|[NMO]'[A-ZÀ-Ý]\w+|"  # first what most words are: no apostrophe behind them
    r"(?:[lLdDnNsScCjJmMtT]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[qQ]u|[Qq]uelqu|QU)'(?=[\w«»“”\" ])|"
    r"\w+c'h\w*|\w+(?:-\w+)*'?|[^\w\s])\s*+"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: offsets, lower-case form, form without accents, and whether a capital opens it."""

    starts: list[int]
    ends: list[int]
    lower: list[str]
    plain: list[str]
    capital: list[bool]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Indices of the tokens that lie in [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def tokenize(view: str) -> Tokens:
    spans = [match.span(1) for match in _TOKEN.finditer(view)]
    broken = FILLER in view
    if broken:
        spans = [(start, end) for start, end in spans if view[start:end].strip(FILLER)]
    low, bare = lower(view), plain(view)
    words = [low[start:end] for start, end in spans]
    keys = [bare[start:end] for start, end in spans]
    capital = [view[start].isupper() for start, _ in spans]
    if broken:
        words = [w.replace(FILLER, "") for w in words]
        keys = [k.replace(FILLER, "") for k in keys]
    return Tokens([start for start, _ in spans], [end for _, end in spans], words, keys, capital)
