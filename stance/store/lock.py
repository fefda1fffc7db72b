"""One writer at a time: a lock on a small file, which the system releases when its holder ends, however it ends.

Limit: network file systems that do not implement locks make this a courtesy, not a guarantee.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from stance.errors import StoreError

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
