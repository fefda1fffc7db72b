"""Brings a shipped checkpoint back into PyTorch, to train it further: the int8 weights, as floats.

What quantisation rounded away stays away (one label in a hundred, see `training.json` of the checkpoint). Matrices
carry no names in the exported graph; they are found by their order in it, which is that of the forward pass, and
their shapes are checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import ModernBertConfig

from stance.errors import ModelError
from stance.training.export import WEIGHTS
from stance.training.model import StanceModel

ZERO_POINT = 128
EMBEDDINGS = "encoder.embeddings.tok_embeddings.weight"


def restore(checkpoint: Path, dropout: float = 0.15) -> StanceModel:
    """The model of a checkpoint folder of ours, in float32. Raises ModelError for any other folder."""
    weights = checkpoint / WEIGHTS
    if not weights.is_file():
        raise ModelError(f"No checkpoint of this project in {checkpoint}: {WEIGHTS} is missing.")
    graph = onnx.load(str(weights)).graph
    model = StanceModel(ModernBertConfig.from_pretrained(checkpoint), dropout)
    found = dict(_weights(graph, model))
    missing = sorted(name for name, _ in model.named_parameters() if name not in found)
    if missing:
        raise ModelError(f"{weights} was not exported by this version: {', '.join(missing[:3])}… cannot be found.")
    model.load_state_dict(found, strict=False)
    return model.float().eval()


def _weights(graph: onnx.GraphProto, model: StanceModel) -> Iterator[tuple[str, torch.Tensor]]:
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    shapes = {name: tuple(parameter.shape) for name, parameter in model.named_parameters()}
    for name, array in stored.items():
        if shapes.get(name) == array.shape:
            yield name, torch.from_numpy(array.astype(np.float32))
    for name in ("pooling.query", "pooling.mention_bias"):  # the exporter folds their reshaping into the constant
        folded = [a for key, a in stored.items() if key.startswith("view_") and a.size == np.prod(shapes[name])]
        yield from ((name, torch.from_numpy(array.reshape(shapes[name]))) for array in folded[:1])
    rows = next(a for a in stored.values() if a.dtype == np.int8 and a.size == np.prod(shapes[EMBEDDINGS]))
    scale = next(a for a in stored.values() if a.shape == rows.shape[:-1] and a.dtype.kind == "f")
    table = rows.astype(np.float32) * scale.astype(np.float32)[..., None]
    yield EMBEDDINGS, torch.from_numpy(table.reshape(shapes[EMBEDDINGS]))
    nodes = [node for node in graph.node if node.op_type == "MatMulNBits"]
    names = [name for name in _matrices_in_order(model) if name not in stored]
    for name, node in zip(names, nodes, strict=True):
        blocks, scales = stored[node.input[1]], stored[node.input[2]]
        table = (blocks.astype(np.float32) - ZERO_POINT) * scales[..., None]
        width = shapes[name][1]
        table = table.reshape(len(table), -1)[:, :width]
        if table.shape != shapes[name]:
            raise ModelError(f"{name} has shape {table.shape} in the checkpoint, {shapes[name]} is expected.")
        yield name, torch.from_numpy(np.ascontiguousarray(table))


def _matrices_in_order(model: StanceModel) -> list[str]:
    """Names of the quantised matrices in the order of the forward pass."""
    layers = [
        f"encoder.layers.{number}.{part}.weight"
        for number in range(len(model.encoder.layers))
        for part in ("attn.Wqkv", "attn.Wo", "mlp.Wi", "mlp.Wo")
    ]
    return ["valence.weight", *layers, "pooling.key.weight", "pooling.value.weight", "inner.weight", "outer.weight"]
