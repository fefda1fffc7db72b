"""When the article was published, with its precision; None when nothing says so.

Order: what the source states, a publication stamp, a line that is only a date, an agency dateline, the date in the
URL, then `vendredi 30 décembre` in the lead when exactly one year fits (weekday, years named, events that must lie
before), then a dated event said to be `l'année prochaine`. A date anywhere else (a photo, a treaty) is never taken.
Limits: the Gregorian calendar, years 2000-2035; relative days (`mercredi`) stay open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import parsedate_to_datetime

from stance.articles.events import event_year
from stance.articles.imprints import dated_name
from stance.articles.stamps import MONTH, MONTHS, WEEKDAY, WEEKDAYS, Stamp
from stance.records import DatePrecision

OLDEST_YEAR, NEWEST_YEAR = 2000, 2035
WIRE_YEARS = range(2014, 2028)  # years tried for a date without year: the period the tables of `data/` cover
_LEAD = 700

Dated = tuple[date, DatePrecision]

_TEXTUAL = re.compile(rf"\b(?:({WEEKDAY}) )?(\d{{1,2}})(?:er)? ({MONTH}),? ?(\d{{4}})?\b", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b({MONTH}) (\d{{4}})\b", re.IGNORECASE)
_US_TEXTUAL = re.compile(rf"\b({MONTH}) (\d{{1,2}}), (\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_ISO_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_URL_DATE = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_YEAR_ONLY = re.compile(r"^(\d{4})$")
_DATE_LINE = re.compile(
    rf"^(?:[-–—] ?)?(?:fait (?:à|au|aux|en) )?(?:le |publié le |séance du "
    rf"|[A-ZÀ-Ý][\w'-]{{1,20}}(?: [\w'-]{{1,20}}){{0,2}}, (?:le "
    rf")?)?(?:{WEEKDAY},? )?(?:le )?(?:\d{{1,2}}(?:er)? {MONTH} \d{{4}}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2})(?:[ ,à|–-]{1,4}\d{1,2} ?[h:] ?\d{0,2}(?: \w{2,5})?)?"
    r"(?:, (?:p\.|pp\.|page) ?[\w-]{1,9})?[ .|]{0,2}$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^[A-ZÀ-Ý][\w' -]{{1,40}}(?:, |\s?\()(?:le )?(?:{WEEKDAY},? )?\d{{1,2}}(?:er)? {MONTH}(?: \d{{4}})?\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d{4} (?:à |- |, )?\d{1,2} ?[:h] ?\d{2}")
_LED = re.compile(
    rf"(?:(?:posté |publié |émission |séance |édition |mis en ligne )?(?:le |du |de ce )?(?:{WEEKDAY} "
    rf")?\d{{1,2}}(?:er)? {MONTH} \d{{4}})(?: ?[|(,–—-]| par |$)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"\| (?:[\w ]{{0,20}}?(?:paru|publié) en )?((?:{MONTH} )?20\d\d) ?(?:\||$)"
    rf"|[,·–—-] ?({MONTH} 20\d\d) ?(?:[,·–—-]|$)",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\d{{1,2}}(?:er)? {MONTH} \d{{4}}|\d[/.-]\d{{1,2}}[/.-]\d{{4}}|\d/\d{{1,2}}/\d{{2}}\b", re.IGNORECASE
)
_UPDATED = re.compile(r"(?:mise?s?|màj|maj|modifiée?|actualisée?|dernière) ?(?:à jour|mise|le|:)", re.IGNORECASE)
_NO_PUBLICATION = re.compile(
    r"\b(?:photo|archives?|crédit|illustration|depuis|après|avant|jusqu'|anniversaire|lors d)", re.IGNORECASE
)
_IN_PARENTHESES = re.compile(rf"\(([^()]{{0,14}}\d{{1,2}}(?:er)? {MONTH} \d{{4}})\)", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\b(premier|deuxième|troisième|quatrième) anniversaire (?:de l'invasion|du déclenchement|de la guerre)",
    re.IGNORECASE,
)
_ORDINALS = {"premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4}
_ANY_WEEKDAY = re.compile(rf"\b({WEEKDAY})\b", re.IGNORECASE)
_FORWARD = re.compile(
    r"(?:d'ici(?: à)?|horizon|avant|jusqu'en|jusqu'à|pour|objectif|à partir de|prévue?s? en|de) $", re.IGNORECASE
)
_NOT_TODAY = re.compile(
    r"(?:depuis|dès|avant|après|jusqu'au|du|au|entre|prévue?s?|d'ici) (?:le |au |du )?$", re.IGNORECASE
)
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


def parse_date(text: str) -> Dated | None:
    """A date stated by a source: ISO, French words, day/month/year, RFC 2822, year and month, or year."""
    text = text.strip()
    for pattern, order in ((_ISO, (1, 2, 3)), (_ISO_COMPACT, (1, 2, 3)), (_NUMERIC, (3, 2, 1))):
        if match := pattern.search(text):
            year, month, day = (match.group(i) for i in order)
            return _made(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day) if day else None)
    if match := _TEXTUAL.search(text):
        if match.group(4):
            return _made(int(match.group(4)), _month(match.group(3)), int(match.group(2)))
    if match := _US_TEXTUAL.search(text):
        return _made(int(match.group(3)), _month(match.group(1)), int(match.group(2)))
    if match := _MONTH_YEAR.search(text):
        return _made(int(match.group(2)), _month(match.group(1)), None)
    if match := _YEAR_ONLY.match(text):
        return _made(int(match.group(1)), None, None)
    return _rfc(text)


def _rfc(text: str) -> Dated | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return _made(moment.year, moment.month, moment.day)


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _made(year: int, month: int | None, day: int | None) -> Dated | None:
    """A date if it exists and lies in the years we accept."""
    if not OLDEST_YEAR <= year <= NEWEST_YEAR:
        return None
    try:
        made = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return made, "day" if day else "month" if month else "year"


def find_date(
    metadata: Mapping[str, str], text: str, stamps: Iterable[Stamp], lines: list[str], body: int, headline: str | None
) -> Dated | None:
    """The publication date. `lines` and `text` are as read; `body` is the offset where the article proper begins."""
    for key in ("date", "published", "date_pub"):
        if key in metadata and (found := parse_date(metadata[key])):
            return found
    stamps = list(stamps)
    for stamp in stamps:
        if stamp.published and (found := _textual(stamp.text, text)):
            return found
    head = [line for line in lines[:12] if line != headline]
    if found := _date_line(head, lines, headline) or _dateline(head, text):
        return found
    if match := _URL_DATE.search(metadata.get("url", "")):
        if found := _made(*(int(group) for group in match.groups())):
            return found
    for stamp in stamps:
        if found := parse_date(stamp.text):
            return found
    return (
        _lead_date(text, body)
        or _updated(head)
        or _issue_date(head)
        or _programme_date(head, text)
        or _event_year(text)
    )


_SEASON = re.compile(r"(?<!\d)(20\d\d)[-/]20\d\d(?!\d)")


def _updated(head: list[str]) -> Dated | None:
    """The day of an update, when nothing else is dated."""
    return next((found for line in head if _UPDATED.match(line) and (found := parse_date(line))), None)


def _programme_date(head: list[str], text: str) -> Dated | None:
    """`Saison 2023-2024 – Épisode 171 – lundi 17 juin, 19 h 30`: a row of a programme's page."""
    for line in head:
        rows = len(re.findall(r" [–—·|•] ", line[:200])) > 1 and len(line) < 140
        if rows and (match := _TEXTUAL.search(line)) and match.group(1):
            season = _SEASON.search(line)
            return _without_year(match, text + (f" {season.group(1)} " if season else ""))
    return None


