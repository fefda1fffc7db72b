"""`remove`, `export --full` and `import` as a user types them."""

import json
from pathlib import Path

import pytest

from stance.cli import main
from stance.store.store import Store


@pytest.fixture
def store(make_store) -> Path:
    return make_store(24)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_a_removal_only_says_what_would_go_unless_it_is_confirmed(store, capsys):
    before = store.read_bytes()
    assert run("remove", "--db", store, "--outlet", "Journal fictif 01") == 0
    out, err = capsys.readouterr()
    assert out.startswith(
        "2 articles, 2021-01-08 to 2021-04-02, 20 statements, 0 older versions, 0 corrections would be"
    )
    assert "add --yes" in err and store.read_bytes() == before
    assert run("remove", "--db", store, "--outlet", "Journal fictif 01", "--yes") == 0
    out, err = capsys.readouterr()
    assert "0 corrections erased from" in out and err == "" and Store(store).info().articles == 22


def test_a_removal_tells_programs_the_same(store, capsys):
    assert run("remove", "--db", store, "--since", "2021-06-01", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == 2 and told["erased"] is False and told["first_date"] == "2021-06-04"


def test_a_removal_that_meets_nothing_is_exit_code_1(store, capsys):
    assert run("remove", "--db", store, "--import", "9", "--yes") == 1
    assert "Nothing there meets all the conditions" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("remove", "--yes"),
        ("remove", "--until", "hier"),
        ("export", "--full", "a.zip", "--actor", "X"),
        ("export", "--full", "a.zip", "--format", "csv"),
        ("export",),
        ("import",),
    ],
)
def test_what_makes_no_sense_is_exit_code_2(arguments, store, capsys):
    with pytest.raises(SystemExit) as ended:
        run(*arguments, "--db", store)
    assert ended.value.code == 2


def test_a_whole_store_goes_out_and_comes_in(store, tmp_path, capsys):
    assert run("export", "--full", tmp_path / "store.zip", "--db", store) == 0
    assert capsys.readouterr().out == f"24 articles, 240 statements, 0 corrections → {tmp_path / 'store.zip'}\n"
    assert run("import", tmp_path / "store.zip", "--db", tmp_path / "other.duckdb", "--json") == 0
    assert json.loads(capsys.readouterr().out)["data_hash"] == Store(store).info().data_hash
    assert run("import", tmp_path / "store.zip", "--db", tmp_path / "other.duckdb") == 1
    assert "--overwrite" in capsys.readouterr().err
    assert run("import", tmp_path / "store.zip", "--db", tmp_path / "other.duckdb", "--overwrite") == 0
