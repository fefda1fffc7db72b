"""Trains the two linear n-gram readers: logistic regression over the features of `scores/ngrams.py`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from stance.evaluation.labels import IGNORED, Example, label_arrays
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.features import Featurizer
from stance.scores.ngrams import Blocks, Reader, marked_blocks, plain_blocks
from stance.training.ngram_matrix import Vocabulary, by_block, matrix, vocabulary

# A feature must occur in so many statements, per block (words, characters, near words).
LEAST_TEXTS = (3, 5, 3)
PLAIN_STRENGTH, MARKED_STRENGTH = 5.0, 3.0
# Features of the plain and of the marked reader, which keep the checkpoint under 20 MB.
PLAIN_KEPT, MARKED_KEPT = 80_000, 10_000


def train_readers(examples: Sequence[Example], featurizer: Featurizer) -> dict[str, Reader]:
    """Readers by name.

    Exchanging names in the plain reader's training, or one word for both other targets in the marked one's, made
    them more even-handed and clearly worse on real statements; neither is done.
    """
    labels = label_arrays(examples)[0][:, : len(TARGETS)]
    named = [featurizer.mentions(example.text) for example in examples]
    plain = [plain_blocks(example.text, mentions) for example, mentions in zip(examples, named, strict=True)]
    marked = [
        marked_blocks(example.text, mentions, target)
        for example, mentions in zip(examples, named, strict=True)
        for target in TARGETS
    ]
    least = [len(TARGETS) * n for n in LEAST_TEXTS]
    return {
        "plain": _fit(plain, list(labels.T), LEAST_TEXTS, PLAIN_STRENGTH, PLAIN_KEPT),
        "marked": _fit(marked, [labels.reshape(-1)], least, MARKED_STRENGTH, MARKED_KEPT),
    }


def _fit(
    texts: Sequence[Blocks], labels: Sequence[np.ndarray], least: Sequence[int], strength: float, kept: int
) -> Reader:
    """Fitted twice: on all features that are frequent enough, then on the `kept` of them that weighed most alone,
    because a text's features are scaled to unit length and so weigh otherwise without the rest.
    """
    known = vocabulary(texts, least)
    weights, _ = _regressions(matrix(texts, known), labels, strength)
    known = _strongest(known, weights, kept)
    weights, bias = _regressions(matrix(texts, known), labels, strength)
    keys, rarity = zip(*known, strict=True)
    return Reader(keys, rarity, by_block(weights, known), bias)


def _regressions(inputs: csr_matrix, labels: Sequence[np.ndarray], strength: float) -> tuple[np.ndarray, np.ndarray]:
    """One regression per array of labels and label: weights (features, outputs) and bias (outputs,)."""
    weights, bias = [], []
    for wanted in labels:
        known = wanted != IGNORED
        model = OneVsRestClassifier(LogisticRegression(C=strength, class_weight="balanced", solver="liblinear"))
        model.fit(inputs[known], wanted[known])
        assert list(model.classes_) == list(range(len(STANCE_LABELS)))
        weights += [estimator.coef_[0] for estimator in model.estimators_]
        bias += [float(estimator.intercept_[0]) for estimator in model.estimators_]
    return np.stack(weights, axis=1).astype(np.float32), np.asarray(bias, dtype=np.float32)


def _strongest(known: Vocabulary, weights: np.ndarray, kept: int) -> Vocabulary:
    """The features with the largest weight toward any output."""
    strength = np.abs(weights).max(axis=1)
    least = np.sort(strength)[-kept:][0]
    blocks = by_block(strength, known)
    return [(keys[own >= least], rarity[own >= least]) for (keys, rarity), own in zip(known, blocks, strict=True)]
