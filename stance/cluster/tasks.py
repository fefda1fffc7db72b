"""The input as tasks: rows of Parquet files, a few hundred at a time, under names that are the same in every run.

A task is the unit that is done, lost and done again; what it writes is named after it. Limit: a row group that holds
a whole file is read again by each of its tasks, up to the rows they need.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import pyarrow as pa

from stance.cluster.inputs import find, open_table
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal
from stance.sources.columns import find_columns, need_text, row_document
from stance.store.addresses import public, shown

ROWS = 512
ROWS_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class Task:
    """`rows` rows of `file` from row `first` of the file on, all of row group `group`. `size`: bytes of the file and
    of its data before compression, which tell it from another under its name."""

    name: str
    file: str
    size: str
    group: int
    skipped: int
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a task. `document` reads it: a document, a refusal, or None for an empty row."""

    number: int
    source: str
    document: Callable[[], RawDocument | Refusal | None]


def plan(patterns: Sequence[str], settings: Settings, rows: int = ROWS, output: str | None = None) -> list[Task]:
    """Tasks for the files that the patterns name, results in `output` left out, in a stable order.

    Raises SourceError when a pattern names nothing, or a file is no Parquet or has no column of texts: before a
    cluster is busy, not after.
    """
    tasks = []
    for address, stored in sorted(find(patterns, output).items()):
        with open_table(address) as table:
            header = list(table.schema_arrow.names)
            need_text(find_columns(header, settings.columns), header)
            groups = [table.metadata.row_group(group) for group in range(table.num_row_groups)]
        size = f"{stored} {sum(group.total_byte_size for group in groups)}"
        begun = 0
        for number, group in enumerate(groups):
            for skipped in range(0, group.num_rows, rows):
                at = begun + skipped
                name = f"{hashlib.sha256(public(address).encode()).hexdigest()[:12]}-{at:012d}"
                tasks.append(Task(name, address, size, number, skipped, at, min(rows, group.num_rows - skipped)))
            begun += group.num_rows
    return tasks


def fingerprint(tasks: Sequence[Task], settings: Settings) -> str:
    """What the tasks of a run depend on, in twelve digits: a folder of results belongs to one of these."""
    named = [asdict(task) | {"file": public(task.file)} for task in tasks]
    content = json.dumps([named, dict(settings.columns)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def read_rows(task: Task, settings: Settings) -> Iterator[Row]:
    """The rows of a task, none of them read as a document yet."""
    with open_table(task.file) as table:
        header = list(table.schema_arrow.names)
        columns = find_columns(header, settings.columns)
        names = [header[place] for place in columns.values()]
        places = {role: place for place, role in enumerate(columns)}
        number, last = task.first - task.skipped, task.first + task.rows
        for batch in table.iter_batches(ROWS_AT_A_TIME, row_groups=[task.group], columns=names):
            if number + batch.num_rows > task.first:
                cells = [_cells(batch.column(name)) for name in names]
                for at, row in enumerate(zip(*cells, strict=True), number):
                    if task.first <= at < last:
                        source = row_source(task, at)
                        yield Row(at, source, partial(_document, row, places, source, settings.max_document_bytes))
            number += batch.num_rows
            if number >= last:
                return


def row_source(task: Task, number: int) -> str:
    return f"{shown(task.file)}#{number + 1}"


def _cells(column: pa.Array) -> list[Any]:
    """The values of a column; in place of one that Python cannot hold (no UTF-8, a day out of range), the error."""
    try:
        return column.to_pylist()
    except (ValueError, OverflowError):
        return [_cell(one) for one in column]


def _cell(one: pa.Scalar) -> Any:
    try:
        return one.as_py()
    except (ValueError, OverflowError) as error:
        return error


def _document(row: Sequence[Any], places: Mapping[str, int], source: str, limit: int) -> RawDocument | Refusal | None:
    broken = next((cell for cell in row if isinstance(cell, Exception)), None)
    if broken is not None:
        reason = " ".join(str(broken).split())[:80]
        return Refusal(source, f"A cell of the row cannot be read ({reason}). Correct it at its source.")
    return row_document(row, places, "parquet", source, limit)
