"""Sentences generated from the lexicon: their labels follow from the words, and French stays French."""

import pytest

from stance.records import STANCE_LABELS, TARGETS
from stance.settings import ROOT
from stance.training.curriculum import curriculum


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
    """rejeter blames its object: said of one target alone, it is hostile; refused, it is not."""
    generated = curriculum(ROOT / "data" / "lexicon.tsv", 12_000)
    alone = [e for e in generated if "rejeter" in e.text and " ; " not in e.text and ", mais " not in e.text]
    said = [labels(e) for e in alone if "vient de rejeter" in e.text]
    refused = [labels(e) for e in alone if "refuse de rejeter" in e.text]
    assert said and all("favor" not in stances.values() for stances in said)
    assert refused and all("against" not in stances.values() for stances in refused)
