"""Rows among the lines of a page: a table of contents, chapters of a recording, figures, a summary, links to media.

Told by several lines of one shape, or by the head above them. Limits: one such line alone is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from stance.articles.lines import is_loud

_MEDIA = re.compile(
    r"(?:en |nos |notre )?(?:vidéos?|video|images?|photos?|cartes?|infographies?|podcast|audio|diaporama|replay|dessin)"
    r" ?[-–—:.|] .{3,160}(?<![.»”\"!])$",
    re.IGNORECASE,
)


def drop_media_links(texts: list[str], reasons: Mapping[int, str], headline: int | None, found: dict[int, str]) -> None:
    """`VIDÉO. Un navire brûle au port` inside the text: a link; above it such a line may be the headline itself."""
    for index in range(headline + 1 if headline is not None else len(texts), len(texts)):
        if index not in reasons and _MEDIA.match(texts[index]):
            found[index] = "navigation"


_PAGED = re.compile(r"[^\d\s].{2,240}[^\d.,:(] ?[ .]{1,80}\d{1,3}$")


_STUB = re.compile(r".{10,110}(?:\(…\)|\(\.{3}\)|\[…\]|\[\.{3}\])$")


def _stubs(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """Titles cut short side by side: `Un navire a touché le (…)`."""
    for index in range(len(texts) - 1):
        cut = texts[index][-1:] in ")]" and texts[index + 1][-1:] in ")]"
        if cut and _STUB.match(texts[index]) and _STUB.match(texts[index + 1]):
            found.update({i: "navigation" for i in (index, index + 1) if i not in dropped})


def _contents(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """A table of contents: three lines or more in a row that end with their page."""
    run: list[int] = []
    for index, text in enumerate([*texts, ""]):
        if text[-1:].isdecimal() and _PAGED.match(text):
            run.append(index)
            continue
        if len(run) > 2:
            found.update({i: "navigation" for i in run if i not in dropped})
        run = []


_PLAYER = re.compile(r"0?0:00 ?/ ?\d{1,2}:\d{2}")
_RECORDING = 80  # characters of its title


def _players(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """The title of a recording right above its clock, `00:00 / 21:47`, below the first line of the page."""
    for index in range(3, len(texts)):
        title = texts[index - 1]
        if (
            texts[index][:1] == "0"
            and _PLAYER.match(texts[index])
            and len(title) < _RECORDING
            and title[-1:] not in ".»"
        ):
            if index - 1 not in dropped:
                found[index - 1] = "navigation"


_SUMMARY = re.compile(
    r"(?:en bref|l ?'essentiel|en résumé|ce qu'il faut (?:retenir|savoir)|les points clés|à retenir"
    r"|en deux mots)[ :]{0,2}$",
    re.IGNORECASE,
)
_LONGEST_HEAD = 60  # characters of what `_SUMMARY` matches, and more
_CHAPTER = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2} ?[^\s\d]")
_FIGURES = re.compile(r"[\d.,%€$£+-]+$")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)] \S")


def _is_figures(words: list[str]) -> bool:
    return len(words) > 3 and 2 * sum(1 for w in words if _FIGURES.match(w)) >= len(words)


def _is_loud_rubric(text: str) -> bool:
    """`3. LE FRONT`."""
    numbered = is_loud(text) and _NUMBERED.match(text) is not None
    return numbered and len(text.split()) <= 5 and any(c.isalpha() for c in text[3:])


def transcript_lines(texts: list[str]) -> set[int]:
    """What a machine wrote down of a recording: from its start on, words without a stop behind a clock every few
    seconds. Chapters of a recording are minutes apart, entries of a live page begin at no start.
    """
    timed = [i for i, text in enumerate(texts) if text[:1].isdecimal() and _CHAPTER.match(text)]
    clocks = [_seconds(texts[i]) for i in timed]
    quick = sum(1 for a, b in pairwise(clocks) if 0 <= b - a <= _BREATH)
    return set(timed) if len(timed) > 2 and clocks[0] <= _BREATH and quick > len(timed) / 2 else set()


_BREATH = 20  # seconds: longer than a line of a transcript, shorter than a chapter


def _seconds(text: str) -> int:
    """The clock that opens a line, `1:02:03` or `02:03`, in seconds."""
    total = 0
    for part in _CLOCK.match(text)[0].split(":"):
        total = 60 * total + int(part)
    return total


_CLOCK = re.compile(r"\d{1,2}(?::\d{2}){1,2}")


def drop_rows(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """Summary bullets under their head, chapters of a recording, rows of figures, numbered rubrics in capitals."""
    timed = [t for t in texts if t[:1].isdecimal() and _CHAPTER.match(t)]
    spoken = bool(transcript_lines(texts)) or sum(1 for t in timed if t[-1] in ".,;:?!…") > len(timed) / 2
    chapters = not spoken and any(t.startswith(("00:00 ", "0:00 ")) for t in timed)
    summary = False
    for index, text in enumerate(texts):
        bullet = text[:1] in "•▪■-–·*"
        summary = (len(text) < _LONGEST_HEAD and bool(_SUMMARY.match(text))) or (summary and bullet)
        if index in dropped or index in found:
            continue
        if summary:
            found[index] = "duplicate" if bullet else "navigation"
        elif chapters and _CHAPTER.match(text) and len(text) < 120:
            found[index] = "navigation"
        elif (len(text) < 90 and _is_figures(text.split())) or _is_loud_rubric(text):
            found[index] = "navigation"
    _players(texts, dropped, found)
    _contents(texts, dropped, found)
    _stubs(texts, dropped, found)
    for index, text in enumerate(texts[:-1]):
        below = index + 1
        if below in found and below not in dropped and len(text) < 40 and is_loud(text) and text[-1].isalpha():
            if index not in dropped and found[below] == "navigation" and _FIGURES.search(texts[below]):
                found.setdefault(index, "navigation")
