"""The command line: parse, call one library function, print.

Results go to standard output, all else to standard error; progress is drawn only on a terminal. Exit codes: 0 done;
1 nothing could be done (what and why is said in one line); 2 the command was misspelt. A batch in which some documents
are refused has been done: it lists them and exits 0. Limit: each command imports what it needs when it runs, so that
`--help` is immediate.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from stance import __version__
from stance.errors import StanceError
from stance.progress import TerminalLine, format_duration
from stance.records import STANCE_LABELS, TARGETS, Article, Statement
from stance.settings import Settings

SHOWN_REFUSALS = 50
COLUMN_ROLES = ("text", "title", "outlet", "date", "url", "author", "language")


def main(arguments: Sequence[str] | None = None) -> int:
    options = build_parser().parse_args(arguments)
    settings = Settings.from_environment()
    if getattr(options, "db", None):
        settings = replace(settings, db=options.db)
    if getattr(options, "model", None):
        settings = replace(settings, model=options.model)
    if getattr(options, "map", None):
        settings = replace(settings, columns=dict(options.map))
    try:
        return options.run(options, settings)
    except StanceError as error:
        _say(f"stance: {error}")
        return 1
    except KeyboardInterrupt:
        _say("stance: interrupted. The store holds what was last saved; run the same command again to go on.")
        return 1


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m stance",
        description="Who says what about Russia, the US/NATO and Ukraine in French-language press.",
        epilog="Example: python -m stance ingest articles/ && python -m stance serve",
    )
    parser.add_argument("--version", action="version", version=f"stance {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_ingest, _add_extract, _add_score, _add_export, _add_info, _add_demo, _add_serve):
        add(commands)
    return parser


def _command(commands: Any, name: str, run: Any, help: str, example: str, options: str = "") -> argparse.ArgumentParser:
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


def _add_ingest(commands: Any) -> None:
    command = _command(
        commands, "ingest", _ingest, "Read documents, score their statements and add them to the store.",
        "python -m stance ingest articles/ lettre.txt", "db model json",
    )  # fmt: skip
    _add_documents(command)
    command.add_argument(
        "--dry-run", action="store_true", help="say what would be kept and refused; write nothing, load no model"
    )
    command.add_argument(
        "--rejects", type=Path, metavar="FILE.jsonl", help="write what was refused; give that file as PATH to try again"
    )
    command.add_argument("--rebuild", action="store_true", help="start from an empty store instead of adding to it")


def _add_documents(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="file, folder or archive of documents; - is standard input"
    )
    command.add_argument(
        "--map", action="append", default=[], type=_column, metavar="ROLE=COLUMN",
        help=f"column of a table that holds the {', '.join(COLUMN_ROLES)} (repeatable)",
    )  # fmt: skip


def _column(option: str) -> tuple[str, str]:
    role, _, column = option.partition("=")
    if role not in COLUMN_ROLES or not column.strip():
        raise argparse.ArgumentTypeError(f"{option!r} is not ROLE=COLUMN with a role of {', '.join(COLUMN_ROLES)}")
    return role, column.strip()


def _add_extract(commands: Any) -> None:
    command = _command(
        commands, "extract", _extract, "Write articles and statements as JSON Lines, without model or store.",
        "python -m stance extract articles/ --output articles.jsonl",
    )  # fmt: skip
    _add_documents(command)
    command.add_argument("--output", type=Path, required=True, metavar="FILE.jsonl", help="file to write")
    command.add_argument("--text", action="store_true", help="add the text of each article, which offsets count in")


def _add_score(commands: Any) -> None:
    command = _command(
        commands, "score", _score, "Score ready-made statements: the column `text` of a table.",
        "python -m stance score statements.csv --output scored.jsonl", "model json",
    )  # fmt: skip
    command.add_argument("table", type=Path, metavar="TABLE", help="CSV, JSON Lines or Parquet with a column `text`")
    command.add_argument(
        "--output", type=Path, required=True, metavar="FILE", help="file to write: .csv, .jsonl or .parquet"
    )


def _add_export(commands: Any) -> None:
    command = _command(
        commands, "export", _export, "Write the statements of the store, all or filtered, with a citation block.",
        "python -m stance export --format csv --actor 'Emmanuel Macron' --since 2022-02-24 --output macron.csv",
        "db json",
    )  # fmt: skip
    command.add_argument(
        "--format", required=True, choices=("csv", "parquet", "jsonl", "xlsx", "duckdb"), help="format"
    )
    command.add_argument("--output", type=Path, metavar="FILE", help="file to write (default: stance.FORMAT)")
    command.add_argument("--actor", action="append", default=[], metavar="NAME", help="only this actor (repeatable)")
    command.add_argument("--outlet", action="append", default=[], metavar="NAME", help="only this outlet (repeatable)")
    command.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="first publication day")
    command.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="last publication day")
    command.add_argument("--target", action="append", default=[], choices=TARGETS, help="only about this target")
    command.add_argument("--label", action="append", default=[], choices=STANCE_LABELS, help="only this position")
    command.add_argument("--voice", choices=("all", "speech", "narration"), default="all", help="who speaks")
    command.add_argument("--search", default="", metavar="WORDS", help="words the statement must contain")
    command.add_argument(
        "--copies", choices=("all", "once"), default="all", help="count a republished article each time, or once"
    )


def _add_info(commands: Any) -> None:
    _command(
        commands, "info", _info, "Say what is in the store: counts, dates, model revision, data hash.",
        "python -m stance info --json", "db json",
    )  # fmt: skip


def _add_demo(commands: Any) -> None:
    _command(
        commands, "demo", _demo, "Fill an empty store with the demo corpus; leave a store of your own alone.",
        "python -m stance demo && python -m stance serve", "db model json",
    )  # fmt: skip


def _add_serve(commands: Any) -> None:
    command = _command(
        commands, "serve", _serve, "Serve the dashboard on this machine.",
        "python -m stance serve --port 8600 --db corpus.duckdb", "db model",
    )  # fmt: skip
    command.add_argument("--port", type=int, default=8501, metavar="PORT", help="port (default: 8501)")


def _ingest(options: argparse.Namespace, settings: Settings) -> int:
    if options.dry_run:
        return _dry_run(options, settings)
    from stance.pipeline import ingest

    summary = ingest(options.paths, settings, _progress(), rebuild=options.rebuild)
    _write_rejects(options, summary.refused)
    return _report_ingest(summary, options, settings)


def _dry_run(options: argparse.Namespace, settings: Settings) -> int:
    """One line per document on standard output; what would be refused goes where refusals go."""
    from stance.extraction import preview
    from stance.sources import Refusal

    kept, refused = 0, []
    for found in preview(options.paths, settings):
        if isinstance(found, Refusal):
            refused.append(found)
            _say(f"refused: {found.source}: {found.reason}")
            continue
        kept += 1
        facts = {"source": found.source, "date": found.date, "outlet": found.outlet, "title": found.title}
        if options.json:
            print(json.dumps(facts, ensure_ascii=False, default=str))
        else:
            print("\t".join(str(value or "-") for value in facts.values()))
    _write_rejects(options, refused)
    _say(f"{kept} would be kept, {len(refused)} refused; nothing was written.")
    return 0 if kept else 1


def _write_rejects(options: argparse.Namespace, refused: Sequence[Any]) -> None:
    if options.rejects:
        from stance.sources import write_rejects

        write_rejects(options.rejects, refused)


def _demo(options: argparse.Namespace, settings: Settings) -> int:
    from stance.pipeline import ingest_demo

    summary = ingest_demo(settings, _progress())
    if summary is None:
        _say(f"{settings.db} holds documents of your own: the demo corpus was left out.")
        return 0
    return _report_ingest(summary, options, settings)


def _report_ingest(summary: Any, options: argparse.Namespace, settings: Settings) -> int:
    for refusal in summary.refused[:SHOWN_REFUSALS]:
        _say(f"refused: {refusal.source}: {refusal.reason}")
    if len(summary.refused) > SHOWN_REFUSALS:
        _say(f"… and {len(summary.refused) - SHOWN_REFUSALS} more (all of them with --json)")
    for note in summary.notes[:SHOWN_REFUSALS]:
        _say(f"note: {note.source}: {note.reason}")
    if summary.replaced_demo:
        _say("note: the demo corpus made room for your documents.")
    if options.json:
        print(json.dumps(asdict(summary), ensure_ascii=False, indent=1))
    else:
        print(
            f"{summary.kept} kept, {len(summary.refused)} refused, {summary.unchanged} already there; "
            f"{summary.statements} statements added, {summary.scored} scored, in {format_duration(summary.seconds)} "
            f"→ {settings.db}"
        )
    return 0 if summary.kept or summary.unchanged else 1


def _extract(options: argparse.Namespace, settings: Settings) -> int:
    from stance.extraction import extract
    from stance.sources import Refusal

    articles = refused = statements = 0
    try:
        with options.output.open("w", encoding="utf-8", newline="\n") as file:
            for item in extract(options.paths, settings):
                if isinstance(item, Refusal):
                    refused += 1
                    _say(f"refused: {item.source}: {item.reason}")
                    continue
                articles, statements = articles + 1, statements + len(item[1])
                file.write(json.dumps(article_object(*item, text=options.text), ensure_ascii=False) + "\n")
    except OSError as error:
        raise StanceError(f"{options.output} cannot be written ({error.strerror}). Choose another --output.") from error
    _say(f"{articles} articles, {statements} statements, {refused} refused → {options.output}")
    return 0 if articles else 1


def article_object(article: Article, statements: Sequence[Statement], text: bool = False) -> dict[str, Any]:
    """One line of `extract`: offsets count characters of the article's text.

    In plain text files that is what Python's `open(path).read()` gives; in other formats the extracted text.
    """
    return {
        "path": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date.isoformat() if article.date else None,
        "date_precision": article.date_precision,
        **({"text": article.text} if text else {}),
        "dropped": [{"start": span.start, "end": span.end, "reason": span.reason} for span in article.dropped],
        "statements": [
            {
                "start": statement.start,
                "end": statement.end,
                "text": statement.text,
                "quotes": list(statement.quotes),
                "kind": statement.kind,
                "actor": statement.actor,
                "via": statement.via,
                "cue": statement.cue,
                "confidence": statement.attribution.confidence,
            }
            for statement in statements
        ],
    }


def _score(options: argparse.Namespace, settings: Settings) -> int:
    from stance.pipeline import score_table

    summary = score_table(options.table, options.output, settings, _progress())
    if options.json:
        print(json.dumps(asdict(summary), indent=1))
    else:
        print(
            f"{summary.rows} rows scored ({summary.without_text} without text) by {summary.model_revision}, "
            f"in {format_duration(summary.seconds)} → {options.output}"
        )
    return 0


def _export(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.exports import export
    from stance.store.filters import Filters
    from stance.store.store import Store

    filters = Filters(
        actors=tuple(options.actor), outlets=tuple(options.outlet), since=options.since, until=options.until,
        targets=tuple(options.target), labels=tuple(options.label), voice=options.voice, search=options.search,
        copies=options.copies,
    )  # fmt: skip
    output = options.output or Path(f"stance.{options.format}")
    block = export(Store(settings.db), filters, output, options.format)
    print(json.dumps(block, ensure_ascii=False, indent=1) if options.json else f"{block['lignes']} rows → {output}")
    return 0


def _info(options: argparse.Namespace, settings: Settings) -> int:
    from stance.store.store import Store

    facts = asdict(Store(settings.db).info())
    if options.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1, default=str))
    else:
        width = max(map(len, facts))
        for name, value in facts.items():
            print(f"{name.replace('_', ' '):<{width}}  {'-' if value is None else value}")
    return 0


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from stance.serving import serve

    return serve(settings, options.port)


def _progress() -> TerminalLine | None:
    return TerminalLine() if sys.stderr.isatty() else None


def _say(line: str) -> None:
    print(line, file=sys.stderr)
