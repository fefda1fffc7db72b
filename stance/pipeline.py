"""The stages joined: documents in, statements with scores in the store. The only module that knows them all.

`ingest` works in two stages: documents are read (in several processes) and stored; then every sentence without a score
of the current model is scored, identical sentences once. What readers see is swapped at the end, and on long imports
every SAVE_EVERY_S seconds, or less often where a save is dear; so an import that is cut short loses that at most, and
resumes there when it is run again.

Limits: near-duplicates are grouped over the whole store after each import that adds articles, which takes a hundred
bytes of memory for each; `score_table` holds its table in memory.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from stance.articles.duplicates import group_near_duplicates, sketch
from stance.batches import batched
from stance.errors import SourceError
from stance.extraction import extract_documents
from stance.progress import Report, Stage
from stance.records import Article, RawDocument, Statement
from stance.scores.learnt import learnt_statements
from stance.scores.loading import Scorer, load_classifier
from stance.settings import Settings
from stance.sources import Reading, Refusal, Refusals
from stance.sources.statements_table import read_statements_table, table_format
from stance.store.addresses import shown
from stance.store.parts import Parts, is_parts
from stance.store.rewrite import upgrade
from stance.store.rows import nested_score, score_columns
from stance.store.store import Store
from stance.store.tables import write_table
from stance.store.writer import Writer, open_writer

SAVE_EVERY_S = 30.0
# A save reads the scores and copies the file: 0.4 s for 160,000 statements, growing with the store. At most one part in
# so many of the time goes into saves.
SAVE_SHARE = 20
ARTICLES_PER_WRITE = 64
TEXTS_PER_PASS = 4096
TEXTS_PER_BATCH = 256
# What readers remark on a document that is kept all the same.
REMARKS = {
    ("encoding", "cp1252"): "Read as Windows-1252, for want of UTF-8. If accents look wrong, save the file in UTF-8.",
    ("encoding", "mac_roman"): "Read as Mac Roman, as its accents say. If they look wrong, save the file in UTF-8.",
    ("encoding", "cp850"): (
        "Read as DOS text (code page 850), as its accents say. If they look wrong, save the file in UTF-8."
    ),
    ("encoding", "utf-8 twice"): "The text was UTF-8 saved as Windows-1252 (Ã© for é), and was set right. Check it.",
    ("partial", "true"): "Only a part of the text is there (a summary, a cut). Positions in the rest are missing.",
}
UNFINISHED = "{} of {} parts are not there yet. Run `score --cluster` again to the end, then load the folder again."
TRANSLATED = "The page shows traces of machine translation. Tone and wording may be off."


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an import did. `replaced` of the documents kept took the place of an older version; `notes` are warnings
    about documents that were kept all the same."""

    kept: int
    replaced: int
    refused: Refusals
    notes: Refusals
    unchanged: int
    statements: int
    scored: int
    replaced_demo: bool
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """Refusals and notes as their number."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return values | {"refused": len(self.refused), "notes": len(self.notes)}


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    rows: int
    without_text: int
    model_revision: str
    seconds: float


def ingest(
    paths: Iterable[Path | str],
    settings: Settings,
    progress: Report | None = None,
    *,
    outlets: Path | None = None,
    demo: bool = False,
    rebuild: bool = False,
) -> IngestSummary:
    """Add the documents under `paths` to the store at `settings.db`, and score what is not scored.

    `outlets` is a table of further outlets; `rebuild` starts from an empty store. The demo corpus and documents of
    one's own never share a store: importing the one replaces the other.
    """
    started = time.monotonic()
    classifier = load_classifier(settings.model, settings.threads)
    upgrade(settings.db)
    other = settings.db.exists() and Store(settings.db).info().demo != demo
    with open_writer(settings.db, "demo" if demo else "ingest", rebuild or other) as writer:
        job = _Import(writer, settings, progress)
        writer.set_meta(demo="true" if demo else "false")
        scored, unread = _sorted_out(paths)
        for parts in scored:
            job.load(parts)
        if unread or not scored:
            job.read(Reading(unread, settings), outlets)
        job.group()
        job.score(classifier)
        published = writer.publish()
    return IngestSummary(
        kept=job.kept, replaced=job.replaced, refused=job.refused, notes=job.notes,
        unchanged=job.unchanged, statements=job.statements, scored=job.scored, replaced_demo=other and published,
        seconds=time.monotonic() - started,
    )  # fmt: skip


def ingest_demo(settings: Settings, progress: Report | None = None) -> IngestSummary | None:
    """Fill the store with the demo corpus; None, and nothing touched, when the store holds someone's own documents."""
    upgrade(settings.db)
    if settings.db.exists() and not Store(settings.db).info().demo:
        return None
    folder = settings.data / "demo"
    return ingest([folder / "articles"], settings, progress, outlets=folder / "outlets.csv", demo=True)


