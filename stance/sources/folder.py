"""A watched folder: which of its files are new or changed since they were last read, and written to their end.

A file is taken for whole when size and time stand still over a pause; one that is still growing waits for the next
look. Limit: a program that writes with longer pauses than that should write under another name (`.part`, `.tmp`, or a
dot first) and rename.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from stance.errors import SourceError
from stance.settings import Settings
from stance.sources import find_files
from stance.sources.inputs import File
from stance.sources.web.memory import Stamp

STILL_S = 2.0


def arrived(
    folder: Path, known: dict[str, Stamp], settings: Settings, sleep: Callable[[float], None] = time.sleep
) -> dict[str, tuple[File, Stamp]]:
    """Name → file and its stamp, for the files that differ from `known` and have come to rest."""
    before = _stamps(folder, settings)
    if all(known.get(name) == stamp for name, (_, stamp) in before.items()):
        return {}
    sleep(STILL_S)
    after = _stamps(folder, settings)
    return {
        name: (file, stamp)
        for name, (file, stamp) in after.items()
        if known.get(name) != stamp and name in before and before[name][1] == stamp
    }


def _stamps(folder: Path, settings: Settings) -> dict[str, tuple[File, Stamp]]:
    if not folder.is_dir():
        raise SourceError(f"There is no folder {folder}. Make it, or check the spelling of --watch.")
    found = {}
    for file in find_files([folder], settings):
        if isinstance(file, File):
            try:
                status = file.path.stat()
            except OSError:
                continue  # it went while the folder was looked through
            if status.st_size:
                found[os.path.abspath(file.path)] = (file, (status.st_size, status.st_mtime_ns))
    return found
