"""What makes a file safe on disk, beyond its own flush, and what a damaged archive raises when it is read."""

from __future__ import annotations

import os
import zipfile
import zlib
from pathlib import Path

# A bad table or checksum, a broken stream, one cut short, a packing or a password that zipfile does not know.
DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def flush_folder(path: Path) -> None:
    """A new or changed name is safe once its folder is on disk too; Windows does that by itself."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
