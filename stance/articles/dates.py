"""When the article was published, with its precision; None when nothing says so.

Order: what the source states, a publication stamp, a line that is only a date, an agency dateline, the date in the
URL, then `vendredi 30 décembre` in the lead when exactly one year fits (weekday, years named, events that must lie
before, offices held), then a dated event said to be `l'année prochaine`. A date anywhere else (a photo, a treaty) is
never taken.
Limits: the Gregorian calendar, years 2000-2035; relative days (`mercredi`) stay open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from stance.articles.address_dates import day_of_address, month_of_address
from stance.articles.day_lines import TOWN, is_date_line, is_remark, told_day
from stance.articles.days import TEXTUAL, Dated, made, parse_date
from stance.articles.events import event_year
from stance.articles.foot_dates import above_lists, foot_date, foot_lines, head_lines, in_copyright_year, in_year_beside
from stance.articles.imprints import tailed_name
from stance.articles.lead import lead_date, without_year
from stance.articles.other_days import after_weather, own_lines
from stance.articles.stamps import MONTH, WEEKDAY, Stamp
from stance.tables import Tables

_DATELINE = re.compile(
    rf"^(?:{TOWN}, )?{TOWN}(?:, |\s?\()(?:le )?(?:{WEEKDAY},? )?\d{{1,2}}(?:er)? (?i:{MONTH})(?: \d{{4}})?\b"
    rf"|^{TOWN}, \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}(?= ?[(–—-])"
)
_ENCLOSED = re.compile(  # `(3 mai 2023) Le ministre…`, `[Le Phare, 3 mai 2023] …` at the head of the text
    rf"[(\[](?:(?!Archives?|Photo)[A-ZÀ-Ý][\w' -]{{1,30}}, ?)?"
    rf"((?:le )?(?:{WEEKDAY} )?\d{{1,2}}(?:er)? (?i:{MONTH}) \d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4})[)\]]"
)
_STAMPED_WIRE = re.compile(  # `BAMAKO (AFP) – 00:42 – 07/04/12`
    r"[A-ZÀ-Ý][\w' -]{2,30} ?\([\w -]{2,12}\) ?[–-] ?(?:\d{1,2}[h:]\d{2} ?[–-] ?)?(\d{1,2}/\d{1,2}/(?:20)?\d\d)(?!\d)"
)
_DASHED = re.compile(rf"(\d{{1,2}}(?:er)? (?i:{MONTH}) \d{{4}}) ?[—–-] ?(?=[A-ZÀ-Ý«])")
_SIGNED_OPENING = re.compile(
    rf"(?:Le )?(?i:{WEEKDAY} )?\d{{1,2}}(?:er)? (?i:{MONTH}) \d{{4}} par [\w' -]{{3,40}} [-–—] "
)
_SPOKEN = re.compile(  # `Réécoutez l'invitée de la matinale du 3 mai 2023`, `Discours du maire, le 3 mai 2023`
    rf"(?:\w{{3,12}}ez |voir |(?:ré)?écouter )?(?:l'|le |la )?(?:émission|invitée?|journal|jt|édition|matinale"
    rf"|interview|chronique|revue de presse)\b[^.!?«»\d]{{0,40}}? du (?:{WEEKDAY} )?\d{{1,2}}(?:er)? {MONTH} \d{{4}}\b"
    rf"|(?:discours|allocution|déclaration|intervention|audition|conférence de presse) [^.!?«»\d]{{2,80}}?,? (?:le|du) "
    rf"(?:{WEEKDAY} )?\d{{1,2}}(?:er)? {MONTH} \d{{4}}(?: à \d{{1,2}} ?[h:] ?\d{{0,2}})?\.?$",
    re.IGNORECASE,
)
_TIMED_OPENING = re.compile(
    rf"^(?:{WEEKDAY} )?(\d{{1,2}}(?:er)? {MONTH} \d{{4}})(?:,| -| –| à)* \d{{1,2}} ?[h:] ?\d{{2}} ", re.IGNORECASE
)
_ISSUE = re.compile(
    rf"\| (?:[\w ]{{0,20}}?(?:paru|publié) en )?((?:{MONTH} )?20\d\d) ?(?:\||$)"
    rf"|(?:^(?:(?:article )?(?:paru|publié|mis en ligne) en )?|[,·–—-] ?)({MONTH} 20\d\d) ?(?:[,·–—|/-]|$)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"date de (?:modification|mise à jour)|(?:mise?s?|màj|maj|modifiée?|actualisée?|dernière) ?(?:à jour|mise|le|:)",
    re.IGNORECASE,
)
_OPEN_YEAR = re.compile(
    rf"(?:[^.!?«»\d]{{0,40}} )??{WEEKDAY},? \d{{1,2}}(?:er)? {MONTH}(?:[ ,à|–-]{{1,4}}\d{{1,2}} ?[h:] ?\d{{0,2}})?"
    r"(?: \([a-z]{2,4}\))?$",
    re.IGNORECASE,
)
_LIVE = re.compile(  # `Suivez toutes les informations de ce mercredi 2 mars`
    rf"[^.!?]{{0,20}}\b(?:suivez|retrouvez|revivez|vivez|l'essentiel|toutes? l(?:es|'))\b[^.!?«»\d]{{0,90}} "
    rf"(?:du|de ce) {WEEKDAY} \d{{1,2}}(?:er)? {MONTH}(?!\w| \d)[^.!?\d]{{0,40}}$",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(
    rf"(?:(?:direct|live)\b[^.!?«»\d]{{0,24}}? )?(?:le |du )?\d{{1,2}}(?:er)? {MONTH}"
    r"(?:[ ,à|–-]{1,4}\d{1,2} ?[h:] ?\d{0,2}(?: [a-z]{2,4})?)?$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    rf"(?:[,(–—|-]|^(?:séance|session) \D{{0,50}}? du) ?(?:{WEEKDAY} )?(?:le |du )?(\d{{1,2}}(?:er)? {MONTH} \d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)(?:\)?$|, point)",
    re.IGNORECASE,
)
_WEEK = re.compile(rf"\bdu (\d{{1,2}})(?:er)?(?: {MONTH})? au \d{{1,2}}(?:er)? ({MONTH} 20\d\d)", re.IGNORECASE)
_ROW_WORDS = 8  # of a piece in a row such as `Inès Kolb | 17.07.23 | 15:02`
_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PIECES = re.compile(r" [|·•–—-] ")
_IN_PARENTHESES = re.compile(rf"\(([^()\d-]{{0,14}}\d{{1,2}}(?:er)? {MONTH} \d{{4}})\)", re.IGNORECASE)


def find_date(
    metadata: Mapping[str, str],
    text: str,
    stamps: Iterable[Stamp],
    lines: list[str],
    body: int,
    headline: str | None,
    tables: Tables,
) -> Dated | None:
    """The publication date. `lines` and `text` are as read; `body` is the offset where the article proper begins."""
    for key in ("date", "published", "date_pub"):
        if key in metadata and (found := parse_date(metadata[key])):
            return found
    stamps = list(stamps)
    lines = [match[match.lastindex or 0] if (match := _GLUED.match(line)) else line for line in own_lines(lines)]
    if stamps:
        lines, end = above_lists(lines, text, len(stamps) < _TEASERS)
        stamps = [stamp for stamp in stamps if stamp.start < end]
    for stamp in stamps:
        if not stamp.published or (stamp.start > _FOOT * len(text) and _is_dated_above(lines, headline)):
            continue
        if found := _textual(stamp.text, text, tables):
            return found
    head = [line for line in after_weather(head_lines(lines)) if line != headline]
    if found := _date_line(head, lines, headline) or _dateline(head, lines, text, tables):
        return found
    if found := day_of_address(metadata.get("url", "")) or _date_without_year(head, lines, text, tables):
        return found
    for stamp in stamps:
        if found := parse_date(stamp.text):
            return found
    return (
        lead_date(text, body, tables)
        or _updated([*head, *foot_lines(lines)])
        or _issue_date(head)
        or _programme_date(head, text, tables)
        or month_of_address(metadata.get("url", ""))
        or _event_year(text)
    )


def _is_dated_above(lines: list[str], headline: str | None) -> bool:
    """Whether a day stands alone on its line above a record or a print page, which went online later."""
    head = (line for line in lines[:5] if line != headline and len(line) < 40)
    return any(is_date_line(line) and parse_date(line) for line in head)


_GLUED = re.compile(  # made, mended; in letters, in figures
    rf"(\d\d\.\d\d\.\d{{4}}, \d\d:\d\d)\d{{1,2}}\.\d\d\.\d{{4}}, \d\d:\d\d$"
    rf"|(?=\d{{1,2}}[ .]{MONTH}[ .]?20\d\d\d)(?=(?P<day>\d{{1,2}}[ .]{MONTH}[ .]?20\d\d))(?P=day)",
    re.IGNORECASE,
)
_FOOT = 0.8  # share of the text below which a stamp tells when it went online
_TEASERS = 3  # stamps below the head of a list, each under the title of another article


_SEASON = re.compile(r"(?<!\d)(20\d\d)[-/]20\d\d(?!\d)")


def _tailed_day(line: str) -> Dated | None:
    """`… de la sécurité et de la... 28.12.2024, Le Phare`: the day at the end of a standfirst that is cut short."""
    return parse_date(line[-60:]) if tailed_name(line) else None


def _updated(head: list[str]) -> Dated | None:
    """The day of an update, when nothing else is dated."""
    return next((found for line in head if _UPDATED.match(line) and (found := parse_date(line))), None)


def _programme_date(head: list[str], text: str, tables: Tables) -> Dated | None:
    """`Saison 2023-2024 – Épisode 171 – lundi 17 juin, 19 h 30`: a row of a programme's page."""
    for line in head:
        rows = len(re.findall(r" [–—·|•] ", line[:200])) > 1 and len(line) < 140
        if rows and (match := TEXTUAL.search(line)) and match.group(1):
            season = _SEASON.search(line)
            return without_year(match, text + (f" {season.group(1)} " if season else ""), tables)
    return None


