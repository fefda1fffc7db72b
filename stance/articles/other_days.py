"""Lines with a day that is not the page's: of a post it embeds, of a reader's comment, of the visit, of a photo.

Limits: a comment is told by its hour before its day, a visit by the weather or the words above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stance.articles.stamps import WEEKDAY

# `fr - français`: a language the page can be read in, too.
_POST = re.compile(r"(?:• ?)?[a-z]{2} [-–] \w{4,12}$|\d{1,2}[:h]\d{2}(?: [AP]M)? ?· |[-–—] .{2,60} \(@\w{2,30}\)")
_REMARKED = re.compile(r"\d{1,2} ?[h:] ?\d{2}, le \d")
_WEATHER = re.compile(r"-?\d{1,2}(?:[.,]\d)? ?°? ?C$")
_VISIT = re.compile(rf"(?:{WEEKDAY}|\w{{3,6}}day),? ", re.IGNORECASE)


def own_lines(lines: list[str]) -> list[str]:
    """The lines without those of posts, of readers' comments and below `En ondes aujourd'hui`."""
    kept = [line for above, line in zip(["", *lines], lines, strict=False) if not (_POST.match(line) or _on_air(above))]
    kept = [line for line, below in zip(kept, [*kept[1:], ""], strict=False) if not _is_captioned(line, below)]
    if sum(1 for line in kept if line[:1].isdigit() and _REMARKED.match(line)) > 1:
        return [line for line in kept if not _REMARKED.match(line)]
    return kept


def _is_captioned(line: str, below: str) -> bool:
    """`Karl Brandt à Oslo, le 3 mai 2023` above the same words with their credit: when the photo was taken."""
    return len(below) > len(line) > _SHORTEST and below.startswith(line)


_SHORTEST = 20  # characters of a caption


def _on_air(above: str) -> bool:
    return above.lower() in ("en ondes aujourd'hui", "à l'antenne aujourd'hui")


def after_weather(head: Iterable[str]) -> Iterator[str]:
    """The lines of the head; below the weather the day of the visit, with its weekday, is left out."""
    weather = False
    for line in head:
        if weather and len(line) < 40 and _VISIT.match(line):
            continue
        weather = weather or _WEATHER.match(line) is not None
        yield line
