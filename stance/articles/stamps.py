"""Finds publication stamps inside a text: `Par X pour Y Publié : 13h12 GMT, 27 janvier 2022 | Mise à jour : …`.

Gives spans only; `dates` reads them. A stamp is a chain of small pieces (times, day names, months, separators), each
bounded, so the search is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stance.reading.view import FILLER

MONTHS = {
    "janvier": 1,
    "février": 2,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "août": 8,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "décembre": 12,
    "decembre": 12,
    "janv": 1,
    "févr": 2,
    "fév": 2,
    "fevr": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "déc": 12,
    **dict(
        zip(
            "january february march april may june july august september october november december".split(),
            range(1, 13),
            strict=True,
        )
    ),  # pages half translated
    **dict(zip("jan feb mar apr may jun jul aug sep oct nov dec".split(), range(1, 13), strict=True)),
}
WEEKDAYS = {"lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"

_TIME = r"\d{1,2} ?(?:h|:) ?\d{2}(?::\d{2})?(?: ?(?:am|pm))?|\d{1,2} ?h\b"
_DAY = (
    rf"{WEEKDAY}|\d{{1,2}}(?:er)? {MONTH}(?: \d{{4}}| '?\d{{2}}(?= à))?|{MONTH} \d{{1,2}}, \d{{4}}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{2}[/.-]\d{2}"
)
_PIECE = (
    rf"(?:{_TIME}|{_DAY}|gmt|utc|cet|cest|est|edt|bst|ist|msk|pst|(?:hae|hne|he)\b|"
    rf"(?:lun|mar|mer|jeu|ven|sam|dim)\.|\(?heure(?:s)? de paris\)?|(?:à|le|du|at|on)\b"
    r"|[|,:•·–-])"
)
_WORDS = (
    r"(?:article )?(?:publiée?|parue?|postée?|mise? en ligne|créée?|diffusée?|published|posted|mise? à jour|màj|maj"
    r"|modifiée?|publish(?:ed|ing)? (?:date|on)|publication date|date published"
    r"|actualisée?|updated|dernière (?:mise à jour|modification))"
)
# Without one of these no line has a stamp.
_TOLD_BY = (
    "publié", "publish", "publication date", "date published", "paru", "posté", "posted", "en ligne", "créé", "diffusé",
    "à jour", "màj", "maj", "modifié", "modification", "actualisé", "updated",
)  # fmt: skip
_STAMP = re.compile(rf"\b{_WORDS}(?: {{0,2}}{_PIECE}){{1,14}}", re.IGNORECASE)
_BYLINE = re.compile(r"\b(?:Par|PAR|By) (?=[A-ZÀ-Ý])")
_PUBLISHED = re.compile(r"\b(?:publi|date publi|paru|post|mise? en ligne|cré|diffus)", re.IGNORECASE)
_HAS_DATE = re.compile(rf"\d{{1,2}}(?:er)? {MONTH}|\d[/.-]\d", re.IGNORECASE)


_RUNNING = re.compile(r"[a-zà-ÿ] $")  # `un entretien diffusé le 9 mars` is a sentence


@dataclass(frozen=True, slots=True)
class Stamp:
    """`start` includes the byline before it; `published` is False for a mere update."""

    start: int
    end: int
    byline: str
    text: str
    published: bool


def find_stamps(view: str) -> list[Stamp]:
    """Stamps with a date, chained ones joined (`Publié … | Mis à jour …`), broken encoding notwithstanding."""
    if FILLER not in view:
        return _find_stamps(view)
    origin = [i for i, char in enumerate(view) if char != FILLER]
    found = []
    for stamp in _find_stamps(view.replace(FILLER, "")):
        end = origin[stamp.end - 1] + 1
        while end < len(view) and view[end] == FILLER:
            end += 1
        found.append(replace(stamp, start=origin[stamp.start], end=end))
    return found


def _find_stamps(view: str) -> list[Stamp]:
    stamps: list[Stamp] = []
    for match in (match for span in _telling_lines(view) for match in _STAMP.finditer(view, *span)):
        start, end = match.span()
        text = match.group()
        if text[0].islower() and _RUNNING.search(view, max(0, start - 3), start):
            continue
        if not _HAS_DATE.search(text) and not (stamps and start - stamps[-1].end <= 4):
            continue
        end = start + len(text.rstrip(" |,:•·–-"))
        if stamps and start - stamps[-1].end <= 4 and "\n" not in view[stamps[-1].end : start]:
            last = stamps[-1]
            stamps[-1] = Stamp(last.start, end, last.byline, last.text if last.published else text, True)
            continue
        byline = _byline_before(view, start)
        stamps.append(Stamp(start - len(byline), end, byline.strip(), text, bool(_PUBLISHED.match(text))))
    return stamps


def _telling_lines(view: str) -> Iterator[tuple[int, int]]:
    """Where the lines lie in which a stamp can stand: it never goes on in the next one."""
    small = view.lower()
    words = [word for word in _TOLD_BY if word in small]
    end = -1
    for line in view.split("\n") if words else ():
        start, end = end + 1, end + 1 + len(line)
        small = line.lower()
        if any(word in small for word in words):
            yield start, end


def _byline_before(view: str, at: int) -> str:
    """`Par Prénom Nom pour Journal ` that ends where the stamp starts, on the same line."""
    low = max(view.rfind("\n", 0, at) + 1, at - 140)
    found = ""
    for match in _BYLINE.finditer(view, low, at):
        found = view[match.start() : at]
    if found and not any(mark in found.rstrip(" |–-,.") for mark in ".!?«»"):
        return found
    return ""
