"""Query results for the pages: cached small frames, keyed by the filters and by the generation of the store.

Nothing large passes here: pages ask for aggregates or for one page of statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from stance.store.filters import Filters
from stance.store.roles import offices
from stance.store.store import Store, StoreInfo

TTL_S = 3600


@dataclass(frozen=True, slots=True)
class Reader:
    """The store as the pages see it."""

    path: str
    generation: str

    def frame(self, name: str, filters: Filters | None = None, **params: object) -> pd.DataFrame:
        """Rows of one named query; lists are given as tuples."""
        return _query(self.path, self.generation, name, filters, tuple(sorted(params.items())))

    def facets(self) -> pd.DataFrame:
        """Everything one can filter by, with its number of statements: columns facet, value, statements."""
        held = offices()
        roles = self.frame(
            "role_counts", roles=tuple(o.role for o in held), office_actors=tuple(o.actor_id for o in held),
            office_since=tuple(o.since for o in held), office_until=tuple(o.until for o in held),
        )  # fmt: skip
        return pd.concat([self.frame("facets"), roles.assign(facet="roles")], ignore_index=True)

    def info(self) -> StoreInfo:
        return _info(self.path, self.generation)

    def bounds(self) -> tuple[date | None, date | None]:
        info = self.info()
        return info.first_date, info.last_date


def open_reader(path: Path) -> Reader:
    """Raises StoreError when there is no store, or not one of ours."""
    return Reader(str(path), Store(path).generation)


@st.cache_data(max_entries=256, ttl=TTL_S, show_spinner=False)
def _query(
    path: str, generation: str, name: str, filters: Filters | None, params: tuple[tuple[str, object], ...]
) -> pd.DataFrame:
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in params}
    frame = Store(path).query(name, (filters.parameters() if filters else {}) | bound)
    for column in ("bin", "date", "first", "last"):
        if column in frame:
            frame[column] = frame[column].map(lambda value: None if pd.isna(value) else value.date()).astype(object)
    for column in frame.select_dtypes("str").columns:  # pandas' missing text is a NaN, which is true and prints "nan"
        frame[column] = frame[column].astype(object).where(frame[column].notna(), None)
    return frame


@st.cache_data(max_entries=4, ttl=TTL_S, show_spinner=False)
def _info(path: str, generation: str) -> StoreInfo:
    return Store(path).info()
