"""Trains the two linear n-gram readers: logistic regression over the features of `scores/ngrams.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from stance.evaluation.labels import IGNORED, Example, label_arrays
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.features import Featurizer
from stance.scores.ngrams import Blocks, Reader, marked_blocks, plain_blocks, weigh

# A feature must occur in so many statements, per block (words, characters, near words).
LEAST_TEXTS = (3, 5, 3)
PLAIN_STRENGTH, MARKED_STRENGTH = 5.0, 3.0
PRUNED_SHARE = 0.5


def train_readers(examples: Sequence[Example], featurizer: Featurizer) -> dict[str, Reader]:
    """Readers by name.

    Exchanging names in the plain reader's training, or one word for both other targets in the marked one's, made
    them more even-handed and clearly worse on real statements; neither is done.
    """
    labels = label_arrays(examples)[0][:, : len(TARGETS)]
    plain = _fit([plain_blocks(example.text) for example in examples], list(labels.T), LEAST_TEXTS, PLAIN_STRENGTH)
    marked = [
        marked_blocks(example.text, mentions, target)
        for example in examples
        for mentions in [featurizer.mentions(example.text)]
        for target in TARGETS
    ]
    together = _fit(marked, [labels.reshape(-1)], [len(TARGETS) * n for n in LEAST_TEXTS], MARKED_STRENGTH)
    return {"plain": _pruned(plain), "marked": _pruned(together)}


def _fit(texts: Sequence[Blocks], labels: Sequence[np.ndarray], least: Sequence[int], strength: float) -> Reader:
    """One regression per array of labels; outputs of all side by side."""
    vocabulary = [_vocabulary([blocks[b] for blocks in texts], least[b]) for b in range(len(texts[0]))]
    inputs = scipy.sparse.hstack(
        [_matrix([blocks[b] for blocks in texts], *vocabulary[b]) for b in range(len(vocabulary))], format="csr"
    )
    weights, bias = [], []
    for wanted in labels:
        known = wanted != IGNORED
        model = OneVsRestClassifier(LogisticRegression(C=strength, class_weight="balanced", solver="liblinear"))
        model.fit(inputs[known], wanted[known])
        assert list(model.classes_) == list(range(len(STANCE_LABELS)))
        weights += [estimator.coef_[0] for estimator in model.estimators_]
        bias += [float(estimator.intercept_[0]) for estimator in model.estimators_]
    table = np.stack(weights, axis=1).astype(np.float32)
    cuts = np.cumsum([len(keys) for keys, _ in vocabulary])[:-1]
    keys, rarity = zip(*vocabulary, strict=True)
    return Reader(keys, rarity, tuple(np.split(table, cuts)), np.asarray(bias, dtype=np.float32))


def _pruned(reader: Reader) -> Reader:
    """Without the PRUNED_SHARE of features that weigh least: they take space and decide nothing."""
    strength = np.concatenate([np.abs(weights).max(axis=1) for weights in reader.weights])
    least = np.quantile(strength, PRUNED_SHARE)
    kept = [np.abs(weights).max(axis=1) >= least for weights in reader.weights]

    def keep(blocks: Blocks) -> Blocks:
        return tuple(block[rows] for block, rows in zip(blocks, kept, strict=True))

    return Reader(keep(reader.keys), keep(reader.rarity), keep(reader.weights), reader.bias)


def _vocabulary(block: Sequence[np.ndarray], least: int) -> tuple[np.ndarray, np.ndarray]:
    """(sorted hashes found in at least `least` texts, their smoothed inverse document frequency)."""
    counts = Counter(feature for hashes in block for feature in set(hashes.tolist()))
    kept = np.asarray(sorted(feature for feature, count in counts.items() if count >= least), dtype=np.uint32)
    frequency = np.asarray([counts[int(feature)] for feature in kept])
    return kept, (np.log((1 + len(block)) / (1 + frequency)) + 1).astype(np.float32)


def _matrix(block: Sequence[np.ndarray], keys: np.ndarray, rarity: np.ndarray) -> scipy.sparse.csr_matrix:
    columns, values, ends = [], [], [0]
    for hashes in block:
        rows, weights = weigh(keys, rarity, hashes)
        columns.append(rows)
        values.append(weights)
        ends.append(ends[-1] + len(rows))
    return scipy.sparse.csr_matrix((np.concatenate(values), np.concatenate(columns), ends), (len(block), len(keys)))
