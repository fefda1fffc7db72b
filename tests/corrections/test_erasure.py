"""Acts about erased articles leave the log for good; the others stay, whoever writes meanwhile."""

import threading
from dataclasses import replace

import pytest

from stance.corrections.erasure import acts_about, erase
from stance.corrections.log import Log

ADDRESS = "https://www.gazette.example/monde/aide?utm_source=x"


@pytest.fixture
def filled(log, check):
    """A log on three articles: two acts on each."""
    for number in (0, 1, 10, 11, 20, 21):
        log.append(check(number=number))
    return log


def article(number: int) -> str:
    return f"{number:064x}"


def test_acts_about_erased_articles_are_gone_from_the_file(filled):
    words = "Énoncé n° 10".encode()
    assert words in filled.path.read_bytes()
    assert acts_about(filled.path, {article(1)}, set()) == 2
    assert erase(filled.path, {article(1)}, set()) == 2
    assert words not in filled.path.read_bytes()
    assert [act.statement.article_id for act in filled.read().acts] == [article(0)] * 2 + [article(2)] * 2
    assert list(filled.path.parent.iterdir()) == [filled.path]


def test_acts_from_another_file_of_the_article_are_found_by_its_address(log, check):
    act = check()
    log.append(replace(act, statement=replace(act.statement, url=ADDRESS)))
    log.append(check(number=1))
    assert erase(log.path, set(), {"gazette.example/monde/aide"}) == 1
    assert len(log.read().acts) == 1


def test_what_cannot_be_read_is_erased_where_it_names_the_article(filled):
    with filled.path.open("ab") as file:
        file.write(f'{{"half an act on {article(1)}\n'.encode() + b"{ another\n")
    aside = filled.path.with_name(filled.path.name + ".incomplete")
    aside.write_text(f"cut {article(1)}\ncut {article(2)}\n", encoding="utf-8")
    assert erase(filled.path, {article(1)}, set()) == 3
    assert article(1).encode() not in filled.path.read_bytes() and len(filled.read().damage) == 1
    assert aside.read_text(encoding="utf-8") == f"cut {article(2)}\n"


def test_where_there_is_nothing_to_erase_nothing_is_written(filled, tmp_path):
    before = filled.generation
    assert erase(filled.path, {"f" * 64}, {"autre.example/a"}) == 0 and filled.generation == before
    assert erase(tmp_path / "absent.jsonl", {article(0)}, set()) == 0 and not (tmp_path / "absent.jsonl").exists()


def test_nothing_acknowledged_meanwhile_is_lost(filled, check):
    """Whoever waits for the lock while the log is written anew goes on in the new file."""
    written, stop = [], threading.Event()

    def write():
        while not stop.is_set():
            act = check(annotator="Paul", number=99)
            Log(filled.path).append(act)
            written.append(act.id)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for number in (0, 1, 2):
        assert erase(filled.path, {article(number)}, set()) == 2
    stop.set()
    for writer in writers:
        writer.join()
    assert written and {act.id for act in filled.read().acts} == set(written)


def test_an_earlier_reading_does_not_bring_erased_acts_back(filled):
    before = filled.read()
    erase(filled.path, {article(0)}, set())
    assert len(filled.read(before).acts) == 4
