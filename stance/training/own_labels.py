"""Teaches a checkpoint a user's own labels, says with an interval whether that helped, and keeps the result only if so.

A checkpoint of this project is *adapted* (`adapt.py`): seconds, no PyTorch, and each label is judged by an adaptation
that learnt nothing of its situation (cross-validation). Asked for passes over the encoder, or given any other encoder,
it trains that one (`further.py`) and judges on a part of the situations that a hash holds back. The corpus of the
project is measured too: what is learnt of one kind of text may cost elsewhere. A base that was adapted before counts
without its adaptation, which learnt from the older of these labels. Limit: under LEAST_ROWS labels nothing is learnt.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from stance.errors import ModelError, TableError
from stance.evaluation import metrics
from stance.evaluation.labels import Example, label_arrays, read_examples, read_folder, select
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.calibration import softmax
from stance.scores.classifier import Classifier
from stance.scores.learnt import COMPARISON
from stance.scores.loading import Scorer, load_classifier, read_config
from stance.settings import ROOT
from stance.training.adapt import adapt, cross_validated, evidence_of
from stance.training.adapted import adapted_folder, bare_folder

if TYPE_CHECKING:
    from stance.training.finetune import FinetunePlan

LEAST_ROWS = 60
LEAST_SITUATIONS = 10  # fewer give no interval worth the name
HELD_BACK_SHARE = 0.3
POSITIONS = (0, 1)
Report = Callable[[dict], None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Macro-F1 over four labels (and over favor and against) of base and new checkpoint on `judged` statements, none of
    which it had learnt when it judged it, with the 95 % interval of the difference over four labels, which draws
    situations. `base_model` is the base without an earlier adaptation; `folder` is None when the result was not kept.
    """

    method: str
    base_model: str
    learnt: int
    judged: int
    base: tuple[float, float]
    new: tuple[float, float]
    gain: tuple[float, float]
    corpus_base: tuple[float, float] | None
    corpus_new: tuple[float, float]
    folder: str | None
    # Per label row what a fit that had not learnt it says (targets, 4); nothing where no such fit was made, and nothing
    # for a row that was not learnt.
    unlearnt: Mapping[int, np.ndarray | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def better(self) -> bool:
        """Whether the whole interval says so; a base without stances is beaten by any."""
        return self.gain[0] > 0

    def told(self) -> dict[str, Any]:
        """The figures and the verdict."""
        figures = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "unlearnt"}
        return figures | {"better": self.better}


def train_on(
    base: str,
    rows: Path,
    target: Path,
    plan: FinetunePlan | None = None,
    report: Report = lambda record: None,
    data: Path = ROOT / "data",
    keep: bool = False,
) -> Comparison:
    """Teach `base` the labelled statements `rows` (JSON Lines as in data/corpus). The new folder `target` is written
    when it is better, or when `keep` asks for it. A `plan` trains the encoder too.

    Raises TableError when there are too few labels, ModelError when the folder exists or the base cannot be read.
    """
    if target.exists():
        raise ModelError(f"{target} exists already: name a new folder, so that the older checkpoint stays.")
    examples = read_examples(rows)
    situations = len({example.family for example in examples})
    if len(examples) < LEAST_ROWS or situations < LEAST_SITUATIONS:
        raise TableError(
            f"{len(examples)} labelled statements of {situations} situations are too few to learn from and to check "
            f"the result: at least {LEAST_ROWS} of {LEAST_SITUATIONS} are needed. Nothing was trained."
        )
    ours = bool(getattr(read_config(base), "stance", None))
    if ours and plan is None:
        comparison = _adapt(Path(base), examples, target, data, keep)
    else:
        comparison = _further(base, examples, target, plan, report, data, keep)
    if comparison.folder:
        _note(comparison, [json.loads(line).get("id") for line in rows.read_text(encoding="utf-8").splitlines()])
    return comparison


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """(to train on, held back): whole families, by a hash of their name."""
    held = [example for example in examples if _position(example.family) < HELD_BACK_SHARE]
    kept = [example for example in examples if _position(example.family) >= HELD_BACK_SHARE]
    return kept, held


