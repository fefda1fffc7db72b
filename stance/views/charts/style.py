"""What all figures share: fonts, margins, scales, and Plotly's words in the language of the page."""

from __future__ import annotations

from stance.views.charts.chart import Chart
from stance.views.i18n import Texts
from stance.views.palette import Palette

FONT = '"Source Sans", "Source Sans 3", sans-serif'
SCALE_TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


def figure(palette: Palette, t: Texts, height: int, margin: tuple[int, int, int, int]) -> Chart:
    """An empty figure; `margin` is left, right, top, bottom."""
    axis = {
        "gridcolor": palette.rule, "zeroline": False, "linecolor": palette.rule, "tickcolor": palette.rule, "ticks": "",
        "tickfont": {"color": palette.muted}, "fixedrange": True, "automargin": True,
    }  # fmt: skip
    return Chart({
        "height": height,
        "margin": dict(zip("lrtb", margin, strict=True)),
        "paper_bgcolor": palette.paper,  # for the image: its words could not be read on another ground
        "plot_bgcolor": palette.paper,
        "font": {"family": FONT, "size": 13, "color": palette.ink},
        "separators": ",\u202f" if t.language == "fr" else ".,",
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.rule,
            "font": {"color": palette.ink, "family": FONT},
            "align": "left",
        },
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.ink},
        "clickmode": "event+select",
        "autotypenumbers": "strict",
        "xaxis": {**axis},
        "yaxis": {**axis},
    })  # fmt: skip


def config(t: Texts, name: str) -> dict:
    """Toolbar reduced to a vector image; month names and numbers of the page's language."""
    locale = {
        "dictionary": {"Download plot": t("chart.download"), "Download plot as a SVG": t("chart.download")},
        "format": {
            "months": list(t.months), "shortMonths": list(t.short_months),
            "days": t("calendar.day_names").split(","), "shortDays": t("calendar.short_day_names").split(","),
            "date": "%d/%m/%Y", "decimal": "," if t.language == "fr" else ".",
            "thousands": "\u202f" if t.language == "fr" else ",",
        },
    }  # fmt: skip
    return {
        "displaylogo": False,
        "modeBarButtonsToRemove": ["zoom2d", "pan2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d",
                                   "resetScale2d"],
        "toImageButtonOptions": {"format": "svg", "filename": f"stance-{name}"},
        "locale": t.language,
        "locales": {t.language: locale},
    }  # fmt: skip


def position_ticks(t: Texts) -> dict:
    """The axis of positions: symmetric, ends named so that the sign needs no legend."""
    words = {-1.0: t("scale.against"), 0.0: "0", 1.0: t("scale.favor")}
    return {"range": [-1.06, 1.06], "tickvals": SCALE_TICKS,
            "ticktext": [words.get(tick, t.score(tick)) for tick in SCALE_TICKS]}  # fmt: skip
