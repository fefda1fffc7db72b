"""The measure itself, and the floors it must not fall under."""

import json
from pathlib import Path

import pytest

from stance.errors import SourceError
from stance.evaluation.extraction import Counts, evaluate, main, match_spans, overlap, read_gold, report
from stance.settings import ROOT
from stance.tables import load_tables

FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))["extraction"]


def test_overlap_is_shared_over_all():
    assert overlap((0, 10), (0, 10)) == 1.0
    assert overlap((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert overlap((0, 10), (10, 20)) == 0.0


def test_spans_are_matched_one_to_one():
    assert match_spans([(0, 10), (10, 20)], [(0, 9), (0, 20)], 0.8) == [(0, 0)]


def test_figures_of_nothing_are_perfect_and_of_misses_are_not():
    assert set(Counts().figures().values()) == {1.0}
    assert Counts(statements_gold=2, statements_found=2, statements_matched=1).figures()["statement_f1_08"] == 0.5


def test_gold_without_text_is_refused(tmp_path):
    (tmp_path / "a.gold.json").write_text("{}")
    with pytest.raises(SourceError, match=r"a\.txt is missing"):
        read_gold([tmp_path])


def test_a_folder_without_gold_is_no_perfect_score(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1 and "no annotated articles" in capsys.readouterr().err


def test_usage_without_folder(capsys):
    assert main([]) == 2 and "FOLDER" in capsys.readouterr().err


def figures(folder: Path) -> dict[str, float]:
    total, single = evaluate([folder], load_tables(ROOT / "data"))
    assert report(total, single)
    return total.figures()


@pytest.mark.parametrize("part", ["dev", "test"])
def test_extraction_floors(part):
    folder = ROOT / "data" / "gold" / part
    if not folder.is_dir():
        pytest.skip(f"gold articles are absent: {folder.name}")
    measured = figures(folder)
    low = {name: (round(measured[name], 3), floor) for name, floor in FLOORS[part].items() if measured[name] < floor}
    assert not low, f"under the floor (measured, floor): {low}"


def test_extraction_floors_on_real_articles():
    folder = ROOT.parent / "shared" / "articles"
    if not folder.is_dir():
        pytest.skip("the real articles are not part of the repository")
    measured = figures(folder)
    assert not {n: (measured[n], floor) for n, floor in FLOORS["real"].items() if measured[n] < floor}
