"""A corpus far from what the model was adjusted on is told by two simple measures."""

import random

import pytest

from stance.estimates.distance import LEAST, Distance, doubt
from stance.evaluation.labels import read_folder, select
from stance.scores.pieces import pieces_per_word
from stance.settings import ROOT
from stance.store.filters import Filters
from stance.store.store import Store

MODEL = ROOT / "data" / "model"
REFERENCE = {"reference_doubt": 0.32, "reference_pieces": 1.49}


@pytest.mark.parametrize(
    ("measured", "far"),
    [
        ({"doubt": 0.46, "pieces": 1.52}, False),  # real press
        ({"doubt": 0.55, "pieces": 1.50}, True),
        ({"doubt": 0.40, "pieces": 1.83}, True),  # accents destroyed
        ({"doubt": None, "pieces": None}, False),
    ],
)
def test_doubt_or_strange_words_make_it_far(measured, far):
    assert Distance(**measured, **REFERENCE).far is far


def test_too_few_positions_say_nothing():
    assert doubt(LEAST - 1, 50) is None and doubt(LEAST, 50) == 0.5


def test_damaged_text_is_cut_into_more_pieces_and_unseen_good_text_is_not():
    texts = [example.text for example in select(read_folder(ROOT / "data" / "corpus"), "test")][:150]
    reference = pieces_per_word(MODEL, [example.text for example in select(read_folder(ROOT / "data" / "corpus"),
                                                                          "calibration")][:150])  # fmt: skip
    noise = random.Random(0)
    misread = ["".join(noise.choice("abcdefil1") if noise.random() < 0.08 else c for c in text) for text in texts]
    for found, far in ((texts, False), (misread, True)):
        assert Distance(None, pieces_per_word(MODEL, found), 0.3, reference).strange is far


def test_a_model_without_a_folder_is_not_measured(tmp_path):
    assert pieces_per_word(tmp_path, ["un mot"]) is None and pieces_per_word(MODEL, []) is None


def test_doubt_and_words_come_from_the_statements_of_the_view(make_store):
    store, view = Store(make_store(40)), Filters(voice="all", copies="all")
    rows = store.query("export_rows", view.parameters())
    years = store.query("doubt", view.parameters() | {"threshold": 0.5})
    taken = sum((rows[column] != "non concerné").sum() for column in ("russie", "etats_unis_otan", "ukraine"))
    assert int(years["taken"].sum()) == taken and 0 < years["unsure"].sum() < taken
    texts = store.query("some_texts", view.parameters() | {"size": 25})["text"]
    assert len(texts) == 25 and set(texts) <= set(rows["enonce"])
