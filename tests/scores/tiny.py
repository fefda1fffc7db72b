"""A folder like a hub snapshot, small enough to be made in a test: a tokenizer of three words and a fixed graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onnx import TensorProto, helper, save
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, PreTrainedTokenizerFast


def make_checkpoint(folder: Path, labels: Sequence[str], known: str, raised: int | None = None) -> Path:
    """A text classifier whose logits are 2 where the word `known` occurs and 1 elsewhere: for every label, or for
    `raised` only (0 for the others)."""
    (folder / "onnx").mkdir(parents=True)
    BertConfig(vocab_size=3, id2label=dict(enumerate(labels))).save_pretrained(folder)
    words = Tokenizer(models.WordLevel({"[UNK]": 1, "[PAD]": 0, known: 2}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    weights = [1.0 if raised in (None, index) else 0.0 for index in range(len(labels))]
    nodes = [
        helper.make_node("Cast", ["input_ids"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMax", ["numbers"], ["largest"], axes=[1], keepdims=1),
        helper.make_node("Mul", ["largest", "weights"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["b", "t"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["b", len(labels)])],
        [helper.make_tensor("weights", TensorProto.FLOAT, [1, len(labels)], weights)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    save(model, str(folder / "onnx" / "model.onnx"))
    return folder
