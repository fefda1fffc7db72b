"""A paragraph with its outermost quotations and its sentences, read once for all who ask.

Cleaning cuts the paragraphs of a page, and the search for statements cuts those that remain once more. Limits: those
of long texts are read each time, so that what is kept stays small.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from stance.reading.quotes import Quote, pair_quotes
from stance.reading.sentences import Span, split_sentences

_KEPT = 512  # paragraphs, each with its whole text
_LONGEST = 20_000  # characters of a text whose paragraphs are kept


class Paragraph(NamedTuple):
    """`quotes`: those of depth 0, in order."""

    quotes: tuple[Quote, ...]
    sentences: tuple[Span, ...]


def read_paragraph(raw: str, view: str, span: Span) -> Paragraph:
    """The paragraph that lies in `span` of the text and of its reading view."""
    return (_kept if len(raw) <= _LONGEST else _read)(raw, view, span)


def _read(raw: str, view: str, span: Span) -> Paragraph:
    quotes = [quote for quote in pair_quotes(raw, view, *span) if quote.depth == 0]
    return Paragraph(tuple(quotes), tuple(split_sentences(view, span, quotes)))


_kept = lru_cache(maxsize=_KEPT)(_read)
