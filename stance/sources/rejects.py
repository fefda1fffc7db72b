"""What an import refused, as JSON Lines with `source` and `reason`; `ingest` takes such a file back as a list of files.

While an import runs, its refusals wait on disk: a table may have a million bad rows.

Feeding it back reads the files and addresses named in it again, whole: what was kept before is not added twice. Limit:
what came from standard input cannot be read again.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from stance.errors import SourceError
from stance.sources.inputs import Input, Refusal
from stance.sources.lines import head_text

KEYS = {"source", "reason"}
ADDRESSES = ("http://", "https://")


class Refusals(Sequence[Refusal]):
    """Refusals in the order they came, in a file that goes with the last reference to it."""

    def __init__(self, refusals: Iterable[Refusal] = ()) -> None:
        self._file, self._number = TemporaryFile("w+", encoding="utf-8", newline="\n"), 0
        weakref.finalize(self, self._file.close)
        self.extend(refusals)

    def extend(self, refusals: Iterable[Refusal]) -> None:
        self._file.seek(0, 2)
        for refusal in refusals:
            self._file.write(_line(refusal))
            self._number += 1

    def append(self, refusal: Refusal) -> None:
        self.extend((refusal,))

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Refusal]:
        self._file.seek(0)
        place = 0
        while line := self._file.readline():
            place = self._file.tell()
            yield Refusal(**json.loads(line))
            self._file.seek(place)  # someone else may have read meanwhile

    def __getitem__(self, which: Any) -> Any:
        if isinstance(which, slice):
            return list(islice(self, *which.indices(len(self))))
        return next(islice(self, range(len(self))[which], None))


def read_rejects(path: Path) -> Iterator[Refusal]:
    """What `write_rejects` wrote; nothing where there is no such file."""
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield Refusal(**json.loads(line))


def write_rejects(path: Path, refusals: Iterable[Refusal], add: bool = False) -> None:
    """One line per refusal, in a new file or, with `add`, after those it has; an empty file: nothing was refused."""
    try:
        with path.open("a" if add else "w", encoding="utf-8", newline="\n") as file:
            for refusal in refusals:
                file.write(_line(refusal))
    except OSError as error:
        raise SourceError(f"{path} cannot be written ({error.strerror}). Choose another file for --rejects.") from error


def _line(refusal: Refusal) -> str:
    return json.dumps({"source": refusal.source, "reason": refusal.reason}) + "\n"


def is_rejects(file: Input) -> bool:
    first = head_text(file).split("\n", 1)[0]
    return first.startswith("{") and _keys(first) == KEYS


def files_of(file: Input, limit: int) -> Iterator[Path | str | Refusal]:
    """The files and addresses named, each once; a refusal for what is there no more."""
    seen: set[str] = set()
    for line in file.whole(limit).decode("utf-8", "replace").splitlines():
        if _keys(line) != KEYS:
            continue
        source = str(json.loads(line)["source"])
        path = source.split("#")[0] if source.startswith(ADDRESSES) else _existing(source)
        name = str(path or source)
        if name not in seen:
            seen.add(name)
            yield path or Refusal(source, "It is there no more. Give the file again.")


def _keys(line: str) -> set[str]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return set()
    return set(value) if isinstance(value, dict) else set()


def _existing(source: str) -> Path | None:
    """The file a source lies in: locators such as `export.html#12` are taken off from the end."""
    while source:
        try:
            if Path(source).exists():
                return Path(source)
        except (OSError, ValueError):
            return None
        source = source.rpartition("#")[0]
    return None