def _date_without_year(head: list[str], lines: list[str], text: str, tables: Tables) -> Dated | None:
    """`Mercredi 2 mars, 19h45`, `Direct du mercredi 2 mars` above the text, where one year alone fits."""
    for line in head:
        open_year = _OPEN_YEAR.match(line) if len(line) < 60 else _LIVE.match(line) if len(line) < 160 else None
        if open_year and (match := TEXTUAL.search(line)):
            return without_year(match, text, tables) or in_copyright_year(line, lines)
        if len(line) < 50 and _BARE_DAY.match(line):
            return in_copyright_year(line, lines) or in_year_beside(line, lines)
    return None


def _date_line(head: list[str], lines: list[str], headline: str | None) -> Dated | None:
    """A line that is a date, or a heading that holds one (`Émission du lundi 14 novembre 2022`)."""
    for line in (line for line in head[:10] if not _UPDATED.match(line)):
        if len(line) < 90 and (week := _WEEK.search(line)):
            return parse_date(f"{week.group(1)} {week.group(2)}")
        if is_date_line(line) and (found := parse_date(line)):
            return _below_headline(line, found, lines, headline) or found
    for line in head:
        if len(line) > 110 or line[-1:] in ".!?»":
            break
        if told_day(line) and not _UPDATED.match(line) and (found := parse_date(line)) and found[1] == "day":
            return found
    for line in head[:4]:
        if found := _tailed_day(line):
            return found
    for line in head:
        pieces = _PIECES.split(line) if len(line) < 140 else []
        if any(len(piece.split()) > _ROW_WORDS for piece in pieces):
            continue  # a link to another article, with its day
        if len(_YEARS.findall(line)) > 1 and not _UPDATED.search(line):
            continue  # `24 février 2022 – 24 février 2024 : deux ans de siège`
        if len(pieces) > 1 and (dated := next((p for p in pieces if is_date_line(p)), None)):
            return parse_date(dated)
    foot = foot_lines(lines)
    for line in (*foot[-4:], *(line for line in foot if line[:5].lower() == "fait ")):
        if is_date_line(line) and not is_remark(line) and (found := parse_date(line)):
            return found
    if found := foot_date(foot):
        return found
    if headline and (match := _IN_PARENTHESES.search(headline) or _ENDING.search(headline)):
        return parse_date(match.group(1))
    return None


