"""What readers are given and what they answer: one input (a file, an archive member, standard input), one refusal.

An input is opened as often as needed, so that a table streams and recognition looks at its head only. What is not a
file on disk is copied to a temporary file, in memory while small. Limits: `head` holds the first 256 kB, which is
where every format known here shows itself.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings

HEAD = 256 * 1024
IN_MEMORY = 16 * 1024 * 1024
LARGEST_COPY = 8_000_000_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document (or a path) that was not kept. `reason` is one line: what, why, what to do."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class File:
    """A file on disk as it was given: `name` is the one people see, `columns` what its owner said of its columns, or,
    by member, of those of the tables that an archive holds (`tables`)."""

    path: Path
    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)

    @property
    def source(self) -> str:
        return self.name or str(self.path)

    def open(self) -> Input:
        """Raises SourceError when it cannot be read or is empty."""
        opened = from_path(self.path, self.source)
        opened.tables = self.tables
        return opened


class Source(Protocol):
    """What is read otherwise than from a file: an address, documents at hand."""

    def documents(self, settings: Settings) -> Iterator[RawDocument | Refusal]: ...


@dataclass(frozen=True, slots=True)
class Ready:
    """Documents that were read before, to be stored now."""

    found: tuple[RawDocument | Refusal, ...]

    def documents(self, settings: Settings) -> Iterator[RawDocument | Refusal]:
        yield from self.found


class Input:
    """Bytes to read: `source` names them to people, `name` is the bare file name, `size` counts bytes."""

    def __init__(self, source: str, name: str, size: int, opener: Callable[[], AbstractContextManager[IO[bytes]]]):
        self.source, self.name, self.size, self._opener = source, name, size, opener
        self._stream: IO[bytes] | None = None
        self.tables: Mapping[str, Mapping[str, str]] = {}
        self.share: Callable[[], float] | None = None  # how much of it was read, where a reader knows better
        if not size:
            raise SourceError("The file is empty (0 bytes). Save it again from its source.")

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The bytes from their beginning."""
        with self._opener() as self._stream:
            yield self._stream

    @property
    def position(self) -> float:
        """How far the reading under way is, in bytes."""
        if self.share is not None:
            return self.size * self.share()
        return 0 if self._stream is None or self._stream.closed else self._stream.tell()

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()

    @cached_property
    def head(self) -> bytes:
        with self.open() as stream:
            return stream.read(HEAD)

    @cached_property
    def members(self) -> frozenset[str]:
        """Names inside, when this is a zip archive (an Office file is one); else nothing."""
        if not self.head.startswith(b"PK\x03\x04"):
            return frozenset()
        try:
            with self.open() as stream, zipfile.ZipFile(stream) as archive:
                return frozenset(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return frozenset()

    def whole(self, limit: int) -> bytes:
        """All bytes, if there are at most `limit`."""
        if self.size > limit:
            raise SourceError(
                f"The file has {self.size / 1e6:.0f} MB, the limit is {limit / 1e6:.0f} MB. Split it, "
                "or raise STANCE_MAX_BYTES."
            )
        with self.open() as stream:
            return stream.read()


def from_path(path: Path, source: str = "") -> Input:
    if not path.is_file():
        raise SourceError("This is not an ordinary file. Give a file or a folder of files.")
    try:
        with path.open("rb") as stream:
            stream.read(1)
        return Input(source or str(path), path.name, path.stat().st_size, lambda: path.open("rb"))
    except OSError as error:
        raise SourceError(f"The file cannot be read ({error.strerror}). Check its permissions.") from error


def from_bytes(source: str, data: bytes, name: str = "") -> Input:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        yield io.BytesIO(data)

    return Input(source, name or Path(source).name, len(data), opened)


@contextmanager
def from_stream(source: str, name: str, stream: IO[bytes]) -> Iterator[Input]:
    """A stream that can be read once, as an input; its copy goes with the end of the block."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        while chunk := stream.read(1024 * 1024):
            copy.write(chunk)
            if copy.tell() > LARGEST_COPY:
                raise SourceError(f"More than {LARGEST_COPY / 1e9:.0f} GB came. Save it to a file first and split it.")
        size = copy.tell()

        @contextmanager
        def opened() -> Iterator[IO[bytes]]:
            copy.seek(0)
            yield copy

        yield Input(source, name, size, opened)


def document_of(
    format: str, source: str, title: str, body: str, metadata: Mapping[str, str | None], notes: Mapping[str, str] = {}
) -> RawDocument:
    """One article of a file that holds more than its text. Its title stands first in the text, as on a page.

    The id is that of the content: the same article in another export, or in another format, is the same document.
    `metadata` without value is left out; `notes` are remarks of the reader, no part of the identity.
    """
    title, body = " ".join(title.split()), body.strip()
    facts = {key: " ".join(value.split()) for key, value in metadata.items() if value and value.strip()}
    if title:
        facts["title"] = title
    start = " ".join(body[: 2 * len(title) + 20].split())
    text = f"{title}\n\n{body}" if title and body and not start.startswith(title) else body
    return RawDocument(content_id(text, facts), source, format, text, facts | dict(notes))


def marked_partial(found: RawDocument | Refusal) -> RawDocument | Refusal:
    """The document with the remark that a part of its text is missing."""
    return found if isinstance(found, Refusal) else replace(found, metadata=found.metadata | {"partial": "true"})


def content_id(text: str, facts: Mapping[str, str]) -> str:
    """The identity of a document by what it says, for those whose bytes say nothing or change at every visit."""
    content = json.dumps([text, sorted(facts.items())], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
