"""Shares and means of a view corrected for the model's errors by what people checked of it.

Prediction-powered inference (Angelopoulos et al. 2023, Science 382, arXiv 2301.09633) with its power tuning (PPI++,
arXiv 2311.01453), in the setting of design-based supervised learning (Egami et al. 2023, arXiv 2306.04746): the checked
sample is drawn at random from the very statements one asks about. The model's probabilities of all statements are
averaged, and the average error found in the sample is taken off:

    θ = λ · mean over all of p  +  mean over the sample of (y − λ · p)

λ in [0, 1] is the weight the sample shows the model to deserve: a useless model costs nothing, a perfect one makes the
sample superfluous. A quantity is a ratio of two such means: favourable among the statements that concern the target.

The variance adds two chances: which statements were checked, and which articles the corpus holds. It is that of the
ratio's linearised values, summed by article (statements of one article are not independent), with Student's quantile
for the number of articles checked. Limits: it holds for samples that pass `checked.refuse`; speakers that the program
got wrong stay in the view they were put into.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stance.estimates.checked import Population, Sample, one_hot

NORMAL = 1.959964
# Quantity → weights of (favor, against, neutral, none) in the numerator and the denominator of its ratio.
CONCERNED = (1.0, 1.0, 1.0, 0.0)
QUANTITIES: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "mean": ((1.0, -1.0, 0.0, 0.0), CONCERNED),
    "favor": ((1.0, 0.0, 0.0, 0.0), CONCERNED),
    "against": ((0.0, 1.0, 0.0, 0.0), CONCERNED),
    "neutral": ((0.0, 0.0, 1.0, 0.0), CONCERNED),
    "none": ((0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0, 1.0)),
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """An estimate with its 95 % interval. `weight` is λ. `more` checks would halve the interval; None: no number would,
    for the rest is owed to how few articles there are, and `narrowest` is the half width when all is checked."""

    value: float
    low: float
    high: float
    error: float
    checked: int
    weight: float
    narrowest: float
    more: int | None


def estimate(population: Population, sample: Sample, quantity: str) -> Corrected:
    """One of QUANTITIES in the view. The sample must have passed `checked.refuse`."""
    top, bottom = (np.asarray(weights) for weights in QUANTITIES[quantity])
    truth, size = one_hot(sample.truth), population.statements
    mean = population.sums[1:] / size
    weight, ratio = 1.0, 0.0
    for _ in range(2):  # the weight depends on the ratio, which hardly depends on the weight
        parts = [weight * mean @ w + (truth @ w - weight * sample.probabilities @ w).mean() for w in (top, bottom)]
        ratio = parts[0] / parts[1]
        linear = top - ratio * bottom
        weight = _weight(truth @ linear, sample.probabilities @ linear)
    if weight * (mean - sample.probabilities.mean(0)) @ bottom + (truth @ bottom).mean() <= 0:
        weight = 0.0  # a model so wrong that no statement at all would be left: people's labels alone count
    rest = truth @ linear - weight * sample.probabilities @ linear
    variance, within = _variances(population, sample, linear, weight, rest)
    error = float(np.sqrt(variance)) / abs(parts[1])
    bound = -1.0 if quantity == "mean" else 0.0
    value, low, high = _interval(float(ratio), quantile(len(set(sample.articles)) - 1) * error, bound, len(sample))
    floor = max(0.0, variance - within * (1 / len(sample) - 1 / size))
    return Corrected(
        value=value, low=low, high=high, error=error, checked=len(sample), weight=weight,
        narrowest=NORMAL * float(np.sqrt(floor)) / abs(parts[1]),
        more=_more(variance, floor, within, len(sample), size),
    )  # fmt: skip


def quantile(freedom: int) -> float:
    """Student's 97.5 % quantile, by the expansion of Cornish and Fisher; right to two decimals from 7 on."""
    z, v = NORMAL, max(1, freedom)
    return z + (z**3 + z) / (4 * v) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)


def _interval(value: float, reach: float, bound: float, count: int) -> tuple[float, float, float]:
    """Value, low and high, inside [bound, 1]: symmetric on the logistic scale, since a small share errs upwards more
    than downwards. Half a statement keeps an estimate at the edge off it."""
    width = 1.0 - bound
    edge = 0.5 / count
    share = float(np.clip((value - bound) / width, edge, 1 - edge))
    odds, step = np.log(share / (1 - share)), reach / width / (share * (1 - share))
    low, high = (1 / (1 + np.exp(np.clip(-(odds + side * step), -700, 700))) for side in (-1, 1))
    return float(np.clip(value, bound, 1.0)), float(bound + width * low), float(bound + width * high)


def _weight(truth: np.ndarray, guess: np.ndarray) -> float:
    spread = float(guess.var())
    if spread == 0:
        return 0.0
    return float(np.clip(np.mean((truth - truth.mean()) * (guess - guess.mean())) / spread, 0.0, 1.0))


def _variances(
    population: Population, sample: Sample, linear: np.ndarray, weight: float, rest: np.ndarray
) -> tuple[float, float]:
    """Variance of the mean of the linearised values, clustered by article, and the variance of one value of `rest`,
    which more checks divide."""
    size, count = population.statements, len(sample)
    # What each article of the corpus adds: the model's part of all its statements, centred …
    part = weight * np.concatenate(([-population.sums[1:] @ linear / size], linear))
    articles, first, place = np.unique(sample.articles, return_index=True, return_inverse=True)
    drawn = np.zeros(len(articles))
    # … and, where statements of it were checked, what these stand for.
    np.add.at(drawn, place, (rest - rest.mean()) * size / count)
    model = sample.own[first] @ part
    squares = part @ population.moments @ part + 2 * drawn @ model + drawn @ drawn * count / (count - 2)
    few = population.articles / max(1, population.articles - 1)
    return max(0.0, float(squares)) * few / size**2, float(rest.var(ddof=2))


def _more(variance: float, floor: float, within: float, count: int, size: int) -> int | None:
    """Checks to add for half the interval, when the part of the variance that they divide is large enough."""
    wanted = variance / 4 - floor
    if wanted <= 0 or within == 0:
        return None
    needed = 1 / (wanted / within + 1 / size)
    return max(1, int(np.ceil(needed)) - count)
