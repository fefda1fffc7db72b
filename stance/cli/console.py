"""What commands say beside their result: lines and progress on standard error."""

from __future__ import annotations

import sys

from stance.progress import TerminalLine


def say(line: str) -> None:
    print(line, file=sys.stderr)


def progress() -> TerminalLine | None:
    return TerminalLine() if sys.stderr.isatty() else None
