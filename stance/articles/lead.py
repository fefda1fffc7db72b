"""`vendredi 30 décembre` in the lead: the day of publication when exactly one year fits.

A year fits by its weekday, by the years the article names, by events that must lie before and by the offices that
persons hold in it. Limits: the years of `WIRE_YEARS`; relative days alone (`mercredi`) stay open.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from stance.articles.days import OLDEST_YEAR, TEXTUAL, Dated, made, month_of
from stance.articles.office_days import days_allowed
from stance.articles.stamps import MONTH, WEEKDAY, WEEKDAYS
from stance.tables import Tables

_ANNIVERSARY = re.compile(
    r"\b(premier|deuxième|troisième|quatrième) anniversaire (?:de l'invasion|du déclenchement|de la guerre)",
    re.IGNORECASE,
)
_ORDINALS = {"premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4}
_ANY_WEEKDAY = re.compile(rf"\b({WEEKDAY})\b", re.IGNORECASE)
_THIS_DAY = re.compile(rf"\bce ({WEEKDAY})(?: matin| midi| soir| après-midi)?\b(?! \d)", re.IGNORECASE)
_SHIFTS = (("avant-hier ", 2), ("après-demain ", -2), ("hier ", 1), ("demain ", -1))
_FORWARD = re.compile(
    r"(?:d'ici(?: à)?|horizon|avant|jusqu'en|jusqu'à|pour|objectif|à partir de|prévue?s? en|de) $"
    r"|(?:jusqu'au|d'ici (?:le|au)|avant le|à (?:partir|compter) du|prévue?s? (?:pour )?le)(?: \w{5,8})? \d{1,2}(?:er)?"
    r" [^\W\d]{3,9} $",
    re.IGNORECASE,
)
_NOT_TODAY = re.compile(
    r"(?:depuis|dès|avant|après|jusqu'au|du|au|entre|prévue?s?|d'ici) (?:le |au |du )?$"
    r"|\b(?:sera|seront|retenue?) (?:le |ce )$",
    re.IGNORECASE,
)
_ANOTHER = (" prochain", " dernier", " suivant", " à venir")  # day, told from a day that is not named
_SINCE = re.compile(r"\bdepuis (?:le|la|l'|son|sa|leur|ce|cette)\b ?[^.!?;:«»\n]{3,50}[,(] ?(?:le )?$", re.IGNORECASE)
# `Le drame avait eu lieu mardi 12 avril`: what the page's news goes back to.
_BEFORE_THEN = re.compile(
    r"(?<!\w)(?:s'étai(?:t|ent) \w+|avai(?:t|ent) \w+|furent|fut|né|née)\b[^.!?;:«»\n]{0,60}$", re.IGNORECASE
)
_CLAUSE = 80  # characters before a date in which `depuis le début du siège,` can stand
_YEAR = re.compile(r"(?<![\d-])(20[0-3]\d|19[5-9]\d)(?![\d-])")
_FULL_SCALE = re.compile(
    r"\b(?:(?:a|avait|ont) (?:lancé|déclenché|entamé) (?:son|une|l'|cette) ?(?:invasion|offensive)[^.\n]{0,40}ukraine"
    r"|(?:poursuit|poursuivait|mène) son invasion|depuis (?:le début de )?l'invasion (?:de l'ukraine|russe)|(?:a"
    r"|avait) envahi l'ukraine"
    r"|après (?:l'invasion russe|son invasion) de l'ukraine|guerre (?:déclenchée|lancée) par la russie"
    r"|invasion (?:à grande échelle|russe de l'ukraine (?:lancée|déclenchée)))",
    re.IGNORECASE,
)
_FULL_SCALE_DAY = date(2022, 2, 24)
# Words of 2014 and 2015 and of the years since 2022, seldom of the years between.
_AT_WAR = re.compile(
    r"\b(?:guerre (?:russe )?(?:en |d'|contre l')ukraine|offensive russe en ukraine|invasion (?:russe|de l'ukraine))",
    re.IGNORECASE,
)
_QUIET = date(2016, 1, 1), date(2021, 11, 1)
_LEAD = 700
# Behind the day of a caption: `… le 3 mai 2023 (AP Photo/Inès Kolb)`, `… ©Inès Kolb`.
_PICTURED = re.compile(r"[ .]{0,2}(?:[(\[]?©|\((?:[A-Z]{2,}|Photo|Crédit|Getty|Reuters)\b)")
WIRE_YEARS = range(2014, 2027)  # years tried for a date without year: the period the tables of `data/` cover


def lead_date(view: str, body: int, tables: Tables) -> Dated | None:
    """`vendredi 30 décembre` in the lead: the press names the weekday of days around publication only; `hier` and
    `demain` before it shift the day. Above the text only `ce vendredi 30 décembre` counts, for captions have dates, and
    below the lead too, without a year, as teasers have one."""
    for match in TEXTUAL.finditer(view, body, min(len(view), body + 2 * _LEAD)):
        before = _before(view, match)
        below = match.start() > body + _LEAD and (match.group(4) or not before.endswith(" ce "))
        if below or _PICTURED.match(view, match.end()):
            continue
        today = before.endswith(_TODAY) and (
            (match.group(4) and (before.endswith(_TODAY[1:]) or _RUNNING.search(view, 0, match.start())))
            or _THIS_DAY.search(view, body, body + 2 * _LEAD)
        )
        told = match.group(4) and before.endswith((" hier ", " hier, "))
        if (match.group(1) or today or told) and not _NOT_TODAY.search(before) and (found := _day(match, view, tables)):
            if _BEFORE_THEN.search(view, max(body, match.start() - _CLAUSE), match.start()):
                continue
            if view.startswith(_ANOTHER, len(match.group().rstrip()) + match.start()) or _SINCE.search(
                view, max(body, match.start() - _CLAUSE), match.start()
            ):
                continue
            if (now := _THIS_DAY.search(view, body, body + 2 * _LEAD)) and now.start() > match.start():
                return _on(found, WEEKDAYS[now.group(1).lower()])
            return _shifted(found, before)
    for match in TEXTUAL.finditer(view, 0, body):
        if match.group(1) and _before(view, match).endswith(_TODAY) and (found := _day(match, view, tables)):
            return found
    return _pictured_today(view, body)


def _pictured_today(view: str, body: int) -> Dated | None:
    """`… à Gao, le 9 mars 2023 - Inès Kolb / AFP` above a text of `ce jeudi`, which that day was."""
    now = _THIS_DAY.search(view, 0, body + 2 * _LEAD)
    shown = {m.group() for m in _CREDITED_DAY.finditer(view, 0, body + _LEAD)} if now else set()
    match = TEXTUAL.search(shown.pop()) if now and len(shown) == 1 else None
    found = made(int(match.group(4)), month_of(match.group(3)), int(match.group(2))) if match else None
    return found if found and now and found[0].weekday() == WEEKDAYS[now.group(1).lower()] else None


_CREDITED_DAY = re.compile(
    rf"\d{{1,2}}(?:er)? {MONTH} 20\d\d(?=(?: [-–—|] |[ .]{{1,2}}\(? ?|[ .]{{0,2}}©)[^\n.!?]{{0,40}}"
    r"\b(?:AFP|AP|Reuters|REUTERS|EPA|SIPA|Getty)\b)"
)


_TODAY = (" ce ", "aujourd'hui ", "aujourd'hui, ")
_RUNNING = re.compile(r"(?<!depuis)(?<!dès)(?<!jusqu'à)(?<=[a-zé]) ce $")  # `Ce 24 février 2022` opens a tale


def _on(found: Dated, weekday: int) -> Dated:
    """`Arrivés lundi 3 mai, ils repartent ce mardi`: the page is of the `mardi`."""
    return found[0] + timedelta(days=(weekday - found[0].weekday()) % 7), found[1]


def _before(view: str, match: re.Match[str]) -> str:
    return " " + view[max(0, match.start() - 16) : match.start()].lower()


def _day(match: re.Match[str], view: str, tables: Tables) -> Dated | None:
    """The day as written, its year found when missing, its weekday checked when given."""
    weekday, day, month, year = match.groups()
    if not year:
        return without_year(match, view, tables)
    found = made(int(year), month_of(month), int(day))
    if found and weekday and (found[0].weekday() != WEEKDAYS[weekday.lower()] or int(year) < _newest_past_year(view)):
        return None
    return found


def _shifted(found: Dated | None, before: str) -> Dated | None:
    """The day after `hier mercredi 2 mars`, the day before `demain jeudi 3 mars`."""
    days = next((days for words, days in _SHIFTS if before.endswith(words)), 0)
    return (found[0] + timedelta(days=days), found[1]) if found else None


def without_year(match: re.Match[str], view: str, tables: Tables) -> Dated | None:
    """The one year in which that weekday falls on that day, given what the article already knows of."""
    day, month = int(match.group(2)), month_of(match.group(3))
    after = _THIS_DAY.search(view) or _ANY_WEEKDAY.search(view, match.end(), match.end() + 300)
    named = match.group(1) or (after.group(1) if after else None)
    if named is None:
        return None
    known = _newest_past_year(view)
    since = _FULL_SCALE_DAY if _FULL_SCALE.search(view) else date(OLDEST_YEAR, 1, 1)
    anniversary = _ANNIVERSARY.search(view)
    exact = _FULL_SCALE_DAY.year + _ORDINALS[anniversary.group(1).lower()] if anniversary else None
    fitting = []
    for year in WIRE_YEARS:
        fits = made(year, month, day)
        if (
            fits
            and fits[0].weekday() == WEEKDAYS[named.lower()]
            and year >= known
            and fits[0] >= since
            and exact in (None, year)
        ):
            fitting.append(fits)
    if len(fitting) > 1:
        allowed = days_allowed(view, tables)
        fitting = [fits for fits in fitting if allowed(fits[0])]
    if len(fitting) > 1 and _AT_WAR.search(view):
        fitting = [fits for fits in fitting if not _QUIET[0] <= fits[0] < _QUIET[1]]
    return fitting[0] if len(fitting) == 1 else None


def _newest_past_year(view: str) -> int:
    """The latest year the text names as past or present; years to come are left out."""
    years = [
        int(m.group())
        for m in _YEAR.finditer(view)
        if not _FORWARD.search(view, max(0, m.start() - 40), m.start()) and int(m.group()) <= WIRE_YEARS[-1]
    ]
    return max(years, default=OLDEST_YEAR)
