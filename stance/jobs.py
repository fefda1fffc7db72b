"""An import that runs beside the dashboard, in a process of its own: `pipeline.ingest`, as the command line calls it.

A process of its own keeps the pages quick and the import going when its visitor closes the page; ending it at any
moment leaves the store as last saved. The two talk through files in one folder beside the store: `plan.json` goes in,
`progress.json`, `result.json`, `refused.jsonl` and `notes.jsonl` come out, whole or not at all. What was uploaded lies
in `files/` there until the import is done or given up, so an import that was cancelled, that failed, or that ended with
the machine is taken up where it was last saved; whether one still runs is told by a lock that it holds. Limits: one
import at a time, which the store itself sees to.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import IO, Any

from stance.errors import SourceError, StanceError
from stance.locks import try_lock
from stance.progress import Progress
from stance.settings import ROOT, Settings
from stance.sources.inputs import File, Refusal
from stance.sources.rejects import read_rejects, write_rejects

LOG = logging.getLogger(__name__)
FILES, PLAN, PROGRESS, RESULT, OUTPUT = "files", "plan.json", "progress.json", "result.json", "output.txt"
REFUSED, NOTES, LOCK, NUMBER = "refused.jsonl", "notes.jsonl", "lock", "process.json"
REPORT_EVERY_S = 0.3
PATIENCE_S = 10.0  # for an import to end by itself when it is asked to


@dataclass(frozen=True, slots=True)
class JobState:
    """Where an import is. Ended: a summary (see `pipeline.IngestSummary`; refusals and notes as their number), an error
    in one line, or cancelled, which is also what one is that ended with its machine."""

    running: bool
    progress: Progress | None = None
    summary: Mapping[str, Any] | None = None
    error: str | None = None
    cancelled: bool = False


class Job:
    """One import under way or ended; `process` is absent when another dashboard, or an earlier life of this one, began
    it."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes] | None = None) -> None:
        self.folder, self.process, self.cancelled = folder, process, False

    def state(self) -> JobState:
        running = self._lives()  # asked first: what an ended import wrote is all there
        result = _read(self.folder / RESULT)
        if result is not None:
            if self.process is not None:
                self.process.wait()  # it writes its result last
            return JobState(False, **result)
        if running:
            told = _read(self.folder / PROGRESS)
            return JobState(True, Progress(**told) if told else None)
        if self.cancelled or self.process is None:
            return JobState(False, cancelled=True)
        output = (self.folder / OUTPUT).read_text(encoding="utf-8", errors="replace")
        LOG.error("An import ended without a result (exit code %s): %s", self.process.returncode, output[-4000:])
        return JobState(False, error=f"The import ended unexpectedly (exit code {self.process.returncode}).")

    def cancel(self) -> None:
        """End it; the store stays as last saved, and `resume` goes on from there."""
        self.cancelled = True
        number = _read(self.folder / NUMBER)
        self._signal(signal.SIGTERM, number)
        deadline = time.monotonic() + PATIENCE_S
        while self._lives() and time.monotonic() < deadline:
            time.sleep(0.05)
        self._signal(getattr(signal, "SIGKILL", signal.SIGTERM), number)
        if self.process is not None:
            self.process.wait()

    def refused(self) -> Iterator[Refusal]:
        """What an ended import refused; `notes`, what it remarked on documents that it kept."""
        return read_rejects(self.folder / REFUSED)

    def notes(self) -> Iterator[Refusal]:
        return read_rejects(self.folder / NOTES)

    def discard(self) -> None:
        """Give up an ended import, with what was uploaded for it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _lives(self) -> bool:
        return self.process.poll() is None if self.process is not None else _locked(self.folder)

    def _signal(self, which: int, number: int | None) -> None:
        if self._lives() and (self.process is not None or number is not None):
            with suppress(ProcessLookupError):
                os.kill(self.process.pid if self.process is not None else number, which)


def home(db: Path) -> Path:
    """Where the import of a store works."""
    return db.with_name(f"{db.name}.import")


def found(db: Path) -> Job | None:
    """The import of a store that runs, or that ended and was neither read nor given up."""
    folder = home(db)
    return Job(folder) if (folder / PLAN).exists() else None


def begin(files: Sequence[File], uploads: Path, settings: Settings) -> Job:
    """Start an import of `files`, those under `uploads` moved to where they outlive the visit."""
    folder = home(settings.db)
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.move(uploads, folder / FILES)
        moved = [
            replace(file, path=folder / FILES / file.path.name) if file.path.parent == uploads else file
            for file in files
        ]
        return start(moved, settings, folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise SourceError(
            f"The import could not begin ({error.strerror or error}): {folder.parent} needs room and write permission. "
            "Nothing was imported."
        ) from error


def start(files: Sequence[File], settings: Settings, folder: Path) -> Job:
    """Begin the import of `files`; `folder` is its own and stays until `discard`."""
    _plan(folder, [asdict(file) for file in files], settings)
    return _launch(folder)


def resume(job: Job, settings: Settings) -> Job:
    """Take up an import that ended before its end: what it stored stays, what it had not stored is done again."""
    _plan(job.folder, _read(job.folder / PLAN)["files"], settings)
    for name in (RESULT, PROGRESS):
        (job.folder / name).unlink(missing_ok=True)
    return _launch(job.folder)


def run(folder: Path) -> int:
    """The import itself, in its own process."""
    plan = _read(folder / PLAN)
    if plan is None:
        print(f"There is no plan in {folder}.", file=sys.stderr)
        return 2
    settings = _settings(plan["settings"])
    files = [File(**file | {"path": Path(file["path"])}) for file in plan["files"]]
    signal.signal(signal.SIGTERM, _interrupt)
    with (folder / LOCK).open("ab") as lock:
        _hold(lock)
        _write(folder / NUMBER, os.getpid())
        return _ingest(files, settings, folder)


def _ingest(files: Sequence[File], settings: Settings, folder: Path) -> int:
    try:
        from stance.pipeline import ingest

        summary = ingest(files, settings, _Report(folder))
        write_rejects(folder / REFUSED, summary.refused)
        write_rejects(folder / NOTES, summary.notes)
        shutil.rmtree(folder / FILES, ignore_errors=True)
        _write(folder / RESULT, {"summary": summary.as_json()})
        return 0
    except StanceError as error:
        _write(folder / RESULT, {"error": str(error)})
    except OSError as error:
        message = f"The disk failed or is full ({error.strerror or error}). Make room, then take the import up again."
        _write(folder / RESULT, {"error": message})
    except KeyboardInterrupt:
        _write(folder / RESULT, {"cancelled": True})
    return 1


def _hold(lock: IO[bytes]) -> None:
    """Take the lock; who looks whether an import runs holds it for a moment."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return try_lock(lock)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _launch(folder: Path) -> Job:
    with (folder / OUTPUT).open("wb") as output:
        command = [sys.executable, "-m", "stance.jobs", str(folder)]
        return Job(folder, subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output))


