"""Acteurs: one actor's profile, up to six compared, and all of them on one map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from stance.views import chart_frame, profile, wording
from stance.views.chart_frame import Choice
from stance.views.charts.map import position_map
from stance.views.charts.trend import Series, bin_name, choose_bin, trend
from stance.views.fragments import clip, notice, section
from stance.views.intervals import estimate
from stance.views.trend_section import bin_choices
from stance.views.view import View

LISTED = 300  # actors one can choose from: the most frequent under the filters
ON_MAP = 40
COMPARED = 6
LEAST = 3  # statements on each target below which a point would be noise even in grey
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid")


def render(view: View) -> None:
    t = view.t
    if view.filters.voice != "speech":
        notice(t("actors.speech_only"), "small")
        view = view.with_filters(replace(view.filters, voice="speech"))
    leaders = view.reader.frame("names", view.filters, by="actor", top=LISTED)
    if leaders.empty:
        notice(t("empty.short"))
        return
    counts = dict(zip(leaders["name"], leaders["statements"], strict=True))
    chosen = st.selectbox(
        t("actors.choose"), list(counts), key="profile_actor", help=t("help.actor"), width=420,
        format_func=lambda name: f"{clip(name, 60)} ({t.number(counts.get(name, 0))})",
    )  # fmt: skip
    profile.render(view, chosen)
    mapped = tuple(leaders["name"].head(ON_MAP))
    compared = compare(view, counts, chosen, mapped)
    on_map(view, mapped, compared, chosen)


def compare(view: View, counts: dict[str, int], chosen: str, mapped: tuple[str, ...]) -> tuple[str, ...]:
    """Several actors on one target: lines told apart by dash and direct label, not by colour alone. Returns them;
    `mapped` are asked for with them, since the map needs them next."""
    t, palette = view.t, view.palette
    section(t("compare.title"), t("compare.note"))
    first, last = view.period()
    if first is None or last is None:
        notice(t("time.undated"))
        return ()
    default = [chosen, *[name for name in list(counts)[:12:3] if name != chosen]][:4]
    names = st.multiselect(
        t("compare.actors"), list(counts), default=default, max_selections=COMPARED, key=f"compared_{chosen}",
        format_func=lambda name: clip(name, 40),
    )  # fmt: skip
    target = st.segmented_control(t("shares.target"), view.targets, default=view.targets[0], key="compare_target",
                                  required=True, format_func=lambda v: t(f"target.{v}"),
                                  label_visibility="collapsed")  # fmt: skip
    if not names:
        notice(t("compare.none"))
        return ()
    whole = view.positions(by="actor", names=_both(mapped, names))
    whole = whole[(whole["target"] == target) & whole["name"].isin(names)]
    bin = choose_bin(first, last, int(whole["n"].median()) if len(whole) else 0)
    rows = view.positions(by="actor", bin=bin, names=tuple(names))
    rows = rows[rows["target"] == target]
    longest = 12 if view.narrow else 22
    hues = (palette.russia, palette.us_nato, palette.ukraine, palette.favor, palette.against, palette.muted)
    series = [
        Series(clip(name, longest), hues[i], rows[rows["name"] == name], name, DASHES[i], points=False)
        for i, name in enumerate(names) if (rows["name"] == name).any()
    ]  # fmt: skip
    if not series:
        notice(t("empty.short"))
        return tuple(names)
    choices: dict[str, Choice] = {}
    for one in series:
        filters = replace(view.filters, targets=(target,), actors=(one.key,))
        choices[one.key] = Choice(one.name, filters)
        choices |= bin_choices(view, filters, one.key, one.name, one.rows, bin, (first, last))
    table = pd.DataFrame([
        {t("column.actor"): row["name"], t("column.period"): bin_name(row["bin"], bin, t),
         **wording.columns(estimate(row), t)} for row in rows.to_dict("records")
    ])  # fmt: skip
    chart_frame.show(
        view, "compare", trend(series, bin, (first, last), [], t, palette, height=380),
        title=t("compare.headline", target=t(f"target.{target}")), note=t("compare.small"),
        alt=t("compare.alt", names=", ".join(one.name for one in series)), table=table, choices=choices,
    )  # fmt: skip
    return tuple(names)


def _both(mapped: tuple[str, ...], compared: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mapped, *compared)))


def on_map(view: View, names: tuple[str, ...], compared: tuple[str, ...], chosen: str) -> None:
    t = view.t
    section(t("map.title"), t("map.note"))
    ways = {"ukraine": ("russia", "ukraine"), "us_nato": ("russia", "us_nato")}
    up = st.segmented_control(t("map.axis"), list(ways), default="ukraine", key="map_axis", required=True,
                              format_func=lambda v: t(f"map.{v}"), label_visibility="collapsed")  # fmt: skip
    axes = ways[up or "ukraine"]
    filters = replace(view.filters, targets=(), labels=())
    rows = view.positions(by="actor", names=_both(names, compared), filters=filters)
    found = {(row["name"], row["target"]): estimate(row) for row in rows.to_dict("records")}
    enough = {key: value for key, value in found.items() if value.n >= LEAST}
    sides = [{name: value for (name, target), value in enough.items() if target == axis} for axis in axes]
    shown = [name for name in names if all(name in side for side in sides)]
    if not shown:
        notice(t("map.none"))
        return
    table = pd.DataFrame([
        {t("column.actor"): name, t("column.target"): t(f"target.{axis}"), **wording.columns(side[name], t)}
        for name in shown for axis, side in zip(axes, sides, strict=True)
    ])  # fmt: skip
    choices = {name: Choice(clip(name, 50), replace(view.filters, actors=(name,))) for name in shown}
    chart_frame.show(
        view, "map", position_map(shown, *sides, axes, [chosen], t, view.palette, view.narrow),
        title=t("map.headline", n=t.count("actor", len(shown))), note=t("map.left_out", n=len(names) - len(shown)),
        alt=t("map.alt"), table=table, choices=choices,
    )  # fmt: skip
