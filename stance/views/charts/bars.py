"""Bars: the table of positions (name × target), and shares that diverge around zero with the neutral at the side.

The table is drawn with bars of equal length, not as a heatmap trace, because a heatmap's cells cannot be selected.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from stance.views.charts.chart import Chart, bar, scatter
from stance.views.charts.style import figure, position_ticks
from stance.views.fragments import clip, plot_text
from stance.views.i18n import Texts
from stance.views.intervals import MIN_ARTICLES, MIN_STATEMENTS, Estimate
from stance.views.palette import Palette, mix

ROW = 31
NARROW_ROW = 40  # on a phone a cell holds its n under its value
NARROW_NAME = 16  # and a name two lines of so many characters


def _left(narrow: bool) -> int:
    return 104 if narrow else 190


def grid(
    names: Sequence[str], targets: Sequence[str], cells: Mapping[tuple[str, str], Estimate], t: Texts,
    palette: Palette, narrow: bool = False,
) -> Chart:  # fmt: skip
    """Positions in cells with their n. Cells carry `name|target`; small n is grey, with its n still told."""
    row = NARROW_ROW if narrow else ROW
    chart = figure(palette, t, 46 + row * len(names), (_left(narrow), 6, 34, 4))
    for column, target in enumerate(targets):
        values = [cells.get((name, target)) for name in names]
        colors = [_cell_color(value, palette) for value in values]
        chart.add(bar(
            y=list(range(len(names))), x=[1] * len(names), base=[column] * len(names), orientation="h", width=0.94,
            marker={"color": colors, "line": {"width": 2, "color": palette.paper}},
            text=[_cell_text(value, t, narrow) for value in values], textposition="inside", insidetextanchor="middle",
            textangle=0,
            textfont={"color": [palette.muted if v is None or v.small else palette.text_on(c)
                                for v, c in zip(values, colors, strict=True)], "size": 13},
            customdata=[[f"{name}|{target}"] for name in names],
            hovertext=[_cell_hover(name, target, v, t) for name, v in zip(names, values, strict=True)],
            hoverinfo="text", selected={"marker": {"opacity": 1}}, 
            unselected={"marker": {"opacity": 0.6}, "textfont": {"color": palette.muted}},
        ))  # fmt: skip
        chart.annotate(x=column + 0.5, y=1, yref="paper", yanchor="bottom", yshift=4,
                             text=f"<b>{t(f'short.{target}' if narrow else f'target.{target}')}</b>",
                             font={"size": 12 if narrow else 13})  # fmt: skip
    chart.lay(barmode="overlay", bargap=0)
    chart.across(visible=False, range=[0, len(targets)])
    _name_axis(chart, names, palette, narrow)
    return chart


def _cell_color(value: Estimate | None, palette: Palette) -> str:
    if value is None or value.n == 0:
        return palette.paper
    return palette.panel if value.small else palette.position(value.mean)


def _cell_text(value: Estimate | None, t: Texts, narrow: bool) -> str:
    if value is None or value.n == 0:
        return "–"
    small = f"<i>{t.score(value.mean)}</i>" if value.small else f"<b>{t.score(value.mean)}</b>"
    between = "<br>" if narrow else "  "
    return f"{small}{between}<span style='font-size:10px'>n {t.number(value.n)}</span>"


def _cell_hover(name: str, target: str, value: Estimate | None, t: Texts) -> str:
    head = f"<b>{plot_text(name)}</b> · {t(f'target.{target}')}<br>"
    if value is None or value.n == 0:
        return head + t("cell.none")
    small = f"<br><i>{t('small.short')}</i>" if value.small else ""
    return (
        f"{head}{t.score(value.mean)} ({t.interval(value.low, value.high)})"
        f"<br>{t.count('statement', value.n)}, {t.count('article', value.articles)}{small}"
    )


def diverging(
    names: Sequence[str], counts: Mapping[tuple[str, str], int], articles: Mapping[str, int], as_share: bool,
    t: Texts, palette: Palette, narrow: bool = False,
) -> Chart:  # fmt: skip
    """Against to the left, favor to the right of zero, neutral in its own column; `none` is not in the bars.

    `counts` is (name, label) → statements. Bars carry `name|label`. Small n is drawn pale.
    """
    chart = figure(palette, t, 46 + ROW * len(names), (_left(narrow), 48 if narrow else 62, 34, 8))
    totals = {name: sum(counts.get((name, label), 0) for label in ("against", "favor", "neutral")) for name in names}
    pale = {name: is_small(totals[name], articles.get(name, 0)) for name in names}
    largest = 0.0
    for label, sign, axis in (("against", -1, "x"), ("favor", 1, "x"), ("neutral", 1, "x2")):
        values = [counts.get((name, label), 0) / (totals[name] or 1 if as_share else 1) for name in names]
        largest = max([largest, *values])
        color = palette.label(label)
        chart.add(bar(
            y=list(range(len(names))), x=[sign * value for value in values], orientation="h", xaxis=axis, width=0.7,
            marker={"color": [mix(color, palette.paper, 0.62) if pale[name] else color for name in names],
                    "line": {"width": 0}},
            text=[_share_text(value, as_share, t) for value in values], textposition="auto", textangle=0,
            cliponaxis=False,
            insidetextfont={"color": [palette.ink if pale[name] else palette.text_on(color) for name in names]},
            outsidetextfont={"color": palette.muted},
            customdata=[[f"{name}|{label}"] for name in names], hoverinfo="text",
            hovertext=[f"<b>{plot_text(name)}</b><br>{t(f'label.{label}')}{t('format.colon')}"
                       f"{t.number(counts.get((name, label), 0))} / {t.count('statement', totals[name])}"
                       + (f"<br><i>{t('small.short')}</i>" if pale[name] else "") for name in names],
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.4}},
        ))  # fmt: skip
    _share_axes(chart, largest, as_share, t, palette, narrow)
    for row, name in enumerate(names):
        chart.annotate(x=1, xref="paper", xanchor="left", xshift=8, y=row, 
                             text=f"n {t.number(totals[name])}", font={"size": 11, "color": palette.muted})  # fmt: skip
    _name_axis(chart, names, palette, narrow)
    return chart


def is_small(statements: int, articles: int) -> bool:
    return statements < MIN_STATEMENTS or articles < MIN_ARTICLES


def _share_text(value: float, as_share: bool, t: Texts) -> str:
    if value == 0:
        return ""
    return t.percent(value) if as_share else t.number(value)


def _share_axes(
    chart: Chart, largest: float, as_share: bool, t: Texts, palette: Palette, narrow: bool
) -> None:  # fmt: skip
    reach = 1.0 if as_share else max(largest, 1) * 1.12  # on a phone figures stand beside short neutral bars
    chart.lay(
        barmode="relative", bargap=0.2,
        xaxis={"domain": [0, 0.76], "range": [-reach * 1.06, reach * 1.06], "zeroline": True,
               "zerolinecolor": palette.muted, "zerolinewidth": 1, "showgrid": False, "showticklabels": False,
               "showline": False, "ticks": ""},
        xaxis2={"domain": [0.80, 1], "range": [0, reach * (2.4 if narrow else 1.1)], "showgrid": False,
                "showticklabels": False, "zeroline": True, "zerolinecolor": palette.rule, "fixedrange": True,
                "anchor": "y", "ticks": ""},
    )  # fmt: skip
    for x, label, anchor in ((0.38, "against", "right"), (0.38, "favor", "left"), (0.80, "neutral", "left")):
        arrow = {"against": "◀ ", "favor": "", "neutral": ""}[label]
        tail = " ▶" if label == "favor" else ""
        chart.annotate(x=x, xref="paper", y=1, yref="paper", yanchor="bottom", xanchor=anchor, 
                             yshift=4, xshift={"right": -6, "left": 6}[anchor] if label != "neutral" else 0,
                             text=f"<b>{arrow}{t(f'label.{label}')}{tail}</b>",
                             font={"color": palette.muted if label == "neutral" else palette.label(label)})  # fmt: skip


def _name_axis(chart: Chart, names: Sequence[str], palette: Palette, narrow: bool) -> None:
    chart.up(
        range=[len(names) - 0.5, -0.5], tickvals=list(range(len(names))), 
        ticktext=[_in_two_lines(n) if narrow else plot_text(n, 27) for n in names],
        tickfont={"size": 12 if narrow else 13, "color": palette.ink}, showgrid=False, ticks="", automargin=False,
    )  # fmt: skip


def _in_two_lines(name: str) -> str:
    """A name on a phone: first names alone would not tell actors apart."""
    lines = textwrap.wrap(clip(name, 2 * NARROW_NAME), NARROW_NAME)
    if len(lines) > 2:
        lines[1] = lines[1][: NARROW_NAME - 1].rstrip() + "…"
    return "<br>".join(plot_text(line) for line in lines[:2])


def dumbbell(
    names: Sequence[str], own: Mapping[str, Estimate], quoted: Mapping[str, Estimate], color: str, t: Texts,
    palette: Palette, narrow: bool = False,
) -> Chart:  # fmt: skip
    """An outlet's own narration (full dot) against the voices it quotes (ring). Dots carry `name|voice`."""
    chart = figure(palette, t, 50 + ROW * len(names), (_left(narrow), 24, 14, 30))
    for row, name in enumerate(names):
        ends = [found[name].mean for found in (own, quoted) if name in found]
        if len(ends) == 2:
            chart.add(scatter(x=ends, y=[row, row], mode="lines", hoverinfo="skip",
                                       line={"color": palette.rule, "width": 3}))  # fmt: skip
    for voice, found, symbol in (("speech", quoted, "circle-open"), ("narration", own, "circle")):
        rows = [(row, name, found[name]) for row, name in enumerate(names) if name in found]
        chart.add(scatter(
            x=[v.mean for *_, v in rows], y=[row for row, *_ in rows], mode="markers",
            error_x={"type": "data", "symmetric": False, "array": [v.high - v.mean for *_, v in rows],
                     "arrayminus": [v.mean - v.low for *_, v in rows], "thickness": 1, "width": 0,
                     "color": palette.muted},
            marker={"symbol": symbol, "size": 12, "line": {"width": 2.2},
                    "color": [palette.neutral if v.small else color for *_, v in rows]},
            customdata=[[f"{name}|{voice}"] for _, name, _ in rows], hoverinfo="text",
            hovertext=[f"<b>{plot_text(name)}</b> · {t(f'voice.{voice}')}<br>{t.score(v.mean)} "
                       f"({t.interval(v.low, v.high)})<br>{t.count('statement', v.n)}, "
                       f"{t.count('article', v.articles)}" for _, name, v in rows],
        ))  # fmt: skip
    chart.vertical(0, line={"color": palette.muted, "width": 1})
    chart.across(**position_ticks(t))
    _name_axis(chart, names, palette, narrow)
    return chart


def ranking(
    names: Sequence[str], counts: Sequence[int], color: str, t: Texts, palette: Palette, narrow: bool = False
) -> Chart:
    """How often each name occurs: plain bars with their number. Bars carry the name."""
    chart = figure(palette, t, 16 + ROW * len(names), (_left(narrow), 56, 4, 8))
    chart.add(bar(
        y=list(range(len(names))), x=list(counts), orientation="h", width=0.66, marker={"color": color},
        text=[t.number(count) for count in counts], textposition="outside", cliponaxis=False,
        textfont={"color": palette.ink}, customdata=[[name] for name in names], hoverinfo="text",
        hovertext=[f"<b>{plot_text(name)}</b><br>{t.count('statement', count)}"
                   for name, count in zip(names, counts, strict=True)],
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.4}},
    ))  # fmt: skip
    chart.across(visible=False)
    _name_axis(chart, names, palette, narrow)
    return chart
