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
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from stance.errors import StanceError
from stance.store.workbook import longest_text, write_workbook

Citation = Mapping[str, Any]

SLICE = 10_000  # rows written at once as JSON
EXCEL_ROWS = 1_048_575
EXCEL_CELL = 32_767
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?")


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
    cells = [_csv_cells(_plain_array(frame.iloc[:, place])) for place in range(frame.shape[1])]
    rows = pc.binary_join_element_wise(*cells, ";")
    head = _csv_cells(pa.array([str(name) for name in frame.columns], pa.string()))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(";".join(head.to_pylist()) + "\r\n")
        for start in range(0, len(frame), SLICE):
            file.writelines(f"{row}\r\n" for row in rows.slice(start, SLICE).to_pylist())


def _csv_cells(values: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """The cells of one column: texts neutralised, decimal commas, quotes where the format needs them."""
    if pa.types.is_boolean(values.type):
        return pc.fill_null(pc.if_else(values, "oui", "non"), "")
    text = pc.cast(values, pa.string())
    if pa.types.is_floating(values.type):
        return pc.fill_null(pc.replace_substring(text, ".", ","), "")
    if pa.types.is_integer(values.type):
        return pc.fill_null(text, "")
    starts = pc.match_substring_regex(text, f"^[{re.escape(''.join(FORMULA_STARTS))}]")
    risky = pc.and_not(starts, pc.match_substring_regex(text, f"^(?:{NUMBER.pattern})$"))
    text = pc.if_else(risky, pc.binary_join_element_wise("'", text, ""), text)
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
    return pc.fill_null(pc.if_else(pc.match_substring_regex(text, '[;"\r\n]'), quoted, text), "")


def _jsonl(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    dated = [name for name in frame.columns if isinstance(_first(frame[name]), date)]
    frame = frame.assign(**{name: frame[name].map(str, na_action="ignore") for name in dated})
    with path.open("w", encoding="utf-8", newline="\n") as file:
        if citation and len(frame):
            row = {key: _json_value(value) for key, value in frame.iloc[0].to_dict().items()}
            file.write(json.dumps(row | {"citation": dict(citation)}, ensure_ascii=False, default=str) + "\n")
            frame = frame.iloc[1:]
        for start in range(0, len(frame), SLICE):
            part = frame.iloc[start : start + SLICE]
            text = part.to_json(orient="records", lines=True, force_ascii=False, double_precision=15)
            file.write(text.replace("\\/", "/"))  # a slash needs no escape


def _parquet(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    if citation:
        table = table.replace_schema_metadata({"citation": json.dumps(citation, ensure_ascii=False)})
    pq.write_table(table, path, compression="zstd")


def _xlsx(frame: pd.DataFrame, path: Path, citation: Citation | None) -> None:
    table = pa.table({str(name): _plain_array(frame[name]) for name in frame.columns})
    longest = longest_text(table)
    if len(frame) > EXCEL_ROWS or longest > EXCEL_CELL:
        raise StanceError(
            f"{len(frame):,} rows with texts of up to {longest:,} characters do not fit in Excel "
            f"({EXCEL_ROWS:,} rows, {EXCEL_CELL:,} characters per cell). Export csv or parquet."
        )
    notes = pa.table({
        "key": pa.array(list(citation or ()), pa.string()),
        "value": pa.array([str(_flat(value)) for value in (citation or {}).values()], pa.string()),
    })  # fmt: skip
    write_workbook(path, [("Énoncés", table, True), *([("Citation", notes, False)] if citation else [])])


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


def _plain_array(values: pd.Series) -> pa.Array | pa.ChunkedArray:
    """Numbers, dates and texts of one type; lists and what is mixed become text."""
    if values.dtype != object:
        return pa.array(values, from_pandas=True)
    joined = values.map(_joined, na_action="ignore")
    try:
        return pa.array(joined, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array(joined.map(str, na_action="ignore"), from_pandas=True)


def _first(values: pd.Series) -> Any:
    """The first value that is not missing."""
    place = values.first_valid_index()
    return None if place is None else values.loc[place]


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
