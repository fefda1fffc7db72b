"""Médias: one event in several outlets. What each wrote in the days around it, side by side, nearest first; its own
narration and the voices it quotes are counted apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from stance.store.filters import Filters, to_query
from stance.views import quotes
from stance.views.charts.trend import Event
from stance.views.fragments import clip, escape, notice, section, show_html
from stance.views.intervals import Estimate, estimate
from stance.views.periods import all_events
from stance.views.view import View

WINDOWS = (3, 7, 14, 30)  # days on each side
SIDE_BY_SIDE = 6  # outlets; more columns cannot be compared at a glance
SENTENCES = 4


def render(view: View) -> None:
    t = view.t
    section(t("event.title"), t("event.note"))
    first, last = view.period()
    known = all_events(view, first, last) if first and last else []
    if not known:
        notice(t("event.none"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="event_controls"):
        days = st.segmented_control(t("event.days"), WINDOWS, default=7, key="event_days", required=True,
                                    format_func=lambda n: t("event.around", n=n))  # fmt: skip
        found = _covered(view, known, days)
        if not found:
            notice(t("event.none"))
            return
        chosen = st.selectbox(
            t("event.choose"), list(found), key="event_chosen", width=520, index=_most_covered(found),
            format_func=lambda event: _label(view, event, found.get(event)),
        )  # fmt: skip
        target = st.segmented_control(
            t("shares.target"), view.targets, default=_target(view, chosen), required=True,
            key=f"event_target_{chosen.day.isoformat()}", format_func=lambda v: t(f"target.{v}"),
        )  # fmt: skip
    _side_by_side(view, chosen, target, timedelta(days=days))


def _covered(view: View, known: Sequence[Event], days: int) -> dict[Event, tuple[int, int]]:
    """Events told by at least two outlets in the days around them, with the numbers of outlets and statements."""
    counts = view.reader.frame(
        "event_counts", replace(view.filters, voice="all"), days=tuple(event.day for event in known), around=days
    )
    numbers = {row["date"]: (int(row["outlets"]), int(row["statements"])) for row in counts.to_dict("records")}
    return {event: numbers[event.day] for event in known if numbers.get(event.day, (0, 0))[0] >= 2}


def _most_covered(found: dict[Event, tuple[int, int]]) -> int:
    order = list(found)
    return order.index(max(order, key=lambda event: (found[event][0], event.importance, found[event][1])))


def _label(view: View, event: Event, numbers: tuple[int, int] | None) -> str:
    t = view.t
    told = f" ({t.count('outlet', numbers[0])}, {t.count('statement', numbers[1])})" if numbers else ""
    return f"{t.day(event.day)} · {event.name}{told}"


def _target(view: View, event: Event) -> str:
    return next((target for target in view.targets if target in event.targets), view.targets[0])


def _side_by_side(view: View, event: Event, target: str, around: timedelta) -> None:
    t = view.t
    filters = replace(view.filters, voice="all", targets=(target,), since=event.day - around, until=event.day + around)
    rows = view.reader.frame("event_statements", filters, day=event.day, each=SENTENCES)
    if rows.empty:
        notice(t("empty.short"))
        return
    counts = rows.groupby("outlet")["n"].first().sort_values(ascending=False, kind="stable")
    names = tuple(counts.index[:SIDE_BY_SIDE])
    voices = {voice: _means(view, replace(filters, voice=voice), names) for voice in ("narration", "speech")}
    shown = view.with_filters(filters)
    columns = "".join(
        quotes.column(shown, clip(name, 60), _of(rows, name), target, who=True, head=_head(view, voices, name))
        for name in names
    )
    show_html(f'<div class="sx-quotes sx-side-by-side">{columns}</div>')
    if len(counts) > len(names):
        st.caption(t("event.more", n=t.number(len(counts) - len(names))))
    st.page_link(
        st.session_state["statements_page"], label=t("card.read", n=t.count("statement", int(counts.sum()))),
        query_params={**to_query(filters, *view.reader.bounds()), "langue": [t.language]},
    )  # fmt: skip


def _of(rows: pd.DataFrame, outlet: str) -> list[dict]:
    return rows[rows["outlet"] == outlet].to_dict("records")


def _means(view: View, filters: Filters, names: tuple[str, ...]) -> dict[str, Estimate]:
    return {
        row["name"]: estimate(row) for row in view.positions("outlet", names=names, filters=filters).to_dict("records")
    }


def _head(view: View, voices: dict[str, dict[str, Estimate]], name: str) -> str:
    """Both voices of one outlet in words; small numbers say so."""
    t = view.t
    parts = []
    for voice, means in voices.items():
        value = means.get(name)
        if value is None:
            words = t("cell.none")
        else:
            small = f", {t('small.mark')}" if value.small else ""
            words = f"{t.score(value.mean)} ({t.count('statement', value.n)}{small})"
        parts.append(f"{t(f'event.{voice}')}{t('format.colon')}{words}")
    return f'<p class="sx-note">{escape(" · ".join(parts))}</p>'
