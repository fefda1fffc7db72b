"""Statements as an editorial list, paged and sorted in the database: who, where, when, the sentence, three positions.

The head of a row is a button that opens the statement in its article. A list of text rather than a grid: it wraps on a
phone, a screen reader reads it, and the words of an article are escaped like everywhere else.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stance.records import TARGETS
from stance.store.filters import to_query
from stance.views import statement_panel
from stance.views.fragments import clip, escape, notice, plain, section, show_html
from stance.views.i18n import Texts
from stance.views.palette import Palette
from stance.views.statement_panel import uncertain, uncertain_speaker
from stance.views.view import View

ORDERS = (
    "newest", "oldest", "actor", "outlet", "confidence", "russia_against", "russia_favor", "us_nato_against",
    "us_nato_favor", "ukraine_against", "ukraine_favor",
)  # fmt: skip
LONGEST = 420  # characters of a statement in the list; the panel shows it whole


def show(view: View, key: str, size: int, heading: str = "") -> None:
    """The list behind a chart element, with a way to the page of statements."""
    t = view.t
    total = int(view.reader.frame("totals", view.filters)["statements"].iloc[0])
    section(heading, t.count("statement", total), level=4)
    if total == 0:
        notice(t("empty.short"))
        return
    left, right = st.columns((6, 5), gap="large")
    with left:
        opened = rows(view, fetch(view, "newest", size, pager(key, total, size)), key)
        st.page_link(
            st.session_state["statements_page"], label=t("statements.open_all"), icon=":material/arrow_forward:",
            query_params={**to_query(view.filters, *view.reader.bounds()), "langue": [t.language]},
        )  # fmt: skip
    with right:
        if opened:
            statement_panel.show(view, opened)


def pager(key: str, total: int, size: int) -> int:
    pages = -(-total // size)
    return st.pagination(pages, key=f"{key}_page_{pages}_{size}") if pages > 1 else 1


def fetch(view: View, order: str, size: int, page: int) -> pd.DataFrame:
    return view.reader.frame("statements", view.filters, order=order, limit=size, offset=(page - 1) * size)


def rows(view: View, found: pd.DataFrame, key: str) -> str | None:
    """Draw the rows; returns the statement opened last in this list. On a phone it is drawn here, under its row, since
    there is no side; then None is returned."""
    state = f"{key}_opened"
    drawn = False
    for row in found.to_dict("records"):
        opened = row["statement_id"] == st.session_state.get(state)
        with st.container(key=f"{key}_row_{row['rank']}_{'open' if opened else 'shut'}", gap=None):
            st.button(
                head(row, view.t), key=f"{key}_button_{row['rank']}", type="tertiary", on_click=_open,
                args=(state, row["statement_id"]),
            )  # fmt: skip
            show_html(_row(row, view.t, view.palette, opened, view.low_confidence))
            if opened and view.narrow:
                with st.container():  # with the gaps a row has not
                    statement_panel.show(view, row["statement_id"])
                drawn = True
    return None if drawn else st.session_state.get(state)


def _open(state: str, statement_id: str) -> None:
    st.session_state[state] = statement_id


def head(row: dict, t: Texts) -> str:
    """« **Acteur** · média, date » as a button label, which reads Markdown: names are escaped."""
    place = ", ".join(part for part in (clip(row["outlet"] or t("unknown.outlet"), 50), t.day(row["date"])) if part)
    return f"**{plain(clip(voice(row, t), 60))}** · {plain(place)}"


def voice(row: dict, t: Texts) -> str:
    """Who speaks: the actor, or for narration the outlet, said as such."""
    if row["kind"] == "narration":
        return t("voice.narration")
    return row["actor"] if isinstance(row["actor"], str) else t("unknown.actor")


def _row(row: dict, t: Texts, palette: Palette, opened: bool, threshold: float | None) -> str:
    bars = "".join(
        bar(target, row, t, palette, threshold) for target in TARGETS
        if isinstance(row[f"{target}_label"], str)
    )  # fmt: skip
    tone = f"{t('column.tone')}{t('format.colon')}{t('tone.' + row['tone'])}" if isinstance(row["tone"], str) else ""
    sure = t("chip.min_confidence") + t("format.colon") + t.percent(row["confidence"])
    checked = t("history.checked") if row["checked"] else ""
    facts = " · ".join(part for part in (t(f"kind.{row['kind']}"), tone, sure if row["actor"] else "", checked) if part)
    text = escape(clip(row["text"], LONGEST))
    style = "sx-row sx-row-open" if opened else "sx-row"
    return (
        f'<div class="{style}"><p class="sx-sentence">{text}</p><div class="sx-bars">{bars}</div>'
        f'<p class="sx-facts">{escape(facts)}{uncertain_speaker(row, t)}</p></div>'
    )


def bar(target: str, row: dict, t: Texts, palette: Palette, threshold: float | None) -> str:
    """A position as a small diverging bar with its number and word, and a mark when the model is not sure."""
    name, score, label = escape(t(f"short.{target}")), row[target], row[f"{target}_label"]
    doubt = uncertain(row[f"{target}_p"], threshold, t)
    if label == "none":
        words = escape(t("cell.none_short"))
        return f'<span class="sx-bar sx-bar-none"><b>{name}</b><i></i><em>{words}{doubt}</em></span>'
    width = 50 * min(abs(score), 1.0)
    left = 50 - width if score < 0 else 50
    color = palette.label(label)
    words = f"{t(f'label.{label}')} {t.score(score)}"
    mark = f'<s style="left:{left:.0f}%;width:{width:.0f}%;background:{color}"></s>'
    return f'<span class="sx-bar"><b>{name}</b><i>{mark}</i><em>{escape(words)}{doubt}</em></span>'
