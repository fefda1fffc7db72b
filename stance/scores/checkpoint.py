"""What a checkpoint folder must hold, read and checked; and its revision.

Each fault is a ModelError that names the file and what to do. Limits: whether the weights fit the tokenizer is seen
only when they run.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import onnxruntime

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TONE_LABELS
from stance.scores.adaptation import ADAPTATION
from stance.scores.features import ROLES
from stance.scores.lexicon import FEATURES
from stance.scores.targets import SLOTS
from stance.scores.voices import VERB_TABLES

WEIGHTS = Path("onnx") / "model_quantized.onnx"
READERS = Path("ngrams.npz")
GPU = "CUDAExecutionProvider"
onnxruntime.disable_telemetry_events()
# transformers announces at import that torch is absent; here it is absent on purpose.
logging.getLogger("transformers").addFilter(lambda record: "PyTorch was not found" not in record.getMessage())


def stance_config(folder: Path) -> dict:
    """The `stance` block of config.json, read through AutoConfig."""
    if not (folder / "config.json").is_file():
        raise ModelError(
            f"No checkpoint in {folder}: config.json is missing. The default model ships in data/model; "
            "restore it from the repository, or pass --model FOLDER."
        )
    from transformers import AutoConfig

    try:
        stance = getattr(AutoConfig.from_pretrained(folder), "stance", None)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The checkpoint {folder} has an unreadable config.json: {error}") from error
    if not stance:
        raise ModelError(
            f"The checkpoint {folder} was not trained by this project: its config.json has no `stance` block. "
            "`make train` makes one; stance/training/README.md says how."
        )
    return stance


def check_layout(folder: Path, stance: dict) -> None:
    expected = {
        "slots": list(SLOTS),
        "labels": list(STANCE_LABELS),
        "tones": list(TONE_LABELS),
        "valence_features": list(FEATURES),
        "roles": ROLES,
    }
    differing = [key for key, value in expected.items() if stance.get(key) != value]
    if differing:
        raise ModelError(
            f"The checkpoint {folder} was made for another version: its {', '.join(differing)} differ from this "
            "program's. Use a checkpoint of the same version or train again."
        )
    needed = (WEIGHTS, READERS, "tokenizer.json", "calibration.json", *VERB_TABLES)
    missing = [str(name) for name in needed if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"The checkpoint {folder} is incomplete: {', '.join(missing)} missing. Copy the whole folder again."
        )


def load_tokenizer(folder: Path):
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder)
    except Exception as error:  # the library raises many kinds for a damaged tokenizer.json
        raise ModelError(f"The tokenizer of {folder} cannot be read ({error}). Copy the whole folder again.") from error
    return tokenizer.backend_tokenizer, (tokenizer.cls_token_id, tokenizer.sep_token_id)


def providers() -> list[str]:
    """Where the weights run, best first: a GPU only where someone installed ONNX Runtime's build for it."""
    known = onnxruntime.get_available_providers()
    return [name for name in (GPU, "CPUExecutionProvider") if name in known]


def open_session(weights: Path, threads: int):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # batches differ in shape: a plan per shape only holds memory
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(weights), options, providers=providers())
    except Exception as error:  # onnxruntime raises one class per cause, none public
        raise ModelError(f"The weights {weights} cannot be loaded ({error}). Copy the whole folder again.") from error


def revision_of(folder: Path, data: Path) -> str:
    """Twelve hex digits over everything that decides a score: weights, tokenizer, calibration, tables, adaptation."""
    digest = hashlib.sha256()
    files = [folder / name for name in (READERS, WEIGHTS, "tokenizer.json", "calibration.json", *VERB_TABLES)]
    files += [data / "lexicon.tsv", data / "targets.toml"]
    for file in (*files, *filter(Path.is_file, [folder / ADAPTATION])):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
