"""What a cluster wrote comes into a store as if the articles had been read and scored here."""

import pytest

from stance import pipeline
from stance.cluster import worker as module
from stance.cluster.tasks import plan
from stance.cluster.worker import Worker
from stance.pipeline import ingest
from stance.settings import Settings
from stance.store.parts import is_parts
from stance.store.store import Store
from tests.conftest import StubClassifier


@pytest.fixture
def scored(tmp_path, article_table, monkeypatch):
    """A folder of parts of 12 articles, one of them twice in the input; and a scorer that counts its work here."""
    here = StubClassifier()
    monkeypatch.setattr(module, "load_classifier", lambda model, threads: StubClassifier())
    monkeypatch.setattr(pipeline, "load_classifier", lambda model, threads: here)
    settings = Settings(threads=1, db=tmp_path / "stance.duckdb")
    output = tmp_path / "out"
    worker = Worker(settings, str(output))
    worker.parts.write_bytes("run.json", b'{"input": "x", "tasks": 4, "model": "model", "model_revision": "stub-1"}')
    article_table(12)
    article_table(1, "twice.parquet")
    for task in plan([str(tmp_path / "*.parquet")], settings, rows=5):
        worker(task)
    return output, settings, here


def test_nothing_is_scored_again_and_doubles_are_stored_once(scored):
    output, settings, here = scored
    summary = ingest([output], settings)
    assert (summary.kept, summary.unchanged, summary.refused.__len__()) == (12, 1, 0)
    assert here.scored == []
    info = Store(settings.db).info()
    assert (info.articles, info.model_revision) == (12, "stub-1")


def test_loading_again_adds_nothing(scored):
    output, settings, _ = scored
    ingest([output], settings)
    assert ingest([output], settings).kept == 0


def test_a_run_that_is_not_finished_is_told_and_what_is_there_is_loaded(scored):
    output, settings, _ = scored
    next((output / "articles").glob("*-000000000005.parquet")).unlink()
    summary = ingest([output], settings)
    assert summary.kept == 7
    [(source, reason)] = [(one.source, one.reason) for one in summary.refused]
    assert source == str(output) and reason.startswith("1 of 4 parts are not there yet.")


def test_a_damaged_part_is_named_and_the_others_are_loaded(scored):
    output, settings, _ = scored
    next((output / "statements").glob("*-000000000005.parquet")).write_bytes(b"PAR1 and no more")
    summary = ingest([output], settings)
    assert summary.kept == 7 and [refusal.reason.startswith("Part ") for refusal in summary.refused] == [True]


def test_a_folder_with_the_run_of_another_program_is_read_as_documents(tmp_path):
    (tmp_path / "run.json").write_text('{"seed": 7}')
    assert not is_parts(tmp_path)
    (tmp_path / "run.json").write_bytes(b"\xff not JSON")
    assert not is_parts(tmp_path)


def test_parts_and_ordinary_documents_together(scored, tmp_path):
    output, settings, here = scored
    (tmp_path / "lettre.txt").write_text(
        "Le président a promis hier de soutenir Kiev aussi longtemps qu'il le faudra, selon son entourage."
    )
    assert ingest([output, tmp_path / "lettre.txt"], settings).kept == 13
    assert here.scored
