"""Groups articles that are republished copies of one text, so that counts can take wire copy once.

MinHash over five-word shingles with locality-sensitive hashing (Broder 1997; `datasketch`). Two articles are near-
duplicates when the estimated Jaccard similarity of their kept text reaches THRESHOLD; groups are the connected
components. Dropped spans (navigation, credits) do not count, so two pages of one dispatch match whatever surrounds
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from datasketch import MinHash, MinHashLSH

from stance.records import Article

# Set on the demo corpus: its two wire pairs reach 0.89 and 0.92, all other pairs stay under 0.05.
THRESHOLD = 0.6
PERMUTATIONS = 64
SHINGLE = 5
_WORD = re.compile(r"\w+")


def group_near_duplicates(articles: Iterable[Article]) -> dict[str, str]:
    """{article id: group id}; the group's id is that of its first article, and an article alone is its own group."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    groups: dict[str, str] = {}
    for article in articles:
        if article.id in groups:
            continue
        sketch = _sketch(article)
        near = sorted(index.query(sketch)) if sketch else []
        groups[article.id] = article.id
        for other in near:
            _merge(groups, other, article.id)
        if sketch:
            index.insert(article.id, sketch)
    return {key: _root(groups, key) for key in groups}


def _root(groups: dict[str, str], key: str) -> str:
    while groups[key] != key:
        key = groups[key]
    return key


def _merge(groups: dict[str, str], first: str, second: str) -> None:
    """The older root stays."""
    a, b = _root(groups, first), _root(groups, second)
    if a != b:
        groups[b] = a


def _sketch(article: Article) -> MinHash | None:
    """None for a text too short to compare."""
    words = [word.lower() for word in _WORD.findall(_kept_text(article))]
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    if len(shingles) < 20:
        return None
    sketch = MinHash(num_perm=PERMUTATIONS)
    sketch.update_batch(list(shingles))
    return sketch


def _kept_text(article: Article) -> str:
    """The text without its dropped spans."""
    kept, position = [], 0
    for dropped in sorted(article.dropped, key=lambda span: span.start):
        kept.append(article.text[position : dropped.start])
        position = max(position, dropped.end)
    kept.append(article.text[position:])
    return " ".join(kept)
