"""An RSS or Atom feed saved as a file → one document per entry.

An entry without full content, or whose text breaks off, is marked partial: what it says is true of the summary only.
Nothing is fetched. A feed that declares entities of its own is refused: that is how XML attacks are built, and feeds
need none. Limit: the feed is read whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.inputs import Input, Refusal, document_of
from stance.sources.lines import head_text
from stance.sources.markup import CONTROLS, text_of_fragment

SUFFIXES = (".rss", ".atom")
START = re.compile(
    r"\s*(?:<\?xml[^>]{0,500}\?>\s*|<\?xml-stylesheet[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}"
    r"(?:\[.{0,5000}?\])?\s*>\s*)*<(?:rss|feed|rdf:RDF|atom:feed)\b",
    re.IGNORECASE | re.DOTALL,
)
ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|(?:Lire la suite|Lire plus|Read more|Continuer la lecture)\W*)$", re.IGNORECASE
)


def recognises(file: Input) -> bool:
    return START.match(head_text(file).lstrip("\ufeff")) is not None


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    data = file.whole(settings.max_document_bytes)
    if ENTITY.search(data.replace(b"\0", b"")):
        raise SourceError("The feed declares entities of its own, which can hide other files. Save it without them.")
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False)
    except (
        ValueError,
        AttributeError,
        TypeError,
        KeyError,
        IndexError,
        AssertionError,
        RecursionError,
        LookupError,
    ) as error:
        raise SourceError(f"The feed is malformed ({type(error).__name__}). Save it again from its source.") from error
    if not feed.entries:
        raise SourceError("The feed holds no entry. Save it again from its source.")
    outlet = _clean(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield _read(entry, outlet, f"{file.source}#{number}")


def _read(entry: Mapping[str, Any], outlet: str, source: str) -> RawDocument | Refusal:
    full = max((_clean(part.get("value")) for part in entry.get("content") or []), key=len, default="")
    summary = _clean(entry.get("summary"))
    body = text_of_fragment(max(full, summary, key=len)).strip()
    if not any(map(str.isalpha, body)):
        return Refusal(source, "The entry has no text, only a link. Save the page it leads to.")
    stated = entry.get("source") or {}
    link = _clean(entry.get("link"))
    metadata = {
        "outlet": _clean(stated.get("title")) or outlet,
        "date": _clean(entry.get("published")) or _clean(entry.get("updated")),
        "author": _clean(entry.get("author")),
        "url": link if link.startswith(("http://", "https://")) else "",
    }
    partial = not full or BROKEN_OFF.search(body)
    return document_of("feed", source, _title(entry), body, metadata, {"partial": "true"} if partial else {})


def _title(entry: Mapping[str, Any]) -> str:
    return text_of_fragment(_clean(entry.get("title")))


def _clean(value: Any) -> str:
    return CONTROLS.sub(" ", value).strip() if isinstance(value, str) else ""
