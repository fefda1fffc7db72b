"""What stands above the headline of a page: the trail of rubrics that ends with it, a list of links, a strip of news.

Told by the shape of whole lines. Limits: a trail begins with the word for the site's first page; a list has four items.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stance.articles.furniture import undecorated
from stance.articles.lines import is_section

_TOP = 12
_TRAIL = re.compile(r"(?:Accueil|ACCUEIL|Home|HOME|Vous êtes ici)(?![a-zà-ÿ])")
_NEAR, _HEADLINE = 6, 20  # lines between a trail and its headline; letters of one
_LETTER = re.compile(r"[^\W_]+")
_BULLETS = "•▪■●◦‣"
_ITEMS = 4
_GAP = re.compile(r" {3,}")
_STRIP, _TITLE = 6, 25  # titles in a strip of news, characters of one


def top_lines(texts: list[str]) -> dict[int, str]:
    """Line index → reason for what stands above the headline, by shape alone."""
    found = dict.fromkeys((i for i, text in enumerate(texts[:_TOP]) if "   " in text and is_strip(text)), "navigation")
    for index, text in enumerate(texts[:_TOP]):
        if _TRAIL.match(text) and _ends_with_one(text, texts[index + 1 : index + 1 + _NEAR]):
            found[index] = "navigation"
    found.update(dict.fromkeys(range(_titles_above(texts)), "navigation"))
    if texts and texts[0][:1] in _BULLETS:
        found.update(dict.fromkeys(range(_links(texts)), "navigation"))
    return found


def _ends_with_one(trail: str, below: list[str]) -> bool:
    """`Accueil / Monde / Un cargo accoste` above `Un cargo accoste`, whatever the quotation marks."""
    letters = "".join(_LETTER.findall(trail.lower()))
    for text in below:
        line = "".join(_LETTER.findall(text.lower()))
        if len(line) > _HEADLINE and len(letters) > len(line) and letters.endswith(line):
            return True
    return False


def _titles_above(texts: list[str]) -> int:
    """How many lines stand above a headline that is printed twice, when nearly all are titles of other articles."""
    for index in range(_OTHERS, min(_DEEP, len(texts) - 2)):
        if texts[index] == texts[index + 1] and len(texts[index]) > _TITLE and texts[index][-1] not in ".…":
            titles = sum(len(text) > _LONG_TITLE and text[-1] not in ".…!" for text in texts[:index])
            told = any(len(text) > _SENTENCE and text[-1] in ".!?»" for text in texts[index + 2 : index + 2 + _NEAR])
            return index if titles >= _OTHERS and 4 * titles >= 3 * index and told else 0
    return 0


_OTHERS, _DEEP, _LONG_TITLE = 5, 24, 40  # a headline with its standfirst and captions makes fewer lines


def _links(texts: list[str]) -> int:
    """How many bullets at the very top are links: four or more, no sentences, and a headline stands below them."""
    count = next((i for i, text in enumerate(texts) if text[:1] not in _BULLETS), len(texts))
    told = sum(text[-1:] == "." and text[-3:] != "..." for text in texts[:count])
    headed = count + 1 < len(texts) and len(texts[count]) < 200 and texts[count][-1] not in '.…:;,»”"'
    return count if count >= _ITEMS and headed and 3 * told <= count else 0


def menu_lines(texts: list[str], known: Mapping[int, str]) -> set[int]:
    """Indices of the site's menu above the text: five short bullets or more in a row, no sentence before them; three
    are enough where most are `known` to be no part of an article, or rubrics."""
    found: set[int] = set()
    run: list[int] = []
    for index, text in enumerate(texts[:_MENU]):
        if _ITEM.match(text):
            run.append(index)
            continue
        if len(run) >= _ROWS or (
            len(run) >= _FEW and 2 * sum(i in known or is_section(undecorated(texts[i])) for i in run) > len(run)
        ):
            found.update(run)
        if len(text) > _SENTENCE and text[-1] in ".!?»":
            return found
        run = []
    return found | set(run) if len(texts) > _MENU and len(run) >= _ROWS else found


_ITEM = re.compile(r"[•▪■●◦‣*-] ?[^\W_](?:[^.!?«»:;\d]|\d(?!$)){1,38}$")
_MENU, _ROWS, _FEW, _SENTENCE = 200, 5, 3, 60


def is_menu(text: str) -> bool:
    """The rubrics of a site on one line: four short items or more, each apart from the next by spaces."""
    items = _GAP.split(text) if "   " in text else []
    return len(items) >= _ITEMS and all(len(item) < _TITLE and item[-1:].isalpha() for item in items)


def is_strip(text: str) -> bool:
    """Titles of other articles on one line, each apart from the next by spaces."""
    titles = [title for title in _GAP.split(text) if len(title) > _TITLE]
    return len(titles) >= _STRIP and 3 * sum(title[-1] in ".»" for title in titles) <= len(titles)
