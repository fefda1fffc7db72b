"""One actor: positions over time against their bloc, how and by whom they are quoted, their strongest sentences."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stance.records import SURE_SPEAKER
from stance.views import changes, chart_frame, quotes, statement_list, wording
from stance.views.chart_frame import Choice
from stance.views.charts.bars import ranking
from stance.views.charts.trend import Series, choose_bin
from stance.views.fragments import clip, escape, notice, section, show_html
from stance.views.intervals import find_change, pool
from stance.views.trend_section import choose_events, panel
from stance.views.view import View

OUTLETS = 12
STRONGEST = 3


def render(view: View, name: str) -> None:
    """`name` is an actor with statements in the view."""
    t = view.t
    own = view.with_filters(replace(view.filters, actors=(name,)))
    actor = view.reader.frame("leaders", own.filters, by="actor", top=1).iloc[0].to_dict()
    _head(own, actor)
    first, last = own.period()
    if first is None or last is None:
        notice(t("time.undated"))
    else:
        _over_time(own, actor, (first, last))
    section(t("actors.quoted"))
    left, right = st.columns((5, 7), gap="large")
    with left:
        _outlets(own, name)
    with right:
        _strongest(own, name)


def _head(view: View, actor: dict) -> None:
    t = view.t
    kinds = view.reader.frame("kinds", view.filters, sure=SURE_SPEAKER)
    total = int(kinds["n"].sum()) or 1
    shares = ", ".join(
        t.percent(row["n"] / total) + " " + t("kind_share." + row["kind"]) for row in kinds.to_dict("records")
    )
    unsure = int(kinds["unsure"].sum())
    doubt = f"<p>{escape(t.count('unsure_speaker', unsure))}</p>" if unsure else ""
    bloc = t.words.get(f"bloc.{actor['bloc']}", actor["bloc"]) if isinstance(actor["bloc"], str) else t("unknown.bloc")
    country = t.words.get(f"country.{actor['country']}", actor["country"]) if isinstance(actor["country"], str) else ""
    facts = " · ".join(dict.fromkeys(part for part in (country, bloc) if part))
    show_html(
        f'<div class="sx-profile"><h2>{escape(clip(actor["name"], 80))}</h2><p>{escape(facts)}</p>'
        f"<p>{escape(t.count('statement', actor['statements']))}, {escape(t.count('article', actor['articles']))}, "
        f"{escape(t.count('outlet', actor['outlets']))} · {escape(shares)}</p>{doubt}</div>"
    )


def _over_time(view: View, actor: dict, span) -> None:
    t = view.t
    whole = view.positions()
    bin = choose_bin(*span, int(whole["n"].median()) if len(whole) else 0)
    rows = view.positions(bin=bin)
    bloc_filters = replace(view.filters, actors=(), blocs=(actor["bloc"],)) if isinstance(actor["bloc"], str) else None
    bloc = view.positions(bin=bin, filters=bloc_filters) if bloc_filters else rows.head(0)
    marked = choose_events(view, "profile", span)
    section(t("actors.trend"), t("actors.trend_note"))
    found = {target: find_change(rows[rows["target"] == target]) for target in view.targets}
    for target, change in found.items():
        mine, theirs = rows[rows["target"] == target], bloc[bloc["target"] == target]
        title = wording.actor_title(clip(actor["name"], 40), target, pool(mine), change, t)
        if mine.empty:
            notice(title)
            continue
        other = Series(t("actors.bloc"), view.palette.neutral, theirs, "bloc", "dot", points=False)
        panel(view, f"profile_{target}", mine, target, bin, span, marked, title, other if len(theirs) else None)
    changes.render(view, found, bin)


def _outlets(view: View, name: str) -> None:
    t = view.t
    rows = view.reader.frame("leaders", view.filters, by="outlet", top=OUTLETS)
    if rows.empty:
        return
    names, counts = list(rows["name"]), [int(n) for n in rows["statements"]]
    table = rows[["name", "statements", "articles"]].copy()
    table.columns = [t(f"column.{c}") for c in ("outlet", "statements", "articles")]
    chart_frame.show(
        view, "profile_outlets", ranking(names, counts, view.palette.ukraine, t, view.palette, view.narrow),
        title=t("actors.outlets", outlet=clip(names[0], 40), share=t.percent(counts[0] / max(1, sum(counts)))),
        note=t("actors.outlets_note"), alt=t("actors.outlets_alt", name=clip(name, 60)), table=table,
        choices={o: Choice(f"{clip(o, 50)} ({t.number(n)})", replace(view.filters, outlets=(o,)))
                 for o, n in zip(names, counts, strict=True)},
    )  # fmt: skip


def _strongest(view: View, name: str) -> None:
    """The sentences furthest from zero, read from the same pages of statements as everything else."""
    t = view.t
    section(t("actors.strongest"), t("actors.strongest_note"), level=3)
    target = st.segmented_control(t("shares.target"), view.targets, default=view.targets[0], key="strongest_target",
                                  required=True, format_func=lambda v: t(f"target.{v}"),
                                  label_visibility="collapsed")  # fmt: skip
    sides = []
    for label in ("favor", "against"):
        narrowed = view.with_filters(replace(view.filters, targets=(target,), labels=(label,)))
        rows = statement_list.fetch(narrowed, f"{target}_{label}", STRONGEST, 1)
        sides.append(quotes.column(narrowed, t(f"actors.most_{label}"), rows.to_dict("records"), target))
    show_html(f'<div class="sx-quotes">{"".join(sides)}</div>')
