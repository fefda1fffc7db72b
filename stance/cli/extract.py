"""`extract`: articles and statements as JSON Lines, without model or store."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stance.cli.console import exit_code, say
from stance.cli.options import add_documents, command
from stance.errors import StanceError
from stance.records import Article, Statement
from stance.settings import Settings


def add(commands: Any) -> None:
    extract = command(
        commands, "extract", run, "Write articles and statements as JSON Lines, without model or store.",
        "python -m stance extract articles/ --output articles.jsonl",
    )  # fmt: skip
    add_documents(extract)
    extract.add_argument("--output", type=Path, required=True, metavar="FILE.jsonl", help="file to write")
    extract.add_argument("--text", action="store_true", help="add the text of each article, which offsets count in")


def run(options: argparse.Namespace, settings: Settings) -> int:
    from stance.extraction import extract
    from stance.sources import Refusal

    articles = refused = statements = 0
    try:
        with options.output.open("w", encoding="utf-8", newline="\n") as file:
            for item in extract(options.paths, settings):
                if isinstance(item, Refusal):
                    refused += 1
                    say(f"refused: {item.source}: {item.reason}")
                    continue
                articles, statements = articles + 1, statements + len(item[1])
                file.write(json.dumps(article_object(*item, text=options.text), ensure_ascii=False) + "\n")
    except OSError as error:
        raise StanceError(f"{options.output} cannot be written ({error.strerror}). Choose another --output.") from error
    say(f"{articles} articles, {statements} statements, {refused} refused → {options.output}")
    return exit_code(articles, refused)


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
