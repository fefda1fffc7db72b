"""One saved web page (HTML) → its article.

Metadata: the page's JSON-LD first (NewsArticle and its kin), then what trafilatura finds in its meta tags. Text:
trafilatura's main text; the `articleBody` of the JSON-LD when that holds twice as much. The text is extracted, so
offsets count characters of the extracted text, not of the file: title, empty line, one line per paragraph.
A page that says it is not free and holds less than it announces is marked partial; a page translated by a machine is
marked so when it shows the traces. The id is the hash of the file. Limits: extraction is tuned on news pages; lists of
links, galleries and videos have little text and are refused, as is more than 5 MB of
markup, which extraction would take minutes for.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.inputs import Input, document_of
from stance.sources.lines import head_text
from stance.sources.markup import decode_html, parse_html, text_of_fragment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Background|Review|Scholarly|Report)?(?:News)?Article$|BlogPosting$|LiveBlogPosting$|Report$"
)
START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
TRANSLATED = re.compile(
    r"translate\.goog|translate\.google\.|[?&](?:hl|tl|_x_tr_tl)=fr\b|class=[\"'][^\"']*\btranslated-(?:ltr|rtl)\b",
    re.IGNORECASE,
)
EMBEDDED = re.compile(r"data:[\w/+.-]{0,100};base64,[A-Za-z0-9+/=\s]+")
MARKUP = 5_000_000
SHORT = 1500


@dataclass(frozen=True, slots=True)
class Described:
    """What the JSON-LD of a page says of its article."""

    metadata: Mapping[str, str]
    body: str = ""
    free: bool = True
    words: int = 0


def recognises(file: Input) -> bool:
    return START.match(head_text(file).lstrip("\ufeff")) is not None or file.suffix in SUFFIXES


def read(file: Input, settings: Settings) -> Iterator[RawDocument]:
    data = file.whole(settings.max_document_bytes)
    html = EMBEDDED.sub("data:,", decode_html(data))  # pages saved in one file carry their pictures so
    if len(html) > MARKUP:
        raise SourceError(f"The page has {len(html) / 1e6:.0f} MB of markup: no article has. Save the article itself.")
    root = parse_html(html)
    described = describe(root)
    metadata, text = _extracted(html)
    if len(described.body) > 2 * len(text):
        text = described.body
    if not text.strip():
        raise SourceError("The page holds no article text (a list of links, a consent wall?). Save the article itself.")
    facts = {**metadata, **described.metadata}
    notes = {}
    if _partial(described, text):
        notes["partial"] = "true"
    if TRANSLATED.search(html[:5000]) or TRANSLATED.search(facts.get("url", "")):
        notes["machine_translated"] = "true"
    document = document_of("html", file.source, facts.pop("title", ""), text, facts, notes)
    yield replace(document, id=hashlib.sha256(data).hexdigest())


def describe(root: HtmlElement) -> Described:
    """The first article of the page's JSON-LD that has a headline."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            for node in _nodes(_loaded(script.text)):
                if _is_article(node) and _text(node.get("headline") or node.get("name")):
                    return _described(node)
    return Described({})


def _described(node: Mapping[str, Any]) -> Described:
    metadata = {
        "title": _text(node.get("headline") or node.get("name")),
        "outlet": _names(node.get("publisher")),
        "date": _text(node.get("datePublished") or node.get("dateCreated")),
        "author": _names(node.get("author")),
        "url": _text(node.get("url")) or _text(_id(node.get("mainEntityOfPage"))),
    }
    words = node.get("wordCount")
    return Described(
        {key: value for key, value in metadata.items() if value},
        text_of_fragment(_text(node.get("articleBody"), lines=True)),
        str(node.get("isAccessibleForFree", True)).lower() not in ("false", "no"),
        int(words) if str(words or "").isascii() and str(words or "").isdigit() and len(str(words)) < 7 else 0,
    )


def _extracted(html: str) -> tuple[dict[str, str], str]:
    """Metadata of the meta tags, and the main text, as trafilatura finds them."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False, include_formatting=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        raise SourceError(
            f"The page is malformed ({type(error).__name__}). Save it again, or as plain text."
        ) from error
    if found is None:
        return {}, ""
    metadata = {
        "title": found.title, "outlet": found.sitename, "date": found.date, "author": found.author, "url": found.url,
    }  # fmt: skip
    return {key: str(value) for key, value in metadata.items() if value}, found.text or ""


def _partial(described: Described, text: str) -> bool:
    if described.words:
        return len(text.split()) < 0.7 * described.words
    return not described.free and len(text) < SHORT


def _loaded(script: str) -> Any:
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None  # a page's broken JSON-LD says nothing; its meta tags still do


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD block: alone, in a list, or in its @graph."""
    if depth > 4:
        return
    if isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        ARTICLE_TYPES.match(kind) for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)
    )


def _names(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value[:20])))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _text(value: Any, lines: bool = False) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    return value.strip() if lines else " ".join(value.split())
