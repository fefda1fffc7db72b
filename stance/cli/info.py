"""`info`: what is in the store."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from stance.cli.options import command
from stance.settings import Settings


def add(commands: Any) -> None:
    command(
        commands, "info", run, "Say what is in the store: counts, dates, model revision, data hash.",
        "python -m stance info --json", "db json",
    )  # fmt: skip


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.store import Store

    facts = asdict(Store(settings.db).info())
    if options.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1, default=str))
    else:
        width = max(map(len, facts))
        for name, value in facts.items():
            print(f"{name.replace('_', ' '):<{width}}  {'-' if value is None else value}")
    return 0
