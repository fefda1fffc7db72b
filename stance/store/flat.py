"""The table `flat` of a store, made again whenever a file is about to be published.

It repeats what the other tables hold in the form in which the pages ask: one row per statement with its article's facts
and the positions of the current model revision, sorted by date. So a question reads a few columns of one table and
joins nothing. It is made in parts, so that memory holds PART statements, whatever the number. Limit: it costs a quarter
of the file and, at each save, some seconds per million statements.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

SQL = Path(__file__).with_name("flat.sql")
PART = 200_000  # statements
_NUMBERED = """
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT article_id, outlet, outlet_country, date, near_duplicate_rank, machine_translated,
       row_number() OVER (ORDER BY date NULLS LAST, article_id)::INTEGER AS article
FROM articles
"""


def make_flat(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("DELETE FROM flat")
    connection.execute(_NUMBERED)
    (sizes,) = connection.execute(
        "SELECT (SELECT count(*) FROM numbered), (SELECT count(*) FROM statements)"
    ).fetchall()
    articles, statements = sizes
    step = max(1, PART * articles // max(1, statements))
    sql = SQL.read_text(encoding="utf-8")
    for first in range(1, articles + 1, step):
        connection.execute(sql, {"first": first, "last": first + step - 1})
    connection.execute("DROP TABLE numbered")
