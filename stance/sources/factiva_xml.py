"""An XML export or feed of Factiva → one document per article (fields as in `factiva`).

An article is an element `article` that holds a headline, a lead paragraph or tail paragraphs, in whatever wrapper and
namespace. An article that comes twice is given once. A file that declares entities of its own is refused: that is how
XML attacks are built, and exports need none. What a cut export still holds is read, and the cut is said. Limits: names
of elements are those of the exports of 2012; the export is read whole, up to five times the size of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.factiva import document_of_fields
from stance.sources.inputs import Input, Refusal
from stance.sources.lines import head_text
from stance.sources.markup import CONTROLS

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES: tuple[str, ...] = ()
SIZE = 5
SIGN = re.compile(r"<(?:[\w-]+:)?(?:ppsArticleResponse|ppsarticle|leadParagraph|tailParagraphs)[\s>]")
ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
PARTS = {"headline", "leadParagraph", "tailParagraphs"}
# Field code → elements that hold it, the first that is there.
FIELDS = {
    "HD": ("headline",), "BY": ("byline",), "LP": ("leadParagraph",), "TD": ("tailParagraphs",),
    "SN": ("sourceName", "publisherName"), "PD": ("publicationDate",), "LA": ("baseLanguage",),
}  # fmt: skip


def recognises(file: Input) -> bool:
    text = head_text(file).lstrip("\ufeff \r\n\t")
    return text.startswith("<") and SIGN.search(text) is not None


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    root, cut = _parsed(file.whole(SIZE * settings.max_document_bytes))
    articles = [node for node in root.iter() if _name(node) == "article" and PARTS & {_name(part) for part in node}]
    if not articles:
        raise SourceError("This Factiva export holds no article. Export it again with full texts.")
    seen: set[str] = set()
    for number, node in enumerate(articles, 1):
        found = document_of_fields(_fields(node), f"{file.source}#{number}")
        if isinstance(found, Refusal):
            yield found
        elif found.id not in seen:
            seen.add(found.id)
            yield found
    if cut:
        reason = "The export is cut or damaged: what comes after its last whole article is missing. Export it again."
        yield Refusal(f"{file.source}#{len(articles) + 1}", reason)


def _parsed(data: bytes) -> tuple[_Element, bool]:
    """The root, and whether something had to be left out."""
    from lxml import etree

    if ENTITY.search(data.replace(b"\0", b"")):
        raise SourceError("The file declares entities of its own, which can hide other files. Save it without them.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError(f"The XML is malformed ({type(error).__name__}). Export it again.") from error
    if root is None:
        raise SourceError("The XML is malformed: nothing in it can be read. Export it again.")
    return root, bool(parser.error_log)


def _fields(article: _Element) -> dict[str, str]:
    parts = {_name(part): part for part in reversed(article)}  # the first of a name wins
    found = ((code, next((parts[name] for name in names if name in parts), None)) for code, names in FIELDS.items())
    return {code: _text(node) for code, node in found if node is not None}


def _text(node: _Element) -> str:
    """One line per paragraph; words around query hits (`hlt`) are joined as they stand."""
    paragraphs = [part for part in node.iter() if _name(part) == "paragraph"] or [node]
    lines = (" ".join(CONTROLS.sub(" ", "".join(paragraph.itertext())).split()) for paragraph in paragraphs)
    return "\n".join(filter(None, lines))


def _name(node: _Element) -> str:
    """The name of an element without its namespace; nothing for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
