"""« Publier »: how to cite the view, and the view as a report or a bundle, made when the button is pressed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stance.views.publication.bundle import bundle
from stance.views.publication.citation import cite
from stance.views.publication.report import report
from stance.views.view import View


def show(view: View) -> None:
    t, page, today = view.t, st.context.url, date.today()
    citation = cite(view, page, today)
    with st.popover(t("publish.title"), icon=":material/ios_share:", key="popover_publish"):
        for name, content in (("text", citation.text), ("bibtex", citation.bibtex), ("link", citation.link)):
            st.caption(t(f"publish.{name}"))
            st.code(content, language=None, wrap_lines=True)
        st.caption(t("publish.note"))
        st.download_button(
            t("publish.report"), data=lambda: report(view, page, today), mime="text/html", key="publish_report",
            file_name=f"stance-{today.isoformat()}.html", on_click="ignore", icon=":material/print:", width="stretch",
        )  # fmt: skip
        st.download_button(
            t("publish.bundle"), data=lambda: bundle(view, page, today), mime="application/zip", key="publish_bundle",
            file_name=f"stance-{today.isoformat()}.zip", on_click="ignore", icon=":material/folder_zip:",
            width="stretch",
        )  # fmt: skip