def _date_line(head: list[str], lines: list[str], headline: str | None) -> Dated | None:
    """A line that is a date, or a heading that holds one (`Émission du lundi 14 novembre 2022`)."""
    for line in (line for line in head[:10] if not _UPDATED.match(line)):
        if is_date_line(line) and (found := parse_date(line)):
            return found
    for line in head:
        if len(line) > 110 or line[-1:] in ".!?»":
            break
        if (
            _HELD.search(line)
            and not _NO_PUBLICATION.search(line)
            and (found := parse_date(line))
            and found[1] == "day"
        ):
            return found
    for line in (*lines[-2:], *(line for line in lines[-8:] if line[:5].lower() == "fait ")):
        if is_date_line(line) and (found := parse_date(line)):
            return found
    if headline and (match := _IN_PARENTHESES.search(headline)):
        return parse_date(match.group(1))
    return None


def _dateline(head: list[str], text: str) -> Dated | None:
    for line in head:
        if (match := _DATELINE.match(line[:120])) and (found := _textual(match.group(), text)):
            return found
    return None


def is_date_line(text: str) -> bool:
    """A line that holds a date and nothing to read: `Paris, vendredi 30 septembre 2022`, `Belga - 29-05-2024`."""
    if len(text) < 90 and (_DATE_LINE.match(text) or dated_name(text)):
        return True
    return (
        len(text) < 110
        and text[-1] not in ".!?»"
        and bool(_TIMED.search(text) or _LED.match(text))
        and parse_date(text) is not None
    )


