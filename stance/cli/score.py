"""`score`: the statements of a table, without extraction or store; or those of the store, with another model."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stance.cli.console import progress
from stance.cli.options import command
from stance.progress import format_duration
from stance.settings import Settings


def add(commands: Any) -> None:
    score = command(
        commands, "score", run,
        "Score ready-made statements: the column `text` of a table; without TABLE, the store, with another model.",
        "python -m stance score statements.csv --output scored.jsonl", "db model json",
    )  # fmt: skip
    score.add_argument(
        "table", type=Path, nargs="?", metavar="TABLE", help="CSV, JSON Lines or Parquet with a column `text`"
    )
    score.add_argument("--output", type=Path, metavar="FILE", help="file to write: .csv, .jsonl or .parquet")
    score.set_defaults(misspelt=score.error)


def run(options: argparse.Namespace, settings: Settings) -> int:
    if (options.table is None) != (options.output is None):
        options.misspelt("TABLE and --output go together; without both, the store is scored")
    from stance.pipeline import score_store, score_table

    if options.table is None:
        summary, where = score_store(settings, progress()), settings.db
    else:
        summary, where = score_table(options.table, options.output, settings, progress()), options.output
    if options.json:
        print(json.dumps(asdict(summary), indent=1))
    else:
        print(
            f"{summary.rows} rows scored ({summary.without_text} without text) by {summary.model_revision}, "
            f"in {format_duration(summary.seconds)} → {where}"
        )
    return 0
