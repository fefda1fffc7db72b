"""An HTML export of Europresse → one document per press article.

Two layouts: since about 2014, one <article> per document with header, section and footer; before, one cell of a table
per document. The date is that of the document's header: the one inside its number is the day it was loaded. Left out:
the licence certificate, the "paru dans" line (its link becomes the URL), captions and notes of <aside>. Documents that
are no press (posts, tweets) are refused and counted. The id is that of the content, without the marks around query
hits, so the same article in two exports is one document. The last document of an export that breaks off is marked as
partial. Limit: the export is read whole, up to five times the size
of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.days import iso_day
from stance.sources.inputs import Input, Refusal, document_of, marked_partial
from stance.sources.markup import decode_html, is_cut, parse_html, plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES: tuple[str, ...] = ()
SIZE = 5
LONGEST_NAME = 300
NUMBER = re.compile(r"(news|web|biw|tweet|social|video|tv|radio|report|prof)[·.]\d{8}[·.][\w·.-]+", re.IGNORECASE)
PRESS = {"news", "web", "biw", "tv", "radio"}
SIGNS = re.compile(rb"docpublicationname|titrearticlevisu|rdp__articletitle|dococurrcontainer", re.IGNORECASE)
PUBLISHED_IN = re.compile(r"^(?:Cet article est paru dans|This article appeared in)\b.{0,200}$", re.IGNORECASE)
ISSUE = re.compile(r"(?:,? *\bn[o°]\.? *[\d-]+.*| {3,}.*)$", re.IGNORECASE | re.DOTALL)
SITE = re.compile(r"\s*\((?:site web|web site)\b[^)]{0,60}\)", re.IGNORECASE)
FOOTER = re.compile(
    r"(?:©|\(c\) ?\d{4}|Tous droits réservés|All rights reserved|Numéro de document|Document number|Catégorie\b)",
    re.IGNORECASE,
)
DROPPED = ("publiC-lblNodoc", "txtCertificat", "apd-wrapper", "divPubliC")


def recognises(file: Input) -> bool:
    return SIGNS.search(file.head) is not None and b"<" in file.head[:200]


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    data = file.whole(SIZE * settings.max_document_bytes)
    root, cut = parse_html(decode_html(data)), is_cut(data)
    articles = [node for node in root.iter("article") if not any(up.tag == "article" for up in node.iterancestors())]
    blocks = articles or _cells(root)
    if not blocks:
        raise SourceError("This Europresse export holds no document. Export it again with the full texts, as HTML.")
    for number, block in enumerate(blocks, 1):
        source = f"{file.source}#{number}"
        kind = _kind(block)
        if kind not in PRESS:
            yield Refusal(source, f"This document is not a press article ({kind}). Nothing to do: it is left out.")
        else:
            found = (_new_layout if articles else _old_layout)(block, source)
            yield marked_partial(found) if cut and number == len(blocks) else found


def _new_layout(article: HtmlElement, source: str) -> RawDocument | Refusal:
    header = _first(article, "header")
    top = header if header is not None else article
    title = _title(top)
    body_node = next((n for n in article.iter("div") if "DocText" in _classes(n)), _first(article, "section"))
    if body_node is None:
        return Refusal(source, "The export holds no text for this document (headline only). Export it with full text.")
    url, body = _body(body_node)
    metadata = {
        "outlet": _outlet(_one(top, "DocPublicationName")),
        "date": iso_day(" ".join(_all(top, "DocHeader") or _all(top, "DocTitreSousSection") + _after_section(top))),
        "author": _author(top, title),
        "url": url,
    }
    return _document(source, title, body, metadata)


def _old_layout(cell: HtmlElement, source: str) -> RawDocument | Refusal:
    """Headers in spans, then the body as text nodes cut by empty paragraphs."""
    lines = plain_text(cell).split("\n")
    title = " ".join(_all(cell, "TitreArticleVisu")).strip()
    heads = [*_all(cell, "DocPublicationName"), *_all(cell, "DocHeader")]
    start = 1 + max((i for i, line in enumerate(lines) if title and title in " ".join(line.split())), default=-1)
    body = [line for line in lines[start:] if line not in heads]
    end = next((i for i, line in enumerate(body) if _is_footer(line)), len(body))
    url, _ = _link(cell)
    author = " ".join(_all(cell, "docAuthors")) or (body[0] if body and _looks_like_names(body[0]) else "")
    metadata = {
        "outlet": _outlet(" ".join(_all(cell, "DocPublicationName"))),
        "date": iso_day(" ".join(_all(cell, "DocHeader"))),
        "author": author,
        "url": url,
    }
    text = "\n".join(line for line in body[:end] if line != author and not PUBLISHED_IN.match(line))
    return _document(source, title, text, metadata)


def _document(source: str, title: str, body: str, metadata: dict[str, str | None]) -> RawDocument | Refusal:
    if not any(map(str.isalpha, body)):
        return Refusal(source, "The export holds no text for this document (headline only). Export it with full text.")
    return document_of("europresse", source, title, body, metadata)


def _body(node: HtmlElement) -> tuple[str | None, str]:
    for unwanted in [
        n for n in node.iter() if n.tag in ("aside", "footer") or any(name in _names(n) for name in DROPPED)
    ]:
        unwanted.drop_tree()
    url, link_line = _link(node)
    lines = [line for line in plain_text(node).split("\n") if not PUBLISHED_IN.match(line) and line != link_line]
    return url, "\n".join(lines)


def _link(node: HtmlElement) -> tuple[str | None, str | None]:
    """Where the article was published, if the "paru dans" line links there; and that line."""
    for link in node.iter("a"):
        around = link.getparent()
        line = " ".join((around if around is not None else link).text_content().split())
        href = (link.get("href") or "").strip()
        if PUBLISHED_IN.match(line) and href.startswith(("http://", "https://")):
            return href, line
    return None, None


def _title(top: HtmlElement) -> str:
    for name in ("titreArticleVisu", "rdp__articletitle", "titreArticle"):
        if found := _all(top, name):
            return found[0]
    return ""


def _author(top: HtmlElement, title: str) -> str | None:
    """`docAuthors`, else a short line right after the title that looks like names."""
    if found := _all(top, "docAuthors"):
        return found[0]
    lines = plain_text(top).split("\n")
    after = lines[lines.index(title) + 1 :] if title in lines else []
    return after[0] if after and _looks_like_names(after[0]) and after[0] not in _all(top, "rdp__subtitle") else None


def _looks_like_names(line: str) -> bool:
    words = line.split()
    return (
        1 < len(words) <= 8 and sum(word[0].isupper() for word in words) >= 0.6 * len(words) and line[-1] not in ".?!»"
    )


def _outlet(name: str) -> str:
    return ISSUE.sub("", SITE.sub("", name[:LONGEST_NAME])).strip()


def _kind(block: HtmlElement) -> str:
    match = NUMBER.search(block.text_content())
    return match[1].lower() if match else "news"


def _cells(root: HtmlElement) -> list[HtmlElement]:
    """Innermost cells that hold a title of the old layout."""
    found = []
    for node in root.iter("td"):
        inner = any("TitreArticleVisu" in _classes(n) for n in node.iter())
        if inner and not any(
            "TitreArticleVisu" in _classes(n) for cell in node.iterdescendants("td") for n in cell.iter()
        ):
            found.append(node)
    return found


def _is_footer(line: str) -> bool:
    return FOOTER.match(line) is not None or NUMBER.fullmatch(line) is not None


def _after_section(top: HtmlElement) -> list[str]:
    found = []
    for node in top.iter():
        if "DocTitreSousSection" in _classes(node) and (following := node.getnext()) is not None:
            found.append(" ".join(following.text_content().split()))
    return found


def _classes(node: HtmlElement) -> list[str]:
    return (node.get("class") or "").split() if isinstance(node.tag, str) else []


def _names(node: HtmlElement) -> list[str]:
    return [*_classes(node), node.get("id") or ""] if isinstance(node.tag, str) else []


def _first(node: HtmlElement, tag: str) -> HtmlElement | None:
    return next(node.iter(tag), None)


def _all(node: HtmlElement, name: str) -> list[str]:
    """The text of each outermost element of a class, not empty."""
    found = [n for n in node.iter() if name in _classes(n)]
    texts = (n.text_content() for n in found if not any(up in found for up in n.iterancestors()))
    return [
        text
        for text in (" ".join(raw.split()) if name != "DocPublicationName" else raw.strip() for raw in texts)
        if text
    ]


def _one(node: HtmlElement, name: str) -> str:
    return next(iter(_all(node, name)), "")
