"""A chart as an image, PNG for slides and SVG for print, made by Plotly in the visitor's browser.

The buttons hand the format to the chart and press Plotly's own button for images, which is also in its toolbar. Limit:
they need the chart on the page, and say nothing where the browser refuses the download.
"""

from __future__ import annotations

import streamlit as st

from stance.views.fragments import escape
from stance.views.i18n import Texts

FORMATS = ("png", "svg")
SCRIPT = """
export default function ({ data, parentElement }) {
  parentElement.querySelector(".images").innerHTML = data.buttons;
  const save = event => {
    const format = event.target.closest("button")?.dataset.format;
    const chart = document.querySelector(`.st-key-${data.key}_chart .js-plotly-plot`);
    if (!format || !chart) return;
    const options = chart._context.toImageButtonOptions;
    const usual = { ...options };
    Object.assign(options, { format, scale: format === "png" ? 2 : 1 });
    chart._fullLayout._modeBar.buttons.flat().find(button => button.name === "toImage").click(chart);
    setTimeout(() => Object.assign(options, { scale: 1 }, usual));
  };
  parentElement.addEventListener("click", save);
  return () => parentElement.removeEventListener("click", save);
}
"""
STYLE = """
.images { display: flex; gap: .5rem; }
button { font: inherit; font-size: .93rem; color: var(--st-text-color); background: none; padding: .25rem .7rem;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); cursor: pointer; }
button:hover, button:focus-visible { color: var(--st-primary-color); border-color: var(--st-primary-color); }
"""
_buttons = st.components.v2.component("stance_chart_image", html='<div class="images"></div>', css=STYLE, js=SCRIPT)


def buttons(key: str, t: Texts) -> None:
    """`key` is that of the chart frame."""
    markup = "".join(
        f'<button type="button" data-format="{format}">{escape(t(f"chart.{format}"))}</button>' for format in FORMATS
    )
    _buttons(key=f"{key}_image", data={"key": key, "buttons": markup})
