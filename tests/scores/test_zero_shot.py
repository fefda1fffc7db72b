"""Models by name: a tiny inference model made here stands for any of the hub's; offline the message says what to do."""

import pytest
from transformers import BertConfig

from stance.errors import ModelError
from stance.records import TARGETS
from stance.scores.loading import load_classifier
from tests.scores.tiny import make_checkpoint


@pytest.fixture
def tiny_nli(tmp_path):
    """The entailment logit is higher where the hypothesis says "favorable"."""
    return make_checkpoint(tmp_path / "tiny-nli", ("contradiction", "neutral", "entailment"), known="favorable")


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
