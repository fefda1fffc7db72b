"""Énoncés: every statement of the view, paged in the database, with its article beside it and the downloads."""

from __future__ import annotations

import streamlit as st

from stance.views import downloads, statement_list, statement_panel
from stance.views.fragments import notice
from stance.views.view import View

SIZES = (20, 50, 100)


def render(view: View) -> None:
    t = view.t
    total = int(view.reader.frame("totals", view.filters)["statements"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="bottom", key="statements_tools"):
        order = st.selectbox(
            t("statements.order"), statement_list.ORDERS, key="statements_order",
            format_func=lambda v: t(f"order.{v}"), width=260, required=True,
        )  # fmt: skip
        size = st.selectbox(t("statements.size"), SIZES, key="statements_size", width=110, required=True)
        downloads.show(view, total)
    pages = -(-total // size)
    st.html(f'<p class="sx-note">{t.count("statement", total)}</p>')
    left, right = st.columns((7, 4), gap="medium")
    with left:
        number = st.pagination(pages, key=f"statements_page_{pages}_{size}") if pages > 1 else 1
        rows = statement_list.fetch(view, order, size, number)
        chosen = statement_list.table(view, rows, "statements")
    if chosen:
        st.session_state["open_statement"] = chosen
    opened = st.session_state.get("open_statement")
    with right:
        if opened:
            statement_panel.show(view, opened)
        else:
            notice(t("statements.choose"))
