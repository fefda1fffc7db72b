"""Temperatures and the low-confidence threshold, fitted on the calibration split with the shipped (quantised)
weights.

One temperature per slot and one for the tone minimise the negative log-likelihood (Guo et al. 2017, arXiv
1706.04599). The threshold is the smallest largest-probability above which at least ACCURACY of the labels are right
on that split.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

from stance.evaluation.labels import IGNORED

ACCURACY = 0.90
_GRID = np.exp(np.linspace(np.log(0.5), np.log(4.0), 120))


def fit_votes(log_probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Non-negative weights (voters,) of log-probabilities (voters, n, labels) with the lowest negative log-
    likelihood.
    """
    known = labels != IGNORED
    votes, truth = log_probabilities[:, known], labels[known]

    def loss(weights: np.ndarray) -> float:
        return _nll(np.tensordot(weights, votes, axes=1), truth)

    start = np.full(len(votes), 1 / len(votes))
    return minimize(loss, start, method="L-BFGS-B", bounds=[(0, 5)] * len(votes)).x


def fit_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature in [0.5, 4] with the lowest negative log-likelihood; logits (n, labels), labels (n,) with
    IGNORED.
    """
    known = labels != IGNORED
    if known.sum() < 30:
        return 1.0
    return float(_GRID[np.argmin([_nll(logits[known] / t, labels[known]) for t in _GRID])])


def _nll(logits: np.ndarray, labels: np.ndarray) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return float((np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]).mean())


def low_confidence_threshold(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Smallest threshold t such that labels whose probability is at least t are right in ACCURACY of the cases."""
    known = labels != IGNORED
    confidence, right = probabilities.max(-1)[known], (probabilities.argmax(-1) == labels)[known]
    order = np.argsort(-confidence)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    reached = np.flatnonzero(accuracy >= ACCURACY)
    return float(confidence[order][reached[-1]]) if len(reached) else 1.0
