"""Sentences generated from the lexicon: their labels follow from the words, and French stays French."""

import pytest

pytest.importorskip("torch", reason="PyTorch is not installed (requirements-train.txt): training is not tested")

from stance.records import STANCE_LABELS, TARGETS  # noqa: E402
from stance.settings import ROOT  # noqa: E402
from stance.training.curriculum import curriculum  # noqa: E402


@pytest.fixture(scope="module")
def examples():
    return curriculum(ROOT / "data" / "lexicon.tsv", 3_000)


def labels(example):
    return {t: STANCE_LABELS[i] for t, i in zip(TARGETS, example.stance, strict=False)}


def test_it_is_the_same_at_each_run(examples):
    assert curriculum(ROOT / "data" / "lexicon.tsv", 50) == examples[:50]


def test_every_label_of_every_target_occurs(examples):
    for target in TARGETS:
        assert {labels(example)[target] for example in examples} == set(STANCE_LABELS)


def test_contractions_and_elisions_are_made(examples):
    text = " ".join(example.text for example in examples)
    for wrong in (" à le Kremlin", " de le ", " de les ", " à les ", " de Otan", " de agresser", " le Kiev"):
        assert wrong not in text


def test_a_refusal_turns_the_verb(examples):
    refused = [e for e in examples if "refuse de condamner Moscou." in e.text]
    said = [e for e in examples if "vient de condamner Moscou." in e.text]
    assert all(labels(example)["russia"] == "favor" for example in refused)
    assert all(labels(example)["russia"] == "against" for example in said)
    assert {labels(e)["russia"] for e in examples if "refuse de" in e.text and "condamner" in e.text} <= {"favor", "none"}
