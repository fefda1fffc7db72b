"""An import in a process of its own: the real one, on the shipped model."""

import json
import time
from dataclasses import replace

import pytest

from stance import jobs
from stance.jobs import Job, JobState, start
from stance.settings import Settings
from stance.sources import File
from stance.store.store import Store
from stance.store.writer import open_writer

TEXT = "Le Kremlin a dénoncé une escalade. « L'Ukraine tiendra », a déclaré la ministre Odile Varnel. Numéro {n}."


@pytest.fixture
def settings(tmp_path) -> Settings:
    return replace(Settings(), db=tmp_path / "store.duckdb", threads=1)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "job" / jobs.FILES).mkdir(parents=True)
    return tmp_path / "job"


def ended(job: Job) -> JobState:
    deadline = time.monotonic() + 60
    while (state := job.state()).running:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return state


def table(folder, rows: int) -> File:
    path = folder / jobs.FILES / "0001.csv"
    lines = (f"Titre {n};{TEXT.format(n=n)}" for n in range(rows))
    path.write_text("\n".join(["intitulé maison;contenu maison", *lines]), encoding="utf-8")
    return File(path, "dépôt.csv", {"text": "contenu maison", "title": "intitulé maison"})


def test_an_import_ends_with_the_summary_of_the_pipeline(folder, settings, tmp_path):
    (tmp_path / "vide.txt").write_bytes(b"")
    state = ended(start([table(folder, 3), File(tmp_path / "vide.txt", "vide.txt")], settings, folder))
    assert state.summary["kept"] == 3 and state.summary["refused"][0]["source"] == "vide.txt"
    assert Store(settings.db).info().articles == 3
    assert not (folder / jobs.FILES).exists()


def test_what_cannot_be_done_is_one_line(folder, settings):
    with open_writer(settings.db, "test"):
        state = ended(start([table(folder, 1)], settings, folder))
    assert "Another import" in state.error and not state.running


def test_an_import_that_dies_is_not_taken_for_one_that_runs(folder, settings):
    job = start([table(folder, 400)], settings, folder)
    job.process.kill()
    job.process.wait()
    assert "ended unexpectedly" in job.state().error


def test_a_cancelled_import_leaves_the_store_and_no_upload(folder, settings):
    job = start([table(folder, 20_000)], settings, folder)
    deadline = time.monotonic() + 60
    while (progress := job.state().progress) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert progress is not None and progress.stage == "documents" and progress.total > 1
    job.cancel()
    assert job.state() == JobState(False, cancelled=True)
    assert not settings.db.exists() and not (folder / jobs.FILES).exists()
    assert not list(settings.db.parent.glob("*.next*"))


def test_settings_travel_whole(folder, settings):
    start([], replace(settings, max_document_bytes=5, read_only=True), folder).process.wait()
    plan = json.loads((folder / jobs.PLAN).read_text(encoding="utf-8"))
    assert jobs._settings(plan["settings"]) == replace(settings, max_document_bytes=5, read_only=True)
