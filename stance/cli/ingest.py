"""`ingest`: documents into the store, or, with `--dry-run`, what an import would do. Rounds are in `current`."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stance.cli import current
from stance.cli.console import exit_code, progress, say
from stance.cli.options import add_documents, command
from stance.progress import format_duration
from stance.settings import Settings

SHOWN_REFUSALS = 50
TOLD_AT_ONCE = 32  # documents of a dry run that the store is asked about together


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
        lists = {"refused": list(map(asdict, summary.refused)), "notes": list(map(asdict, summary.notes))}
        print(json.dumps(summary.as_json() | lists, ensure_ascii=False, indent=1))
    else:
        print(
            f"{summary.kept} kept{_in_place(summary.replaced)}, {len(summary.refused)} refused, "
            f"{summary.unchanged} already there; "
            f"{summary.statements} statements added, {summary.scored} scored, in {format_duration(summary.seconds)} "
            f"→ {settings.db}"
        )
    return exit_code(summary.kept + summary.unchanged, len(summary.refused))


def _in_place(replaced: int) -> str:
    return f" ({replaced} in place of an older version)" if replaced else ""


def _dry_run(options: argparse.Namespace, settings: Settings) -> int:
    """One line per document on standard output; what would be refused goes where refusals go."""
    from stance.batches import batched
    from stance.extraction import preview
    from stance.sources import Refusal, Refusals
    from stance.store.fates import fates
    from stance.store.store import Store

    store, counts, refused = Store(settings.db), Counter[str](), Refusals()
    for batch in batched(preview(options.paths, settings), TOLD_AT_ONCE):
        articles = [found for found in batch if not isinstance(found, Refusal)]
        for refusal in (found for found in batch if isinstance(found, Refusal)):
            refused.append(refusal)
            say(f"refused: {refusal.source}: {refusal.reason}")
        for article, fate in zip(articles, fates(store, articles), strict=True):
            counts[fate.status] += 1
            _tell(article, fate, options.json)
    _write_rejects(options, refused)
    say(
        f"{counts['new'] + counts['replaces']} would be kept{_in_place(counts['replaces'])}, {len(refused)} refused, "
        f"{counts['unchanged']} already there; nothing was written."
    )
    return exit_code(counts.total(), len(refused))


def _tell(article: Any, fate: Any, as_json: bool) -> None:
    facts = {
        "status": fate.status, "source": article.source, "date": article.date, "outlet": article.outlet,
        "title": article.title,
    }  # fmt: skip
    if as_json:
        print(json.dumps(facts | {"replaces": fate.former}, ensure_ascii=False, default=str))
    else:
        print("\t".join(str(value or "-") for value in facts.values()))


def _write_rejects(options: argparse.Namespace, refused: Sequence[Any]) -> None:
    if options.rejects:
        from stance.sources import write_rejects

        write_rejects(options.rejects, refused)
