"""Figures of a classification: F1 per label, macro-F1, bootstrap intervals, calibration error, coverage and
accuracy.

Arrays only; no model, no file. Intervals resample whole groups (families of paraphrases), since rows of one
situation are not independent. Expected calibration error uses 15 equal-width bins of the largest probability (Guo et
al. 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

BINS = 15


def confusion(truth: np.ndarray, predicted: np.ndarray, labels: int) -> np.ndarray:
    """Counts (labels, labels): rows are the truth, columns the prediction."""
    return np.bincount(truth * labels + predicted, minlength=labels * labels).reshape(labels, labels)


def label_scores(matrix: np.ndarray) -> np.ndarray:
    """Precision, recall and F1 per label (labels, 3) from a confusion matrix; 0 where undefined."""
    right = np.diag(matrix).astype(float)
    precision = np.divide(right, matrix.sum(0), out=np.zeros_like(right), where=matrix.sum(0) > 0)
    recall = np.divide(right, matrix.sum(1), out=np.zeros_like(right), where=matrix.sum(1) > 0)
    both = precision + recall
    return np.stack(
        [precision, recall, np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)], 1
    )


def macro_f1(matrix: np.ndarray, labels: Sequence[int] | None = None) -> float:
    """Mean F1 over `labels` (default: all)."""
    scores = label_scores(matrix)[:, 2]
    return float(scores.mean() if labels is None else scores[list(labels)].mean())


def grouped_confusions(truth: np.ndarray, predicted: np.ndarray, groups: Sequence[str], labels: int) -> np.ndarray:
    """One confusion matrix per distinct group: (groups, labels, labels)."""
    _, owners = np.unique(np.asarray(groups), return_inverse=True)
    counts = np.zeros((owners.max() + 1, labels, labels), dtype=np.int64)
    np.add.at(counts, (owners, truth, predicted), 1)
    return counts


def bootstrap_interval(
    figure: Callable[[np.ndarray], float], matrices: np.ndarray, resamples: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """95 % percentile interval of `figure(confusion)` when whole groups are drawn with replacement."""
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(matrices), np.full(len(matrices), 1 / len(matrices)), size=resamples)
    values = [figure(confusion_) for confusion_ in np.tensordot(drawn, matrices, axes=1)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def calibration_error(probabilities: np.ndarray, truth: np.ndarray) -> float:
    """Expected calibration error of the largest probability; probabilities (n, labels), truth (n,)."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == truth
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [
        abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist())
    ]
    return float(sum(gaps))


def coverage_curve(probabilities: np.ndarray, truth: np.ndarray) -> list[dict[str, float]]:
    """Accuracy of the labels kept when only those above a threshold are, for thresholds 0.3 to 0.95."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == truth
    curve = []
    for threshold in np.arange(0.30, 0.96, 0.05):
        kept = confidence >= threshold
        if kept.any():
            curve.append(
                {
                    "threshold": round(float(threshold), 2),
                    "coverage": float(kept.mean()),
                    "accuracy": float(right[kept].mean()),
                }
            )
    return curve
