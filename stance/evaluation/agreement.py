"""Agreement of two labellers who worked apart: `python -m stance.evaluation.agreement` (part of `make eval`).

`data/corpus/second/labels.jsonl` holds the blind second labels of a random sample of each part: {file, row (from 1),
stance, tone}. Prints Cohen's kappa per target and for the tone, overall and per part.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from stance.corrections.agreement import cohen_kappa
from stance.errors import TableError
from stance.records import TARGETS
from stance.settings import ROOT

CORPUS = ROOT / "data" / "corpus"
Pair = tuple[str, str]


def label_pairs(corpus: Path) -> dict[str, dict[str, list[Pair]]]:
    """{part: {target or "tone": pairs}}; a row without a first tone gives no tone pair."""
    pairs: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    parts: dict[str, list[str]] = {}
    for line in (corpus / "second" / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        second = json.loads(line)
        name = second["file"]
        rows = parts.setdefault(name, (corpus / name).read_text(encoding="utf-8").splitlines())
        if second["row"] > len(rows):
            raise TableError(f"second/labels.jsonl names row {second['row']} of {name}, which has {len(rows)}.")
        first = json.loads(rows[second["row"] - 1])
        for target in TARGETS:
            pairs[name][target].append((first["stance"][target], second["stance"][target]))
        if first.get("tone"):
            pairs[name]["tone"].append((first["tone"], second["tone"]))
    return pairs


def table(corpus: Path = CORPUS) -> str:
    """Kappa per part and overall as fixed-width text."""
    parts = label_pairs(corpus)
    columns = (*TARGETS, "tone")
    whole = {column: [pair for part in parts.values() for pair in part[column]] for column in columns}
    lines = ["second labels: Cohen's kappa", f"  {'':16} rows   " + "  ".join(f"{column:8}" for column in columns)]
    for name, part in [*sorted(parts.items()), ("all", whole)]:
        kappas = (f"{cohen_kappa(part[column]):<8.3f}" if part[column] else f"{'-':8}" for column in columns)
        lines.append(f"  {name:16} {len(part[TARGETS[0]]):<6} " + "  ".join(kappas))
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    sys.exit(0)
