"""Runs a sequence classifier of `transformers` that is not ours, over pairs of texts: ONNX Runtime, else PyTorch.

Folder or hub id; weights found as ONNX in the folder are run by ONNX Runtime, other weights need the `torch`
package, which the runtime does not install.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from stance.errors import ModelError

BATCH = 16
LONGEST = 512
_WEIGHTS = ("onnx/model_quantized.onnx", "onnx/model.onnx", "model.onnx")


@dataclass(frozen=True, slots=True)
class PairModel:
    """Calling it on (first, second) pairs gives their logits (pairs, labels)."""

    revision: str
    tokenizer: Callable
    run: Callable

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        firsts, seconds = (list(side) for side in zip(*pairs, strict=True))
        encoded = self.tokenizer(
            firsts, seconds, truncation="only_first", max_length=LONGEST, padding=True, return_tensors="np"
        )
        return self.run(encoded)


def load_foreign(model: str, config, threads: int) -> PairModel:
    """Raises ModelError when neither ONNX weights nor PyTorch are at hand, or the tokenizer cannot be read."""
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(model)
    except Exception as error:  # the library raises many kinds for a missing or damaged tokenizer
        raise ModelError(f"The tokenizer of {model} cannot be read ({error}).") from error
    return PairModel(_revision(model, config), tokenizer, _onnx_logits(model, threads) or _torch_logits(model))


def _revision(model: str, config) -> str:
    """The hub's commit, else the folder's name with a hash of its configuration and of its weights' size."""
    if commit := getattr(config, "_commit_hash", None):
        return commit
    folder = Path(model)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".onnx", ".safetensors", ".bin", ".json"))
    seen = hashlib.sha256()
    for path in files:
        seen.update(f"{path.relative_to(folder)}:{path.stat().st_size}:".encode())
        seen.update(path.read_bytes()[:1_000_000])
    return f"{folder.name}-{seen.hexdigest()[:8]}"


def _onnx_logits(model: str, threads: int):
    weights = next((Path(model) / name for name in _WEIGHTS if (Path(model) / name).is_file()), None)
    if weights is None:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    names = [put.name for put in session.get_inputs()]
    return lambda batch: session.run(None, {name: batch[name].astype(np.int64) for name in names})[0]


def _torch_logits(model: str):
    from transformers import AutoModelForSequenceClassification
    from transformers.utils import is_torch_available

    if not is_torch_available():
        raise ModelError(
            f"{model} has no ONNX weights, so it needs PyTorch: pip install -r requirements-train.txt, "
            "or export it to onnx/model.onnx in its folder."
        )
    network = AutoModelForSequenceClassification.from_pretrained(model).eval()

    def logits(batch):
        tensors = batch.convert_to_tensors("pt")
        return network(**tensors).logits.detach().numpy()

    return logits