def _below_headline(line: str, above: Dated, lines: list[str], headline: str | None) -> Dated | None:
    """An older day below the headline: the one above it, `line`, is the day of the visit."""
    if headline not in lines or lines.index(line) > (at := lines.index(headline)):
        return None
    below = (parse_date(other) for other in lines[at + 1 : at + 4] if is_date_line(other))
    return next((found for found in below if found and found[1] == "day" and found[0] < above[0]), None)


def _dateline(head: list[str], lines: list[str], text: str, tables: Tables) -> Dated | None:
    for line in head:
        if match := _TIMED_OPENING.match(line[:60]) or _ENCLOSED.match(line[:70]) or _STAMPED_WIRE.match(line[:80]):
            return parse_date(match.group(1))
        if (match := _DASHED.match(line[:40])) and sum(1 for other in lines if _DASHED.match(other[:40])) == 1:
            return parse_date(match.group(1))
        if match := _SIGNED_OPENING.match(line[:110]) or _SPOKEN.match(line[:110]):
            return parse_date(match.group())
        if match := _DATELINE.match(line[:120]):
            if found := _textual(match.group(), text, tables) or in_copyright_year(match.group(), lines):
                return found
    return None


def _issue_date(head: list[str]) -> Dated | None:
    """The month or year of an issue, in a heading such as `Revue | n° 112 | Novembre 2024`."""
    for line in head:
        if len(line) < 90 and (match := _ISSUE.search(line)) and not line.startswith("Archives"):
            return parse_date(match.group(1) or match.group(2))
    return None


def _textual(text: str, view: str, tables: Tables) -> Dated | None:
    if found := parse_date(text):
        return found
    match = TEXTUAL.search(text)
    return without_year(match, view, tables) if match else None


def _event_year(text: str) -> Dated | None:
    year = event_year(text)
    return made(year, None, None) if year else None
