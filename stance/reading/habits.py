"""Habits of sites: which of many patterns a short line begins with, in one pass.

All patterns that can begin anywhere else than with their own words say which substrings they need, so that a line of
news is refused by a look-up; the others are tried together. Limits: patterns are matched without regard to case,
except where they say `(?-i:…)`; the first reason of the table wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CASED = "(?-i:"
_ESCAPE = re.compile(r"\\.|[^\\]+")


@dataclass(frozen=True, slots=True)
class Habit:
    """`needs`: lower-case substrings, one of which a line must have before the pattern is tried; none: always."""

    reason: str
    pattern: str
    needs: tuple[str, ...]


class Habits:
    """The patterns of a table, tried from the start of a line."""

    def __init__(self, habits: Iterable[Habit]) -> None:
        habits = list(habits)
        self._reasons = list(dict.fromkeys(habit.reason for habit in habits))
        always = [habit for habit in habits if not habit.needs]
        self._small = self._joined([(h.reason, _small(h.pattern)) for h in always if _CASED not in h.pattern], 0)
        self._cased = self._joined([(h.reason, h.pattern) for h in always if _CASED in h.pattern], re.IGNORECASE)
        self._needing = [
            (self._reasons.index(h.reason), h.needs, re.compile(h.pattern, re.IGNORECASE)) for h in habits if h.needs
        ]

    def _joined(self, patterns: list[tuple[str, str]], flags: int) -> re.Pattern[str]:
        """One pattern, whose group `r3` holds what belongs to the fourth reason."""
        groups = []
        for number, reason in enumerate(self._reasons):
            if own := [pattern for of, pattern in patterns if of == reason]:
                groups.append(f"(?P<r{number}>{'|'.join(own)})")
        return re.compile("|".join(groups) or r"(?!)", flags)

    def reason_of(self, text: str) -> str | None:
        """The reason of the first habit that the text follows, or None."""
        small = text.lower()
        found = [int(m.lastgroup[1:]) for m in (self._small.match(small), self._cased.match(text)) if m and m.lastgroup]
        for rank, needs, pattern in self._needing:
            for need in needs:
                if need in small:
                    if pattern.match(text):
                        found.append(rank)
                    break
        return self._reasons[min(found)] if found else None


def _small(pattern: str) -> str:
    """The pattern for lower-case text: its letters in lower case, its escapes as they are."""
    return _ESCAPE.sub(lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), pattern)
