"""A zip archive → what its members hold, each read as a file of its own; nothing is unpacked to disk by name.

Refused with a line each: members with a password, archives inside the archive, names that point outside, links. The
whole archive is refused beyond the bounds of `limits`. Limit: members are copied one at a time to a temporary file.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import TypeVar

from stance.errors import SourceError
from stance.sources.inputs import Input, Refusal, from_stream
from stance.sources.limits import check_archive

SUFFIXES = (".zip",)
T = TypeVar("T")
Wanted = Callable[[zipfile.ZipInfo], bool]
OFFICE = {
    "word/document.xml": "a Word file",
    "ppt/presentation.xml": "a PowerPoint file",
    "mimetype": "an OpenDocument file or an e-book",
}


def _any(member: zipfile.ZipInfo) -> bool:
    return True


def recognises(file: Input) -> bool:
    return file.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(file: Input, read_member: Callable[[Input], Iterator[T]], wanted: Wanted = _any) -> Iterator[T | Refusal]:
    """What is read of every member that is `wanted`, in the order of their names: its documents, as a rule."""
    for name, kind in OFFICE.items():
        if name in file.members:
            raise SourceError(f"This is {kind}, not plain text. Save it as plain text (.txt, UTF-8) first.")
    with file.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                check_archive(archive)
                progress = _Progress(file, archive)
                for member in sorted(archive.infolist(), key=lambda member: member.filename):
                    if not _is_noise(member) and wanted(member):
                        yield from _member(archive, member, file.source, partial(progress.read, read_member))
                    progress.before += member.file_size
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise SourceError("The archive is damaged. Save it again from its source.") from error


class _Progress:
    """How much of an archive was read: its members that are done, and how far the one under way is."""

    def __init__(self, file: Input, archive: zipfile.ZipFile) -> None:
        self.total = max(1, sum(member.file_size for member in archive.infolist()))
        self.before, self.member = 0, None
        file.share = lambda: (self.before + (self.member.position if self.member else 0)) / self.total

    def read(self, read_member: Callable[[Input], Iterator[T]], member: Input) -> Iterator[T]:
        self.member = member
        yield from read_member(member)
        self.member = None


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, outer: str, read_member: Callable[[Input], Iterator[T]]
) -> Iterator[T | Refusal]:
    source = f"{outer}#{member.filename}"
    if reason := _unsafe(member):
        yield Refusal(source, reason)
        return
    try:
        with archive.open(member) as packed, from_stream(source, PurePosixPath(member.filename).name, packed) as file:
            if file.head.startswith(b"PK\x03\x04") and "xl/workbook.xml" not in file.members:
                raise SourceError("An archive inside an archive is not read. Unpack it first.")
            yield from read_member(file)
    except SourceError as error:
        yield Refusal(source, str(error))
    except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        yield Refusal(
            source, f"This member is damaged or packed in an unknown way ({type(error).__name__}). Unpack it."
        )


def _unsafe(member: zipfile.ZipInfo) -> str | None:
    path = _path(member)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "The name of this member points outside the archive. Unpack it with care, if you trust its source."
    if member.flag_bits & 0x1:
        return "This member has a password. Unpack it first."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "This member is a link, not a file. Leave it out."
    return None


def _is_noise(member: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS and hidden files add."""
    parts = _path(member).parts
    return member.is_dir() or not parts or "__MACOSX" in parts or (parts[-1].startswith(".") and parts[-1] != "..")


def _path(member: zipfile.ZipInfo) -> PurePosixPath:
    """Archives made on Windows may use its separator."""
    return PurePosixPath(member.filename.replace("\\", "/"))
