"""Vue d'ensemble: what the corpus says in one screen, then over time, then by actor."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from stance.store.filters import Filters, to_query
from stance.views import chart_frame, estimates, shares_section, trend_section, wording
from stance.views.chart_frame import Choice
from stance.views.charts.bars import grid
from stance.views.charts.trend import choose_bin
from stance.views.fragments import clip, escape, notice, section, show_html
from stance.views.intervals import Estimate, difference, estimate, pool
from stance.views.periods import comparison
from stance.views.view import View

TOP = shares_section.LEADING


def render(view: View) -> None:
    figures(view)
    cards(view)
    estimates.brief(view)
    over_time(view)
    by_actor(view)
    shares_section.render(view, "overview")


def figures(view: View) -> None:
    t = view.t
    row = view.reader.frame("totals", replace(view.filters, voice="all")).iloc[0]
    items = [
        (t.number(row["statements"]), t("figure.statements"),
         t("figure.voices", speech=t.number(row["speech"]), narration=t.number(row["narration"]))),
        (t.number(row["actors"]), t("figure.actors"), t("figure.quoted")),
        (t.number(row["outlets"]), t("figure.outlets"), t("figure.in_articles", n=t.count("article", row["articles"]))),
        (t.period(row["first"], row["last"]), t("figure.period"), ""),
    ]  # fmt: skip
    cells = "".join(
        f'<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd><dd class="sx-sub">{escape(under)}</dd></div>'
        for value, name, under in items
    )
    show_html(f'<dl class="sx-figures-row">{cells}</dl>')


def cards(view: View) -> None:
    """Mean position per target, with its interval and the change against the period before."""
    t = view.t
    rows = view.positions()
    compared = comparison(view)
    sides = [_side(view, filters) for filters in compared] if compared else []
    for column, target in zip(st.columns(len(view.targets)), view.targets, strict=True):
        value = _of(rows, target)
        change = ""
        if compared:
            period = t.period(compared[0].since, compared[0].until)
            change = wording.change_words(_of(sides[0], target), _of(sides[1], target), period, t)
        with column:
            show_html(card(view, target, value, change))
            narrowed = replace(view.filters, targets=(target,))
            st.page_link(
                st.session_state["statements_page"], label=t("card.read", n=t.count("statement", value.n)),
                query_params={**to_query(narrowed, *view.reader.bounds()), "langue": [t.language]},
            )  # fmt: skip


def _side(view: View, filters: Filters) -> pd.DataFrame:
    """Positions of one of the two periods compared, from the view's own sums where it holds the period."""
    if view.filters.since or view.filters.until:
        return view.positions(filters=filters)
    return view.positions(within=(filters.since, filters.until))


def _of(rows: pd.DataFrame, target: str) -> Estimate:
    return pool(rows[rows["target"] == target])


def card(view: View, target: str, value: Estimate, change: str) -> str:
    """A card with a scale from hostile to favourable: the mean as a mark, the interval as a band."""
    t, palette = view.t, view.palette
    words = wording.level(value, t)
    if value.n == 0:
        number, scale, under = "–", "", ""
    else:
        color = palette.neutral if value.small else palette.position(value.mean / abs(value.mean or 1) * 0.8)
        at, low, high = (50 * (1 + point) for point in (value.mean, value.low, value.high))
        scale = (
            f'<div class="sx-scale" aria-hidden="true"><i style="left:{low:.1f}%;width:{high - low:.1f}%;'
            f'background:{color}"></i><b style="left:{at:.1f}%;background:{color}"></b></div>'
            f'<div class="sx-ends"><span>{escape(t("scale.against_short"))}</span>'
            f"<span>{escape(t('scale.favor_short'))}</span></div>"
        )
        number = t.score(value.mean)
        under = (
            f"{t('card.interval', interval=t.interval(value.low, value.high))} · "
            f"{t.count('statement', value.n)}, {t.count('article', value.articles)}"
        )
    small = " sx-small-n" if value.small else ""
    return (
        f'<div class="sx-card{small}" style="--target:{palette.target(target)}">'
        f'<h3>{escape(t(f"target.{target}"))}</h3><p class="sx-number">{number}<span>{escape(words)}</span></p>'
        f'{scale}<p class="sx-under">{escape(under)}</p><p class="sx-change">{escape(change)}</p></div>'
    )


def over_time(view: View) -> None:
    t = view.t
    first, last = view.period()
    section(t("time.title"), t("time.note"))
    if first is None or last is None:
        notice(t("time.undated"))
        return
    whole = view.positions()
    bin = choose_bin(first, last, int(whole["n"].median()) if len(whole) else 0)
    rows = view.positions(bin=bin)
    marked = trend_section.choose_events(view, "overview", (first, last))
    for target in view.targets:
        own = rows[rows["target"] == target]
        if own.empty:
            notice(f"{t(f'target.{target}')}{t('format.colon')}{t('level.nothing')}")
        else:
            trend_section.panel(view, f"trend_{target}", own, target, bin, (first, last), marked)


def by_actor(view: View) -> None:
    """Actors × targets. Narration has no actor, so the same table then shows outlets."""
    t = view.t
    by = "outlet" if view.filters.voice == "narration" else "actor"
    names = shares_section.leading(view, by)[:TOP]
    if not names:
        return
    rows = view.positions(by=by, names=names)
    cells = {(row["name"], row["target"]): estimate(row) for row in rows.to_dict("records")}
    names = sorted(names, key=lambda name: _rank(cells.get((name, view.targets[0]))))
    field = "outlets" if by == "outlet" else "actors"
    choices = {
        f"{name}|{target}": Choice(
            f"{clip(name, 40)} → {t(f'target.{target}')} ({t.number(cells[name, target].n)})",
            replace(view.filters, targets=(target,), **{field: (name,)}),
        )
        for name in names for target in view.targets if (name, target) in cells
    }  # fmt: skip
    table = pd.DataFrame([
        {t(f"column.{by}"): name, t("column.target"): t(f"target.{target}"), **wording.columns(v, t)}
        for (name, target), v in cells.items()
    ])  # fmt: skip
    section(t(f"grid.title_{by}"), "")
    chart_frame.show(
        view, "grid", grid(names, view.targets, cells, t, view.palette, view.narrow),
        title=grid_title(view, names, cells),
        note=t("grid.note", n=len(names), target=t(f"target.{view.targets[0]}")),
        alt=t("grid.alt", n=len(names)), table=table, choices=choices,
    )  # fmt: skip


def _rank(value: Estimate | None) -> tuple[int, float]:
    """Most favourable first; small numbers below, then those without statement."""
    return (2, 0.0) if value is None else (int(value.small), -value.mean)


def grid_title(view: View, names: list[str], cells: dict[tuple[str, str], Estimate]) -> str:
    """The widest gap between two names that have enough statements, on the first target shown."""
    t, target = view.t, view.targets[0]
    solid = [name for name in names if (name, target) in cells and not cells[name, target].small]
    if len(solid) < 2:
        return t("grid.title_small")
    if not difference(cells[solid[0], target], cells[solid[-1], target])[1]:
        return t("grid.title_close", target=t(f"target.{target}"))
    return t("grid.title", low=clip(solid[-1], 30), high=clip(solid[0], 30), target=t(f"target.{target}"),
             low_score=t.score(cells[solid[-1], target].mean),
             high_score=t.score(cells[solid[0], target].mean))  # fmt: skip
