"""The Parquet files that paths, folders, patterns and addresses name, and one of them opened.

In a pattern `*`, `?` and `[…]` stand for a part of one name, and `**` for any number of folders.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from stance.errors import SourceError
from stance.store.addresses import beside, filesystem, shown
from stance.store.parts import KINDS

SUFFIXES = (".parquet", ".pq")
BUFFER = 1024 * 1024


def find(patterns: Sequence[str], output: str | None = None) -> dict[str, int]:
    """Address → bytes of the files that the patterns name, but for results in the folder `output`.

    Raises SourceError when a pattern names nothing, or cannot be looked up.
    """
    found = {}
    for pattern in patterns:
        try:
            files = _found(pattern, output)
        except OSError as error:
            raise SourceError(
                f"{shown(pattern)} cannot be reached ({error}). Check the address and your access."
            ) from error
        if not files:
            raise SourceError(
                f"{shown(pattern)} names no Parquet file, results left out. Give a file, a folder or a pattern such as "
                "'in/*.parquet'."
            )
        found |= files
    return found


@contextmanager
def open_table(address: str) -> Iterator[pq.ParquetFile]:
    """A Parquet file by path or address; what is wrong with it is told as SourceError."""
    files, path = filesystem(address)
    name = shown(address)
    try:
        with files.open_input_file(path) as stream:
            yield pq.ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False, page_checksum_verification=True)
    except FileNotFoundError as error:
        raise SourceError(f"{name} is not there. Put it back, or leave it out.") from error
    except PermissionError as error:
        raise SourceError(f"{name} may not be read. Ask for access to it, on every node.") from error
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = " ".join(str(error).split())[:120]
        raise SourceError(
            f"{name} cannot be read as Parquet ({reason}). Try again if it is on a network; else save it again from "
            "its source."
        ) from error


def _found(pattern: str, output: str | None) -> dict[str, int]:
    files, path = filesystem(pattern)
    info = files.get_file_info(path)
    if info.is_file:
        chosen = [info]
    elif info.type == fs.FileType.Directory:
        listed = files.get_file_info(fs.FileSelector(path, recursive=True))
        chosen = [one for one in listed if one.is_file and one.path.endswith(SUFFIXES)]
    else:
        chosen = _matching(files, path)
    results = _results(files, output)
    return {beside(pattern, path, one.path): one.size for one in chosen if not one.path.startswith(results)}


def _matching(files: fs.FileSystem, path: str) -> list[fs.FileInfo]:
    """The files whose path fits a pattern, looked for from the last folder before its first sign on."""
    names = path.split("/")
    fixed = next((at for at, name in enumerate(names) if glob.has_magic(name)), None)
    if fixed is None:
        return []
    deep = len(names) - fixed > 1
    listed = files.get_file_info(fs.FileSelector("/".join(names[:fixed]) or "/", recursive=deep, allow_not_found=True))
    return [one for one in listed if one.is_file and _fits(one.path.split("/")[fixed:], names[fixed:])]


def _fits(names: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not names
    if pattern[0] == "**":
        return any(_fits(names[skipped:], pattern[1:]) for skipped in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _fits(names[1:], pattern[1:])


def _results(files: fs.FileSystem, output: str | None) -> tuple[str, ...]:
    """How the paths of results begin, where they lie in the same file system."""
    if output is None:
        return ()
    other, root = filesystem(output)
    return tuple(f"{root.rstrip('/')}/{kind}/" for kind in KINDS) if other == files else ()
