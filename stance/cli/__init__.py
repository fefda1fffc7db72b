"""The command line: parse, call one library function, print. One module per command, one line each in COMMANDS.

Results go to standard output, all else to standard error; progress is drawn only on a terminal. Exit codes: 0 done;
1 nothing could be done (what and why is said in one line); 2 the command was misspelt; 3 done, but for the documents
that were refused and are named. Limit: each command imports what it needs when it runs, so that
`--help` is immediate.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from stance import __version__
from stance.cli import corrections, demo, export, extract, import_, info, ingest, remove, score, serve, train
from stance.cli.console import NOTHING_DONE, say
from stance.errors import StanceError
from stance.settings import Settings

# Modules with `add(commands)`, which describes the command, and `run(options, settings)`, which gives the exit code.
COMMANDS = (ingest, extract, score, export, import_, corrections, remove, info, demo, serve, train)


def main(arguments: Sequence[str] | None = None) -> int:
    options = build_parser().parse_args(arguments)
    settings = Settings.from_environment()
    if getattr(options, "db", None):
        settings = replace(settings, db=options.db)
    if getattr(options, "model", None):
        settings = replace(settings, model=options.model)
    if getattr(options, "map", None):
        settings = replace(settings, columns=dict(options.map))
    if getattr(options, "allow_private", False):
        settings = replace(settings, allow_private=True)
    try:
        return options.run(options, settings)
    except StanceError as error:
        say(f"stance: {error}")
        return NOTHING_DONE
    except KeyboardInterrupt:
        say("stance: interrupted. What was last saved is kept; run the same command again to go on.")
        return NOTHING_DONE


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m stance",
        description="Who says what about Russia, the US/NATO and Ukraine in French-language press.",
        epilog="Example: python -m stance ingest articles/ && python -m stance serve",
    )
    parser.add_argument("--version", action="version", version=f"stance {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add(commands)
    return parser
