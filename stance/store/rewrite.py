"""A store written anew, table by table, into a fresh file with the schema of this program.

For stores of an older version, for stores that come from another machine, and after a removal: a file that rows were
deleted from still holds their bytes, a new one never did. Only tables and columns that this program knows are copied,
and the other file is read with the precautions of a reader: it may come from anybody.

Limit: a column that an older version did not have gets its default, which for what is derived from documents means
"not known": import the documents again with --rebuild to fill it.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from stance.errors import StoreError
from stance.store.draft import SCHEMA
from stance.store.files import exclusive, remove_drafts, swap, whole_path
from stance.store.flat import make_flat
from stance.store.store import OLDER_VERSIONS, READER_CONFIG, SCHEMA_VERSION, explained, refuse_version, version_of
from stance.store.versions import url_key

# Parents before children, as they are written.
TABLES = ("meta", "imports", "articles", "former_articles", "dropped", "statements", "runs", "stances", "tones")


def upgrade(path: Path) -> bool:
    """Bring the store at `path` up to date with this program, if an older one wrote it; says whether it did."""
    if not path.exists() or _version(path) not in OLDER_VERSIONS:
        return False
    with exclusive(path.with_name(path.name + ".lock"), f"An import is writing to {path}."):
        try:
            rewrite(path, whole_path(path))
            swap(whole_path(path), path)
        except OSError as error:
            raise StoreError(f"{path} could not be replaced ({error}). The former store is intact.") from error
        finally:
            remove_drafts(path)
    return True


def rewrite(source: Path, target: Path) -> None:
    """Write at `target`, where nothing may be, what the store at `source` holds."""
    connection = duckdb.connect(":memory:", config=READER_CONFIG | {"temp_directory": f"{target}.tmp"})
    try:
        with explained(source):
            connection.execute(f"ATTACH '{_quoted(source)}' AS former (READ_ONLY)")
            connection.execute(f"ATTACH '{_quoted(target)}' AS store")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            if (version := version_of(connection, source, "former")) not in (SCHEMA_VERSION, *OLDER_VERSIONS):
                refuse_version(version, source)
            connection.execute("USE store")
            connection.execute(SCHEMA.read_text(encoding="utf-8"))
            _copy_tables(connection, source)
            if version == "1":
                _fill_url_keys(connection)
            connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [SCHEMA_VERSION])
            make_flat(connection)
            connection.execute("CHECKPOINT store")
    finally:
        connection.close()


def _copy_tables(connection: duckdb.DuckDBPyConnection, source: Path) -> None:
    for table in TABLES:
        columns = ", ".join(sorted(_columns(connection, "former", table) & _columns(connection, "store", table)))
        if not columns:
            continue
        try:
            connection.execute(f"INSERT INTO {table} BY NAME SELECT {columns} FROM former.main.{table}")
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            message = f"{source} is damaged: its table {table} cannot be read ({reason}). Nothing was changed."
            raise StoreError(message) from error


def _fill_url_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """What version 1 did not store, and what its articles need to be found again by their newer versions."""
    urls = connection.execute("SELECT DISTINCT url FROM articles WHERE url IS NOT NULL").fetchall()
    keys = pa.table({"url": pa.array([u for (u,) in urls], pa.string()),
                     "key": pa.array([url_key(u) for (u,) in urls], pa.string())})  # fmt: skip
    connection.register("keys", keys)
    connection.execute("UPDATE articles SET url_key = keys.key FROM keys WHERE articles.url = keys.url")
    connection.unregister("keys")


def _columns(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> set[str]:
    rows = connection.execute(
        "SELECT column_name FROM duckdb_columns() "
        "SEMI JOIN duckdb_tables() USING (database_name, schema_name, table_name) "
        "WHERE database_name = ? AND schema_name = 'main' AND table_name = ?",
        [database, table],
    ).fetchall()
    return {row[0] for row in rows}


def _version(path: Path) -> str:
    connection = duckdb.connect(":memory:", config=READER_CONFIG)
    try:
        with explained(path):
            connection.execute(f"ATTACH '{_quoted(path)}' AS store (READ_ONLY)")
            return version_of(connection, path, "store")
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
