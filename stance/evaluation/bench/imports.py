"""Large imports with scoring, as the Importer page runs them: rate and memory from start to end, and two `kill -9`.

A generated table (see `press`) is imported in a process of its own (`stance.jobs`), which is killed at half of the
documents and again at half of the statements, and begun again each time; at the end the store must hold every article
once, each statement scored once. Memory is that of all processes of the import together, as the system counts it
(resident, shared pages counted in each), four times a second. Limit: Linux tells the memory of processes, others do
not.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from stance import jobs
from stance.evaluation.bench import press
from stance.evaluation.bench.figures import Context, Figure, Part
from stance.progress import format_progress
from stance.settings import Settings
from stance.sources.inputs import File

EVERY_S = 0.25
TOLD_EVERY_S = 30.0
STAGES = {"documents": "articles", "statements": "statements"}
PAGE_KB = os.sysconf("SC_PAGE_SIZE") / 1024 if hasattr(os, "sysconf") else 4


@dataclass(frozen=True, slots=True)
class Sample:
    """Where an import was at a moment of the clock, and what it held in memory."""

    at: float
    stage: str
    done: int
    total: int
    memory_mb: float
    seconds_left: float | None


@dataclass(slots=True)
class Course:
    """All runs of one import, from nothing to the end; `seconds` counts each run while it lived."""

    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0.0
    kills: int = 0
    cpu: dict[int, float] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)

    def of(self, stage: str) -> list[Sample]:
        return [sample for sample in self.samples if sample.stage == stage]


def parquet(context: Context) -> list[Figure]:
    return _measure(context, "briefs.parquet", press.write_parquet, press.BRIEFS)


def csv(context: Context) -> list[Figure]:
    return _measure(context, "articles.csv", press.write_csv, press.LONG)


def _measure(context: Context, name: str, write: Callable[..., None], kind: press.Kind) -> list[Figure]:
    folder = context.folder / f"import-{context.size}-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    table = folder / name
    write(table, kind, context.size)
    settings = replace(Settings.from_environment(), db=folder / "store.duckdb")
    course = Course()
    for stage in (*STAGES, None):  # in the middle of which it is killed
        _run(table, settings, folder / f"run-{course.kills}-{stage}", stage, course)
    return [*_figures(course, context.size, table), *_content(settings.db, kind, context.size)]


def _run(table: Path, settings: Settings, folder: Path, killed_in: str | None, course: Course) -> None:
    folder.mkdir()
    begun, told = time.monotonic(), float("-inf")
    job = jobs.start([File(table)], settings, folder)
    while (state := job.state()).running:
        at = time.monotonic()
        if state.progress is not None:
            facts = state.progress
            family = _family(job.process.pid)
            memory = sum(map(_memory_mb, family))
            course.cpu |= {process: seconds for process in family if (seconds := _cpu_s(process))}
            course.samples.append(Sample(at, facts.stage, facts.done, facts.total, memory, facts.seconds_left))
            if at - told > TOLD_EVERY_S:
                told = at
                print(f"  {format_progress(facts)}; {memory:,.0f} MB", file=sys.stderr, flush=True)
            if facts.stage == killed_in and facts.done >= facts.total / 2:
                _kill(job)
                course.kills += 1
                break
        time.sleep(EVERY_S)
    course.seconds += time.monotonic() - begun
    if killed_in is None:
        course.summary = dict(job.state().summary or {})
        if not course.summary:
            raise RuntimeError(f"The import ended without a result: {job.state().error}")


def _kill(job: jobs.Job) -> None:
    """As a power cut would: nothing of it runs on."""
    family = _family(job.process.pid)
    print(f"  kill -9 {' '.join(map(str, family))}", file=sys.stderr, flush=True)
    for process in family:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    job.process.wait()


def _figures(course: Course, size: int, table: Path) -> list[Figure]:
    documents, statements = course.of("documents"), course.of("statements")
    figures = [
        Figure("size of the table", "MB", (table.stat().st_size / 1e6,), size=size),
        Figure("import with scoring, both restarts included", "s", (course.seconds,), size=size),
        Figure("processor time of all its processes", "s", (sum(course.cpu.values()),), size=size),
        Figure("articles through it", "articles/s", (size / course.seconds,), size=size),
    ]
    for samples, unit in ((documents, "articles/s"), (statements, "statements/s")):
        for part, (first, last) in {"first": (0.02, 0.2), "last": (0.8, 1.0)}.items():
            rate = _rate(samples, first, last)
            if rate is not None:
                figures.append(Figure(f"{unit.partition('/')[0]}, {part} fifth", unit, (rate,), size=size))
    memory = [sample.memory_mb for sample in course.samples]
    quarter = [s.memory_mb for s in documents if s.done < s.total / 4] or memory
    return [
        *figures,
        Figure("peak memory, first quarter of the documents", "MB", (max(quarter),), size=size),
        Figure("peak memory, all documents", "MB", (max(s.memory_mb for s in documents),), size=size),
        Figure("peak memory, all of the import", "MB", (max(memory),), size=size,
               note="all its processes together"),
        *_told(documents, size),
    ]  # fmt: skip


def _rate(samples: Sequence[Sample], first: float, last: float) -> float | None:
    """Items a second between two shares of a stage, in the first run that went through them."""
    for run in _runs(samples):
        inside = [sample for sample in run if first * sample.total <= sample.done <= last * sample.total]
        if len(inside) > 1 and inside[-1].done > inside[0].done:
            return (inside[-1].done - inside[0].done) / (inside[-1].at - inside[0].at)
    return None


def _runs(samples: Sequence[Sample]) -> list[list[Sample]]:
    """The samples of each run of a stage: a new one begins where less is done than before."""
    runs: list[list[Sample]] = []
    for sample in samples:
        if not runs or sample.done < runs[-1][-1].done:
            runs.append([])
        runs[-1].append(sample)
    return runs


def _told(documents: Sequence[Sample], size: int) -> list[Figure]:
    """The time left that was shown at a quarter of the first run, beside what a quarter more took."""
    run = _runs(documents)[0]
    quarter = next((s for s in run if s.done >= s.total / 4 and s.seconds_left is not None), None)
    half = next((s for s in run if s.done >= s.total / 2), None)
    if quarter is None or half is None or half is quarter:
        return []
    return [
        Figure("time left told at a quarter of the documents", "s", (quarter.seconds_left,), size=size),
        Figure("the same, as the next quarter went", "s", (3 * (half.at - quarter.at),), size=size),
    ]


def _content(db: Path, kind: press.Kind, size: int) -> list[Figure]:
    """What the store holds, which must be each article once, whatever was killed."""
    articles = {row[3] for row in press.rows(kind, size)}
    with duckdb.connect(str(db), read_only=True) as store:
        ask = lambda sql: store.execute(sql).fetchall()[0]  # noqa: E731
        stored, distinct = ask("SELECT count(*), count(DISTINCT url) FROM articles")
        statements, texts = ask("SELECT count(*), count(DISTINCT text) FROM statements")
        scored, once = ask("SELECT count(*), count(DISTINCT statement_id) FROM tones")
        first = ask("SELECT count(*) FROM articles WHERE near_duplicate_rank = 1")[0]
    if not stored == distinct == len(articles) or not statements == scored == once:
        raise RuntimeError(
            f"{len(articles)} articles were given; {stored} are stored, {distinct} of them different; "
            f"of {statements} statements {scored} are scored, {once} of them different"
        )
    facts = {
        "articles stored, none twice, none lost": stored, "of them no reprint of another": first,
        "statements stored and scored": statements, "different texts among them, scored once each": texts,
    }  # fmt: skip
    return [
        *(Figure(name, "", (float(number),), size=size) for name, number in facts.items()),
        Figure("store on disk", "MB", (db.stat().st_size / 1e6,), size=size),
    ]


def _family(process: int) -> list[int]:
    """A process and all that it started, itself first."""
    found = [process]
    for parent in found:
        for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, tasks.read_text(encoding="ascii").split())
    return found


def _memory_mb(process: int) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * PAGE_KB / 1024
    except (OSError, IndexError):
        return 0.0


def _cpu_s(process: int) -> float:
    """Seconds of processor a process had, its ended children not counted."""
    try:
        facts = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


PARTS = (
    Part("parquet", parquet, sized=True, sizes=(200_000,), unit="rows"),
    Part("csv", csv, sized=True, sizes=(103_000,), unit="rows"),
)
