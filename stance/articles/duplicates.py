"""Groups articles that are republished copies of one text, so that counts can take wire copy once.

MinHash over five-word shingles with locality-sensitive hashing (Broder 1997; `datasketch`). An article's sketch is
taken once and stored; two articles are near-duplicates when they share a band of it, which they do where the Jaccard
similarity of their kept text reaches about THRESHOLD; groups are the connected components. Dropped spans (navigation,
credits) do not count, so two pages of one dispatch match whatever surrounds it. Memory and time grow with the number
of articles, some hundred bytes each, never with that of their pairs.
"""

from __future__ import annotations

import re
from hashlib import blake2b

import numpy as np
from datasketch import MinHash, MinHashLSH

from stance.records import Article

# Set on the demo corpus: its two wire pairs reach 0.89 and 0.92, all other pairs stay under 0.05.
THRESHOLD = 0.6
PERMUTATIONS = 64
SHINGLE = 5
FEWEST_SHINGLES = 20
BAND_BYTES = 8
_WORD = re.compile(r"\w+")
_PLAN = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
BANDS, ROWS = _PLAN.b, _PLAN.r


def sketch(article: Article) -> bytes:
    """BANDS hashes of BAND_BYTES each; nothing for a text too short to compare."""
    words = [word.lower() for word in _WORD.findall(_kept_text(article))]
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    if len(shingles) < FEWEST_SHINGLES:
        return b""
    hashes = MinHash(num_perm=PERMUTATIONS)
    hashes.update_batch(list(shingles))
    bands = (hashes.hashvalues[band * ROWS : (band + 1) * ROWS] for band in range(BANDS))
    return b"".join(blake2b(band.tobytes(), digest_size=BAND_BYTES).digest() for band in bands)


def group_near_duplicates(sketches: bytes) -> np.ndarray:
    """For each of the sketches, which follow one another, the place of the first one of its group."""
    bands = np.frombuffer(sketches, np.uint64).reshape(-1, BANDS)
    first = np.arange(len(bands))
    while True:
        before = first.copy()
        for band in bands.T:
            _join(first, band)
        if (before == first).all():
            return first


def _join(first: np.ndarray, band: np.ndarray) -> None:
    """Those that share the hash of a band get the earliest of their groups."""
    order = np.argsort(band, kind="stable")
    if len(order):
        starts = np.flatnonzero(np.r_[True, np.diff(band[order].view(np.int64)) != 0])
        earliest = np.minimum.reduceat(first[order], starts)
        first[order] = np.repeat(earliest, np.diff(np.r_[starts, len(order)]))


def _kept_text(article: Article) -> str:
    """The text without its dropped spans."""
    kept, position = [], 0
    for dropped in sorted(article.dropped, key=lambda span: span.start):
        kept.append(article.text[position : dropped.start])
        position = max(position, dropped.end)
    kept.append(article.text[position:])
    return " ".join(kept)
