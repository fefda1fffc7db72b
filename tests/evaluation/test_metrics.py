"""Figures against hand-computed ones."""

import numpy as np
import pytest

from stance.evaluation import metrics

TRUTH = np.array([0, 0, 1, 1, 2, 3])
PREDICTED = np.array([0, 1, 1, 1, 2, 2])


def test_confusion_counts_truth_in_rows():
    assert metrics.confusion(TRUTH, PREDICTED, 4).tolist() == [[1, 1, 0, 0], [0, 2, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0]]


def test_scores_per_label():
    scores = metrics.label_scores(metrics.confusion(TRUTH, PREDICTED, 4))
    assert scores[0].tolist() == pytest.approx([1.0, 0.5, 2 / 3])
    assert scores[3].tolist() == [0, 0, 0]  # never predicted: zero, not an error


def test_macro_f1_over_all_labels_and_over_positions():
    matrix = metrics.confusion(TRUTH, PREDICTED, 4)
    assert metrics.macro_f1(matrix) == pytest.approx((2 / 3 + 0.8 + 2 / 3 + 0) / 4)
    assert metrics.macro_f1(matrix, (0, 1)) == pytest.approx((2 / 3 + 0.8) / 2)


def test_intervals_resample_groups_whole():
    matrices = metrics.grouped_confusions(TRUTH, PREDICTED, list("aabbcc"), 4)
    assert matrices.sum(0).tolist() == metrics.confusion(TRUTH, PREDICTED, 4).tolist()

    def accuracy(matrix):
        return float(np.trace(matrix) / matrix.sum())

    low, high = metrics.bootstrap_interval(accuracy, matrices)
    assert low == pytest.approx(0.5) and high == pytest.approx(1.0)  # group a and c are half right, b is all right
    assert metrics.bootstrap_interval(accuracy, matrices[:1]) == (0.5, 0.5)


def test_calibration_error_is_the_gap_between_confidence_and_accuracy():
    sure_and_right = np.array([[0.9, 0.1]] * 10)
    assert metrics.calibration_error(sure_and_right, np.zeros(10, int)) == pytest.approx(0.1)
    assert metrics.calibration_error(sure_and_right, np.ones(10, int)) == pytest.approx(0.9)


def test_coverage_falls_as_the_threshold_rises():
    probabilities = np.array([[0.95, 0.05], [0.6, 0.4]])
    curve = metrics.coverage_curve(probabilities, np.array([0, 1]))
    assert curve[0] == {"threshold": 0.3, "coverage": 1.0, "accuracy": 0.5}
    assert curve[-1]["coverage"] == 0.5 and curve[-1]["accuracy"] == 1.0
