"""`score`: the statements of a table, without extraction or store."""

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
        commands, "score", run, "Score ready-made statements: the column `text` of a table.",
        "python -m stance score statements.csv --output scored.jsonl", "model json",
    )  # fmt: skip
    score.add_argument("table", type=Path, metavar="TABLE", help="CSV, JSON Lines or Parquet with a column `text`")
    score.add_argument(
        "--output", type=Path, required=True, metavar="FILE", help="file to write: .csv, .jsonl or .parquet"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.pipeline import score_table

    summary = score_table(options.table, options.output, settings, progress())
    if options.json:
        print(json.dumps(asdict(summary), indent=1))
    else:
        print(
            f"{summary.rows} rows scored ({summary.without_text} without text) by {summary.model_revision}, "
            f"in {format_duration(summary.seconds)} → {options.output}"
        )
    return 0
