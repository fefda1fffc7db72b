"""Fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from stance.articles import clean_article
from stance.evaluation import synthetic
from stance.records import TARGETS, TONE_LABELS, Article, RawDocument, Score, TargetStance, Tone
from stance.settings import ROOT
from stance.statements import find_statements
from stance.tables import Tables, load_tables


@pytest.fixture
def make_store(tmp_path: Path):
    """`make_store(n_articles=40, …)` writes a synthetic store (same content each time) and gives its path."""

    def make(n_articles: int = 40, name: str = "store.duckdb", **options) -> Path:
        return synthetic.make_store(tmp_path / name, n_articles, **options)

    return make


@pytest.fixture
def model(monkeypatch) -> StubClassifier:
    """A scorer without a model in place of the classifier of the pipeline."""
    from stance import pipeline

    stub = StubClassifier()
    monkeypatch.setattr(pipeline, "load_classifier", lambda model, threads: stub)
    return stub


class StubClassifier:
    """Same text, same score; it counts its work."""

    targets = TARGETS

    def __init__(self, revision: str = "stub-1") -> None:
        self.revision = revision
        self.scored: list[str] = []

    def score(self, texts: Sequence[str]) -> list[Score]:
        self.scored += texts
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Score:
        favor = len(text) % 10 / 10
        label = "favor" if favor > 0.4 else "against"
        stance = {target: TargetStance(label, (favor, 0.9 - favor, 0.05, 0.05)) for target in TARGETS}
        return Score(self.revision, stance, Tone(TONE_LABELS[0], (0.6, 0.3, 0.1)))


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load_tables(Path(ROOT) / "data")


@pytest.fixture
def read(tables):
    """`read(text, **metadata)` → (article, statements)."""

    def run(text: str, **metadata: str):
        article = clean_article(RawDocument("0" * 64, "case.txt", "txt", text, metadata), tables)
        return article, list(find_statements(article, tables))

    return run


@pytest.fixture
def statements_of(tables):
    """Statements of a text taken as it is, without cleaning."""

    def run(text: str):
        return list(find_statements(Article("0" * 64, "case", text), tables))

    return run
