"""A table of ready-made statements (CSV, JSON Lines or Parquet with a `text` column) → DataFrame, for `score`.

Nothing is converted: CSV cells stay text, so codes such as 007 come out as they went in. The separator is the one of
; , TAB that the header has most of. Limits: the table is held in memory; one statement per row.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd

from stance.errors import SourceError
from stance.sources.text import decode

NO_SEPARATOR = "\x1f"
SUFFIXES = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}


def table_format(path: Path) -> str:
    """`csv`, `jsonl` or `parquet`, by the name of the file."""
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        known = ", ".join(SUFFIXES)
        raise SourceError(f"{path}: unknown kind of table ({path.suffix or 'no suffix'}). Use {known}.") from None


def read_statements_table(path: Path) -> pd.DataFrame:
    """The table with its columns in order; SourceError when it cannot be read or has no `text` column."""
    read = {"csv": _csv, "jsonl": _jsonl, "parquet": pd.read_parquet}[table_format(path)]
    try:
        frame = read(path)
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror or error}). Check the path and the file.") from error
    except ValueError as error:
        reason = " ".join(str(error).split())
        raise SourceError(f"{path} is not a well-formed table ({reason}). Save it again from its source.") from error
    if "text" not in frame.columns:
        columns = ", ".join(map(str, frame.columns)) or "none"
        raise SourceError(f"{path} has no column `text` (its columns: {columns}). Rename the one to score.")
    return frame


def _csv(path: Path) -> pd.DataFrame:
    text, _ = decode(path.read_bytes())
    header = text.split("\n", 1)[0]
    # One column needs no separator: what stands in its cells is text.
    separator = max(";,\t", key=header.count) if any(sign in header for sign in ";,\t") else NO_SEPARATOR
    return pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)


def _jsonl(path: Path) -> pd.DataFrame:
    text, _ = decode(path.read_bytes())
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
            if not isinstance(row, dict):
                raise ValueError(f"line {number}: not an object")
            rows.append(row)
    return pd.DataFrame(rows, dtype=object)
