"""What the suite reads: the demo articles, as often as wanted, no two sentences alike, as text files or as pages.

Identical sentences are scored once, so copies would flatter; each copy carries its number in every sentence. Limit: the
demo articles are shorter than most press articles, and their language is ours.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from stance.extraction import extract_documents
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal, read_documents

_END = re.compile(r"(?<=\w)(?=[.!?](?:\s+[«A-ZÀÉÊ]|\s*$))", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_MENU = "".join(f'<li><a href="/rubrique/{n}">Rubrique numéro {n}</a></li>' for n in range(40))
_MORE = "".join(f'<p><a href="/autre/{n}">Un autre article du jour, le numéro {n}</a></p>' for n in range(30))


def articles(number: int, settings: Settings) -> Iterator[str]:
    """Texts of the demo articles, then copies of them that differ in every sentence."""
    return islice(_endless(settings), number)


def _endless(settings: Settings) -> Iterator[str]:
    files = sorted((settings.data / "demo" / "articles").glob("*.txt"))
    originals = [file.read_text(encoding="utf-8") for file in files]
    for copy in count():
        for text in originals:
            yield _END.sub(f" (n° {copy})", text) if copy else text


def write_texts(folder: Path, number: int, settings: Settings) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for place, text in enumerate(articles(number, settings)):
        (folder / f"{place:06}.txt").write_text(text, encoding="utf-8")
    return folder


def pages(number: int, settings: Settings) -> list[str]:
    """The same as web pages, with what stands around an article."""
    return [_page(text) for text in articles(number, settings)]


def _page(text: str) -> str:
    head, body = _FRONT_MATTER.match(text).groups()
    title = html.escape(re.search(r"^title: (.*)$", head, re.MULTILINE).group(1).strip('" '))
    paragraphs = [html.escape(part.strip()) for part in body.split("\n") if part.strip()]
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title} | Journal fictif</title>'
        '<meta property="og:site_name" content="Journal fictif">'
        '<meta property="article:published_time" content="2024-03-14T08:00:00+01:00"></head><body>'
        f"<header><nav><ul>{_MENU}</ul></nav></header><main><article><h1>{title}</h1>{inner}</article></main>"
        f"<aside>{_MORE}</aside><footer><p>Tous droits réservés.</p></footer></body></html>"
    )


def read(folder: Path, settings: Settings) -> list[RawDocument]:
    return [found for found in read_documents([folder], settings) if isinstance(found, RawDocument)]


def sentences(number: int, folder: Path, settings: Settings) -> list[str]:
    """Distinct statements of the demo articles and their copies, as the program cuts them."""
    documents = read(write_texts(folder, 1 + number // 10, settings), settings)
    found = [item for item in extract_documents(documents, settings.data) if not isinstance(item, Refusal)]
    texts = list(dict.fromkeys(statement.text for _, statements in found for statement in statements))
    return texts[:number]
