"""What makes a file safe on disk, beyond its own flush."""

from __future__ import annotations

import os
from pathlib import Path


def flush_folder(path: Path) -> None:
    """A new or changed name is safe once its folder is on disk too; Windows does that by itself."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
