"""Traces of machine translation in a French text: what a machine leaves that a French newsroom does not.

A text is flagged when it says so itself, or when signs of MINIMUM kinds meet: one alone happens to anybody (a page that
was copied, a typing slip). Limits: a clean machine translation leaves no trace and is not flagged; a human translation
is not meant to be. Works on the reading view (`reading.view`), so broken encodings neither hide nor make signs.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from stance.reading.view import FILLER

# Set on the development articles and three real translated pages, with no false alarm in the demo corpus, the other
# development articles, and 15,500 passages of 3,000 characters of plays, novels and parliamentary debates.
MINIMUM = 2

_STATED = re.compile(
    r"\b(?:article|texte|page|contenu|dépêche|traduction|version)\b[^.!?\n]{0,60}"
    r"\b(?:traduite?s? (?:automatiquement|par (?:une machine|un logiciel|une intelligence artificielle|l'ia\b|google|"
    r"deepl|chatgpt))|(?:est|sont) une traduction automatique|générée? par (?:google|deepl|une machine))"
    r"|^\W{0,3}traduction automatique\W{0,3}$|^\W{0,3}traduction automatique (?:de l'|du |par |fournie)"
    r"|^\W{0,3}traduite? (?:automatiquement|(?:de [\w' ]{2,20}|du \w{2,15}) (?:par|avec) (?:google|deepl|chatgpt))"
    r"|\btraduit avec (?:deepl|google)|\btranslated (?:by|with) (?:google|deepl|ai\b)|\bmachine[- ]translated\b",
    re.IGNORECASE | re.MULTILINE,
)
# Each with words of which the text must have one before the pattern is worth trying.
_SIGNS = {
    "English quotation marks": (("'",), re.compile(r"'(?<=[\s(]')[^\W\d_][^'\n]{1,30} [^\n']{1,90}'(?=[\s.,;:)])")),
    "time zone of another country": (
        (" BST", " IST", " EST", " EDT", " PST", " PDT"),
        re.compile(r"\b\d{1,2} ?[:h.] ?\d\d (?:BST|IST|EST|EDT|PST|PDT)\b"),
    ),
    "credit translated word for word": (
        ("Piscine", "Dossier", "(Fichier photo"),
        re.compile(r"(?:,|/) ?(?:Piscine|Dossier)\b(?=[\n,.]|$)|\(Fichier photo\b", re.M),
    ),
    "left in English": (
        ("[ad_", "Source link", "READ", "Read more"),
        re.compile(r"\[ad_[12]\]|^ ?Source link\b|(?:^|(?<=[.!?»”] ))(?:READ(?: MORE)?|Read more):? ", re.M),
    ),
    "word-for-word construction": (
        ("selon à ", "selon au "),
        re.compile(r"\bselon (?:à |au (?!moins|plus|total|fil))"),
    ),
    "stop after a lost sentence": ((". .",), re.compile(r"(?<=\w)[»”]?\. \.(?!\.)")),
    "beginning lost at a hyphen": ((" -",), re.compile(r"-(?<=[.!?»”] -)[a-zà-ÿ]{3,}")),
}
_STATING = ("traduit", "traduction", "généré par", "générée par", "translated")  # without one of them no text states it
_MARKS = re.compile("[«»“”„]")
_OPENING, _CLOSING = "«“„", "»”"
_PARTNERS = {"«": "»", "“": "”"}
_NEAR = 160  # characters: two marks further apart are not one quotation


def is_machine_translated(view: str) -> bool:
    """Whether a text, given in its reading view, says that a machine translated it or shows signs of several kinds."""
    small = view.replace(FILLER, "").lower()
    stated = any(word in small for word in _STATING) and _STATED.search(view.replace(FILLER, ""))
    return bool(stated) or len(traces(view)) >= MINIMUM


def traces(view: str) -> list[str]:
    """Names of the kinds of signs found."""
    view = view.replace(FILLER, "")
    found = [name for name, (words, pattern) in _SIGNS.items() if _has_one(words, view) and pattern.search(view)]
    if any(_confused(paragraph) for paragraph in view.split("\n")):
        found.append("quotation marks of the wrong side")
    return found


def _has_one(words: tuple[str, ...], text: str) -> bool:
    return any(map(text.__contains__, words))


def _confused(paragraph: str) -> bool:
    """A quotation opened by a closing mark, or closed by one of another family, which French typists never do."""
    marks = list(_MARKS.finditer(paragraph))
    if len(marks) < 2:
        return False
    opened: re.Match[str] | None = None
    for mark, following in zip_longest(marks, marks[1:]):
        if opened is not None:
            near = mark.start() - opened.end() < _NEAR
            if near and mark[0] != _PARTNERS.get(opened[0]) and _closes(paragraph, mark):
                return True
            opened = None if mark[0] in _CLOSING else mark
        elif mark[0] in _OPENING:
            opened = mark
        elif following and following.start() - mark.end() < _NEAR and _opens(paragraph, mark):
            if _closes(paragraph, following) or (following[0] in "“”„" and _stands_apart(paragraph, following)):
                return True
    return False


def _opens(text: str, mark: re.Match[str]) -> bool:
    """The mark stands where a quotation begins: after a space, right before a word."""
    before = text[max(mark.start() - 1, 0) : mark.start()]
    return before in ("", " ", "(") and _after(text, mark).isalpha()


def _closes(text: str, mark: re.Match[str]) -> bool:
    """The mark stands where a quotation ends: before a stop, a comma or the end."""
    return _after(text, mark) in ("", ".", ",", ";", ")")


def _stands_apart(text: str, mark: re.Match[str]) -> bool:
    """A curly mark with a space on both sides: neither opening nor closing."""
    return text[mark.start() - 1] == " " == text[mark.end() : mark.end() + 1]


def _after(text: str, mark: re.Match[str]) -> str:
    """The first character after the mark and its space."""
    return text[mark.end() : mark.end() + 3].lstrip(" ")[:1]
