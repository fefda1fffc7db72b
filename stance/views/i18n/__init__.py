"""All words, numbers and dates on screen, in French or English: `fr.toml` and `en.toml` hold the same keys, and so do
the files of single pages (`importer.fr.toml`).

A number is never formatted elsewhere, so a French page shows 1 234 and −0,42 on axes too. Streamlit's own words are
the matter of `widget_words`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

LANGUAGES: tuple[str, ...] = ("fr", "en")
NARROW_SPACE = "\u202f"
MINUS = "−"


@dataclass(frozen=True)
class Texts:
    """Words of one language. `t("overview.title")` is a text; names in braces are filled in."""

    language: str
    words: dict[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]

    def __call__(self, key: str, **values: object) -> str:
        text = self.words[key]
        return text.format(**values) if values else text

    def count(self, noun: str, n: int) -> str:
        """« 1 234 énoncés »: French takes the singular for 0 and 1, English for 1 only."""
        one = n < 2 if self.language == "fr" else n == 1
        return self.number(n) + "\u00a0" + self.words[f"noun.{noun}.{'one' if one else 'many'}"]

    def number(self, value: float, digits: int = 0) -> str:
        text = f"{abs(value):,.{digits}f}"
        if self.language == "fr":
            text = text.replace(",", NARROW_SPACE).replace(".", ",")
        return (MINUS if value < 0 and text.strip("0,.") else "") + text

    def score(self, value: float) -> str:
        """A position with its sign always written: « +0,42 », « −0,08 »."""
        text = self.number(value, 2)
        return text if text.startswith(MINUS) or not text.strip("0,.") else "+" + text

    def percent(self, share: float, digits: int = 0) -> str:
        return self.number(100 * share, digits) + ("\u00a0%" if self.language == "fr" else "%")

    def interval(self, low: float, high: float) -> str:
        return f"{self.score(low)} {self.words['format.to']} {self.score(high)}"

    def day(self, value: date | None) -> str:
        if value is None or value != value:  # NaT differs from itself
            return self.words["format.undated"]
        if self.language == "fr":
            return f"{'1er' if value.day == 1 else value.day} {self.short_months[value.month - 1]} {value.year}"
        return f"{value.day} {self.short_months[value.month - 1]} {value.year}"

    def month(self, value: date) -> str:
        return f"{self.months[value.month - 1]} {value.year}"

    def period(self, first: date | None, last: date | None) -> str:
        return f"{self.day(first)} – {self.day(last)}"


@cache
def texts(language: str) -> Texts:
    """The words of `language`; an unknown code gives French."""
    code = language if language in LANGUAGES else LANGUAGES[0]
    folder = Path(__file__).parent
    trees = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(f"*{code}.toml"))]
    words = {key: text for tree in trees for key, text in _flatten(tree)}
    calendar = next(tree["calendar"] for tree in trees if "calendar" in tree)
    return Texts(code, words, tuple(calendar["months"]), tuple(calendar["short_months"]))


def _flatten(tree: dict, prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            rows += _flatten(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            rows.append((prefix + key, value))
    return rows
