"""How well articles and statements are read, against hand-made gold: `python -m stance.evaluation.extraction FOLDER...`

A folder holds pairs `name.txt` and `name.gold.json`. Spans are matched one to one by their overlap (shared characters
over the characters of both). Kind, actor and via are judged on statements matched at 0.8; narration counts as an
actor of its own (None), so inventing a speaker costs as much as missing one. Limits: stance is not measured here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from stance.articles import clean_article
from stance.articles.outlet_names import name_outlet
from stance.errors import SourceError
from stance.records import SURE_SPEAKER, Article, RawDocument, Statement
from stance.settings import Settings
from stance.statements import find_statements
from stance.tables import Tables, load_tables

Span = tuple[int, int]
MATCH = 0.8


@dataclass(slots=True)
class Counts:
    """Sums over articles; the figures are ratios of these."""

    articles: int = 0
    statements_gold: int = 0
    statements_found: int = 0
    statements_exact: int = 0
    statements_matched: int = 0
    quotes_gold: int = 0
    quotes_found: int = 0
    quotes_03: int = 0
    quotes_08: int = 0
    kind_right: int = 0
    actor_strict: int = 0
    actor_lenient: int = 0
    via_right: int = 0
    boilerplate_gold: int = 0
    boilerplate_found: int = 0
    boilerplate_hit: int = 0
    date_right: int = 0
    outlet_right: int = 0
    sure: int = 0
    sure_right: int = 0
    unsure: int = 0
    unsure_right: int = 0

    def add(self, other: Counts) -> None:
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    def figures(self) -> dict[str, float]:
        """Figure → value, in the order of the table."""
        return {
            "boilerplate_precision": _ratio(self.boilerplate_hit, self.boilerplate_found),
            "boilerplate_recall": _ratio(self.boilerplate_hit, self.boilerplate_gold),
            "statement_f1_exact": _f1(self.statements_exact, self.statements_found, self.statements_gold),
            "statement_f1_08": _f1(self.statements_matched, self.statements_found, self.statements_gold),
            "quote_f1_03": _f1(self.quotes_03, self.quotes_found, self.quotes_gold),
            "quote_f1_08": _f1(self.quotes_08, self.quotes_found, self.quotes_gold),
            "kind": _ratio(self.kind_right, self.statements_matched),
            "actor_strict": _ratio(self.actor_strict, self.statements_matched),
            "actor_lenient": _ratio(self.actor_lenient, self.statements_matched),
            "via": _ratio(self.via_right, self.statements_matched),
            "date": _ratio(self.date_right, self.articles),
            "outlet": _ratio(self.outlet_right, self.articles),
            "actor_sure": _ratio(self.sure_right, self.sure),
            "actor_unsure": _ratio(self.unsure_right, self.unsure),
        }


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 1.0


def overlap(a: Span, b: Span) -> float:
    """Shared characters over the characters of both."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def match_spans(gold: Sequence[Span], found: Sequence[Span], least: float) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, found) whose overlap reaches `least`, best first."""
    pairs = [(overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    matched = []
    for value, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if value < least or value == 0:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            matched.append((i, j))
    return sorted(matched)


def compare(gold: dict[str, Any], article: Article, statements: Sequence[Statement], tables: Tables) -> Counts:
    """The counts of one article."""
    counts = Counts(articles=1, statements_gold=len(gold["statements"]), statements_found=len(statements))
    wanted = [(s["start"], s["end"]) for s in gold["statements"]]
    found = [(s.start, s.end) for s in statements]
    pairs = match_spans(wanted, found, MATCH)
    counts.statements_exact = len(set(wanted) & set(found))
    counts.statements_matched = len(pairs)
    for i, j in pairs:
        _compare_statement(counts, gold["statements"][i], statements[j])
    _compare_quotes(counts, gold["statements"], statements)
    _compare_boilerplate(counts, gold, article)
    counts.date_right = int(
        (gold["date"], gold["date_precision"])
        == (article.date.isoformat() if article.date else None, article.date_precision)
    )
    outlets = [gold["outlet"], *(gold["outlet_alt"] if "outlet_alt" in gold else [])]
    counts.outlet_right = int(article.outlet in {o and name_outlet(o, tables)[0] for o in outlets})
    return counts


def _compare_statement(counts: Counts, gold: dict[str, Any], found: Statement) -> None:
    kinds = {gold["kind"], *_listed(gold.get("kind_alt"))}
    counts.kind_right += found.kind in kinds
    actor = _folded(found.actor)
    counts.actor_strict += actor == _folded(gold["actor"])
    allowed = {_folded(name) for name in (gold["actor"], *_listed(gold.get("actor_alt")))}
    if gold["kind"] != "narration" and "narration" in kinds and found.kind == "narration":
        allowed.add(None)
    right = actor in allowed
    counts.actor_lenient += right
    if found.actor and found.attribution.confidence >= SURE_SPEAKER:  # judged apart from the others, leniently
        counts.sure += 1
        counts.sure_right += right
    elif found.actor:
        counts.unsure += 1
        counts.unsure_right += right
    counts.via_right += found.via == gold.get("via")


_ARTICLE = re.compile(r"(?:un|une|le|la|les|des|l') ?", re.IGNORECASE)


def _folded(name: str | None) -> str | None:
    """Names without case, leading article and shape of apostrophe: `Un conseiller` is `Conseiller`."""
    if name is None:
        return None
    text = name.replace("’", "'").strip()
    return text.removeprefix(
        match.group() if (match := _ARTICLE.match(text)) and text[:1].isupper() and " " in text else ""
    ).lower()


def _listed(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


def _compare_quotes(counts: Counts, gold: list[dict[str, Any]], statements: Sequence[Statement]) -> None:
    """Quotations as character spans, found again inside their statement."""
    wanted = [
        span for s in gold for span in _quote_spans(s["text"], s["start"], s.get("quotes") or _listed(s.get("quote")))
    ]
    found = [span for s in statements for span in _quote_spans(s.text, s.start, s.quotes)]
    counts.quotes_gold, counts.quotes_found = len(wanted), len(found)
    counts.quotes_03 = len(match_spans(wanted, found, 0.3))
    counts.quotes_08 = len(match_spans(wanted, found, 0.8))


def _quote_spans(text: str, offset: int, quotes: Iterable[str]) -> list[Span]:
    spans = []
    at = 0
    for quote in quotes:
        start = text.find(quote, at)
        if start >= 0:
            spans.append((offset + start, offset + start + len(quote)))
            at = start + len(quote)
    return spans


def _compare_boilerplate(counts: Counts, gold: dict[str, Any], article: Article) -> None:
    """Characters that are to be left out (boilerplate and duplicates) and those that were."""
    wanted = {i for start, end in _dropped_spans(gold, article.text) for i in range(start, end)}
    found = {i for d in article.dropped for i in range(d.start, d.end)}
    counts.boilerplate_gold, counts.boilerplate_found = len(wanted), len(found)
    counts.boilerplate_hit = len(wanted & found)


def _dropped_spans(gold: dict[str, Any], text: str) -> list[Span]:
    """Boilerplate and duplicates as spans; the older gold gives them as texts in order of appearance."""
    if "boilerplate_spans" in gold:
        return [(a, b) for a, b in (*gold["boilerplate_spans"], *gold["duplicate_spans"])]
    spans = []
    for wanted in {*gold["boilerplate"], *gold["duplicates"]}:
        start = text.find(wanted)
        if start >= 0:
            spans.append((start, start + len(wanted)))
    return spans


def read_gold(folders: Iterable[Path]) -> list[tuple[Path, str, dict[str, Any]]]:
    """Pairs of raw text and gold, sorted by name. Raises SourceError where a folder holds none or a text is missing."""
    found = []
    for folder in folders:
        annotated = sorted(folder.glob("*.gold.json"))
        if not annotated:
            raise SourceError(f"{folder}: no annotated articles (*.gold.json) there.")
        for path in annotated:
            raw = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
            if not raw.is_file():
                raise SourceError(f"{path.name}: its text {raw.name} is missing; put both in the same folder.")
            found.append((raw, raw.read_bytes().decode("utf-8"), json.loads(path.read_text(encoding="utf-8"))))
    return found


def evaluate(folders: Iterable[Path], tables: Tables) -> tuple[Counts, dict[str, Counts]]:
    """Counts over all gold articles, and per article."""
    total = Counts()
    single: dict[str, Counts] = {}
    for path, text, gold in read_gold(folders):
        document = RawDocument(sha256(text.encode()).hexdigest(), path.name, "txt", text, gold.get("metadata", {}))
        article = clean_article(document, tables)
        counts = compare(gold, article, list(find_statements(article, tables)), tables)
        single[path.name] = counts
        total.add(counts)
    return total, single


def report(total: Counts, single: dict[str, Counts]) -> str:
    """One table: a row per figure, a column for all articles, and the worst article."""
    lines = [f"{'figure':<24}{'all':>8}  worst article"]
    for name, value in total.figures().items():
        worst = min(single, key=lambda key: single[key].figures()[name], default="")
        low = single[worst].figures()[name] if worst else 1.0
        lines.append(f"{name:<24}{value:>8.3f}  {low:.3f} {worst}")
    lines.append(f"{total.articles} articles, {total.statements_gold} statements, {total.quotes_gold} quotations")
    lines.append(f"{total.sure} attributions of confidence {SURE_SPEAKER} and more (actor_sure), {total.unsure} below")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print("usage: python -m stance.evaluation.extraction FOLDER...", file=sys.stderr)
        return 2
    try:
        total, single = evaluate([Path(a) for a in arguments], load_tables(Settings.from_environment().data))
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    print(report(total, single))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
