"""Inside one article: is this headline, standfirst or caption said again by one sentence of the body?

Coverage is the share of the content words of the short text found in one body sentence, words being compared by their
first four letters. Limits: no synonyms; thresholds were set on the three development articles and checked by eye on
others.
"""

from __future__ import annotations

import re

from stance.reading.view import plain

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "les des une aux par pour dans sur avec que qui est sont etait ont ete sera son ses leur leurs cette ces plus mais "
    "pas ne se sa la le un du de et en au ce il elle ils nous vous dont ou tout tous toute lors a apres avant alors ainsi "
    "comme entre sans sous meme encore deja avoir etre fait faire".split()
)


def stems(text: str) -> frozenset[str]:
    """Content words cut to four letters."""
    return frozenset(w[:4] for w in _WORD.findall(plain(text)) if len(w) > 1 and w not in _EMPTY)


def coverage(part: frozenset[str], whole: frozenset[str]) -> float:
    """Share of `part` that `whole` holds; 0.0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def best_coverage(part: frozenset[str], body: list[frozenset[str]]) -> float:
    return max((coverage(part, sentence) for sentence in body), default=0.0)


def same_text(a: frozenset[str], b: frozenset[str]) -> bool:
    """Two copies of one text, up to a word or two (a caption and its `alt` text)."""
    return bool(a) and len(a & b) >= 0.75 * len(a | b)