def _issue_date(head: list[str]) -> Dated | None:
    """The month or year of an issue, in a heading such as `Revue | n° 112 | Novembre 2024`."""
    for line in head:
        if len(line) < 90 and (match := _ISSUE.search(line)):
            return parse_date(match.group(1) or match.group(2))
    return None


def _textual(text: str, view: str) -> Dated | None:
    if found := parse_date(text):
        return found
    match = _TEXTUAL.search(text)
    return _without_year(match, view) if match else None


def _lead_date(view: str, body: int) -> Dated | None:
    """`vendredi 30 décembre` in the lead: the press names the weekday of days around publication only."""
    for match in _TEXTUAL.finditer(view, body, min(len(view), body + _LEAD)):
        weekday, day, month, year = match.groups()
        if not weekday or _NOT_TODAY.search(view, max(0, match.start() - 16), match.start()):
            continue
        if not year:
            return _without_year(match, view)
        made = _made(int(year), _month(month), int(day))
        if made and made[0].weekday() == WEEKDAYS[weekday.lower()] and made[0].year >= _newest_past_year(view):
            return made
    return None


def _without_year(match: re.Match[str], view: str) -> Dated | None:
    """The one year in which that weekday falls on that day, given what the article already knows of."""
    day, month = int(match.group(2)), _month(match.group(3))
    named = match.group(1) or next(
        (m.group(1) for m in [_ANY_WEEKDAY.search(view, match.end(), match.end() + 300)] if m), None
    )
    if named is None:
        return None
    known = _newest_past_year(view)
    since = _FULL_SCALE_DAY if _FULL_SCALE.search(view) else date(OLDEST_YEAR, 1, 1)
    anniversary = _ANNIVERSARY.search(view)
    exact = _FULL_SCALE_DAY.year + _ORDINALS[anniversary.group(1).lower()] if anniversary else None
    fitting = []
    for year in WIRE_YEARS:
        made = _made(year, month, day)
        if (
            made
            and made[0].weekday() == WEEKDAYS[named.lower()]
            and year >= known
            and made[0] >= since
            and exact in (None, year)
        ):
            fitting.append(made)
    return fitting[0] if len(fitting) == 1 else None


def _newest_past_year(view: str) -> int:
    """The latest year the text names as past or present; years to come are left out."""
    years = [
        int(m.group())
        for m in _YEAR.finditer(view)
        if not _FORWARD.search(view, max(0, m.start() - 16), m.start()) and int(m.group()) <= WIRE_YEARS[-1]
    ]
    return max(years, default=OLDEST_YEAR)


def _event_year(text: str) -> Dated | None:
    year = event_year(text)
    return _made(year, None, None) if year else None
