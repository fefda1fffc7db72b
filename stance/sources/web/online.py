"""A page or a feed by its address → its documents, as if it had been saved and given as a file.

A feed whose entries hold a summary only has the page of each entry fetched; what a page does not state, its entry does.
Where the page cannot be had, the entry is kept and marked partial. With a memory (see `memory`), a feed that did not
change is not fetched, entries taken before are passed over, and one whose page did not answer waits for the next round.
The id is that of the content: the same page differs in its bytes at each visit. An entry is named by its address, for
its place in the feed is another's tomorrow. Limits: 200 pages per feed and round; a
home page is not searched for its feed.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import feeds
from stance.sources.formats import read_input
from stance.sources.inputs import Input, Refusal, content_id, from_bytes
from stance.sources.web.addresses import Unreachable, anywhere, is_public
from stance.sources.web.fetch import Fetched, Web
from stance.sources.web.memory import Feed, Memory

PAGES = 200
NOTES = ("encoding", "partial", "machine_translated")  # remarks of the reader, no part of what a page says


def open_web(settings: Settings) -> Web:
    """The network as the settings allow it."""
    return Web(settings.max_document_bytes, anywhere if settings.allow_private else is_public)


@dataclass(frozen=True, slots=True)
class Online:
    """One address to read."""

    url: str
    web: Web
    memory: Memory | None = None

    def documents(self, settings: Settings) -> Iterator[RawDocument | Refusal]:
        """Its documents; nothing when it did not change since `memory` knew it."""
        known = self._known()
        try:
            page = self.web.get(self.url, known.etag, known.modified)
            if page.unchanged:
                return
            file = _file(self.url, page)
        except SourceError as error:
            yield Refusal(self.url, str(error))
            return
        if feeds.recognises(file):
            yield from self._entries(page, file, settings)
        else:
            for found in read_input(file, settings):
                yield found if isinstance(found, Refusal) else _placed(found, page.url)

    def _known(self) -> Feed:
        return self.memory.feeds.get(self.url, Feed()) if self.memory else Feed()

    def _entries(self, page: Fetched, file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
        known, taken, waiting, asked = self._known(), set[str](), False, 0
        for entry in read_input(file, settings):
            if isinstance(entry, Refusal):
                yield entry
                continue
            if entry.id in known.entries:
                taken.add(entry.id)
                continue
            entry = replace(entry, source=entry.metadata.get("url") or f"{self.url}#{entry.id[:12]}")
            found: RawDocument | Refusal | None = entry
            if _wants_page(entry):
                later = None if self.memory is not None else entry
                found = self._whole(entry, settings) if asked < PAGES else later
                asked += 1
            if found is None or isinstance(found, Refusal):
                waiting = True
            else:
                taken.add(entry.id)
            if found is not None:
                yield found
        if self.memory is not None:
            # While an entry waits, the feed must come again, so that its server must not find it unchanged.
            version = ("", "") if waiting else (page.etag, page.modified)
            self.memory.feeds[self.url] = Feed(*version, frozenset(taken))

    def _whole(self, entry: RawDocument, settings: Settings) -> RawDocument | Refusal:
        """The page of an entry; the entry where there is no better; with a memory, a refusal where it may come yet."""
        url = entry.metadata["url"]
        try:
            page = self.web.get(url)
            found = next((d for d in read_input(_file(url, page), settings) if isinstance(d, RawDocument)), None)
        except Unreachable as error:
            if self.memory is not None:
                return Refusal(url, str(error))
            return entry
        except SourceError:
            return entry  # marked partial, which the import tells
        if found is None or len(found.text) <= len(entry.text):
            return entry
        stated = {name: value for name, value in entry.metadata.items() if name not in NOTES}
        return _placed(replace(found, metadata={**stated, **found.metadata}), url)


def _wants_page(entry: RawDocument) -> bool:
    return "partial" in entry.metadata and "url" in entry.metadata


def _file(url: str, page: Fetched) -> Input:
    """What came, named after its kind, so that it is recognised as a saved file would be."""
    data, name = page.data, PurePosixPath(urlsplit(page.url).path).name
    if "html" in page.kind:
        data, name = _in_utf8(data, page.charset), "page.html"
    return from_bytes(url, data, name or "page")


def _in_utf8(data: bytes, charset: str) -> bytes:
    """A page whose encoding only its server tells. What servers call Latin-1 is left to the rule for saved pages."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            encoding = codecs.lookup(charset or "utf-8").name
            return data if encoding == "iso8859-1" else data.decode(encoding).encode("utf-8")
        except (LookupError, UnicodeError):
            return data  # the page's own declaration decides
    return data


def _placed(document: RawDocument, url: str) -> RawDocument:
    """The document with its address, known by what it says."""
    facts = {"url": url, **document.metadata}
    stated = {name: value for name, value in facts.items() if name not in NOTES}
    return replace(document, id=content_id(document.text, stated), metadata=facts)
