"""What people checked, as rows that training reads."""

import json

import pytest

from stance.cli import main
from stance.corrections.acts import Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.errors import CorrectionError
from stance.evaluation.labels import IGNORED, read_examples
from stance.store.corrections import key_of
from stance.store.filters import Filters
from stance.store.store import Store
from stance.training.from_corrections import write_rows

EVERYTHING = {"russia": "against", "us_nato": "none", "ukraine": "favor"}


@pytest.fixture
def store(make_store):
    return Store(make_store(30))


def check(store, place, annotator="Marie", **judgement):
    ids = store.query("queue_random", Filters(voice="all", copies="all").parameters() | {"seed": 1, "size": 100})
    row = store.query("statement", {"statement_id": ids["statement_id"].iloc[place]}).iloc[0].to_dict()
    said = Judgement(**{"stance": EVERYTHING, "is_statement": True} | judgement)
    Log(log_path(store.path)).append(new_act("check", annotator, key_of(row), judgement=said))
    return row


def test_each_checked_statement_is_a_row_with_the_label_that_stands(store, tmp_path):
    row = check(store, 0, tone="negative")
    check(store, 0, "Paul", stance={"russia": "neutral"})
    check(store, 0, "Zoé", stance={"russia": "neutral"})
    check(store, 1, stance={"ukraine": "neutral"})
    found = write_rows(store.path, tmp_path / "labels.jsonl")
    assert (found.rows, found.unfit, found.missing) == (2, 0, 0)
    first = next(
        r
        for r in map(json.loads, (tmp_path / "labels.jsonl").read_text().splitlines())
        if r["id"] == row["statement_id"]
    )
    assert first["stance"] == EVERYTHING | {"russia": "neutral"} and first["tone"] == "negative"
    assert (first["text"], first["family"]) == (row["text"], row["near_duplicate_group"])
    partial = next(e for e in read_examples(tmp_path / "labels.jsonl") if e.text != row["text"])
    assert partial.stance[:3] == (IGNORED, IGNORED, 2)


def test_what_is_no_statement_or_has_no_stance_teaches_nothing(store, tmp_path):
    check(store, 0, is_statement=False)
    check(store, 1, stance={}, tone="positive")
    check(store, 2)
    found = write_rows(store.path, tmp_path / "labels.jsonl")
    assert (found.rows, found.unfit) == (1, 2)


def test_without_corrections_there_is_nothing_to_learn_from(store, tmp_path, capsys):
    with pytest.raises(CorrectionError, match="Relecture"):
        write_rows(store.path, tmp_path / "labels.jsonl")
    arguments = ["train", "--from-corrections", "--db", str(store.path), "--output", str(tmp_path / "mine")]
    assert main(arguments) == 1 and "Relecture" in capsys.readouterr().err


def test_labels_come_from_a_file_or_from_corrections_not_both(capsys):
    with pytest.raises(SystemExit):
        main(["train", "--from-corrections", "--data", "a.jsonl", "--output", "b"])
    assert "not allowed with" in capsys.readouterr().err
