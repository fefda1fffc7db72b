"""Load and soak: what counts as held, what counts as grown, and a few seconds of the real thing."""

from __future__ import annotations

import sys

import pytest

from stance.evaluation.bench import load
from stance.evaluation.bench.browser import serve
from stance.evaluation.bench.visitors import Heard, VisitError, Visitor
from stance.evaluation.soak import Course, Plan, Sample, findings, report, server_faults, soak

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what a process holds from /proc")
FACTS = {"date": "2026-01-01", "cores": 2, "cpu": "Invented", "memory_gb": 8.0, "load": 0.1}


def heard(waits: list[float], *errors: str) -> Heard:
    return Heard({"page": waits}, list(errors))


@pytest.mark.parametrize(
    ("met", "held"),
    [
        (heard([0.1] * 19 + [9.0]), True),
        (heard([0.1] * 18 + [9.0] * 2), False),
        (heard([0.1] * 20, "VisitError: no answer"), False),
        (heard([]), False),
    ],
)
def test_visitors_are_held_when_19_of_20_answers_are_quick_and_none_fails(met, held):
    assert load.holds(met) is held


def test_the_number_held_is_the_largest_before_the_first_that_is_not():
    steps = [(1, heard([0.1])), (5, heard([0.2])), (10, heard([3.0]))]
    assert load._held(steps, 0).value == 5 and load._held(steps, 0).missed
    assert "none more were tried" in load._held(steps[:2], 0).note
    assert load._held(steps[2:], 0).value == 0


def samples(number: int = 40, **growth: float) -> list[Sample]:
    """So many samples; `growth` is added to a value with each."""
    first = {"memory_mb": 300.0, "files": 40, "threads": 20}
    return [
        Sample(seconds=n, store_mb=1, beside_mb=0, answers=n, errors=0,
               **{name: value + n * growth.get(name, 0) for name, value in first.items()})
        for n in range(number)
    ]  # fmt: skip


def broken(*args) -> set[str]:
    return {one.name for one in findings(*args) if not one.kept}


def test_what_stays_as_it_is_keeps_every_bound():
    assert broken(samples(), [], 0.0) == set()


@pytest.mark.parametrize(
    ("args", "name"),
    [
        ((samples(memory_mb=5.0), [], 0.0), "memory of the server"),
        ((samples(files=1), [], 0.0), "open files"),
        ((samples(threads=1), [], 0.0), "threads"),
        ((samples(), ["import: exit code 1"], 0.0), "errors"),
        ((samples(), [], 20.0), "left beside the store at the end"),
        ((samples(3), [], 0.0), "samples missing"),
    ],
)
def test_each_bound_can_be_broken(args, name):
    assert broken(*args) == {name}


def test_the_report_says_what_was_broken_and_why():
    faults = ["import: exit code 1, disk full"]
    text = report(Plan(120), Course(faults=faults), findings(samples(files=1), faults, 0.0), FACTS)
    assert "| open files | 79 " in text and text.count("**broken**") == 2 and "disk full" in text


def test_a_visitor_follows_pages_and_filters_and_hears_of_failures(make_store):
    path = make_store(20)
    with serve(path) as server:
        visitor = Visitor(server.address)
        assert visitor.open("acteurs") > 0 and visitor.page == visitor.pages["acteurs"]
        visitor.search("phrase")
        visitor.choose_voice(1)
        assert "texte=phrase" in visitor.query and "voix=narration" in visitor.query
        visitor.open("enonces")
        assert visitor.page == visitor.pages["enonces"] and "voix=narration" in visitor.query
        path.write_bytes(b"no store")
        with pytest.raises(VisitError, match="the page says"):
            visitor.open()
        visitor.close()
        (met := Heard()).fail(VisitError("gone"))
        assert met.errors == ["VisitError: gone"]


def test_some_seconds_of_mixed_load_leave_nothing_behind(tmp_path):
    plan = Plan(0.2, visitors=2, articles=3, new_articles=1, sample_s=0.5, import_s=2, check_s=1, think_s=(0.1, 0.3))
    course, found = soak(plan, tmp_path)
    assert course.faults == [] and course.imports >= 2 and course.checks >= 1
    assert len(course.heard.all_waits()) >= 2 and len(course.samples) >= 4
    assert {one.name for one in found if not one.kept} <= {
        "memory of the server",
        "open files",
        "threads",
    }  # still warm


def test_of_a_traceback_the_soak_tells_what_happened():
    printed = (
        "URL: http://localhost:8501\nThe page failed\nTraceback (most recent call last):\n"
        '  File "app.py", line 7, in <module>\n    run()\nstance.errors.StoreError: it is gone\nall is well\n'
        "2026-01-01 ERROR asyncio: late\n"
    )
    assert server_faults(printed) == ["stance.errors.StoreError: it is gone", "2026-01-01 ERROR asyncio: late"]
