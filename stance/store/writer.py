"""Write the store: prepare a copy beside it, change the copy, swap it in.

    with open_writer(path, command) as writer:
        writer.add_articles(pairs); writer.add_scores(...); writer.publish()

The file readers see is only ever replaced whole (`os.replace`), so a crash, a full disk or `kill -9` leaves the last
complete store; what was prepared is thrown away at the next import. One import at a time: a lock file beside the store,
released by the system when its holder dies. Limits: each publish copies the file once, so publish every few minutes,
not every article; memory holds one batch, never the corpus.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from stance import __version__
from stance.errors import StoreError
from stance.records import Article, Dropped, Score, Statement
from stance.store.files import exclusive, flush, remove_draft, swap
from stance.store.rows import article_row, dropped_rows, stance_rows, statement_row, tone_row
from stance.store.store import SCHEMA_VERSION, check_version, explained

SCHEMA = Path(__file__).with_name("schema.sql")
UNSCORED = "FROM statements ANTI JOIN (SELECT * FROM tones WHERE model_revision = ?) USING (statement_id)"


@contextmanager
def open_writer(path: Path, command: str, rebuild: bool = False) -> Iterator[Writer]:
    """A writer on a copy of the store at `path` (a new, empty one if there is none, or if `rebuild`)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(path.with_name(path.name + ".lock"), f"Another import is writing to {path}."):
        writer = Writer(path, command, rebuild)
        try:
            yield writer
        finally:
            writer.close()


