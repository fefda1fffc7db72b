"""Means with intervals resampled by article, pooled bins, and the date where a series changes. Pure numpy.

Statements of one article are not independent, so articles are drawn, never statements. Groups of at most `LISTED`
articles are resampled from their sums; above, the variance of a ratio of article sums is used, to which resampling
converges (at 200 articles the two differ by less than 0.01). Limits: the interval covers which articles are in the
corpus, not the errors of the classifier; those are told on the method page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

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


def estimate(row: Mapping[str, Any]) -> Estimate:
    """One row of `positions.sql`."""
    return _pooled([row])


def pool(rows: pd.DataFrame) -> Estimate:
    """Rows that share no article (time bins of one group and target) taken together."""
    return _pooled(rows.to_dict("records"))


def _pooled(rows: Sequence[Mapping[str, Any]]) -> Estimate:
    n, articles, s = int(_sum(rows, "n")), int(_sum(rows, "articles")), float(_sum(rows, "s"))
    if n == 0:
        return Estimate(float("nan"), float("nan"), float("nan"), float("nan"), 0, 0)
    mean = s / n
    if articles < 2:
        return Estimate(mean, -1.0, 1.0, 1.0, n, articles)
    if articles <= LISTED and all(row["article_sums"] is not None for row in rows):
        sums = np.concatenate([np.asarray(row["article_sums"], dtype=float) for row in rows])
        counts = np.concatenate([np.asarray(row["article_counts"], dtype=float) for row in rows])
        draws = _resample(sums, counts)
        low, high = _quantiles(draws)
        return Estimate(mean, low, high, float(draws.std()), n, articles)
    error = float(_ratio_error(_sum(rows, "ss"), _sum(rows, "sn"), _sum(rows, "nn"), mean, n, articles))
    return Estimate(mean, max(-1.0, mean - 1.96 * error), min(1.0, mean + 1.96 * error), error, n, articles)


def _sum(rows: Sequence[Mapping[str, Any]], name: str) -> float:
    return sum(row[name] for row in rows)


def _resample(sums: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Means of DRAWS corpora of as many articles drawn with replacement; seeded, so a view never flickers, and from
    sorted articles, so that the order in which a database or a bundle lists them does not count.
    """
    size = len(sums)
    order = np.lexsort((np.round(sums, 6), counts))
    times = _times_drawn(size).astype(float)
    return (times @ sums[order]) / (times @ counts[order])


@lru_cache(maxsize=LISTED)
def _times_drawn(size: int) -> np.ndarray:
    """How often each of `size` articles is drawn, for each of the DRAWS."""
    picks = np.random.default_rng(size).integers(0, size, (DRAWS, size))
    places = picks + size * np.arange(DRAWS)[:, None]
    return np.bincount(places.ravel(), minlength=DRAWS * size).reshape(DRAWS, size).astype(np.uint8)


def _quantiles(draws: np.ndarray) -> tuple[float, float]:
    """The ends of the middle 95 %: those of `np.quantile`, which takes longer than the resampling."""
    ordered = np.sort(draws)
    at = 0.025 * (len(ordered) - 1)
    whole, part = int(at), at % 1
    low = ordered[whole] + part * (ordered[whole + 1] - ordered[whole])
    high = ordered[-1 - whole] - part * (ordered[-1 - whole] - ordered[-2 - whole])
    return float(low), float(high)


def _ratio_error(ss: Any, sn: Any, nn: Any, mean: Any, n: Any, articles: Any) -> Any:
    """The standard error of a ratio of article sums; of numbers, or of arrays of them."""
    squares = ss - 2 * mean * sn + mean**2 * nn
    return np.sqrt(np.maximum(squares, 0.0) * articles / (articles - 1)) / n


def rolling(rows: pd.DataFrame, width: int) -> list[tuple[date, Estimate]]:
    """Mean of `width` bins centred on each bin; a bin without statements ends nothing, it adds nothing."""
    half, bins = width // 2, rows.to_dict("records")
    return [(row["bin"], _pooled(bins[max(0, i - half) : i + half + 1])) for i, row in enumerate(bins)]


def difference(after: Estimate, before: Estimate) -> tuple[float, bool]:
    """Difference of two means of separate articles, and whether its 95 % interval leaves out zero."""
    gap = after.mean - before.mean
    return gap, abs(gap) > 1.96 * float(np.hypot(after.error, before.error))


def find_change(rows: pd.DataFrame) -> Change | None:
    """The strongest lasting step of one series of bins, or None when chance would explain it."""
    columns = rows[["n", "articles", "s", "ss", "sn", "nn"]].to_numpy(dtype=float)
    before = columns.cumsum(axis=0)[:-1]
    sides = before, columns.sum(axis=0) - before
    enough = np.minimum(sides[0][:, 1], sides[1][:, 1]) >= 2 * MIN_ARTICLES
    if not enough.any():
        return None
    (mean_before, error_before), (mean_after, error_after) = (_means(side[enough]) for side in sides)
    gap = np.abs(mean_after - mean_before)
    z = np.where(gap >= CHANGE_STEP, gap / np.maximum(np.hypot(error_before, error_after), 1e-6), 0.0)
    if z.max() <= CHANGE_Z:
        return None
    start = int(np.flatnonzero(enough)[z.argmax()]) + 1
    return Change(rows["bin"].iloc[start], pool(rows.iloc[:start]), pool(rows.iloc[start:]))


def _means(sides: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard error of each row of sums (n, articles, s, ss, sn, nn)."""
    n, articles, s, ss, sn, nn = sides.T
    return s / n, _ratio_error(ss, sn, nn, s / n, n, articles)
