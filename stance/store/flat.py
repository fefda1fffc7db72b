"""The table `flat` of a store, made again whenever a file is about to be published.

It repeats what the other tables hold in the form in which the pages ask: one row per statement with its article's facts
and the positions of the current model revision, sorted by date. So a question reads a few columns of one table and
joins nothing. Limit: it costs a quarter of the file and, at each save, some seconds per million statements.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

SQL = Path(__file__).with_name("flat.sql")


def make_flat(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("DELETE FROM flat")
    connection.execute(SQL.read_text(encoding="utf-8"))
