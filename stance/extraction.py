"""RawDocument → (Article, statements): the two reading stages joined, in this process or in several.

Reading French text is pure Python and independent per document, so large batches go to worker processes; only
documents and records cross over. Light on purpose: neither model nor store is imported here, so workers start fast.
Limit: a document that makes a stage fail is refused with the error's name, for one page must not stop thousands.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import chain, islice
from pathlib import Path

from stance.articles import clean_article
from stance.batches import batched
from stance.records import Article, RawDocument, Statement
from stance.settings import Settings
from stance.sources import Given, Refusal, read_documents
from stance.statements import find_statements
from stance.tables import Tables, load_tables

Extracted = tuple[Article, tuple[Statement, ...]]

CHUNK = 16
# Below this many documents the workers' start (about a second each) costs more than it saves.
WORTH_WORKERS = 64


def extract(given: Iterable[Given], settings: Settings) -> Iterator[Extracted | Refusal]:
    """Articles and statements only: no model, no store."""
    refused: list[Refusal] = []

    def documents() -> Iterator[RawDocument]:
        for found in read_documents(given, settings):
            if isinstance(found, Refusal):
                refused.append(found)
            else:
                yield found

    yield from extract_documents(documents(), settings.data, workers=settings.threads)
    yield from refused


def preview(given: Iterable[Given], settings: Settings) -> Iterator[Article | Refusal]:
    """What an import would keep and refuse: articles with their title, outlet and date, no statements."""
    for found in preview_documents(given, settings):
        yield found if isinstance(found, Refusal) else found[1]


def preview_documents(
    given: Iterable[Given], settings: Settings, until: float = math.inf
) -> Iterator[tuple[RawDocument, Article] | Refusal]:
    """The same, with the document each article comes from: its format, its language, what its reader remarked.

    It ends at the moment `until` of the monotonic clock, also amid documents that are there twice and tell nothing new.
    """
    seen: set[str] = set()
    for found in read_documents(given, settings):
        if time.monotonic() > until:
            return
        if isinstance(found, Refusal):
            yield found
        elif found.id not in seen:
            seen.add(found.id)
            article = _clean(found, _tables(settings.data, None))
            yield article if isinstance(article, Refusal) else (found, article)


def extract_documents(
    documents: Iterable[RawDocument], data: Path, outlets: Path | None = None, workers: int = 1
) -> Iterator[Extracted | Refusal]:
    """Articles with their statements, in the order of `documents`; memory holds a few chunks, whatever the number."""
    waiting = iter(documents)
    first = list(islice(waiting, WORTH_WORKERS))
    if workers < 2 or len(first) < WORTH_WORKERS:
        for document in chain(first, waiting):
            yield extract_document(document, _tables(data, outlets))
        return
    # "spawn" everywhere: forking a process that runs model threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        pending: deque[Future[list[Extracted | Refusal]]] = deque()
        for chunk in batched(chain(first, waiting), CHUNK):
            pending.append(pool.submit(_extract_chunk, chunk, data, outlets))
            if len(pending) > 2 * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def extract_document(document: RawDocument, tables: Tables) -> Extracted | Refusal:
    try:
        article = clean_article(document, tables)
        return article, tuple(find_statements(article, tables))
    except Exception as error:
        return _failed(document, error)


def _clean(document: RawDocument, tables: Tables) -> Article | Refusal:
    try:
        return clean_article(document, tables)
    except Exception as error:
        return _failed(document, error)


def _failed(document: RawDocument, error: Exception) -> Refusal:
    reason = f"Reading it failed inside Stance ({type(error).__name__}: {error}). Please report it with the file."
    return Refusal(document.source, " ".join(reason.split()))


def _extract_chunk(documents: tuple[RawDocument, ...], data: Path, outlets: Path | None) -> list[Extracted | Refusal]:
    return [extract_document(document, _tables(data, outlets)) for document in documents]


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever: it watches the parent and ends with it."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@cache
def _tables(data: Path, outlets: Path | None) -> Tables:
    return load_tables(data, outlets)
