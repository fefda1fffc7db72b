"""Trains an encoder further on a user's labels: a checkpoint of this project, or any encoder of `transformers`.

A checkpoint of this project is restored from its shipped weights and reads a sample of the corpus again beside the new
labels (experience replay, Rolnick et al. 2019, arXiv 1811.11682); its n-gram readers are kept, without an adaptation.
Any other encoder is trained by `pairs.py`. Limit: below some thousand labels this hardly helps; `adapt.py` does.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from tokenizers import Tokenizer

from stance.evaluation.labels import Example, select
from stance.scores.checkpoint import READERS
from stance.scores.loading import Scorer, load_classifier, read_config
from stance.training.adapted import bare_folder
from stance.training.export import export_checkpoint, write_json
from stance.training.finetune import FinetunePlan, finetune
from stance.training.pairs import train_pairs
from stance.training.restore import restore
from stance.training.train import build_featurizer, calibrate

REPLAYED = 3_000
# The votes of a checkpoint of ours are fitted again on this many held-back statements or more. Fewer say little of how
# far to trust the encoder (sixteen gave it a vote of a fifth, and what it had learnt was never heard): then the votes
# of the base stay.
LEAST_CALIBRATION = 300
# Gentler than the first training: the encoder already knows the task.
PLAN = FinetunePlan(epochs=3, encoder_rate=1e-4, head_rate=3e-4, swap_share=0.0)


def train_further(
    base: str,
    training: Sequence[Example],
    corpus: Sequence[Example],
    target: Path,
    plan: FinetunePlan,
    report: Callable[[dict], None],
    data: Path,
) -> Scorer | None:
    """Write the folder `target`; returns the base, loaded, or None when it knows no stances."""
    pool = select(corpus, "train")
    replayed = random.Random(plan.seed).sample(pool, min(REPLAYED, 4 * len(training), len(pool)))
    if not getattr(read_config(base), "stance", None):
        train_pairs(base, [*training, *replayed], target, plan, report, data)
        return None
    with bare_folder(Path(base)) as bare:
        shown = [*training, *training, *replayed]
        featurizer = build_featurizer(Tokenizer.from_file(str(bare / "tokenizer.json")), data, verbs=bare)
        model = finetune(restore(bare, plan.dropout), shown, featurizer, plan, report)
        export_checkpoint(model, bare, bare, target)
        shutil.copyfile(bare / READERS, target / READERS)
        held_back = select(corpus, "calibration")
        if len(held_back) < LEAST_CALIBRATION:
            shutil.copyfile(bare / "calibration.json", target / "calibration.json")
        else:
            calibrate(target, held_back, data)
        _note(bare / "training.json", target / "training.json", plan, len(shown))
        return load_classifier(str(bare), data=data)


def _note(older: Path, newer: Path, plan: FinetunePlan, statements: int) -> None:
    history = json.loads(older.read_text(encoding="utf-8")) if older.is_file() else {}
    further = {"plan": asdict(plan), "statements": statements}
    write_json(newer, history | {"further": [*history.get("further", []), further]})
