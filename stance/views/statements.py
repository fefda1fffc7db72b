"""Énoncés: every statement of the view, paged in the database, with its article beside it and the downloads."""

from __future__ import annotations

import streamlit as st

from stance.views import downloads, statement_list, statement_panel
from stance.views.fragments import notice
from stance.views.view import View

SIZES = (10, 20, 50, 100)
KEY = "statements"


def render(view: View) -> None:
    t = view.t
    total = int(view.reader.frame("totals", view.filters)["statements"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="bottom", key="statements_tools"):
        order = st.selectbox(
            t("statements.order"), statement_list.ORDERS, key="statements_order",
            format_func=lambda v: t(f"order.{v}"), width=280,
        )  # fmt: skip
        size = st.selectbox(t("statements.size"), SIZES, index=1, key="statements_size", width=110)
        downloads.show(view, total)
    # A link may name a statement; opening another one in the list replaces it.
    linked = st.session_state.pop("linked_statement", None)
    if linked:
        st.session_state[f"{KEY}_opened"] = linked
    st.html(f'<p class="sx-note">{t.count("statement", total)}</p>')
    top = st.container()  # on a phone, for a statement named by a link and not among the rows below
    left, right = st.columns((6, 5), gap="large")
    with left:
        page = statement_list.pager(KEY, total, size)
        opened = statement_list.rows(view, statement_list.fetch(view, order, size, page), KEY)
    with top if view.narrow else right, st.container(key="statement_side"):
        if opened:
            statement_panel.show(view, opened)
        elif not view.narrow:
            notice(t("statements.choose"))
