"""`corrections`: what people said on the page Relecture, out to a file and back, in the forms of other tools too."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from stance.cli.console import exit_code, say
from stance.cli.options import command
from stance.corrections.formats import FORMATS, read_acts, tasks_of, write_doccano, write_jsonl, write_label_studio
from stance.corrections.log import Log, log_path
from stance.errors import CorrectionError
from stance.settings import Settings


def add(commands: Any) -> None:
    corrections = command(
        commands, "corrections", run,
        "Write what people checked to a file (export), or add a file of checks to the store's log (import).",
        "python -m stance corrections export relecture.jsonl --db corpus.duckdb", "db json",
    )  # fmt: skip
    corrections.add_argument("action", choices=("export", "import"), metavar="ACTION", help="what to do")
    corrections.add_argument(
        "file", type=Path, metavar="FILE", help="file to write, or to read: any of the formats, or a zip of them"
    )
    corrections.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0],
        help="export: the log itself (jsonl, the default), or its checks for another tool",
    )  # fmt: skip
    corrections.add_argument("--overwrite", action="store_true", help="export: replace FILE if it exists")
    corrections.add_argument(
        "--annotator", default="", metavar="NAME", help="import: whose checks they are, where the file names nobody"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    return _export(options, settings) if options.action == "export" else _import(options, settings)


def _export(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.corrections import read_corrections
    from stance.store.store import Store

    content = Log(log_path(settings.db)).read()
    for damage in content.damage:
        say(f"note: line {damage.line} of {log_path(settings.db)} is no act ({damage.reason}); it was left out.")
    if not content.acts:
        raise CorrectionError(f"{log_path(settings.db)} holds no act. Nothing was written.")
    if options.file.exists() and not options.overwrite:
        raise CorrectionError(f"{options.file} exists already. Nothing was written; add --overwrite to replace it.")
    if options.format == "jsonl":
        text, count = write_jsonl(content.acts), len(content.acts)
    else:
        tasks = tasks_of(read_corrections(Store(settings.db)).reviews.values())
        text = write_label_studio(tasks) if options.format == "label-studio" else write_doccano(tasks)
        count = sum(len(task.checks) for task in tasks)
    _write(options.file, text)
    what = "acts" if options.format == "jsonl" else "checks"
    print(json.dumps({what: count, "file": str(options.file)}) if options.json else f"{count} {what} → {options.file}")
    return exit_code(count, 0)


def _write(path: Path, text: str) -> None:
    """All of it, or the file as it was."""
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        os.replace(partial, path)
    except OSError as error:
        raise CorrectionError(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from error


def _import(options: argparse.Namespace, settings: Settings) -> int:
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise CorrectionError(f"{options.file} cannot be read: {error.strerror}. Nothing was added.") from error
    found = read_acts(data, options.file.name, options.annotator)
    for place, reason in found.refused:
        say(f"refused: {place}: {reason}")
    saved = Log(log_path(settings.db)).extend(found.acts)
    told = {"added": saved.written, "known": saved.known, "refused": len(found.refused), "missing": _missing(settings)}
    if options.json:
        print(json.dumps(told))
    else:
        print(f"{saved.written} added, {saved.known} already there, {len(found.refused)} refused → {settings.db}")
        if told["missing"]:
            say(f"note: {told['missing']} checked statements are not in this store; they stay in the log.")
    return exit_code(len(found.acts), len(found.refused))


def _missing(settings: Settings) -> int | None:
    """Checked statements that the store does not hold; None where there is no store yet."""
    from stance.store.corrections import read_corrections
    from stance.store.store import Store

    return read_corrections(Store(settings.db)).missing if settings.db.exists() else None
