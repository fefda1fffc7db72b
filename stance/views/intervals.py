"""Means with intervals resampled by article, pooled bins, and the date where a series changes. Pure numpy.

Statements of one article are not independent, so articles are drawn, never statements. Groups of at most `LISTED`
articles are resampled from their sums; above, the variance of a ratio of article sums is used, to which resampling
converges (at 200 articles the two differ by less than 0.01). Limits: the interval covers which articles are in the
corpus, not the errors of the classifier; those are told on the method page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

LISTED = 200  # articles up to which `positions.sql` hands over one sum per article
DRAWS = 300  # enough for a 95 % interval to be stable to two decimals on screen
MIN_STATEMENTS = 10
MIN_ARTICLES = 3
CHANGE_Z = 3.3  # about 1 in 1,000 by chance for one split; many splits are tried, so 3 would cry wolf
CHANGE_STEP = 0.12  # a smaller step is not worth a headline on a scale from -1 to 1


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean position with its 95 % interval; `n` statements in `articles` articles."""

    mean: float
    low: float
    high: float
    error: float
    n: int
    articles: int

    @property
    def small(self) -> bool:
        """Too little to be read as a finding: shown grey and said."""
        return self.n < MIN_STATEMENTS or self.articles < MIN_ARTICLES


@dataclass(frozen=True, slots=True)
class Change:
    """A lasting step in a series: mean position before and from `start` on."""

    start: date
    before: Estimate
    after: Estimate


def estimate(row: Mapping[str, object]) -> Estimate:
    """One row of `positions.sql`."""
    return pool(pd.DataFrame([row]))


def pool(rows: pd.DataFrame) -> Estimate:
    """Rows that share no article (time bins of one group and target) taken together."""
    n, articles = int(rows["n"].sum()), int(rows["articles"].sum())
    if n == 0:
        return Estimate(float("nan"), float("nan"), float("nan"), float("nan"), 0, 0)
    mean = float(rows["s"].sum()) / n
    if articles < 2:
        return Estimate(mean, -1.0, 1.0, 1.0, n, articles)
    if articles <= LISTED and rows["article_sums"].map(lambda value: value is not None).all():
        sums = np.concatenate([np.asarray(value, dtype=float) for value in rows["article_sums"]])
        counts = np.concatenate([np.asarray(value, dtype=float) for value in rows["article_counts"]])
        draws = _resample(sums, counts)
        low, high = np.quantile(draws, (0.025, 0.975))
        return Estimate(mean, float(low), float(high), float(draws.std()), n, articles)
    error = _ratio_error(rows, mean, n, articles)
    return Estimate(mean, max(-1.0, mean - 1.96 * error), min(1.0, mean + 1.96 * error), error, n, articles)


def _resample(sums: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Means of DRAWS corpora of as many articles drawn with replacement; seeded, so a view never flickers, and from
    sorted articles, so that the order in which a database or a bundle lists them does not count.
    """
    size = len(sums)
    order = np.lexsort((np.round(sums, 6), counts))
    sums, counts = sums[order], counts[order]
    picks = np.random.default_rng(size).integers(0, size, (DRAWS, size))
    return sums[picks].sum(axis=1) / counts[picks].sum(axis=1)


def _ratio_error(rows: pd.DataFrame, mean: float, n: int, articles: int) -> float:
    squares = rows["ss"].sum() - 2 * mean * rows["sn"].sum() + mean**2 * rows["nn"].sum()
    return float(np.sqrt(max(squares, 0.0) * articles / (articles - 1)) / n)


def rolling(rows: pd.DataFrame, width: int) -> list[tuple[date, Estimate]]:
    """Mean of `width` bins centred on each bin; a bin without statements ends nothing, it adds nothing."""
    half = width // 2
    return [(rows["bin"].iloc[i], pool(rows.iloc[max(0, i - half) : i + half + 1])) for i in range(len(rows))]


def difference(after: Estimate, before: Estimate) -> tuple[float, bool]:
    """Difference of two means of separate articles, and whether its 95 % interval leaves out zero."""
    gap = after.mean - before.mean
    return gap, abs(gap) > 1.96 * float(np.hypot(after.error, before.error))


def find_change(rows: pd.DataFrame) -> Change | None:
    """The strongest lasting step of one series of bins, or None when chance would explain it."""
    best: Change | None = None
    best_z = CHANGE_Z
    for i in range(1, len(rows)):
        sides = rows.iloc[:i], rows.iloc[i:]
        if min(side["articles"].sum() for side in sides) < 2 * MIN_ARTICLES:
            continue
        means = [side["s"].sum() / side["n"].sum() for side in sides]
        errors = [
            _ratio_error(side, mean, int(side["n"].sum()), int(side["articles"].sum()))
            for side, mean in zip(sides, means, strict=True)
        ]
        spread = max(float(np.hypot(*errors)), 1e-6)
        if abs(means[1] - means[0]) >= CHANGE_STEP and abs(means[1] - means[0]) / spread > best_z:
            best_z = abs(means[1] - means[0]) / spread
            best = Change(rows["bin"].iloc[i], pool(sides[0]), pool(sides[1]))
    return best
