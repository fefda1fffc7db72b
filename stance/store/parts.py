"""Scored articles as partitioned Parquet: what many machines write, and one machine loads into its store.

    FOLDER/articles/TASK.parquet     one row per article, with its dropped spans
    FOLDER/statements/TASK.parquet   one row per statement: what exports hold, and the scores as flat columns
    FOLDER/refused/TASK.parquet      one row per refused document, with the reason

A task's file of articles is written last, so a task that has one is whole. Files appear whole or not at all: they are
written under a name that readers of a folder skip (`_….tmp`) and moved, which object storage does by copying. The
folder may be an address that Arrow's file systems know (`s3://…`). Any program that reads Parquet can read the
statements in place. Limit: an article that several tasks have is in each of their parts; a store keeps it once.
"""

from __future__ import annotations

import json
import posixpath
import uuid
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from stance.errors import SourceError
from stance.records import (
    STANCE_LABELS,
    TARGETS,
    TONE_LABELS,
    Article,
    Attribution,
    Dropped,
    Score,
    Statement,
    TargetStance,
    Tone,
)
from stance.store.addresses import ARROWS, filesystem, shown
from stance.store.rows import score_columns, statement_row

# What the parts come from: input, number of tasks, model, revision, version of the program.
RUN = "run.json"
RUN_NAMES = {"input", "tasks", "model", "model_revision"}
FOOTERS_AT_ONCE = 32
KINDS = ARTICLES, STATEMENTS, REFUSED = "articles", "statements", "refused"
SUFFIX = ".parquet"
TEXT, REAL = pa.string(), pa.float64()
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("reason", TEXT)])
_ARTICLE = pa.schema([
    ("article_id", TEXT), ("source", TEXT), ("title", TEXT), ("outlet", TEXT), ("outlet_country", TEXT),
    ("date", pa.date32()), ("date_precision", TEXT), ("url", TEXT), ("author", TEXT),
    ("machine_translated", pa.bool_()), ("text", TEXT), ("dropped", pa.list_(_SPAN)),
])  # fmt: skip
_STATEMENT = pa.schema([
    ("statement_id", TEXT), ("article_id", TEXT), ("position", pa.int64()), ("start_offset", pa.int64()),
    ("end_offset", pa.int64()), ("text", TEXT), ("kind", TEXT), ("quotes", pa.list_(TEXT)), ("actor", TEXT),
    ("actor_id", TEXT), ("actor_country", TEXT), ("actor_bloc", TEXT), ("via", TEXT), ("cue", TEXT), ("surface", TEXT),
    ("rule", TEXT), ("confidence", REAL), ("runner_up", TEXT), ("model_revision", TEXT),
    *((f"{target}_{name}", TEXT if name == "label" else REAL)
      for target in TARGETS for name in ("label", *(f"p_{label}" for label in STANCE_LABELS), "score")),
    *((f"tone_{name}", TEXT if name == "label" else REAL) for name in ("label", *(f"p_{t}" for t in TONE_LABELS))),
])  # fmt: skip
_REFUSED = pa.schema([("source", TEXT), ("reason", TEXT)])

