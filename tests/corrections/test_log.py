"""What was acknowledged is on disk, whatever crashes, whoever writes at the same time."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from stance.corrections.acts import to_line
from stance.corrections.log import Log, log_path
from stance.errors import CorrectionError
from tests.effort import effort

ROUNDS = effort(3, nightly=50)
WRITERS = 2
# Saves acts for ever, and names each one once it is acknowledged.
WRITER = """
import sys
from pathlib import Path
from stance.corrections.acts import Judgement, StatementKey, new_act
from stance.corrections.log import Log
log = Log(Path(sys.argv[1]))
for n in range(10**9):
    text = "é" * 3_000
    act = new_act("check", sys.argv[2], StatementKey(f"a:{n}-1", "a" * 64, n, 1, text), judgement=Judgement({"russia": "favor"}))
    log.append(act)
    print(act.id, flush=True)
"""  # noqa: E501


def test_no_file_is_an_empty_log(log):
    assert log.read().acts == () and log.generation == ""


def test_acts_come_back_in_their_order(log, check):
    acts = [check(number=n, russia="favor") for n in range(5)]
    for act in acts:
        log.append(act)
    assert log.read().acts == tuple(acts) and log.read().damage == ()


def test_a_later_reading_reads_only_what_was_added(log, check):
    log.append(check())
    first = log.read()
    log.append(check(number=1))
    again = log.read(first)
    assert again == log.read() and len(again.acts) == 2 and again.acts[0] is first.acts[0]


def test_each_act_changes_the_generation(log, check):
    seen = {log.generation}
    for number in range(3):
        log.append(check(number=number))
        seen.add(log.generation)
    assert len(seen) == 4


def test_acts_of_another_log_are_added_once(log, check):
    acts = [check(number=n) for n in range(4)]
    log.append(acts[1])
    saved = log.extend(acts)
    assert (saved.written, saved.known) == (3, 1)
    assert log.extend(acts).written == 0 and len(log.read().acts) == 4


def test_a_line_cut_anywhere_loses_only_itself(log, check):
    kept, cut, later = check(number=0), check(number=1), check(number=2)
    line = to_line(cut).encode()
    for length in range(1, len(line), 7):
        log.path.write_bytes(to_line(kept).encode() + b"\n" + line[:length])
        assert log.read().acts == (kept,) and log.read().damage == ()
        saved = log.append(later)
        assert log.read().acts == (kept, later)
        assert saved.set_aside.read_bytes().endswith(line[:length] + b"\n")


def test_a_whole_line_without_its_end_is_kept(log, check):
    first, second = check(number=0), check(number=1)
    log.path.write_text(to_line(first), encoding="utf-8")
    assert log.append(second).set_aside is None
    assert log.read().acts == (first, second)


def test_a_damaged_line_is_told_with_its_number_and_the_others_are_kept(log, check):
    before, after = check(number=0), check(number=1)
    log.append(before)
    with log.path.open("ab") as file:
        file.write(b'{"version":1,"kind":"check"}\n\xff\xfe\n')
    log.append(after)
    content = log.read()
    assert content.acts == (before, after)
    assert [damage.line for damage in content.damage] == [2, 3]


def test_line_numbers_count_from_the_start_of_the_file_in_a_later_reading_too(log, check):
    log.append(check())
    first = log.read()
    with log.path.open("ab") as file:
        file.write(b"{}\n")
    assert [damage.line for damage in log.read(first).damage] == [2]


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(tmp_path, check):
    with pytest.raises(CorrectionError, match="was not saved, the earlier ones are intact"):
        Log(tmp_path / "absent" / "log.jsonl").append(check())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full to stand for a full disk")
def test_a_full_disk_is_said(tmp_path, check):
    (tmp_path / "log.jsonl").symlink_to("/dev/full")
    with pytest.raises(CorrectionError, match="Make room"):
        Log(tmp_path / "log.jsonl").append(check())


def test_threads_and_readers_at_once_lose_and_tear_nothing(log, check):
    acts = [check(number=n, russia="favor") for n in range(120)]
    done = threading.Event()

    def read() -> int:
        most = 0
        while not done.is_set():
            content = log.read()
            assert content.damage == () and len(content.acts) >= most
            most = len(content.acts)
        return most

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        list(pool.map(log.append, acts))
        done.set()
        assert all(reader.result() <= 120 for reader in readers)
    assert {act.id for act in log.read().acts} == {act.id for act in acts}


@pytest.mark.parametrize("round", range(ROUNDS))
def test_nothing_acknowledged_is_lost_when_writers_are_killed(log, check, round):
    processes = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(log.path), f"Writer {n}"], stdout=subprocess.PIPE)
        for n in range(WRITERS)
    ]
    told = [process.stdout.readline() for process in processes for _ in range(3 + round % 7)]
    for process in processes:
        process.send_signal(signal.SIGKILL)
    for process in processes:
        told += [line for line in process.communicate()[0].splitlines(keepends=True) if line.endswith(b"\n")]
    acknowledged = {line.decode().strip() for line in told}
    after = check(number=99)
    log.append(after)
    content = log.read()
    assert acknowledged <= {act.id for act in content.acts} and len(acknowledged) >= 3 * WRITERS
    assert content.damage == () and content.acts[-1] == after


def test_the_log_lies_beside_its_store(tmp_path):
    assert log_path(tmp_path / "a.duckdb") == tmp_path / "a.duckdb.corrections.jsonl"
