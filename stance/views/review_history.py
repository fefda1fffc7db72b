"""What people said of one statement, act by act, under the statement itself, and the way to say something oneself."""

from __future__ import annotations

import streamlit as st

from stance.views import review_words
from stance.views.fragments import escape, show_html
from stance.views.view import View


def show(view: View, statement_id: str) -> None:
    t = view.t
    review = view.reader.reviews().get(statement_id) if view.reader.log_generation else None
    if review is not None:
        verdicts = [(field, review.verdict(field)) for field in review_words.FIELDS]
        stands = " · ".join(
            f"{review_words.field_name(field, t)}{t('format.colon')}{review_words.label_name(field, verdict.value, t)}"
            + (f" ({t('history.contested')})" if verdict.contested else "")
            for field, verdict in verdicts if verdict and (field != "is_statement" or verdict.value is False)
        )  # fmt: skip
        show_html(f'<p class="sx-review"><b>{escape(t("history.stands"))}</b> {escape(stands or "–")}</p>')
        with st.expander(t("history.title", n=len(review.history))):
            show_html(review_words.entries(review.history, review_words.undone(review.history), t))
    if not view.settings.read_only:
        st.page_link(
            st.session_state["review_page"], label=t("history.check"), icon=":material/rate_review:",
            query_params={"enonce": statement_id, "langue": t.language},
        )  # fmt: skip