class Writer:
    """Changes to a copy of the store; nothing is seen by readers before `publish`. Use `open_writer`."""

    def __init__(self, path: Path, command: str, rebuild: bool) -> None:
        self.path = path
        self.draft = path.with_name(path.name + ".next")
        self.command = command
        self.started = datetime.now(UTC).replace(tzinfo=None)
        self.import_id: int | None = None
        self.fresh = rebuild or not path.exists()
        self.changed = False
        self._prepare()

    def _prepare(self) -> None:
        remove_draft(self.draft)
        if not self.fresh:
            if self.path.with_name(self.path.name + ".wal").exists():
                raise StoreError(
                    f"{self.path} has unsaved changes of another program (a .wal file beside it). Open and close it "
                    "in that program, then import again."
                )
            shutil.copyfile(self.path, self.draft)
        self._connect()
        if self.fresh:
            self.connection.execute(SCHEMA.read_text(encoding="utf-8"))
            self.set_meta(schema_version=SCHEMA_VERSION, created_by=f"stance {__version__}", demo="false", data_hash="")

    def _connect(self) -> None:
        with explained(self.path):
            self.connection = duckdb.connect(str(self.draft), config={"memory_limit": "2GB"})
            if not self.fresh:
                check_version(self.connection, self.path)

    def set_meta(self, **facts: str) -> None:
        rows = [{"key": key, "value": value} for key, value in facts.items()]
        self._insert("meta", rows, "OR REPLACE")

    def meta(self, key: str) -> str | None:
        rows = self.connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchall()
        return rows[0][0] if rows else None

    def article_ids(self) -> set[str]:
        return {row[0] for row in self.connection.execute("SELECT article_id FROM articles").fetchall()}

    def add_articles(self, pairs: Sequence[tuple[Article, Sequence[Statement]]]) -> int:
        """Add the articles that are absent, with their statements; say how many were added."""
        known = self.article_ids()
        new = list({pair[0].id: pair for pair in pairs if pair[0].id not in known}.values())
        if not new:
            return 0
        import_id = self._current_import()
        self.changed = True
        self.connection.execute("BEGIN")
        self._insert("articles", [article_row(article, import_id) for article, _ in new])
        self._insert("dropped", [row for article, _ in new for row in dropped_rows(article)])
        self._insert("statements", [
            statement_row(statement, position) for _, statements in new for position, statement in enumerate(statements)
        ])  # fmt: skip
        self.connection.execute("UPDATE imports SET kept = kept + ? WHERE import_id = ?", [len(new), import_id])
        self.connection.execute("COMMIT")
        return len(new)

    def count_refused(self, refused: int) -> None:
        """Note refusals on the current import, if it changed anything."""
        if self.import_id is not None:
            self.connection.execute("UPDATE imports SET refused = ? WHERE import_id = ?", [refused, self.import_id])

    def unscored_texts(self, revision: str, limit: int) -> list[str]:
        """Texts without a score of this revision, each once."""
        rows = self.connection.execute(
            f"SELECT text {UNSCORED} GROUP BY text ORDER BY min(statement_id) LIMIT ?", [revision, limit]
        ).fetchall()
        return [row[0] for row in rows]

    def add_scores(self, texts: Sequence[str], scores: Sequence[Score], model: str) -> int:
        """Store one score per text for every statement with that text; say how many statements it made."""
        if not texts:
            return 0
        revision = scores[0].model_revision
        before = self._count_tones(revision)
        self.connection.execute("BEGIN")
        self._insert_scores("tones", [tone_row(t, s) for t, s in zip(texts, scores, strict=True)])
        self._insert_scores("stances", [r for t, s in zip(texts, scores, strict=True) for r in stance_rows(t, s)])
        self._note_run(revision, model)
        self.connection.execute("COMMIT")
        return self._count_tones(revision) - before

    def use_revision(self, revision: str) -> None:
        """Make `revision` the one the views and pages show."""
        if self.meta("current_revision") != revision:
            self.set_meta(current_revision=revision)
            self.changed = True

    def articles(self) -> Iterator[Article]:
        """The stored articles with what grouping near-duplicates needs, some hundreds in memory at a time."""
        ids = [row[0] for row in self.connection.execute("SELECT article_id FROM articles ORDER BY 1").fetchall()]
        for at in range(0, len(ids), 500):
            rows = self.connection.execute(
                "SELECT article_id, source, text, title, outlet, date, "
                "list((start_offset, end_offset, reason)) FILTER (reason IS NOT NULL) "
                "FROM articles LEFT JOIN dropped USING (article_id) "
                "WHERE article_id IN (SELECT unnest(?)) GROUP BY ALL ORDER BY article_id",
                [ids[at : at + 500]],
            ).fetchall()
            for id_, source, text, title, outlet, date, spans in rows:
                dropped = tuple(Dropped(*span) for span in spans or ())
                yield Article(id_, source, text, title=title, outlet=outlet, date=date, dropped=dropped)

    def set_groups(self, groups: Mapping[str, str]) -> None:
        """Store near-duplicate groups (an article absent from the mapping stands alone) and rank each group by date."""
        rows = [{"article_id": article, "group_id": group} for article, group in groups.items()]
        table = pa.Table.from_pylist(rows, schema=pa.schema([("article_id", pa.string()), ("group_id", pa.string())]))
        self.connection.register("batch", table)
        self.connection.execute(
            """
            UPDATE articles SET near_duplicate_group = ranked.g, near_duplicate_rank = ranked.r
            FROM (SELECT article_id, g, row_number() OVER (PARTITION BY g ORDER BY date NULLS LAST, article_id) AS r
                  FROM (SELECT article_id, date, coalesce(group_id, article_id) AS g
                        FROM articles LEFT JOIN batch USING (article_id))) AS ranked
            WHERE articles.article_id = ranked.article_id
              AND (near_duplicate_group, near_duplicate_rank) IS DISTINCT FROM (ranked.g, ranked.r)
            """
        )
        self.connection.unregister("batch")

    def save(self) -> None:
        """Publish, and go on with a new copy."""
        if self.publish():
            shutil.copyfile(self.path, self.draft)
            self._connect()

    def publish(self) -> bool:
        """Swap the draft in, which ends the writing; False, and nothing touched, when nothing was changed."""
        if not self.changed:
            return False
        self.set_meta(data_hash=self._data_hash())
        if self.import_id is not None:
            now = datetime.now(UTC).replace(tzinfo=None)
            self.connection.execute("UPDATE imports SET finished_at = ? WHERE import_id = ?", [now, self.import_id])
        try:
            self.connection.execute("CHECKPOINT")
            self.connection.close()
            flush(self.draft)
            swap(self.draft, self.path)
            self.fresh = self.changed = False
        except OSError as error:
            raise StoreError(f"{self.path} could not be replaced ({error}). The former store is intact.") from error
        return True

    def close(self) -> None:
        self.connection.close()
        remove_draft(self.draft)

    def _insert(self, table: str, rows: list[dict[str, Any]], conflict: str = "") -> None:
        if not rows:
            return
        self.connection.register("batch", pa.Table.from_pylist(rows))
        self.connection.execute(f"INSERT {conflict} INTO {table} BY NAME SELECT * FROM batch")
        self.connection.unregister("batch")

    def _insert_scores(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Spread rows given per text over the statements with that text that lack a score of the same revision."""
        self.connection.register("batch", pa.Table.from_pylist(rows))
        self.connection.execute(
            f"INSERT INTO {table} BY NAME SELECT statement_id, batch.* EXCLUDE (text) "
            f"FROM batch JOIN statements USING (text) "
            f"ANTI JOIN {table} AS present USING (statement_id, model_revision)"
        )
        self.connection.unregister("batch")
        self.changed = True

    def lend_scores(self, revision: str) -> int:
        """Give unscored statements the scores of the same revision that another statement of the same text has.

        Says how many texts are left to score.
        """
        lender = (
            "WITH pairs AS (SELECT new.statement_id AS borrower, min(old.statement_id) AS lender FROM "
            "(SELECT statement_id, text FROM statements ANTI JOIN mine USING (statement_id)) AS new "
            "JOIN (SELECT statement_id, text FROM statements SEMI JOIN mine USING (statement_id)) AS old USING (text) "
            "GROUP BY new.statement_id) "
        )
        self.connection.execute("BEGIN")
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE mine AS SELECT statement_id FROM tones WHERE model_revision = ?", [revision]
        )
        for table in ("stances", "tones"):
            self.connection.execute(
                f"{lender} INSERT INTO {table} BY NAME SELECT borrower AS statement_id, t.* EXCLUDE (statement_id) "
                f"FROM {table} AS t JOIN pairs ON t.statement_id = pairs.lender WHERE t.model_revision = ?",
                [revision],
            )
        self.connection.execute("COMMIT")
        return self._value(f"SELECT count(DISTINCT text) {UNSCORED}", [revision])

    def _count_tones(self, revision: str) -> int:
        return self._value("SELECT count(*) FROM tones WHERE model_revision = ?", [revision])

    def _value(self, sql: str, params: Sequence[Any] = ()) -> Any:
        return self.connection.execute(sql, params).fetchall()[0][0]

    def _note_run(self, revision: str, model: str) -> None:
        now = datetime.now(UTC).replace(tzinfo=None)
        run = {"model_revision": revision, "model": model, "scored_at": now, "statements": self._count_tones(revision)}
        self._insert("runs", [run], "OR REPLACE")

    def _current_import(self) -> int:
        if self.import_id is None:
            self.import_id = self._value("SELECT coalesce(max(import_id), 0) + 1 FROM imports")
            self._insert("imports", [{
                "import_id": self.import_id, "started_at": self.started, "finished_at": None,
                "command": self.command, "kept": 0, "refused": 0,
            }])  # fmt: skip
        return self.import_id

    def _data_hash(self) -> str:
        """Fingerprint of statements and current scores, whatever their order and the time of import.

        An exclusive-or of MD5 per row: constant memory on millions of rows; it tells versions apart and is no seal
        against forgery.
        """
        return self._value(
            """
            SELECT printf('%032x', coalesce(bit_xor(md5_number(concat_ws('|', s.statement_id, s.kind, s.actor, s.text,
                          c.target, c.label, round(c.score, 4)))), 0))
            FROM statements AS s
            LEFT JOIN (SELECT * FROM stances
                       WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')) AS c
            USING (statement_id)
            """
        )
