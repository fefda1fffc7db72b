"""A list of links without texts (the CSV of Media Cloud) → metadata for the documents of the same import.

A document whose URL is in the list takes from it what its own source does not state: title, outlet, date, author.
URLs are compared as `urls.comparable` says. Limit: a million links are held in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.columns import cell_text, find_columns
from stance.sources.csv_table import header_of, rows
from stance.sources.inputs import Input
from stance.sources.lines import head_text
from stance.urls import comparable

MOST = 1_000_000


def is_list(file: Input, settings: Settings) -> bool:
    """A header that has links and outlets or dates, and no texts."""
    try:
        found = find_columns(header_of(head_text(file), settings.columns)[1], settings.columns).keys()
    except SourceError:
        return False
    return "url" in found and "text" not in found and len(found & {"outlet", "date", "title"}) > 1


@dataclass(slots=True)
class Links:
    """The lists of one import, and how many of their links met a document."""

    known: dict[str, dict[str, str]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def add(self, file: Input, settings: Settings) -> None:
        separator, header = header_of(head_text(file), settings.columns)
        columns = find_columns(header, settings.columns)
        for _, row in rows(file, separator, settings.max_document_bytes):
            if isinstance(row, str) or columns["url"] >= len(row):
                continue
            if len(self.known) >= MOST:
                raise SourceError(f"The list has more than {MOST:,} links. Split it.")
            values = {role: cell_text(row[place]) for role, place in columns.items() if place < len(row)}
            if key := comparable(values.pop("url")):
                self.known[key] = {role: value for role, value in values.items() if value and role != "language"}

    def complete(self, document: RawDocument) -> RawDocument:
        """The document with what the lists know of its URL; its id stays."""
        key = comparable(document.metadata.get("url", ""))
        if key not in self.known:
            return document
        self.met.add(key)
        return replace(document, metadata={**self.known[key], **document.metadata})
