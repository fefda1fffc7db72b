"""Writes a trained model as a checkpoint folder: ONNX weights in int8, `transformers` config and tokenizer,
calibration.

Weights are quantised per channel and activations per call (dynamic quantisation of ONNX Runtime). Parity with the
torch model is measured on real statements and written into the evaluation report; nothing is assumed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import ModernBertConfig

from stance.records import STANCE_LABELS, TONE_LABELS
from stance.scores.features import STRIDE, WINDOW
from stance.scores.lexicon import FEATURES
from stance.scores.targets import SLOTS
from stance.training.model import StanceModel

INPUTS = ("input_ids", "attention_mask", "roles", "valence")
WEIGHTS = Path("onnx") / "model_quantized.onnx"


def export_checkpoint(model: StanceModel, tokenizer_folder: Path, target: Path) -> Path:
    """Write config, tokenizer and quantised ONNX weights into `target`; returns the weights' path."""
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(tokenizer_folder / name, target / name)
    config = ModernBertConfig.from_dict(model.encoder.config.to_dict())
    config.stance = {
        "slots": list(SLOTS),
        "labels": list(STANCE_LABELS),
        "tones": list(TONE_LABELS),
        "valence_features": list(FEATURES),
        "window": WINDOW,
        "stride": STRIDE,
    }
    config.save_pretrained(target)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "model.onnx"
        to_onnx(model, plain)
        quantize_dynamic(
            str(plain),
            str(target / WEIGHTS),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    return target / WEIGHTS


def to_onnx(model: StanceModel, path: Path) -> None:
    """Float32 ONNX with dynamic batch and length."""
    model = model.float().eval()
    ids = torch.randint(5, 100, (3, 17))
    inputs = (ids, torch.ones_like(ids), torch.zeros_like(ids), torch.zeros(3, 17, len(FEATURES)))
    inputs[1][2, 11:] = 0
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=3, max=512)
    program = torch.onnx.export(
        model,
        inputs,
        input_names=list(INPUTS),
        output_names=["stance", "tone"],
        dynamic_shapes=tuple({0: batch, 1: length} for _ in INPUTS),
        dynamo=True,
        verbose=False,
    )
    exported = program.model_proto
    del exported.graph.value_info[:]  # the exporter's shapes of shared weights contradict the quantiser's own inference
    onnx.save(exported, str(path))


def parity(torch_stance: np.ndarray, onnx_stance: np.ndarray) -> dict[str, float]:
    """Agreement of labels and largest probability gap between two (n, slots, 4) arrays of probabilities."""
    same = torch_stance.argmax(-1) == onnx_stance.argmax(-1)
    return {
        "labels_identical": float(same.mean()),
        "largest_probability_gap": float(np.abs(torch_stance - onnx_stance).max()),
        "mean_probability_gap": float(np.abs(torch_stance - onnx_stance).mean()),
    }


def write_json(path: Path, content: dict | Sequence) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
