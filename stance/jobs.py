"""An import that runs beside the dashboard, in a process of its own: `pipeline.ingest`, as the command line calls it.

A process of its own keeps the pages quick and the import going when its visitor closes the page; ending it at any
moment leaves the store as last saved. The two talk through files in one folder: `plan.json` goes in, `progress.json`
and `result.json` come out, whole or not at all. What was uploaded lies in `files/` there and goes with the end of the
import. Limits: one import at a time, which the store itself sees to; when the dashboard is stopped, an import under way
goes on, but nobody is told of it.
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
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from stance.errors import StanceError
from stance.progress import Progress
from stance.settings import ROOT, Settings
from stance.sources.inputs import File

LOG = logging.getLogger(__name__)
FILES, PLAN, PROGRESS, RESULT, OUTPUT = "files", "plan.json", "progress.json", "result.json", "output.txt"
REPORT_EVERY_S = 0.3
PATIENCE_S = 10.0  # for an import to end by itself when it is asked to


@dataclass(frozen=True, slots=True)
class JobState:
    """Where an import is. Ended: a summary (see `pipeline.IngestSummary`), an error in one line, or cancelled."""

    running: bool
    progress: Progress | None = None
    summary: Mapping[str, Any] | None = None
    error: str | None = None
    cancelled: bool = False


class Job:
    """One import under way or ended."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder, self.process, self.cancelled = folder, process, False

    def state(self) -> JobState:
        running = self.process.poll() is None  # asked first: what an ended import wrote is all there
        result = _read(self.folder / RESULT)
        if result is not None:
            self.process.wait()  # it writes its result last
            return JobState(False, **result)
        if running:
            told = _read(self.folder / PROGRESS)
            return JobState(True, Progress(**told) if told else None)
        if self.cancelled:
            return JobState(False, cancelled=True)
        output = (self.folder / OUTPUT).read_text(encoding="utf-8", errors="replace")
        LOG.error("An import ended without a result (exit code %s): %s", self.process.returncode, output[-4000:])
        return JobState(False, error=f"The import ended unexpectedly (exit code {self.process.returncode}).")

    def cancel(self) -> None:
        """End it; the store stays as last saved."""
        self.cancelled = True
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder / FILES, ignore_errors=True)


def start(files: Sequence[File], settings: Settings, folder: Path) -> Job:
    """Begin the import of `files`; `folder` is its own and stays until the caller removes it."""
    plan = {
        "files": [
            {"path": str(f.path), "name": f.name, "columns": dict(f.columns), "tables": dict(f.tables)} for f in files
        ],
        "settings": {name: str(value) if isinstance(value, Path) else value for name, value in _plain(settings)},
    }
    _write(folder / PLAN, plan)
    with (folder / OUTPUT).open("wb") as output:
        command = [sys.executable, "-m", "stance.jobs", str(folder)]
        return Job(folder, subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output))


def run(folder: Path) -> int:
    """The import itself, in its own process."""
    plan = _read(folder / PLAN)
    if plan is None:
        print(f"There is no plan in {folder}.", file=sys.stderr)
        return 2
    settings = _settings(plan["settings"])
    files = [File(**file | {"path": Path(file["path"])}) for file in plan["files"]]
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        from stance.pipeline import ingest

        _write(folder / RESULT, {"summary": asdict(ingest(files, settings, _Report(folder)))})
        return 0
    except StanceError as error:
        _write(folder / RESULT, {"error": str(error)})
        return 1
    except KeyboardInterrupt:
        _write(folder / RESULT, {"cancelled": True})
        return 1
    finally:
        shutil.rmtree(folder / FILES, ignore_errors=True)


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
    return [(one.name, getattr(settings, one.name)) for one in fields(settings) if one.name != "columns"]


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
