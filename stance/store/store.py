"""Read the store: open read-only, run one named query, close.

Each query attaches the file to a fresh in-memory DuckDB; those of one page share one (`session`). That keeps three
promises at once: the file is never held open longer, so an import can swap it at any moment; the next query sees the
new file even while another thread still reads the old one (a plain `duckdb.connect(path)` would share the old one
inside a process); and the connection is locked down (no other file, no extension, no write) because a store may come
from someone else.

Limits: this module knows no filter and no chart; SQL lives in `queries/*.sql`. A query that must see two tables of one
generation has to be one SQL text.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import pandas as pd
import pyarrow as pa

from stance.errors import StoreError
from stance.store.checked import EMPTY
from stance.store.shelf import Shelf
from stance.store.sql import SHARED, parameters, read_query, without_idle_conditions

SCHEMA_VERSION = "4"
OLDER_VERSIONS = ("1", "2", "3")  # `rewrite` brings them up to date
DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
READER_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "2GB",  # DuckDB's own default, 80 % of the machine, starves the model beside it
    "threads": "4",
}

SHELF = Shelf(64_000_000)

# Pages answered at once: more than cores gains no time, and each holds what it read of the file in memory. Behind pages
# that take long, one goes ahead after a while all the same.
PLACES = threading.BoundedSemaphore((os.cpu_count() or 1) + 1)
PLACE_PATIENCE_S = 30.0


@dataclass(slots=True)
class _Session:
    """The database that the questions of one page share, opened by the first of them."""

    path: Path
    generation: str
    database: duckdb.DuckDBPyConnection | None = None
    kept: dict[str, str] = field(default_factory=dict)  # shared part with its parameters → table


_SESSION: ContextVar[_Session | None] = ContextVar("session", default=None)


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What is in the store, for `info`, the citation block and the foot of each page."""

    path: str
    bytes: int
    schema_version: str
    created_by: str
    demo: bool
    articles: int
    statements: int
    scored: int
    actors: int
    outlets: int
    first_date: date | None
    last_date: date | None
    model: str | None
    model_revision: str | None
    data_hash: str
    imports: int


