"""`ingest` from files to a finished store, at several numbers of articles, beside the bare model."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from stance.evaluation.bench import texts
from stance.evaluation.bench.figures import Context, Figure, Goal, Part, once, rates, seconds
from stance.pipeline import ingest
from stance.records import TARGETS
from stance.scores.classifier import Classifier, batches
from stance.settings import Settings
from stance.store.store import Store

SIZES, QUICK_SIZES = (144, 576, 2304), (24,)
RUNS = 3
BARE_STATEMENTS = 2048


def whole(context: Context) -> list[Figure]:
    settings = Settings.from_environment()
    figures, shares = [], []
    bare = _bare_rate(context, settings)
    for size in QUICK_SIZES if context.quick else SIZES:
        folder = texts.write_texts(context.folder / f"texts-{size}", size, settings)
        times, statements = [], 0
        for _ in range(min(context.runs, RUNS)):
            path = context.folder / "ingest" / "store.duckdb"
            shutil.rmtree(path.parent, ignore_errors=True)
            times.append(once(lambda folder=folder, path=path: ingest([folder], replace(settings, db=path)))[1])
            statements = Store(path).info().scored
        shares = [100 * rate / bare for rate in rates(statements, times)]
        figures += [
            Figure("ingest", "s", tuple(times), size=size),
            Figure("ingest", "articles/s", rates(size, times), size=size),
            Figure("ingest", "statements/s", rates(statements, times), size=size),
        ]
    figures.append(Figure("bare ONNX Runtime on prepared batches", "statements/s", (bare,)))
    figures.append(
        Figure("ingest as a share of the bare call", "%", tuple(shares), goal=Goal(">=", 60),
               note="whole ingest, reading included; largest number of articles")
    )  # fmt: skip
    return figures


def _bare_rate(context: Context, settings: Settings) -> float:
    number = 128 if context.quick else BARE_STATEMENTS
    given = texts.sentences(number, Path(context.folder, f"sentences-{number}"), settings)
    classifier = Classifier.load(settings.model, settings.threads)
    windows = classifier.featurizer_for(TARGETS[0])[0].windows(given)
    prepared = [inputs for _, inputs in batches(windows)]
    times = seconds(lambda: [classifier.run(inputs) for inputs in prepared], context.runs)
    return sorted(rates(len(given), times))[len(times) // 2]


PARTS = (Part("whole", whole),)
