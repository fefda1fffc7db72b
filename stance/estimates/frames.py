"""The rows of `drawn.sql` and `moments.sql` as what the estimators take."""

from __future__ import annotations

import numpy as np
import pandas as pd

from stance.estimates.checked import Population, Sample
from stance.records import STANCE_LABELS

PARTS = "nfauo"  # n and the four probabilities, as `moments.sql` abbreviates them
OWN = ("own_n", "own_favor", "own_against", "own_neutral", "own_none")
PROBABILITIES = ("p_favor", "p_against", "p_neutral", "p_none")


def population_of(moments: pd.DataFrame, target: str) -> Population | None:
    """None: the view holds no statement."""
    rows = moments[moments["target"] == target]
    if rows.empty:
        return None
    row = rows.iloc[0]
    cross = [[float(row["".join(sorted((a, b), key=PARTS.index))]) for b in PARTS] for a in PARTS]
    sums = np.asarray([float(row[part]) for part in PARTS])
    return Population(int(row["n"]), int(row["articles"]), sums, np.asarray(cross))


def raw_of(moments: pd.DataFrame, target: str) -> dict[str, float | None]:
    """The model's own figures, by the names of `corrected.QUANTITIES`; None where no statement concerns the target."""
    row = moments[moments["target"] == target].iloc[0]
    concerned = sum(float(row[label]) for label in ("favor", "against", "neutral"))
    shares = {label: float(row[label]) / concerned if concerned else None for label in ("favor", "against", "neutral")}
    mean = float(row["score"]) / concerned if concerned else None
    return {"mean": mean} | shares | {"none": float(row["none_"]) / float(row["n"])}


def sample_of(drawn: pd.DataFrame, target: str) -> Sample:
    rows = drawn[drawn["target"] == target]
    inside = rows[rows["sampled"].astype(bool)]
    return Sample(
        ids=tuple(inside["statement_id"]),
        articles=inside["article_id"].to_numpy(),
        probabilities=inside[list(PROBABILITIES)].to_numpy(dtype=float),
        truth=places(inside["label"]),
        predicted=places(inside["model"]),
        own=inside[list(OWN)].to_numpy(dtype=float),
        missing=int(rows["missing"].max()) if len(rows) else 0,
        beyond=len(rows) - len(inside),
    )


def places(labels: pd.Series) -> np.ndarray:
    """Place of each label in STANCE_LABELS; -1 where it is none of them, for it is no statement."""
    known = {label: place for place, label in enumerate(STANCE_LABELS)}
    return np.asarray([known.get(label, -1) for label in labels], dtype=int)
