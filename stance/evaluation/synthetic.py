"""A store of invented articles, for benchmarks and for tests of queries and pages: same arguments, same content.

The sentences mean nothing and the scores are drawn at random around a leaning per actor: good for speed, layout and
arithmetic, never for judging the model. Actors and outlets are invented and say so. The database makes the rows itself
(`synthetic.sql`), for millions would take hours as records; limit: the writer's own path for records is not used.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from stance.records import TARGETS
from stance.store.sql import COMMENT, parameters
from stance.store.writer import open_writer

REVISION = "synthetic-1"
SQL = Path(__file__).with_suffix(".sql")
STATEMENTS_AT_ONCE = 500_000


def make_store(
    path: Path, n_articles: int, size: int = 10, seed: int = 0, demo: bool = False, *, actors: int = 40,
    outlets: int = 12, clauses: int = 0,
) -> Path:  # fmt: skip
    """Write a store of `n_articles` with `size` statements each at `path`, replacing what was there. `clauses` make the
    sentences longer, by about forty characters each."""
    facts = {
        "size": size, "seed": seed, "actors": actors, "outlets": outlets, "clauses": clauses, "targets": list(TARGETS),
        "revision": REVISION,
    }  # fmt: skip
    step = max(1, STATEMENTS_AT_ONCE // size)
    with open_writer(path, "synthetic", rebuild=True) as writer:
        writer.set_meta(demo="true" if demo else "false")
        facts["import_id"] = writer.begin()
        writer.draft.changed = True
        for first in range(0, n_articles, step):
            with writer.draft.transaction():
                for statement in _statements():
                    given = facts | {"first": first, "last": min(first + step, n_articles)}
                    writer.draft.rows(statement, {key: given[key] for key in parameters(statement)})
        writer.draft.rows("UPDATE imports SET kept = ?", [n_articles])
        writer.scores.runs[REVISION] = "synthetic"
        writer.use_revision(REVISION)
        writer.publish()
    return path


def article_id(number: int) -> str:
    return hashlib.sha256(f"synthetic {number}".encode()).hexdigest()


def _statements() -> list[str]:
    text = COMMENT.sub("", SQL.read_text(encoding="utf-8"))
    return [part.strip() for part in re.split(r";\s*\n", text) if part.strip()]
