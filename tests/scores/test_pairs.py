"""Sentence-pair models with our labels: what `train --base` writes is read like any other model."""

import pytest

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.loading import load_classifier
from stance.scores.pairs import PairClassifier
from tests.scores.tiny import make_checkpoint


@pytest.fixture
def folder(tmp_path):
    """Labels in another order than ours; the word Ukraine, in text or target, speaks for favor."""
    shuffled = ("none", "favor", "neutral", "against")
    return make_checkpoint(tmp_path / "pairs", shuffled, known="Ukraine", raised=shuffled.index("favor"))


def test_each_target_is_paired_with_the_statement(folder):
    classifier = load_classifier(str(folder))
    assert isinstance(classifier, PairClassifier) and classifier.targets == TARGETS
    score = classifier.score(["Une phrase."])[0]
    favor = {target: score.stance[target].probabilities[STANCE_LABELS.index("favor")] for target in TARGETS}
    assert favor["ukraine"] > favor["russia"] == favor["us_nato"]
    assert all(sum(stance.probabilities) == pytest.approx(1) for stance in score.stance.values())


def test_the_tone_is_one_more_target(folder):
    tone = load_classifier(str(folder)).score(["Une phrase."])[0].tone
    assert tone.label == "positive" and sum(tone.probabilities) == pytest.approx(1)


def test_the_revision_changes_with_the_weights(folder, tmp_path):
    other = make_checkpoint(tmp_path / "else" / "pairs", ("none", "favor", "neutral", "against"), known="Ukraine")
    assert load_classifier(str(folder)).revision != load_classifier(str(other)).revision


def test_a_target_it_was_not_trained_for_is_refused(folder):
    with pytest.raises(ModelError, match="not for china"):
        load_classifier(str(folder), targets=("china",))
