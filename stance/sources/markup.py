"""HTML → elements and plain text, without running, fetching or trusting anything in it.

Decoding never fails: UTF-8 when the bytes are UTF-8, else the charset the page declares, else Windows-1252; control
characters become spaces. Entities beyond HTML's own, external references and scripts are not followed. Limit: libxml2
gives up on markup nested deeper than some hundred levels and keeps what came before.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
TAGS = re.compile(
    r"<(?:p|br|div|span|h[1-6]|ul|li|a|strong|em|b|i|blockquote|img|figure)\b[^<>]{0,2000}>", re.IGNORECASE
)
UNSEEN = {"script", "style", "noscript", "template", "iframe", "object", "svg", "head", "title", "form", "button"}
BLOCKS = {
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section", "article", "table",
    "tr", "td", "figure", "figcaption", "header", "footer", "aside", "hr", "pre", "dd", "dt",
}  # fmt: skip


def decode_html(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _clean(data.decode(encoding, "replace"))
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _clean(data.decode(_declared(data), "replace"))


def parse_html(text: str) -> HtmlElement:
    """The root element; an empty document when nothing can be made of it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, AssertionError):
        return html.document_fromstring("<html><body></body></html>")


def is_cut(page: bytes) -> bool:
    """Whether a page that begins as one does not end as one: its download broke off."""
    return b"<html" in page[:4000].lower() and b"</html" not in page[-4000:].lower()


def plain_text(element: HtmlElement) -> str:
    """The visible text, one line per block."""
    parts: list[str] = []
    skipped = 0
    from lxml.etree import iterwalk

    for event, node in iterwalk(element, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            skipped += tag in UNSEEN
            if tag in BLOCKS:
                parts.append("\n")
            if not skipped and node.text:
                parts.append(_spaced(node.text))
            continue
        skipped -= tag in UNSEEN
        if tag in BLOCKS:
            parts.append("\n")
        if not skipped and node.tail and node is not element:
            parts.append(_spaced(node.tail))
    lines = (" ".join(line.split(" ")).strip() for line in "".join(parts).split("\n"))
    return "\n".join(re.sub(r" {2,}", " ", line) for line in lines if line)


def text_of_fragment(fragment: str) -> str:
    """Plain text of a piece of text that may be HTML (a cell, a feed entry); text without tags comes back as it is."""
    if not TAGS.search(fragment):
        return fragment
    return plain_text(parse_html(f"<html><body>{fragment}</body></html>"))


def _spaced(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text)


def _clean(text: str) -> str:
    return CONTROLS.sub(" ", text)


def _declared(data: bytes) -> str:
    match = CHARSET.search(data[:4096])
    name = match[1].decode("ascii", "replace").lower() if match else ""
    try:
        # What pages call Latin-1 is Windows-1252, as browsers have always read it.
        encoding = codecs.lookup(name).name
    except LookupError:
        return "cp1252"
    return "cp1252" if encoding in ("iso8859-1", "ascii", "utf-8") else encoding
