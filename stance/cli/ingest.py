"""`ingest`: documents into the store, or, with `--dry-run`, what an import would do. Rounds are in `current`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stance.cli import current
from stance.cli.console import progress, say
from stance.cli.options import add_documents, command
from stance.progress import format_duration
from stance.settings import Settings

SHOWN_REFUSALS = 50


def add(commands: Any) -> None:
    ingest = command(
        commands, "ingest", run, "Read documents, score their statements and add them to the store.",
        "python -m stance ingest articles/ lettre.txt", "db model json",
    )  # fmt: skip
    add_documents(ingest, required=False)
    ingest.add_argument(
        "--dry-run", action="store_true", help="say what would be kept and refused; write nothing, load no model"
    )
    ingest.add_argument(
        "--rejects", type=Path, metavar="FILE.jsonl", help="write what was refused; give that file as PATH to try again"
    )
    ingest.add_argument("--rebuild", action="store_true", help="start from an empty store instead of adding to it")
    current.add_options(ingest)
    ingest.set_defaults(misspelt=ingest.error)


def run(options: argparse.Namespace, settings: Settings) -> int:
    if options.feeds or options.watch:
        return current.run(options, settings)
    if not options.paths or options.every:
        options.misspelt("give a PATH, --feeds or --watch; --every goes with the latter two")
    if options.dry_run:
        return _dry_run(options, settings)
    from stance.pipeline import ingest

    summary = ingest(options.paths, settings, progress(), rebuild=options.rebuild)
    _write_rejects(options, summary.refused)
    return report(summary, options, settings)


def report(summary: Any, options: argparse.Namespace, settings: Settings) -> int:
    """Say what an import did; gives the exit code."""
    for refusal in summary.refused[:SHOWN_REFUSALS]:
        say(f"refused: {refusal.source}: {refusal.reason}")
    if len(summary.refused) > SHOWN_REFUSALS:
        say(f"… and {len(summary.refused) - SHOWN_REFUSALS} more (all of them with --json)")
    for note in summary.notes[:SHOWN_REFUSALS]:
        say(f"note: {note.source}: {note.reason}")
    if summary.replaced_demo:
        say("note: the demo corpus made room for your documents.")
    if options.json:
        print(json.dumps(asdict(summary), ensure_ascii=False, indent=1))
    else:
        print(
            f"{summary.kept} kept, {len(summary.refused)} refused, {summary.unchanged} already there; "
            f"{summary.statements} statements added, {summary.scored} scored, in {format_duration(summary.seconds)} "
            f"→ {settings.db}"
        )
    return 0 if summary.kept or summary.unchanged else 1


def _dry_run(options: argparse.Namespace, settings: Settings) -> int:
    """One line per document on standard output; what would be refused goes where refusals go."""
    from stance.extraction import preview
    from stance.sources import Refusal

    kept, refused = 0, []
    for found in preview(options.paths, settings):
        if isinstance(found, Refusal):
            refused.append(found)
            say(f"refused: {found.source}: {found.reason}")
            continue
        kept += 1
        facts = {"source": found.source, "date": found.date, "outlet": found.outlet, "title": found.title}
        if options.json:
            print(json.dumps(facts, ensure_ascii=False, default=str))
        else:
            print("\t".join(str(value or "-") for value in facts.values()))
    _write_rejects(options, refused)
    say(f"{kept} would be kept, {len(refused)} refused; nothing was written.")
    return 0 if kept else 1


def _write_rejects(options: argparse.Namespace, refused: Sequence[Any]) -> None:
    if options.rejects:
        from stance.sources import write_rejects

        write_rejects(options.rejects, refused)