Scored = tuple[Article, Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one task gave: articles with their statements, the score of each distinct text, and refusals by source."""

    articles: Sequence[Scored]
    scores: Mapping[str, Score]
    refused: Sequence[tuple[str, str]] = ()


class Parts:
    """A folder of parts. `address` is a path or a URI."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.files, self.root = filesystem(address)
        self._folders: set[str] = set()

    def write(self, task: str, part: Part) -> None:
        """Write a task's files; those of an earlier try are replaced."""
        articles = [_article_row(article) for article, _ in part.articles]
        statements = [
            statement_row(statement, position)
            | {"model_revision": part.scores[statement.text].model_revision}
            | score_columns(part.scores[statement.text])
            for _, found in part.articles
            for position, statement in enumerate(found)
        ]
        refused = [{"source": source, "reason": reason} for source, reason in part.refused]
        self._write(REFUSED, task, pa.Table.from_pylist(refused, _REFUSED))
        self._write(STATEMENTS, task, pa.Table.from_pylist(statements, _STATEMENT))
        self._write(ARTICLES, task, pa.Table.from_pylist(articles, _ARTICLE))

    def finished(self) -> set[str]:
        """The tasks that are whole."""
        return {posixpath.basename(path).removesuffix(SUFFIX) for path in self._listed(ARTICLES)}

    def has(self, task: str) -> bool:
        """Whether this task is whole."""
        return self.files.get_file_info(self.path(ARTICLES, task + SUFFIX)).is_file

    def run(self) -> dict[str, Any] | None:
        """What the parts come from; None without a run.json, or with one of another program."""
        try:
            facts = json.loads(self.read_bytes(RUN) or b"null")
        except ValueError:
            return None
        return facts if isinstance(facts, dict) and facts.keys() >= RUN_NAMES else None

    def read(self, task: str) -> Part:
        """A task's articles, statements and scores. Raises SourceError when a file is damaged."""
        with self._told(task):
            rows = {kind: self._read(kind, task) for kind in KINDS}
        by_article: dict[str, list[Statement]] = {}
        scores: dict[str, Score] = {}
        for row in rows[STATEMENTS]:
            by_article.setdefault(row["article_id"], []).append(_statement(row))
            scores.setdefault(row["text"], _score(row))
        articles = [(_article(row), tuple(by_article.get(row["article_id"], ()))) for row in rows[ARTICLES]]
        return Part(articles, scores, [(row["source"], row["reason"]) for row in rows[REFUSED]])

    def counts(self) -> dict[str, int]:
        """Rows of each kind over all whole tasks, from the files' own footers. Raises SourceError like `read`."""
        files = [(kind, task) for task in self.finished() for kind in KINDS]
        counts = dict.fromkeys(KINDS, 0)
        with ThreadPoolExecutor(FOOTERS_AT_ONCE) as pool:
            for (kind, _), rows in zip(files, pool.map(self._rows, *zip(*files, strict=True)), strict=True):
                counts[kind] += rows
        return counts

    def path(self, *names: str) -> str:
        return posixpath.join(self.root, *names)

    def write_bytes(self, name: str, content: bytes) -> None:
        """A small file of the folder, whole or not at all."""
        with self._appearing(self.path(name)) as partial, self.files.open_output_stream(partial) as stream:
            stream.write(content)

    def read_bytes(self, name: str) -> bytes | None:
        try:
            with self.files.open_input_stream(self.path(name)) as stream:
                return stream.read()
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        """Delete a small file of the folder, if it is there."""
        try:
            self.files.delete_file(self.path(name))
        except FileNotFoundError:
            return

    def _write(self, kind: str, task: str, table: pa.Table) -> None:
        with self._appearing(self.path(kind, task + SUFFIX)) as partial:
            pq.write_table(table, partial, filesystem=self.files, compression="zstd")

    @contextmanager
    def _appearing(self, target: str) -> Iterator[str]:
        """The path to write to; what is there becomes `target` when it is whole."""
        folder = posixpath.dirname(target)
        if folder not in self._folders:
            self.files.create_dir(folder, recursive=True)
            self._folders.add(folder)
        partial = posixpath.join(folder, f"_{uuid.uuid4().hex}.tmp")
        yield partial
        self.files.move(partial, target)

    def _read(self, kind: str, task: str) -> list[dict[str, Any]]:
        return pq.read_table(self.path(kind, task + SUFFIX), filesystem=self.files).to_pylist()

    def _rows(self, kind: str, task: str) -> int:
        with self._told(task), self.files.open_input_file(self.path(kind, task + SUFFIX)) as file:
            return pq.read_metadata(file).num_rows

    @contextmanager
    def _told(self, task: str) -> Iterator[None]:
        try:
            yield
        except (pa.ArrowException, OSError) as error:
            reason = " ".join(str(error).split())[:120]
            raise SourceError(
                f"Part {task} of {shown(self.address)} cannot be read ({reason}). Delete its three files and score "
                "again: only that part is done anew."
            ) from error

    def _listed(self, kind: str) -> Iterator[str]:
        chosen = fs.FileSelector(self.path(kind), allow_not_found=True)
        return (info.path for info in self.files.get_file_info(chosen) if info.path.endswith(SUFFIX))


def is_parts(given: Path | str) -> bool:
    """Whether a path or an address names a folder of parts. Raises SourceError for an address that gives no answer."""
    address = str(given)
    if not (address.startswith(ARROWS) if "://" in address else Path(address).is_dir()):
        return False
    try:
        return Parts(address).run() is not None
    except OSError as error:
        if "://" not in address:
            return False  # the ordinary reader tells what is wrong with the folder
        raise SourceError(
            f"{shown(address)} cannot be reached ({error}). Check the address and your access."
        ) from error


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.id, "source": article.source, "title": article.title, "outlet": article.outlet,
        "outlet_country": article.outlet_country, "date": article.date, "date_precision": article.date_precision,
        "url": article.url, "author": article.author, "machine_translated": article.machine_translated,
        "text": article.text,
        "dropped": [{"start": span.start, "end": span.end, "reason": span.reason} for span in article.dropped],
    }  # fmt: skip


def _article(row: Mapping[str, Any]) -> Article:
    facts = {name: value for name, value in row.items() if name not in ("article_id", "dropped")}
    return Article(id=row["article_id"], dropped=tuple(Dropped(**span) for span in row["dropped"]), **facts)


def _statement(row: Mapping[str, Any]) -> Statement:
    same = ("article_id", "text", "kind", "actor", "actor_id", "actor_country", "actor_bloc", "via", "cue")
    return Statement(
        start=row["start_offset"],
        end=row["end_offset"],
        quotes=tuple(row["quotes"]),
        attribution=Attribution(row["surface"], row["rule"], row["confidence"], row["runner_up"]),
        **{name: row[name] for name in same},
    )


def _score(row: Mapping[str, Any]) -> Score:
    stances = {
        target: TargetStance(row[f"{target}_label"], tuple(row[f"{target}_p_{label}"] for label in STANCE_LABELS))
        for target in TARGETS
    }
    tone = Tone(row["tone_label"], tuple(row[f"tone_p_{tone}"] for tone in TONE_LABELS))
    return Score(row["model_revision"], stances, tone)
