"""Relecture: check statements by hand, see how far annotators agree, read and move the log.

Nothing here changes the store: what people say goes to the log beside it (`stance.corrections`), and shows in the
figures where a view asks for corrected labels.
"""

from __future__ import annotations

import streamlit as st

from stance.corrections.acts import clean_name
from stance.errors import CorrectionError
from stance.views import login, review_agreement, review_log, review_queue, review_work
from stance.views.fragments import escape, notice
from stance.views.view import View

PARTS = ("check", "agreement", "log")


def render(view: View) -> None:
    t = view.t
    damage = view.reader.content().damage
    if damage:
        lines = ", ".join(str(one.line) for one in damage[:10])
        notice(t("review.damaged", n=len(damage), lines=lines, path=view.reader.log().path.name), "warning")
    if view.settings.read_only:
        notice(t("review.read_only"), "warning")
        review_agreement.render(view, annotator=None)
        return
    if st.session_state.get("linked_statement"):
        st.session_state["review_part"] = "check"  # a link to one statement asks to check it
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_controls"):
        part = st.segmented_control(
            t("review.part"), PARTS, default="check", key="review_part", required=True,
            format_func=lambda v: t(f"review.part_{v}"), label_visibility="collapsed",
        )  # fmt: skip
        annotator = _annotator(view)
        if part == "check":
            queue = review_queue.choose(view)
            review_log.queue_downloads(view, queue)
    if part == "agreement":
        review_agreement.render(view, annotator)
    elif part == "log":
        review_log.render(view, annotator)
    elif annotator is None:
        notice(t("review.who_first"))
    else:
        review_work.render(view, annotator, queue)


def _annotator(view: View) -> str | None:
    """The name that goes with each act: that of the login, else one of the log, or a new one."""
    t = view.t
    if known_as := login.visitor(view.settings):
        st.html(f'<p class="sx-annotator">{escape(t("review.known_as", name=known_as))}</p>', width="content")
        return known_as
    key = review_queue.kept("review_annotator", None)
    known = sorted({act.annotator for act in view.reader.acts()} | {st.session_state[key] or ""} - {""})
    given = st.selectbox(
        t("review.annotator"), known, index=None, key=key, accept_new_options=True, width=190,
        placeholder=t("review.annotator_hint"), help=t("help.review_annotator"),
    )  # fmt: skip
    try:
        return clean_name(given) if given else None
    except CorrectionError:
        return None
