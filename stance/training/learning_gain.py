"""How much do corrections help on another kind of text? `python -m stance.training.learning_gain`

Of each file, whole situations with some hundred statements are taught (`adapt.py`), and base and adapted checkpoint are
compared on the rest, with 95 % intervals that draw situations. Several seeds draw other situations to teach. The
penalties of the adaptation were chosen on what seed 0 teaches of `comments.jsonl`: of that file, only seed 0 judges
statements that nothing was chosen on; of `headlines.jsonl`, every seed does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from stance.errors import StanceError
from stance.evaluation.labels import read_examples, read_folder, select
from stance.scores.calibration import softmax
from stance.scores.classifier import Classifier
from stance.settings import ROOT, Settings
from stance.training.adapt import Evidence, adapt, evidence_of
from stance.training.own_labels import gain, measure

FOLDER = ROOT / "data" / "shifted"


@dataclass(frozen=True, slots=True)
class Gain:
    """Macro-F1 over four labels, and over favor and against, before and after; `interval` of the first's difference."""

    data: str
    seed: int
    taught: int
    judged: int
    base: tuple[float, float]
    new: tuple[float, float]
    interval: tuple[float, float]
    corpus_base: tuple[float, float]
    corpus_new: tuple[float, float]


def taught_rows(families: Sequence[str], count: int, seed: int) -> np.ndarray:
    """Which rows are taught: situations in an order that the seed shuffles, until there are `count` statements."""
    names = np.asarray(families)
    chosen = np.zeros(len(names), dtype=bool)
    for family in sorted(set(families), key=lambda name: _place(name, seed)):
        if chosen.sum() >= count:
            break
        chosen |= names == family
    return chosen


def learning_gain(name: str, own: Evidence, corpus: Evidence, count: int, seed: int) -> Gain:
    taught = taught_rows(own.families, count, seed)
    held_back, adaptation = own.part(~taught), adapt(own.part(taught))
    before, after = softmax(held_back.said), adaptation.apply(held_back)
    return Gain(
        data=name, seed=seed, taught=int(taught.sum()), judged=len(held_back),
        base=measure(before, held_back.truth), new=measure(after, held_back.truth),
        interval=gain(before, after, held_back.truth, held_back.families),
        corpus_base=measure(softmax(corpus.said), corpus.truth),
        corpus_new=measure(adaptation.apply(corpus), corpus.truth),
    )  # fmt: skip


def table(found: Sequence[Gain]) -> str:
    """A Markdown table, one line per file, number taught and seed."""
    lines = [
        "| data | taught | seed | judged | base | adapted | gain | 95 % interval | corpus test split |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        low, high = one.interval
        lines.append(
            f"| {one.data} | {one.taught} | {one.seed} | {one.judged} | {one.base[0]:.3f} ({one.base[1]:.3f}) "
            f"| {one.new[0]:.3f} ({one.new[1]:.3f}) | {one.new[0] - one.base[0]:+.3f} | {low:+.3f} to {high:+.3f} "
            f"| {one.corpus_base[0]:.3f} → {one.corpus_new[0]:.3f} |"
        )
    return "\n".join(lines)


def _place(family: str, seed: int) -> bytes:
    return hashlib.sha256((f"{family}:{seed}" if seed else family).encode()).digest()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.training.learning_gain", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", default=sorted(FOLDER.glob("*.jsonl")), metavar="FILE")
    parser.add_argument("--teach", type=int, nargs="+", default=[200], metavar="N", help="statements taught")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--model", default=Settings.from_environment().model)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    try:
        classifier = Classifier.load(options.model, Settings.from_environment().threads)
        corpus = evidence_of(classifier, select(read_folder(ROOT / "data" / "corpus"), "test"))
        sets = {path.stem: evidence_of(classifier, read_examples(path)) for path in options.data}
    except StanceError as error:
        print(error, file=sys.stderr)
        return 1
    found = [
        learning_gain(name, own, corpus, count, seed)
        for name, own in sets.items() for count in options.teach for seed in range(options.seeds)
    ]  # fmt: skip
    print(json.dumps([asdict(one) for one in found], indent=1) if options.json else table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
