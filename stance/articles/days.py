"""A date as a source states it, in any of the written forms; and whether it can be one.

Limits: the Gregorian calendar, years 2000-2035.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from stance.articles.stamps import MONTH, MONTHS, WEEKDAY
from stance.records import DatePrecision

OLDEST_YEAR, NEWEST_YEAR = 2000, 2035
Dated = tuple[date, DatePrecision]

TEXTUAL = re.compile(
    rf"(?:\b({WEEKDAY}),? \(?)?(?-i:(?<![\dA-Z-]))(\d{{1,2}})(?:er)?[ .]({MONTH})[,.]? ?(\d{{4}})?(?!\d{{3}}\b)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(rf"\b(\d{{1,2}}) ({MONTH}) '?(\d{{2}})(?= à|,|$| \d{{1,2}} ?[h:])", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b({MONTH}) (\d{{4}})\b", re.IGNORECASE)
_US_TEXTUAL = re.compile(rf"\b({MONTH}) (\d{{1,2}}), (\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d{2})[/.](\d{2})[/.](\d{2})(?!\d)")
_ISO_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR_ONLY = re.compile(r"^(\d{4})$")


def parse_date(text: str) -> Dated | None:
    """A date stated by a source: ISO, French words, day/month/year, RFC 2822, year and month, or year."""
    text = text.strip()
    year_first = ((pattern, (1, 2, 3)) for pattern in (_ISO, _YEAR_FIRST, _ISO_COMPACT))
    for pattern, order in (*year_first, (_NUMERIC, (3, 2, 1))):
        if match := pattern.search(text):
            year, month, day = (match.group(i) for i in order)
            if order == (3, 2, 1) and int(month) > 12 >= int(day) and "/" in match.group():
                month, day = day, month  # `7/25/2022`
            return made(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day) if day else None)
    if match := TEXTUAL.search(text):
        if match.group(4):
            return made(int(match.group(4)), month_of(match.group(3)), int(match.group(2)))
    if match := _SHORT_YEAR.search(text):
        return made(2000 + int(match.group(3)), month_of(match.group(2)), int(match.group(1)))
    if match := _US_TEXTUAL.search(text):
        return made(int(match.group(3)), month_of(match.group(1)), int(match.group(2)))
    if match := _MONTH_YEAR.search(text):
        return made(int(match.group(2)), month_of(match.group(1)), None)
    if match := _YEAR_ONLY.match(text):
        return made(int(match.group(1)), None, None)
    return _rfc(text)


def _rfc(text: str) -> Dated | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return made(moment.year, moment.month, moment.day)


def month_of(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def made(year: int, month: int | None, day: int | None) -> Dated | None:
    """A date if it exists and lies in the years we accept."""
    if not OLDEST_YEAR <= year <= NEWEST_YEAR:
        return None
    try:
        found = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return found, "day" if day else "month" if month else "year"
