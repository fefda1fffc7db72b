"""Shares of favourable, hostile and neutral statements by actor or outlet, for one target at a time."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from stance.views import chart_frame
from stance.views.chart_frame import Choice
from stance.views.charts.bars import diverging, is_small
from stance.views.fragments import clip, section
from stance.views.view import View

LEADING = 18  # names that any chart may show
TOP = 15
LABELS = ("against", "favor", "neutral")


def render(view: View, key: str) -> None:
    t = view.t
    section(t("shares.title"), t("shares.note"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_shares_controls"):
        target = st.segmented_control(
            t("shares.target"), view.targets, default=view.targets[0], key=f"{key}_shares_target", required=True,
            format_func=lambda v: t(f"target.{v}"), label_visibility="collapsed",
        )  # fmt: skip
        ways = ("outlet",) if view.filters.voice == "narration" else ("actor", "outlet")
        by = st.segmented_control(
            t("shares.by"), ways, default=ways[0], key=f"{key}_shares_by_{len(ways)}", required=True,
            format_func=lambda v: t(f"shares.by_{v}"), label_visibility="collapsed",
        )  # fmt: skip
        as_share = st.toggle(t("shares.percent"), value=True, key=f"{key}_shares_percent", help=t("help.percent"))
    draw(view, key, target or view.targets[0], by or ways[0], as_share)


def draw(view: View, key: str, target: str, by: str, as_share: bool) -> None:
    t = view.t
    names = leading(view, by)[:TOP]
    rows = view.reader.frame("shares", view.filters, by=by, names=names)
    rows = rows[(rows["target"] == target) & (rows["label"] != "none")]
    counts = {(row["name"], row["label"]): int(row["n"]) for row in rows.to_dict("records")}
    articles = rows.groupby("name")["articles"].max().to_dict()
    totals = {name: sum(counts.get((name, label), 0) for label in LABELS) for name in names}
    shown = sorted(
        (name for name in names if totals[name]),
        key=lambda name: (is_small(totals[name], articles.get(name, 0)), -_lean(name, counts, totals)),
    )
    if not shown:
        chart_frame.notice_empty(view)
        return
    field = "actors" if by == "actor" else "outlets"
    choices = {
        f"{name}|{label}": Choice(
            f"{clip(name, 40)} · {t(f'label.{label}')} ({t.number(counts[name, label])})",
            replace(view.filters, targets=(target,), labels=(label,), **{field: (name,)}),
        )
        for name in shown for label in LABELS if (name, label) in counts
    }  # fmt: skip
    table = pd.DataFrame([
        {t(f"column.{by}"): name} | {t(f"label.{label}"): counts.get((name, label), 0) for label in LABELS}
        for name in shown
    ])  # fmt: skip
    chart_frame.show(
        view, f"{key}_shares", diverging(shown, counts, articles, as_share, t, view.palette, view.narrow),
        title=_title(view, target, counts), note=t("shares.order"), alt=t("shares.alt", target=t(f"target.{target}")),
        table=table, choices=choices,
    )  # fmt: skip


def leading(view: View, by: str) -> tuple[str, ...]:
    """The most frequent names, asked for once by all the charts of a page."""
    return tuple(view.reader.frame("names", view.filters, by=by, top=LEADING)["name"])


def _lean(name: str, counts: dict[tuple[str, str], int], totals: dict[str, int]) -> float:
    return (counts.get((name, "favor"), 0) - counts.get((name, "against"), 0)) / totals[name]


def _title(view: View, target: str, counts: dict[tuple[str, str], int]) -> str:
    t = view.t
    sums = {label: sum(n for (_, found), n in counts.items() if found == label) for label in LABELS}
    whole = sum(sums.values())
    return t("shares.headline", target=t(f"target.{target}"), against=t.percent(sums["against"] / whole),
             favor=t.percent(sums["favor"] / whole), neutral=t.percent(sums["neutral"] / whole))  # fmt: skip
