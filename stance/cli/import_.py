"""`import`: a whole store that `export --full` wrote, or another store file."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stance.cli.console import DONE, say
from stance.cli.options import command
from stance.settings import Settings


def add(commands: Any) -> None:
    import_ = command(
        commands, "import", run, "Take in a whole store, with its corrections, from another machine or a backup.",
        "python -m stance import store.zip --db corpus.duckdb", "db json",
    )  # fmt: skip
    import_.add_argument("file", type=Path, metavar="FILE", help="what `export --full` wrote, or a store file")
    import_.add_argument(
        "--overwrite", action="store_true", help="replace the store that is there; its corrections stay"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.bundle import import_full

    moved = import_full(options.file, settings.db, options.overwrite)
    if options.json:
        print(json.dumps(asdict(moved), indent=1))
    else:
        counts = f"{moved.articles} articles, {moved.statements} statements, {moved.acts} corrections"
        print(f"{counts} ({moved.added} new here) → {settings.db}")
    if moved.unread:
        say(f"note: {moved.unread} lines of the log of corrections could not be read; they stay in {options.file}.")
    return DONE