def score_table(table: Path, output: Path, settings: Settings, progress: Report | None = None) -> ScoreSummary:
    """Score the `text` column of a table; the other columns are kept, those in the way renamed `input_…`."""
    started = time.monotonic()
    format = table_format(output)
    frame = read_statements_table(table)
    classifier = load_classifier(settings.model, settings.threads)
    texts = ["" if pd.isna(text) else str(text).strip() for text in frame["text"]]
    distinct = list(dict.fromkeys(filter(None, texts)))
    stage = Stage("statements", len(distinct), progress)
    scores = {}
    for batch in batched(distinct, TEXTS_PER_BATCH):
        scores.update(zip(batch, classifier.score(batch), strict=True))
        stage.advance(len(batch))
    columns = nested_score if format == "jsonl" else score_columns
    added = pd.DataFrame([columns(scores[text]) if text else {} for text in texts], index=frame.index)
    kept = frame.rename(columns={name: f"input_{name}" for name in frame.columns if name in added.columns})
    write_table(pd.concat([kept, added], axis=1), output, format)
    return ScoreSummary(len(texts), texts.count(""), classifier.revision, time.monotonic() - started)


def score_store(settings: Settings, progress: Report | None = None) -> ScoreSummary:
    """Score the whole store with the model, whose scores are then the ones shown; those of other models stay."""
    started = time.monotonic()
    classifier = load_classifier(settings.model, settings.threads)
    upgrade(settings.db)
    rows = Store(settings.db).info().statements
    with open_writer(settings.db, "score") as writer:
        _Import(writer, settings, progress).score(classifier)
        writer.publish()
    return ScoreSummary(rows, 0, classifier.revision, time.monotonic() - started)


