"""Words and marks of a text with their offsets.

`l'`, `qu'` are tokens of their own; hyphenated words (`porte-parole`, `a-t-il`) are one token. No tagging.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from stance.reading.view import FILLER, lower, plain

_TOKEN = re.compile(
    r"(?:[NMO]'[A-ZÀ-Ý]\w+|"
    r"(?:[lLdDnNsScCjJmMtT]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[qQ]u|[Qq]uelqu|QU)'(?=[\w«»“”\" ])|"
    r"\w+c'h\w*|\w+(?:-\w+)*'?|[^\w\s])"
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
    starts: list[int] = []
    ends: list[int] = []
    capital: list[bool] = []
    for match in _TOKEN.finditer(view):
        start, end = match.span()
        if view[start] == FILLER and not view[start:end].strip(FILLER):
            continue
        starts.append(start)
        ends.append(end)
    low, bare = lower(view), plain(view)
    capital = [view[s].isupper() for s in starts]
    words = [low[s:e] for s, e in zip(starts, ends, strict=True)]
    keys = [bare[s:e] for s, e in zip(starts, ends, strict=True)]
    if FILLER in view:
        words = [w.replace(FILLER, "") for w in words]
        keys = [k.replace(FILLER, "") for k in keys]
    return Tokens(starts, ends, words, keys, capital)
