"""`score`: the statements of a table, without extraction or store; those of the store, with another model; or articles
on a cluster, extraction included.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stance.cli.console import exit_code, progress
from stance.cli.options import add_map, command
from stance.progress import format_duration
from stance.settings import Settings


def add(commands: Any) -> None:
    score = command(
        commands, "score", run,
        "Score ready-made statements: the column `text` of a table; without TABLE, the store, with another model.",
        "python -m stance score statements.csv --output scored.jsonl", "db model json",
    )  # fmt: skip
    score.add_argument(
        "table", type=Path, nargs="?", metavar="TABLE", help="CSV, JSON Lines or Parquet with a column `text`"
    )
    score.add_argument(
        "--output",
        metavar="FILE",
        help="file to write: .csv, .jsonl or .parquet; with --cluster, a folder or an address",
    )
    score.add_argument(
        "--cluster", metavar="ADDRESS",
        help="score articles on a Ray cluster: its address, `auto` for the one of this machine, `local` to start one",
    )  # fmt: skip
    score.add_argument(
        "--input", nargs="+", metavar="PARQUET",
        help="with --cluster: Parquet files of articles, a folder, a pattern or an address (s3://…)",
    )  # fmt: skip
    score.add_argument("--workers", type=int, metavar="N", help="with --cluster: at most N workers at once")
    score.add_argument("--gpus", type=float, default=0, metavar="N", help="with --cluster: GPUs for each worker")
    add_map(score)
    score.set_defaults(misspelt=score.error)


def run(options: argparse.Namespace, settings: Settings) -> int:
    if options.cluster or options.input:
        return _on_cluster(options, settings)
    if options.workers is not None or options.gpus:
        options.misspelt("--workers and --gpus go with --cluster")
    if (options.table is None) != (options.output is None):
        options.misspelt("TABLE and --output go together; without both, the store is scored")
    from stance.pipeline import score_store, score_table

    if options.table is None:
        summary, where = score_store(settings, progress()), settings.db
    else:
        summary, where = score_table(options.table, Path(options.output), settings, progress()), options.output
    words = f"{summary.rows} rows scored ({summary.without_text} without text) by {summary.model_revision}"
    _tell(options, summary, words, f"→ {where}")
    return 0


def _on_cluster(options: argparse.Namespace, settings: Settings) -> int:
    if options.table is not None or not (options.cluster and options.input and options.output):
        options.misspelt("--cluster, --input and --output go together, without TABLE")
    if options.gpus < 0 or (options.workers is not None and options.workers < 1):
        options.misspelt("--workers is 1 or more, --gpus 0 or more")
    from stance.cluster.run import Cluster, score_on_cluster

    cluster = Cluster(options.cluster, options.workers, options.gpus)
    summary = score_on_cluster(options.input, options.output, settings, cluster, progress())
    words = (
        f"{summary.articles} articles, {summary.statements} statements scored by {summary.model_revision}, "
        f"{summary.refused} refused, in {summary.tasks} parts ({summary.tasks_before} were there already; an "
        "article that several parts have is counted in each, and loaded once)"
    )
    _tell(options, summary, words, f"→ {options.output}. Load them: python -m stance ingest {options.output}")
    return exit_code(summary.articles, summary.refused)


def _tell(options: argparse.Namespace, summary: Any, words: str, where: str) -> None:
    if options.json:
        print(json.dumps(asdict(summary), indent=1))
    else:
        print(f"{words}, in {format_duration(summary.seconds)} {where}")
