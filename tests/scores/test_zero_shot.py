"""Models by name: a tiny inference model made here stands for any of the hub's; offline the message says what to do."""

import pytest
from onnx import TensorProto, helper, save
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, PreTrainedTokenizerFast

from stance.errors import ModelError
from stance.records import TARGETS
from stance.scores.loading import load_classifier


@pytest.fixture
def tiny_nli(tmp_path):
    """A folder like a hub snapshot, with ONNX weights whose entailment logit is the largest token id."""
    folder = tmp_path / "tiny-nli"
    (folder / "onnx").mkdir(parents=True)
    BertConfig(vocab_size=3, id2label={0: "contradiction", 1: "neutral", 2: "entailment"}).save_pretrained(folder)
    words = Tokenizer(models.WordLevel({"[UNK]": 1, "[PAD]": 0, "favorable": 2}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    nodes = [
        helper.make_node("Cast", ["input_ids"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMax", ["numbers"], ["sum"], axes=[1], keepdims=1),
        helper.make_node("Concat", ["sum", "sum", "sum"], ["logits"], axis=1),
    ]
    graph = helper.make_graph(
        nodes,
        "nli",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["b", "t"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["b", 3])],
    )
    save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8),
        str(folder / "onnx" / "model.onnx"),
    )
    return folder


def test_an_inference_model_scores_every_target_through_its_hypotheses(tiny_nli):
    classifier = load_classifier(str(tiny_nli))
    score = classifier.score(["Une phrase."])[0]
    assert classifier.targets == TARGETS
    assert {stance.label for stance in score.stance.values()} == {"favor"}
    assert sum(score.stance["russia"].probabilities) == pytest.approx(1)


def test_a_model_that_is_neither_says_what_its_labels_are(tiny_nli):
    BertConfig(vocab_size=3, id2label={0: "chat", 1: "chien"}).save_pretrained(tiny_nli)
    with pytest.raises(ModelError, match="chat, chien"):
        load_classifier(str(tiny_nli))


def test_offline_the_message_says_what_to_download_and_where(monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match=r"hf download cmarkea/distilcamembert-base-nli .*--model models/"):
        load_classifier("cmarkea/distilcamembert-base-nli")


@pytest.mark.parametrize("model", ["/nowhere/model", "./missing", "nothing"])
def test_a_missing_folder_is_said(model):
    with pytest.raises(ModelError, match="no such folder"):
        load_classifier(model)
