"""Words and marks of a text with their offsets.

`l'`, `qu'` are tokens of their own; hyphenated words (`porte-parole`, `a-t-il`) are one token. No tagging. Limits: the
forms of a word are kept up to a bound, so that those of a text's usual words are one string each, wherever they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import add

from stance.reading.view import FILLER, lower, plain

# What the addresses of the French-speaking press end with.
DOMAINS = frozenset("com net org info fr be ch ca lu eu sn ci bf ml ma dz tn cm cd tv media news africa".split())

# A token, and the space behind it: together they are the whole text but for the space before it.
_TOKEN = re.compile(
    r"(\w++(?!['-])|[^\w\s]|"  # first what most are: a word without apostrophe or hyphen behind it, a mark
    r"\w++(?:-\w++)*+(?!')|[NMO]'[A-ZÀ-Ý]\w+|"
    r"(?:[lLdDnNsScCjJmMtT]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[qQ]u|[Qq]uelqu|QU)'(?=[\w«»“”\" ])|"
    r"\w+c'h\w*|\w+(?:-\w+)*'?)(\s*+)"
)
_KEPT = 1 << 15  # words whose forms are kept


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


# `Samir | al-Chouf`: part of a name, with the article that Arabic names are written with, or `ibn`, `bin`, `ben`.
_ARTICLED = re.compile(r"(?:a[ldnrstz]|ach|ash|el|ibn|b[ie]n|ould|ag)-[A-ZÀ-Ý]")


class _Forms(dict[str, tuple[str, str, bool]]):
    """A word as the view has it → its lower-case form, its form without accents, whether a capital opens it."""

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        low = lower(word).replace(FILLER, "")
        found = low, plain(low), word[0].isupper() or _ARTICLED.match(word) is not None
        if len(self) < _KEPT:
            self[word] = found
        return found


_FORMS = _Forms()


def tokenize(view: str) -> Tokens:
    found = _TOKEN.findall(view)
    if not found:
        return Tokens([], [], [], [], [])
    words, gaps = zip(*found, strict=True)
    widths = list(map(len, words))
    starts = list(accumulate(map(add, widths, map(len, gaps)), initial=len(view) - len(view.lstrip())))[:-1]
    low, bare, capital = map(list, zip(*map(_FORMS.__getitem__, words), strict=True))
    columns = (starts, list(map(add, starts, widths)), low, bare, capital)
    return Tokens(*([*compress(column, low)] for column in columns) if FILLER in view else columns)
