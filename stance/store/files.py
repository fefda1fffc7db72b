"""The files of one import: a lock that lets one writer in, a draft, and the swap that puts the draft in place.

The lock is on a small file beside the store (see `locks`).
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from stance.disk import flush_folder
from stance.errors import StoreError
from stance.locks import try_lock

SWAP_PATIENCE_S = 10.0  # on Windows a reader's open file blocks the swap; a query lasts milliseconds


REFUSED_BY_DISK = {
    getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO", "EFBIG")
}


@contextmanager
def exclusive(path: Path, busy: str) -> Iterator[None]:
    """Hold the lock at `path`, or raise `StoreError(busy …)` at once if another holds it."""
    with path.open("ab") as file:
        try:
            try_lock(file)
        except OSError as error:
            raise StoreError(f"{busy} Nothing was changed; wait for it to end, then try again.") from error
        yield


@contextmanager
def disk_told(path: Path) -> Iterator[None]:
    """StoreError, in one line, for a disk that is full, broken or closed to us while the store at `path` is written."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        if not _of_disk(error):
            raise
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise StoreError(
            f"{path} cannot be written ({reason}). What was saved before is intact. Make room on the disk, or see to "
            "its permissions, then run the same again."
        ) from error


def _of_disk(error: duckdb.Error | OSError) -> bool:
    """The database tells a full disk by several kinds of error, and after the first one only that it gave up."""
    if isinstance(error, OSError):
        return error.errno in REFUSED_BY_DISK
    kinds = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)
    return isinstance(error, kinds) or "could not write" in str(error).lower()


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
