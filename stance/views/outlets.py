"""Médias: what each outlet writes in its own name, kept apart from the voices it quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from stance.views import chart_frame, event_section, wording
from stance.views.chart_frame import Choice
from stance.views.charts.bars import dumbbell, grid, ranking
from stance.views.fragments import clip, notice, section
from stance.views.intervals import Estimate, difference, estimate
from stance.views.periods import events
from stance.views.view import View

TOP = 14
QUOTED = 14
AROUND = timedelta(days=14)


def render(view: View) -> None:
    t = view.t
    everything = replace(view.filters, voice="all")
    leaders = view.reader.frame("leaders", everything, by="outlet", top=TOP)
    if leaders.empty:
        notice(t("outlets.unknown"))
        return
    names = tuple(leaders["name"])
    own_voice(view, names)
    event_section.render(view)
    table_of_positions(view, names)
    quoted_by(view, leaders)


def own_voice(view: View, names: tuple[str, ...]) -> None:
    """Narration against quoted voices, over the period or around one event."""
    t = view.t
    section(t("outlets.own"), t("outlets.own_note"))
    first, last = view.period()
    found = events(view, first, last) if first and last else []
    with st.container(horizontal=True, vertical_alignment="bottom", key="outlets_controls"):
        target = st.segmented_control(t("shares.target"), view.targets, default=view.targets[0], key="own_target",
                                      required=True, format_func=lambda v: t(f"target.{v}"))  # fmt: skip
        when = st.selectbox(
            t("outlets.when"), [None, *range(len(found))], key=f"own_event_{len(found)}", width=420,
            format_func=lambda i: t("outlets.whole") if i is None else f"{t.day(found[i].day)} · {found[i].name}",
        )  # fmt: skip
    period = view.filters
    if when is not None:
        period = replace(period, since=found[when].day - AROUND, until=found[when].day + AROUND)
    filters = replace(period, targets=(target,))
    sides = {}
    for voice in ("narration", "speech"):  # all targets at once: the table below and the next choice need them too
        rows = view.positions(by="outlet", names=names, filters=replace(period, voice=voice))
        rows = rows[rows["target"] == target]
        sides[voice] = {row["name"]: estimate(row) for row in rows.to_dict("records")}
    shown = sorted(
        (name for name in names if any(name in side for side in sides.values())),
        key=lambda name: _rank(sides["narration"].get(name) or sides["speech"].get(name)),
    )
    if not shown:
        notice(t("empty.short"))
        return
    choices = {
        f"{name}|{voice}": Choice(
            f"{clip(name, 40)} · {t(f'voice.{voice}')} ({t.number(side[name].n)})",
            replace(filters, outlets=(name,), voice=voice),
        )
        for name in shown for voice, side in sides.items() if name in side
    }  # fmt: skip
    table = pd.DataFrame([
        {t("column.outlet"): name, t("filter.voice"): t(f"voice.{voice}"), **wording.columns(side[name], t)}
        for name in shown for voice, side in sides.items() if name in side
    ])  # fmt: skip
    chart_frame.show(
        view, "own_voice",
        dumbbell(shown, sides["narration"], sides["speech"], view.palette.target(target), t, view.palette, view.narrow),
        title=_own_title(view, target, sides), note=t("outlets.own_legend"),
        alt=t("outlets.own_alt", target=t(f"target.{target}")), table=table, choices=choices,
    )  # fmt: skip


def _rank(value: Estimate | None) -> tuple[int, float]:
    return (2, 0.0) if value is None else (int(value.small), -value.mean)


def _own_title(view: View, target: str, sides: dict[str, dict[str, Estimate]]) -> str:
    """The outlet whose own narration stands furthest from the voices it quotes."""
    t = view.t
    gaps = {
        name: own.mean - sides["speech"][name].mean
        for name, own in sides["narration"].items()
        if name in sides["speech"] and not own.small and not sides["speech"][name].small
    }
    if not gaps:
        return t("outlets.title_small")
    name = max(gaps, key=lambda outlet: abs(gaps[outlet]))
    if not difference(sides["narration"][name], sides["speech"][name])[1]:
        return t("outlets.title_close")
    side = "favor" if gaps[name] > 0 else "against"
    return t(f"outlets.title_{side}", outlet=clip(name, 40), target=t(f"toward.{target}"), gap=t.score(gaps[name]))


def table_of_positions(view: View, names: tuple[str, ...]) -> None:
    t = view.t
    section(t("outlets.grid"), t("outlets.grid_note"))
    voice = st.segmented_control(
        t("filter.voice"), ("narration", "speech"), default="narration", key="outlet_grid_voice", required=True,
        format_func=lambda v: t(f"voice.{v}"), label_visibility="collapsed",
    )  # fmt: skip
    filters = replace(view.filters, voice=voice)
    rows = view.positions(by="outlet", names=names, filters=filters)
    cells = {(row["name"], row["target"]): estimate(row) for row in rows.to_dict("records")}
    shown = sorted((n for n in names if any((n, target) in cells for target in view.targets)),
                   key=lambda name: _rank(cells.get((name, view.targets[0]))))  # fmt: skip
    if not shown:
        notice(t("empty.short"))
        return
    choices = {
        f"{name}|{target}": Choice(f"{clip(name, 40)} → {t(f'target.{target}')} ({t.number(value.n)})",
                                   replace(filters, targets=(target,), outlets=(name,)))
        for (name, target), value in cells.items()
    }  # fmt: skip
    table = pd.DataFrame([
        {t("column.outlet"): name, t("column.target"): t(f"target.{target}"), **wording.columns(value, t)}
        for (name, target), value in cells.items()
    ])  # fmt: skip
    chart_frame.show(
        view, "outlet_grid", grid(shown, view.targets, cells, t, view.palette, view.narrow),
        title=t(f"outlets.grid_{voice}"),
        note=t("grid.note", n=len(shown), target=t(f"target.{view.targets[0]}")), alt=t("grid.alt", n=len(shown)),
        table=table, choices=choices,
    )  # fmt: skip


def quoted_by(view: View, leaders: pd.DataFrame) -> None:
    """Whom one outlet quotes."""
    t = view.t
    section(t("outlets.quotes"), t("outlets.quotes_note"))
    counts = dict(zip(leaders["name"], leaders["statements"], strict=True))
    outlet = st.selectbox(t("column.outlet"), list(counts), key="quoting_outlet", width=420,
                          format_func=lambda name: f"{clip(name, 60)} ({t.number(counts.get(name, 0))})")  # fmt: skip
    filters = replace(view.filters, voice="speech")
    rows = view.reader.frame("outlet_voices", filters, names=(outlet,))
    if rows.empty:
        notice(t("outlets.quotes_none"))
        return
    total, top = int(rows["n"].sum()), rows.head(QUOTED)
    names, numbers = list(top["actor"]), [int(n) for n in top["n"]]
    table = top[["actor", "n", "articles"]].copy()
    table.columns = [t(f"column.{c}") for c in ("actor", "statements", "articles")]
    chart_frame.show(
        view, "quoted_by", ranking(names, numbers, view.palette.ukraine, t, view.palette, view.narrow),
        title=t("outlets.quotes_title", outlet=clip(outlet, 40), actor=clip(names[0], 40),
                share=t.percent(numbers[0] / total)),
        note=t("outlets.quotes_of", n=t.count("statement", total), actors=t.count("actor", len(rows))),
        alt=t("outlets.quotes_alt", outlet=clip(outlet, 60)), table=table,
        choices={name: Choice(f"{clip(name, 50)} ({t.number(n)})", replace(filters, outlets=(outlet,), actors=(name,)))
                 for name, n in zip(names, numbers, strict=True)},
    )  # fmt: skip
