"""The twins of the store's questions in pandas, on one wide frame that is in memory already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from stance.records import SURE_SPEAKER, TARGETS

_WIDE = """
SELECT s.statement_id, s.article_id, s.text, s.kind, s.actor, s.confidence, a.outlet, a.date,
       a.near_duplicate_rank AS rank, {targets}
FROM statements AS s JOIN articles AS a USING (article_id) JOIN stances AS x USING (statement_id)
GROUP BY ALL
"""
_TARGET = "max(x.score) FILTER (x.target = '{0}') AS {0}, max(x.label) FILTER (x.target = '{0}') AS {0}_label"


def read(path: Path) -> pd.DataFrame:
    with duckdb.connect(str(path), read_only=True) as connection:
        frame = connection.execute(_WIDE.format(targets=", ".join(map(_TARGET.format, TARGETS)))).df()
    categories = ("kind", "actor", "outlet", "article_id", *(f"{target}_label" for target in TARGETS))
    return frame.astype(dict.fromkeys(categories, "category"))


def _shown(frame: pd.DataFrame) -> pd.DataFrame:
    """Quoted speech, republished copies once: what the dashboard shows at first."""
    return frame[(frame["kind"] != "narration") & (frame["rank"] == 1)]


def _with(frame: pd.DataFrame, word: str) -> pd.DataFrame:
    shown = _shown(frame)
    folded = shown["text"].str.normalize("NFD").str.replace("[\u0300-\u036f]", "", regex=True).str.lower()
    return shown[folded.str.contains(word, regex=False)]


def _totals(frame: pd.DataFrame) -> tuple[int, ...]:
    return (len(frame), *(frame[name].nunique() for name in ("article_id", "actor", "outlet")))


def _positions(frame: pd.DataFrame, by: str | None = None) -> list[pd.DataFrame]:
    """Sums per article and their moments, for each target."""
    found = []
    for target in TARGETS:
        concerned = frame[frame[f"{target}_label"] != "none"]
        keys = [key for key in (by, "article_id") if key]
        sums = concerned.groupby(keys, observed=True)[target].agg(["sum", "count"])
        moments = sums.assign(ss=sums["sum"] ** 2, sn=sums["sum"] * sums["count"], nn=sums["count"] ** 2)
        found.append(moments.groupby(level=0).sum() if by else moments.sum().to_frame())
    return found


def _by_month(frame: pd.DataFrame) -> list[pd.DataFrame]:
    return _positions(frame.assign(bin=frame["date"].dt.to_period("M")), "bin")


def _leaders(frame: pd.DataFrame) -> pd.DataFrame:
    counts = frame.groupby("actor", observed=True).agg({"statement_id": "size", "article_id": "nunique"})
    return counts.nlargest(18, "statement_id")


def _by_actor(frame: pd.DataFrame) -> list[pd.DataFrame]:
    names = frame["actor"].value_counts().head(18).index
    return _positions(frame[frame["actor"].isin(names)], "actor")


def _kinds(frame: pd.DataFrame) -> list[pd.Series]:
    unsure = frame[frame["confidence"].lt(SURE_SPEAKER) & frame["actor"].notna()]
    return [frame["kind"].value_counts(), unsure["kind"].value_counts()]


def _year(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["date"].between("2023-01-01", "2023-12-31")]


QUESTIONS: dict[str, Callable[[pd.DataFrame], object]] = {
    "totals": lambda frame: _totals(_shown(frame)),
    "totals, one word": lambda frame: _totals(_with(frame, "cereales")),
    "most frequent actors": lambda frame: _leaders(_shown(frame)),
    "positions": lambda frame: _positions(_shown(frame)),
    "positions, one year": lambda frame: _positions(_year(_shown(frame))),
    "positions by month": lambda frame: _by_month(_shown(frame)),
    "positions by actor": lambda frame: _by_actor(_shown(frame)),
    "kinds": lambda frame: _kinds(_shown(frame)),
    "first page, newest": lambda frame: _shown(frame).nlargest(20, "date"),
}
