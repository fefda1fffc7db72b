"""An import in a process of its own: the real one, on the shipped model."""

import json
import os
import time
from dataclasses import replace

import pytest

from stance import jobs
from stance.errors import SourceError
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
    assert (state.summary["kept"], state.summary["refused"]) == (3, 1)
    assert [refusal.source for refusal in Job(folder).refused()] == ["vide.txt"]
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


def test_a_cancelled_import_leaves_the_store_and_is_taken_up_again(folder, settings):
    job = start([table(folder, 20_000)], settings, folder)
    deadline = time.monotonic() + 60
    while (progress := job.state().progress) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert progress is not None and progress.stage == "documents" and progress.total > 1
    job.cancel()
    assert job.state() == JobState(False, cancelled=True)
    assert not settings.db.exists() and not list(settings.db.parent.glob("*.next*"))
    table(folder, 3)  # a shorter one, for the sake of time
    assert ended(jobs.resume(job, settings)).summary["kept"] == 3 and not (folder / jobs.FILES).exists()


def test_an_import_outlives_the_dashboard_that_began_it_and_is_found_by_the_next(tmp_path, settings):
    uploads = tmp_path / "visit" / jobs.FILES
    uploads.mkdir(parents=True)
    assert jobs.found(settings.db) is None
    process = jobs.begin([table(uploads.parent, 20_000)], uploads, settings).process
    job = jobs.found(settings.db)
    deadline = time.monotonic() + 60
    while job.state().progress is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert job.process is None and job.state().running and not uploads.exists()
    process.kill()
    process.wait()
    assert jobs.found(settings.db).state() == JobState(False, cancelled=True)
    table(job.folder, 3)
    state = ended(jobs.resume(job, settings))
    assert state.summary["kept"] == 3 and jobs.found(settings.db).state() == state
    job.discard()
    assert jobs.found(settings.db) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_lost(tmp_path, settings):
    uploads = tmp_path / "visit" / jobs.FILES
    uploads.mkdir(parents=True)
    settings.db.parent.joinpath("closed").mkdir(mode=0o500)
    with pytest.raises(SourceError, match="Nothing was imported"):
        jobs.begin([table(uploads.parent, 1)], uploads, replace(settings, db=tmp_path / "closed" / "store.duckdb"))
    assert uploads.exists()


def test_settings_travel_whole(folder, settings):
    start([], replace(settings, max_document_bytes=5, read_only=True), folder).process.wait()
    plan = json.loads((folder / jobs.PLAN).read_text(encoding="utf-8"))
    assert jobs._settings(plan["settings"]) == replace(settings, max_document_bytes=5, read_only=True)
