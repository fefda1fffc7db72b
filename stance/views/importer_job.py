"""An import under way: how far, how fast, how long still, cancel. An ended one: what it did, its refusals to keep."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import islice
from typing import Any, Literal

import pandas as pd
import streamlit as st

from stance.jobs import Job, JobState
from stance.progress import Progress, format_duration
from stance.sources import Refusal
from stance.store.exports import table_bytes
from stance.views.fragments import clip, escape, notice, section, show_html, show_table
from stance.views.i18n import Texts
from stance.views.reasons import reason

EVERY_S = 1.0
SHOWN = 50


def show(job: Job, t: Texts) -> Literal["resume", "discard"] | None:
    """What the visitor wishes of an ended import."""
    state = job.state()
    if state.running:
        section(t("import.running"), t("import.running_note"))
        _watch(job, t)
        return None
    if state.summary is not None:
        _summary(state.summary, job, t)
        return "discard" if st.button(t("import.again"), key="import_again") else None
    if state.cancelled:
        section(t("import.cancelled"), t("import.cancelled_note"))
    else:
        section(t("import.failed"), t("import.failed_note"))
        notice(reason(state.error or "", t), "warning")
    with st.container(horizontal=True):
        if st.button(t("import.resume"), key="import_resume"):
            return "resume"
        return "discard" if st.button(t("import.discard"), key="import_again") else None


@st.fragment(run_every=EVERY_S)
def _watch(job: Job, t: Texts) -> None:
    state = job.state()
    if not state.running:
        st.rerun()
    _progress(state, t)
    if st.button(t("import.cancel"), key="import_cancel"):
        job.cancel()
        st.rerun()


def _progress(state: JobState, t: Texts) -> None:
    told = state.progress
    if told is None:
        st.progress(0.0, text=t("import.starting"))
        return
    st.progress(min(1.0, told.done / told.total) if told.total else 1.0, text=progress_words(told, t))


def progress_words(told: Progress, t: Texts) -> str:
    """« Documents lus : 1 234 sur environ 4 000, 56 par seconde, encore 2 min 10 s »."""
    left = told.seconds_left
    rate = t("import.rate", rate=t.number(told.rate, 0 if told.rate >= 10 else 1))
    words = t(f"import.stage.{told.stage}", done=t.number(told.done), total=t.number(told.total))
    remaining = [t("import.left", time=format_duration(left))] if left and told.done < told.total else []
    return ", ".join([words, rate, *remaining])


def _summary(summary: Mapping[str, Any], job: Job, t: Texts) -> None:
    section(t("import.done"), t("import.done_note", time=format_duration(summary["seconds"])))
    figures = (
        ("kept", summary["kept"]), ("unchanged", summary["unchanged"]), ("refused", summary["refused"]),
        ("statements", summary["statements"]),
    )  # fmt: skip
    cells = "".join(
        f"<div><dt>{escape(t(f'import.figure.{name}'))}</dt><dd>{t.number(value)}</dd></div>" for name, value in figures
    )
    show_html(f'<dl class="sx-figures-row sx-facts-row">{cells}</dl>')
    if summary["replaced"]:
        notice(t("import.replaced", n=t.number(summary["replaced"])), "small")
    if summary["replaced_demo"]:
        notice(t("import.demo_left"), "small")
    if summary["kept"]:
        st.page_link(st.session_state["statements_page"], label=t("import.read"))
    if summary["refused"]:
        _refusals(summary["refused"], job, t)
    if summary["notes"]:
        with st.expander(t("import.notes", n=t.count("remark", summary["notes"]))):
            show_table(_rows(job.notes(), t), t("import.notes_caption"))


def _refusals(number: int, job: Job, t: Texts) -> None:
    section(t("import.refused", n=t.count("refusal", number)), level=3)
    with st.container(key="import_refusals"):
        show_table(_rows(job.refused(), t), t("import.refusals"))
    if number > SHOWN:
        st.caption(t("import.refusals_more", n=t.number(number - SHOWN)))
    with st.container(horizontal=True):
        st.download_button(
            t("import.rejects_csv"), data=lambda: rejects_csv(job.refused(), t), file_name="refus.csv", mime="text/csv",
            on_click="ignore", icon=":material/download:", key="import_rejects_csv",
        )  # fmt: skip
        st.download_button(
            t("import.rejects_jsonl"), data=lambda: rejects_jsonl(job.refused()), file_name="rejects.jsonl",
            mime="application/x-ndjson", on_click="ignore", icon=":material/download:", key="import_rejects_jsonl",
        )  # fmt: skip


def _rows(items: Iterable[Refusal], t: Texts) -> list[dict[str, str]]:
    source, why = t("import.column.source"), t("import.column.reason")
    return [{source: clip(item.source, 70), why: reason(item.reason, t)} for item in islice(items, SHOWN)]


def rejects_csv(refused: Iterable[Refusal], t: Texts) -> bytes:
    """For a spreadsheet: formulas in file names are neutralised."""
    source, why = t("import.column.source"), t("import.column.reason")
    return table_bytes(pd.DataFrame([{source: item.source, why: reason(item.reason, t)} for item in refused]), "csv")


def rejects_jsonl(refused: Iterable[Refusal]) -> bytes:
    """As `ingest --rejects` writes them, to be given back to `ingest` once repaired."""
    return "".join(json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in refused).encode()
