"""What a model would say of the checked statements it learnt from, had it not learnt them.

A model adapted to checked statements is more right on these than on the rest: its errors on them are no sample of its
errors. Their probabilities are therefore taken from the fits of the cross-validation, which had not learnt them
(cross-prediction-powered inference, Zrnic & Candès 2024, arXiv 2309.16598), in the sample and in the sum over the view
alike. Where a training left no such fit, the statement leaves the sample. Limit: the variance takes the sums of each
article as the store has them; the difference is of second order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from stance.estimates.checked import Population
from stance.estimates.frames import PROBABILITIES
from stance.records import STANCE_LABELS

# Statement id → target → probabilities in the order of STANCE_LABELS; None where no fit without it was made.
Learnt = Mapping[str, Mapping[str, Sequence[float]] | None]


def unlearnt(drawn: pd.DataFrame, learnt: Learnt) -> pd.DataFrame:
    """The rows of `drawn.sql` as if the model had learnt none of them."""
    places = np.flatnonzero(drawn["statement_id"].isin(list(learnt)).to_numpy())
    if not len(places):
        return drawn
    changed = drawn.copy()
    values = changed[list(PROBABILITIES)].to_numpy(dtype=float, copy=True)
    labels, sampled = changed["model"].to_numpy(object, copy=True), changed["sampled"].to_numpy(bool, copy=True)
    out: dict[str, int] = {}
    for place in places:
        row = drawn.iloc[place]
        said = (learnt[row["statement_id"]] or {}).get(row["target"])
        if said is None:
            out[row["target"]] = out.get(row["target"], 0) + int(sampled[place])
            sampled[place] = False
        else:
            values[place], labels[place] = said, STANCE_LABELS[int(np.argmax(said))]
    missing = changed["missing"] + changed["target"].map(out).fillna(0).astype(int)
    columns = {name: values[:, number] for number, name in enumerate(PROBABILITIES)}
    return changed.assign(**columns, model=labels, sampled=sampled, missing=missing)


def moved(population: Population, before: pd.DataFrame, after: pd.DataFrame, target: str) -> Population:
    """The population with the same change in its sums."""
    rows = (before["target"] == target).to_numpy()
    said = [frame.loc[rows, list(PROBABILITIES)].to_numpy(dtype=float) for frame in (before, after)]
    change = said[1] - said[0]
    return replace(population, sums=population.sums + np.concatenate(([0.0], change.sum(axis=0))))
