"""The first rows of a table and what its columns seem to hold, for someone who is to say it before an import.

Limit: of a workbook, the first sheet that has rows; tables inside archives are read by their column names only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stance.errors import SourceError
from stance.settings import Settings
from stance.sources import csv_table, jsonl_table, parquet_table, xlsx_table
from stance.sources.columns import cell_text, find_columns
from stance.sources.formats import recognise
from stance.sources.inputs import File
from stance.sources.link_lists import is_list

TABLES = (xlsx_table, parquet_table, jsonl_table, csv_table)
ROWS = 5
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class TableHead:
    """Names of the columns, first rows as text, and role → name of the columns whose names are known."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    roles: Mapping[str, str]


def table_head(file: File, settings: Settings) -> TableHead | None:
    """None when the file is no table of articles, or one that cannot be read: the import will say why."""
    try:
        opened = file.open()
        reader = recognise(opened)
        if reader not in TABLES or (reader is csv_table and is_list(opened, settings)):
            return None
        header, rows = reader.first_rows(opened, settings, ROWS)
    except (SourceError, OSError):
        return None
    names = [str(name) for name in header[:MOST_COLUMNS]]
    if not any(names):
        return None
    roles = {role: names[place] for role, place in find_columns(names, {}).items()}
    cells = (row[:MOST_COLUMNS] for row in rows)
    return TableHead(tuple(names), tuple(tuple(map(cell_text, row)) for row in cells), roles)
