"""How right the model is on the checked sample, and whether that drifts."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from stance.estimates.accuracy import accuracy, drift

ARTICLES = np.repeat([f"article {n}" for n in range(100)], 4)


def labels(share_right, seed=0, n=400):
    random = np.random.default_rng(seed)
    truth = random.integers(0, 4, n)
    return truth, np.where(random.random(n) < share_right, truth, random.integers(0, 4, n))


def test_scores_are_those_of_scikit_learn():
    truth, predicted = labels(0.7)
    found = accuracy(truth, predicted, ARTICLES)
    assert found.macro.value == pytest.approx(f1_score(truth, predicted, average="macro"))
    assert found.position.value == pytest.approx(f1_score(truth, predicted, labels=[0, 1], average="macro"))
    assert found.right.value == pytest.approx((truth == predicted).mean())
    assert found.macro.low < found.macro.value < found.macro.high


def test_rows_are_what_people_say_and_columns_what_the_model_says():
    found = accuracy(np.asarray([1, 1, 0]), np.asarray([0, 1, 0]), ["a", "b", "c"])
    assert found.confusion[1].tolist() == [1, 1, 0, 0]


def test_what_is_no_statement_is_left_out_and_nothing_gives_nothing():
    assert accuracy(np.asarray([-1, 0]), np.asarray([0, 0]), ["a", "b"]).n == 1
    assert accuracy(np.asarray([-1]), np.asarray([0]), ["a"]) is None


@pytest.mark.parametrize(("later", "clear"), [(0.9, False), (0.5, True)])
def test_a_fall_of_accuracy_is_told_when_chance_does_not_explain_it(later, clear):
    parts = [labels(0.9, 1, 200), labels(later, 2, 200)]
    truth, predicted = (np.concatenate(of) for of in zip(*parts, strict=True))
    found = drift(truth, predicted, ARTICLES, ["2022"] * 200 + ["2023"] * 200)
    assert (found.first, found.last, found.clear) == ("2022", "2023", clear)


def test_undated_or_few_statements_are_no_period():
    truth, predicted = labels(0.8)
    assert drift(truth, predicted, ARTICLES, [None] * 200 + ["2023"] * 200) is None
    assert drift(truth, predicted, ARTICLES, ["2022"] * 10 + ["2023"] * 390) is None


def test_one_article_alone_says_nothing_certain():
    found = accuracy(np.asarray([0, 1, 2] * 20), np.asarray([0, 1, 2] * 20), ["a"] * 60)
    assert (found.right.value, found.right.low, found.right.high) == (1, 0, 1) and found.few
