"""Fixtures shared by all tests."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from stance.articles import clean_article
from stance.evaluation import synthetic
from stance.records import TARGETS, TONE_LABELS, Article, RawDocument, Score, TargetStance, Tone
from stance.settings import ROOT
from stance.statements import find_statements
from stance.tables import Tables, load_tables


@pytest.fixture(scope="session")
def synthetic_stores(tmp_path_factory):
    """`synthetic_stores(n_articles, …)` → the path of a synthetic store, written once. To copy, never to write in."""
    folder = tmp_path_factory.mktemp("synthetic")

    @cache
    def made(n_articles: int, **options) -> Path:
        return synthetic.make_store(folder / f"{made.cache_info().misses}.duckdb", n_articles, **options)

    return made


@pytest.fixture
def make_store(tmp_path: Path, synthetic_stores):
    """`make_store(n_articles=40, …)` gives the path of a synthetic store of the test's own (same content each time);
    one that is there is replaced as an import does it, at one stroke."""

    def make(n_articles: int = 40, name: str = "store.duckdb", **options) -> Path:
        shutil.copyfile(synthetic_stores(n_articles, **options), tmp_path / "copy")
        (tmp_path / "copy").replace(tmp_path / name)
        return tmp_path / name

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
