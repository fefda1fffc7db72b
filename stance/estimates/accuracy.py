"""How right the model is on the checked sample of this corpus: shares right and F1 with intervals, whole or in groups.

Macro-F1 over the labels that occur, and F1 over favor and against. Intervals are percentiles of a bootstrap that draws
articles; two groups are compared on the same draws of all articles. Limit: under FEW statements an interval is only a
hint, and the pages say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stance.records import STANCE_LABELS

DRAWS = 1_000
FEW, FEW_ARTICLES = 30, 3  # statements and articles under which a group is grey
LABELS = len(STANCE_LABELS)


@dataclass(frozen=True, slots=True)
class Interval:
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """`confusion`: a row per human label, a column per label of the model, in the order of STANCE_LABELS."""

    n: int
    articles: int
    right: Interval
    macro: Interval
    position: Interval
    confusion: np.ndarray

    @property
    def few(self) -> bool:
        return self.n < FEW or self.articles < FEW_ARTICLES


@dataclass(frozen=True, slots=True)
class Drift:
    """Share right in the first and the last of the compared groups, and the interval of the difference."""

    first: str
    last: str
    before: float
    after: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        return self.low > 0 or self.high < 0


def accuracy(truth: np.ndarray, predicted: np.ndarray, articles: Sequence[str]) -> Accuracy | None:
    """None where nothing was checked. Statements that people say are none (truth -1) are left out."""
    kept = truth >= 0
    if not kept.any():
        return None
    tables = _by_article(truth[kept], predicted[kept], np.asarray(articles)[kept])
    whole, drawn = tables.sum(0, keepdims=True), np.tensordot(_draws(len(tables)), tables, axes=1)
    values = (_interval(measure(whole)[0], measure(drawn), len(tables)) for measure in (right, macro_f1, position_f1))
    return Accuracy(int(kept.sum()), len(tables), *values, confusion=whole[0].astype(int))


def drift(
    truth: np.ndarray, predicted: np.ndarray, articles: Sequence[str], periods: Sequence[str | None]
) -> Drift | None:
    """Whether the model is less right at one end of the time than at the other; None with fewer than two periods of FEW
    statements."""
    known = (truth >= 0) & np.asarray([isinstance(period, str) for period in periods])
    names = np.asarray(periods, dtype=object)
    solid = [name for name in sorted(set(names[known])) if (known & (names == name)).sum() >= FEW]
    if len(solid) < 2:
        return None
    ends = [known & (names == name) for name in (solid[0], solid[-1])]
    shares = [float((truth == predicted)[end].mean()) for end in ends]
    places = {name: place for place, name in enumerate(sorted(set(np.asarray(articles)[ends[0] | ends[1]])))}
    draws = _draws(len(places))
    drawn = [_share_drawn(draws, places, np.asarray(articles)[end], (truth == predicted)[end]) for end in ends]
    low, high = np.quantile(drawn[1] - drawn[0], (0.025, 0.975))
    return Drift(str(solid[0]), str(solid[-1]), *shares, float(low), float(high))


def right(tables: np.ndarray) -> np.ndarray:
    return np.trace(tables, axis1=1, axis2=2) / np.maximum(tables.sum(axis=(1, 2)), 1)


def macro_f1(tables: np.ndarray) -> np.ndarray:
    """Mean F1 of the labels that people or the model use."""
    scores, used = _f1(tables)
    return scores.sum(axis=1) / np.maximum(used.sum(axis=1), 1)


def position_f1(tables: np.ndarray) -> np.ndarray:
    scores, used = _f1(tables)
    return scores[:, :2].sum(axis=1) / np.maximum(used[:, :2].sum(axis=1), 1)


def _f1(tables: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    hits, sums = np.diagonal(tables, axis1=1, axis2=2), tables.sum(axis=1) + tables.sum(axis=2)
    return 2 * hits / np.maximum(sums, 1), sums > 0


def _by_article(truth: np.ndarray, predicted: np.ndarray, articles: np.ndarray) -> np.ndarray:
    names, place = np.unique(articles, return_inverse=True)
    tables = np.zeros((len(names), LABELS, LABELS))
    np.add.at(tables, (place, truth, predicted), 1)
    return tables


def _draws(articles: int) -> np.ndarray:
    """How often each article is drawn, per draw; seeded, so that a page never flickers."""
    return np.random.default_rng(articles).multinomial(articles, np.full(articles, 1 / articles), size=DRAWS)


def _share_drawn(draws: np.ndarray, places: dict[str, int], articles: np.ndarray, hits: np.ndarray) -> np.ndarray:
    counts, sums = np.zeros(len(places)), np.zeros(len(places))
    rows = [places[name] for name in articles]
    np.add.at(counts, rows, 1)
    np.add.at(sums, rows, hits.astype(float))
    return (draws @ sums) / np.maximum(draws @ counts, 1)


def _interval(value: float, drawn: np.ndarray, articles: int) -> Interval:
    """Of one article nothing can be drawn but itself: that says nothing of others, so anything is possible."""
    low, high = np.quantile(drawn, (0.025, 0.975)) if articles > 1 else (0.0, 1.0)
    return Interval(float(value), float(low), float(high))
