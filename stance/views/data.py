"""Query results for the pages: cached small frames, keyed by the filters and by the generation of the store, and where
people's labels count, by that of the log of corrections.

Nothing large passes here: pages ask for aggregates or for one page of statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from stance.corrections.acts import Act
from stance.corrections.log import Content, Log, log_path
from stance.corrections.reviews import Review, replay
from stance.store.corrections import Corrections, corrections_of, locate
from stance.store.filters import Filters
from stance.store.roles import offices
from stance.store.store import Store, StoreInfo

TTL_S = 3600
# Queries about what people checked, whatever labels the view shows.
WITH_CHECKS = ("checked_counts", "drawn", "revisions")


@dataclass(frozen=True, slots=True)
class Reader:
    """The store as the pages see it."""

    path: str
    generation: str
    log_generation: str = ""

    def frame(self, name: str, filters: Filters | None = None, **params: object) -> pd.DataFrame:
        """Rows of one named query; lists are given as tuples."""
        checks = name in WITH_CHECKS or (filters is not None and filters.label_source == "corrected")
        log = self.log_generation if checks else None
        asked = repr((name, filters, sorted(params.items())))
        return _query(self.path, self.generation, log, asked, name, filters, params)

    def facets(self, label_source: str = "model") -> pd.DataFrame:
        """Everything one can filter by, with its number of statements: columns facet, value, statements."""
        return _facets(self, self.path, self.generation, self.log_generation, label_source)

    def session(self) -> AbstractContextManager[None]:
        """One opening of the store for all that is asked inside."""
        return Store(self.path).session()

    def info(self) -> StoreInfo:
        return _info(self.path, self.generation)

    def log(self) -> Log:
        return Log(log_path(Path(self.path)))

    def content(self) -> Content:
        """The log as it is now."""
        return _read_log(self.path)

    def acts(self) -> tuple[Act, ...]:
        return self.content().acts

    def reviews(self) -> dict[str, Review]:
        """What people say now, by the statement ids of this store. Quick: for the page on which they say it."""
        acts = _read_log(self.path).acts
        return replay(acts, _located(self.path, self.generation, acts))

    def corrections(self) -> Corrections:
        return _corrections(self.path, self.generation, self.log_generation)

    def bounds(self) -> tuple[date | None, date | None]:
        info = self.info()
        return info.first_date, info.last_date


def open_reader(path: Path) -> Reader:
    """Raises StoreError when there is no store, or not one of ours."""
    return Reader(str(path), Store(path).generation, Log(log_path(path)).generation)


# Streamlit looks at each value of an argument to tell one call from another; what starts with "_" it leaves alone.
@st.cache_data(max_entries=256, ttl=TTL_S, show_spinner=False)
def _query(
    path: str, generation: str, log: str | None, asked: str, _name: str, _filters: Filters | None,
    _params: Mapping[str, object],
) -> pd.DataFrame:  # fmt: skip
    """`log` is the generation of the log where the query needs what people checked, else None; `asked` says what the
    last three say."""
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in _params.items()}
    tables = None if log is None else _corrections(path, generation, log).tables
    frame = Store(path).query(_name, (_filters.parameters() if _filters else {}) | bound, tables)
    for column in ("bin", "date", "first", "last"):
        if column in frame:
            frame[column] = frame[column].map(lambda value: None if pd.isna(value) else value.date()).astype(object)
    for column in frame.select_dtypes("str").columns:  # pandas' missing text is a NaN, which is true and prints "nan"
        frame[column] = frame[column].astype(object).where(frame[column].notna(), None)
    return frame


@st.cache_data(max_entries=4, ttl=TTL_S, show_spinner=False)
def _facets(_reader: Reader, path: str, generation: str, log: str, label_source: str) -> pd.DataFrame:
    held, filters = offices(), Filters(label_source=label_source)
    roles = _reader.frame(
        "role_counts", filters, roles=tuple(o.role for o in held), office_actors=tuple(o.actor_id for o in held),
        office_since=tuple(o.since for o in held), office_until=tuple(o.until for o in held),
    )  # fmt: skip
    return pd.concat([_reader.frame("facets", filters), roles.assign(facet="roles")], ignore_index=True)


@st.cache_data(max_entries=4, ttl=TTL_S, show_spinner=False)
def _info(path: str, generation: str) -> StoreInfo:
    return Store(path).info()


# The next three hold frozen records and tables that nobody changes, so they are shared and not copied for each visitor.
@st.cache_resource(max_entries=4, ttl=TTL_S, show_spinner=False)
def _corrections(path: str, generation: str, log: str) -> Corrections:
    acts = _read_log(path).acts
    return corrections_of(Store(path), acts, _located(path, generation, acts))


@st.cache_resource(max_entries=4, show_spinner=False)
def _log_read_so_far(path: str) -> list[Content]:
    return [Content()]


def _read_log(path: str) -> Content:
    """The log as it is now; only what was added since the last reading is read."""
    last = _log_read_so_far(path)
    last[0] = Log(log_path(Path(path))).read(last[0])
    return last[0]


@st.cache_resource(max_entries=4, ttl=TTL_S, show_spinner=False)
def _located_so_far(path: str, generation: str) -> dict[str, str | None]:
    return {}


def _located(path: str, generation: str, acts: tuple[Act, ...]) -> dict[str, str]:
    """Where the statements of the log stand in this store; only those not looked for yet are looked for."""
    known = _located_so_far(path, generation)
    new = {act.statement.id: act.statement for act in acts if act.statement.id not in known}
    if new:
        known.update(dict.fromkeys(new) | locate(Store(path), new.values()))
    return {key: here for key, here in list(known.items()) if here is not None}
