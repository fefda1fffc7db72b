"""The input as tasks: rows of Parquet files, a few hundred at a time, under names that are the same in every run.

A task is the unit that is done, lost and done again; what it writes is named after it. Limit: a row group that holds
a whole file is read again by each of its tasks, up to the rows they need.
"""

from __future__ import annotations

import fnmatch
import glob
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal
from stance.sources.columns import find_columns, need_text, row_document
from stance.store.parts import filesystem

ROWS = 512


@dataclass(frozen=True, slots=True)
class Task:
    """`rows` rows of `file` from row `first` of the file on, all of row group `group`."""

    name: str
    file: str
    group: int
    skipped: int
    first: int
    rows: int


def plan(patterns: Sequence[str], settings: Settings, rows: int = ROWS) -> list[Task]:
    """Tasks for the files that the patterns name, in a stable order.

    Raises SourceError when a pattern names nothing, or a file is no Parquet or has no column of texts: before a
    cluster is busy, not after.
    """
    tasks = []
    for address in sorted(set().union(*(_found(pattern) for pattern in patterns))):
        with _opened(address) as table:
            header = list(table.schema_arrow.names)
            need_text(find_columns(header, settings.columns), header)
            sizes = [table.metadata.row_group(group).num_rows for group in range(table.num_row_groups)]
        begun = 0
        for group, size in enumerate(sizes):
            for skipped in range(0, size, rows):
                at = begun + skipped
                name = f"{hashlib.sha256(address.encode()).hexdigest()[:12]}-{at:012d}"
                tasks.append(Task(name, address, group, skipped, at, min(rows, size - skipped)))
            begun += size
    return tasks


def fingerprint(tasks: Sequence[Task], settings: Settings) -> str:
    """What the tasks of a run depend on, in twelve digits: a folder of results belongs to one of these."""
    content = json.dumps([[asdict(task) for task in tasks], dict(settings.columns)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def documents(task: Task, settings: Settings) -> Iterator[tuple[int, RawDocument | Refusal]]:
    """(row number in the file, document or refusal) of a task; empty rows are left out."""
    with _opened(task.file) as table:
        header = list(table.schema_arrow.names)
        columns = find_columns(header, settings.columns)
        names = [header[place] for place in columns.values()]
        places = {role: place for place, role in enumerate(columns)}
        number, last = task.first - task.skipped, task.first + task.rows
        for batch in table.iter_batches(64, row_groups=[task.group], columns=names):
            if number + batch.num_rows > task.first:
                cells = [batch.column(name).to_pylist() for name in names]
                for at, row in enumerate(zip(*cells, strict=True), number):
                    if task.first <= at < last:
                        source = f"{task.file}#{at + 1}"
                        found = row_document(row, places, "parquet", source, settings.max_document_bytes)
                        if found is not None:
                            yield at, found
            number += batch.num_rows
            if number >= last:
                return


class _opened:
    """A Parquet file by path or URI; damage is told as SourceError."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __enter__(self) -> pq.ParquetFile:
        files, path = filesystem(self.address)
        try:
            self.stream = files.open_input_file(path)
            return pq.ParquetFile(self.stream, pre_buffer=False)
        except (pa.ArrowException, OSError) as error:
            raise self._damaged(error) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.stream.close()
        if isinstance(error, pa.ArrowException | OSError):
            raise self._damaged(error) from error

    def _damaged(self, error: BaseException) -> SourceError:
        reason = " ".join(str(error).split())[:120]
        return SourceError(f"{self.address} cannot be read as Parquet ({reason}). Save it again from its source.")


def _found(pattern: str) -> set[str]:
    """Addresses of the Parquet files that a path, a folder, a pattern or a URI names."""
    files, path = filesystem(pattern)
    scheme = pattern.partition("://")[0] + "://" if "://" in pattern else ""
    if glob.has_magic(path):
        folder = path[: glob.escape(path).find("[")].rpartition("/")[0]
        listed = files.get_file_info(fs.FileSelector(folder, recursive=True, allow_not_found=True))
        found = {info.path for info in listed if info.is_file and fnmatch.fnmatchcase(info.path, path)}
    else:
        info = files.get_file_info(path)
        if info.type == fs.FileType.Directory:
            listed = files.get_file_info(fs.FileSelector(path, recursive=True))
            found = {one.path for one in listed if one.is_file and one.path.endswith((".parquet", ".pq"))}
        else:
            found = {path} if info.is_file else set()
    if not found:
        raise SourceError(
            f"{pattern} names no Parquet file. Give a file, a folder or a pattern such as 'in/*.parquet'."
        )
    return {scheme + one if scheme else one for one in found}
