"""Méthode: what a position is, how right the model is, what the corpus holds and lacks, how to cite.

The evaluation is read from `data/model/evaluation.json`, whatever its layout: a list of rows becomes a table, a value
becomes a line. Nothing is computed here.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import streamlit as st

from stance import __version__
from stance.views.fragments import clip, escape, notice, plain, section, show_html, show_table
from stance.views.view import View

DEEPEST = 4  # levels of the evaluation file that become headings; deeper values are shown as text
LIBRARIES = ("streamlit", "plotly", "duckdb", "onnxruntime", "transformers")


def render(view: View) -> None:
    t = view.t
    show_html(f'<div class="sx-prose">{t("method.position")}</div>')
    section(t("method.numbers"))
    show_html(f'<div class="sx-prose">{t("method.numbers_text")}</div>')
    section(t("method.evaluation"), t("method.evaluation_note"))
    evaluation(view)
    section(t("method.corpus"), t("method.corpus_note"))
    corpus(view)
    section(t("method.versions"))
    versions(view)
    section(t("method.cite"))
    cite(view)


def evaluation(view: View) -> None:
    path = Path(view.settings.model) / "evaluation.json"
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        notice(view.t("method.no_evaluation"), "warning")
        return
    except (OSError, ValueError):
        notice(view.t("method.bad_evaluation"), "warning")
        return
    _branch("", tree, 0, view)


def _branch(name: str, value: object, depth: int, view: View) -> None:
    """Rows as a table, single values as lines, the rest as headings with what is under them."""
    if name and isinstance(value, dict | list):
        st.markdown(f"{'#' * min(6, 3 + depth)} {plain(name.replace('_', ' '))}")
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        _table(value, view)
    elif isinstance(value, dict) and value and depth < DEEPEST:
        single = {key: one for key, one in value.items() if not isinstance(one, dict | list)}
        rows = {key: one for key, one in value.items() if isinstance(one, dict) and _flat(one)}
        if single:
            _table([single] if len(single) > 1 and depth else [{"": k, " ": v} for k, v in single.items()], view)
        if len(rows) > 1:
            _table([{"": key.replace("_", " ")} | one for key, one in rows.items()], view)
        for key, one in value.items():
            if key not in single and not (key in rows and len(rows) > 1):
                _branch(key, one, depth + 1, view)
    elif isinstance(value, dict | list):
        st.text(clip(json.dumps(value, ensure_ascii=False), 600))


def _flat(value: dict) -> bool:
    return all(not isinstance(one, dict | list) for one in value.values())


def _table(rows: list[dict], view: View) -> None:
    show_table([{key.replace("_", " "): _cell(value, view) for key, value in row.items()} for row in rows], "")


def _cell(value: object, view: View) -> str:
    if isinstance(value, bool) or value is None:
        return str(value) if value is not None else "–"
    if isinstance(value, float):
        return "–" if value != value else view.t.number(value, 3)
    if isinstance(value, int):
        return view.t.number(value)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, int | float) for one in value):
        return f"{view.t.number(value[0], 3)} – {view.t.number(value[1], 3)}"
    return clip(str(value), 200)


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
    show_table(rows, "")


def cite(view: View) -> None:
    t, info = view.t, view.reader.info()
    st.code(
        t("method.citation", version=__version__, statements=t.count("statement", info.statements),
          articles=t.count("article", info.articles), period=t.period(info.first_date, info.last_date),
          model=info.model_revision or "–", hash=info.data_hash[:16]),
        language=None, wrap_lines=True,
    )  # fmt: skip
    show_html(f'<p class="sx-note">{escape(t("method.cite_note"))}</p>')
