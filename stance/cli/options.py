"""What commands share: how one is declared, and the options that several take."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

COLUMN_ROLES = ("text", "title", "outlet", "date", "url", "author", "language")


def command(commands: Any, name: str, run: Any, help: str, example: str, options: str = "") -> argparse.ArgumentParser:
    """A subcommand with its help, its example and those of the shared options that `options` names."""
    command = commands.add_parser(name, help=help, description=help, epilog=f"Example: {example}")
    command.set_defaults(run=run)
    if "db" in options:
        command.add_argument("--db", type=Path, metavar="FILE", help="the store (default: STANCE_DB or stance.duckdb)")
    if "model" in options:
        command.add_argument(
            "--model", metavar="MODEL", help="checkpoint folder or hub id (default: STANCE_MODEL or data/model)"
        )
    if "json" in options:
        command.add_argument("--json", action="store_true", help="print the result as JSON, for programs")
    return command


def add_documents(command: argparse.ArgumentParser, required: bool = True) -> None:
    """PATH… and how to read their tables."""
    command.add_argument(
        "paths", nargs="+" if required else "*", metavar="PATH",
        help="file, folder or archive of documents, or the address of a page or feed; - is standard input",
    )  # fmt: skip
    command.add_argument(
        "--allow-private", action="store_true",
        help="fetch from servers of your own network too; by default only public addresses are contacted",
    )  # fmt: skip
    add_map(command)


def add_map(command: argparse.ArgumentParser) -> None:
    """Which columns of tables hold what."""
    command.add_argument(
        "--map", action="append", default=[], type=_column, metavar="ROLE=COLUMN",
        help=f"column of a table that holds the {', '.join(COLUMN_ROLES)} (repeatable)",
    )  # fmt: skip


def _column(option: str) -> tuple[str, str]:
    role, _, column = option.partition("=")
    if role not in COLUMN_ROLES or not column.strip():
        raise argparse.ArgumentTypeError(f"{option!r} is not ROLE=COLUMN with a role of {', '.join(COLUMN_ROLES)}")
    return role, column.strip()
