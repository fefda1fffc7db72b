"""One chart on a page: its heading, figure, text alternative, its data to read and to take home, and the statements
behind each element.

A click or a box on the chart and the select box below it do the same thing: both give keys of `choices`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from stance.store.filters import LISTS, Filters
from stance.views import chart_image, downloads, statement_list
from stance.views.charts.chart import Chart
from stance.views.charts.style import config
from stance.views.fragments import notice, section
from stance.views.view import View


@dataclass(frozen=True, slots=True)
class Choice:
    """One element of a chart: what to call it and which statements it stands for."""

    label: str
    filters: Filters


def show(
    view: View, key: str, figure: Chart, *, title: str, note: str, alt: str, table: pd.DataFrame,
    choices: Mapping[str, Choice] | None = None, written: Callable[[float], str] | None = None,
) -> None:  # fmt: skip
    """`table` holds plain numbers: shown as `written` writes them (as positions by default), downloaded as numbers.
    A chart without `choices` has no statements behind it."""
    section(title, note, level=3)
    selection = {"on_select": "rerun", "selection_mode": ("points", "box")} if choices else {}
    event = st.plotly_chart(
        figure, key=f"{key}_chart", theme=None, config=config(view.t, key), alt=alt, **selection
    )  # fmt: skip
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}_tools"):
        chosen = _choice(view, key, choices) if choices else None
        with st.popover(view.t("chart.data"), type="tertiary", icon=":material/table_rows:"):
            st.dataframe(
                _words(table, written or view.t.score), hide_index=True, alt=alt, key=f"{key}_table", width="content"
            )
            downloads.chart_button(view, key, title, table)
            chart_image.buttons(key, view.t)
    if not choices:
        return
    picked = [value for value in _picked(event) if value in choices] or ([chosen] if chosen in choices else [])
    if picked:
        _statements(view, key, [choices[value] for value in picked])


def _choice(view: View, key: str, choices: Mapping[str, Choice]) -> str | None:
    with st.popover(view.t("chart.read"), type="tertiary", icon=":material/format_quote:"):
        st.caption(view.t("chart.read_hint"))
        return st.selectbox(
            view.t("chart.element"), list(choices), index=None, key=f"{key}_choice",
            placeholder=view.t("chart.choose"), width=340,
            format_func=lambda value: choices[value].label if value in choices else value,
        )  # fmt: skip


def _words(table: pd.DataFrame, written: Callable[[float], str]) -> pd.DataFrame:
    """The table as read on screen: positions with their sign, in the page's language."""
    fractions = table.select_dtypes("float").columns
    return table.assign(**{name: table[name].map(lambda v: "–" if pd.isna(v) else written(v)) for name in fractions})


def _picked(event: Mapping) -> list[str]:
    """Keys carried by the selected points; their indexes are never read, they shift when data change."""
    points = event["selection"]["points"] if event else []
    return list(dict.fromkeys(point["customdata"][0] for point in points if point.get("customdata")))


def _statements(view: View, key: str, chosen: Sequence[Choice]) -> None:
    filters = combine([choice.filters for choice in chosen])
    named = " · ".join(choice.label for choice in chosen[:3]) + (" …" if len(chosen) > 3 else "")
    with st.container(border=True, key=f"{key}_behind"):
        statement_list.show(view.with_filters(filters), f"{key}_list", size=8, heading=named)


def combine(filters: Sequence[Filters]) -> Filters:
    """The narrowest filters that contain all of the given ones: lists joined, dates from first to last."""
    merged = filters[0]
    for other in filters[1:]:
        lists = {
            name: tuple(dict.fromkeys(getattr(merged, name) + getattr(other, name)))
            if getattr(merged, name) and getattr(other, name) else ()
            for name in LISTS
        }  # fmt: skip
        since = min(merged.since, other.since) if merged.since and other.since else None
        until = max(merged.until, other.until) if merged.until and other.until else None
        merged = replace(merged, **lists, since=since, until=until)
    return merged


def notice_empty(view: View) -> None:
    notice(view.t("empty.short"))