def measure(probabilities: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """(macro-F1 over four labels, over favor and against) of probabilities (n, targets, 4), targets pooled."""
    known = truth >= 0
    whole = metrics.confusion(truth[known], probabilities.argmax(-1)[known], len(STANCE_LABELS))
    return round(metrics.macro_f1(whole), 4), round(metrics.macro_f1(whole, POSITIONS), 4)


def gain(before: np.ndarray, after: np.ndarray, truth: np.ndarray, families: Sequence[str]) -> tuple[float, float]:
    """95 % interval of the gain in macro-F1 over four labels, from the same draws of families for both."""
    known = truth >= 0
    names = np.repeat(np.asarray(families), truth.shape[1]).reshape(truth.shape)[known]
    tables = [
        metrics.grouped_confusions(truth[known], one.argmax(-1)[known], names, len(STANCE_LABELS))
        for one in (before, after)
    ]
    low, high = metrics.bootstrap_interval(
        lambda both: metrics.macro_f1(both[1]) - metrics.macro_f1(both[0]), np.stack(tables, axis=1)
    )
    return round(low, 4), round(high, 4)


def probabilities_of(scorer: Scorer, examples: Sequence[Example]) -> np.ndarray:
    scores = scorer.score([example.text for example in examples])
    return np.asarray([[score.stance[target].probabilities for target in TARGETS] for score in scores])


def _adapt(base: Path, examples: Sequence[Example], target: Path, data: Path, keep: bool) -> Comparison:
    with bare_folder(base) as bare:
        classifier = Classifier.load(str(bare), data=data)
        own, test = (evidence_of(classifier, part) for part in (examples, select(read_folder(data / "corpus"), "test")))
        before, after, new = softmax(own.said), cross_validated(own), adapt(own)
        comparison = Comparison(
            method="adaptation", base_model=classifier.revision, learnt=len(own), judged=len(own),
            base=measure(before, own.truth), new=measure(after, own.truth),
            gain=gain(before, after, own.truth, own.families),
            corpus_base=measure(softmax(test.said), test.truth), corpus_new=measure(new.apply(test), test.truth),
            folder=None, unlearnt=dict(enumerate(after)),
        )  # fmt: skip
        if not (comparison.better or keep):
            return comparison
        adapted_folder(bare, target, new, len(own))
    return replace(comparison, folder=str(target))


def _further(
    base: str, examples: Sequence[Example], target: Path, plan: FinetunePlan | None, report: Report, data: Path,
    keep: bool,
) -> Comparison:  # fmt: skip
    from stance.training.further import PLAN, train_further

    training, held_back = split(examples)
    if not held_back or not training:
        raise TableError("All labelled statements are of one situation: none is left to check the result.")
    corpus = read_folder(data / "corpus")
    before = train_further(base, training, corpus, target, plan or PLAN, report, data)
    after = load_classifier(str(target), data=data)
    test, truth = select(corpus, "test"), label_arrays(held_back)[0][:, : len(TARGETS)]
    test_truth = label_arrays(test)[0][:, : len(TARGETS)]
    # A base without stances says nothing: every label counts as missed.
    old = probabilities_of(before, held_back) if before else None
    new = probabilities_of(after, held_back)
    families = [example.family for example in held_back]
    taught = {example.family for example in training}
    learnt = {row: None for row, example in enumerate(examples) if example.family in taught}
    comparison = Comparison(
        method="encoder" if before else "pairs", base_model=before.revision if before else base,
        learnt=len(training), judged=len(held_back),
        base=(0.0, 0.0) if old is None else measure(old, truth), new=measure(new, truth),
        gain=measure(new, truth) if old is None else gain(old, new, truth, families),
        corpus_base=measure(probabilities_of(before, test), test_truth) if before else None,
        corpus_new=measure(probabilities_of(after, test), test_truth), folder=str(target), unlearnt=learnt,
    )  # fmt: skip
    if comparison.better or keep:
        return comparison
    shutil.rmtree(target)
    return replace(comparison, folder=None)


def _note(comparison: Comparison, names: Sequence[str | None]) -> None:
    """`comparison.json`: the figures, and by id what the new checkpoint would say of the statements it learnt, had it
    not learnt them. Estimates from these same statements take that (see `stance/estimates/unlearnt.py`)."""
    said = {
        names[row]: None if found is None else dict(zip(TARGETS, np.round(found, 5).tolist(), strict=True))
        for row, found in comparison.unlearnt.items() if names[row]
    }  # fmt: skip
    text = json.dumps(comparison.told() | {"learnt_statements": said}, ensure_ascii=False, indent=1) + "\n"
    (Path(comparison.folder) / COMPARISON).write_text(text, encoding="utf-8")


def _position(family: str) -> float:
    return int.from_bytes(hashlib.sha256(f"held back:{family}".encode()).digest()[:4], "big") / 2**32
