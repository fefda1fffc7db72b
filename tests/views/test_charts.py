"""Charts are plain dictionaries that nothing checks on a page: here Plotly does."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from stance.views.charts.accuracy import Mark, coverage_chart, f1_chart
from stance.views.charts.bars import diverging, dumbbell, grid, ranking
from stance.views.charts.chart import Chart
from stance.views.charts.map import position_map
from stance.views.charts.trend import Event, Series, trend
from stance.views.i18n import texts
from stance.views.intervals import Estimate
from stance.views.palette import DARK, LIGHT

T = texts("fr")
NAMES = ["Acteur un", "<b>Acteur</b> deux"]
ONE, TWO = Estimate(-0.3, -0.4, -0.2, 0.05, 40, 12), Estimate(0.2, -0.1, 0.5, 0.1, 8, 2)
CELLS = {(NAMES[0], "russia"): ONE, (NAMES[1], "russia"): TWO}
BINS = pd.DataFrame([
    {"bin": date(2024, month, 1), "n": 30, "articles": 12, "s": -6.0, "ss": 5.0, "sn": -14.0, "nn": 80.0,
     "article_sums": None, "article_counts": None}
    for month in range(1, 8)
])  # fmt: skip
SPAN = (date(2024, 1, 1), date(2024, 7, 31))
SERIES = [Series("Un", "#8A3B76", BINS, "un"), Series("Deux", "#14796D", BINS, "deux", "dash", points=False)]


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def charts(request) -> dict[str, Chart]:
    palette = request.param
    return {
        "trend": trend(SERIES, "month", SPAN, [Event(date(2024, 3, 1), "Sommet")], T, palette),
        "grid": grid(NAMES, ["russia"], CELLS, T, palette),
        "shares": diverging(NAMES, {(NAMES[0], "favor"): 4, (NAMES[1], "neutral"): 2}, {}, True, T, palette),
        "dumbbell": dumbbell(NAMES, {NAMES[0]: ONE}, {NAMES[0]: TWO, NAMES[1]: ONE}, "#14796D", T, palette),
        "ranking": ranking(NAMES, [4, 2], "#14796D", T, palette, narrow=True),
        "map": position_map(NAMES, dict.fromkeys(NAMES, ONE), dict.fromkeys(NAMES, TWO), ("russia", "ukraine"),
                            NAMES[:1], T, palette),
        "f1": f1_chart([Mark("Modèle", 0.7, 0.6, (0.6, 0.8), (0.5, 0.7)), Mark("Hasard", 0.3, 0.2)], T, palette, False),
        "coverage": coverage_chart([(0.5, 0.9, 0.8), (0.7, 0.6, 0.9)], (0.5, 0.9, 0.8), T, palette),
    }  # fmt: skip


def test_plotly_knows_every_property(charts):
    for name, chart in charts.items():
        checked = go.Figure(chart.to_dict())  # raises on a property or a value that Plotly does not know
        assert checked.data, name


def test_axes_of_one_chart_are_apart(charts):
    """They start from the same values: what is changed in one must not show in the other."""
    layout = charts["trend"].to_dict()["layout"]
    assert layout["yaxis"]["range"] == [-1.06, 1.06] and layout["xaxis"]["showgrid"] is False
    assert "showgrid" not in layout["yaxis"]


def test_names_of_actors_are_text(charts):
    spec = charts["grid"].to_dict()
    assert "&lt;b&gt;Acteur&lt;/b&gt; deux" in spec["layout"]["yaxis"]["ticktext"]
    assert not any("<b>Acteur</b>" in text for trace in spec["data"] for text in trace["hovertext"])


def test_on_a_phone_names_that_start_alike_are_told_apart():
    names = ["Emmanuel Macron", "Ministère des Affaires étrangères de la Fédération de Russie", "<b>x</b> [y]"]
    ticks = ranking(names, [3, 2, 1], "#14796D", T, LIGHT, narrow=True).to_dict()["layout"]["yaxis"]["ticktext"]
    assert ticks == ["Emmanuel Macron", "Ministère des<br>Affaires…", "&lt;b&gt;x&lt;/b&gt; [y]"]
