"""`corrections export` and `corrections import` as a user types them."""

import json

import pytest

from stance.cli import main
from stance.corrections.acts import Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.store.corrections import key_of
from stance.store.filters import Filters
from stance.store.store import Store


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def check(path, annotator="Marie", place=0, **stance):
    store = Store(path)
    ids = store.query("queue_random", Filters(voice="all", copies="all").parameters() | {"seed": 1, "size": 50})
    row = store.query("statement", {"statement_id": ids["statement_id"].iloc[place]}).iloc[0].to_dict()
    act = new_act("check", annotator, key_of(row), judgement=Judgement(stance, is_statement=True))
    Log(log_path(path)).append(act)
    return act


@pytest.fixture
def store(make_store):
    path = make_store(30)
    check(path, russia="against", us_nato="none", ukraine="favor")
    check(path, "Paul", russia="neutral")
    check(path, place=1, ukraine="neutral")
    return path


@pytest.mark.parametrize("format", ["jsonl", "label-studio", "doccano"])
def test_what_is_exported_comes_back_on_another_machine(store, make_store, tmp_path, capsys, format):
    file, other = tmp_path / "out.json", make_store(30, "other")
    assert run("corrections", "export", file, "--db", store, "--format", format) == 0
    assert capsys.readouterr().out.startswith("3 acts" if format == "jsonl" else "3 checks")
    assert run("corrections", "import", file, "--db", other) == 0
    assert capsys.readouterr().out.startswith("3 added, 0 already there, 0 refused")
    said = {(act.annotator, act.statement.id): act.judgement.stance for act in Log(log_path(other)).read().acts}
    assert said == {(act.annotator, act.statement.id): act.judgement.stance for act in Log(log_path(store)).read().acts}
    assert run("corrections", "import", file, "--db", other, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"added": 0, "known": 3, "refused": 0, "missing": 0}


def test_a_file_that_is_there_is_not_overwritten(store, tmp_path, capsys):
    file = tmp_path / "mine.jsonl"
    file.write_text("precious")
    assert run("corrections", "export", file, "--db", store) == 1
    assert "exists already" in capsys.readouterr().err and file.read_text() == "precious"
    assert run("corrections", "export", file, "--db", store, "--overwrite") == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3


def test_without_checks_nothing_is_written(make_store, tmp_path, capsys):
    assert run("corrections", "export", tmp_path / "a.jsonl", "--db", make_store(10, "empty")) == 1
    assert "holds no act" in capsys.readouterr().err and not (tmp_path / "a.jsonl").exists()


def test_what_is_no_check_is_refused_with_its_place_and_the_rest_is_added(store, tmp_path, capsys):
    file = tmp_path / "mixed.jsonl"
    run("corrections", "export", file, "--db", store)
    capsys.readouterr()
    file.write_text(file.read_text(encoding="utf-8") + '{"text": "nothing of ours"}\n', encoding="utf-8")
    assert run("corrections", "import", file, "--db", tmp_path / "none.duckdb") == 3
    out, err = capsys.readouterr()
    assert out.startswith("3 added") and "refused: mixed.jsonl#4" in err


def test_a_file_that_cannot_be_read_adds_nothing(store, tmp_path, capsys):
    assert run("corrections", "import", tmp_path / "absent.jsonl", "--db", store) == 1
    assert "Nothing was added" in capsys.readouterr().err


def test_checks_of_statements_that_the_store_lacks_are_kept_and_told(store, make_store, tmp_path, capsys):
    file, smaller = tmp_path / "a.jsonl", make_store(1, "smaller")
    run("corrections", "export", file, "--db", store)
    assert run("corrections", "import", file, "--db", smaller) == 0
    assert "not in this store" in capsys.readouterr().err
