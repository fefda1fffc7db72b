"""Trains the two linear n-gram readers: logistic regression over the features of `scores/ngrams.py`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from stance.evaluation.labels import IGNORED, Example, label_arrays
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.features import Featurizer
from stance.scores.ngrams import Blocks, Reader, marked_blocks, plain_blocks
from stance.training.ngram_matrix import by_block, matrix, vocabulary

# A feature must occur in so many statements, per block (words, characters, near words).
LEAST_TEXTS = (3, 5, 3)
PLAIN_STRENGTH, MARKED_STRENGTH = 5.0, 3.0
FEATURES_KEPT = 55_000  # per reader, which keeps the checkpoint under 20 MB


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
    known_ngrams = vocabulary(texts, least)
    inputs = matrix(texts, known_ngrams)
    weights, bias = [], []
    for wanted in labels:
        known = wanted != IGNORED
        model = OneVsRestClassifier(LogisticRegression(C=strength, class_weight="balanced", solver="liblinear"))
        model.fit(inputs[known], wanted[known])
        assert list(model.classes_) == list(range(len(STANCE_LABELS)))
        weights += [estimator.coef_[0] for estimator in model.estimators_]
        bias += [float(estimator.intercept_[0]) for estimator in model.estimators_]
    table = np.stack(weights, axis=1).astype(np.float32)
    keys, rarity = zip(*known_ngrams, strict=True)
    return Reader(keys, rarity, by_block(table, known_ngrams), np.asarray(bias, dtype=np.float32))


def _pruned(reader: Reader) -> Reader:
    """With the FEATURES_KEPT features that weigh most: the others take space and decide little."""
    strength = np.concatenate([np.abs(weights).max(axis=1) for weights in reader.weights])
    least = np.sort(strength)[-FEATURES_KEPT:][0]
    kept = [np.abs(weights).max(axis=1) >= least for weights in reader.weights]

    def keep(blocks: Blocks) -> Blocks:
        return tuple(block[rows] for block, rows in zip(blocks, kept, strict=True))

    return Reader(keep(reader.keys), keep(reader.rarity), keep(reader.weights), reader.bias)
