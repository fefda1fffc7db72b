"""What an import would do with articles, asked of the store as it is: nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stance.records import Article
from stance.store.store import Store
from stance.store.versions import Candidate, former_versions, source_key, url_key

NO_IMPORT = -1


@dataclass(frozen=True, slots=True)
class Fate:
    """`new`; `unchanged`: stored already, as an article or as its older version; `replaces`: takes the place of an
    older version, which came from `former`."""

    status: Literal["new", "unchanged", "replaces"]
    former: str | None = None


def fates(store: Store, articles: Sequence[Article]) -> list[Fate]:
    """One per article, in their order. The demo corpus would make room, so beside it every article is new."""
    if not articles or not store.path.exists() or store.info().demo:
        return [Fate("new")] * len(articles)
    known = set(store.query("known_articles", {"ids": [article.id for article in articles]})["article_id"])
    wanted = {
        "import_id": NO_IMPORT,
        "url_keys": [key for article in articles if (key := url_key(article.url))],
        "sources": [key for article in articles if (key := source_key(article))],
    }
    rows = store.query("version_candidates", wanted)
    candidates = [Candidate(*row) for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False)]
    return [_fate(article, known, candidates) for article in articles]


def _fate(article: Article, known: set[str], candidates: Sequence[Candidate]) -> Fate:
    if article.id in known:
        return Fate("unchanged")
    former = former_versions(article, candidates)
    return Fate("replaces", former[0].source) if former else Fate("new")
