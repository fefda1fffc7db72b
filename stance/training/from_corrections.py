"""The log of corrections as labelled statements: what people checked becomes rows to learn from and to be judged on.

One row per checked statement of the store, with the labels that stand (see `stance.corrections.reviews`); a target that
nobody judged is `null`. Rows of articles that republish one text are one family, so that none of it is learnt in one
copy and judged in another. What people say is no statement, and what nobody gave a stance, is left out. Limit:
corrections of statements that this store no longer holds are left out too, and counted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stance.corrections.reviews import IS_STATEMENT, TONE, Review, standing
from stance.errors import CorrectionError
from stance.records import TARGETS
from stance.store.corrections import read_corrections
from stance.store.store import Store


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many rows were written, and how many checked statements gave none: without stance, or not in this store."""

    rows: int
    unfit: int
    missing: int


def write_rows(store: Path, target: Path) -> Gathered:
    """Write the corrections of the store as JSON Lines in the form of data/corpus."""
    checked = read_corrections(Store(store))
    facts = Store(store).query("checked_texts", tables=checked.tables).set_index("statement_id").to_dict("index")
    alive = standing(checked.reviews)
    if not alive:
        raise CorrectionError(f"Nobody has checked a statement of {store}. Check some on the page Relecture first.")
    rows = [row for key, review in alive.items() if key in facts and (row := row_of(key, review, facts[key]))]
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    here = sum(key in facts for key in alive)
    return Gathered(len(rows), here - len(rows), checked.missing)


def row_of(key: str, review: Review, facts: Mapping[str, Any]) -> dict[str, Any] | None:
    """One statement as a row of the corpus, or None when it teaches nothing."""
    verdicts = {field: review.verdict(field) for field in (*TARGETS, TONE, IS_STATEMENT)}
    values = {field: verdict.value if verdict else None for field, verdict in verdicts.items()}
    if values[IS_STATEMENT] is False or all(values[target] is None for target in TARGETS):
        return None
    return {
        "id": key, "text": review.statement.text, "stance": {target: values[target] for target in TARGETS},
        "tone": values[TONE], "kind": facts["kind"], "family": facts["near_duplicate_group"],
    }  # fmt: skip
