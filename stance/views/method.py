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
from stance.views.fragments import clip, escape, notice, plain, section, show_html
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
        _table(pd.DataFrame(value), view)
    elif isinstance(value, dict) and value and depth < DEEPEST:
        single = {key: one for key, one in value.items() if not isinstance(one, dict | list)}
        rows = {key: one for key, one in value.items() if isinstance(one, dict) and _flat(one)}
        if single:
            _table(pd.DataFrame([single]) if len(single) > 1 and depth else pd.DataFrame(single.items()), view)
        if len(rows) > 1:
            _table(pd.DataFrame([{"": key} | one for key, one in rows.items()]), view)
        for key, one in value.items():
            if key not in single and not (key in rows and len(rows) > 1):
                _branch(key, one, depth + 1, view)
    elif isinstance(value, dict | list):
        st.text(clip(json.dumps(value, ensure_ascii=False), 600))


def _flat(value: dict) -> bool:
    return all(not isinstance(one, dict | list) for one in value.values())


def _table(frame: pd.DataFrame, view: View) -> None:
    shown = frame.map(lambda value: _cell(value, view))
    if list(frame.columns) == [0, 1]:
        shown.columns = ["", " "]
    st.dataframe(shown, hide_index=True, width="content")


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
    st.dataframe(shown, hide_index=True, alt=t("method.corpus_alt"))
    gaps = int((years == 0).to_numpy().sum())
    notice(t("method.gaps", n=t.number(gaps), cells=t.number(years.size)), "small")


def versions(view: View) -> None:
    rows = view.reader.frame("status")
    lines = [(view.t.words.get(f"status.{row['section']}", row["section"]), row["name"], row["value"])
             for row in rows.to_dict("records")]  # fmt: skip
    lines += [(view.t("status.program"), "stance", __version__)]
    lines += [(view.t("status.program"), name, version(name)) for name in LIBRARIES]
    st.dataframe(pd.DataFrame(lines, columns=["", " ", "  "]), hide_index=True, width="content")


def cite(view: View) -> None:
    t, info = view.t, view.reader.info()
    st.code(
        t("method.citation", version=__version__, statements=t.count("statement", info.statements),
          articles=t.count("article", info.articles), period=t.period(info.first_date, info.last_date),
          model=info.model_revision or "–", hash=info.data_hash[:16]),
        language=None, wrap_lines=True,
    )  # fmt: skip
    show_html(f'<p class="sx-note">{escape(t("method.cite_note"))}</p>')
