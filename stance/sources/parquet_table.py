"""A table of articles in Parquet → one document per row; only the columns that matter are read, some rows at a time.

Limit: memory holds one compressed page per column and a hundred rows, whatever the size of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.columns import find_columns, need_text, row_document
from stance.sources.inputs import Input, Refusal

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

SUFFIXES = (".parquet", ".pq")
ROWS_AT_A_TIME = 100
BUFFER = 1024 * 1024


def recognises(file: Input) -> bool:
    return file.head.startswith(b"PAR1")


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    with _table(file) as table:
        header = list(table.schema_arrow.names)
        columns = find_columns(header, settings.columns)
        need_text(columns, header)
        yield from _rows(table, header, columns, file, settings)


def first_rows(file: Input, settings: Settings, number: int) -> tuple[list[str], list[list[Any]]]:
    """Header and first rows, for someone who says what the columns hold."""
    with _table(file) as table:
        batch = next(table.iter_batches(number), None)
        rows = [list(row.values()) for row in batch.to_pylist()] if batch is not None else []
        return list(table.schema_arrow.names), rows


@contextmanager
def _table(file: Input) -> Iterator[ParquetFile]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    with file.open() as stream:
        try:
            yield ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False, page_checksum_verification=True)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError, UnicodeError) as error:
            reason = " ".join(str(error).split())[:80]
            raise SourceError(f"The Parquet file is damaged ({reason}). Save it again from its source.") from error


def _rows(table, header: list[str], columns: dict[str, int], file: Input, settings: Settings):
    names = [header[place] for place in columns.values()]
    places = {role: place for place, role in enumerate(columns)}
    number, total = 0, max(1, table.metadata.num_rows)
    file.share = lambda: number / total  # its reader goes to and fro in the file
    for batch in table.iter_batches(ROWS_AT_A_TIME, columns=names):
        cells = [batch.column(name).to_pylist() for name in names]
        for row in zip(*cells, strict=True):
            number += 1
            source = f"{file.source}#{number}"
            found = row_document(row, places, "parquet", source, settings.max_document_bytes)
            if found is not None:
                yield found
