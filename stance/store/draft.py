"""The copy of a store that is being changed, and how it takes the store's place.

What readers see is only ever replaced whole (`os.replace`), so a crash, a full disk or `kill -9` leaves the last
complete store; the draft it leaves behind is thrown away by the next one. Limit: each publication copies the file once,
so it is for the caller to choose when (see `pipeline`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from stance import __version__
from stance.errors import StoreError
from stance.store.files import draft_path, remove_drafts, swap, whole_path
from stance.store.flat import make_flat
from stance.store.store import SCHEMA_VERSION, check_version, explained

SCHEMA = Path(__file__).with_name("schema.sql")
WRITER_CONFIG = {"memory_limit": "2GB"}


class Draft:
    """A copy of the store at `path`; a new, empty one if there is none, or if `rebuild`."""

    def __init__(self, path: Path, rebuild: bool = False) -> None:
        self.path, self.file = path, draft_path(path)
        self.fresh = rebuild or not path.exists()
        self.changed = False
        remove_drafts(path)
        if not self.fresh:
            self._copy()
        self._connect()
        if self.fresh:
            self.connection.execute(SCHEMA.read_text(encoding="utf-8"))
            self.set_meta(schema_version=SCHEMA_VERSION, created_by=f"stance {__version__}", demo="false", data_hash="")

    def _copy(self) -> None:
        if self.path.with_name(self.path.name + ".wal").exists():
            raise StoreError(
                f"{self.path} has unsaved changes of another program (a .wal file beside it). Open and close it "
                "in that program, then import again."
            )
        shutil.copyfile(self.path, self.file)

    def _connect(self) -> None:
        with explained(self.path):
            self.connection = duckdb.connect(str(self.file), config=WRITER_CONFIG)
            if not self.fresh:
                check_version(self.connection, self.path)

    def publish(self, rewrite: Callable[[Path, Path], None] | None = None) -> bool:
        """Swap the draft in, which ends the writing; False, and nothing touched, when nothing was changed.

        `rewrite` makes the file that is swapped in from the draft, where a copy would hold too much.
        """
        if not self.changed:
            return False
        self.set_meta(data_hash=self._data_hash())
        if not rewrite:  # which makes it of what it copied
            make_flat(self.connection)
        try:
            self.connection.execute("CHECKPOINT")
            self.connection.close()
            ready = self.file
            if rewrite:
                ready = whole_path(self.path)
                rewrite(self.file, ready)
            swap(ready, self.path)
            self.fresh = self.changed = False
        except OSError as error:
            raise StoreError(f"{self.path} could not be replaced ({error}). The former store is intact.") from error
        return True

    def reopen(self) -> None:
        """Go on with a copy of what was published."""
        shutil.copyfile(self.path, self.file)
        self._connect()

    def close(self) -> None:
        self.connection.close()
        remove_drafts(self.path)

    def set_meta(self, **facts: str) -> None:
        self.insert("meta", [{"key": key, "value": value} for key, value in facts.items()], "OR REPLACE")

    def meta(self, key: str) -> str | None:
        return next((value for (value,) in self.rows("SELECT value FROM meta WHERE key = ?", [key])), None)

    def insert(self, table: str, rows: list[dict[str, Any]], conflict: str = "") -> None:
        if rows:
            self.with_batch(pa.Table.from_pylist(rows), f"INSERT {conflict} INTO {table} BY NAME SELECT * FROM batch")

    def with_batch(self, batch: pa.Table, *statements: str) -> list[list[tuple[Any, ...]]]:
        """Run statements that read the table `batch`; gives the rows of each."""
        self.connection.register("batch", batch)
        found = [self.rows(statement) for statement in statements]
        self.connection.unregister("batch")
        return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside, or nothing."""
        self.rows("BEGIN")
        try:
            yield
        except BaseException:
            self.rows("ROLLBACK")
            raise
        self.rows("COMMIT")

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, params).fetchall()

    def table(self, sql: str) -> pa.Table:
        return self.connection.sql(sql).to_arrow_table()

    def value(self, sql: str, params: Sequence[Any] = ()) -> Any:
        return self.rows(sql, params)[0][0]

    def _data_hash(self) -> str:
        """Fingerprint of statements and current scores, whatever their order, their ids and the time of import.

        An exclusive-or of MD5 per row: constant memory on millions of rows; it tells versions apart and is no seal
        against forgery.
        """
        return self.value(
            """
            SELECT printf('%032x', coalesce(bit_xor(md5_number(concat_ws('|',
                          s.article_id[:16] || ':' || s.start_offset || '-' || s.end_offset, s.kind, s.actor, s.text,
                          c.target, c.label, round(c.score, 4)))), 0))
            FROM statements AS s
            LEFT JOIN (SELECT * FROM stances
                       WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')) AS c
            USING (statement_id)
            """
        )
