"""A date in the address of a page: `/2022/04/20/`, `-20-04-2022-`, `-1646326336`, `/avril-2022/`.

Limits: years 2000-2039; a number is a day only where marks set it apart.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from stance.articles.days import Dated, made, month_of
from stance.articles.stamps import MONTH

_URL_DATE = re.compile(
    r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|(?<=[/_-])[a-z]?(20[0-3]\d)([01]\d)([0-3]\d)(?:\d{4,6})?(?=[/_.-]|$)"
    r"|/CRE-\d{1,2}-(20\d\d)-(\d\d)-(\d\d)(?=-|$)"
)
_URL_DAY_FIRST = re.compile(r"[/_-](\d{2})-(\d{2})-(20\d{2})(?=[-_./]|$)")
_URL_CLOCK = re.compile(r"[a-z]-(1[4-7]\d{8})(?:\.html?)?$")
_URL_MONTH = re.compile(r"/(20\d{2})/(\d{1,2})(?=/|$)")
_URL_MONTH_NAMED = re.compile(rf"/({MONTH})[-_](20\d{{2}})(?=/|$)")
_URL_YEAR_NAMED = re.compile(rf"[/-](20\d{{2}})/({MONTH})(?=/|$)")


def day_of_address(url: str) -> Dated | None:
    """`/2022/04/20/`, `/20220420/`, `-202204200611.html`, `-20-04-2022-`."""
    if match := _URL_DAY_FIRST.search(url):
        day, month, year = (int(group) for group in match.groups())
        if found := made(year, month, day) or made(year, day, month):
            return found
    for match in _URL_DATE.finditer(url):
        if found := made(*(int(group) for group in match.groups() if group)):
            return found
    return _clock_of_address(url)


def _clock_of_address(url: str) -> Dated | None:
    """`…-le-maire-repond-1646326336`: the second in which the page was made, counted since 1970."""
    match = _URL_CLOCK.search(url)
    return (datetime.fromtimestamp(int(match.group(1)), UTC).date(), "day") if match else None


def month_of_address(url: str) -> Dated | None:
    if match := _URL_MONTH.search(url):
        return made(int(match.group(1)), int(match.group(2)), None)
    if named := _URL_MONTH_NAMED.search(url):
        return made(int(named.group(2)), month_of(named.group(1)), None)
    named = _URL_YEAR_NAMED.search(url)
    return made(int(named.group(1)), month_of(named.group(2)), None) if named else None
