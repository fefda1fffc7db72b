"""Coefficients of agreement against published figures and against scikit-learn."""

import random

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from stance.corrections.agreement import Unit, alpha, cohen_kappa, confusion, kappa, pairs_of, units
from stance.corrections.reviews import replay

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: four observers, twelve units, gaps.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def table(observers, articles=None):
    """Units with at least two labels."""
    columns = zip(*(row.split() for row in observers.values()), strict=True)
    found = []
    for number, column in enumerate(columns):
        labels = {name: label for name, label in zip(observers, column, strict=True) if label != "."}
        if len(labels) > 1:
            found.append(Unit(str(number), str(number if articles is None else articles), labels))
    return found


def pairs(first, second):
    return [Unit(str(n), str(n // 3), {"A": a, "B": b}) for n, (a, b) in enumerate(zip(first, second, strict=True))]


def noisy(agreement, size=600, seed=0, labels=("favor", "against", "neutral", "none")):
    generator = random.Random(seed)
    first = generator.choices(labels, (1, 2, 3, 6), k=size)
    return first, [label if generator.random() < agreement else generator.choice(labels) for label in first]


def test_alpha_is_that_of_the_published_example():
    assert alpha(table(OBSERVERS)).value == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_the_published_example_of_two_observers():
    """Part B of the same text: nominal data, two observers, no gap: 0.692."""
    observers = {"Meg": "a a b b d c c c e d d a", "Owen": "b a b b b c c c e d d d"}
    assert alpha(table(observers)).value == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize("agreement", [0.0, 0.3, 0.8, 0.98])
def test_kappa_is_that_of_scikit_learn(agreement):
    first, second = noisy(agreement)
    assert kappa(pairs(first, second), "A", "B").value == pytest.approx(cohen_kappa_score(first, second))


def test_full_agreement_is_one_and_chance_is_zero():
    labels, _ = noisy(1)
    assert kappa(pairs(labels, labels), "A", "B").value == 1 == alpha(pairs(labels, labels)).value
    assert abs(alpha(pairs(*noisy(0, size=3000))).value) < 0.05


def test_one_label_for_all_says_nothing_about_agreement():
    assert alpha(pairs(["none"] * 9, ["none"] * 9)).value is None
    assert kappa(pairs(["none"] * 9, ["none"] * 9), "A", "B").units == 9
    assert cohen_kappa([("none", "none")] * 5) == 1


def test_nothing_shared_gives_nothing():
    assert alpha([]).value is None and kappa(pairs("ab", "ab"), "A", "C").units == 0


def test_the_interval_holds_the_value_and_narrows_with_more_articles():
    few, many = (alpha(pairs(*noisy(0.7, size))) for size in (90, 900))
    assert few.low < few.value < few.high and many.low < many.value < many.high
    assert many.high - many.low < 0.6 * (few.high - few.low)


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    truth = alpha(pairs(*noisy(0.7, 40_000))).value
    inside = [
        found.low <= truth <= found.high for found in (alpha(pairs(*noisy(0.7, 300, seed))) for seed in range(1, 61))
    ]
    assert 0.85 <= np.mean(inside) <= 1


def test_statements_of_one_article_are_drawn_together():
    """Ten times the same statements in the same articles are no new evidence."""
    once = pairs(*noisy(0.7, 150))
    ten = [unit for unit in once for _ in range(10)]
    assert alpha(ten).high - alpha(ten).low == pytest.approx(alpha(once).high - alpha(once).low, rel=0.15)
    assert alpha(table(OBSERVERS, articles=1)).low is None


def test_the_same_labels_give_the_same_interval():
    assert alpha(pairs(*noisy(0.7))) == alpha(pairs(*noisy(0.7)))


def test_confusion_counts_rows_of_the_first_and_columns_of_the_second():
    found = pairs(["favor", "favor", "none"], ["none", "favor", "none"])
    assert confusion(found, "A", "B", ("favor", "none")) == [[1, 1], [0, 1]]


def test_units_are_the_statements_two_people_judged(check):
    acts = [check("A", 0, russia="favor"), check("B", 0, russia="none"), check("A", 1, russia="favor"),
            check("C", 0, russia="none"), check("B", 2, is_statement=False), check("A", 2, russia="none")]  # fmt: skip
    found = units(replay(acts), "russia")
    assert [unit.labels for unit in found] == [{"A": "favor", "B": "none", "C": "none"}]
    assert pairs_of(found) == [("A", "B"), ("A", "C"), ("B", "C")]
    assert [unit.labels for unit in units(replay(acts), "is_statement")][1] == {"B": "False", "A": "True"}
