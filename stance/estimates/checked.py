"""The randomly drawn checked sample of a view, as the estimators take it.

A sample is drawn by a number per statement, made from a seed and the statement's id (`store/queries/drawn.sql`). The
statements of a view whose number lies below that of the first unchecked one are therefore a simple random sample of
that view, whatever the filters of the draw were: a draw from the whole corpus serves every narrower view, and one from
a narrower view gives the wider one nothing. Several seeds give one sample, their union, by symmetry.

Each target has its own sample, since an annotator may leave a target open. Checks that are not in it (other queues, or
statements after one put aside) are counted in `beyond` and used for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stance.records import STANCE_LABELS

LEAST = 50  # checked statements under which the normal approximation does not hold (see tests/estimates)
LEAST_ARTICLES = 20
LEAST_CONCERNED = 15
LEAST_CASES = 5  # checked statements with a label, and without it, under which its share gets no interval


@dataclass(frozen=True)
class Population:
    """All statements of a view for one target, as sums over articles. `x` is (1, p_favor, p_against, p_neutral,
    p_none) of a statement, summed per article: `sums` adds these up, `moments` their products x xᵀ."""

    statements: int
    articles: int
    sums: np.ndarray
    moments: np.ndarray


@dataclass(frozen=True)
class Sample:
    """The checked statements of one target, in rows. `truth` holds the place of the label in STANCE_LABELS, -1 where it
    is no statement; `own` the x of its article (see `Population`). `missing`: drawn, not checked, and before others
    that are; `beyond`: checked, and not in the sample."""

    ids: tuple[str, ...]
    articles: np.ndarray
    probabilities: np.ndarray
    truth: np.ndarray
    predicted: np.ndarray
    own: np.ndarray
    missing: int = 0
    beyond: int = 0

    def __len__(self) -> int:
        return len(self.truth)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sample gives no estimate, as the key of a sentence, with the numbers the sentence names."""

    reason: str
    values: Mapping[str, int]


def refuse(sample: Sample) -> Refusal | None:
    """What the sample lacks for an estimate, or None when it will do."""
    articles = len(set(sample.articles))
    if len(sample) + sample.beyond == 0:
        return Refusal("none", {"least": LEAST})
    if len(sample) < LEAST and sample.missing and len(sample) + sample.beyond >= LEAST:
        return Refusal("broken", {"n": len(sample), "beyond": sample.beyond, "missing": sample.missing})
    if len(sample) < LEAST:
        return Refusal("small", {"n": len(sample), "least": LEAST, "more": LEAST - len(sample)})
    if articles < LEAST_ARTICLES:
        return Refusal("articles", {"n": articles, "least": LEAST_ARTICLES})
    concerned = int(np.isin(sample.truth, (0, 1, 2)).sum())
    if concerned < LEAST_CONCERNED:
        return Refusal("concerned", {"n": concerned, "least": LEAST_CONCERNED})
    return None


def one_hot(places: Sequence[int] | np.ndarray) -> np.ndarray:
    """(n, labels): 1 at each place, a row of 0 for -1."""
    found = np.asarray(places)
    return (found[:, None] == np.arange(len(STANCE_LABELS))).astype(float)