def _plan(folder: Path, files: Sequence[Mapping[str, Any]], settings: Settings) -> None:
    values = {name: str(value) if isinstance(value, Path) else value for name, value in _plain(settings)}
    _write(folder / PLAN, {"files": files, "settings": values})


def _locked(folder: Path) -> bool:
    """Whether an import holds the folder."""
    try:
        with (folder / LOCK).open("ab") as lock:
            try_lock(lock)
        return False
    except FileNotFoundError:
        return False
    except OSError:
        return True


class _Report:
    """Writes progress a few times a second."""

    def __init__(self, folder: Path) -> None:
        self.path, self.told = folder / PROGRESS, float("-inf")

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.told > REPORT_EVERY_S or progress.done == progress.total:
            self.told = now
            with suppress(PermissionError):  # on Windows while the page reads it; the next report follows
                _write(self.path, asdict(progress))


def _plain(settings: Settings) -> list[tuple[str, Any]]:
    return [
        (one.name, getattr(settings, one.name)) for one in fields(settings) if one.name not in ("columns", "allowed")
    ]


def _settings(values: Mapping[str, Any]) -> Settings:
    paths = {name: Path(values[name]) for name in ("data", "db")}
    return replace(Settings(), **{**values, **paths})


def _write(path: Path, value: Any) -> None:
    draft = path.with_name(path.name + ".next")
    draft.write_text(json.dumps(value, ensure_ascii=False, default=str), encoding="utf-8")
    os.replace(draft, path)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    raise SystemExit(run(Path(sys.argv[1])))
