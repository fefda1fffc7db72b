"""The whole training in order: pretrain, settle, fine-tune, export, calibrate. Each step resumes from what the work
folder holds.

The shipped checkpoint comes from the default plan. `quick` runs every step on little data, to test that they fit
together; its checkpoint is not worth using.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stance.evaluation.labels import Example, label_arrays, read_folder, select
from stance.records import TARGETS
from stance.scores.calibration import VOTERS, join
from stance.scores.checkpoint import READERS
from stance.scores.classifier import Classifier
from stance.scores.features import Featurizer
from stance.scores.lexicon import load_lexicon
from stance.scores.ngrams import save_readers
from stance.scores.targets import SLOTS, load_targets
from stance.scores.voices import load_speech_verbs
from stance.settings import ROOT
from stance.training.calibrate import fit_temperature, fit_votes, low_confidence_threshold
from stance.training.export import export_checkpoint, parity, write_json
from stance.training.finetune import FinetunePlan, finetune, new_model, predict
from stance.training.pretrain import Plan, prepare, pretrain
from stance.training.readers import train_readers
from stance.training.settle import SettlePlan, settle
from stance.training.tokenizer import CLS, SEP

UNCALIBRATED = {
    "votes": {slot: dict.fromkeys(VOTERS, 1.0) for slot in SLOTS},
    "tone_temperature": 1.0,
    "low_confidence": 0.5,
}


@dataclass(frozen=True, slots=True)
class Paths:
    """`text`: folder of pretraining text; `work`: scratch folder that makes a run resumable; `target`: the
    checkpoint folder.
    """

    text: Path
    work: Path
    target: Path
    data: Path = ROOT / "data"


def train(
    paths: Paths, pretraining: Plan | None = None, plan: FinetunePlan | None = None, rows: int | None = None,
    settling: SettlePlan | None = None,
) -> Path:  # fmt: skip
    """Run all steps; returns the checkpoint folder. `rows` limits the labelled statements (quick runs)."""
    pretraining = pretraining or Plan()
    folder = pretrain(paths.text, paths.data / "corpus", paths.work, pretraining)
    settle(folder, *prepare(paths.text, paths.data / "corpus", folder, pretraining), pretraining, settling)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    featurizer = build_featurizer(tokenizer, paths.data, verbs=paths.data)
    examples = read_folder(paths.data / "corpus")
    training = select(examples, "train")[:rows]
    plan = plan or FinetunePlan()
    model = new_model(tokenizer.get_vocab_size(), plan, None)
    model.load_state_dict(_run(plan, tokenizer, training, featurizer, paths.work))
    export_checkpoint(model.eval(), folder, paths.data, paths.target)
    save_readers(paths.target / READERS, train_readers(training, featurizer))
    held_back = select(examples, "calibration")
    quantised = calibrate(paths.target, held_back, paths.data)
    exact, _ = predict(model, [example.text for example in held_back], featurizer)
    report = {
        "pretraining": asdict(pretraining) | {"log": _records(paths.work / "pretraining.jsonl")},
        "settling": asdict(settling or SettlePlan()) | {"log": _records(paths.work / "settling.jsonl")},
        "finetuning": asdict(plan) | {"statements": len(training), "log": _records(paths.work / "finetuning.jsonl")},
        "parity": {"statements": len(held_back), "encoder": parity(exact, quantised)}
        | {"classifier": parity(*(decisions(paths, held_back, encoded) for encoded in (exact, quantised)))},
    }
    write_json(paths.target / "training.json", report)
    return paths.target


def _run(
    plan: FinetunePlan,
    tokenizer: Tokenizer,
    training: Sequence[Example],
    featurizer: Featurizer,
    work: Path,
) -> dict[str, torch.Tensor]:
    """Weights of the fine-tuning, trained or taken from the work folder."""
    saved = work / "stance.pt"
    if not saved.exists():
        model = new_model(tokenizer.get_vocab_size(), plan, work / "encoder.pt")
        with (work / "finetuning.jsonl").open("w", encoding="utf-8") as log:
            finetune(model, training, featurizer, plan, lambda record: print(json.dumps(record), file=log, flush=True))
        torch.save(model.state_dict(), saved)
    return torch.load(saved, weights_only=True)


def build_featurizer(tokenizer: Tokenizer, data: Path, verbs: Path) -> Featurizer:
    """The featurizer of the three built-in targets over a bare tokenizer; `verbs` is the folder of its verb tables."""
    targets = load_targets(data / "targets.toml")
    lexicon = load_lexicon(data / "lexicon.tsv")
    return Featurizer(tokenizer, [targets[name] for name in TARGETS], lexicon, (CLS, SEP), load_speech_verbs(verbs))


def calibrate(checkpoint: Path, held_back: Sequence[Example], data: Path) -> np.ndarray:
    """Fit `calibration.json` on held-back examples; returns the quantised encoder's own probabilities (n, slots, 4).

    How much each voter counts is fitted on all targets together, so that no target has a judge of its own; how sure
    the joint vote is (its temperature) is fitted per target. The generic slot, read by the encoder alone, takes the
    weight that calibrates the encoder alone on all targets.
    """
    write_json(checkpoint / "calibration.json", UNCALIBRATED)
    classifier = Classifier.load(str(checkpoint), data=data)
    texts = [example.text for example in held_back]
    featurizer, _ = classifier.featurizer_for(TARGETS[0])
    firsts = {window.text_index: window for window in reversed(featurizer.windows(texts))}
    encoded, tone = classifier.encode([firsts[index] for index in range(len(texts))])
    stance, tone_truth = label_arrays(held_back)
    votes = np.concatenate([np.log(encoded[None, :, : len(TARGETS)] + 1e-12), classifier.read(texts)])
    pooled = stance[:, : len(TARGETS)].reshape(-1)
    shared = fit_votes(votes.reshape(len(votes), -1, votes.shape[-1]), pooled)
    voted = np.tensordot(shared, votes, axes=1)
    weights = {name: shared / fit_temperature(voted[:, i], stance[:, i]) for i, name in enumerate(TARGETS)}
    alone = fit_votes(votes[:1].reshape(1, -1, votes.shape[-1]), pooled)[0]
    joined = np.stack([join(votes[:, :, i], weights[name]) for i, name in enumerate(TARGETS)], axis=1)
    content = {
        "votes": {name: dict(zip(VOTERS, map(float, weights[name]), strict=True)) for name in TARGETS}
        | {"other": {"encoder": float(alone), "plain": 0.0, "marked": 0.0}},
        "tone_temperature": fit_temperature(np.log(tone + 1e-12), tone_truth),
        "low_confidence": low_confidence_threshold(joined, stance[:, : len(TARGETS)]),
        "fitted_on": f"{len(held_back)} statements of the calibration split of data/corpus",
    }
    write_json(checkpoint / "calibration.json", content)
    return encoded


def decisions(paths: Paths, examples: Sequence[Example], encoded: np.ndarray) -> np.ndarray:
    """Calibrated probabilities (n, targets, 4) of the checkpoint when its encoder gives `encoded` (n, slots, 4)."""
    classifier = Classifier.load(str(paths.target), data=paths.data)
    read = classifier.read([example.text for example in examples])
    return np.stack([classifier.decide(encoded[:, slot], read, slot) for slot in range(len(TARGETS))], axis=1)


def quick(paths: Paths) -> Path:
    """Every step on little data, in about two minutes."""
    plan = replace(FinetunePlan(), epochs=1)
    settling = SettlePlan(steps=4, batch=8, log_every=2)
    return train(paths, Plan(steps=6, batch=8, warmup=2, checkpoint_every=3), plan, rows=600, settling=settling)


def _records(log: Path) -> list[dict]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
