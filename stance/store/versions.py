"""Which stored article a new document corrects, and which of its statements stay the same.

A document is a newer version of an article of an earlier import when both have the same address, or the same source
(file and place in it) without two different outlets, and at least SHARED of the words of the shorter text are in the
longer one. The words decide because an address can be that of a section, and a file name can be used again: such
documents stay side by side. The newer version takes the place of the older one, whose text goes to `former_articles`;
nothing there counts.

A statement whose text is in both versions keeps its id, and with it its scores, the links to it and what people wrote
about it; so an id begins with the article_id of the version that first had the statement. Corrections that name a
statement by id and text are carried to a newer version like this: where the id is still there and the text is the same,
they hold; where the id is gone, `former_articles` leads from the article they name (`former_id`) to the one that stands
in its place (`article_id`), and a statement there with the same text may take them; else the sentence was changed or
taken out, and they belong to the older version only.

Limits: what is imported last is taken for the newest; a page whose text was changed altogether is a new article;
versions that come in one import stay side by side (near-duplicates count once).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stance.records import Article, Statement
from stance.urls import comparable

# In the demo corpus, pairs of articles share at most 0.39 of the words of the shorter one, its two wire copies 0.9.
SHARED = 0.5
# Sources that name no document.
NAMELESS = ("standard input",)
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored article with the address or the source of a new document."""

    article_id: str
    source: str
    url_key: str | None
    outlet: str | None
    text: str


def url_key(url: str | None) -> str | None:
    """The address in comparable form; None when it is missing or names a site, not a page."""
    key = comparable(url or "")
    return key if "/" in key or "?" in key else None


def source_key(article: Article) -> str | None:
    return None if article.source.startswith(NAMELESS) else article.source


def former_versions(article: Article, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those of the candidates that the article is a newer version of."""
    return [candidate for candidate in candidates if _same_document(article, candidate)]


def carried_ids(former: Iterable[tuple[str, str]], statements: Sequence[Statement]) -> dict[str, str]:
    """{id of a new statement: id it keeps}. `former` are pairs of id and text, in their order in the article."""
    ids: dict[str, list[str]] = defaultdict(list)
    for id_, text in former:
        ids[text].append(id_)
    return {statement.id: ids[statement.text].pop(0) for statement in statements if ids[statement.text]}


def _same_document(article: Article, candidate: Candidate) -> bool:
    same_address = candidate.url_key is not None and candidate.url_key == url_key(article.url)
    same_source = candidate.source == source_key(article) and not (
        article.outlet and candidate.outlet and article.outlet != candidate.outlet
    )
    return (same_address or same_source) and _resemble(article.text, candidate.text)


def _resemble(first: str, second: str) -> bool:
    words = [set(_WORD.findall(text.lower())) for text in (first, second)]
    shorter = min(map(len, words))
    return len(words[0] & words[1]) >= SHARED * shorter if shorter else first.strip() == second.strip()
