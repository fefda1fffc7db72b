"""`serve`: the dashboard on this machine."""

from __future__ import annotations

import argparse
from typing import Any

from stance.cli.console import say
from stance.cli.options import command
from stance.settings import Settings


def add(commands: Any) -> None:
    serve = command(
        commands, "serve", run, "Serve the dashboard on this machine.",
        "python -m stance serve --port 8600 --db corpus.duckdb", "db model",
    )  # fmt: skip
    serve.add_argument("--port", type=int, default=8501, metavar="PORT", help="port (default: 8501)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.serving import serve
    from stance.store.rewrite import upgrade

    if upgrade(settings.db):
        say(f"{settings.db} was brought up to date with this version of Stance.")
    return serve(settings, options.port)
