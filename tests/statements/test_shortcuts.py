"""Shortcuts of reading hide nothing: the development texts read the same without them."""

from stance.articles import clean_article
from stance.reading import paragraphs
from stance.records import RawDocument
from stance.settings import ROOT
from stance.statements import addresses, aliases, find_statements
from stance.statements.coreference import Registry

SHORTCUTS = {
    "words of taking the floor": (addresses, "_TAKING_IT", ("",)),
    "names too long for an actor": (aliases, "_LONGEST_NAME", 1 << 30),
    "paragraphs that are kept": (paragraphs, "_LONGEST", -1),
    "people who are resolved once": (Registry, "resolve", Registry._resolve),
}


def read(tables):
    files = sorted((ROOT / "data" / "gold" / "dev").glob("*.txt"))
    for file in files:
        article = clean_article(RawDocument(file.stem, file.name, "text", file.read_text(encoding="utf-8")), tables)
        yield article, list(find_statements(article, tables))


def test_shortcuts_hide_nothing(tables, monkeypatch):
    expected = list(read(tables))
    assert expected
    for owner, name, off in SHORTCUTS.values():
        monkeypatch.setattr(owner, name, off)
    for found, wanted in zip(read(tables), expected, strict=True):
        assert found == wanted
