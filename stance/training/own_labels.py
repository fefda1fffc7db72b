"""Trains a checkpoint further on a user's own labels, and says honestly whether that helped.

A part of the user's situations, which a hash of their family picks, is never trained on; base and new checkpoint are
compared on it, and on the test split of the corpus, where the new one must not have forgotten what the base knew.
A checkpoint of this project is restored from its shipped weights and reads a sample of the corpus again beside the
new labels (experience replay, Rolnick et al. 2019, arXiv 1811.11682); its n-gram readers are kept. Any other encoder
is trained by `pairs.py`. Limit: with fewer than LEAST_ROWS labels nothing is trained.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from stance.errors import ModelError, TableError
from stance.evaluation.classifier import figures
from stance.evaluation.labels import Example, label_arrays, read_examples, read_folder, select
from stance.records import TARGETS
from stance.scores.classifier import READERS
from stance.scores.loading import Scorer, load_classifier, read_config
from stance.settings import ROOT
from stance.training.export import export_checkpoint, write_json
from stance.training.finetune import FinetunePlan, finetune
from stance.training.pairs import train_pairs
from stance.training.restore import restore
from stance.training.train import build_featurizer, calibrate

LEAST_ROWS = 60
HELD_BACK_SHARE = 0.3
REPLAYED = 3_000
# Gentler than the first training: the encoder already knows the task.
PLAN = FinetunePlan(epochs=3, encoder_rate=1e-4, head_rate=3e-4, swap_share=0.0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Macro-F1 over four labels (and over favor and against) of base and new checkpoint on the same statements."""

    trained: int
    held_back: int
    base: tuple[float, float]
    new: tuple[float, float]
    corpus_base: tuple[float, float] | None
    corpus_new: tuple[float, float]
    folder: str

    @property
    def better(self) -> bool:
        """Whether the new checkpoint beats the base on what neither was trained on; a base without stances is beaten
        by any."""
        return self.new[0] > self.base[0]


def train_on(
    base: str,
    rows: Path,
    target: Path,
    plan: FinetunePlan = PLAN,
    report: Callable[[dict], None] = lambda record: None,
    data: Path = ROOT / "data",
) -> Comparison:
    """Train `base` on the labelled statements `rows` (JSON Lines as in data/corpus) into the new folder `target`.

    Raises TableError when there are too few labels, ModelError when the folder exists or the base cannot be read.
    """
    if target.exists():
        raise ModelError(f"{target} exists already: name a new folder, so that the older checkpoint stays.")
    training, held_back = split(read_examples(rows))
    corpus = read_folder(data / "corpus")
    replayed = _sample(select(corpus, "train"), min(REPLAYED, 4 * len(training)), plan.seed)
    shown = [*training, *training, *replayed]
    if getattr(read_config(base), "stance", None):
        _continue(Path(base), shown, target, plan, report, data, corpus)
        before: Scorer | None = load_classifier(base, data=data)
    else:
        train_pairs(base, [*training, *replayed], target, plan, report, data)
        before = None
    after = load_classifier(str(target), data=data)
    test = select(corpus, "test")
    comparison = Comparison(
        len(training), len(held_back),
        measure(before, held_back) if before else (0.0, 0.0), measure(after, held_back),
        measure(before, test) if before else None, measure(after, test), str(target),
    )  # fmt: skip
    write_json(target / "comparison.json", asdict(comparison) | {"base_model": base})
    return comparison


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """(to train on, held back): whole families, by a hash of their name."""
    held = [example for example in examples if _position(example.family) < HELD_BACK_SHARE]
    kept = [example for example in examples if _position(example.family) >= HELD_BACK_SHARE]
    if len(examples) < LEAST_ROWS or not held:
        raise TableError(
            f"{len(examples)} labelled statements are too few to train on and to check the result: at least "
            f"{LEAST_ROWS} of several situations are needed. Nothing was trained."
        )
    return kept, held


def measure(scorer: Scorer, examples: Sequence[Example]) -> tuple[float, float]:
    """(macro-F1 over four labels, over favor and against) of a scorer on labelled statements."""
    scores = scorer.score([example.text for example in examples])
    predicted = np.asarray([[np.argmax(score.stance[target].probabilities) for target in TARGETS] for score in scores])
    truth = label_arrays(examples)[0][:, : len(TARGETS)]
    result = figures(truth, predicted, examples)
    return round(result["macro_f1"], 4), round(result["position_f1"], 4)


def _continue(
    base: Path,
    shown: Sequence[Example],
    target: Path,
    plan: FinetunePlan,
    report: Callable[[dict], None],
    data: Path,
    corpus: Sequence[Example],
) -> None:
    featurizer = build_featurizer(Tokenizer.from_file(str(base / "tokenizer.json")), data)
    model = finetune(restore(base, plan.dropout), shown, featurizer, plan, report)
    export_checkpoint(model, base, target)
    shutil.copyfile(base / READERS, target / READERS)
    calibrate(target, select(corpus, "calibration"), data)
    history = json.loads((base / "training.json").read_text(encoding="utf-8")) if _has_history(base) else {}
    further = {"plan": asdict(replace(plan)), "statements": len(shown)}
    write_json(target / "training.json", history | {"further": [*history.get("further", []), further]})


def _has_history(base: Path) -> bool:
    return (base / "training.json").is_file()


def _position(family: str) -> float:
    return int.from_bytes(hashlib.sha256(f"held back:{family}".encode()).digest()[:4], "big") / 2**32


def _sample(examples: list[Example], count: int, seed: int) -> list[Example]:
    return random.Random(seed).sample(examples, min(count, len(examples)))
