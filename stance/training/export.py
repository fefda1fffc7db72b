"""Writes a trained model as a checkpoint folder: ONNX weights in int8, `transformers` config and tokenizer,
calibration.

Matrices and embeddings are stored as int8 in blocks that share a scale, and the runtime rounds what it multiplies them
with to int8 in blocks of the same length (`accuracy_level` 4), which an encoder that is not settled (`settle.py`) does
not bear. Parity with the torch model is measured on held-back statements and written into `training.json`; nothing is
assumed.
"""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import nn
from transformers import ModernBertConfig

from stance.records import STANCE_LABELS, TONE_LABELS
from stance.scores.features import ROLES, STRIDE, WINDOW
from stance.scores.lexicon import FEATURES
from stance.scores.targets import SLOTS
from stance.scores.voices import VERB_TABLES
from stance.training.model import StanceModel

INPUTS = ("input_ids", "attention_mask", "roles", "valence")
WEIGHTS = Path("onnx") / "model_quantized.onnx"
BLOCK = 128
EMBEDDING_BLOCK = 32


def export_checkpoint(model: StanceModel, tokenizer_folder: Path, verbs: Path, target: Path) -> Path:
    """Write config, tokenizer, the tables of verbs from the folder `verbs` and quantised ONNX weights into `target`;
    returns the weights' path.
    """
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        content = json.loads((tokenizer_folder / name).read_text(encoding="utf-8"))
        # Without indentation: half the size.
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (target / name).write_text(text, encoding="utf-8")
    for name in VERB_TABLES:
        shutil.copyfile(verbs / name, target / name)
    config = ModernBertConfig.from_dict(model.encoder.config.to_dict())
    config.stance = {
        "slots": list(SLOTS),
        "labels": list(STANCE_LABELS),
        "tones": list(TONE_LABELS),
        "valence_features": list(FEATURES),
        "roles": ROLES,
        "window": WINDOW,
        "stride": STRIDE,
    }
    config.save_pretrained(target)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "model.onnx"
        to_onnx(with_quantised_embeddings(model), plain)
        config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
        quantizer = MatMulNBitsQuantizer(onnx.load(str(plain)), algo_config=config)
        quantizer.process()
        quantizer.model.save_model_to_file(str(target / WEIGHTS), False)
    strip_traces(target / WEIGHTS)
    return target / WEIGHTS


def strip_traces(weights: Path) -> None:
    """Drop what the exporter notes at each node: stack traces with the paths of the machine that trained."""
    model = onnx.load(str(weights))
    for part in (model.graph, *model.graph.node, *(node for function in model.functions for node in function.node)):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, str(weights))


class QuantisedEmbedding(nn.Module):
    """An embedding table in int8, each row in blocks of EMBEDDING_BLOCK with a float16 scale each.

    One scale a row let its largest value coarsen all others: most of the labels that differed came from there.
    """

    def __init__(self, embedding: nn.Embedding):
        super().__init__()
        weight = embedding.weight.detach().float()
        blocks = weight.view(len(weight), -1, EMBEDDING_BLOCK)
        scale = (blocks.abs().amax(dim=2).clamp(min=1e-5) / 127).half()
        self.register_buffer("rows", torch.round(blocks / scale.float()[..., None]).clamp(-127, 127).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return (self.rows[ids].float() * self.scale[ids].float().unsqueeze(-1)).flatten(-2)


def with_quantised_embeddings(model: StanceModel) -> StanceModel:
    """A copy of the model whose token embeddings are stored in int8."""
    copied = copy.deepcopy(model)
    copied.encoder.embeddings.tok_embeddings = QuantisedEmbedding(model.encoder.embeddings.tok_embeddings)
    return copied


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
