"""How right the model is: F1 with intervals beside the baselines, and what leaving out uncertain labels gains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stance.views.charts.chart import Chart, scatter
from stance.views.charts.style import figure
from stance.views.fragments import plot_text
from stance.views.i18n import Texts
from stance.views.palette import Palette, transparent

ROW = 44


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the F1 chart: value and interval (absent for baselines) on each of the two measures."""

    name: str
    four: float
    two: float
    four_interval: tuple[float, float] | None = None
    two_interval: tuple[float, float] | None = None


def f1_chart(marks: Sequence[Mark], t: Texts, palette: Palette, narrow: bool) -> Chart:
    """Dots (four labels) and diamonds (favourable and hostile only); methods of comparison are hollow and grey."""
    left, top = (138, 52) if narrow else (232, 34)
    chart = figure(palette, t, top + 50 + ROW * len(marks), (left, 16, top, 34))
    ways = (("four", "circle", palette.favor, -0.15), ("two", "diamond", palette.russia, 0.15))
    for way, symbol, color, shift in ways:
        values = [getattr(mark, way) for mark in marks]
        spans = [getattr(mark, f"{way}_interval") or (value, value) for mark, value in zip(marks, values, strict=True)]
        own = [getattr(mark, f"{way}_interval") is not None for mark in marks]
        chart.add(scatter(
            x=values, y=[row + shift for row in range(len(marks))], mode="markers+text", cliponaxis=False,
            text=[t.number(value, 2) for value in values], textposition="top center", textfont={"size": 11},
            error_x={"type": "data", "symmetric": False, "thickness": 2, "width": 0, "color": transparent(color, 0.5),
                     "array": [high - value for (_, high), value in zip(spans, values, strict=True)],
                     "arrayminus": [value - low for (low, _), value in zip(spans, values, strict=True)]},
            marker={"symbol": [symbol if known else f"{symbol}-open" for known in own], "size": 11,
                    "color": [color if known else palette.muted for known in own], "line": {"width": 2}},
            hoverinfo="text", hovertext=[f"<b>{plot_text(mark.name)}</b><br>{t(f'evaluation.{way}')}{t('format.colon')}"
                                         f"{t.number(value, 3)}" for mark, value in zip(marks, values, strict=True)],
        ))  # fmt: skip
    legend = [f"<span style='color:{palette.favor}'>●</span> {t('evaluation.four')}",
              f"<span style='color:{palette.russia}'>◆</span> {t('evaluation.two')}"]  # fmt: skip
    chart.annotate(x=0, xref="paper", y=1, yref="paper", xanchor="left", yanchor="bottom", yshift=8, align="left",
                         text=("<br>" if narrow else "   ").join(legend))  # fmt: skip
    chart.across(range=[-0.03, 1.02], tickvals=[0, 0.25, 0.5, 0.75, 1],
                       ticktext=[t.number(tick, 2) for tick in (0, 0.25, 0.5, 0.75, 1)])  # fmt: skip
    chart.up(range=[len(marks) - 0.4, -0.6], tickvals=list(range(len(marks))), showgrid=False, ticks="",
                       ticktext=[plot_text(mark.name, 24) for mark in marks],
                       tickfont={"color": palette.ink, "size": 12 if narrow else 13})  # fmt: skip
    return chart


def coverage_chart(
    points: Sequence[tuple[float, float, float]], kept: tuple[float, float, float] | None, t: Texts, palette: Palette
) -> Chart:
    """Accuracy against the share of labels kept; `points` are (threshold, coverage, accuracy), `kept` is the one the
    dashboard uses."""
    chart = figure(palette, t, 320, (58, 26, 18, 52))
    chart.add(scatter(
        x=[coverage for _, coverage, _ in points], y=[accuracy for *_, accuracy in points], mode="lines+markers",
        line={"color": palette.favor, "width": 2.4}, marker={"size": 7, "color": palette.favor}, hoverinfo="text",
        hovertext=[t("evaluation.coverage_point", threshold=t.percent(threshold), coverage=t.percent(coverage),
                     accuracy=t.percent(accuracy)) for threshold, coverage, accuracy in points],
    ))  # fmt: skip
    if kept is not None:
        chart.add(scatter(
            x=[kept[1]], y=[kept[2]], mode="markers", hoverinfo="skip",
            marker={"size": 16, "symbol": "circle-open", "color": palette.ink, "line": {"width": 2}},
        ))  # fmt: skip
        chart.annotate(x=kept[1], y=kept[2], xanchor="left", yanchor="bottom", xshift=8,
                             yshift=6, text=f"<b>{t('evaluation.threshold_mark', threshold=t.percent(kept[0]))}</b>",
                             font={"color": palette.ink, "size": 12})  # fmt: skip
    lowest = min((accuracy for *_, accuracy in points), default=0.5)
    ticks = [tick / 10 for tick in range(int(lowest * 10), 11)]
    chart.across(range=[-0.02, 1.04], tickvals=[0, 0.25, 0.5, 0.75, 1], title={"text": t("evaluation.kept_axis")},
                       ticktext=[t.percent(tick) for tick in (0, 0.25, 0.5, 0.75, 1)])  # fmt: skip
    chart.up(range=[ticks[0] - 0.02, 1.02], tickvals=ticks, ticktext=[t.percent(tick) for tick in ticks],
                       title={"text": t("evaluation.right_axis")})  # fmt: skip
    return chart
