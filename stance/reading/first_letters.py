"""With which characters a text must begin to match a pattern, so that most patterns are never tried.

Reads the part of the syntax that tables of habits use: literals, escapes, sets, groups, look-arounds, quantifiers.
Limits: whatever else is met, or a pattern that matches the empty text, counts as beginning with anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DIGIT = "0"  # stands for all of them
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_IN_SET = re.compile(r"(\\.|[^\\])(?:-(\\.|[^\\]))?")
_QUANTIFIER = re.compile(r"(?:([?*])|(\+)|\{(\d*),?\d*\})[?+]?")
QUANTIFIERS = frozenset("?*+{")
_GROUP = re.compile(r"\((?:\?(?:(?P<around><?[=!])|[a-z-]*:|P<\w+>))?")
_WIDTHLESS = r"\b \B \A \Z".split()


def letter_of(text: str) -> str:
    """What `first_letters` calls the first character of a text."""
    first = text[:1].lower()[:1]
    return DIGIT if first.isdecimal() else first


class _Start(NamedTuple):
    """The first characters of what an item can match, None for any; `empty`: it can match nothing at all."""

    letters: frozenset[str] | None
    empty: bool


_NOTHING = _Start(frozenset(), True)
_ANYTHING = _Start(None, False)


def first_letters(pattern: str) -> frozenset[str] | None:
    """The characters, in lower case, one of which opens whatever matches the pattern; None: any character."""
    start, _ = _choice(pattern, 0)
    return None if start.empty else start.letters


def alternatives(pattern: str) -> list[str]:
    """The pattern cut at each `|` that stands in no group, or in one that opens it: `(?:a|b)c|d` → `ac`, `bc`, `d`."""
    parts, at = [], 0
    while at <= len(pattern):
        _, end = _sequence(pattern, at)
        parts += _opened(pattern[at:end])
        at = end + 1
    return parts


def _opened(pattern: str) -> list[str]:
    """The same for one alternative, without the group that opens it."""
    if not pattern.startswith("(?:"):
        return [pattern]
    _, end = _choice(pattern, 3)
    if _QUANTIFIER.match(pattern, end + 1):
        return [pattern]
    return [part + pattern[end + 1 :] for part in alternatives(pattern[3:end])]


def _choice(pattern: str, at: int) -> tuple[_Start, int]:
    """Alternatives up to the end of their group."""
    start, at = _sequence(pattern, at)
    while pattern[at : at + 1] == "|":
        other, at = _sequence(pattern, at + 1)
        start = _Start(_either(start.letters, other.letters), start.empty or other.empty)
    return start, at


def _sequence(pattern: str, at: int) -> tuple[_Start, int]:
    """Items up to `|` or the end of their group: the first ones open the text, as far as they can be empty."""
    start = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        if pattern[at : at + 1] in QUANTIFIERS and (quantifier := _QUANTIFIER.match(pattern, at)):
            at = quantifier.end()
            optional = quantifier[1] or (quantifier[3] is not None and int(quantifier[3] or 0) == 0)
            item = item._replace(empty=item.empty or bool(optional))
        if start.empty:
            start = _Start(_either(start.letters, item.letters), item.empty)
    return start, at


def _item(pattern: str, at: int) -> tuple[_Start, int]:
    char = pattern[at]
    if char == "(" and (group := _GROUP.match(pattern, at)):
        inside, at = _choice(pattern, group.end())
        return (_NOTHING if group["around"] else inside), at + 1
    if char == "[" and (chars := _SET.match(pattern, at)):
        return _Start(_letters_of_set(chars[0][1:-1]), False), chars.end()
    if char == "\\":
        escape = pattern[at : at + 2]
        return (_NOTHING if escape in _WIDTHLESS else _Start(_letters_of_escape(escape), False)), at + 2
    if char in "^$":
        return _NOTHING, at + 1
    return (_ANYTHING if char == "." else _Start(frozenset(letter_of(char)), False)), at + 1


def _letters_of_escape(escape: str) -> frozenset[str] | None:
    if escape == r"\d":
        return frozenset(DIGIT)
    return None if escape[1].isalnum() else frozenset(escape[1])


def _letters_of_set(inside: str) -> frozenset[str] | None:
    if inside.startswith("^"):
        return None
    found: frozenset[str] | None = frozenset()
    for low, high in _IN_SET.findall(inside):
        if high:
            chars = frozenset(letter_of(chr(code)) for code in range(ord(low[-1]), ord(high[-1]) + 1))
        else:
            chars = _letters_of_escape(low) if len(low) > 1 else frozenset(letter_of(low))
        found = _either(found, chars)
    return found


def _either(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other
