"""Finds many phrases at once in a text: a trie over words, one pass, linear in the length of the text.

A phrase is written as in `data/`: words separated by spaces, `*` at the end of a word for any ending. Case, the
shape of apostrophes and the width of spaces do not matter; accents do. The longest match wins at each position; all
payloads of that span are returned. No gaps between words, no inflection beyond what the table lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload")

_WORD = re.compile(r"[^\W_]+\*?'?|[^\w\s]")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})
_LONGEST_PHRASE = 12


class Word(NamedTuple):
    """A word or punctuation mark, lower-cased, with its character span."""

    text: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """Words and punctuation marks; an elided word keeps its apostrophe (`l'`, `qu'`)."""
    folded = text.translate(_FOLDED)
    return [Word(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(folded)]


class Match(NamedTuple):
    """One matched span with everything known of it."""

    start: int
    end: int
    payloads: tuple


class _Node:
    __slots__ = ("payloads", "stem_lengths", "stems", "words")

    def __init__(self):
        self.words: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.stem_lengths: tuple[int, ...] = ()
        self.payloads: list = []


class PhraseTable(Generic[Payload]):
    """Phrases with a payload each; `find` returns the longest matches from left to right."""

    def __init__(self, phrases: Iterable[tuple[str, Payload]]):
        self._root = _Node()
        for phrase, payload in phrases:
            self._add(phrase, payload)

    def _add(self, phrase: str, payload: Payload) -> None:
        node = self._root
        words = [match.group().lower() for match in _WORD.finditer(phrase.translate(_FOLDED))]
        if not words or len(words) > _LONGEST_PHRASE:
            return
        for word in words:
            if word.endswith("*"):
                stem = word[:-1]
                node.stem_lengths = tuple(sorted({*node.stem_lengths, len(stem)}, reverse=True))
                node = node.stems.setdefault(stem, _Node())
            else:
                node = node.words.setdefault(word, _Node())
        if payload not in node.payloads:
            node.payloads.append(payload)

    def find(self, words: list[Word]) -> list[Match]:
        """Longest matches over `split_words(text)`; matches may not overlap."""
        found: list[Match] = []
        position = 0
        while position < len(words):
            length, payloads = self._longest(words, position)
            if length:
                found.append(Match(words[position].start, words[position + length - 1].end, tuple(payloads)))
                position += length
            else:
                position += 1
        return found

    def _longest(self, words: list[Word], position: int) -> tuple[int, list]:
        best_length, best = 0, []
        frontier = [self._root]
        for length in range(1, min(_LONGEST_PHRASE, len(words) - position) + 1):
            word = words[position + length - 1].text
            frontier = [child for node in frontier for child in _children(node, word)]
            if not frontier:
                break
            payloads = [payload for node in frontier for payload in node.payloads]
            if payloads:
                best_length, best = length, payloads
        return best_length, best


def _children(node: _Node, word: str) -> list[_Node]:
    children = []
    exact = node.words.get(word)
    if exact is not None:
        children.append(exact)
    for length in node.stem_lengths:
        if length <= len(word):
            stem = node.stems.get(word[:length])
            if stem is not None:
                children.append(stem)
    return children
