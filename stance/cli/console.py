"""What commands say beside their result: lines and progress on standard error, and the exit code."""

from __future__ import annotations

import sys

from stance.progress import TerminalLine

# Exit codes. Of 1, one line says what and why; argparse ends with 2 by itself.
DONE, NOTHING_DONE, MISSPELT, SOME_REFUSED = 0, 1, 2, 3


def exit_code(done: int, refused: int) -> int:
    """Of a batch of documents, whose refusals never stop the others."""
    if not done:
        return NOTHING_DONE
    return SOME_REFUSED if refused else DONE


def say(line: str) -> None:
    print(line, file=sys.stderr)


def progress() -> TerminalLine | None:
    return TerminalLine() if sys.stderr.isatty() else None
