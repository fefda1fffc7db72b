"""The shipped model keeps its floors on the test split, and its published figures are those of the shipped weights."""

import json

import pytest

from stance.evaluation.classifier import evaluate, even_handedness, figures, speaker_only
from stance.evaluation.labels import IGNORED, Example, read_folder, select
from stance.scores.classifier import Classifier
from stance.settings import ROOT

MODEL = ROOT / "data" / "model"
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))["classifier"]


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load(str(MODEL))


@pytest.fixture(scope="module")
def held_out():
    return select(read_folder(ROOT / "data" / "corpus"), "test")


def test_the_shipped_model_keeps_its_floors(classifier, held_out):
    result = evaluate(classifier, held_out)
    assert result["overall"]["macro_f1"] >= FLOORS["macro_f1"]
    assert result["overall"]["position_f1"] >= FLOORS["position_f1"]
    assert result["tone"]["macro_f1"] >= FLOORS["tone_macro_f1"]
    assert result["calibration_error"] <= FLOORS["calibration_error_at_most"]


def test_exchanging_names_moves_the_labels(classifier, held_out):
    assert even_handedness(classifier, held_out)["same_label"] >= FLOORS["even_handed_same_label"]


def test_the_published_figures_are_those_of_the_shipped_weights(classifier):
    published = json.loads((MODEL / "evaluation.json").read_text(encoding="utf-8"))
    assert published["model_revision"] == classifier.revision
    assert classifier.revision in (MODEL / "README.md").read_text(encoding="utf-8")


def test_the_checkpoint_stays_small():
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < 20_000_000


def test_a_camp_that_only_speaks_is_counted_apart(classifier):
    """A target named elsewhere than in the words for the speaker is spoken of, and does not count here."""
    import numpy as np

    none, favor = 3, 0
    examples = [
        Example("Le Kremlin a félicité Cuba.", (none, none, none, IGNORED), 1, "a", "indirect", False, "Le Kremlin"),
        Example("Selon Moscou, la Russie attend.", (2, none, none, IGNORED), 1, "b", "indirect", False, "Moscou"),
        Example("Le Kremlin attend.", (none, none, none, IGNORED), 1, "c", "narration"),
    ]
    truth, predicted = np.full((3, 3), none), np.full((3, 3), none)
    predicted[0, 0] = favor
    assert speaker_only(classifier, examples, truth, predicted) == {
        "decisions": 1, "right": 0, "no_position": 1, "taken_for_one": 1,
    }  # fmt: skip


def test_labels_that_are_missing_are_left_out_of_the_figures():
    import numpy as np

    examples = [Example("x", (0, 1, IGNORED, IGNORED), 0, "f", "direct")]
    result = figures(np.array([[0, 1, IGNORED]]), np.array([[0, 0, 3]]), examples)
    assert np.sum(result["confusion"]) == 2
