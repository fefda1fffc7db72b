"""Locks between processes, on an open file; the system releases them when their holder ends, however it ends.

Limit: on network file systems without locks they are a courtesy, not a guarantee. Windows locks a byte that no file
reaches, so that others may still read the file itself.
"""

from __future__ import annotations

from typing import IO

try:
    import fcntl

    def try_lock(file: IO[bytes], shared: bool = False) -> None:
        """Take the lock, alone or with other `shared` holders; OSError at once when another holds it."""
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
except ImportError:  # Windows, which has no shared lock: readers wait for one another
    import msvcrt

    FAR = 0x7FFF_0000

    def try_lock(file: IO[bytes], shared: bool = False) -> None:
        at = file.tell()
        file.seek(FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            file.seek(at)
