"""The two periods compared at the head of the overview, and the dated events of `data/events.csv`."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import streamlit as st

from stance.store.filters import Filters
from stance.views.charts.trend import Event
from stance.views.view import View

YEAR = timedelta(days=365)
SHOWN = 9  # more names than this cannot be read above one chart


def comparison(view: View) -> tuple[Filters, Filters] | None:
    """(recent, before): the chosen period and the one just before it; without dates, the corpus's last two years."""
    first, last = view.period()
    if first is None or last is None:
        return None
    if view.filters.since or view.filters.until:
        recent = replace(view.filters, since=first, until=last)
    elif last - first > YEAR + timedelta(days=30):
        recent = replace(view.filters, since=last - YEAR + timedelta(days=1), until=last)
    else:
        return None
    before = recent.previous_period()
    return (recent, before) if before else None


@st.cache_data(max_entries=2, show_spinner=False)
def _table(path: str, modified: float) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_events(view: View, first: date, last: date) -> list[Event]:
    """Every event of a period, by date; none when the table is absent."""
    path = view.settings.data / "events.csv"
    if not path.exists():
        return []
    name = f"label_{view.t.language}"
    found = [
        Event(date.fromisoformat(row["date"]), row[name], tuple(row["targets"].split("|")), int(row["importance"]))
        for row in _table(str(path), path.stat().st_mtime)
    ]
    return sorted((event for event in found if first <= event.day <= last), key=lambda event: event.day)


def events(view: View, first: date, last: date) -> list[Event]:
    """The main events of a period, spread out: by importance, and none within a sixteenth of the period of another."""
    apart = (last - first) / 16
    kept: list[Event] = []
    for event in sorted(all_events(view, first, last), key=lambda event: (-event.importance, event.day, event.name)):
        if len(kept) < SHOWN and all(abs(event.day - other.day) >= apart for other in kept):
            kept.append(event)
    return sorted(kept, key=lambda event: event.day)
