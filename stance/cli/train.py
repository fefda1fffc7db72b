"""`train`: fine-tune a checkpoint on labels of one's own, from a file or from the corrections of a store."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from stance.cli.console import say
from stance.cli.options import command
from stance.errors import ModelError
from stance.settings import Settings


def add(commands: Any) -> None:
    train = command(
        commands, "train", run, "Teach the model your own labelled statements, and keep the result if it is better.",
        "python -m stance train --from-corrections --output models/mine", "db json",
    )  # fmt: skip
    labels = train.add_mutually_exclusive_group(required=True)
    labels.add_argument(
        "--data", type=Path, metavar="FILE",
        help="JSON Lines: text, stance {russia, us_nato, ukraine}, and if known tone, kind, family",
    )  # fmt: skip
    labels.add_argument(
        "--from-corrections", action="store_true", help="what people checked of the store on the page Relecture"
    )
    train.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="new checkpoint folder to write")
    train.add_argument(
        "--base", metavar="MODEL", help="checkpoint to start from, folder or hub id (default: the shipped model)"
    )
    train.add_argument(
        "--epochs", type=int, metavar="N",
        help="train the encoder too, in N passes (needs requirements-train.txt; for a thousand labels and more)",
    )  # fmt: skip
    train.add_argument("--keep", action="store_true", help="write the new checkpoint even where it is not better")


def run(options: argparse.Namespace, settings: Settings) -> int:
    try:
        from stance.training.own_labels import train_on

        rows = _gathered(options.output, settings) if options.from_corrections else options.data
        base = options.base or settings.model
        plan = _plan(options.epochs) if options.epochs else None
        result = train_on(
            base, rows, options.output, plan, lambda record: say(json.dumps(record)), settings.data, options.keep
        )
    except ModuleNotFoundError as error:
        raise ModelError(
            f"Training an encoder needs packages that scoring does not ({error.name}): "
            "pip install -r requirements-train.txt."
        ) from error
    print(json.dumps(result.told(), indent=1) if options.json else _told(result, settings))
    return 0


def _plan(epochs: int) -> Any:
    from stance.training.further import PLAN

    return replace(PLAN, epochs=epochs)


def _told(result: Any, settings: Settings) -> str:
    """The comparison, the verdict, and what to do next."""
    low, high = result.gain
    lines = [
        f"{result.learnt} statements learnt; {result.judged} judged, each by a fit that had not learnt it. "
        "Macro-F1, 4 labels (favor/against):",
        f"  your labels        base {_pair(result.base)}   new {_pair(result.new)}   gain {low:+.3f} to {high:+.3f}",
        f"  corpus test split  base {_pair(result.corpus_base)}   new {_pair(result.corpus_new)}",
    ]
    verdict = "The new checkpoint is better" if result.better else "The new checkpoint is NOT shown to be better"
    if result.folder is None:
        return "\n".join([*lines, f"{verdict}: nothing was kept. Check more statements, or take it with --keep."])
    adopt = f"python -m stance score --db {settings.db} --model {result.folder}"
    return "\n".join([*lines, f"{verdict}: {result.folder}", f"To score the store with it, beside the base: {adopt}"])


def _gathered(output: Path, settings: Settings) -> Path:
    """The corrections as labelled rows, beside the checkpoint to be: one can see later what it learnt from."""
    from stance.training.from_corrections import write_rows

    rows = output.with_name(output.name + ".labels.jsonl")
    rows.parent.mkdir(parents=True, exist_ok=True)
    found = write_rows(settings.db, rows)
    left = f"{found.unfit} without a label to learn, {found.missing} no longer in the store"
    say(f"{found.rows} checked statements → {rows} ({left})")
    return rows


def _pair(figures: tuple[float, float] | None) -> str:
    return "none" if figures is None else f"{figures[0]:.3f} ({figures[1]:.3f})"
