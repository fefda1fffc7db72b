"""Positions over time: a rolling mean with its band, the bins as points sized by n, dated events as thin lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from stance.views.charts.chart import Chart, scatter
from stance.views.charts.style import figure, position_ticks
from stance.views.i18n import Texts
from stance.views.intervals import Estimate, estimate, rolling
from stance.views.palette import Palette, transparent

ROLLING = {"day": 7, "week": 5, "month": 3, "quarter": 3}  # bins under one rolling mean, centred
LENGTHS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3}  # days
ENOUGH = 25  # statements under a rolling mean on average: 2.5 times what is greyed, as statements come in clumps


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    name: str
    targets: tuple[str, ...] = ()
    importance: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its bins (rows of positions.sql for one group and target), colour and name."""

    name: str
    color: str
    rows: pd.DataFrame
    key: str
    dash: str = "solid"
    points: bool = True


def choose_bin(first: date, last: date, statements: int) -> str:
    """The finest bin that keeps at most 92 points and enough statements under each rolling mean to be drawn."""
    days = (last - first).days + 1
    for bin, length in LENGTHS.items():
        bins = days / length
        if bins <= 92 and statements / bins * ROLLING[bin] >= ENOUGH:
            return bin
    return "quarter"


def bin_end(start: date, bin: str) -> date:
    if bin in ("month", "quarter"):
        months = start.month - 1 + (3 if bin == "quarter" else 1)
        return date(start.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return start + timedelta(days=6 if bin == "week" else 0)


def trend(
    series: Sequence[Series], bin: str, span: tuple[date, date], events: Sequence[Event], t: Texts, palette: Palette,
    height: int = 250,
) -> Chart:  # fmt: skip
    """One panel. Points carry `key|bin` as customdata; events are numbered, their names stand beside the chart."""
    chart = figure(palette, t, height, (78, 62, 22, 40))
    _events(chart, events, t, palette)
    chart.horizontal(0, line={"color": palette.muted, "width": 1})
    lines = [_smooth(one, bin) for one in series]
    lone = not any(lines) and not any(one.points for one in series)  # what has no line must be seen otherwise
    for one, smooth in zip(series, lines, strict=True):
        _line(chart, one, smooth, bin)
        if one.points or lone:
            _points(chart, one, bin, t, palette)
    _end_labels(chart, list(zip(series, lines, strict=True)), t)
    chart.up(**position_ticks(t))
    chart.across(range=[span[0] - timedelta(days=4), span[1] + timedelta(days=4)], showgrid=False,
                       ticks="outside", ticklen=4, **date_ticks(*span, t))  # fmt: skip
    return chart


def _smooth(one: Series, bin: str) -> list[tuple[date, Estimate]]:
    """The rolling mean where there is enough for one."""
    return [(day, value) for day, value in rolling(one.rows, ROLLING[bin]) if not value.small]


def _line(chart: Chart, one: Series, smooth: list[tuple[date, Estimate]], bin: str) -> None:
    for run in _runs(smooth, bin):
        days = [_middle(day, bin) for day, _ in run]
        chart.add(scatter(
            x=days + days[::-1], y=[v.high for _, v in run] + [v.low for _, v in run][::-1], fill="toself",
            fillcolor=transparent(one.color, 0.16), line={"width": 0}, hoverinfo="skip", mode="lines",
        ))  # fmt: skip
        chart.add(scatter(
            x=days, y=[v.mean for _, v in run], mode="lines", hoverinfo="skip",
            line={"color": one.color, "width": 2.6, "dash": one.dash, "shape": "spline", "smoothing": 0.5},
        ))  # fmt: skip


def _points(chart: Chart, one: Series, bin: str, t: Texts, palette: Palette) -> None:
    values = [estimate(row) for row in one.rows.to_dict("records")]
    if not values:
        return
    largest = max(value.n for value in values)
    chart.add(scatter(
        x=[_middle(day, bin) for day in one.rows["bin"]], y=[v.mean for v in values], mode="markers",
        marker={
            "size": [3.5 + 8.5 * np.sqrt(v.n / largest) for v in values],
            "color": [palette.neutral if v.small else one.color for v in values],
            "opacity": [0.35 if v.small else 0.6 for v in values], "line": {"width": 0},
        },
        customdata=[[f"{one.key}|{day.isoformat()}"] for day in one.rows["bin"]],
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.3}},
        hovertext=[_hover(one.name, bin, day, v, t) for day, v in zip(one.rows["bin"], values, strict=True)],
        hoverinfo="text",
    ))  # fmt: skip


