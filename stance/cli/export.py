"""`export`: the statements of the store as a file that can be cited, or the whole store as one file."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from stance.cli.options import command
from stance.records import STANCE_LABELS, TARGETS
from stance.settings import Settings


def add(commands: Any) -> None:
    export = command(
        commands, "export", run, "Write the statements of the store, all or filtered, with a citation block.",
        "python -m stance export --format csv --actor 'Emmanuel Macron' --since 2022-02-24 --output macron.csv",
        "db json",
    )  # fmt: skip
    kind = export.add_mutually_exclusive_group(required=True)
    kind.add_argument("--format", choices=("csv", "parquet", "jsonl", "xlsx", "duckdb"), help="format")
    kind.add_argument(
        "--full", type=Path, metavar="FILE.zip", help="the whole store and its corrections as one file, for `import`"
    )
    export.add_argument("--overwrite", action="store_true", help="with --full: replace FILE.zip if it exists")
    export.add_argument("--output", type=Path, metavar="FILE", help="file to write (default: stance.FORMAT)")
    export.add_argument("--actor", action="append", default=[], metavar="NAME", help="only this actor (repeatable)")
    export.add_argument("--outlet", action="append", default=[], metavar="NAME", help="only this outlet (repeatable)")
    export.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="first publication day")
    export.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="last publication day")
    export.add_argument("--target", action="append", default=[], choices=TARGETS, help="only about this target")
    export.add_argument("--label", action="append", default=[], choices=STANCE_LABELS, help="only this position")
    export.add_argument("--voice", choices=("all", "speech", "narration"), default="all", help="who speaks")
    export.add_argument("--search", default="", metavar="WORDS", help="words the statement must contain")
    export.add_argument(
        "--copies", choices=("all", "once"), default="all", help="count a republished article each time, or once"
    )
    export.add_argument(
        "--translations", choices=("without", "only"), default="", help="texts a machine translated: left out, or alone"
    )
    export.add_argument(
        "--corrected", action="store_true", help="people's labels count where they checked, instead of the model's"
    )
    export.set_defaults(misspelt=export.error)


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.exports import EVERYTHING, export
    from stance.store.filters import Filters
    from stance.store.store import Store

    filters = Filters(
        actors=tuple(options.actor), outlets=tuple(options.outlet), since=options.since, until=options.until,
        targets=tuple(options.target), labels=tuple(options.label), voice=options.voice, search=options.search,
        copies=options.copies, translations=options.translations,
        label_source="corrected" if options.corrected else "model",
    )  # fmt: skip
    if options.full:
        if filters != EVERYTHING or options.output:
            options.misspelt("--full takes the whole store: no filter and no --output go with it")
        return _full(options, settings)
    output = options.output or Path(f"stance.{options.format}")
    block = export(Store(settings.db), filters, output, options.format)
    print(json.dumps(block, ensure_ascii=False, indent=1) if options.json else f"{block['lignes']} rows → {output}")
    return 0


def _full(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.bundle import export_full

    moved = export_full(settings.db, options.full, options.overwrite)
    if options.json:
        print(json.dumps(asdict(moved), indent=1))
    else:
        print(f"{moved.articles} articles, {moved.statements} statements, {moved.acts} corrections → {options.full}")
    return 0
