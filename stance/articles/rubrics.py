"""Rubrics between the parts of a page: two or three words in capitals above a paragraph, with no verb.

Limits: four words in capitals, or a verb, may be a heading of the text and stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stance.tables import Tables

_WHERE = re.compile(r" \([A-ZÀ-Ý][^()]{2,28}\)$")
_CAPITALS = re.compile(r"(?:[^\W\d_][^\W\d_'-]*(?:['-][^\W\d_]+)*)(?: [^\W\d_]+(?:['-][^\W\d_]+)*){1,2}$")
_PARAGRAPH = 60


def capital_rubrics(
    texts: list[str], dropped: Mapping[int, str], headline: int | None, tables: Tables
) -> dict[int, str]:
    """`VU DE MOSCOU`, `DER BOTE (Allemagne)` above a paragraph: line index → reason."""
    if headline is None:
        return {}
    found = {}
    for index in range(headline + 1, len(texts) - 1):
        above_text = index + 1 not in dropped and len(texts[index + 1]) > _PARAGRAPH
        if index in dropped or not above_text:
            continue
        bare = _WHERE.sub("", texts[index])
        if bare.isupper() and _CAPITALS.match(bare):
            if not any(word in tables.verbs.finite for word in bare.lower().split()):
                found[index] = "navigation"
    return found
