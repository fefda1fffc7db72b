"""Tables of the repository, loaded once, and a short way from a text to its statements."""

from pathlib import Path

import pytest

from stance.articles import clean_article
from stance.records import Article, RawDocument
from stance.settings import ROOT
from stance.statements import find_statements
from stance.tables import Tables, load_tables


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
