"""A date told below the text: `Publié par X le 3 mai 2023`, `Source : Le Phare, 3 mai 2023`; the year of a copyright.

Reads the last lines of the page, up to the first list of links or comments among them. Limits: a line must begin with
the word that tells of publication, or be an outlet's name with its day; a day inside a sentence is never taken.
"""

from __future__ import annotations

import re

from stance.articles.day_lines import is_remark
from stance.articles.days import OLDEST_YEAR, TEXTUAL, Dated, made, month_of, parse_date
from stance.articles.endings import is_list_head
from stance.articles.imprints import dated_name

_HEAD, _FOOT = 12, 10
_SENTENCE, _PARAGRAPH = 60, 160
_TOLD = re.compile(
    r"[(\[*–—-]{0,2} ?(?:(?:(?:cet? |cette |ce |l')?(?:article|texte|tribune|entretien|billet|dépêche|note|vidéo"
    r"|émission|communiqué|contenu|podcast|épisode|chronique|analyse|(?:rapport|reportage)(?= .{0,60}première fois))\b)"
    r"[^.!?«»]{0,60}? )?(?:a été |est )?(?:initialement |d'abord )?(?:publiée?|postée?|parue?|mise? en ligne|diffusée?"
    r"|posted|published|uploaded(?= ?:)|ajoutée?|rédigée?|sources?(?= ?:)|date(?= ?:)|date de (?:publication|parution)"
    r"|(?:première )?(?:publication|parution)(?= ?:)"
    r"|fait [àa])(?!\w)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d\d")
_OWNED = re.compile(r"©|\(c\)|copyright|tous droits réservés|all rights reserved", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def foot_lines(lines: list[str]) -> list[str]:
    """The last lines of the page, without what stands below the head of a list that ends it."""
    foot = lines[-_FOOT:]
    for index, line in enumerate(foot):
        if is_list_head(line) and not any(len(below) > _PARAGRAPH for below in foot[index + 1 :]):
            return foot[:index]
    return foot


def head_lines(lines: list[str]) -> list[str]:
    """The first lines of the page, without the lists that stand below a short text."""
    long = False
    for index, line in enumerate(lines[:_HEAD]):
        if long and is_list_head(line):
            return lines[:index]
        long = long or (len(line) > _SENTENCE and line[-1] in ".!?»")
    return lines[:_HEAD]


def above_lists(lines: list[str], text: str, last: bool) -> tuple[list[str], int]:
    """The lines above the first list of other articles that follows a sentence, and where they end in the text; if
    it must be the `last` of the page, no long paragraph stands below it."""
    long = False
    longest = max((i for i, line in enumerate(lines) if len(line) > _PARAGRAPH), default=0) if last else 0
    for index, line in enumerate(lines):
        if long and index > longest and is_list_head(line) and (at := text.find(f"\n{line}")) > 0:
            return lines[:index], at
        long = long or (len(line) > _SENTENCE and line[-1] in ".!?»")
    return lines, len(text)


def foot_date(foot: list[str]) -> Dated | None:
    """The day that one of the `foot_lines` gives for the publication, the last such line first."""
    for line in reversed(foot):
        told = (
            len(line) < 140
            and not is_remark(line)
            and _DIGITS.search(line)
            and (_TOLD.match(line) or _OWNED.match(line) or dated_name(line.strip("()[] ")) is not None)
        )
        if told and (found := parse_date(line)) and found[1] == "day":
            return found
    return None


def in_copyright_year(text: str, lines: list[str]) -> Dated | None:
    """`12 mars` above the text of a page that says `© 2024 Le Phare`: its one year, the last one of a span."""
    match = TEXTUAL.search(text)
    years = {_YEAR.findall(line)[-1] for line in lines[-_FOOT:] if _OWNED.search(line) and _YEAR.search(line)}
    if match is None or match.group(4) or len(years) != 1 or int(min(years)) < OLDEST_YEAR:
        return None
    return made(int(min(years)), month_of(match.group(3)), int(match.group(2)))


def in_year_beside(text: str, lines: list[str]) -> Dated | None:
    """`Direct du 12 mars` on a page that gives this day with its year at the end of a caption (`Le quai, 12 mars
    2023.`) and tells of no later year: a sentence may speak of another year's day."""
    match = TEXTUAL.search(text)
    if match is None or match.group(4):
        return None
    day, month = int(match.group(2)), month_of(match.group(3))
    lines = lines if len(lines) < _LONG else []
    short = [m for line in lines if len(line) < _CAPTION for m in _ENDING_DAY.finditer(line)]
    others = [found for m in short if (found := TEXTUAL.match(m[1]))]
    years = {int(m.group(4)) for m in others if int(m.group(2)) == day and month_of(m.group(3)) == month}
    latest = max((int(year) for line in lines for year in _A_YEAR.findall(line)), default=0)
    return made(years.pop(), month, day) if len(years) == 1 and latest in years else None


_CAPTION = 120  # characters
_ENDING_DAY = re.compile(r"(?:, (?:le )?| ce )(\d{1,2}(?:er)? [^\W\d]{3,9} \d{4})\.?$")
_A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


_LONG = 400  # lines, more than which are not searched
