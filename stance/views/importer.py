"""Importer: documents dropped or named by their path, their columns, what is recognised in them, then the import.

The import is the command line's own (`stance.jobs`), in a process beside the dashboard: it goes on when the visitor
leaves the page, and any visitor finds it here. Until it starts, everything is the visitor's own and goes with the
session. Limits: one import at a time; where the dashboard is read-only (STANCE_READ_ONLY) the page only says so.
"""

from __future__ import annotations

import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from stance import jobs
from stance.settings import Settings
from stance.views import importer_columns, importer_files, importer_job, importer_preview
from stance.views.fragments import notice
from stance.views.i18n import Texts
from stance.views.importer_files import Desk
from stance.views.palette import Palette
from stance.views.view import View


@dataclass
class Office:
    """The import of a store that is under way or was last ended, for all visitors, with the folder it works in."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    job: jobs.Job | None = None
    folder: tempfile.TemporaryDirectory | None = None


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
    if shared.job is not None:
        if importer_job.show(shared.job, t):
            with shared.lock:
                shared.job = None
            st.rerun()
        return
    desk = _desk()
    if demo:
        notice(t("import.replaces_demo"), "small")
    importer_files.show(desk, settings, t)
    if not desk.entries:
        return
    files = importer_columns.show(desk, settings, t)
    if importer_preview.show(desk, files, settings, t):
        _start(shared, desk, files, settings)
        st.rerun()


def _desk() -> Desk:
    if "import_desk" not in st.session_state:
        st.session_state["import_desk"] = Desk()
    return st.session_state["import_desk"]


def _start(shared: Office, desk: Desk, files: list, settings: Settings) -> None:
    """Begin, unless another visitor just did: then their import is shown, and this desk stays as it is."""
    with shared.lock:
        if shared.job is None:
            shared.folder = desk.folder  # the files now live as long as the import
            shared.job = jobs.start(files, settings, Path(desk.folder.name))
            del st.session_state["import_desk"]
