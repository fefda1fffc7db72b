"""The files of one import: a lock that lets one writer in, a draft, and the swap that puts the draft in place.

The lock is on a small file beside the store (see `locks`).
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stance.disk import flush_folder
from stance.errors import StoreError
from stance.locks import try_lock

SWAP_PATIENCE_S = 10.0  # on Windows a reader's open file blocks the swap; a query lasts milliseconds


@contextmanager
def exclusive(path: Path, busy: str) -> Iterator[None]:
    """Hold the lock at `path`, or raise `StoreError(busy …)` at once if another holds it."""
    with path.open("ab") as file:
        try:
            try_lock(file)
        except OSError as error:
            raise StoreError(f"{busy} Nothing was changed; wait for it to end, then try again.") from error
        yield


def draft_path(path: Path) -> Path:
    return path.with_name(path.name + ".next")


def whole_path(path: Path) -> Path:
    """Where a draft is written anew, when a changed copy would hold too much (see `rewrite`)."""
    return path.with_name(path.name + ".next.whole")


def remove_drafts(path: Path) -> None:
    """What a killed import left beside the store at `path`: drafts, with their logs, which must never be replayed onto
    a new copy, and what the database had put aside for want of memory."""
    for left in list(path.parent.iterdir()):
        if left.name.startswith(draft_path(path).name):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)


def flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def swap(draft: Path, path: Path) -> None:
    """Put the draft in place; it is on disk, and so is its name, when this returns."""
    deadline = time.monotonic() + SWAP_PATIENCE_S
    flush(draft)
    while True:
        try:
            os.replace(draft, path)
            return flush_folder(path.parent)
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
