"""One page of statements as a table, paged and sorted in the database; a row opens the statement in its article."""

from __future__ import annotations

from urllib.parse import quote

import pandas as pd
import streamlit as st

from stance.records import TARGETS
from stance.store.filters import to_query
from stance.views import statement_panel
from stance.views.fragments import clip, notice, section
from stance.views.i18n import Texts
from stance.views.palette import Palette
from stance.views.view import View

ORDERS = (
    "newest", "oldest", "actor", "outlet", "confidence", "russia_against", "russia_favor", "us_nato_against",
    "us_nato_favor", "ukraine_against", "ukraine_favor",
)  # fmt: skip
BAR_WIDTH, BAR_HEIGHT = 128, 24


def show(view: View, key: str, size: int, heading: str = "") -> None:
    """The list behind a chart element, with a way to the page of statements."""
    t = view.t
    total = int(view.reader.frame("totals", view.filters)["statements"].iloc[0])
    section(heading, t.count("statement", total), level=4)
    if total == 0:
        notice(t("empty.short"))
        return
    page = _pager(view, key, total, size, "newest")
    chosen = table(view, page, key)
    st.page_link(
        st.session_state["statements_page"], label=t("statements.open_all"), icon=":material/arrow_forward:",
        query_params={**to_query(view.filters, *view.reader.bounds()), "langue": [t.language]},
    )  # fmt: skip
    if chosen:
        statement_panel.show(view, chosen)


def _pager(view: View, key: str, total: int, size: int, order: str) -> pd.DataFrame:
    pages = -(-total // size)
    number = st.pagination(pages, key=f"{key}_page_{pages}") if pages > 1 else 1
    return fetch(view, order, size, number)


def fetch(view: View, order: str, size: int, page: int) -> pd.DataFrame:
    return view.reader.frame("statements", view.filters, order=order, limit=size, offset=(page - 1) * size)


def table(view: View, rows: pd.DataFrame, key: str) -> str | None:
    """Draw the rows; returns the id of the chosen statement. Cells of the grid are text, never markup."""
    t = view.t
    shown = pd.DataFrame({
        "date": [t.day(day) for day in rows["date"]],
        "actor": [clip(voice(row, t), 60) for row in rows.to_dict("records")],
        "text": [clip(text, 320) for text in rows["text"]],
        **{target: [bar(score, label, view.palette, t) for score, label in
                    zip(rows[target], rows[f"{target}_label"], strict=True)] for target in TARGETS},
        "outlet": [clip(outlet, 60) if isinstance(outlet, str) else "–" for outlet in rows["outlet"]],
        "tone": [t(f"tone.{tone}") if isinstance(tone, str) else "–" for tone in rows["tone"]],
    })  # fmt: skip
    event = st.dataframe(
        shown, hide_index=True, key=f"{key}_rows", on_select="rerun", selection_mode="single-row", row_height=40,
        alt=t("statements.alt", n=len(rows)),
        column_config={
            "date": st.column_config.TextColumn(t("column.date"), width=92),
            "actor": st.column_config.TextColumn(t("column.actor"), width=150),
            "text": st.column_config.TextColumn(t("column.text"), width=460),
            **{target: st.column_config.ImageColumn(t(f"target.{target}"), width=BAR_WIDTH + 18) for target in TARGETS},
            "outlet": st.column_config.TextColumn(t("column.outlet"), width=150),
            "tone": st.column_config.TextColumn(t("column.tone"), width=80),
        },
    )  # fmt: skip
    numbers = {f"{i + 1}": row for i, row in enumerate(rows.to_dict("records"))}
    by_keyboard = st.selectbox(
        t("statements.open"), list(numbers), index=None, key=f"{key}_open", placeholder=t("statements.open"),
        format_func=lambda n: f"{n}. {clip(voice(numbers[n], t), 30)} – {clip(numbers[n]['text'], 70)}"
        if n in numbers else n,
        label_visibility="collapsed", width=420,
    )  # fmt: skip
    picked = [i for i in event["selection"]["rows"] if i < len(rows)]
    if picked:
        return str(rows["statement_id"].iloc[picked[0]])
    return str(numbers[by_keyboard]["statement_id"]) if by_keyboard in numbers else None


def voice(row: dict, t: Texts) -> str:
    """Who speaks: the actor, or for narration the outlet, said as such."""
    if row["kind"] == "narration":
        return t("voice.narration_of", outlet=row["outlet"] or t("unknown.outlet"))
    return row["actor"] if isinstance(row["actor"], str) else t("unknown.actor")


def bar(score: float, label: object, palette: Palette, t: Texts) -> str:
    """A position as a small diverging bar with its number, in a picture the grid can show."""
    middle, reach, y = 40, 36, BAR_HEIGHT / 2
    if not isinstance(label, str):
        return ""
    if label == "none":
        words, color, width = t("cell.none_short"), palette.muted, 0.0
    else:
        words, color, width = t.score(score), palette.favor if score > 0 else palette.against, abs(score) * reach
    start = middle if score > 0 else middle - width
    body = (
        f'<line x1="{middle}" x2="{middle}" y1="3" y2="{BAR_HEIGHT - 3}" stroke="{palette.rule}"/>'
        f'<rect x="{start:.1f}" y="{y - 5}" width="{width:.1f}" height="10" fill="{color}"/>'
        f'<text x="{BAR_WIDTH - 4}" y="{y + 4.5}" text-anchor="end" font-family="sans-serif" font-size="12.5" '
        f'fill="{palette.muted if label == "none" else palette.ink}">{words}</text>'
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{BAR_WIDTH}" height="{BAR_HEIGHT}">{body}</svg>'
    return "data:image/svg+xml;utf8," + quote(svg)
