"""Headless fragments: what is left of a sentence whose beginning was lost on the way.

A fragment is told by its beginning (lower case, a hyphen, a bare noun followed by `et se retrouve`) together with the
absence of a finite verb where one is due. Limits: a fragment that happens to look like a whole sentence stays.
"""

from __future__ import annotations

import re

from stance.reading.verbs import VerbLexicon

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?|[\d]+|[^\w\s]")
_DETERMINERS = frozenset(
    "le la les l' un une des du de ce cette ces son sa ses leur leurs mon ma mes notre nos votre vos aucun aucune "
    "chaque "
    "plusieurs quelques certains certaines tout toute tous toutes deux trois quatre cinq six dix d'".split()
)
_CLITICS = frozenset("se s' ne n' le la les l' lui leur y en nous vous".split())
_CONTINUES = frozenset("et ou mais".split())
_NOT_NOUNS = frozenset(
    "entre avec après avant depuis pour dans sur sous selon sans par chez vers contre malgré dès lors pendant durant "
    "outre hormis sauf face grâce en à au aux a comme quand si".split()
)


def is_debris(text: str, first: bool, verbs: VerbLexicon, names: frozenset[str] = frozenset()) -> bool:
    """`first`: the sentence opens its paragraph, where a lower-case beginning is a habit of some sites."""
    if text[:1] == "…" and text[1:2].islower():
        text, first = text[1:], False
    start = text.lstrip("-–—")
    if text[:1] == "-" and text[1:2].isalpha() and text[1:2].islower():
        return True
    head = _WORD.search(start)
    if head is None:
        return False
    if text[0].islower():
        return _headless_lower(text, _WORD.findall(start), first, verbs)
    if not head[0][0].isupper() or head[0].lower() in _DETERMINERS:
        return False
    return _bare_noun(start, verbs, names)


def _headless_lower(text: str, words: list[str], first: bool, verbs: VerbLexicon) -> bool:
    if "://" in text or any(
        w in verbs.finite and w not in ("des", "porte", "marche", "force", "livre", "armes") for w in words
    ):
        return False
    return not first or (len(words) < 12 and text[-1] in "»”’'\"")


_MARK = re.compile(r'[,;:«»“”"()—–]')


def _bare_noun(text: str, verbs: VerbLexicon, names: frozenset[str]) -> bool:
    """`Conseil de sécurité de l'ONU et se retrouve…`: the first finite verb, with no mark before it, comes right after
    `et`."""
    mark = _MARK.search(text)
    end = mark.start() if mark else len(text)
    words: list[str] = []
    for match in _WORD.finditer(text, 0, end):
        word = match[0].lower()
        if not words and (word in names or word in _NOT_NOUNS):
            return False
        if words and word in verbs.finite:
            return _is_joined(words) and (_has_words(text, end) or _has_words(text, len(text)))
        if words and word in ("qui", "que", "qu'", "dont", "où", "si"):
            return False
        words.append(match[0])
    return False


def _is_joined(words: list[str]) -> bool:
    """`Conseil de sécurité de l'ONU et se`: what stands before the verb ends with `et`."""
    before = len(words) - 1
    article = words[before].lower() in ("le", "la", "les", "l'")  # `et l'annonce` is a noun
    while before > 0 and words[before].lower() in _CLITICS:
        before -= 1
    return words[before] in _CONTINUES and before < len(words) - 1 and not article


def _has_words(text: str, end: int) -> bool:
    return len(_WORD.findall(text, 0, end)) >= _FEWEST


_FEWEST = 5  # words and marks: less is no sentence without its beginning
