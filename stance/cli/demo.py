"""`demo`: the demo corpus into an empty store."""

from __future__ import annotations

import argparse
from typing import Any

from stance.cli import ingest
from stance.cli.console import progress, say
from stance.cli.options import command
from stance.settings import Settings


def add(commands: Any) -> None:
    command(
        commands, "demo", run, "Fill an empty store with the demo corpus; leave a store of your own alone.",
        "python -m stance demo && python -m stance serve", "db model json",
    )  # fmt: skip


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.pipeline import ingest_demo

    summary = ingest_demo(settings, progress())
    if summary is None:
        say(f"{settings.db} holds documents of your own: the demo corpus was left out.")
        return 0
    return ingest.report(summary, options, settings)
