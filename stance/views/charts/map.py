"""Actors placed by their position on two targets, with the interval of each as a cross and n as the area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from stance.views.charts.style import figure, position_ticks
from stance.views.fragments import plot_text
from stance.views.i18n import Texts
from stance.views.intervals import Estimate
from stance.views.palette import Palette, transparent


def position_map(
    names: Sequence[str], across: Mapping[str, Estimate], up: Mapping[str, Estimate], axes: tuple[str, str],
    marked: Sequence[str], t: Texts, palette: Palette,
) -> go.Figure:  # fmt: skip
    """Names need both positions. `marked` names are drawn in colour, the others in grey. Points carry the name."""
    chart = figure(palette, t, 560, (84, 20, 18, 54))
    shown = [name for name in names if name in across and name in up]
    largest = max([across[name].n + up[name].n for name in shown], default=1)
    sizes = [7 + 22 * np.sqrt((across[name].n + up[name].n) / largest) for name in shown]
    colors = [palette.ukraine if not marked or name in marked else palette.neutral for name in shown]
    for value, axis in ((0, "h"), (0, "v")):
        line = {"color": palette.muted, "width": 1}
        chart.add_hline(y=value, line=line) if axis == "h" else chart.add_vline(x=value, line=line)
    chart.add_trace(go.Scatter(
        x=[across[n].mean for n in shown], y=[up[n].mean for n in shown], mode="markers+text",
        text=[plot_text(n, 24) for n in shown], textposition=_sides(shown, across, up),
        textfont={"size": 12, "color": palette.ink},
        error_x=_error([across[n] for n in shown], palette), error_y=_error([up[n] for n in shown], palette),
        marker={"size": sizes, "color": [transparent(c, 0.72) for c in colors], "line": {"width": 1, "color": colors}},
        customdata=[[n] for n in shown], hoverinfo="text",
        hovertext=[f"<b>{plot_text(n)}</b><br>{t(f'target.{axes[0]}')}{t('format.colon')}{t.score(across[n].mean)} "
                   f"(n {t.number(across[n].n)})<br>{t(f'target.{axes[1]}')}{t('format.colon')}"
                   f"{t.score(up[n].mean)} (n {t.number(up[n].n)})" for n in shown],
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.35}},
    ))  # fmt: skip
    chart.update_xaxes(**position_ticks(t), title={"text": t(f"target.{axes[0]}"), "standoff": 8})
    chart.update_yaxes(**position_ticks(t), title={"text": t(f"target.{axes[1]}"), "standoff": 4})
    return chart


def _error(values: Sequence[Estimate], palette: Palette) -> dict:
    return {
        "type": "data", "symmetric": False, "array": [v.high - v.mean for v in values],
        "arrayminus": [v.mean - v.low for v in values], "thickness": 1, "width": 0,
        "color": transparent(palette.muted, 0.45),
    }  # fmt: skip


def _sides(names: Sequence[str], across: Mapping[str, Estimate], up: Mapping[str, Estimate]) -> list[str]:
    """Put each name where the fewest neighbours are: a cheap way to keep labels apart."""
    places = {"top center": (0.0, 0.07), "bottom center": (0.0, -0.07), "middle right": (0.16, 0.0),
              "middle left": (-0.16, 0.0)}  # fmt: skip
    points = np.array([[across[n].mean, up[n].mean] for n in names]).reshape(-1, 2)
    taken: list[np.ndarray] = []
    sides: list[str] = []
    for point in points:
        best, best_cost = "top center", np.inf
        for side, shift in places.items():
            spot = point + np.array(shift)
            others = np.vstack([points, *taken]) if taken else points
            gaps = np.abs(others - spot)
            cost = float(((gaps[:, 0] < 0.2) & (gaps[:, 1] < 0.06)).sum()) + (2.0 if abs(spot[0]) > 0.9 else 0.0)
            if cost < best_cost:
                best, best_cost = side, cost
        taken.append((point + np.array(places[best])).reshape(1, 2))
        sides.append(best)
    return sides
