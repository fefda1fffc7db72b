"""The documents of an import to be: dropped files, kept on disk, and paths of this machine.

A dropped file passes through the memory of the server, which is why its size is limited and told; it is written to disk
at once and leaves the memory. Paths are offered to visitors on the machine itself only: they open any file the server
can read. Limits: Streamlit's own, for a dropped file (server.maxUploadSize); a folder's files are listed once.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from stance.jobs import FILES
from stance.settings import Settings
from stance.sources import Refusal, find_files
from stance.sources.inputs import File
from stance.sources.table_head import TableHead, table_heads
from stance.views import login
from stance.views.fragments import clip, notice, plain, section
from stance.views.i18n import Texts
from stance.views.reasons import reason

SHOWN = 12
MOST_BYTES = 4_000_000_000  # of all dropped files of one import
MOST_TABLES = 40  # whose columns are looked at
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")


@dataclass(frozen=True)
class Entry:
    """What was dropped or named at once: one file, or the files of a folder."""

    label: str
    files: tuple[File, ...]
    bytes: int
    left_out: tuple[Refusal, ...] = ()
    dropped: bool = False


@dataclass
class Desk:
    """What one visitor has put together; `drops` names the uploader, which is a new one after each drop."""

    entries: list[Entry] = field(default_factory=list)
    drops: int = 0
    said: str = ""
    read: dict[Path, dict[str, TableHead]] = field(default_factory=dict)
    preview: Any = None

    @cached_property
    def folder(self) -> tempfile.TemporaryDirectory:
        folder = tempfile.TemporaryDirectory(prefix="stance-import-", ignore_cleanup_errors=True)
        Path(folder.name, FILES).mkdir()
        return folder

    @property
    def files(self) -> list[File]:
        return [file for entry in self.entries for file in entry.files]

    def heads(self, file: File, settings: Settings) -> dict[str, TableHead]:
        """First rows of a table, or of those of an archive by member, read once; none beyond MOST_TABLES."""
        if file.path not in self.read and len(self.read) < MOST_TABLES:
            self.read[file.path] = table_heads(file, settings)
        return self.read.get(file.path, {})


def show(desk: Desk, settings: Settings, t: Texts) -> None:
    """Uploader, path, and the list of what is there."""
    limit = int(st.get_option("server.maxUploadSize"))
    section(
        t("import.documents"), t("import.documents_note", limit=limit, document=settings.max_document_bytes // 10**6)
    )
    dropped = st.file_uploader(
        t("import.drop"), accept_multiple_files=True, key=f"import_drop_{desk.drops}", label_visibility="collapsed"
    )
    if on_this_machine(settings):
        with st.form("import_path_form", border=False, clear_on_submit=True):
            left, right = st.columns((5, 1), vertical_alignment="bottom")
            path = left.text_input(t("import.path"), key="import_path", placeholder=t("import.path_hint"))
            if right.form_submit_button(t("import.add"), width="stretch") and path.strip():
                desk.said = add_path(desk, path.strip(), settings, t)
    if dropped:
        for file in dropped:
            desk.said = add_dropped(desk, file, t) or desk.said
        desk.drops += 1
        st.rerun()
    if desk.said:
        notice(desk.said, "warning")
    with st.container(key="import_entries", gap=None):
        _list(desk, t)


def add_dropped(desk: Desk, file: Any, t: Texts) -> str:
    """Write an uploaded file to disk and let go of the copy in memory; what to tell, if anything."""
    name = clip(PurePosixPath(file.name.replace("\\", "/")).name, 120) or "document"
    room = MOST_BYTES - sum(entry.bytes for entry in desk.entries if entry.dropped)
    said = ""
    if file.size > room:
        said = t("import.full", name=name, limit=MOST_BYTES // 10**9)
    else:
        suffix = PurePosixPath(name).suffix
        number = sum(entry.dropped for entry in desk.entries) + 1
        path = Path(desk.folder.name, FILES, f"{number:05}{suffix if SUFFIX.fullmatch(suffix) else ''}")
        while path.exists():
            path = path.with_stem(f"{path.stem}-")
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        desk.entries.append(Entry(name, (File(path, name),), file.size, dropped=True))
    _forget(file)
    return said


def _forget(file: Any) -> None:
    """Streamlit would keep an uploaded file in memory until its visitor leaves."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def on_this_machine(settings: Settings) -> bool:
    """Whether the visitor sits where the server runs, and may name its files. Behind a web server all seem to: it says
    for whom it asks, and where there is a login there are visitors from elsewhere."""
    forwarded = any(st.context.headers.get(name) for name in ("X-Forwarded-For", "Forwarded", "Via"))
    return st.context.ip_address is None and not forwarded and login.door(settings) == "open"


def add_path(desk: Desk, path: str, settings: Settings, t: Texts) -> str:
    """The files at a path; what to tell, if anything."""
    if "://" in path:
        return t("import.no_address")
    given = Path(path).expanduser()
    if any(entry.label == str(given) for entry in desk.entries):
        return ""
    found = list(find_files([given], settings))
    files = tuple(file for file in found if isinstance(file, File))
    left_out = tuple(file for file in found if isinstance(file, Refusal))
    if not files:
        return " ".join(reason(refusal.reason, t) for refusal in left_out[:3])
    desk.entries.append(Entry(str(given), files, sum(_size(file) for file in files), left_out))
    return ""


def _size(file: File) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0  # it went meanwhile: the import will say so


def _list(desk: Desk, t: Texts) -> None:
    for number, entry in enumerate(desk.entries[:SHOWN]):
        with st.container(horizontal=True, key=f"import_entry_{number}", vertical_alignment="center", gap="small"):
            facts = [t.count("file", len(entry.files))] if len(entry.files) > 1 or not entry.dropped else []
            st.markdown(f"**{plain(clip(entry.label, 90))}** · {' · '.join([*facts, size(entry.bytes, t)])}")
            if st.button(t("import.remove"), key=f"import_remove_{number}_{entry.label}", type="tertiary"):
                remove(desk, entry)
                st.rerun()
        for refusal in entry.left_out[:3]:
            st.caption(plain(reason(refusal.reason, t)))
    if len(desk.entries) > SHOWN:
        rest = desk.entries[SHOWN:]
        st.caption(t("import.more", n=t.count("file", sum(len(entry.files) for entry in rest))))


def remove(desk: Desk, entry: Entry) -> None:
    desk.entries.remove(entry)
    desk.preview = None
    for file in entry.files if entry.dropped else ():
        file.path.unlink(missing_ok=True)
        desk.read.pop(file.path, None)


def size(number: int, t: Texts) -> str:
    """« 1,2 Mo »."""
    for factor, unit in ((10**9, "gb"), (10**6, "mb"), (10**3, "kb")):
        if number >= factor:
            value = number / factor
            return f"{t.number(value, 0 if value >= 10 else 1)}\u00a0{t(f'unit.{unit}')}"
    return f"{t.number(number)}\u00a0{t('unit.byte')}"
