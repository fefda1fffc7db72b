"""Title, outlet and date read from heads of pages, against labels: `python -m stance.evaluation.heads FILE.jsonl...`

One object a line: `text`, `title`, `outlet`, `date` (ISO or null), `precision`, and with other right answers, null
included, `title_alt` and `outlet_alt`. Outlets are compared under their canonical names, and like titles by their
letters and digits. Limits: what an address or metadata would tell is not measured, for these pages have none.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from stance.articles import clean_article
from stance.articles.outlet_names import name_outlet
from stance.errors import SourceError
from stance.reading.view import plain
from stance.records import Article, RawDocument
from stance.settings import Settings
from stance.tables import Tables, load_tables

_NOT_READ = re.compile(r"[\W_]+")
_KEYS = frozenset({"text", "title", "title_alt", "outlet", "outlet_alt", "date", "precision"})


@dataclass(slots=True)
class HeadCounts:
    """Sums over pages; `date_guessed` and `outlet_guessed` count answers where another one, or none, is right."""

    pages: int = 0
    date: int = 0
    precision: int = 0
    outlet: int = 0
    title: int = 0
    date_guessed: int = 0
    outlet_guessed: int = 0

    def add(self, other: HeadCounts) -> None:
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    def figures(self) -> dict[str, float]:
        """Figure → share of the pages."""
        return {item.name: getattr(self, item.name) / max(self.pages, 1) for item in fields(self)[1:]}


def compare_head(gold: dict[str, Any], article: Article, tables: Tables) -> HeadCounts:
    """The counts of one page."""
    date = article.date.isoformat() if article.date else None
    outlets = {_read(name and name_outlet(name, tables)[0]) for name in (gold["outlet"], *gold["outlet_alt"])}
    titles = {_read(title) for title in (gold["title"], *gold["title_alt"])}
    dated, named = date == gold["date"], _read(article.outlet) in outlets
    return HeadCounts(
        pages=1,
        date=int(dated),
        precision=int(dated and article.date_precision == gold["precision"]),
        outlet=int(named),
        title=int(_read(article.title) in titles),
        date_guessed=int(date is not None and not dated),
        outlet_guessed=int(article.outlet is not None and not named),
    )


def _read(name: str | None) -> str:
    return _NOT_READ.sub(" ", plain(name or "")).strip()


def read_heads(path: Path) -> list[dict[str, Any]]:
    """The labelled heads of a file. Raises SourceError where it has none or a line lacks a key."""
    heads = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not heads:
        raise SourceError(f"{path}: no labelled heads there.")
    for number, head in enumerate(heads, 1):
        if missing := sorted(_KEYS - head.keys()):
            raise SourceError(f"{path.name}, line {number}: {', '.join(missing)} missing.")
    return heads


def evaluate_heads(path: Path, tables: Tables) -> HeadCounts:
    """Counts over all heads of a file."""
    total = HeadCounts()
    for number, gold in enumerate(read_heads(path), 1):
        document = RawDocument(sha256(gold["text"].encode()).hexdigest(), f"{path.name}:{number}", "txt", gold["text"])
        total.add(compare_head(gold, clean_article(document, tables), tables))
    return total


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print("usage: python -m stance.evaluation.heads FILE.jsonl...", file=sys.stderr)
        return 2
    tables = load_tables(Settings.from_environment().data)
    for name in arguments:
        try:
            total = evaluate_heads(Path(name), tables)
        except (OSError, ValueError, SourceError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        for figure, value in total.figures().items():
            print(f"{figure:<24}{value:>8.3f}  n = {total.pages}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
