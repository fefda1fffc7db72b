"""A figure as Plotly's JavaScript reads it: plain dictionaries of traces and layout.

Plotly's own figures in Python check each property as it is set and carry a template of colours that nothing here uses;
on a page of five charts that takes longer than its questions to the store. A test lets Plotly check every kind of chart
once. Limit: what is misspelt here is ignored by the browser without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plotly.basedatatypes import BaseFigure

Trace = dict[str, Any]


class Chart(BaseFigure):
    """Made of dictionaries from the start; a `BaseFigure` because Streamlit sends only those unchecked."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        self._spec: dict[str, Any] = {"data": [], "layout": {"shapes": [], "annotations": [], **layout}}

    def to_dict(self) -> dict[str, Any]:
        return self._spec

    def add(self, *traces: Trace) -> None:
        self._spec["data"] += traces

    def annotate(self, text: str, **place: Any) -> None:
        self._spec["layout"]["annotations"].append({"text": text, "showarrow": False, **place})

    def horizontal(self, y: float, line: Mapping[str, Any]) -> None:
        """A line across the whole chart."""
        self._shape(x0=0, x1=1, xref="x domain", y0=y, y1=y, line=line)

    def vertical(self, x: Any, line: Mapping[str, Any]) -> None:
        self._shape(x0=x, x1=x, y0=0, y1=1, yref="y domain", line=line)

    def lay(self, **layout: Any) -> None:
        """Change the layout; dictionaries are merged with what is there."""
        self._spec["layout"] = _merged(self._spec["layout"], layout)

    def across(self, **axis: Any) -> None:
        """Change the first x axis."""
        self.lay(xaxis=axis)

    def up(self, **axis: Any) -> None:
        self.lay(yaxis=axis)

    def _shape(self, **shape: Any) -> None:
        self._spec["layout"]["shapes"].append({"type": "line", **shape})


def scatter(**properties: Any) -> Trace:
    return {"type": "scatter", **properties}


def bar(**properties: Any) -> Trace:
    return {"type": "bar", **properties}


def _merged(base: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """A copy: axes share what they have in common."""
    both = {key: _merged(base[key], new[key]) for key in base.keys() & new.keys()
            if isinstance(base[key], Mapping) and isinstance(new[key], Mapping)}  # fmt: skip
    return {**base, **new, **both}
