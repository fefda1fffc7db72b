"""The shipped model keeps its floors on the test split, and its published figures are those of the shipped weights."""

import json

import pytest

from stance.evaluation.classifier import evaluate, even_handedness, figures, speaker_only
from stance.evaluation.labels import IGNORED, Example, read_folder, select
from stance.scores.classifier import Classifier
from stance.settings import ROOT
from tests.effort import effort

MODEL = ROOT / "data" / "model"
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))["classifier"]


# Of the test split, every so manieth statement is scored here: the figures of all of it are in the checkpoint.
EVERY = effort(12, nightly=1)
TOLERANCE = 0.005 if EVERY == 1 else 0.06  # a figure of 250 statements has a standard error of two hundredths


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load(str(MODEL), threads=1)


@pytest.fixture(scope="module")
def held_out():
    return select(read_folder(ROOT / "data" / "corpus"), "test")


@pytest.fixture(scope="module")
def published():
    return json.loads((MODEL / "evaluation.json").read_text(encoding="utf-8"))


def main_figures(result):
    return {
        "macro_f1": result["overall"]["macro_f1"],
        "position_f1": result["overall"]["position_f1"],
        "tone_macro_f1": result["tone"]["macro_f1"],
        "calibration_error": result["calibration_error"],
    }


def test_the_published_figures_are_those_of_the_shipped_weights(classifier, published):
    assert published["model_revision"] == classifier.revision
    assert classifier.revision in (MODEL / "README.md").read_text(encoding="utf-8")


def test_the_shipped_model_keeps_its_floors(held_out, published):
    result = published["sets"]["test split"]
    found = main_figures(result) | {"even_handed_same_label": published["even_handedness"]["same_label"]}
    assert found.pop("calibration_error") <= FLOORS["calibration_error_at_most"]
    assert result["statements"] == len(held_out) and found.keys() < FLOORS.keys()
    assert all(value >= FLOORS[name] for name, value in found.items()), found


def test_what_is_scored_now_has_the_published_figures(classifier, held_out, published):
    found = main_figures(evaluate(classifier, held_out[::EVERY]))
    assert found == pytest.approx(main_figures(published["sets"]["test split"]), abs=TOLERANCE)


def test_exchanging_names_moves_the_labels_as_often_as_published(classifier, held_out, published):
    found = even_handedness(classifier, held_out[::EVERY])["same_label"]
    assert found == pytest.approx(published["even_handedness"]["same_label"], abs=TOLERANCE)


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
