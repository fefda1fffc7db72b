"""How fast this machine reads, scores, imports and answers: `python -m stance.evaluation.speed`.

Reading and scoring are measured on the demo articles, the store on a synthetic one. Limit: one run, wall clock; a busy
machine shows in the figures.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stance.evaluation.synthetic import make_store
from stance.extraction import extract_documents
from stance.records import RawDocument, Statement
from stance.scores.loading import load_classifier
from stance.settings import Settings
from stance.sources import Refusal, read_documents
from stance.store.exports import EVERYTHING
from stance.store.store import Store
from stance.store.writer import open_writer

STORE_ARTICLES = 5_000
QUERIES = 20


def main() -> None:
    settings = Settings.from_environment()
    documents = [
        document
        for document in read_documents([settings.data / "demo" / "articles"], settings)
        if isinstance(document, RawDocument)
    ]
    statements = measure_reading(documents, settings)
    measure_scoring(statements, settings)
    with tempfile.TemporaryDirectory() as folder:
        measure_store(Path(folder, "bench.duckdb"))


def measure_reading(documents: list[RawDocument], settings: Settings) -> list[Statement]:
    list(extract_documents(documents[:1], settings.data))  # loads the tables
    extracted, seconds = timed(lambda: list(extract_documents(documents, settings.data)))
    pairs = [item for item in extracted if not isinstance(item, Refusal)]
    show("reading, one process", len(pairs) / seconds, "articles/s")
    return [statement for _, statements in pairs for statement in statements]


def measure_scoring(statements: list[Statement], settings: Settings) -> None:
    classifier, seconds = timed(lambda: load_classifier(settings.model, settings.threads))
    show("loading the model", seconds, "s")
    texts = list({statement.text for statement in statements})
    _, seconds = timed(lambda: classifier.score(texts))
    show(f"scoring, {settings.threads} threads", len(texts) / seconds, "statements/s")


def measure_store(path: Path) -> None:
    _, seconds = timed(lambda: make_store(path, STORE_ARTICLES))
    store = Store(path)
    info = store.info()
    show(f"storing {info.statements:,} scored statements", info.statements / seconds, "statements/s")
    show("size of that store", info.bytes / 1e6, "MB")
    _, seconds = timed(lambda: [store.info() for _ in range(QUERIES)])
    show("counting query", 1000 * seconds / QUERIES, "ms")
    rows, seconds = timed(lambda: store.query("export_rows", EVERYTHING.parameters()))
    show("exporting every row", len(rows) / seconds, "rows/s")
    show("saving one more import", timed(lambda: _touch(path))[1], "s")


def _touch(path: Path) -> None:
    with open_writer(path, "bench") as writer:
        writer.use_revision("bench")
        writer.publish()


def timed(action: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return action(), time.perf_counter() - started


def show(name: str, value: float, unit: str) -> None:
    print(f"{name:<45} {value:>12,.1f} {unit}")


if __name__ == "__main__":
    main()
