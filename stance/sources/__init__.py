"""Files and folders → RawDocument, or a Refusal with one clear line; a bad document never stops the batch.

A format is one module with `read(source, data) -> Iterator[RawDocument]` (raising SourceError to refuse) and one line
in READERS. Files named one by one are read whatever their name; in folders only known suffixes are. What no format
decides is decided here: existence, size, emptiness, language. Limits: a file is read whole, up to
`settings.max_document_bytes`; only French texts pass (see `language`).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import text
from stance.sources.language import foreign_language

Reader = Callable[[str, bytes], Iterator[RawDocument]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document (or a path) that was not kept. `reason` is one line: what, why, what to do."""

    source: str
    reason: str


def read_documents(paths: Iterable[Path | str], settings: Settings) -> Iterator[RawDocument | Refusal]:
    """Every document under `paths`, in a stable order, each kept or refused on its own."""
    for found in find_files(paths):
        yield from [found] if isinstance(found, Refusal) else read_file(found, settings)


def find_files(paths: Iterable[Path | str]) -> Iterator[Path | Refusal]:
    """The files to read; a refusal for each missing path and for what a folder holds in no known format."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from _walk(path)
        elif path.exists():
            yield path
        else:
            yield Refusal(str(path), "No such file or folder. Check the spelling of the path.")


def read_file(path: Path, settings: Settings) -> Iterator[RawDocument | Refusal]:
    """The documents of one file, or why there is none."""
    try:
        data = _bytes(path, settings.max_document_bytes)
        reader = READERS.get(path.suffix.lower(), text.read)
        for document in reader(str(path), data):
            yield _checked(document)
    except SourceError as error:
        yield Refusal(str(path), str(error))


def _checked(document: RawDocument) -> RawDocument | Refusal:
    if not any(character.isalpha() for character in document.text):
        return Refusal(document.source, "The text is empty. Check that the page or the file was saved with its text.")
    language = foreign_language(document.text)
    if language and document.metadata.get("language", "").lower()[:2] != "fr":
        reason = f"The text is not French (it looks like {language}). If it is, put `language: fr` in a front matter."
        return Refusal(document.source, reason)
    return document


def _bytes(path: Path, limit: int) -> bytes:
    if not path.is_file():
        raise SourceError("This is not an ordinary file. Give a file or a folder of files.")
    try:
        size = path.stat().st_size
        if size > limit:
            raise SourceError(
                f"The file has {size / 1e6:.0f} MB, the limit is {limit / 1e6:.0f} MB. Split it, "
                "or raise STANCE_MAX_BYTES."
            )
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"The file cannot be read ({error.strerror}). Check its permissions.") from error
    if not data:
        raise SourceError("The file is empty (0 bytes). Save it again from its source.")
    return data


def _walk(folder: Path) -> Iterator[Path | Refusal]:
    unreadable: list[OSError] = []
    found, unknown = 0, Counter[str]()
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in sorted(names) if not name.startswith(".")):
            if path.suffix.lower() in READERS:
                found += 1
                yield path
            else:
                unknown[path.suffix.lower() or "no suffix"] += 1
    known = ", ".join(READERS)
    for error in unreadable:
        yield Refusal(str(error.filename), f"The folder cannot be read ({error.strerror}). Check its permissions.")
    for suffix, count in sorted(unknown.items()):
        yield Refusal(str(folder), f"{count} file(s) of unknown format ({suffix}) left out. Known formats: {known}.")
    if not found and not unknown and not unreadable:
        yield Refusal(str(folder), f"The folder holds no file. Put files in it ({known}).")