class Store:
    """A store file, opened anew for each question. Making one costs nothing and touches nothing."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    @property
    def generation(self) -> str:
        """Changes each time an import swaps the file: the key for caches of query results."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            raise _missing(self.path) from None
        return f"{status.st_mtime_ns:x}-{status.st_size:x}-{status.st_ino:x}"

    def query(
        self, name: str, params: Mapping[str, Any] | None = None, tables: Mapping[str, pa.Table] | None = None
    ) -> pd.DataFrame:
        """Rows of `queries/<name>.sql`. It binds those of `params` that the SQL names as `$key`; `label_source` among
        them also chooses the model's or the corrected labels. `tables` are small ones that the SQL names: what people
        checked (`corrections.read_corrections`), which is nothing where it is not given."""
        labels = (params or {}).get("label_source", "model")
        if labels == "corrected" and tables is None:
            raise ValueError(f"Query {name} was asked for corrected labels without the tables of corrections")
        bound = dict(params or {})
        session = self._session()  # looked at once: a swap in the middle of a question would give two answers
        sql = read_query(name, labels, keep_shared=labels == "model" and session is not None)
        whole = sql if labels == "corrected" else read_query(name, labels)
        if missing := parameters(whole) - bound.keys():
            raise ValueError(f"Query {name} needs {sorted(missing)}; it was given {sorted(bound)}")
        sql = without_idle_conditions(sql, bound)
        given = EMPTY | dict(tables or {})
        with self._open(session, {key: given[key] for key in given if re.search(rf"\b{key}\b", sql)}) as connection:
            sql = SHARED.sub(lambda match: _kept(session, connection, match, bound), sql)
            return connection.execute(sql, {key: bound[key] for key in parameters(sql)}).df()

    def info(self) -> StoreInfo:
        row = self.query("info").iloc[0]
        first, last = (None if pd.isna(row[key]) else row[key].date() for key in ("first_date", "last_date"))
        text = {key: None if pd.isna(row[key]) else str(row[key]) for key in ("model", "model_revision")}
        counts = {key: int(row[key]) for key in ("articles", "statements", "scored", "actors", "outlets", "imports")}
        return StoreInfo(
            path=str(self.path), bytes=self.path.stat().st_size, schema_version=SCHEMA_VERSION,
            created_by=str(row["created_by"]), demo=row["demo"] == "true", first_date=first, last_date=last,
            data_hash=str(row["data_hash"]), **text, **counts,
        )  # fmt: skip

    @contextmanager
    def session(self) -> Iterator[None]:
        """Inside, the questions of this thread to this file share one open database, as long as nobody swaps the file:
        most of a small question is the opening. For the length of one page, never longer (see above)."""
        # Before anything is asked: who waits here holds nothing that another page could wait for.
        placed = _SESSION.get() is None and PLACES.acquire(timeout=PLACE_PATIENCE_S)
        try:
            session = _Session(self.path, self.generation)
            token = _SESSION.set(session)
            try:
                yield
            finally:
                _SESSION.reset(token)
                if session.database is not None:
                    session.database.close()
        finally:
            if placed:
                PLACES.release()

    @contextmanager
    def _open(self, session: _Session | None, tables: Mapping[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the database of the session, if there is one, else a connection of its own."""
        if not self.path.exists():
            raise _missing(self.path)
        if session is None:
            connection = self._connect()
        else:
            if session.database is None:
                session.database = self._connect()
            connection = session.database.cursor()
        try:
            with explained(self.path):
                connection.execute("USE store")
                for name, table in tables.items():
                    connection.register("given", table)
                    connection.execute(f"CREATE TEMP TABLE {name} AS FROM given")
                    connection.unregister("given")
                yield connection
        finally:
            connection.close()

    def _session(self) -> _Session | None:
        """The session of this thread, if it is for the file as it is now."""
        session = _SESSION.get()
        return session if session and (session.path, session.generation) == (self.path, self.generation) else None

    def _connect(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:", config=READER_CONFIG)
        try:
            with explained(self.path):
                quoted = str(self.path).replace("'", "''")
                connection.execute(f"ATTACH '{quoted}' AS store (READ_ONLY)")
                connection.execute("USE store")
                connection.execute("SET enable_external_access = false")
                connection.execute("SET lock_configuration = true")
                check_version(connection, self.path)
        except BaseException:
            connection.close()
            raise
        return connection


def _kept(
    session: _Session, connection: duckdb.DuckDBPyConnection, part: re.Match[str], params: Mapping[str, Any]
) -> str:
    """SQL that gives the rows of a shared part, worked out by the first question of the session that needs them."""
    sql = without_idle_conditions(read_query(part[2], keep_shared=True), params)
    sql = SHARED.sub(lambda match: _kept(session, connection, match, params), sql)
    bound = {key: params[key] for key in sorted(parameters(sql))}
    asked = repr((sql, bound))
    if asked not in session.kept:
        table = f"memory.main.kept_{len(session.kept)}"
        if part[1] == "lasting":
            connection.register("given", _lasting(session, connection, asked, sql, bound))
            connection.execute(f"CREATE TABLE {table} AS FROM given")
            connection.unregister("given")
        else:
            connection.execute(f"CREATE TABLE {table} AS {sql}", bound)
        session.kept[asked] = table
    return f"SELECT * FROM {session.kept[asked]}"


def _lasting(
    session: _Session, connection: duckdb.DuckDBPyConnection, asked: str, sql: str, bound: Mapping[str, Any]
) -> pa.Table:
    """Rows of a part that outlasts the page, from the shelf where an earlier page asked the same of the same file."""
    key = (session.path, session.generation, asked)
    rows = SHELF.get(key)
    if rows is None:
        rows = connection.sql(sql, params=dict(bound)).to_arrow_table()
        if Store(session.path).generation == session.generation:  # else the database may be of the file after a swap
            SHELF.put(key, rows)
    return rows


def check_version(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Refuse a DuckDB file of ours from another schema version, or one that is not a store at all."""
    if (version := version_of(connection, path)) != SCHEMA_VERSION:
        refuse_version(version, path)


def refuse_version(version: str, path: Path) -> NoReturn:
    if version in OLDER_VERSIONS:
        raise StoreError(
            f"{path} was written by an older version of Stance (schema version {version}). The file is untouched. To "
            f"bring it up to date, with all that it holds: python -m stance serve --db {path} (or import into it)."
        )
    raise StoreError(
        f"{path} has schema version {version}, this program reads version {SCHEMA_VERSION}: a newer version of Stance "
        "wrote it. The file is untouched. Bring this program up to date, or give another file with --db."
    )


def version_of(connection: duckdb.DuckDBPyConnection, path: Path, database: str = "") -> str:
    """The schema version of a store, attached as `database` if that is given."""
    try:
        table = f"{database}.main.meta" if database else "meta"
        rows = connection.execute(f"SELECT value FROM {table} WHERE key = 'schema_version'").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        rows = []
    if not rows:
        raise StoreError(f"{path} is a DuckDB file but not a Stance store. Give another path with --db.")
    return str(rows[0][0])


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn DuckDB's complaints about the file itself into one line that says what to do; let the others through."""
    try:
        yield
    except DAMAGE as error:
        reason = str(error).splitlines()[0]
        if "lock" in reason.lower():
            message = f"{path} is open for writing in another program. Close it there, then try again."
        else:
            message = (
                f"{path} cannot be read as a store ({reason}). Move it away and import the documents again: "
                "python -m stance ingest PATHS"
            )
        raise StoreError(message) from error


def _missing(path: Path) -> StoreError:
    return StoreError(
        f"There is no store at {path}. Make one: python -m stance ingest PATHS (or: python -m stance demo)"
    )
