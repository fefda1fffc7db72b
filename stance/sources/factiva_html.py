"""An HTML export of Factiva → one document per article, in indexed or plain form (see `factiva`).

Articles are div.article of a language (frArticle). Pages that repeat or nest an article give it once. The last
article of an export that breaks off is marked as partial. Limit: the export
is read whole, up to five times the size of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.factiva import CODES, END, document_of_fields, document_of_lines
from stance.sources.inputs import Input, Refusal, marked_partial
from stance.sources.markup import decode_html, is_cut, parse_html, plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES: tuple[str, ...] = ()
SIZE = 5
SIGN = re.compile(rb"class=[\"'][^\"'<>]{0,40}\b[a-z]{2}Article\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:^|\s)[a-z]{2}Article(?:\s|$)")
LANGUAGE = re.compile(r"(?:^|\s)([a-z]{2})Article(?:\s|$)")


def recognises(file: Input) -> bool:
    return b"<" in file.head[:200] and SIGN.search(file.head) is not None


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    data = file.whole(SIZE * settings.max_document_bytes)
    root, cut = parse_html(decode_html(data)), is_cut(data)
    found = [node for node in root.iter("div") if ARTICLE.search(node.get("class") or "")]
    # An article that holds others is a wrapper.
    blocks = [
        node for node in found if not any(ARTICLE.search(d.get("class") or "") for d in node.iterdescendants("div"))
    ]
    if not blocks:
        raise SourceError("This Factiva export holds no article. Export it again as full article plus indexing.")
    seen: set[str] = set()
    for number, block in enumerate(blocks, 1):
        document = _read(block, f"{file.source}#{number}")
        if isinstance(document, Refusal):
            yield document
        elif document.id not in seen:
            seen.add(document.id)
            yield marked_partial(document) if cut and number == len(blocks) else document


def _read(block: HtmlElement, source: str) -> RawDocument | Refusal:
    fields = _fields(block)
    if "HD" in fields or "TD" in fields or "LP" in fields:
        if match := LANGUAGE.search(block.get("class") or ""):
            fields.setdefault("LA", match[1])
        return document_of_fields(fields, source)
    lines = [line for line in plain_text(block).split("\n") if not END.match(line)]
    return document_of_lines(lines, source)


def _fields(block: HtmlElement) -> dict[str, str]:
    """Code → value, from the rows of the table; a value keeps one line per paragraph."""
    fields: dict[str, str] = {}
    for row in block.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) < 2:
            continue
        code = cells[0].text_content().replace("\u00a0", " ").strip()
        if code in CODES and code not in fields:
            fields[code] = plain_text(cells[1])
    return fields
