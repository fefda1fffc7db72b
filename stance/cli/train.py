"""`train`: fine-tune a checkpoint on labels of one's own, from a file or from the corrections of a store."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from stance.cli.console import say
from stance.cli.options import command
from stance.errors import ModelError
from stance.settings import Settings


def add(commands: Any) -> None:
    train = command(
        commands, "train", run, "Fine-tune the model on your own labelled statements, and compare.",
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
    train.add_argument("--epochs", type=int, metavar="N", help="passes over the labels (default: 3)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    try:
        from stance.training.own_labels import PLAN, train_on
    except ModuleNotFoundError as error:
        raise ModelError(
            f"Training needs packages that scoring does not ({error.name}): pip install -r requirements-train.txt."
        ) from error
    rows = _gathered(options.output, settings) if options.from_corrections else options.data
    plan = replace(PLAN, epochs=options.epochs) if options.epochs else PLAN
    base = options.base or settings.model
    result = train_on(base, rows, options.output, plan, lambda record: say(json.dumps(record)), settings.data)
    if options.json:
        print(json.dumps(asdict(result) | {"better": result.better}, indent=1))
        return 0
    print(f"{result.trained} statements trained on, {result.held_back} held back. Macro-F1, 4 labels (favor/against):")
    print(f"  held back   base {_pair(result.base)}   new {_pair(result.new)}")
    print(f"  corpus test base {_pair(result.corpus_base)}   new {_pair(result.corpus_new)}")
    verdict = "better than the base: use it with" if result.better else "NOT better than the base; it can be tried with"
    print(f"The new checkpoint is {verdict} --model {result.folder}")
    return 0


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
