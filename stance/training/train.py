"""The whole training in order: pretrain, fine-tune, export, calibrate. Each step resumes from what the work folder
holds.

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
from stance.scores.classifier import Classifier
from stance.scores.features import Featurizer
from stance.scores.lexicon import load_lexicon
from stance.scores.targets import SLOTS, load_targets
from stance.settings import ROOT
from stance.training.calibrate import fit_temperature, low_confidence_threshold
from stance.training.export import export_checkpoint, parity, write_json
from stance.training.finetune import FinetunePlan, finetune, new_model, predict
from stance.training.pretrain import Plan, pretrain
from stance.training.tokenizer import CLS, SEP

NEUTRAL_CALIBRATION = {"temperatures": dict.fromkeys(SLOTS, 1.0), "tone_temperature": 1.0, "low_confidence": 0.5}


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
    paths: Paths, pretraining: Plan | None = None, plan: FinetunePlan | None = None, rows: int | None = None
) -> Path:
    """Run all steps; returns the checkpoint folder. `rows` limits the labelled statements (quick runs)."""
    plan = plan or FinetunePlan()
    folder = pretrain(paths.text, paths.data / "corpus", paths.work, pretraining)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    featurizer = build_featurizer(tokenizer, paths.data)
    examples = read_folder(paths.data / "corpus")
    training = select(examples, "train")[:rows]
    log = (paths.work / "finetuning.jsonl").open("a", encoding="utf-8")
    with log:
        model = new_model(tokenizer.get_vocab_size(), plan, folder / "encoder.pt")
        finetune(model, training, featurizer, plan, lambda record: print(json.dumps(record), file=log, flush=True))
    torch.save(model.state_dict(), paths.work / "stance.pt")
    export_checkpoint(model, folder, paths.target)
    held_back = select(examples, "calibration")
    quantised = calibrate(paths.target, held_back, paths.data)
    exact, _ = predict(model, [example.text for example in held_back], featurizer)
    report = {
        "pretraining": asdict(pretraining or Plan()) | {"log": _records(paths.work / "pretraining.jsonl")},
        "finetuning": asdict(plan) | {"statements": len(training), "log": _records(paths.work / "finetuning.jsonl")},
        "parity": parity(exact, quantised) | {"statements": len(held_back)},
    }
    write_json(paths.target / "training.json", report)
    return paths.target


def build_featurizer(tokenizer: Tokenizer, data: Path) -> Featurizer:
    """The featurizer of the three built-in targets over a bare tokenizer."""
    targets = load_targets(data / "targets.toml")
    return Featurizer(tokenizer, [targets[name] for name in TARGETS], load_lexicon(data / "lexicon.tsv"), (CLS, SEP))


def logits_of(checkpoint: Path, texts: Sequence[str], data: Path) -> tuple[np.ndarray, np.ndarray]:
    """First-window log-probabilities of the quantised weights, before any calibration: stance and tone."""
    classifier = Classifier.load(str(checkpoint), data=data)
    featurizer, _ = classifier.featurizer_for(TARGETS[0])
    firsts = {window.text_index: window for window in reversed(featurizer.windows(texts))}
    stance, tone = classifier.probabilities([firsts[index] for index in range(len(texts))])
    return np.log(stance + 1e-12), np.log(tone + 1e-12)


def calibrate(checkpoint: Path, held_back: Sequence[Example], data: Path) -> np.ndarray:
    """Fit `calibration.json` on held-back examples; returns their uncalibrated stance probabilities (n, slots, 4).

    The generic slot takes the mean of the others' temperatures.
    """
    write_json(checkpoint / "calibration.json", NEUTRAL_CALIBRATION)
    stance_logits, tone_logits = logits_of(checkpoint, [example.text for example in held_back], data)
    stance, tone = label_arrays(held_back)
    temperatures = {name: fit_temperature(stance_logits[:, i], stance[:, i]) for i, name in enumerate(TARGETS)}
    temperatures["other"] = float(np.mean(list(temperatures.values())))
    scaled = stance_logits[:, : len(TARGETS)] / np.asarray([temperatures[name] for name in TARGETS])[None, :, None]
    probabilities = np.exp(scaled) / np.exp(scaled).sum(-1, keepdims=True)
    content = {
        "temperatures": temperatures,
        "tone_temperature": fit_temperature(tone_logits, tone),
        "low_confidence": low_confidence_threshold(probabilities, stance[:, : len(TARGETS)]),
        "fitted_on": f"{len(held_back)} statements of the calibration split of data/corpus",
    }
    write_json(checkpoint / "calibration.json", content)
    return np.exp(stance_logits)


def quick(paths: Paths) -> Path:
    """Every step on little data, in about two minutes."""
    plan = replace(FinetunePlan(), epochs=1)
    return train(paths, Plan(steps=6, batch=8, warmup=2, checkpoint_every=3), plan, rows=200)


def _records(log: Path) -> list[dict]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
