"""The store at several sizes: taking in records, size on disk, each query of the pages beside pandas, export, start.

Queries run as the dashboard runs them: a fresh read-only connection each, filters with one search word among them. The
twins in pandas answer the same question from frames that are in memory already, which is their best case.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from stance.evaluation.bench import frames
from stance.evaluation.bench.figures import Context, Figure, Goal, Part, milliseconds, once, rates, seconds
from stance.evaluation.synthetic import make_store
from stance.extraction import Extracted
from stance.records import SURE_SPEAKER, TARGETS, TONE_LABELS, Article, Score, Statement, TargetStance, Tone
from stance.settings import ROOT
from stance.store.exports import export
from stance.store.filters import Filters
from stance.store.store import Store
from stance.store.writer import open_writer

PER_ARTICLE = 10
LOADED, QUICK_LOADED = 20_000, 500
EXPORTED = 100_000
BATCH = 64
LARGEST_IN_PANDAS = 1_000_000  # above, the frames alone need more memory than the program may have
FEW = Filters(search="céréales")
PERIOD = Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))


def store_of(size: int, folder: Path) -> Path:
    """A store of `size` statements, made where an earlier part did not."""
    path = folder / f"store-{size}.duckdb"
    if not path.exists():
        make_store(path, size // PER_ARTICLE, PER_ARTICLE, actors=2000, outlets=200, clauses=3)
    return path


def loading(context: Context) -> list[Figure]:
    """Records through the writer, as an import does; then a save that adds nothing."""
    number = QUICK_LOADED if context.quick else LOADED
    pairs = [_article(n) for n in range(number // PER_ARTICLE)]
    times, saves = [], []
    for run in range(min(context.runs, 3)):
        path = context.folder / f"loaded-{run}.duckdb"
        times.append(once(lambda path=path: _load(path, pairs))[1])
        saves.append(once(lambda path=path, run=run: _touch(path, str(run)))[1])
    return [
        Figure("records into a store, scores and figures ready", "statements/s", rates(number, times), size=number),
        Figure("one more save", "s", tuple(saves), size=number),
    ]


def disk(context: Context) -> list[Figure]:
    there = (context.folder / f"store-{context.size}.duckdb").exists()
    path, taken = once(lambda: store_of(context.size, context.folder))
    megabytes = path.stat().st_size / 1e6
    save = once(lambda: _touch(path, "bench"))[1]
    made = [] if there else [Figure("making and saving a synthetic store", "s", (taken,), size=context.size)]
    return [
        *made,
        Figure("one more save", "s", (save,), size=context.size),
        Figure("on disk", "MB", (megabytes,), size=context.size),
        Figure("on disk, per statement", "bytes", (1e6 * megabytes / context.size,), size=context.size),
    ]


def queries(context: Context) -> list[Figure]:
    store = Store(store_of(context.size, context.folder))
    figures = []
    for name, (query, parameters) in _questions(store).items():
        times = seconds(lambda query=query, parameters=parameters: store.query(query, parameters), context.runs)
        goal = Goal("<", 2000 if context.size > 1_000_000 else 300)
        figures.append(Figure(name, "ms", milliseconds(times), size=context.size, goal=goal))
    return figures


def pandas(context: Context) -> list[Figure]:
    if context.size > LARGEST_IN_PANDAS:
        raise MemoryError(f"The frames are made up to {LARGEST_IN_PANDAS:,} statements only: above they need too much")
    wide, taken = once(lambda: frames.read(store_of(context.size, context.folder)))
    figures = [Figure("reading the frames", "s", (taken,), size=context.size)]
    for name, ask in frames.QUESTIONS.items():
        times = seconds(lambda ask=ask: ask(wide), context.runs)
        figures.append(Figure(name, "ms", milliseconds(times), size=context.size))
    return figures


def exports(context: Context) -> list[Figure]:
    """About a hundred thousand rows of a store of that many statements, in each format."""
    size = 2000 if context.quick else EXPORTED
    store, figures = Store(store_of(size, context.folder)), []
    everything = Filters(voice="all", copies="all")
    for format in ("csv", "xlsx", "parquet", "jsonl", "duckdb"):
        path = context.folder / f"export.{format}"
        times = [once(lambda p=path, f=format: export(store, everything, p, f))[1] for _ in range(min(context.runs, 3))]
        figures.append(Figure(f"export, {format}", "s", tuple(times), size=size, goal=Goal("<", 5)))
    return figures


def start(context: Context) -> list[Figure]:
    """A command from nothing to its answer, the interpreter included."""
    path = store_of(2000 if context.quick else EXPORTED, context.folder)
    command = [sys.executable, "-m", "stance", "info", "--db", str(path)]
    times = [once(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT))[1]
             for _ in range(context.runs)]  # fmt: skip
    return [Figure("python -m stance info", "s", tuple(times))]


def _questions(store: Store) -> dict[str, tuple[str, dict[str, Any]]]:
    """What the pages ask, under the names that `frames.QUESTIONS` has for its twins."""
    plain = Filters().parameters()
    names = list(store.query("leaders", plain | {"by": "actor", "top": 18})["name"])
    positions = {"by": "all", "bin": "none", "names": None, "listed": 200, "first": None, "last": None}
    ask: Callable[..., dict[str, Any]] = lambda filters=None, **given: (filters or Filters()).parameters() | given  # noqa: E731
    return {
        "facts of the store": ("info", {}),
        "choices of the filters": ("facets", ask()),
        "totals": ("totals", ask()),
        "totals, one word": ("totals", ask(FEW)),
        "most frequent actors": ("leaders", ask(by="actor", top=18)),
        "positions": ("positions", ask(**positions)),
        "positions, one year": ("positions", ask(PERIOD, **positions)),
        "positions by month": ("positions", ask(**positions | {"bin": "month"})),
        "positions by actor": ("positions", ask(**positions | {"by": "actor", "names": names})),
        "positions of one target": ("positions", ask(Filters(targets=("ukraine",), labels=("favor",)), **positions)),
        "shares by actor": ("shares", ask(by="actor", names=names)),
        "kinds": ("kinds", ask(sure=SURE_SPEAKER)),
        "whom outlets quote": ("outlet_voices", ask(names=["Journal fictif 03"])),
        "first page, newest": ("statements", ask(order="newest", limit=20, offset=0)),
        "first page, most hostile": ("statements", ask(order="russia_against", limit=20, offset=0)),
        "page 1,000, one word": ("statements", ask(FEW, order="newest", limit=20, offset=20_000)),
        "statements around events": ("event_counts", ask(replace(FEW, voice="all"), around=7, days=_DAYS)),
        "corpus of the method page": ("corpus", {}),
    }


_DAYS = [date(2022, 2, 24), date(2022, 9, 30), date(2023, 6, 24), date(2024, 2, 17)]


def _article(number: int) -> Extracted:
    key, texts, start = f"{number:016x}" * 4, [], 0
    statements = []
    for place in range(PER_ARTICLE):
        text = f"Phrase {place} de l'article {number}, qui parle de l'Ukraine et des livraisons d'armes promises."
        statements.append(Statement(key, start, start + len(text), text, "direct", actor=f"Acteur {number % 90}"))
        texts.append(text)
        start += len(text) + 1
    return Article(key, f"bench/{number}.txt", " ".join(texts), date=date(2024, 3, 1 + number % 28)), tuple(statements)


def _load(path: Path, pairs: list[Extracted]) -> None:
    stance = {target: TargetStance("favor", (0.7, 0.1, 0.1, 0.1)) for target in TARGETS}
    score = Score("bench", stance, Tone(TONE_LABELS[1], (0.2, 0.6, 0.2)))
    with open_writer(path, "bench", rebuild=True) as writer:
        for at in range(0, len(pairs), BATCH):
            part = pairs[at : at + BATCH]
            writer.add_articles(part)
            texts = [statement.text for _, statements in part for statement in statements]
            writer.add_scores(texts, [score] * len(texts), "bench")
        writer.use_revision("bench")
        writer.publish()


def _touch(path: Path, value: str) -> None:
    with open_writer(path, "bench") as writer:
        writer.set_meta(touched=value)
        writer.draft.changed = True
        writer.publish()


PARTS = (
    Part("loading", loading), Part("disk", disk, sized=True), Part("queries", queries, sized=True),
    Part("pandas", pandas, sized=True), Part("exports", exports), Part("start", start),
)  # fmt: skip
