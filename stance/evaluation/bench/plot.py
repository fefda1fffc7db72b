"""Cost against size as small SVG pictures, both axes logarithmic: a line of slope one is linear, a flat one free.

Written by hand rather than drawn by a library: the program has none that makes pictures without a browser.
"""

from __future__ import annotations

import html
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from stance.evaluation.bench.figures import Result

Series = Mapping[str, Sequence[tuple[float, float]]]
TITLES = {
    "benchmarks-import.svg": "Import: seconds against articles",
    "benchmarks-store.svg": "Queries: milliseconds against statements",
    "benchmarks-dashboard.svg": "Filter change to settled page: milliseconds against statements",
}
SOURCES = {
    "benchmarks-import.svg": ("ingest", "whole", "s"),
    "benchmarks-store.svg": ("store", "queries", "ms"),
    "benchmarks-dashboard.svg": ("dashboard", "pages", "ms"),
}
# Told apart without red and green, and on white and black alike.
COLORS = ("#0072b2", "#d55e00", "#8a63a8", "#7f7f7f", "#b8860b", "#009bbd")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 70, 260, 40, 50
LINES = 6  # more cannot be told apart


def pictures(results: Sequence[Result]) -> dict[str, str]:
    """File name → SVG, for what was measured at two sizes or more."""
    found = {name: _series(results, *source) for name, source in SOURCES.items()}
    return {name: _draw(TITLES[name], series) for name, series in found.items() if series}


def _series(results: Sequence[Result], area: str, part: str, unit: str) -> Series:
    """The dearest lines, medians only."""
    lines: dict[str, dict[float, float]] = defaultdict(dict)
    for result in results:
        if (result.area, result.part) == (area, part):
            for figure in result.figures:
                if figure.size and figure.unit == unit and figure.statistic == "median":
                    lines[figure.name][figure.size] = figure.value
    long = {name: sorted(points.items()) for name, points in lines.items() if len(points) > 1}
    kept = sorted(long, key=lambda name: -long[name][-1][1])[:LINES]
    return {name: long[name] for name in kept}


def _draw(title: str, series: Series) -> str:
    points = [point for line in series.values() for point in line]
    across = _axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = _axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12" fill="#767676"><title>{html.escape(title)}</title>',
        f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">{html.escape(title)}</text>',
        *(_mark(across(value), bottom + 18, value, "middle", (across(value), TOP, across(value), bottom))
          for value in _ticks([x for x, _ in points])),
        *(_mark(LEFT - 8, up(value) + 4, value, "end", (LEFT, up(value), right, up(value)))
          for value in _ticks([y for _, y in points])),
    ]  # fmt: skip
    places = _apart([up(line[-1][1]) for line in series.values()])
    for color, place, (name, line) in zip(COLORS, places, series.items(), strict=False):
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3.5" fill="{color}"/>' for x, y in line]
        parts.append(f'<text x="{right + 10}" y="{place + 4:.1f}" fill="{color}">{html.escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _axis(values: Sequence[float], start: float, end: float):
    """Value → place, on a logarithmic scale over whole powers of ten."""
    low, high = _decades(values)
    return lambda value: start + (end - start) * (math.log10(max(value, 1e-9)) - low) / (high - low)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low = math.floor(math.log10(max(min(values), 1e-9)))
    return low, max(low + 1, math.ceil(math.log10(max(values))))


def _ticks(values: Sequence[float]) -> list[float]:
    low, high = _decades(values)
    return [10.0**power for power in range(low, high + 1)]


def _mark(x: float, y: float, value: float, anchor: str, line: tuple[float, float, float, float]) -> str:
    x1, y1, x2, y2 = line
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#767676" stroke-opacity=".25"/>'
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_power(value)}</text>'
    )


def _apart(places: Sequence[float], distance: float = 15) -> list[float]:
    """The same places moved down where labels would lie on each other."""
    moved: dict[int, float] = {}
    last = -math.inf
    for index in sorted(range(len(places)), key=lambda index: places[index]):
        last = moved[index] = max(places[index], last + distance)
    return [moved[index] for index in range(len(places))]


def _power(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
