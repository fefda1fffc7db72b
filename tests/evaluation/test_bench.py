"""The benchmark suite: figures and goals, what is written of them, and that a part runs in a process of its own."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from stance.evaluation.bench import __main__ as suite
from stance.evaluation.bench import imports, model, press, report, texts
from stance.evaluation.bench.areas import AREAS
from stance.evaluation.bench.figures import Figure, Goal, Result, result_of
from stance.settings import Settings

MACHINE = {
    "cores": 2, "cpu": "Invented", "cpu_flags": ["avx2"], "memory_gb": 8.0, "system": "Linux x86_64",
    "python": "3.11.0", "libraries": {"duckdb": "2.0.0"}, "load": 0.1, "date": "2026-01-01T00:00+00:00",
}  # fmt: skip


def result(area="store", part="queries", size=1000, **figure) -> Result:
    given = {"name": "totals", "unit": "ms", "values": (30.0, 10.0, 20.0), "size": size or None} | figure
    return Result(area, part, "python -m stance.evaluation.bench", size, (Figure(**given),), 200.0, MACHINE)


def test_a_figure_is_the_median_of_its_runs_or_their_95th_percentile():
    values = tuple(float(n) for n in range(1, 21))
    assert Figure("x", "ms", values).value == 10.5
    assert Figure("x", "ms", values, statistic="p95").value == 19.0


@pytest.mark.parametrize(("goal", "missed"), [(Goal("<", 20), True), (Goal("<", 21), False), (Goal(">=", 20), False)])
def test_a_goal_is_held_against_the_figure_that_is_shown(goal, missed):
    assert Figure("x", "ms", (10.0, 20.0, 30.0), goal=goal).missed is missed


def test_a_result_survives_the_file():
    written = result(goal=Goal("<", 5), note="beside")
    assert result_of(json.loads(json.dumps(written.as_json()))) == written


def test_goals_missed_are_told_first_and_every_figure_has_its_command(tmp_path):
    report.write([result(goal=Goal("<", 5)), result("dashboard", "pages", name="overview")], tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert (
        text.index("totals, 1,000: 20 ms, goal < 5") < text.index("## Store and queries") < text.index("## Dashboard")
    )
    assert "| totals | 20 | ms | 10 to 30 | 3 | < 5: **missed** |" in text
    assert text.count("`python -m stance.evaluation.bench`\n") == 2 and "Python 3.11.0, duckdb 2.0.0" in text


def test_what_could_not_be_measured_is_said_with_its_reason(tmp_path):
    failed = Result("model", "zero-shot", "python", failure="PyTorch is not installed")
    report.write([failed], tmp_path)
    assert "PyTorch is not installed" in (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "PyTorch is not installed" in report.table([failed])


def test_cost_against_size_is_a_picture_from_two_sizes_on(tmp_path):
    report.write([result(size=1000), result(size=10_000, values=(40.0,))], tmp_path)
    picture = ElementTree.parse(tmp_path / "benchmarks-store.svg").getroot()
    line = picture.find("{*}polyline").get("points").split()
    assert [float(point.split(",")[1]) for point in line] == sorted(
        (float(p.split(",")[1]) for p in line), reverse=True
    )
    assert not (tmp_path / "benchmarks-import.svg").exists()


def test_measuring_one_part_again_keeps_the_others(tmp_path):
    suite._write([result(size=1000), result(size=5000), result("reading", "stages", 0)], tmp_path)
    suite._write([result(size=5000, values=(99.0,))], tmp_path)
    kept = [result_of(row) for row in json.loads((tmp_path / "benchmarks.json").read_text(encoding="utf-8"))]
    assert [(one.area, one.size, one.figures[0].value) for one in kept] == [
        ("reading", 0, 20.0),
        ("store", 1000, 20.0),
        ("store", 5000, 99.0),
    ]


def test_an_unknown_area_is_named(capsys):
    assert suite.main(["--only", "reading,nonsense,store/nothing"]) == 2
    assert "no area or part nonsense, store/nothing; there are reading (stages" in capsys.readouterr().err


def test_one_part_of_an_area_can_be_measured_alone():
    assert [part.name for _, part in suite._parts("store/queries")] == ["queries"]
    assert [part.name for _, part in suite._parts("store")] == [part.name for part in AREAS["store"]]


def test_a_part_runs_in_a_process_of_its_own_and_tells_its_memory(tmp_path):
    part = next(part for part in AREAS["store"] if part.name == "queries")
    found = suite._run("store", part, 500, 1, True, tmp_path)
    assert not found.failure and found.peak_mb > 50
    assert {"totals", "positions", "first page, newest"} <= {figure.name for figure in found.figures}
    assert "/" not in json.dumps(found.machine["libraries"]) and found.machine["cores"] >= 1


def test_copies_of_articles_differ_in_every_sentence():
    settings = Settings()
    files = len(list((settings.data / "demo" / "articles").glob("*.txt")))
    *_, first, copy = (text for n, text in enumerate(texts.articles(files + 1, settings)) if n in (0, files))
    assert copy != first and copy.count("(n° 1)") > 3


def test_a_generated_press_has_the_shares_it_says_and_is_the_same_each_time():
    made = list(press.rows(press.LONG, 1500))
    assert made == list(press.rows(press.LONG, 1500)) and len(made) == 1500
    articles = {row[3]: row for row in made}
    assert 0.4 < len(articles) / 1500 < 0.6  # every second row comes again, as it was
    assert {row[3].rpartition("-")[2] for row in made} == {str(n) for n in range(1, len(articles) + 1)}
    texts = {row[4] for row in press.rows(press.BRIEFS, 2000)}
    assert 100 < len(texts) < 600  # reprints and their cut forms


def test_rates_of_an_import_that_was_killed_come_from_the_run_that_first_went_there():
    first = [imports.Sample(at, "documents", 10 * at, 1000, 100.0, None) for at in range(51)]
    again = [imports.Sample(100 + at, "documents", 100 * at, 1000, 100.0, None) for at in range(11)]
    assert [len(run) for run in imports._runs([*first, *again])] == [51, 11]
    assert imports._rate([*first, *again], 0.0, 0.2) == 10 and imports._rate([*first, *again], 0.8, 1.0) == 100
    assert imports._rate(first, 0.8, 1.0) is None


def test_operations_of_the_matrices_are_counted_as_on_paper():
    config = {"hidden_size": 2, "num_hidden_layers": 3, "intermediate_size": 5}
    # of a token 4 × 2 × 2 for query, key, value and output, 3 × 2 × 5 for the feed-forward: 46; of a pair 2 × 2
    assert model._multiplications([(1, 1)], config) == 3 * (46 + 4)
    assert model._multiplications([(7, 11)], config) == 3 * 7 * (11 * 46 + 11 * 11 * 4) == 20_790