class _Import:
    """One import under way: the writer, the counts so far, and when it last saved."""

    def __init__(self, writer: Writer, settings: Settings, progress: Report | None) -> None:
        self.writer, self.settings, self.progress = writer, settings, progress
        self.kept = self.replaced = self.unchanged = self.statements = self.scored = 0
        self.refused, self.notes = Refusals(), Refusals()
        self.under_way: set[str] = set()
        self.saved, self.save_cost = time.monotonic(), 0.0

    def read(self, reading: Reading, outlets: Path | None) -> None:
        """Read, extract and store the documents that are not stored yet."""
        stage = Stage("documents", len(reading.files), self.progress)
        documents = self._new(self._found(reading, stage))
        extracted = extract_documents(documents, self.settings.data, outlets, self.settings.threads)
        for slice_ in batched(extracted, ARTICLES_PER_WRITE):
            self.refused.extend(item for item in slice_ if isinstance(item, Refusal))
            self._store([item for item in slice_ if not isinstance(item, Refusal)])
            self._save_if_due()

    def load(self, parts: Parts) -> None:
        """Store what a cluster read and scored, part by part; what is missing or damaged is told among the refusals."""
        tasks, run = sorted(parts.finished()), parts.run() or {}
        if (missing := run.get("tasks", 0) - len(tasks)) > 0:
            self.refused.append(Refusal(shown(parts.address), UNFINISHED.format(missing, run["tasks"])))
        model = run.get("model", shown(parts.address))
        stage = Stage("parts", len(tasks), self.progress)
        for task in tasks:
            try:
                part = parts.read(task)
            except SourceError as error:
                self.refused.append(Refusal(f"{shown(parts.address)} {task}", str(error)))
                stage.advance()
                continue
            self.refused.extend(Refusal(*refusal) for refusal in part.refused)
            self._store(part.articles)
            for batch in batched(part.scores.items(), TEXTS_PER_BATCH):
                self.scored += self.writer.add_scores([text for text, _ in batch], [score for _, score in batch], model)
            stage.advance()
            self._save_if_due()

    def group(self) -> None:
        """Count the refusals, and group near-duplicates where articles came."""
        self.writer.count_refused(len(self.refused))
        if self.writer.groups_due:
            self.writer.set_sketches({article.id: sketch(article) for article in self.writer.unsketched()})
            ids, sketches = self.writer.sketches()
            self.writer.set_groups(ids, group_near_duplicates(sketches))

    def _found(self, reading: Reading, stage: Stage) -> Iterator[RawDocument]:
        """The documents that could be read, counted one by one."""
        number = 0
        for number, found in enumerate(reading, 1):
            if number > 1:  # one document late, so that the last one is told when the total is known
                stage.total = reading.expected(number)
                stage.advance()
            if isinstance(found, Refusal):
                self.refused.append(found)
            else:
                yield found
        if number:
            stage.total = number
            stage.advance()

    def _new(self, documents: Iterable[RawDocument]) -> Iterator[RawDocument]:
        """Those that are neither stored nor on their way there."""
        for batch in batched(documents, ARTICLES_PER_WRITE):
            known = self.writer.known([document.id for document in batch])
            for document in batch:
                if document.id in known or document.id in self.under_way:
                    self.unchanged += 1
                else:
                    self.under_way.add(document.id)
                    self.notes.extend(_notes(document))
                    yield document

    def _store(self, pairs: Sequence[tuple[Article, Sequence[Statement]]]) -> None:
        added = self.writer.add_articles(pairs, {article.id: sketch(article) for article, _ in pairs})
        self.kept += added.kept
        self.replaced += added.replaced
        self.unchanged += len(pairs) - added.kept
        self.statements += added.statements
        self.notes.extend(Refusal(article.source, TRANSLATED) for article, _ in pairs if article.machine_translated)
        self.under_way -= {article.id for article, _ in pairs}

    def score(self, classifier: Scorer) -> None:
        """Score every text that lacks a score of this model, whichever import brought it."""
        model = _model_name(self.settings.model)
        left = self.writer.lend_scores(classifier.revision)
        if left and self.writer.meta("current_revision") is None:
            self.writer.use_revision(classifier.revision)  # the first scores are shown as they are saved
        stage = Stage("statements", left, self.progress)
        while texts := self.writer.unscored_texts(classifier.revision, TEXTS_PER_PASS):
            for batch in batched(texts, TEXTS_PER_BATCH):
                self.scored += self.writer.add_scores(batch, classifier.score(batch), model)
                stage.advance(len(batch))
                self._save_if_due()
        if self.kept or not self.writer.fresh:
            self.writer.use_revision(classifier.revision)
        if learnt := learnt_statements(self.settings.model):
            self.writer.note_learnt(classifier.revision, learnt)

    def _save_if_due(self) -> None:
        now = time.monotonic()
        if now - self.saved > max(SAVE_EVERY_S, SAVE_SHARE * self.save_cost):
            self.writer.save()
            self.saved = time.monotonic()
            self.save_cost = self.saved - now


def _notes(document: RawDocument) -> list[Refusal]:
    return [Refusal(document.source, REMARKS[fact]) for fact in document.metadata.items() if fact in REMARKS]


def _sorted_out(paths: Iterable[Path | str]) -> tuple[list[Parts], list[Path | str]]:
    """Folders of scored parts, and everything else."""
    given = list(paths)
    scored = [path for path in given if isinstance(path, Path | str) and is_parts(path)]
    return [Parts(str(path)) for path in scored], [path for path in given if path not in scored]


def _model_name(model: str) -> str:
    """The folder's name or the hub id: a path of this machine has no place in a store that travels."""
    path = Path(model)
    return path.resolve().name if path.exists() else model
