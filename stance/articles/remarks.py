"""Readers' comments among the lines of a page: told by the names they are signed with, above their words, hour or day.

Limits: comments without a name, or with a name on the line of their words, are told only by the head above them
(`endings`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from stance.articles.furniture import undecorated


def are_signed(below: list[str]) -> bool:
    """`1. marin dit :`, `• mouette` above `mouette` or above a day: readers, right below the head of their list."""
    for name, under in pairwise(below[:_FIRST]):
        if _SAYS.match(name):
            return True
        bare = undecorated(name)
        if bare != name and len(bare) < _SIGNATURE and (under == bare or _SAID_ON.match(under)):
            return True
    return False


_FIRST = 3  # lines below the head of the comments
_SAYS = re.compile(r"(?:\d{1,4}[.)]|[•▪■●*-]) ?[^.!?«»:]{1,40} (?:dit|a dit|écrit|a écrit|a réagi) ?:$")
_SAID_ON = re.compile(
    r"(?:le )?\d{1,2}(?:er)? ?[^\W\d]{3,9}\.? \d{4}\b.{0,16}$|(?:le )?\d{1,2}/\d{1,2}/\d{2,4}\b.{0,16}$"
)


_REMARKED = re.compile(
    r"(?:le )?\d{1,2}(?:er)?(?:[/.]\d{1,2}[/.]| [^\W\d]{3,9} )\d{4},? (?:à |- |at )?\d{1,2} ?[h:] ?\d{2}"
    r"|\d{1,2} ?[h:] ?\d{2},? le \d"
)


def drop_remarks(texts: list[str], dropped: Mapping[int, str], found: dict[int, str]) -> None:
    """Comments of readers, each signed with a name above its hour and day: from the first of them to the last stamp."""
    stamps = [
        i
        for i, text in enumerate(texts)
        if i > 3
        and text[:2].strip("l").strip()
        and _DIGIT_SOON.match(text)
        and _REMARKED.match(text)
        and 0 < len(texts[i - 1]) < _SIGNATURE
        and texts[i - 1][-1] not in ".!?:»"
    ]
    if len(stamps) < _REMARKS or any(len(texts[i]) > _STAMPED for i in stamps):
        return
    told_first = stamps[-1] == len(texts) - 1  # the stamp stands below its comment
    first = stamps[0] - (2 if told_first else 1)
    last = stamps[-1] if told_first else len(texts) - 1
    if not any(len(text) > _SENTENCE and i not in dropped for i, text in enumerate(texts[:first])):
        return  # `Créé le`, `Modifié le` above an article
    found.update({i: "form" for i in range(first, last + 1) if i not in dropped})


_DIGIT_SOON = re.compile(r".{0,3}\d")
_SENTENCE = 80  # characters of a line of the article that the comments stand below
_REMARKS, _SIGNATURE, _STAMPED = 2, 40, 40  # comments that tell a list of them; characters of a name, of its stamp
