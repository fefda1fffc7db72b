"""Panels of positions over time, shared by the overview and the actor's profile: one panel per target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from stance.store.filters import Filters
from stance.views import chart_frame, wording
from stance.views.chart_frame import Choice
from stance.views.charts.trend import Event, Series, bin_end, bin_name, trend
from stance.views.fragments import escape, show_html
from stance.views.i18n import Texts
from stance.views.intervals import estimate, find_change, pool
from stance.views.periods import events
from stance.views.view import View


def choose_events(view: View, key: str, span: tuple[date, date]) -> list[Event]:
    """The events of the period behind a switch, with their list: the numbers on the charts refer to it."""
    found = events(view, *span)
    if not found or not st.toggle(view.t("time.events"), value=True, key=f"{key}_events"):
        return []
    items = "".join(f"<li><b>{escape(view.t.day(e.day))}</b> {escape(e.name)}</li>" for e in found)
    listed = f'<ol class="sx-events">{items}</ol>'
    folded = f"<details><summary>{escape(view.t('time.events_list'))}</summary>{listed}</details>"
    show_html(folded if view.narrow else listed)
    return found


def bin_choices(
    view: View, filters: Filters, key: str, name: str, rows: pd.DataFrame, bin: str, span: tuple[date, date]
) -> dict[str, Choice]:
    """One choice per point of a series: the statements of that bin."""
    return {
        f"{key}|{row['bin'].isoformat()}": Choice(
            f"{name} · {bin_name(row['bin'], bin, view.t)} ({view.t.number(row['n'])})",
            replace(filters, since=max(row["bin"], span[0]), until=min(bin_end(row["bin"], bin), span[1])),
        )
        for row in rows.to_dict("records")
    }


def panel(
    view: View, key: str, rows: pd.DataFrame, target: str, bin: str, span: tuple[date, date],
    marked: Sequence[Event], title: str = "", against: Series | None = None,
) -> None:  # fmt: skip
    """One target. `against` is a line to compare with, drawn without points."""
    t, name = view.t, view.t(f"target.{target}")
    whole, change = pool(rows), find_change(rows)
    title = title or wording.trend_title(target, whole, change, t)
    series = [Series(name if against is None else t("actors.this"), view.palette.target(target), rows, target)]
    note = f"{t.count('statement', whole.n)}, {t.count('article', whole.articles)}"
    if change is not None:
        note += " · " + t("trend.step", month=t.month(change.start), before=t.score(change.before.mean),
                          after=t.score(change.after.mean))  # fmt: skip
    chart_frame.show(
        view, key, trend([*series, *([against] if against else [])], bin, span, marked, t, view.palette), title=title,
        note=note, alt=f"{title}. {wording.describe(t('alt.whole'), whole, t)}", table=table(rows, bin, t),
        choices=bin_choices(view, replace(view.filters, targets=(target,)), target, name, rows, bin, span),
    )  # fmt: skip


def table(rows: pd.DataFrame, bin: str, t: Texts) -> pd.DataFrame:
    values = [(row["bin"], estimate(row)) for row in rows.to_dict("records")]
    return pd.DataFrame([{t("column.period"): bin_name(day, bin, t), **wording.columns(v, t)} for day, v in values])
