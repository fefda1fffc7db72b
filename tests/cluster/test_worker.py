"""One worker: a task gives what the same articles give on one machine, once, whatever happens to workers before."""

import json

import pytest

from stance.cluster import worker as module
from stance.cluster.tasks import plan
from stance.cluster.worker import LOST, NOTES, TRIES, Worker
from stance.extraction import extract
from stance.settings import Settings
from tests.conftest import StubClassifier

SETTINGS = Settings(threads=1)


@pytest.fixture
def make_worker(tmp_path, monkeypatch):
    """`make_worker(scorer)`: a worker that writes to `out`, with a scorer without a model."""

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


def test_a_row_that_ends_its_worker_is_found_and_refused(make_worker, article_table, monkeypatch):
    """The worker is started again each time, as Ray does, until the task is done."""
    extract_document = module.extract_document

    def ending(document, tables):
        if "numéro 3." in document.text:
            raise Ended
        return extract_document(document, tables)

    monkeypatch.setattr(module, "extract_document", ending)
    [task] = plan([article_table(5)], SETTINGS)
    starts = 0
    while True:
        starts += 1
        worker = make_worker()
        try:
            worker(task)
            break
        except Ended:
            assert starts < 10
    part = worker.parts.read(task.name)
    assert starts == 2 * TRIES + 1
    assert [reason for _, reason in part.refused] == [LOST] and part.refused[0][0].endswith("#4")
    assert len(part.articles) == 4


def test_a_worker_lost_amid_a_careful_row_does_not_condemn_the_row(make_worker, article_table):
    """A node may die while a good row is under way: once is no proof."""
    [task] = plan([article_table(3)], SETTINGS)
    worker = make_worker()
    worker.parts.write_bytes(f"{NOTES}/{task.name}.begun", str(TRIES).encode())
    worker.parts.write_bytes(f"{NOTES}/{task.name}.row", json.dumps({"1": 1}).encode())
    worker(task)
    assert len(worker.parts.read(task.name).articles) == 3
