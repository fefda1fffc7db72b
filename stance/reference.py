"""The command reference of README.md, generated from the parser: `python -m stance.reference` rewrites it in place.

tests/test_docs.py fails when the README and the commands differ. Written from the parser's own description of itself
and not from `format_help()`, whose layout changes with the version of Python.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from stance.cli import build_parser
from stance.settings import ROOT

README = ROOT / "README.md"
START, END = "<!-- commands: make readme -->", "<!-- end of commands -->"


def reference() -> str:
    """Markdown for every command: what it does, its example, its options."""
    parser = build_parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return "\n".join(_section(name, command) for name, command in commands.choices.items())


def updated(readme: str) -> str:
    """The README with its reference made anew."""
    block = f"{START}\n\n{reference()}\n{END}"
    return re.sub(f"{re.escape(START)}.*{re.escape(END)}", lambda _: block, readme, flags=re.DOTALL)


def _section(name: str, command: argparse.ArgumentParser) -> str:
    example = (command.epilog or "").removeprefix("Example: ")
    lines = [f"### `{name}`", "", command.description or "", "", "```sh", example, "```", ""]
    for action in command._actions:
        if not isinstance(action, argparse._HelpAction):
            lines.append(f"- `{_usage(action)}`: {action.help}{_choices(action)}")
    return "\n".join([*lines, ""])


def _usage(action: argparse.Action) -> str:
    shown = str(action.metavar or "")
    if action.nargs in ("+", "*"):
        shown += "…"
    option = action.option_strings[0] if action.option_strings else ""
    return " ".join(filter(None, (option, shown)))


def _choices(action: argparse.Action) -> str:
    return f" ({', '.join(map(str, action.choices))})" if action.choices else ""


def main(readme: Path = README) -> None:
    readme.write_text(updated(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
