"""Taking acts out of the log for good, with the articles they are about: the one exception to append-only.

Who has the right to have an article erased has it for the sentences that people checked. The log is written anew
without them and swapped in whole, so a crash leaves the one or the other; whoever waits to write goes on in the new
file. What could not be read as an act, and what a crash set aside, is erased where it names one of the articles.
Limit: on Windows the file is changed in place, and a crash in that moment leaves the rest of the log in the file
`….erasing` beside it.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import IO

from stance.corrections.acts import from_line
from stance.corrections.log import opened
from stance.disk import flush_folder
from stance.errors import CorrectionError
from stance.urls import comparable


def acts_about(path: Path, articles: Collection[str], addresses: Collection[str]) -> int:
    """How many lines of the log `erase` would take out."""
    return _work(path, articles, addresses, erase=False)


def erase(path: Path, articles: Collection[str], addresses: Collection[str]) -> int:
    """Take out the acts about articles with these ids or these addresses (see `urls.comparable`); says how many."""
    _work(path.with_name(path.name + ".incomplete"), articles, addresses, erase=True)
    return _work(path, articles, addresses, erase=True)


def _work(path: Path, articles: Collection[str], addresses: Collection[str], erase: bool) -> int:
    if not path.exists():
        return 0
    try:
        with opened(path, "r+b") as file:
            lines = file.read().splitlines(keepends=True)
            kept = [line for line in lines if not _is_about(line, articles, addresses)]
            if erase and len(kept) < len(lines):
                _write_anew(path, file, b"".join(kept))
            return len(lines) - len(kept)
    except OSError as error:
        raise CorrectionError(f"{path} could not be changed ({error.strerror or error}). It is intact.") from error


def _is_about(line: bytes, articles: Collection[str], addresses: Collection[str]) -> bool:
    try:
        statement = from_line(line).statement
    except CorrectionError:
        return any(article.encode() in line for article in articles)
    return statement.article_id in articles or comparable(statement.url or "") in addresses


def _write_anew(path: Path, file: IO[bytes], content: bytes) -> None:
    aside = path.with_name(path.name + ".erasing")
    with aside.open("wb") as other:
        other.write(content)
        other.flush()
        os.fsync(other.fileno())
    if os.name == "posix":
        os.replace(aside, path)
        flush_folder(path.parent)
    else:
        file.seek(0)
        file.truncate()
        file.write(content)
        os.fsync(file.fileno())
        aside.unlink()
