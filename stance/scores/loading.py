"""The one door to a model: a folder or a hub id, of whatever kind, becomes an object that scores texts.

a checkpoint of ours (config.json with a `stance` block)   → Classifier
a sentence-pair classifier with our four labels             → PairClassifier
a natural-language-inference model, by folder or hub id     → ZeroShotClassifier
anything else                                               → ModelError saying what it is
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stance.errors import ModelError
from stance.records import TARGETS
from stance.scores.checkpoint import GPU, providers
from stance.scores.classifier import Classifier
from stance.scores.pairs import PairClassifier, is_pair_model
from stance.scores.targets import load_targets
from stance.scores.zero_shot import ZeroShotClassifier
from stance.settings import ROOT

Scorer = Classifier | PairClassifier | ZeroShotClassifier


def load_classifier(
    model: str, threads: int = 2, targets: Sequence[str] = TARGETS, data: Path = ROOT / "data"
) -> Scorer:
    """Load a model by folder or hub id. Raises ModelError with what is missing and what to do."""
    config = read_config(model)
    if getattr(config, "stance", None):
        return Classifier.load(model, threads, targets, data)
    known = load_targets(data / "targets.toml")
    unknown = [name for name in targets if name not in known]
    if unknown:
        raise ModelError(f"Unknown target(s) {', '.join(unknown)}: the target table knows {', '.join(known)}.")
    kind = PairClassifier if is_pair_model(config) else ZeroShotClassifier
    return kind(model, config, [known[name] for name in targets], threads)


def has_gpu() -> bool:
    """Whether checkpoints of ours would run on a GPU here."""
    return GPU in providers()


def read_config(model: str):
    """The configuration through AutoConfig; a name that is no folder is looked for on the hub."""
    folder = Path(model)
    if folder.is_dir() and not (folder / "config.json").is_file():
        raise ModelError(
            f"No checkpoint in {folder}: config.json is missing. Point --model at the folder that holds it."
        )
    if not folder.is_dir() and (folder.is_absolute() or model.startswith(".") or model.count("/") != 1):
        raise ModelError(
            f"No checkpoint at {model}: there is no such folder. The default model ships in data/model; restore it "
            "from the repository, or pass --model FOLDER_OR_HUB_ID."
        )
    from transformers import AutoConfig

    try:
        return AutoConfig.from_pretrained(model)
    except Exception as error:  # network, hub and parsing errors share no base class
        if folder.is_dir():
            raise ModelError(f"{folder / 'config.json'} cannot be read: {error}") from error
        raise ModelError(
            f"{model} is no folder here and could not be fetched from the hub ({type(error).__name__}). On a connected "
            f"machine run `hf download {model} --local-dir models/{folder.name}`, copy that folder here, and pass "
            f"--model models/{folder.name}."
        ) from error
