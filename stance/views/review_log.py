"""Relecture, log: every act, and the log in and out in the forms of other tools."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from stance.corrections.formats import (
    FORMATS,
    LABEL_STUDIO_INTERFACE,
    Task,
    read_acts,
    tasks_of,
    write_doccano,
    write_jsonl,
    write_label_studio,
)
from stance.corrections.reviews import standing
from stance.errors import CorrectionError
from stance.store.corrections import key_of
from stance.store.store import Store
from stance.views import review_words, statement_list
from stance.views.data import Reader
from stance.views.fragments import notice, section, show_html, show_table
from stance.views.i18n import Texts
from stance.views.review_queue import Queue
from stance.views.view import View

SHOWN = 25  # acts on one page of the table
SHOWN_REFUSALS = 50
LARGEST_MB = 100
ENDINGS = {"jsonl": "jsonl", "label-studio": "json", "doccano": "jsonl"}


def render(view: View, annotator: str | None) -> None:
    t, acts = view.t, view.reader.acts()
    names = sorted({act.annotator for act in acts})
    alive = standing(view.reader.reviews())
    section(t("log.title"), t("log.note", path=view.reader.log().path.name))
    if not acts:
        notice(t("log.empty"))
    else:
        missing = view.reader.corrections().missing
        notice(t("log.counts", acts=t.number(len(acts)), statements=t.count("statement", len(alive)),
                 names=", ".join(names)))  # fmt: skip
        if missing:
            notice(t("log.missing", n=t.count("statement", missing)), "small")
        page = statement_list.pager("log", len(acts), SHOWN)
        last = len(acts) - (page - 1) * SHOWN
        shown = acts[max(0, last - SHOWN) : last]
        show_html(review_words.entries(shown, review_words.undone(acts), t, text=True))
    section(t("log.out"), t("log.out_note"), level=3)
    with st.container(horizontal=True, gap="small"):
        for format in FORMATS:
            _download(t, format, "log", _log_builder(view.reader, format), disabled=not acts)
    interface(t)
    section(t("log.into"), t("log.into_note"), level=3)
    _upload(view, annotator)


def queue_downloads(view: View, queue: Queue) -> None:
    """The queue as tasks for another tool."""
    t = view.t
    with st.popover(t("log.queue"), icon=":material/download:"):
        st.caption(t("log.queue_note"))
        for format in FORMATS[1:]:
            _download(t, format, "queue", _queue_builder(view, queue, format), disabled=not queue.ids)
        interface(t)


def interface(t: Texts) -> None:
    """What Label Studio must be told once for its project."""
    with st.expander(t("log.interface")):
        st.code(LABEL_STUDIO_INTERFACE, language="xml")


def _download(t: Texts, format: str, what: str, build: Callable[[], bytes], disabled: bool) -> None:
    st.download_button(
        t(f"log.{format}"), data=build, key=f"{what}_{format}", on_click="ignore", disabled=disabled,
        file_name=f"stance-{what}-{date.today().isoformat()}.{ENDINGS[format]}", icon=":material/download:",
        mime="application/json" if format == "label-studio" else "application/x-ndjson",
    )  # fmt: skip


def _log_builder(reader: Reader, format: str) -> Callable[[], bytes]:
    """Called on click, outside the run."""
    if format == "jsonl":
        return lambda: write_jsonl(reader.log().read().acts).encode()
    write = write_label_studio if format == "label-studio" else write_doccano
    return lambda: write(tasks_of(reader.reviews().values())).encode()


def _queue_builder(view: View, queue: Queue, format: str) -> Callable[[], bytes]:
    write = write_label_studio if format == "label-studio" else write_doccano

    def build() -> bytes:
        rows = Store(view.reader.path).query("queue_texts", {"ids": list(queue.ids)}).to_dict("records")
        return write([
            Task(key_of(row), queue.draw_of(view, row["statement_id"]), statement_list.voice(row, view.t))
            for row in rows
        ]).encode()  # fmt: skip

    return build


def _upload(view: View, annotator: str | None) -> None:
    t = view.t
    with st.form("log_upload", border=False, clear_on_submit=True):
        st.file_uploader(t("log.file"), type=["jsonl", "json", "zip"], key="log_file", max_upload_size=LARGEST_MB)
        st.form_submit_button(t("log.read"), on_click=_read, args=(view, annotator or ""))
    told = st.session_state.pop("log_told", None)
    if told is None:
        return
    kind, words, refused = told
    notice(words, kind)
    rows = [{t("log.place"): place, t("log.reason"): reason} for place, reason in refused[:SHOWN_REFUSALS]]
    show_table(rows, t("log.refused"))


def _read(view: View, annotator: str) -> None:
    """Before the page is drawn, so that it shows the log with what was added."""
    t, given = view.t, st.session_state["log_file"]
    if given is None:
        told = ("info", t("log.no_file"), ())
    else:
        try:
            found = read_acts(given.getvalue(), given.name, annotator)
            saved = view.reader.log().extend(found.acts)
            words = t("log.added", n=t.number(saved.written), known=t.number(saved.known),
                      refused=t.number(len(found.refused)))  # fmt: skip
            told = ("info", words, found.refused)
        except CorrectionError as error:
            told = ("warning", f"{t('review.not_saved')} {error}", ())
    st.session_state["log_told"] = told
