"""`remove`: erase articles and all that hangs on them; without `--yes`, say what would go."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from stance.cli.console import DONE, NOTHING_DONE, say
from stance.cli.options import command
from stance.settings import Settings


def add(commands: Any) -> None:
    remove = command(
        commands, "remove", run,
        "Erase articles, with their statements, scores, older versions and corrections. Without --yes, only say which.",
        "python -m stance remove --outlet 'La Gazette fictive' --until 2021-12-31 --yes", "db json",
    )  # fmt: skip
    remove.add_argument("--outlet", action="append", default=[], metavar="NAME", help="of this outlet (repeatable)")
    remove.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="published that day or later")
    remove.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="published that day or before")
    remove.add_argument(
        "--import", action="append", default=[], type=int, metavar="NUMBER", dest="imports",
        help="added by this import, as the method page numbers them (repeatable)",
    )  # fmt: skip
    remove.add_argument(
        "--article", action="append", default=[], metavar="ID", help="with this id, id_article in exports (repeatable)"
    )
    remove.add_argument("--yes", action="store_true", help="erase them")
    remove.set_defaults(misspelt=remove.error)


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.removal import Removal, plan, remove

    removal = Removal(
        outlets=tuple(options.outlet), since=options.since, until=options.until, imports=tuple(options.imports),
        articles=tuple(options.article),
    )  # fmt: skip
    if removal == Removal():
        options.misspelt("say what to remove: --outlet, --since, --until, --import or --article; they add up")
    done = (remove if options.yes else plan)(settings.db, removal)
    if options.json:
        print(json.dumps(asdict(done) | {"erased": options.yes}, default=str, indent=1))
    else:
        period = f", {done.first_date} to {done.last_date}" if done.first_date else ""
        print(
            f"{done.articles} articles{period}, {done.statements} statements, {done.versions} older versions, "
            f"{done.acts} corrections {'erased from' if options.yes else 'would be erased from'} {settings.db}"
        )
    if not (done.articles or done.versions):
        say("Nothing there meets all the conditions.")
        return NOTHING_DONE
    if not options.yes:
        say("Nothing was changed: add --yes to erase them.")
    return DONE
