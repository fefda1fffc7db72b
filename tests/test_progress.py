import io

import pytest

from stance.progress import Progress, Stage, TerminalLine, format_duration, format_progress


def test_a_line_tells_count_rate_and_time_left():
    line = format_progress(Progress("statements", 250, 1000, 10.0))
    assert line == "statements █████░░░░░░░░░░░░░░░ 250/1,000, 25.0/s, 30 s left"


def test_the_last_line_tells_how_long_it_took():
    assert format_progress(Progress("documents", 10, 10, 75.0)).endswith("10/10, 0.1/s in 1 min 15 s")


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (61, "1 min 01 s"), (7320, "2 h 02 min")])
def test_durations(seconds, text):
    assert format_duration(seconds) == text


def test_nothing_done_yet_promises_no_time():
    assert Progress("documents", 0, 5, 0.0).seconds_left is None


def test_a_stage_reports_each_advance():
    seen = []
    stage = Stage("documents", 3, seen.append)
    stage.advance()
    stage.advance(2)
    assert [(p.done, p.total) for p in seen] == [(1, 3), (3, 3)]


def test_the_terminal_line_rewrites_itself_and_ends_with_a_line_end():
    stream = io.StringIO()
    draw = TerminalLine(stream)
    for done in range(1, 101):
        draw(Progress("documents", done, 100, 1.0))
    drawn = stream.getvalue()
    assert drawn.count("\r") < 5 and drawn.endswith("\n") and drawn.count("\n") == 1


def test_the_time_left_follows_the_pace_of_late_not_what_an_earlier_import_had_stored(monkeypatch):
    clock = iter(range(0, 10_000))
    monkeypatch.setattr("stance.progress.time.monotonic", lambda: next(clock))
    seen = []
    stage = Stage("documents", 100_000, seen.append)
    stage.advance(50_000)  # in a second: they are there already
    for _ in range(150):
        stage.advance(10)  # a second each
    assert seen[-1].rate > 300 and seen[-1].seconds_left == pytest.approx(48_500 / 10)
