"""Files, folders, archives, addresses, standard input → RawDocument, or a Refusal with one clear line.

A bad document never stops the batch. Formats are in `formats`; here is what to read: which files of a folder, the
members of a list of rejects, and the links that complete documents. In folders, files of unknown kind are left out with
their count, and so are the companion folders of saved pages (`page_files`). Addresses of pages and feeds are fetched as
`web` allows. Limit: see each format; plain text and pages are read whole, up to `settings.max_document_bytes`, tables
stream.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import csv_table
from stance.sources.formats import SUFFIXES, VAGUE, read_input, recognise
from stance.sources.inputs import File, Input, Ready, Refusal, Source, from_stream
from stance.sources.link_lists import Links, is_list
from stance.sources.rejects import Refusals, files_of, is_rejects, write_rejects
from stance.sources.web.online import Online, open_web

__all__ = [
    "File",
    "Given",
    "Reading",
    "Ready",
    "Refusal",
    "Refusals",
    "Source",
    "find_files",
    "read_documents",
    "write_rejects",
]

Given = Path | str | File | Source
STANDARD_INPUT = Path("-")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
COMPANIONS = ("_files", "_fichiers", "-files", "_Dateien", ".files")


def read_documents(given: Iterable[Given], settings: Settings) -> Iterator[RawDocument | Refusal]:
    """Every document of what is given, in a stable order, each kept or refused on its own."""
    yield from Reading(given, settings)


class Reading:
    """One import: its files in order (lists of links last), and what those lists tell of the documents."""

    def __init__(self, given: Iterable[Given], settings: Settings) -> None:
        self.settings, self.links, lists = settings, Links(), []
        others: list[File | Source | Refusal] = []
        for file in find_files(given, settings):
            if isinstance(file, File) and self._is_list(file):
                lists.append(file)
            else:
                others.append(file)
        self.lists = {file: self._load(file) for file in lists}
        self.files: tuple[File | Source | Refusal, ...] = (*others, *lists)
        self.sizes = [_size(file) for file in self.files]
        self.bytes, self.bytes_read, self.begun = sum(self.sizes), 0, 0
        self.current: Input | None = None

    def __iter__(self) -> Iterator[RawDocument | Refusal]:
        for file, size in zip(self.files, self.sizes, strict=True):
            self.begun, self.current = self.begun + 1, None
            yield from self.read(file)
            self.bytes_read += size

    def expected(self, found: int) -> int:
        """How many answers there will be, once `found` came: one per file, or by the share of the bytes read."""
        read = self.bytes_read + (self.current.position if self.current else 0)
        if found <= self.begun or not read:
            return max(found, len(self.files))
        return max(found, round(found * self.bytes / read))

    def read(self, file: File | Source | Refusal) -> Iterator[RawDocument | Refusal]:
        """The documents of one of `files`, or why there is none."""
        if isinstance(file, Refusal):
            yield file
        elif isinstance(file, File) and file in self.lists:
            yield from filter(None, [self.lists[file] or self._unmet(file)])
        else:
            for found in self._documents(file):
                yield found if isinstance(found, Refusal) else self.links.complete(found)

    def _documents(self, file: File | Source) -> Iterator[RawDocument | Refusal]:
        if not isinstance(file, File):
            yield from file.documents(self.settings)
            return
        settings = replace(self.settings, columns=file.columns) if file.columns else self.settings
        try:
            if _is_standard_input(file.path):
                with from_stream("standard input", "", sys.stdin.buffer) as copy:
                    yield from read_input(copy, settings)
            else:
                self.current = file.open()
                yield from read_input(self.current, settings)
        except SourceError as error:
            yield Refusal(file.source, str(error))
        except OSError as error:
            reason = f"The file cannot be read ({error.strerror}). Check the disk and its permissions."
            yield Refusal(file.source, reason)

    def _is_list(self, file: File) -> bool:
        if file.path.suffix.lower() not in csv_table.SUFFIXES:
            return False
        opened = _opened(file)
        return opened is not None and is_list(opened, self.settings)

    def _load(self, file: File) -> Refusal | None:
        try:
            self.links.add(file.open(), self.settings)
        except SourceError as error:
            return Refusal(file.source, str(error))
        return None

    def _unmet(self, file: File) -> Refusal | None:
        if self.links.met:
            return None
        reason = "A list of links without texts, and no document of this import has one of its URLs. Add the texts."
        return Refusal(file.source, reason)


def find_files(given: Iterable[Given], settings: Settings) -> Iterator[File | Source | Refusal]:
    """What to read; a refusal for each missing path and for what a folder holds in no known format."""
    web = open_web(settings)
    for one in given:
        if isinstance(one, str) and ADDRESS.match(one):
            yield Online(one, web)
        elif isinstance(one, str | Path):
            for found in _files(Path(one), settings):
                yield Online(found, web) if isinstance(found, str) else found
        else:
            yield one


def _files(path: Path, settings: Settings) -> Iterator[File | str | Refusal]:
    if path.is_dir():
        yield from _walk(path)
    elif not path.exists() and not _is_standard_input(path):
        yield Refusal(str(path), "No such file or folder. Check the spelling of the path.")
    elif path.suffix.lower() == ".jsonl" and (file := _opened(File(path))) and is_rejects(file):
        for found in files_of(file, settings.max_document_bytes):
            yield File(found) if isinstance(found, Path) else found
    else:
        yield File(path)


def _is_standard_input(path: Path) -> bool:
    return path == STANDARD_INPUT and not path.exists()


def _size(file: File | Source | Refusal) -> int:
    try:
        return file.path.stat().st_size if isinstance(file, File) else 0
    except OSError:
        return 0  # standard input, or what reading will refuse


def _opened(file: File) -> Input | None:
    """The file, or None when it cannot be opened: reading it will say why."""
    try:
        opened = file.open()
        return opened if opened.head else None
    except (SourceError, OSError):
        return None


def _walk(folder: Path) -> Iterator[File | Refusal]:
    unreadable: list[OSError] = []
    found, unknown = 0, Counter[str]()
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_companion(name, names))
        for path in (Path(parent, name) for name in sorted(names) if not name.startswith(".")):
            if _is_known(path):
                found += 1
                yield File(path)
            else:
                unknown[path.suffix.lower() or "no suffix"] += 1
    for error in unreadable:
        yield Refusal(str(error.filename), f"The folder cannot be read ({error.strerror}). Check its permissions.")
    known = ", ".join(sorted(SUFFIXES))
    for suffix, count in sorted(unknown.items()):
        yield Refusal(str(folder), f"{count} file(s) of unknown format ({suffix}) left out. Known formats: {known}.")
    if not found and not unknown and not unreadable:
        yield Refusal(str(folder), f"The folder holds no file. Put files in it ({known}).")


def _is_known(path: Path) -> bool:
    """By its suffix; where that says nothing, by its content."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES and suffix not in VAGUE:
        return True
    file = _opened(File(path)) if path.is_file() else None
    return file is not None and recognise(file) is not None


def _is_companion(folder: str, files: list[str]) -> bool:
    """Whether a folder holds the pictures and scripts a browser saved along with a page."""
    stems = {folder.removesuffix(end) for end in COMPANIONS if folder.endswith(end)}
    return any(f"{stem}{suffix}" in files for stem in stems for suffix in (".html", ".htm"))
