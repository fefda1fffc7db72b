"""What an import refused, as JSON Lines with `source` and `reason`; `ingest` takes such a file back as a list of files.

Feeding it back reads the files and addresses named in it again, whole: what was kept before is not added twice. Limit:
what came from standard input cannot be read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from stance.errors import SourceError
from stance.sources.inputs import Input, Refusal
from stance.sources.lines import head_text

KEYS = {"source", "reason"}
ADDRESSES = ("http://", "https://")


def write_rejects(path: Path, refusals: Iterable[Refusal], add: bool = False) -> None:
    """One line per refusal, in a new file or, with `add`, after those it has; an empty file: nothing was refused."""
    try:
        with path.open("a" if add else "w", encoding="utf-8", newline="\n") as file:
            for refusal in refusals:
                row = {"source": refusal.source, "reason": refusal.reason}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise SourceError(f"{path} cannot be written ({error.strerror}). Choose another file for --rejects.") from error


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
