"""The shipped classifier: probabilities, order, windows, targets of one's own, and clear refusals."""

import json
import shutil

import pytest

from stance.errors import ModelError, TableError
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.classifier import Classifier
from stance.scores.loading import load_classifier
from stance.settings import ROOT

TEXTS = [
    "La Russie a lâchement agressé l'Ukraine, s'indigne le ministre, qui dénonce une barbarie sans nom.",
    "Le régime de Kiev, marionnette de Washington, bombarde sciemment les écoles, accuse un député russe.",
    "La bibliothèque municipale rouvrira ses portes samedi.",
]


def test_probabilities_are_distributions_and_the_label_is_the_largest(classifier):
    for score in classifier.score(TEXTS):
        assert set(score.stance) == set(TARGETS)
        for stance in score.stance.values():
            assert sum(stance.probabilities) == pytest.approx(1)
            assert stance.probabilities[STANCE_LABELS.index(stance.label)] == max(stance.probabilities)
            assert -1 <= stance.score <= 1
        assert sum(score.tone.probabilities) == pytest.approx(1)


def test_obvious_positions_are_read(classifier):
    attack, accusation, library = classifier.score(TEXTS)
    assert attack.stance["russia"].label == "against"
    assert attack.stance["ukraine"].score > 0
    assert accusation.stance["ukraine"].label == "against"
    assert accusation.stance["us_nato"].score < 0
    assert {stance.label for stance in library.stance.values()} == {"none"}


def test_order_batching_and_repetition_change_nothing(classifier):
    alone = [classifier.score([text])[0] for text in TEXTS]
    together = classifier.score([*TEXTS[::-1], *TEXTS])
    for text_index, expected in enumerate(alone):
        for got in (together[3 + text_index], together[2 - text_index]):
            for target in TARGETS:
                assert got.stance[target].probabilities == pytest.approx(
                    expected.stance[target].probabilities, abs=0.03
                )


@pytest.mark.parametrize(
    "text",
    [
        "🇺🇦" * 50,
        "The minister said that Russia must withdraw.",
        "x" * 5_000,
        "\u202e\u200b",
        "La Russie avance. " * 5_600,
    ],
    ids=["emojis", "english", "one word", "invisible", "100,000 characters"],
)
def test_odd_texts_are_scored(classifier, text):
    assert len(classifier.score([text])) == 1


def test_an_empty_text_is_refused(classifier):
    with pytest.raises(ValueError, match="empty text"):
        classifier.score(["ok", "  "])


def test_the_end_of_a_long_text_counts(classifier):
    filler = "La séance a été ouverte à neuf heures par le président de la commission. " * 40
    text = filler + "Le député condamne l'agression barbare de la Russie."
    assert classifier.score([text])[0].stance["russia"].label == "against"


def test_targets_of_ones_own_are_scored_beside_the_built_in_ones(model_folder):
    classifier = load_classifier(str(model_folder), targets=(*TARGETS, "china", "eu"))
    score = classifier.score(
        ["Le sénateur condamne la barbarie de la Chine et salue le courage de l'Union européenne."]
    )[0]
    assert classifier.targets == (*TARGETS, "china", "eu")
    assert score.stance["china"].score < score.stance["eu"].score


def test_an_unknown_target_is_named(model_folder):
    with pytest.raises(ModelError, match="atlantis"):
        load_classifier(str(model_folder), targets=("russia", "atlantis"))


@pytest.fixture
def copy(model_folder, tmp_path):
    return shutil.copytree(model_folder, tmp_path / "model")


PARTS = ["onnx/model_quantized.onnx", "ngrams.npz", "tokenizer.json", "calibration.json", "speech_verbs.csv"]


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError, match=name.rsplit("/", 1)[-1]):
        load_classifier(str(copy))


@pytest.mark.parametrize("name", [*PARTS, "config.json"])
def test_a_corrupt_file_is_a_clear_error(copy, name):
    (copy / name).write_text("{broken", encoding="utf-8")
    with pytest.raises((ModelError, TableError)):
        load_classifier(str(copy))


def test_a_checkpoint_of_another_layout_is_refused(copy):
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    config["stance"]["labels"] = ["pro", "contra"]
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match="another version"):
        load_classifier(str(copy))


def test_the_revision_names_everything_that_decides_a_score(classifier, copy):
    calibration = json.loads((copy / "calibration.json").read_text(encoding="utf-8"))
    calibration["votes"]["russia"]["encoder"] += 0.1
    (copy / "calibration.json").write_text(json.dumps(calibration), encoding="utf-8")
    assert Classifier.load(str(copy)).revision != classifier.revision


def test_verbs_that_extraction_learns_are_not_the_models(classifier, copy, tmp_path):
    """A checkpoint carries the tables it was fitted with, so that a verb more in `data` leaves its scores alone."""
    data = tmp_path / "data"
    data.mkdir()
    for name in ("targets.toml", "lexicon.tsv", "common_verbs.txt"):
        shutil.copyfile(ROOT / "data" / name, data / name)
    (data / "speech_verbs.csv").write_text("lemma,classes\njubiler,cite\n", encoding="utf-8")
    assert Classifier.load(str(copy), data=data).revision == classifier.revision
    with (copy / "speech_verbs.csv").open("a", encoding="utf-8") as table:
        table.write("jubiler,cite\n")
    assert Classifier.load(str(copy)).revision != classifier.revision
