"""The files of one import: a lock that lets one writer in, a draft, and the swap that puts the draft in place.

The lock is on a small file and the system releases it when its holder ends, however it ends. Limit: on network file
systems without locks it is a courtesy, not a guarantee.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from stance.errors import StoreError

SWAP_PATIENCE_S = 10.0  # on Windows a reader's open file blocks the swap; a query lasts milliseconds

try:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
except ImportError:  # Windows
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)


@contextmanager
def exclusive(path: Path, busy: str) -> Iterator[None]:
    """Hold the lock at `path`, or raise `StoreError(busy …)` at once if another holds it."""
    with path.open("ab") as file:
        try:
            _lock(file)
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
