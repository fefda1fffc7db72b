"""Scores into the draft of a store: which texts lack one, and one score per text for every statement that has it.

What is left to score is listed once per copy of the store, not once per batch: the list holds, for each statement
without a score of the revision, the fingerprint of its text. Limit: the list (some 50 bytes a statement) lives in the
database's temporary tables and is made again after each save.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa

from stance.records import Score
from stance.store.draft import Draft
from stance.store.rows import stance_rows, tone_row

_LIST = """
CREATE OR REPLACE TEMP TABLE unscored AS
SELECT md5_number(text) AS text_key, statement_id, row_number() OVER () AS place FROM statements
ANTI JOIN (SELECT statement_id FROM tones WHERE model_revision = $revision) USING (statement_id)
"""
# One statement for each text.
_TEXTS = """
CREATE OR REPLACE TEMP TABLE unscored_texts AS
SELECT text_key, arg_min(statement_id, place) AS statement_id, min(place) AS place FROM unscored GROUP BY text_key
"""
# Unscored statements, each with the first scored one of the same text: a sentence that agencies repeat has thousands of
# both, whose pairs must not be made.
_LENT = """
CREATE OR REPLACE TEMP TABLE lent AS
SELECT unscored.statement_id AS borrower, scored.statement_id AS lender
FROM unscored
JOIN (SELECT md5_number(text) AS text_key, min(statement_id) AS statement_id FROM statements
      SEMI JOIN (SELECT statement_id FROM tones WHERE model_revision = $revision) USING (statement_id)
      GROUP BY text_key) AS scored
USING (text_key)
"""


class ScoreWriter:
    """The scores of one draft. `forget` says that its statements changed, or that it is another copy."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.listed: str | None = None
        self.runs: dict[str, str] = {}

    def forget(self) -> None:
        self.listed = None

    def lend(self, revision: str) -> int:
        """Give unscored statements the scores of the same revision that another statement of the same text has.

        Says how many texts are left to score.
        """
        self._list(revision)
        left = self.draft.value("SELECT count(*) FROM unscored_texts")
        if not left or not self.draft.value("SELECT count(*) FROM tones WHERE model_revision = ?", [revision]):
            return left
        self.draft.rows(_LENT, {"revision": revision})
        if self.draft.value("SELECT count(*) FROM lent"):
            with self.draft.transaction():
                for table in ("stances", "tones"):
                    self.draft.rows(
                        f"INSERT INTO {table} BY NAME SELECT borrower AS statement_id, t.* EXCLUDE (statement_id) "
                        f"FROM {table} AS t JOIN lent ON t.statement_id = lent.lender WHERE t.model_revision = ?",
                        [revision],
                    )
            self.draft.changed = True
            self._list(revision)
        return self.draft.value("SELECT count(*) FROM unscored_texts")

    def unscored_texts(self, revision: str, limit: int) -> list[str]:
        """Texts without a score of this revision, each once."""
        self._list_if_due(revision)
        rows = self.draft.rows(
            "SELECT text FROM statements JOIN (FROM unscored_texts ORDER BY place LIMIT ?) AS next "
            "USING (statement_id) ORDER BY place",
            [limit],
        )
        return [row[0] for row in rows]

    def add(self, texts: Sequence[str], scores: Sequence[Score], model: str) -> int:
        """Store one score per text for every statement with that text; say how many statements it made."""
        if not texts:
            return 0
        revision = scores[0].model_revision
        self._list_if_due(revision)
        pairs = list(zip(texts, scores, strict=True))
        keys = pa.table({"text": pa.array(texts, pa.string())})
        with self.draft.transaction():
            self._spread("stances", [row for text, score in pairs for row in stance_rows(text, score)])
            added = self._spread("tones", [tone_row(text, score) for text, score in pairs])
            for table in ("unscored", "unscored_texts"):
                done = f"DELETE FROM {table} WHERE text_key IN (SELECT md5_number(text) FROM batch)"
                self.draft.with_batch(keys, done)
        self.draft.changed = True
        self.runs[revision] = model
        return added

    def note_runs(self) -> None:
        """Say in the store which revisions have scored, when and how much."""
        now = datetime.now(UTC).replace(tzinfo=None)
        for revision, model in self.runs.items():
            count = self.draft.value("SELECT count(*) FROM tones WHERE model_revision = ?", [revision])
            run = {"model_revision": revision, "model": model, "scored_at": now, "statements": count}
            self.draft.insert("runs", [run], "OR REPLACE")

    def _list_if_due(self, revision: str) -> None:
        if self.listed != revision:
            self._list(revision)

    def _list(self, revision: str) -> None:
        self.draft.rows(_LIST, {"revision": revision})
        self.draft.rows(_TEXTS)
        self.listed = revision

    def _spread(self, table: str, rows: list[dict[str, object]]) -> int:
        """Rows given per text, stored for each unscored statement with that text; how many that made."""
        ((count,),) = self.draft.with_batch(
            pa.Table.from_pylist(rows),
            f"INSERT INTO {table} BY NAME SELECT statement_id, batch.* EXCLUDE (text) "
            f"FROM batch JOIN unscored ON unscored.text_key = md5_number(batch.text)",
        )[0]
        return count
