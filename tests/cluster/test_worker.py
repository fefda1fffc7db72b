"""One worker: a task gives what the same articles give on one machine, once, whatever happens to workers before."""

import json
from dataclasses import asdict

import pytest

from stance.cluster import tasks
from stance.cluster import worker as module
from stance.cluster.run import RayWorker
from stance.cluster.tasks import plan
from stance.cluster.worker import BLIND_TRIES, LOST, LOST_NEAR, NOTES, TRIES, Worker
from stance.extraction import extract
from stance.settings import Settings
from stance.store.parts import Parts
from tests.conftest import StubClassifier

SETTINGS = Settings(threads=1)


@pytest.fixture
def make_worker(tmp_path, monkeypatch, tables):
    """`make_worker(scorer)`: a worker that writes to `out`, with a scorer without a model and tables already read."""
    monkeypatch.setattr(module, "load_tables", lambda *given: tables)

    def make(scorer=None) -> Worker:
        monkeypatch.setattr(module, "load_classifier", lambda model, threads: scorer or StubClassifier())
        return Worker(SETTINGS, str(tmp_path / "out"))

    return make


def test_a_task_gives_what_one_machine_gives(make_worker, article_table, tmp_path):
    file = article_table(6)
    worker = make_worker()
    for task in plan([file], SETTINGS, rows=4):
        worker(task)
    ours = [pair for task in sorted(worker.parts.finished()) for pair in worker.parts.read(task).articles]
    assert ours == list(extract([tmp_path / "in.parquet"], SETTINGS))


def test_a_task_that_is_done_is_not_scored_again(make_worker, article_table):
    [task] = plan([article_table(3)], SETTINGS)
    scorer = StubClassifier()
    worker = make_worker(scorer)
    worker(task)
    scored = len(scorer.scored)
    assert worker(task)["done_before"] and len(scorer.scored) == scored > 0


def test_equal_sentences_of_a_task_are_scored_once(make_worker, article_table):
    scorer = StubClassifier()
    worker = make_worker(scorer)
    [task] = plan([article_table(8)], SETTINGS)
    worker(task)
    assert len(scorer.scored) == len(set(scorer.scored))


def test_a_row_that_cannot_be_scored_is_refused_and_the_others_are_kept(make_worker, article_table):
    class Poisoned(StubClassifier):
        def score(self, texts):
            if any("numéro 2." in text for text in texts):
                raise ValueError("no score for this")
            return super().score(texts)

    worker = make_worker(Poisoned())
    [task] = plan([article_table(5)], SETTINGS)
    worker(task)
    part = worker.parts.read(task.name)
    assert len(part.articles) == 4
    [(source, reason)] = part.refused
    assert source.endswith("#3") and "no score for this" in reason


class Ended(BaseException):
    """Stands for the end of the process: no handler of the worker may stop it."""


def started_until_done(make_worker, task) -> tuple[Worker, int]:
    """A worker started again each time it ends, as Ray does, until the task is done; and how often that was."""
    for starts in range(1, 12):
        worker = make_worker()
        try:
            worker(task)
            return worker, starts
        except Ended:
            continue
    raise AssertionError("the task is never done")


def test_a_row_that_ends_its_worker_is_found_and_refused(make_worker, article_table, monkeypatch):
    extract_document = module.extract_document

    def ending(document, tables):
        if "numéro 3." in document.text:
            raise Ended
        return extract_document(document, tables)

    monkeypatch.setattr(module, "extract_document", ending)
    [task] = plan([article_table(5)], SETTINGS)
    worker, starts = started_until_done(make_worker, task)
    part = worker.parts.read(task.name)
    assert starts == 2 * TRIES + 1
    assert [reason for _, reason in part.refused] == [LOST] and part.refused[0][0].endswith("#4")
    assert len(part.articles) == 4


def test_markup_that_ends_its_worker_is_found_and_refused(make_worker, article_table, monkeypatch):
    """Reading a row as a document is as dangerous as what comes after it."""
    row_document = tasks.row_document

    def ending(row, *others):
        if "numéro 1." in row[0]:
            raise Ended
        return row_document(row, *others)

    monkeypatch.setattr(tasks, "row_document", ending)
    [task] = plan([article_table(3)], SETTINGS)
    worker, starts = started_until_done(make_worker, task)
    part = worker.parts.read(task.name)
    assert starts == 2 * TRIES + 1
    assert part.refused == [(f"{task.file}#2", LOST)] and len(part.articles) == 2


def test_a_file_whose_reading_ends_every_worker_is_given_up(make_worker, article_table, monkeypatch):
    def ending(column):
        raise Ended

    monkeypatch.setattr(tasks, "_cells", ending)
    [task] = plan([article_table(3)], SETTINGS)
    worker, starts = started_until_done(make_worker, task)
    part = worker.parts.read(task.name)
    assert starts == TRIES + BLIND_TRIES + 1
    assert part.refused == [(f"{task.file}#{row}", LOST_NEAR) for row in (1, 2, 3)] and not part.articles


def test_a_row_whose_markup_cannot_be_read_is_refused_with_the_reason(make_worker, article_table, monkeypatch):
    row_document = tasks.row_document

    def failing(row, *others):
        if "numéro 1." in row[0]:
            raise ValueError("no markup like this")
        return row_document(row, *others)

    monkeypatch.setattr(tasks, "row_document", failing)
    [task] = plan([article_table(3)], SETTINGS)
    worker = make_worker()
    worker(task)
    [(source, reason)] = worker.parts.read(task.name).refused
    assert source == f"{task.file}#2" and "ValueError: no markup like this" in reason


def test_an_error_is_the_error_of_its_task_and_counts_as_no_end_of_a_process(make_worker, article_table, monkeypatch):
    """The run goes on with other tasks; this one stays undone and is as new when it is tried again."""
    [task] = plan([article_table(3)], SETTINGS)
    ray_worker = object.__new__(RayWorker)
    ray_worker.worker = make_worker()
    batch = {name: [value] for name, value in asdict(task).items()}
    with monkeypatch.context() as patch:
        patch.setattr(Parts, "write", lambda *given: (_ for _ in ()).throw(OSError("disk full")))
        for _ in range(2 * TRIES):
            assert ray_worker(batch) == {"task": [task.name], "error": [f"{task.name}: OSError: disk full"]}
    assert not ray_worker.worker.parts.has(task.name)
    assert ray_worker.worker.parts.read_bytes(f"{NOTES}/{task.name}.begun") == b"0"
    assert ray_worker(batch)["error"] == [""]
    assert len(ray_worker.worker.parts.read(task.name).articles) == 3


def test_notes_go_when_the_task_is_done(make_worker, article_table, tmp_path):
    [task] = plan([article_table(3)], SETTINGS)
    worker = make_worker()
    worker.parts.write_bytes(f"{NOTES}/{task.name}.begun", str(TRIES).encode())
    worker(task)
    assert list((tmp_path / "out" / NOTES).iterdir()) == []


def test_a_worker_lost_amid_a_careful_row_does_not_condemn_the_row(make_worker, article_table):
    """A node may die while a good row is under way: once is no proof."""
    [task] = plan([article_table(3)], SETTINGS)
    worker = make_worker()
    worker.parts.write_bytes(f"{NOTES}/{task.name}.begun", str(TRIES).encode())
    worker.parts.write_bytes(f"{NOTES}/{task.name}.row", json.dumps({"1": 1}).encode())
    worker(task)
    assert len(worker.parts.read(task.name).articles) == 3
