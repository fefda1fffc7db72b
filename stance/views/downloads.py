"""Downloads of the filtered statements and of the data of one chart, built when the button is pressed, each with its
citation block."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from stance.store.exports import citation, export_bytes, table_bytes
from stance.store.store import Store
from stance.views.view import View

FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/x-ndjson",
    "duckdb": "application/octet-stream",
}


def show(view: View, total: int) -> None:
    t = view.t
    with st.popover(t("download.title"), icon=":material/download:", key="popover_download"):
        st.caption(t("download.note", n=t.count("statement", total)))
        for format, mime in FORMATS.items():
            st.download_button(
                t(f"download.{format}"), data=_builder(view, format), mime=mime, key=f"download_{format}",
                file_name=f"stance-{date.today().isoformat()}.{format}", on_click="ignore", width="stretch",
                disabled=total == 0,
            )  # fmt: skip


def _builder(view: View, format: str):
    """Called by Streamlit on click, outside the run: it holds plain values only."""
    path, filters = view.reader.path, view.filters
    return lambda: export_bytes(Store(path), filters, format)


def chart_button(view: View, key: str, title: str, table: pd.DataFrame) -> None:
    """The data of one chart as CSV for French Excel; its citation also names the chart."""
    st.download_button(
        view.t("download.chart"), data=_chart_builder(view, title, table), mime=FORMATS["csv"], key=f"{key}_csv",
        file_name=f"stance-{key}-{date.today().isoformat()}.csv", on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def _chart_builder(view: View, title: str, table: pd.DataFrame):
    info, filters = view.reader.info(), view.filters
    checks = view.reader.corrections().state() if filters.label_source == "corrected" else None
    return lambda: table_bytes(table, "csv", {"graphique": title} | citation(info, filters, len(table), checks))
