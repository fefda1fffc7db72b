"""A table of articles in CSV or TSV, whatever its separator and encoding → one document per row.

The separator is the one that gives the header most known column names. Excel's `sep=;` line is honoured. Rows stream:
memory holds one of them. A row that cannot be right (more cells than the header, a quote never closed, a line beyond
the size limit) is refused by its line number and the rest goes on. Limits: the first line is the header; a quote
that is never closed takes the rows after it with it, up to the size limit, and is refused with them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.columns import find_columns, need_text, row_document
from stance.sources.inputs import Input, Refusal
from stance.sources.lines import LineTooLong, head_text, open_lines

SUFFIXES = (".csv", ".tsv", ".tab")
SEPARATORS = ";,\t|~^"
LONGEST_NAME = 60
LONGEST_HEADER = 50_000


def recognises(file: Input) -> bool:
    """By its name, or by a header of several short names one of which is a column of texts."""
    if file.suffix in SUFFIXES:
        return True
    header = header_of(head_text(file), {})[1]
    short = all(len(name) <= LONGEST_NAME for name in header)
    return len(header) > 1 and short and "text" in find_columns(header, {})


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    separator, header = header_of(head_text(file), settings.columns)
    columns = find_columns(header, settings.columns)
    need_text(columns, header)
    for line, row in rows(file, separator, settings.max_document_bytes):
        source = f"{file.source}#{line}"
        if isinstance(row, str):
            yield Refusal(source, row)
        elif len(row) > len(header) and any(row[len(header) :]):
            reason = (
                f"The row has {len(row)} cells, the header {len(header)}. Put cells that hold `{separator}` in quotes."
            )
            yield Refusal(source, reason)
        elif (found := row_document(row, columns, "csv", source, settings.max_document_bytes)) is not None:
            yield found


def first_rows(file: Input, settings: Settings, number: int) -> tuple[list[str], list[list[Any]]]:
    """Header and first rows, for someone who says what the columns hold."""
    separator, header = header_of(head_text(file), {})
    some = islice(rows(file, separator, settings.max_document_bytes), number)
    return header, [row for _, row in some if isinstance(row, list)]


def header_of(head: str, wanted: Mapping[str, str]) -> tuple[str, list[str]]:
    """Separator and column names, from the first lines of a table."""
    lines = [line[:LONGEST_HEADER] for line in head.lstrip("\ufeff\n\r ").splitlines()[:2]]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4], _cells(lines[1] if len(lines) > 1 else "", lines[0][4])
    first = lines[0] if lines else ""
    candidates = [(separator, _cells(first, separator)) for separator in SEPARATORS]
    return max(candidates, key=lambda found: (_known(found[1], wanted), len(found[1])))


def rows(file: Input, separator: str, limit: int) -> Iterator[tuple[int, list[str] | str]]:
    """Line number and cells of each row after the header, or why there are none."""
    csv.field_size_limit(limit)
    with open_lines(file, limit) as lines:
        reader = csv.reader(lines, delimiter=separator)
        header_seen = False
        while True:
            line = lines.number + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except LineTooLong:
                yield line, f"The line has more than {limit:,} characters. Split it, or raise STANCE_MAX_BYTES."
                continue
            except csv.Error:
                yield line, f"A cell has more than {limit:,} characters: a quote may never be closed. Check the quotes."
                continue
            if header_seen and lines.ended:  # the reader went on to the end of the file for the end of a cell
                yield (
                    line,
                    f"A quote that opens here is never closed; {lines.number - line} lines after it went into it.",
                )
            elif header_seen:
                yield line, row
            elif row and not _is_separator_line(row):
                header_seen = True


def _is_separator_line(row: list[str]) -> bool:
    return row[0].lower().startswith("sep=") or not any(row)


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error as error:
        raise SourceError("The first line is not the header of a table. Put the names of the columns there.") from error


def _known(names: list[str], wanted: Mapping[str, str]) -> int:
    try:
        return len(find_columns(names, wanted))
    except SourceError:
        return len(find_columns(names, {}))
