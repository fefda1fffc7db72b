"""Habits of sites: which of many patterns a short line begins with, in one pass.

Of all patterns only those are tried that can begin as the line does; those that can begin with anything say which
substrings they need, so that a line of news is refused by a look-up of its words. Limits: patterns are matched without
regard to case, except where they say `(?-i:…)`; the first reason of the table wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from stance.reading.first_letters import QUANTIFIERS, alternatives, first_letters, letter_of

_CASED = "(?-i:"
_KEPT = 1 << 14  # words whose signs are kept
_ESCAPE = re.compile(r"\\.|[^\\]+")


@dataclass(frozen=True, slots=True)
class Habit:
    """`needs`: lower-case substrings, one of which a line must have before the pattern is tried; none: always."""

    reason: str
    pattern: str
    needs: tuple[str, ...]


class _Tried(NamedTuple):
    """What is tried on lines that begin with one letter; the number of a reason is its rank.

    `small` is for the line in lower case, `cased` for the line itself: in both, group `r3` holds what belongs to the
    fourth reason. `needing`: sign → what a line must have, rank and pattern of the habits that need it."""

    small: re.Pattern[str]
    cased: re.Pattern[str]
    needing: dict[str, list[tuple[str, int, re.Pattern[str]]]]


class _Signs(dict[str, tuple[str, ...]]):
    """A word → the signs that stand in it, mostly none. What was looked up is kept, up to a bound."""

    def __init__(self, signs: frozenset[str]) -> None:
        self._signs = signs

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = tuple(sign for sign in self._signs if sign in word)
        if len(self) < _KEPT:
            self[word] = found
        return found


class Habits:
    """The patterns of a table, tried from the start of a line."""

    def __init__(self, habits: Iterable[Habit]) -> None:
        habits = list(habits)
        self._reasons = list(dict.fromkeys(habit.reason for habit in habits))
        self._parts = [(first_letters(part.pattern), part) for habit in habits for part in _parts_of(habit)]
        self._letters = frozenset[str]().union(*(letters for letters, _ in self._parts if letters))
        self._signs = _Signs(frozenset(_sign(need) for _, part in self._parts for need in part.needs))
        self._tried: dict[str, _Tried] = {}  # at most one for each of the letters, and one for all others

    def reason_of(self, text: str) -> str | None:
        """The reason of the first habit that the text follows, or None."""
        letter = letter_of(text)
        letter = letter if letter in self._letters else ""
        tried = self._tried.get(letter) or self._tried_on(letter)
        small = text.lower()
        found = [int(m.lastgroup[1:]) for m in (tried.small.match(small), tried.cased.match(text)) if m and m.lastgroup]
        for sign in {*chain.from_iterable(map(self._signs.__getitem__, small.split()))}:
            for need, rank, pattern in tried.needing.get(sign, ()):
                if need in small and pattern.match(text):
                    found.append(rank)
        return self._reasons[min(found)] if found else None

    def _tried_on(self, letter: str) -> _Tried:
        """The habits that can begin so, made into patterns the first time that a line does."""
        fitting = [part for letters, part in self._parts if letters is None or letter in letters]
        always = [part for part in fitting if not part.needs]
        self._tried[letter] = _Tried(
            self._joined([(h.reason, _small(h.pattern)) for h in always if _CASED not in h.pattern], 0),
            self._joined([(h.reason, h.pattern) for h in always if _CASED in h.pattern], re.IGNORECASE),
            self._by_sign(part for part in fitting if part.needs),
        )
        return self._tried[letter]

    def _joined(self, patterns: list[tuple[str, str]], flags: int) -> re.Pattern[str]:
        """One pattern of many, in the order of their reasons."""
        groups = []
        for number, reason in enumerate(self._reasons):
            if own := [pattern for of, pattern in patterns if of == reason]:
                groups.append(f"(?P<r{number}>{_by_opening(own)})")
        return re.compile("|".join(groups) or r"(?!)", flags)

    def _by_sign(self, parts: Iterable[Habit]) -> dict[str, list[tuple[str, int, re.Pattern[str]]]]:
        """The sign of what some habit needs → the need, rank and pattern."""
        patterns: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        for part in parts:
            patterns.setdefault((self._reasons.index(part.reason), part.needs), []).append(part.pattern)
        needing: dict[str, list[tuple[str, int, re.Pattern[str]]]] = {}
        for (rank, needs), own in patterns.items():
            pattern = re.compile("|".join(own), re.IGNORECASE)
            for need in needs:
                needing.setdefault(_sign(need), []).append((need, rank, pattern))
        return needing


def _sign(need: str) -> str:
    """The longest of its words, the last of them: a word of any line that has what is needed holds it."""
    return max(reversed(need.split()), key=len, default="")


def _parts_of(habit: Habit) -> list[Habit]:
    """One habit for each alternative of the pattern; `re.error` when it is none."""
    re.compile(habit.pattern)
    return [replace(habit, pattern=pattern) for pattern in alternatives(habit.pattern)]


def _by_opening(patterns: list[str], depth: int = 3) -> str:
    """One pattern of many, in which what several begin with stands once: `re` then passes over all of them at once."""
    rests: dict[str, list[str]] = {}
    for pattern in patterns:
        letter = pattern[:1] if depth and pattern[:1].isalpha() and pattern[1:2] not in QUANTIFIERS else ""
        rests.setdefault(letter, []).append(pattern[len(letter) :])
    alone = rests.pop("", [])
    return "|".join([*(f"{letter}(?:{_by_opening(rest, depth - 1)})" for letter, rest in rests.items()), *alone])


def _small(pattern: str) -> str:
    """The pattern for lower-case text: its letters in lower case, its escapes as they are."""
    return _ESCAPE.sub(lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), pattern)
