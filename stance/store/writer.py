"""Write the store: change a copy of it, swap the copy in.

    with open_writer(path, command) as writer:
        writer.add_articles(pairs); writer.add_scores(...); writer.publish()

One writer at a time: a lock file beside the store, released by the system when its holder dies. Each batch costs the
same, whatever is stored: known documents are looked up by index, and only the texts of the batch are compared. A
document corrected at its source takes the place of its older version (see `versions`). Limits: memory holds one batch
and what the database buffers, never the corpus; each publication copies the file (see `draft`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from stance.records import Article, Dropped, Score, Statement
from stance.store.draft import Draft
from stance.store.earlier import Earlier
from stance.store.files import disk_told, exclusive, remove_drafts
from stance.store.rows import article_row, dropped_rows, statement_row
from stance.store.score_writer import ScoreWriter
from stance.store.sql import read_query
from stance.store.versions import Candidate, carried_ids, former_versions, source_key, url_key

Pair = tuple[Article, Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Added:
    """Articles added, how many older versions they replaced, and their statements."""

    kept: int = 0
    replaced: int = 0
    statements: int = 0


@contextmanager
def open_writer(path: Path, command: str, rebuild: bool = False) -> Iterator[Writer]:
    """A writer on a copy of the store at `path` (a new, empty one if there is none, or if `rebuild`)."""
    with disk_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(path.with_name(path.name + ".lock"), f"Another import is writing to {path}."):
            try:
                writer = Writer(Draft(path, rebuild), command)
                try:
                    yield writer
                finally:
                    writer.draft.close()
            finally:
                remove_drafts(path)


class Writer:
    """Changes to a copy of the store; nothing is seen by readers before `publish`. Use `open_writer`."""

    def __init__(self, draft: Draft, command: str) -> None:
        self.draft, self.command = draft, command
        self.scores = ScoreWriter(draft)
        self.started = _now()
        self.import_id: int | None = None
        self.earlier: Earlier | None = None

    def begin(self) -> int:
        """The number of this import, written down with its first change."""
        if self.import_id is None:
            self.import_id = self.draft.value("SELECT coalesce(max(import_id), 0) + 1 FROM imports")
            self.draft.insert("imports", [{
                "import_id": self.import_id, "started_at": self.started, "finished_at": None,
                "command": self.command, "kept": 0, "refused": 0,
            }])  # fmt: skip
        return self.import_id

    def known(self, ids: Sequence[str]) -> set[str]:
        """Which of these documents are stored, as articles or as older versions of articles."""
        marks = ", ".join("?" * len(ids))  # a list of constants is looked up by index, a list parameter is not
        found = self.draft.rows(
            f"SELECT article_id FROM articles WHERE article_id IN ({marks}) "
            f"UNION ALL SELECT former_id FROM former_articles WHERE former_id IN ({marks})",
            [*ids, *ids],
        )
        return {row[0] for row in found}

    def add_articles(self, pairs: Sequence[Pair], sketches: Mapping[str, bytes] = {}) -> Added:
        """Add the articles that are absent, with their statements, in place of their older versions. `sketches` are
        what near-duplicates are grouped by, by article; those that are missing are `unsketched`."""
        known = self.known([article.id for article, _ in pairs]) if pairs else set()
        new = list({pair[0].id: pair for pair in pairs if pair[0].id not in known}.values())
        if not new:
            return Added()
        import_id = self.begin()
        former = self._former(new)
        ids = self._retire(former, new) if former else {}
        self.draft.changed = True
        replaced = sum(map(len, former.values()))
        with self.draft.transaction():
            self.draft.insert("articles", [
                article_row(article, import_id) | {"url_key": url_key(article.url), "sketch": sketches.get(article.id)}
                for article, _ in new
            ])  # fmt: skip
            self.draft.insert("dropped", [row for article, _ in new for row in dropped_rows(article)])
            self.draft.insert("statements", [
                statement_row(statement, position) | {"statement_id": ids.get(statement.id, statement.id)}
                for _, statements in new for position, statement in enumerate(statements)
            ])  # fmt: skip
            self.draft.rows(
                "UPDATE imports SET kept = kept + ?, replaced = replaced + ? WHERE import_id = ?",
                [len(new), replaced, import_id],
            )
            self.draft.set_meta(groups_due="true")
        self.scores.forget()
        return Added(len(new), replaced, sum(len(statements) for _, statements in new))

    def count_refused(self, refused: int) -> None:
        """Note refusals on the current import, if it changed anything."""
        if self.import_id is not None:
            self.draft.rows("UPDATE imports SET refused = ? WHERE import_id = ?", [refused, self.import_id])

    def lend_scores(self, revision: str) -> int:
        return self.scores.lend(revision)

    def unscored_texts(self, revision: str, limit: int) -> list[str]:
        return self.scores.unscored_texts(revision, limit)

    def add_scores(self, texts: Sequence[str], scores: Sequence[Score], model: str) -> int:
        return self.scores.add(texts, scores, model)

    def use_revision(self, revision: str) -> None:
        """Make `revision` the one the views and pages show."""
        if self.draft.meta("current_revision") != revision:
            self.draft.set_meta(current_revision=revision)
            self.draft.changed = True

    def note_learnt(self, revision: str, statements: str) -> None:
        """Keep which statements a revision learnt from, beside its scores (see `stance.scores.learnt`)."""
        if self.draft.meta(f"learnt_{revision}") != statements:
            self.draft.set_meta(**{f"learnt_{revision}": statements})

    def set_meta(self, **facts: str) -> None:
        self.draft.set_meta(**facts)

    def meta(self, key: str) -> str | None:
        return self.draft.meta(key)

    @property
    def fresh(self) -> bool:
        """Whether the store began empty and was not published yet."""
        return self.draft.fresh

    @property
    def groups_due(self) -> bool:
        """Whether articles came, in this import or in one that was cut short, since near-duplicates were grouped."""
        return self.draft.meta("groups_due") == "true"

    def unsketched(self) -> Iterator[Article]:
        """Articles of an older version of Stance, with what their sketch is made of, some hundreds at a time."""
        ids = [row[0] for row in self.draft.rows("SELECT article_id FROM articles WHERE sketch IS NULL ORDER BY 1")]
        for at in range(0, len(ids), 500):
            rows = self.draft.rows(
                "SELECT article_id, source, text, list((start_offset, end_offset, reason)) FILTER (reason IS NOT NULL) "
                "FROM articles LEFT JOIN dropped USING (article_id) "
                "WHERE article_id IN (SELECT unnest(?)) GROUP BY ALL ORDER BY article_id",
                [ids[at : at + 500]],
            )
            for id_, source, text, spans in rows:
                yield Article(id_, source, text, dropped=tuple(Dropped(*span) for span in spans or ()))

    def set_sketches(self, sketches: Mapping[str, bytes]) -> None:
        if sketches:
            batch = pa.table({"article_id": list(sketches), "sketch": pa.array(sketches.values(), pa.binary())})
            self.draft.with_batch(batch, _SKETCHES)

    def sketches(self) -> tuple[pa.Array, bytes]:
        """The articles that can be compared, in the order of their ids, and their sketches one after the other."""
        found = self.draft.table("SELECT article_id, sketch FROM articles WHERE octet_length(sketch) > 0 ORDER BY 1")
        whole = bytearray()
        for part in found["sketch"].chunks:
            whole += b"".join(part.to_pylist())
        return found["article_id"].combine_chunks(), bytes(whole)

    def set_groups(self, ids: pa.Array, first: Sequence[int]) -> None:
        """Store near-duplicate groups and rank each by date. The article `ids[n]` belongs to the group of
        `ids[first[n]]`; one that is not among them stands alone."""
        batch = pa.table({"article_id": ids, "group_id": ids.take(pa.array(first, pa.int64()))})
        self.draft.with_batch(batch, _GROUPS)
        self.draft.rows("DELETE FROM meta WHERE key = 'groups_due'")

    def save(self) -> None:
        """Publish, and go on with a new copy."""
        if self.publish():
            self.draft.reopen()
            self.scores.forget()

    def publish(self, rewrite: Callable[[Path, Path], None] | None = None) -> bool:
        """Swap the draft in, which ends the writing; False, and nothing touched, when nothing was changed. `rewrite`
        makes a file of its own of the draft first."""
        if self.draft.changed and self.import_id is not None:
            self.draft.rows("UPDATE imports SET finished_at = ? WHERE import_id = ?", [_now(), self.import_id])
        if self.draft.changed:
            self.scores.note_runs()
        return self.draft.publish(rewrite)

    def _former(self, new: Sequence[Pair]) -> dict[str, list[str]]:
        """{id of a new article: ids of the stored ones it takes the place of}, each of these once."""
        if self.earlier is None:
            self.earlier = Earlier(self.draft, self.begin())
        url_keys = self.earlier.among([key for article, _ in new if (key := url_key(article.url))])
        sources = self.earlier.among([key for article, _ in new if (key := source_key(article))])
        if not url_keys and not sources:
            return {}
        wanted = {"import_id": self.begin(), "url_keys": url_keys, "sources": sources}
        candidates = {row[0]: Candidate(*row) for row in self.draft.rows(read_query("version_candidates"), wanted)}
        former = {}
        for article, _ in new:
            if found := former_versions(article, candidates.values()):
                former[article.id] = [candidates.pop(version.article_id).article_id for version in found]
        return former

    def _retire(self, former: Mapping[str, Sequence[str]], new: Sequence[Pair]) -> dict[str, str]:
        """Move older versions to `former_articles`; {id of a new statement: id it keeps from an older version}.

        A transaction of its own: an id that is deleted can only be inserted again in the next one.
        """
        old = [id_ for ids in former.values() for id_ in ids]
        statements = self.draft.rows(
            "SELECT article_id, statement_id, text FROM statements WHERE article_id IN (SELECT unnest(?)) "
            "ORDER BY article_id, position",
            [old],
        )
        kept: dict[str, str] = {}
        for article, found in new:
            versions = former.get(article.id, ())
            kept |= carried_ids([(id_, text) for version, id_, text in statements if version in versions], found)
        gone = {id_ for _, id_, _ in statements} - set(kept.values())
        with self.draft.transaction():
            act = {"replaced_at": _now(), "replaced_in": self.import_id}
            moves = [act | {"former_id": id_, "article_id": stands} for stands, ids in former.items() for id_ in ids]
            self.draft.with_batch(pa.Table.from_pylist(moves), _FOLLOW, _MOVE)
            for table in ("stances", "tones"):
                self.draft.rows(f"DELETE FROM {table} WHERE statement_id IN (SELECT unnest(?))", [list(gone)])
            for table in ("statements", "dropped", "articles"):
                self.draft.rows(f"DELETE FROM {table} WHERE article_id IN (SELECT unnest(?))", [old])
        return kept


# An older version of an older version stands for the same article.
_FOLLOW = """
UPDATE former_articles SET article_id = batch.article_id FROM batch
WHERE former_articles.article_id = batch.former_id
"""
_MOVE = """
INSERT INTO former_articles BY NAME
SELECT batch.*, import_id, source, title, outlet, date, date_precision, url, author, text
FROM articles JOIN batch ON batch.former_id = articles.article_id
"""


_SKETCHES = """
UPDATE articles SET sketch = batch.sketch FROM batch WHERE articles.article_id = batch.article_id
"""
_GROUPS = """
UPDATE articles SET near_duplicate_group = ranked.g, near_duplicate_rank = ranked.r
FROM (SELECT article_id, g, row_number() OVER (PARTITION BY g ORDER BY date NULLS LAST, article_id) AS r
      FROM (SELECT article_id, date, coalesce(group_id, article_id) AS g
            FROM articles LEFT JOIN batch USING (article_id))) AS ranked
WHERE articles.article_id = ranked.article_id
  AND (near_duplicate_group, near_duplicate_rank) IS DISTINCT FROM (ranked.g, ranked.r)
"""


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
