"""The files of one import: a lock that lets one writer in, a draft, and the swap that puts the draft in place.

The lock is on a small file beside the store (see `locks`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def remove_draft(draft: Path) -> None:
    """A draft left by a killed import goes with its log: an old log must never be replayed onto a new copy."""
    for name in (draft.name, draft.name + ".wal"):
        draft.with_name(name).unlink(missing_ok=True)


def flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def swap(draft: Path, path: Path) -> None:
    deadline = time.monotonic() + SWAP_PATIENCE_S
    while True:
        try:
            os.replace(draft, path)
            return
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
