"""Importer: documents dropped or named by their path, their columns, what is recognised in them, then the import.

The import is the command line's own (`stance.jobs`), in a process beside the dashboard: it goes on when the visitor
leaves the page, and any visitor finds it here, also after the dashboard was stopped and started again. Until it starts,
everything is the visitor's own and goes with the session. Limits: one import at a time; where the dashboard is
read-only (STANCE_READ_ONLY) the page only says so.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from stance import jobs
from stance.errors import SourceError
from stance.settings import Settings
from stance.views import importer_columns, importer_files, importer_job, importer_preview
from stance.views.fragments import notice
from stance.views.i18n import Texts
from stance.views.importer_files import Desk
from stance.views.palette import Palette
from stance.views.reasons import reason
from stance.views.view import View


@dataclass
class Office:
    """The import of a store that is under way or was last ended, for all visitors."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    job: jobs.Job | None = None


@st.cache_resource
def office(db: str) -> Office:
    return Office()


def render(view: View) -> None:
    draw(view.t, view.settings, view.reader.info().demo)


def render_alone(t: Texts, palette: Palette, settings: Settings) -> None:
    """The page needs no store: it makes the first one."""
    draw(t, settings)


def draw(t: Texts, settings: Settings, demo: bool = False) -> None:
    if settings.read_only:
        notice(t("import.off"), "warning")
        return
    shared = office(str(settings.db.absolute()))
    with shared.lock:
        if shared.job is None or not shared.job.folder.exists():
            shared.job = jobs.found(settings.db)
    if shared.job is not None:
        _show_job(shared, settings, t)
        return
    desk = _desk()
    if demo:
        notice(t("import.replaces_demo"), "small")
    importer_files.show(desk, settings, t)
    if not desk.entries:
        return
    files = importer_columns.show(desk, settings, t)
    if importer_preview.show(desk, files, settings, t):
        try:
            _start(shared, desk, files, settings)
        except SourceError as error:
            notice(reason(str(error), t), "warning")
            return
        st.rerun()


def _show_job(shared: Office, settings: Settings, t: Texts) -> None:
    job = shared.job
    wish = importer_job.show(job, t)
    if wish is None:
        return
    with shared.lock:
        if shared.job is job and not job.state().running:  # another visitor may have been quicker
            shared.job = jobs.resume(job, settings) if wish == "resume" else None
            if wish == "discard":
                job.discard()
    st.rerun()


def _desk() -> Desk:
    if "import_desk" not in st.session_state:
        st.session_state["import_desk"] = Desk()
    return st.session_state["import_desk"]


def _start(shared: Office, desk: Desk, files: list, settings: Settings) -> None:
    """Begin, unless another visitor just did: then their import is shown, and this desk stays as it is."""
    with shared.lock:
        if shared.job is None and jobs.found(settings.db) is None:
            shared.job = jobs.begin(files, Path(desk.folder.name, jobs.FILES), settings)
            desk.folder.cleanup()
            del st.session_state["import_desk"]
