"""The labelled statements: well-formed, split by situation, never invented speech of a named person's file."""

import json

import pytest

from stance.errors import TableError
from stance.evaluation.labels import IGNORED, read_examples, read_folder, select, split_of
from stance.settings import ROOT

CORPUS = ROOT / "data" / "corpus"


def test_the_corpus_has_at_least_15000_statements_without_a_repeated_text():
    texts = [example.text for example in read_folder(CORPUS)]
    assert len(texts) >= 15_000
    assert len(set(texts)) == len(texts)


def test_a_family_lies_in_one_split_and_the_splits_have_their_share():
    examples = read_folder(CORPUS)
    sizes = {split: len(select(examples, split)) for split in ("train", "calibration", "test")}
    assert sum(sizes.values()) == len(examples)
    assert 0.03 < sizes["test"] / len(examples) < 0.10
    assert 0.03 < sizes["calibration"] / len(examples) < 0.10
    assert split_of("some-family") == split_of("some-family")


def test_every_label_of_every_target_is_frequent_enough_to_learn():
    examples = read_folder(CORPUS)
    for target in range(3):
        for label in range(4):
            assert sum(example.stance[target] == label for example in examples) > 1_500


def row(**changes) -> dict:
    stance = {"russia": "favor", "us_nato": None, "ukraine": "none"}
    return {"text": "x", "stance": stance, "tone": "neutral"} | changes


def test_a_null_label_is_ignored(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row()), encoding="utf-8")
    assert read_examples(path)[0].stance == (0, IGNORED, 3, IGNORED)


@pytest.mark.parametrize("bad", ["{", json.dumps({"text": "x"}), json.dumps(row(tone="joyful"))])
def test_a_wrong_row_is_named_by_its_line(tmp_path, bad):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row()) + "\n" + bad, encoding="utf-8")
    with pytest.raises(TableError, match="line 2"):
        read_examples(path)
