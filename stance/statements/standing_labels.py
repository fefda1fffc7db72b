"""Transcripts whose speakers stand alone on a line above their words: `OLGA LIND`, then a paragraph or several.

The one whom the head of the page does not name, or who mostly asks, is the interviewer. Limits: a full name, the same
one at least twice, two people at least; in small letters each of them twice.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

from stance.reading.view import plain
from stance.statements.transcripts import Label

_LOUD = r"[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?: (?:(?:DE|DU|LE|LA|VAN|VON) )?[A-ZÀ-Ý][A-ZÀ-Ý'’-]+){1,3}"
_QUIET = r"[A-ZÀ-Ý][\w'’-]+(?: (?:(?:de|du|le|la|van|von) )?[A-ZÀ-Ý][\w'’-]+){1,3}"
_LINE = re.compile(rf" *(?P<name>{_LOUD}|{_QUIET}) ?:? *$", re.MULTILINE)
_ASSEMBLY = re.compile(  # `M. Karl BRANDT`, the country and group below, the hour: of the Council of Europe
    r"^ *(?:Mr|Ms|Mrs|M\.|Mme|Mx) (?P<name>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){1,4}) *\n(?: *\n){0,2} *"
    r"(?=\S)[^\n]{3,120}\n(?: *\n){0,2} *"
    r"\d\d:\d\d:\d\d *$",
    re.MULTILINE,
)
_MEMBER = re.compile(  # `Mme Olga Lind (SOC) — Présidente` of a canton; `Voir le profil d'Olga Lind`, party below
    r"^ *(?:(?:M\.|Mme) (?P<name>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){1,3}) \([^)\n]{1,20}\) [—–] ?[\w -]{0,60}$"
    r"|Voir le profil d(?:e |')(?P<called>[A-ZÀ-Ý][^\n]{3,50})\n[^\n]{2,30}\nVoir le profil [^\n]+"
    r"(?:\n[\d -]+[^\n]*)?$)",
    re.MULTILINE,
)
_CLOCK = re.compile(r"\n *\d\d:\d\d:\d\d")
_HEAD = 400  # characters that say who is interviewed


def standing_labels(view: str, paragraphs: list[tuple[int, int]]) -> tuple[dict[int, Label], frozenset[int]]:
    """Paragraph start → label; and the paragraphs that are a label alone. Empty when the text is no transcript."""
    sitting = [*_ASSEMBLY.finditer(view)] if _CLOCK.search("\n" + view) else []
    if not sitting and any(mark in view for mark in (") —", ") –", "Voir le profil d")):
        sitting = [m for m in _MEMBER.finditer(view) if _has_words(view, m)]
        sitting = sitting if len(sitting) > 1 else []
    if sitting:
        return _spread(paragraphs, sitting, frozenset(), sits=True)
    kept = {start for start, _ in paragraphs}
    starts = accumulate((len(line) + 1 for line in view.split("\n")), initial=0)
    found = (match for at in starts if (match := _LINE.match(view, at)))
    lines = [m for m in found if _speaks_below(view, m) and _next_words(view, m) in kept]
    names = Counter(_key(m["name"]) for m in lines)
    loud = all(m["name"].isupper() for m in lines)
    repeated = [name for name, count in names.items() if count > 1]
    if len(names) < 2 or len(repeated) < (1 if loud else 2):
        return {}, frozenset()
    lines = lines if loud else [m for m in lines if names[_key(m["name"])] > 1]
    return _spread(paragraphs, lines, _askers(view, lines))


def _has_words(view: str, line: re.Match[str]) -> bool:
    """A sentence follows, not the next one of a list of members."""
    below = view[line.end() : line.end() + 400].lstrip(" \n").split("\n", 1)[0]
    return len(below) > _SENTENCE and _MEMBER.match(below) is None


_SENTENCE = 10  # characters


def _spread(
    paragraphs: list[tuple[int, int]], lines: list[re.Match[str]], askers: frozenset[str], sits: bool = False
) -> tuple[dict[int, Label], frozenset[int]]:
    """Gives each paragraph the label above it."""
    labels: dict[int, Label] = {}
    alone: set[int] = set()
    at = -1
    for start, _ in paragraphs:
        while at + 1 < len(lines) and lines[at + 1].start() <= start:
            at += 1
        if at >= 0 and start < lines[at].end():
            alone.add(start)
        elif at >= 0:
            name = next(name for name in lines[at].groups() if name)
            labels[start] = Label(start, start, start, name, _key(name) in askers, sits)
    return labels, frozenset(alone)


def _key(name: str) -> str:
    return plain(name)


def _speaks_below(view: str, line: re.Match[str]) -> bool:
    """Words in small letters follow, at most one empty line below."""
    below = view[line.end() : line.end() + 60].lstrip(" ")
    return below.startswith("\n") and below[:2] != "\n\n\n" and any(c.islower() for c in below)


def _next_words(view: str, line: re.Match[str]) -> int:
    """Where the words below begin: those below an entry of a menu are left out with it."""
    at = line.end()
    while at < len(view) and view[at] in " \n":
        at += 1
    return at


def _askers(view: str, lines: list[re.Match[str]]) -> frozenset[str]:
    """Who asks: those whom the head of the page leaves out, when it names somebody; else those who mostly ask."""
    head = plain(view[: min(_HEAD, lines[0].start())])
    names = {_key(m["name"]) for m in lines}
    guests = {name for name in names if name.split()[-1] in head}
    if guests and guests != names:
        return frozenset(names - guests)
    ends = [m.start() for m in lines[1:]] + [len(view)]
    turns, asked = Counter[str](), Counter[str]()
    for line, end in zip(lines, ends, strict=True):
        turns[_key(line["name"])] += 1
        asked[_key(line["name"])] += view[line.end() : end].rstrip().endswith("?")
    return frozenset(name for name in names if asked[name] > turns[name] / 2)
