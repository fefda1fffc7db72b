"""One worker: the model and the tables in memory, a task at a time, its part written when it is done.

A document that makes a stage fail is refused with the reason, like everywhere. One that takes the whole process with
it (memory, a crash inside a library) is found by notes that a worker leaves beside the results: a task that was begun
TRIES times and never ended is done row by row, and a row that ended TRIES processes in that mode is refused.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from stance.cluster.tasks import Task, documents
from stance.extraction import extract_document
from stance.records import Article, RawDocument, Score, Statement
from stance.scores.loading import Scorer, load_classifier
from stance.settings import Settings
from stance.sources import Refusal
from stance.store.parts import Part, Parts
from stance.tables import load_tables

LOG = logging.getLogger(__name__)
TRIES = 2
NOTES = "attempts"
LOST = "Reading it ended the whole worker, twice. Please report it with the document."


@dataclass(slots=True)
class _Result:
    """What a task found so far."""

    articles: list[tuple[Article, tuple[Statement, ...]]] = field(default_factory=list)
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
        begun = self._note(task)
        result = _Result()
        if begun < TRIES:
            self._extract(result, [document for _, document in documents(task, self.settings)])
            self._score(result, self._texts(result))
        else:
            LOG.warning("Task %s was begun %s times and never ended: now row by row.", task.name, begun)
            for row, document in documents(task, self.settings):
                self._carefully(task, row, document, result)
        self.parts.write(task.name, Part(result.articles, result.scores, result.refused))
        return {"task": task.name, "done_before": False}

    def _note(self, task: Task) -> int:
        """How often the task was begun before, by a worker that did not end it."""
        name = f"{NOTES}/{task.name}.begun"
        begun = int(self.parts.read_bytes(name) or 0)
        self.parts.write_bytes(name, str(begun + 1).encode())
        return begun

    def _extract(self, result: _Result, found: Sequence[RawDocument | Refusal]) -> None:
        for document in found:
            if isinstance(document, Refusal):
                result.refused.append((document.source, document.reason))
            elif document.id not in result.seen:
                result.seen.add(document.id)
                extracted = extract_document(document, self.tables)
                if isinstance(extracted, Refusal):
                    result.refused.append((extracted.source, extracted.reason))
                else:
                    result.articles.append(extracted)

    def _texts(self, result: _Result) -> list[str]:
        texts = (statement.text for _, statements in result.articles for statement in statements)
        return [text for text in dict.fromkeys(texts) if text not in result.scores]

    def _score(self, result: _Result, texts: Sequence[str]) -> None:
        """Score all texts at once; when that fails, article by article, and refuse those whose texts fail."""
        try:
            result.scores.update(zip(texts, self.classifier.score(texts), strict=True))
        except Exception:
            LOG.exception("Scoring %s texts failed: now article by article.", len(texts))
            kept = []
            for article, statements in result.articles:
                try:
                    own = list(dict.fromkeys(statement.text for statement in statements))
                    result.scores.update(zip(own, self.classifier.score(own), strict=True))
                    kept.append((article, statements))
                except Exception as error:
                    reason = f"Scoring it failed ({type(error).__name__}: {error}). Please report it with the document."
                    result.refused.append((article.source, " ".join(reason.split())))
            result.articles[:] = kept

    def _carefully(self, task: Task, row: int, document: RawDocument | Refusal, result: _Result) -> None:
        """One row, with a note of it first: a row that ended TRIES processes is refused."""
        name = f"{NOTES}/{task.name}.row"
        ended: dict[str, int] = json.loads(self.parts.read_bytes(name) or b"{}")
        if ended.get(str(row), 0) >= TRIES:
            result.refused.append((document.source, LOST))
            return
        self.parts.write_bytes(name, json.dumps(ended | {str(row): ended.get(str(row), 0) + 1}).encode())
        self._extract(result, [document])
        self._score(result, self._texts(result))
        self.parts.write_bytes(name, json.dumps(ended).encode())
