"""The first rows of a table and what its columns seem to hold, for someone who is to say it before an import.

Limits: of a workbook, the first sheet that has rows; of an archive, its first tables, and none that unpacks to more
than MEMBER_BYTES. The columns of those left out are recognised by their names.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from stance.errors import SourceError
from stance.settings import Settings
from stance.sources import archives, csv_table, jsonl_table, parquet_table, xlsx_table
from stance.sources.columns import cell_text, find_columns
from stance.sources.formats import recognise
from stance.sources.inputs import File, Input
from stance.sources.link_lists import is_list

TABLES = (xlsx_table, parquet_table, jsonl_table, csv_table)
ROWS = 5
MOST_COLUMNS = 200
MOST_MEMBERS = 20
MEMBER_BYTES = 300_000_000
SUFFIXES = frozenset(suffix for table in TABLES for suffix in table.SUFFIXES)


@dataclass(frozen=True, slots=True)
class TableHead:
    """Names of the columns, first rows as text, and role → name of the columns whose names are known."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    roles: Mapping[str, str]


def table_heads(file: File, settings: Settings) -> dict[str, TableHead]:
    """By the name of the member, which is empty for the file itself; nothing when it holds no table of articles, or one
    that cannot be read: the import will say why."""
    try:
        opened = file.open()
        if recognise(opened) is not archives:
            return dict(_head(opened, "", settings))
        inner = archives.members(opened, lambda member: _head(member, _name(opened, member), settings), _is_table)
        return dict(islice((found for found in inner if isinstance(found, tuple)), MOST_MEMBERS))
    except (SourceError, OSError):
        return {}


def _head(table: Input, name: str, settings: Settings) -> Iterator[tuple[str, TableHead]]:
    reader = recognise(table)
    if reader not in TABLES or (reader is csv_table and is_list(table, settings)):
        return
    header, rows = reader.first_rows(table, settings, ROWS)
    names = [str(name) for name in header[:MOST_COLUMNS]]
    if any(names):
        roles = {role: names[place] for role, place in find_columns(names, {}).items()}
        cells = (row[:MOST_COLUMNS] for row in rows)
        yield name, TableHead(tuple(names), tuple(tuple(map(cell_text, row)) for row in cells), roles)


def _name(archive: Input, member: Input) -> str:
    return member.source.removeprefix(f"{archive.source}#")


def _is_table(member: zipfile.ZipInfo) -> bool:
    return PurePosixPath(member.filename).suffix.lower() in SUFFIXES and member.file_size <= MEMBER_BYTES
