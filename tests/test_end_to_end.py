"""The shipped model and tables, from a raw file to a CSV, in processes of their own as a user runs them."""

import json
import subprocess
import sys

import pytest

from stance.settings import ROOT

ARTICLE = """Berlin promet des chars à Kiev

Le chancelier Olaf Scholz a condamné mercredi l'agression russe et promis de soutenir l'Ukraine aussi longtemps qu'il le
faudra. Dmitri Peskov, porte-parole du Kremlin, a accusé l'OTAN de faire la guerre à la Russie.
"""


def stance(*arguments: object) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "stance", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = stance("ingest", folder / "a.txt", "--db", folder / "store.duckdb", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["kept"] == 1 and summary["scored"] == summary["statements"] >= 2
    return folder / "store.duckdb"


def test_named_actors_hold_their_positions(store):
    done = stance("export", "--format", "jsonl", "--db", store, "--output", store.with_suffix(".jsonl"))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in store.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    positions = {
        row["acteur"]: (row["russie"], row["etats_unis_otan"], row["ukraine"]) for row in rows if row["acteur"]
    }
    assert positions["Olaf Scholz"][0] == "hostile" and positions["Olaf Scholz"][2] == "favorable"
    assert positions["Dmitri Peskov"][1] == "hostile"


def test_a_second_import_changes_nothing(store):
    before = store.read_bytes()
    assert stance("ingest", store.parent / "a.txt", "--db", store).returncode == 0
    assert store.read_bytes() == before


def test_a_table_is_scored(tmp_path):
    (tmp_path / "in.csv").write_text('text\n"Moscou doit cesser son agression."\n', encoding="utf-8")
    done = stance("score", tmp_path / "in.csv", "--output", tmp_path / "out.jsonl")
    assert done.returncode == 0, done.stderr
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert row["stance"]["russia"]["label"] == "against" and row["tone"]["label"] == "negative"
