"""Tables as files: CSV for French Excel, JSON Lines, Parquet, Excel, DuckDB, each with its citation block inside.

    csv      `;`, decimal comma, UTF-8 with a byte order mark; text that Excel would run as a formula gets an apostrophe
    jsonl    one object per row
             both: the citation is the field `citation` of the first row, so the file stays one plain table
    parquet  citation in the file's key-value metadata, key `citation`, as JSON
    xlsx     citation on a second sheet; text is never a formula
    duckdb   citation as a second table; written in the file format of DuckDB 1.2, which older programs read

A file appears whole or not at all. Limits: an export is held in memory; Excel holds 1,048,575 rows and says so here;
a table without rows has no first row and, in csv and jsonl, no citation.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from stance.errors import StanceError

Citation = Mapping[str, Any]

EXCEL_ROWS = 1_048_575
EXCEL_CELL = 32_767
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


def write_table(frame: pd.DataFrame, path: Path, format: str, citation: Citation | None = None) -> None:
    """Write `frame` at `path` in one of FORMATS."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.unlink(missing_ok=True)
        FORMATS[format](_with_plain_dates(frame), partial, citation)
        os.replace(partial, path)
    except OSError as error:
        raise StanceError(
            f"{path} cannot be written ({error.strerror}). Choose another place with --output."
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def neutralise(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets a leading apostrophe; plain numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(value):
        return "'" + value
    return value


def _csv(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    if citation and len(frame):
        frame = frame.assign(citation=[json.dumps(citation, ensure_ascii=False)] + [None] * (len(frame) - 1))
    texts = {}
    for position, column in enumerate(frame.columns):
        values = frame.iloc[:, position]
        if values.dtype == bool:
            values = values.map({True: "oui", False: "non"})
        elif not pd.api.types.is_numeric_dtype(values):
            values = values.map(lambda value: neutralise(_joined(value)), na_action="ignore")
        texts[neutralise(column)] = values
    plain = pd.DataFrame(texts, index=frame.index)
    plain.to_csv(path, sep=";", decimal=",", encoding="utf-8-sig", index=False, lineterminator="\r\n")


def _jsonl(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, record in enumerate(frame.to_dict("records")):
            row = {key: _json_value(value) for key, value in record.items()}
            if citation and number == 0:
                row["citation"] = dict(citation)
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _parquet(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    if citation:
        table = table.replace_schema_metadata({"citation": json.dumps(citation, ensure_ascii=False)})
    pq.write_table(table, path, compression="zstd")


def _xlsx(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    longest = max((frame[name].map(_length).max() for name in frame.columns if len(frame)), default=0)
    if len(frame) > EXCEL_ROWS or longest > EXCEL_CELL:
        raise StanceError(
            f"{len(frame):,} rows with texts of up to {longest:,} characters do not fit in Excel "
            f"({EXCEL_ROWS:,} rows, {EXCEL_CELL:,} characters per cell). Export csv or parquet."
        )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Énoncés")
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, str(column)) for column in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        sheet.append([_cell(sheet, value) for value in row])
    if citation:
        notes = book.create_sheet("Citation")
        for key, value in citation.items():
            notes.append([_cell(notes, key), _cell(notes, _flat(value))])
    book.save(path)


def _duckdb(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    rows = [{"key": key, "value": str(_flat(value))} for key, value in (citation or {}).items()]
    schema = pa.schema([("key", pa.string()), ("value", pa.string())])
    with duckdb.connect(":memory:") as connection:
        connection.register("rows", pa.Table.from_pandas(frame, preserve_index=False))
        connection.register("notes", pa.Table.from_pylist(rows, schema=schema))
        quoted = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS file (STORAGE_VERSION 'v1.2.0')")
        connection.execute("CREATE TABLE file.enonces AS FROM rows")
        connection.execute("CREATE TABLE file.citation AS FROM notes")
        connection.execute("DETACH file")


FORMATS: dict[str, Callable[[pd.DataFrame, Path, Citation | None], None]] = {
    "csv": _csv,
    "parquet": _parquet,
    "jsonl": _jsonl,
    "xlsx": _xlsx,
    "duckdb": _duckdb,
}


def _with_plain_dates(frame: pd.DataFrame) -> pd.DataFrame:
    """DuckDB gives dates as timestamps at midnight; files should hold dates."""
    dated = [name for name in frame.columns if pd.api.types.is_datetime64_any_dtype(frame[name])]
    return frame.assign(**{name: frame[name].dt.date.astype(object).where(frame[name].notna(), None) for name in dated})


def _cell(sheet: Any, value: Any) -> WriteOnlyCell:
    value = _joined(value)
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, None if pd.isna(value) else value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"  # openpyxl would make a formula of a text that starts with "="
    return cell


def _length(value: Any) -> int:
    value = _joined(value)
    return len(value) if isinstance(value, str) else 0


def _joined(value: Any) -> Any:
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return value
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else " | ".join(map(str, value))


def _flat(value: Any) -> Any:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(part)}" for key, part in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _json_value(value: Any) -> Any:
    if isinstance(value, Mapping | list | tuple):
        return value
    if hasattr(value, "tolist"):
        return value.tolist()
    return None if pd.isna(value) else value
