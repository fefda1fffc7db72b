"""N-gram features of many texts as one sparse matrix, over a vocabulary taken from the same texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import scipy.sparse

from stance.scores.ngrams import Blocks, weigh

Vocabulary = Sequence[tuple[np.ndarray, np.ndarray]]


def vocabulary(texts: Sequence[Blocks], least: Sequence[int]) -> Vocabulary:
    """Per block: (sorted hashes found in at least `least[block]` texts, their smoothed inverse document frequency)."""
    return [_block([blocks[b] for blocks in texts], least[b]) for b in range(len(texts[0]))]


def matrix(texts: Sequence[Blocks], known: Vocabulary) -> scipy.sparse.csr_matrix:
    """(texts, features), the blocks side by side."""
    parts = [_rows([blocks[b] for blocks in texts], *known[b]) for b in range(len(known))]
    return scipy.sparse.hstack(parts, format="csr")


def by_block(table: np.ndarray, known: Vocabulary) -> Blocks:
    """The rows of a table of weights (features, outputs) that belong to each block."""
    return tuple(np.split(table, np.cumsum([len(keys) for keys, _ in known])[:-1]))


def _block(block: Sequence[np.ndarray], least: int) -> tuple[np.ndarray, np.ndarray]:
    counts = Counter(feature for hashes in block for feature in set(hashes.tolist()))
    kept = np.asarray(sorted(feature for feature, count in counts.items() if count >= least), dtype=np.uint32)
    frequency = np.asarray([counts[int(feature)] for feature in kept])
    return kept, (np.log((1 + len(block)) / (1 + frequency)) + 1).astype(np.float32)


def _rows(block: Sequence[np.ndarray], keys: np.ndarray, rarity: np.ndarray) -> scipy.sparse.csr_matrix:
    columns, values, ends = [], [], [0]
    for hashes in block:
        rows, weights = weigh(keys, rarity, hashes)
        columns.append(rows)
        values.append(weights)
        ends.append(ends[-1] + len(rows))
    return scipy.sparse.csr_matrix((np.concatenate(values), np.concatenate(columns), ends), (len(block), len(keys)))
