"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from stance.evaluation import synthetic


@pytest.fixture
def make_store(tmp_path: Path):
    """`make_store(n_articles=40, …)` writes a synthetic store (same content each time) and gives its path."""

    def make(n_articles: int = 40, name: str = "store.duckdb", **options) -> Path:
        return synthetic.make_store(tmp_path / name, n_articles, **options)

    return make
