"""Erase articles: from the store, with their statements, scores and older versions, and from the log of corrections.

The store is written anew without them, so that no byte of theirs stays in the file; a file that rows were only
deleted from would keep them. Corrections are erased first: a crash in between leaves articles that the same removal
finds again, never words of articles that are gone.

Limits: copies made elsewhere (exports, backups, the documents themselves, free blocks of the disk) are not ours to
erase, and importing the documents again brings the articles back; a removal by period leaves undated articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stance.corrections.erasure import acts_about, erase
from stance.corrections.log import log_path
from stance.errors import StoreError
from stance.store.rewrite import rewrite, upgrade
from stance.store.sql import read_query
from stance.store.store import Store
from stance.store.versions import url_key
from stance.store.writer import Writer, open_writer


@dataclass(frozen=True, slots=True)
class Removal:
    """Which articles: those that meet all the conditions given. At least one is needed."""

    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    imports: tuple[int, ...] = ()
    articles: tuple[str, ...] = ()

    def parameters(self) -> dict[str, Any]:
        """Values bound in `removable.sql`."""
        if self == Removal():
            raise StoreError("A removal needs an outlet, a period, an import or an article. Nothing was changed.")
        return {
            "outlets": list(self.outlets) or None,
            "since": self.since,
            "until": self.until,
            "imports": list(self.imports) or None,
            "articles": list(self.articles) or None,
        }


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal takes, or would take: `versions` are older ones, `acts` are those of the log of corrections."""

    articles: int
    statements: int
    versions: int
    acts: int
    first_date: date | None
    last_date: date | None


def plan(path: Path, removal: Removal) -> Removed:
    """What `remove` would take; nothing is changed."""
    upgrade(path)
    rows = Store(path).query("removable", removal.parameters())
    found = [tuple(row) for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False)]
    return _told(found, acts_about(log_path(path), *_names(found)))


def remove(path: Path, removal: Removal) -> Removed:
    """Erase what meets the conditions."""
    if not path.exists():
        raise StoreError(f"There is no store at {path}. Nothing was changed.")
    upgrade(path)
    with open_writer(path, "remove") as writer:
        found = writer.draft.rows(read_query("removable"), removal.parameters())
        acts = erase(log_path(path), *_names(found))
        if found:
            _take_out(writer, [row[0] for row in found if not row[1]], [row[0] for row in found if row[1]])
            writer.publish(rewrite)
    return _told(found, acts)


def _take_out(writer: Writer, articles: list[str], former: list[str]) -> None:
    number, draft = writer.begin(), writer.draft
    with draft.transaction():
        for table in ("stances", "tones"):
            draft.rows(
                f"DELETE FROM {table} WHERE statement_id IN "
                "(SELECT statement_id FROM statements WHERE article_id IN (SELECT unnest(?)))",
                [articles],
            )
        for table in ("statements", "dropped", "articles"):
            draft.rows(f"DELETE FROM {table} WHERE article_id IN (SELECT unnest(?))", [articles])
        draft.rows("DELETE FROM former_articles WHERE former_id IN (SELECT unnest(?))", [former])
        draft.rows(_RANK_AGAIN)
        draft.rows(_COUNT_RUNS)
        draft.rows("UPDATE imports SET removed = ? WHERE import_id = ?", [len(articles), number])
    draft.changed = True


_COUNT_RUNS = """
UPDATE runs SET statements = (SELECT count(*) FROM tones WHERE tones.model_revision = runs.model_revision)
"""
# What is left of each group of near-duplicates: its first article is the one that counts once.
_RANK_AGAIN = """
UPDATE articles SET near_duplicate_group = ranked.g, near_duplicate_rank = ranked.r
FROM (SELECT article_id, min(article_id) OVER (PARTITION BY near_duplicate_group) AS g,
             row_number() OVER (PARTITION BY near_duplicate_group ORDER BY date NULLS LAST, article_id) AS r
      FROM articles) AS ranked
WHERE articles.article_id = ranked.article_id
  AND (near_duplicate_group, near_duplicate_rank) IS DISTINCT FROM (ranked.g, ranked.r)
"""


def _names(found: Sequence[tuple[Any, ...]]) -> tuple[set[str], set[str]]:
    """Ids and addresses by which the log may name the articles."""
    return {row[0] for row in found}, {key for row in found if (key := url_key(row[4]))}


def _told(found: Sequence[tuple[Any, ...]], acts: int) -> Removed:
    articles = [row for row in found if not row[1]]
    dates = sorted(getattr(row[3], "date", lambda row=row: row[3])() for row in articles if row[3])
    return Removed(
        articles=len(articles), statements=sum(int(row[2]) for row in articles), versions=len(found) - len(articles),
        acts=acts, first_date=dates[0] if dates else None, last_date=dates[-1] if dates else None,
    )  # fmt: skip
