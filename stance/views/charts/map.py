"""Actors placed by their position on two targets, with the interval of each as a cross and n as the area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from stance.views.charts.chart import Chart, scatter
from stance.views.charts.style import figure, position_ticks
from stance.views.fragments import plot_text
from stance.views.i18n import Texts
from stance.views.intervals import Estimate
from stance.views.palette import Palette, transparent


def position_map(
    names: Sequence[str], across: Mapping[str, Estimate], up: Mapping[str, Estimate], axes: tuple[str, str],
    marked: Sequence[str], t: Texts, palette: Palette, narrow: bool = False,
) -> Chart:  # fmt: skip
    """Names need both positions. `marked` names stand out; small numbers are grey and without cross.
    Points carry the name."""
    chart = figure(palette, t, 560, (84, 20, 18, 54))
    shown = [name for name in names if name in across and name in up]
    largest = max([across[name].n + up[name].n for name in shown], default=1)
    sizes = [7 + 22 * np.sqrt((across[name].n + up[name].n) / largest) for name in shown]
    small = {name for name in shown if across[name].small or up[name].small}
    colors = [palette.neutral if name in small else palette.russia if name in marked else palette.ukraine
              for name in shown]  # fmt: skip
    labels, sides = _labels(shown, across, up, marked, 4.2 if narrow else 1.0)
    chart.horizontal(0, line={"color": palette.muted, "width": 1})
    chart.vertical(0, line={"color": palette.muted, "width": 1})
    chart.add(scatter(
        x=[across[n].mean for n in shown], y=[up[n].mean for n in shown], mode="markers+text",
        text=labels, textposition=sides,
        textfont={"size": 12, "color": palette.ink},
        error_x=_error([None if n in small else across[n] for n in shown], palette),
        error_y=_error([None if n in small else up[n] for n in shown], palette),
        marker={"size": sizes, "color": [transparent(c, 0.72) for c in colors], "line": {"width": 1, "color": colors}},
        customdata=[[n] for n in shown], hoverinfo="text",
        hovertext=[f"<b>{plot_text(n)}</b><br>{t(f'target.{axes[0]}')}{t('format.colon')}{t.score(across[n].mean)} "
                   f"(n {t.number(across[n].n)})<br>{t(f'target.{axes[1]}')}{t('format.colon')}"
                   f"{t.score(up[n].mean)} (n {t.number(up[n].n)})" for n in shown],
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.35}},
    ))  # fmt: skip
    chart.across(**position_ticks(t), title={"text": t(f"target.{axes[0]}"), "standoff": 8})
    chart.up(**position_ticks(t), title={"text": t(f"target.{axes[1]}"), "standoff": 4})
    return chart


def _error(values: Sequence[Estimate | None], palette: Palette) -> dict:
    return {
        "type": "data", "symmetric": False, "array": [v.high - v.mean if v else 0 for v in values],
        "arrayminus": [v.mean - v.low if v else 0 for v in values], "thickness": 1, "width": 0,
        "color": transparent(palette.muted, 0.45),
    }  # fmt: skip


def _labels(
    names: Sequence[str],
    across: Mapping[str, Estimate],
    up: Mapping[str, Estimate],
    first: Sequence[str],
    scale: float,
) -> tuple[list[str], list[str]]:
    """Names and sides such that no two labels overlap; a name without room is left to the hover. `first` has priority,
    then the most quoted. Sizes are those of the chart on a wide screen, in units of the axes, times `scale`."""
    places = {"top center": (0.0, 1.0), "bottom center": (0.0, -1.0), "middle right": (0.5, 0.0),
              "middle left": (-0.5, 0.0)}  # fmt: skip
    taken = [(across[n].mean - 0.015, up[n].mean - 0.025, across[n].mean + 0.015, up[n].mean + 0.025) for n in names]
    chosen: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (n not in first, -across[n].n - up[n].n)):
        wide, high = (0.0122 * min(len(name), 24) + 0.02) * scale, 0.06
        for side, (right, above) in places.items():
            x = across[name].mean + right * (wide + 0.05)
            y = up[name].mean + above * (high + 0.02)
            box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
            free = name in first or not any(_overlap(box, other) for other in taken)
            if box[2] < 1.06 and box[0] > -1.06 and free:
                chosen[name] = side
                taken.append(box)
                break
    return [plot_text(n, 24) if n in chosen else "" for n in names], [chosen.get(n, "top center") for n in names]


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
