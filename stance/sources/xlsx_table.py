"""A table of articles in an Excel workbook (.xlsx, .xlsm) → one document per row of each sheet that has a text column.

A formula is never computed nor shown: its cell holds the value Excel last saved, as text. Macros and links are not
looked at. The header is the first row, among the first twenty, that names a column of texts. Limits: Excel cuts a cell
at 32,767 characters (such a text is marked partial); old .xls files are refused; the shared strings of the workbook are
held in memory, up to ten times the size of a document.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any

from stance.batches import batched
from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.columns import find_columns, need_text, row_document
from stance.sources.inputs import Input, Refusal
from stance.sources.limits import check_archive

SUFFIXES = (".xlsx", ".xlsm")
HEADER_WITHIN = 20
ROWS_AT_A_TIME = 200
STRINGS = 10  # the texts of a workbook may be so many times the size of a document


def recognises(file: Input) -> bool:
    return "xl/workbook.xml" in file.members


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    with _opened(file, settings) as stream:
        yield from _sheets(stream, file, settings)


def first_rows(file: Input, settings: Settings, number: int) -> tuple[list[str], list[list[Any]]]:
    """Header and first rows of the first sheet that has some, for someone who says what the columns hold."""
    with _opened(file, settings) as stream:
        for sheet in _workbook(stream).worksheets:
            sheet.reset_dimensions()
            rows = [list(row) for _, row in islice(_rows(sheet), HEADER_WITHIN + number) if any(row)]
            if rows:
                known = (place for place, row in enumerate(rows) if "text" in find_columns(row, {}))
                start = next(known, 0)
                return [str(name or "") for name in rows[start]], rows[start + 1 : start + 1 + number]
    return [], []


@contextmanager
def _opened(file: Input, settings: Settings) -> Iterator[IO[bytes]]:
    """The workbook, once its size is known to be bearable; SourceError for whatever its parser raises."""
    with file.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                check_archive(archive)
                _check_strings(archive, settings)
            yield stream
        except SourceError:
            raise
        except Exception as error:  # openpyxl lets through whatever its parsers raise on a damaged workbook
            reason = f"The workbook is damaged ({type(error).__name__}). Open it and save it again as .xlsx, or as CSV."
            raise SourceError(reason) from error


def _workbook(stream: IO[bytes]) -> Any:
    with warnings.catch_warnings(action="ignore"):
        from openpyxl import load_workbook

        return load_workbook(stream, read_only=True, data_only=True, keep_links=False)


def _check_strings(archive: zipfile.ZipFile, settings: Settings) -> None:
    limit = STRINGS * settings.max_document_bytes
    for member in archive.infolist():
        if member.filename.endswith("sharedStrings.xml") and member.file_size > limit:
            raise SourceError(f"The texts of the workbook exceed {limit / 1e6:.0f} MB. Split it, or save it as CSV.")


def _sheets(stream: IO[bytes], file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    first_error: SourceError | None = None
    some = False
    for sheet in _workbook(stream).worksheets:
        sheet.reset_dimensions()  # what the file says of its size is not always true
        rows = _rows(sheet)
        try:
            columns = _header(rows, settings)
        except SourceError as error:
            first_error = first_error or error
            continue
        some = True
        for number, row in rows:
            source = f"{file.source}#{sheet.title}!{number}"
            found = row_document(row, columns, "xlsx", source, settings.max_document_bytes)
            if found is not None:
                yield found
    if not some:
        raise first_error or SourceError("The workbook has no sheet with rows. Save it again from its source.")


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    waiting = batched(enumerate(sheet.iter_rows(values_only=True), 1), ROWS_AT_A_TIME)
    while True:
        with warnings.catch_warnings(action="ignore"):  # openpyxl warns of odd cells; they are read as they are
            batch = next(waiting, None)
        if batch is None:
            return
        yield from batch


def _header(rows: Iterator[tuple[int, Sequence[Any]]], settings: Settings) -> dict[str, int]:
    first: Sequence[Any] = ()
    for _, row in islice(rows, HEADER_WITHIN):
        first = first or row
        try:
            columns = find_columns(row, settings.columns)
        except SourceError:
            continue
        if "text" in columns:
            return columns
    need_text(find_columns(first, settings.columns), first)
    raise SourceError("No row of the first twenty names the columns. Put their names in the first row.")
