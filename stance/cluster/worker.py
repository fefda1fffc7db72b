"""One worker: the model and the tables in memory, a task at a time, its part written when it is done.

A document that makes a stage fail is refused with the reason, like everywhere. One that takes the whole process with
it (memory, a crash inside a library) is found by notes that a worker leaves beside the results: a task that was begun
TRIES times and never ended is done row by row, and a row that ended TRIES processes in that mode is refused. Where
processes end between rows, in the reading of the file itself, the task's rows are refused after BLIND_TRIES of them.
The notes go when the task is done.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stance.cluster.tasks import Row, Task, read_rows, row_source
from stance.extraction import extract_document
from stance.records import Article, RawDocument, Score, Statement
from stance.scores.loading import Scorer, load_classifier
from stance.settings import Settings
from stance.sources import Refusal
from stance.store.parts import Part, Parts
from stance.tables import load_tables

LOG = logging.getLogger(__name__)
TRIES = 2
BLIND_TRIES = 3
NOTES = "attempts"
LOST = "Reading it ended the whole worker, twice. Please report it with the document."
LOST_NEAR = "Reading rows of the file near it ended the whole worker, each time. Please report it with the file."

Pair = tuple[Article, tuple[Statement, ...]]


@dataclass(slots=True)
class _Result:
    """What a task found so far."""

    articles: list[Pair] = field(default_factory=list)
    scores: dict[str, Score] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


class Worker:
    """Callable with a Task; `settings.threads` is its share of the machine."""

    def __init__(self, settings: Settings, output: str) -> None:
        self.settings = settings
        self.parts = Parts(output)
        self.tables = load_tables(settings.data, None)
        self.classifier: Scorer = load_classifier(settings.model, settings.threads)

    def __call__(self, task: Task) -> dict[str, object]:
        """Do the task unless it is done; what it gave, in numbers."""
        if self.parts.has(task.name):
            return {"task": task.name, "done_before": True}
        begun = int(self.parts.read_bytes(_note(task, "begun")) or 0)
        self.parts.write_bytes(_note(task, "begun"), str(begun + 1).encode())
        try:
            result = self._done(task, begun)
            self.parts.write(task.name, Part(result.articles, result.scores, result.refused))
        except Exception:
            self.parts.write_bytes(_note(task, "begun"), str(begun).encode())  # an error is no end of the process
            raise
        for kind in ("begun", "row"):
            self.parts.delete(_note(task, kind))
        return {"task": task.name, "done_before": False}

    def _done(self, task: Task, begun: int) -> _Result:
        """The task's result; `begun` says how often a worker began it and did not end it."""
        result = _Result()
        if begun < TRIES:
            self._add(result, map(_document, read_rows(task, self.settings)))
            return result
        LOG.warning("Task %s was begun %s times and never ended: now row by row.", task.name, begun)
        ended = json.loads(self.parts.read_bytes(_note(task, "row")) or b"{}")
        if begun - TRIES - sum(ended.values()) >= BLIND_TRIES:
            result.refused += [(row_source(task, row), LOST_NEAR) for row in range(task.first, task.first + task.rows)]
            return result
        for row in read_rows(task, self.settings):
            self._carefully(task, row, ended, result)
        return result

    def _carefully(self, task: Task, row: Row, ended: dict[str, int], result: _Result) -> None:
        """One row, with a note of it first: a row that ended TRIES processes is refused."""
        times = ended.get(str(row.number), 0)
        if times >= TRIES:
            result.refused.append((row.source, LOST))
            return
        name = _note(task, "row")
        self.parts.write_bytes(name, json.dumps(ended | {str(row.number): times + 1}).encode())
        self._add(result, [_document(row)])
        self.parts.write_bytes(name, json.dumps(ended).encode())

    def _add(self, result: _Result, found: Iterable[RawDocument | Refusal | None]) -> None:
        result.articles += self._scored(result, list(self._extracted(result, found)))

    def _extracted(self, result: _Result, found: Iterable[RawDocument | Refusal | None]) -> Iterator[Pair]:
        """The articles that are new to the task; refusals go to the result."""
        for document in found:
            if isinstance(document, RawDocument):
                if document.id in result.seen:
                    continue
                result.seen.add(document.id)
                document = extract_document(document, self.tables)
            if isinstance(document, Refusal):
                result.refused.append((document.source, document.reason))
            elif document is not None:
                yield document

    def _scored(self, result: _Result, pairs: Sequence[Pair]) -> Sequence[Pair]:
        """Score all texts at once; when that fails, article by article, and refuse those whose texts fail."""
        try:
            self._score(result, pairs)
            return pairs
        except Exception:
            LOG.exception("Scoring %s articles at once failed: now one by one.", len(pairs))
        kept = []
        for article, statements in pairs:
            try:
                self._score(result, [(article, statements)])
                kept.append((article, statements))
            except Exception as error:
                result.refused.append((article.source, _failure("Scoring", error)))
        return kept

    def _score(self, result: _Result, pairs: Sequence[Pair]) -> None:
        texts = dict.fromkeys(statement.text for _, statements in pairs for statement in statements)
        new = [text for text in texts if text not in result.scores]
        result.scores.update(zip(new, self.classifier.score(new), strict=True))


def _document(row: Row) -> RawDocument | Refusal | None:
    try:
        return row.document()
    except Exception as error:
        LOG.exception("Reading %s failed.", row.source)
        return Refusal(row.source, _failure("Reading", error))


def _failure(what: str, error: Exception) -> str:
    return " ".join(f"{what} it failed ({type(error).__name__}: {error}). Please report it with the document.".split())


def _note(task: Task, kind: str) -> str:
    """A file that says how often the task (`begun`) or a row of it (`row`) was begun and not ended."""
    return f"{NOTES}/{task.name}.{kind}"
