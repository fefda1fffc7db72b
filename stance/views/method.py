"""Méthode: what a position is, how right the model is, what the corpus holds and lacks, how to cite.

The accuracy of the model has its own module (`evaluation`). Nothing is measured here.
"""

from __future__ import annotations

from importlib.metadata import version

import pandas as pd
import streamlit as st

from stance import __version__
from stance.estimates.accuracy import FEW
from stance.records import SURE_SPEAKER
from stance.views import estimates, evaluation, own_accuracy
from stance.views.fragments import clip, escape, notice, section, show_html, show_table
from stance.views.view import View

LIBRARIES = ("streamlit", "plotly", "duckdb", "onnxruntime", "transformers")


def render(view: View) -> None:
    t = view.t
    show_html(f'<div class="sx-prose">{t("method.position")}</div>')
    section(t("method.numbers"))
    numbers = t("method.numbers_text", threshold=t.percent(SURE_SPEAKER))
    show_html(f'<div class="sx-prose">{numbers}</div>')
    section(t("method.evaluation"), t("method.evaluation_note"))
    evaluation.render(view)
    section(t("own.title"), t("own.note", few=FEW))
    own_accuracy.render(view)
    own_accuracy.distance(view)
    section(t("estimate.title"), t("estimate.note"))
    estimates.full(view)
    section(t("method.corpus"), t("method.corpus_note"))
    corpus(view)
    section(t("method.versions"))
    versions(view)
    section(t("method.cite"))
    cite(view)


def corpus(view: View) -> None:
    t = view.t
    rows = view.reader.frame("corpus")
    if rows.empty:
        notice(t("failure.empty_store"))
        return
    rows["outlet"] = rows["outlet"].fillna(t("unknown.outlet"))
    years = rows.pivot_table(index="outlet", columns="year", values="articles", aggfunc="sum", fill_value=0)
    undated = rows[rows["year"].isna()].groupby("outlet")["articles"].sum()
    shown = pd.DataFrame({t("column.outlet"): [clip(name, 60) for name in years.index]})
    for year in years.columns:
        shown[str(int(year))] = [t.number(n) if n else "–" for n in years[year]]
    shown[t("method.undated")] = [t.number(int(undated.get(name, 0))) for name in years.index]
    totals = rows.groupby("outlet")[["articles", "statements", "copies"]].sum().reindex(years.index)
    for column in ("articles", "statements", "copies"):
        shown[t(f"column.{column}")] = [t.number(int(n)) for n in totals[column]]
    show_table(shown.to_dict("records"), t("method.corpus_alt"))
    gaps = int((years == 0).to_numpy().sum())
    notice(t("method.gaps", n=t.number(gaps), cells=t.number(years.size)), "small")


def versions(view: View) -> None:
    t = view.t
    kind, name, value = (t(f"status.{column}") for column in ("kind", "name", "value"))
    rows = [
        {kind: t(f"status.{row['section']}"), name: row["name"], value: row["value"]}
        for row in view.reader.frame("status").to_dict("records")
    ]
    rows += [{kind: t("status.program"), name: "stance", value: __version__}]
    rows += [{kind: t("status.program"), name: library, value: version(library)} for library in LIBRARIES]
    show_table(rows, t("method.versions"))


def cite(view: View) -> None:
    t, info = view.t, view.reader.info()
    st.code(
        t("method.citation", version=__version__, statements=t.count("statement", info.statements),
          articles=t.count("article", info.articles), period=t.period(info.first_date, info.last_date),
          model=info.model_revision or "–", hash=info.data_hash[:16]),
        language=None, wrap_lines=True,
    )  # fmt: skip
    show_html(f'<p class="sx-note">{escape(t("method.cite_note"))}</p>')
