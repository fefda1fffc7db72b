"""An import under way: how far, how fast, how long still, cancel. An ended one: what it did, its refusals to keep."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from stance.jobs import Job, JobState
from stance.progress import Progress, format_duration
from stance.store.exports import table_bytes
from stance.views.fragments import clip, escape, notice, section, show_html, show_table
from stance.views.i18n import Texts
from stance.views.reasons import reason

EVERY_S = 1.0
SHOWN = 50


def show(job: Job, t: Texts) -> bool:
    """Whether the visitor is done with an ended import."""
    state = job.state()
    if state.running:
        section(t("import.running"), t("import.running_note"))
        _watch(job, t)
        return False
    if state.summary is not None:
        _summary(state.summary, t)
    elif state.cancelled:
        section(t("import.cancelled"), t("import.cancelled_note"))
    else:
        section(t("import.failed"), t("import.failed_note"))
        notice(reason(state.error or "", t), "warning")
    return st.button(t("import.again"), key="import_again")


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


def _summary(summary: Mapping[str, Any], t: Texts) -> None:
    refused, notes = summary["refused"], summary["notes"]
    section(t("import.done"), t("import.done_note", time=format_duration(summary["seconds"])))
    figures = (
        ("kept", summary["kept"]), ("unchanged", summary["unchanged"]), ("refused", len(refused)),
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
    if refused:
        _refusals(refused, t)
    if notes:
        with st.expander(t("import.notes", n=t.count("remark", len(notes)))):
            show_table(_rows(notes, t), t("import.notes_caption"))


def _refusals(refused: Sequence[Mapping[str, str]], t: Texts) -> None:
    section(t("import.refused", n=t.count("refusal", len(refused))), level=3)
    with st.container(key="import_refusals"):
        show_table(_rows(refused, t), t("import.refusals"))
    if len(refused) > SHOWN:
        st.caption(t("import.refusals_more", n=t.number(len(refused) - SHOWN)))
    with st.container(horizontal=True):
        st.download_button(
            t("import.rejects_csv"), data=lambda: rejects_csv(refused, t), file_name="refus.csv", mime="text/csv",
            on_click="ignore", icon=":material/download:", key="import_rejects_csv",
        )  # fmt: skip
        st.download_button(
            t("import.rejects_jsonl"), data=lambda: rejects_jsonl(refused), file_name="rejects.jsonl",
            mime="application/x-ndjson", on_click="ignore", icon=":material/download:", key="import_rejects_jsonl",
        )  # fmt: skip


def _rows(items: Sequence[Mapping[str, str]], t: Texts) -> list[dict[str, str]]:
    source, why = t("import.column.source"), t("import.column.reason")
    return [{source: clip(item["source"], 70), why: reason(item["reason"], t)} for item in items[:SHOWN]]


def rejects_csv(refused: Sequence[Mapping[str, str]], t: Texts) -> bytes:
    """For a spreadsheet: formulas in file names are neutralised."""
    rows = [
        {t("import.column.source"): item["source"], t("import.column.reason"): reason(item["reason"], t)}
        for item in refused
    ]
    return table_bytes(pd.DataFrame(rows), "csv")


def rejects_jsonl(refused: Sequence[Mapping[str, str]]) -> bytes:
    """As `ingest --rejects` writes them, to be given back to `ingest` once repaired."""
    return "".join(json.dumps(dict(item), ensure_ascii=False) + "\n" for item in refused).encode()
