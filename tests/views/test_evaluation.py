"""The page on accuracy reads what the evaluation writes, and says what is missing."""

import json

import pytest

from stance.evaluation.classifier import evaluate
from stance.evaluation.labels import read_folder
from stance.settings import ROOT, Settings
from stance.store.filters import Filters
from stance.views import evaluation, model_files
from stance.views.data import open_reader
from stance.views.i18n import texts
from stance.views.palette import LIGHT
from stance.views.view import View
from tests.conftest import StubClassifier

FR = texts("fr")


@pytest.fixture(scope="module")
def figures():
    """The real layout, as `make eval` writes it, from a scorer without a model."""
    found = evaluate(StubClassifier(), read_folder(ROOT / "data" / "corpus")[-60:])
    yardstick = {"macro_f1": 0.1, "position_f1": 0.2}
    return {
        "model_revision": "stub-1", "training_statements": 60,
        "sets": {"test split": found | {
            "baselines": {"majority": yardstick},
            "speaker_only": {"decisions": 9, "right": 4, "no_position": 5, "taken_for_one": 2},
        }},
        "even_handedness": {"statements": 30, "mean_gap": 0.1, "same_label": 0.9},
    }  # fmt: skip


@pytest.fixture
def show(make_store, tmp_path, monkeypatch):
    """Render the section for the files given; gives what was written on the page."""
    store = make_store(20)

    def run(**files):
        folder = tmp_path / f"model-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (folder / f"{name}.json").write_text(text, encoding="utf-8")
        said = []
        for name in ("notice", "section", "show_html"):
            monkeypatch.setattr(evaluation, name, lambda *words, **_: said.append(" ".join(map(str, words))))
        monkeypatch.setattr(evaluation, "show_table", lambda rows, caption: said.append(str(rows)))
        monkeypatch.setattr(evaluation.chart_frame, "show", lambda *_, title, **__: said.append(title))
        evaluation.render(View(FR, Filters(), open_reader(store), LIGHT, Settings(model=str(folder))))
        return "\n".join(said)

    return run


def test_each_block_of_the_evaluation_is_told(show, figures):
    said = show(evaluation=figures, calibration={"low_confidence": 0.6382})
    blocks = ("Sur 100 étiquettes", "F1 de", "Quand le modèle dit « hostile »", "Ce que le modèle confond",
              "Au-dessus du seuil de 64", "Le plus difficile ici", "Tonalité : F1",
              "4 décisions justes sur 9", "Sur 5 cas sans position, 2", "dans 90 cas sur 100")  # fmt: skip
    assert [words for words in blocks if words not in said] == []
    assert "illisible" not in said


def test_figures_of_another_revision_are_said(show, figures):
    assert "les positions de la base viennent de la révision synthetic-1" in show(evaluation=figures)


def test_without_files_the_page_says_what_is_not_known(show):
    said = show()
    assert "evaluation.json absent" in said and "training.json" in said and "calibration.json absent" in said


@pytest.mark.parametrize("content", ["{", "[]", '{"sets": {}}'])
def test_a_file_that_is_no_evaluation_is_said(show, content):
    assert "evaluation.json du modèle est illisible" in show(evaluation=content)


def test_the_training_is_told_in_plain_numbers(show):
    training = {
        "pretraining": {"log": [{"tokens": 16_400_000, "seconds": 5400}]},
        "settling": {"log": [{"seconds": 0}]},
        "finetuning": {"statements": 9601, "log": [{"seconds": 60}, {"seconds": 1800}]},
    }
    said = show(training=training)
    assert "9\u202f601" in said and "16,4 M" in said and "2,0 h" in said


def test_a_training_of_another_layout_is_said(show):
    assert "training.json du modèle est illisible" in show(training={"pretraining": {}, "finetuning": {}})


@pytest.mark.parametrize(("value", "threshold"), [(0.6382, 0.64), (None, None), ("x", None), (0, None), (1.4, None)])
def test_the_threshold_is_that_of_the_model(tmp_path, value, threshold):
    (tmp_path / "calibration.json").write_text(json.dumps({"low_confidence": value}))
    assert model_files.read_model_files(Settings(model=str(tmp_path))).low_confidence == threshold
