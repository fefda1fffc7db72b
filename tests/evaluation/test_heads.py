"""The measure of titles, outlets and dates, and the floors it must not fall under."""

import json

import pytest

from stance.errors import SourceError
from stance.evaluation.heads import HeadCounts, evaluate_heads, main, read_heads
from stance.settings import ROOT
from stance.tables import load_tables

FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))["heads"]
BODY = "Le ministre a parlé longuement devant les députés.\nIl est reparti ensuite vers le port."
HEAD = {
    "text": f"Le Figaro\nLe port ferme ses quais\nPublié le 2 mars 2022\n{BODY}",
    "title": "Le port ferme ses quais",
    "title_alt": [],
    "outlet": "lefigaro.fr",
    "outlet_alt": [],
    "date": "2022-03-02",
    "precision": "day",
}


def written(folder, *heads):
    path = folder / "heads.jsonl"
    path.write_text("".join(json.dumps(head) + "\n" for head in heads), encoding="utf-8")
    return path


def test_right_wrong_and_guessed_answers_are_counted_apart(tmp_path):
    unknown = HEAD | {"title": None, "title_alt": ["Le port ferme ses quais."], "outlet": None, "date": None}
    counts = evaluate_heads(written(tmp_path, HEAD, unknown), load_tables(ROOT / "data"))
    assert counts == HeadCounts(2, date=1, precision=1, outlet=1, title=2, date_guessed=1, outlet_guessed=1)


def test_a_file_without_heads_or_keys_is_refused(tmp_path, capsys):
    with pytest.raises(SourceError, match="no labelled heads"):
        read_heads(written(tmp_path))
    assert main([str(written(tmp_path, {"text": BODY}))]) == 1
    assert "line 1: date, outlet" in capsys.readouterr().err


def test_the_figures_are_printed_with_their_number(tmp_path, capsys):
    assert main([str(written(tmp_path, HEAD))]) == 0 and "n = 1" in capsys.readouterr().out
    assert main([]) == 2 and "FILE" in capsys.readouterr().err


def test_heads_floors():
    path = ROOT / "data" / "gold" / "heads" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("the labelled heads are absent")
    measured = evaluate_heads(path, load_tables(ROOT / "data")).figures()
    low = {name: (round(measured[name], 3), floor) for name, floor in FLOORS["dev"].items() if measured[name] < floor}
    assert not low, f"under the floor (measured, floor): {low}"
