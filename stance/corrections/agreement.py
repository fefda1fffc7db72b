"""How far annotators agree: Cohen's kappa of two, Krippendorff's alpha of any number, with bootstrap intervals.

Alpha (nominal; Krippendorff, Content Analysis, 2004, chapter 11) takes gaps and any number of annotators; kappa (Cohen
1960) is that of two people on what both judged. Each is computed from sums per article, so that a draw of the bootstrap
is a weighted sum: articles are drawn, never statements, which are not independent within one. Written here because the
ready-made libraries are under the GPL (krippendorff) or weigh a hundred megabytes (scikit-learn), and have no
interval; the tests compare with Krippendorff's worked example and with scikit-learn.

Limits: percentile intervals, too narrow under some thirty statements; where everyone uses one single label, agreement
beyond chance is not defined and the value is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stance.corrections.reviews import Review

DRAWS = 1_000
RELIABLE, TENTATIVE = 0.8, 0.667  # Krippendorff's customary bounds: draw conclusions, draw tentative ones
Ratio = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True)
class Unit:
    """What at least two annotators say of one field of one statement."""

    statement: str
    article: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient with its 95 % interval, on `units` statements of `articles` articles."""

    value: float | None
    low: float | None
    high: float | None
    units: int
    articles: int


def units(reviews: Mapping[str, Review], field: str) -> list[Unit]:
    """Statements on whose field at least two people have a word, by the last word of each."""
    found = []
    for key, review in reviews.items():
        labels = {name: str(value) for name, value in review.labels(field).items()}
        if len(labels) > 1:
            found.append(Unit(key, review.statement.article_id, labels))
    return found


def alpha(found: Sequence[Unit]) -> Agreement:
    """Krippendorff's alpha for nominal data."""
    labels = _labels(found)
    return _agreement(found, np.array([_coincidences(unit, labels) for unit in found]), _alpha)


def kappa(found: Sequence[Unit], first: str, second: str) -> Agreement:
    """Cohen's kappa of two annotators, on what both judged."""
    both = shared(found, first, second)
    labels = _labels(both)
    return _agreement(both, np.array([_pair(unit, first, second, labels) for unit in both]), _kappa)


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement beyond chance of (first, second) labels; 1 when both always give one same label."""
    both = [Unit("", "", {"first": first, "second": second}) for first, second in pairs]
    value = kappa(both, "first", "second").value
    return 1.0 if value is None else value


def confusion(found: Sequence[Unit], first: str, second: str, labels: Sequence[str]) -> list[list[int]]:
    """Counts: a row per label of the first annotator, a column per label of the second."""
    table = [[0] * len(labels) for _ in labels]
    for unit in shared(found, first, second):
        table[labels.index(unit.labels[first])][labels.index(unit.labels[second])] += 1
    return table


def shared(found: Iterable[Unit], first: str, second: str) -> list[Unit]:
    return [unit for unit in found if first in unit.labels and second in unit.labels]


def pairs_of(found: Iterable[Unit]) -> list[tuple[str, str]]:
    """Pairs of annotators with a statement in common, those with most first."""
    counts: dict[tuple[str, str], int] = {}
    for unit in found:
        names = sorted(unit.labels)
        for place, first in enumerate(names):
            for second in names[place + 1 :]:
                counts[first, second] = counts.get((first, second), 0) + 1
    return sorted(counts, key=lambda pair: (-counts[pair], pair))


def _labels(found: Iterable[Unit]) -> list[str]:
    return sorted({label for unit in found for label in unit.labels.values()})


def _coincidences(unit: Unit, labels: Sequence[str]) -> np.ndarray:
    """Ordered pairs of the labels of one statement, each weighing 1 / (number of labels - 1)."""
    counts = np.zeros(len(labels))
    for label in unit.labels.values():
        counts[labels.index(label)] += 1
    return (np.outer(counts, counts) - np.diag(counts)) / (counts.sum() - 1)


def _pair(unit: Unit, first: str, second: str, labels: Sequence[str]) -> np.ndarray:
    table = np.zeros((len(labels), len(labels)))
    table[labels.index(unit.labels[first]), labels.index(unit.labels[second])] = 1
    return table


def _alpha(tables: np.ndarray) -> np.ndarray:
    """Alpha of each table of coincidences; NaN where all labels are one."""
    totals = tables.sum(axis=(1, 2))
    margins = tables.sum(axis=2)
    observed = totals - np.trace(tables, axis1=1, axis2=2)
    expected = (totals**2 - (margins**2).sum(axis=1)) / (totals - 1)
    return _beyond_chance(observed, expected)


def _kappa(tables: np.ndarray) -> np.ndarray:
    totals = tables.sum(axis=(1, 2))
    expected = totals - (tables.sum(axis=2) * tables.sum(axis=1)).sum(axis=1) / totals
    return _beyond_chance(totals - np.trace(tables, axis1=1, axis2=2), expected)


def _beyond_chance(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """1 - observed / expected disagreement."""
    defined = expected > 1e-9
    return np.where(defined, 1 - observed / np.where(defined, expected, 1.0), np.nan)


def _agreement(found: Sequence[Unit], tables: np.ndarray, ratio: Ratio) -> Agreement:
    articles = sorted({unit.article for unit in found})
    if not found:
        return Agreement(None, None, None, 0, 0)
    value = ratio(tables.sum(axis=0, keepdims=True))[0]
    if np.isnan(value):
        return Agreement(None, None, None, len(found), len(articles))
    if len(articles) < 2:
        return Agreement(float(value), None, None, len(found), len(articles))
    place = {article: number for number, article in enumerate(articles)}
    sums = np.zeros((len(articles), *tables.shape[1:]))
    np.add.at(sums, [place[unit.article] for unit in found], tables)
    drawn = np.random.default_rng(0).multinomial(len(articles), np.full(len(articles), 1 / len(articles)), size=DRAWS)
    draws = ratio(np.tensordot(drawn, sums, axes=1))
    # A draw in which everyone gives one same label is one of full agreement, not a gap.
    low, high = np.quantile(np.nan_to_num(draws, nan=1.0), (0.025, 0.975))
    return Agreement(float(value), float(low), float(high), len(found), len(articles))