def _hover(name: str, bin: str, day: date, value: Estimate, t: Texts) -> str:
    when = bin_name(day, bin, t)
    small = f"<br><i>{t('small.short')}</i>" if value.small else ""
    return (
        f"<b>{name}</b> · {when}<br>{t.score(value.mean)} ({t.interval(value.low, value.high)})"
        f"<br>{t.count('statement', value.n)}, {t.count('article', value.articles)}{small}"
    )


def bin_name(day: date, bin: str, t: Texts) -> str:
    if bin == "day":
        return t.day(day)
    return t.month(day) if bin == "month" else t.period(day, bin_end(day, bin))


def _runs(smooth: list[tuple[date, Estimate]], bin: str) -> list[list[tuple[date, Estimate]]]:
    """Cut where data are missing for longer than the rolling window: no line is drawn over a silence."""
    step = LENGTHS[bin] * 1.05
    runs: list[list[tuple[date, Estimate]]] = []
    for day, value in smooth:
        if not runs or (day - runs[-1][-1][0]).days > step * ROLLING[bin]:
            runs.append([])
        runs[-1].append((day, value))
    return runs


def _end_labels(chart: Chart, lines: Sequence[tuple[Series, list[tuple[date, Estimate]]]], t: Texts) -> None:
    ends = sorted(((smooth[-1][1].mean, one) for one, smooth in lines if smooth), key=lambda end: end[0])
    place = -9.0
    for value, one in ends:
        place = max(value, place + 0.17)  # labels of close lines are pushed apart, lines stay where they are
        text = t.score(value) if len(lines) == 1 else f"{one.name} {t.score(value)}"
        chart.annotate(x=1, xref="paper", xanchor="left", xshift=6, y=place, text=f"<b>{text}</b>",
                             font={"color": one.color, "size": 13})  # fmt: skip
    if len(lines) > 1 and ends:
        longest = max(len(one.name) for _, one in ends)
        chart.lay(margin={"r": 62 + 7 * longest})


def _events(chart: Chart, events: Sequence[Event], t: Texts, palette: Palette) -> None:
    for number, event in enumerate(events, start=1):
        chart.vertical(event.day.isoformat(), line={"color": palette.muted, "width": 1, "dash": "dot"})
        chart.annotate(x=event.day.isoformat(), y=1, yref="paper", yanchor="bottom", text=f"<b>{number}</b>",
                             font={"size": 11, "color": palette.muted},
                             hovertext=f"{t.day(event.day)}{t('format.colon')}{event.name}")  # fmt: skip


def _middle(day: date, bin: str) -> date:
    return day + (bin_end(day, bin) - day) / 2


def date_ticks(first: date, last: date, t: Texts) -> dict:
    """At most seven dates, so that a phone holds them, in the page's language; the year is written where it changes.
    (Plotly's own month names are English unless its locale file is loaded, and Streamlit's bundle has none.)"""
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    if len(inside) < 3:
        step = max(1, (last - first).days // 5)
        days = [first + timedelta(days=i) for i in range(0, (last - first).days + 1, step)]
        return {"tickvals": days, "ticktext": [f"{day.day} {t.short_months[day.month - 1]}" for day in days]}
    step = next((s for s in (1, 2, 3, 6, 12) if len(inside) / s <= 7), 24)
    shown = [day for day in inside if (day.month - 1) % min(step, 12) == 0 and (step < 24 or day.year % 2 == 0)]
    text = [str(day.year) if step >= 12 else
            t.short_months[day.month - 1] + (f"<br><b>{day.year}</b>" if i == 0 or day.month == 1 else "")
            for i, day in enumerate(shown)]  # fmt: skip
    return {"tickvals": shown, "ticktext": text}
