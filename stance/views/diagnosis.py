"""An empty view explained: which filter empties it, and a way out."""

from __future__ import annotations

import streamlit as st

from stance.views import filter_bar
from stance.views.fragments import notice
from stance.views.view import View


def explain_empty(view: View) -> bool:
    """Say why nothing passes the filters; False when something does."""
    if not view.reader.frame("passing", view.filters).empty:
        return False
    t = view.t
    notice(t("empty.title"), "warning")
    reasons = []
    for name in view.filters.active():
        left = _count(view, view.filters.without(name))
        if left:
            words = ", ".join(words for field, _, words in filter_bar.chip_list(view.filters, t) if field == name)
            reasons.append(t("empty.reason", filter=words, n=t.count("statement", left)))
    if not reasons and view.filters.active():
        reasons.append(t("empty.together"))
    other = view.filters.without("voice") if view.filters.voice == "narration" else None
    if other and _count(view, other):
        reasons.append(t("empty.voice"))
    for reason in reasons:
        notice(reason)
    st.button(t("filter.clear"), key="clear_empty", on_click=filter_bar.clear_all)
    return True


def _count(view: View, filters) -> int:
    return int(view.reader.frame("totals", filters)["statements"].iloc[0])
