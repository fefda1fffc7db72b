"""The append-only log of acts, beside the store: the only data here that cannot be rebuilt.

One line of JSON per act. An act is flushed to disk (fsync) before `append` returns: what was acknowledged survives a
crash of the program, of the machine and of an import. One lock on the file serves threads, sessions and processes
alike. A last line that a crash left incomplete was never acknowledged: the next `append` sets it aside in a file of
its own and says so. A line that cannot be read stays in the file, is left out and is told with its number.

Limits: the whole log is read into memory (about 2 kB an act); on network file systems the lock and the flush are only
as good as theirs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from stance.corrections.acts import Act, from_line, to_line
from stance.disk import flush_folder
from stance.errors import CorrectionError
from stance.locks import try_lock

PATIENCE_S = 15.0  # an append lasts milliseconds; a slow disk or a long import of acts, a second


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no act: its number from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Content:
    """The acts in the order of the file, with what could not be read. `size` and `file` tell where a later reading may
    go on."""

    acts: tuple[Act, ...] = ()
    damage: tuple[Damage, ...] = ()
    size: int = 0
    lines: int = 0
    file: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What one append did: acts written, acts that were there already, and where an incomplete line was set aside."""

    written: int
    known: int = 0
    set_aside: Path | None = None


def log_path(store: Path) -> Path:
    return store.with_name(store.name + ".corrections.jsonl")


class Log:
    """The log at one path. Making one costs nothing and touches nothing; no file is an empty log."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def generation(self) -> str:
        """Changes with each act: the key for caches of what is computed from the log."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return ""
        return f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ino:x}"

    def read(self, before: Content | None = None) -> Content:
        """All acts. With an earlier reading, only what was added since is read."""
        try:
            with opened(self.path, "rb", shared=True) as file:
                return _read(file, before)
        except FileNotFoundError:
            return Content()
        except OSError as error:
            raise CorrectionError(f"{self.path} cannot be read ({error.strerror}). Nothing was changed.") from error

    def append(self, act: Act) -> Saved:
        """Write a new act, and return once it is on disk."""
        return self._save([act], known=False)

    def extend(self, acts: Sequence[Act]) -> Saved:
        """Write those acts of another log that are not there yet, all with one flush."""
        return self._save(acts, known=True)

    def _save(self, acts: Sequence[Act], known: bool) -> Saved:
        new = not self.path.exists()
        try:
            with opened(self.path, "a+b") as file:
                set_aside = _repair(file, self.path)
                present = {act.id for act in _read(file, None).acts} if known else set()
                missing = {act.id: act for act in acts if act.id not in present}
                _write(file, "".join(to_line(act) + "\n" for act in missing.values()).encode())
                if new:
                    flush_folder(self.path.parent)
        except OSError as error:
            raise CorrectionError(
                f"{self.path} could not be written ({error.strerror or error}). The act was not saved, the earlier "
                "ones are intact. Make room or give the right to write there, then do it again."
            ) from error
        return Saved(len(missing), len(acts) - len(missing), set_aside)


@contextmanager
def opened(path: Path, mode: str, shared: bool = False) -> Iterator[IO[bytes]]:
    """The log with its lock held; the file that has the name now, even if it was written anew while one waited."""
    while True:
        with path.open(mode, buffering=0) as file, _held(file, path, shared):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield file
                return


@contextmanager
def _held(file: IO[bytes], path: Path, shared: bool = False) -> Iterator[None]:
    """Hold the lock of the log; waits for its turn. Closing the file gives it back."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            try_lock(file, shared)
            break
        except OSError as error:
            if time.monotonic() > end:
                raise CorrectionError(
                    f"{path} has been locked by another program for {PATIENCE_S:.0f} s. The act was not saved, the "
                    "earlier ones are intact. Close that program, then do it again."
                ) from error
            time.sleep(0.01)
    yield


def _read(file: IO[bytes], before: Content | None) -> Content:
    status = os.fstat(file.fileno())
    if before is None or before.file != status.st_ino or before.size > status.st_size:
        before = Content(file=status.st_ino)
    file.seek(before.size)
    whole = file.read()
    ended = whole[: whole.rfind(b"\n") + 1]  # what follows is a line that a crash left incomplete
    acts, damage, number = [], [], before.lines
    for number, line in enumerate(ended.split(b"\n")[:-1], before.lines + 1):
        if line.strip():
            try:
                acts.append(from_line(line))
            except CorrectionError as error:
                damage.append(Damage(number, str(error)))
    return replace(
        before, acts=before.acts + tuple(acts), damage=before.damage + tuple(damage), size=before.size + len(ended),
        lines=number,
    )  # fmt: skip


def _repair(file: IO[bytes], path: Path) -> Path | None:
    """End the file on a whole line: where a line that was never acknowledged was set aside, or None."""
    size = file.seek(0, os.SEEK_END)
    start = _start_of_last_line(file, size)
    if start == size:
        return None
    file.seek(start)
    rest = file.read()
    try:
        from_line(rest)
    except CorrectionError:
        aside = path.with_name(path.name + ".incomplete")
        with aside.open("ab", buffering=0) as other:
            _write(other, rest + b"\n")
        file.truncate(start)
        os.fsync(file.fileno())
        return aside
    _write(file, b"\n")  # a whole act whose end of line an editor took away
    return None


def _start_of_last_line(file: IO[bytes], size: int) -> int:
    """Offset after the last end of line; `size` when the file ends with one."""
    at = size
    while at > 0:
        step = min(65_536, at)
        file.seek(at - step)
        found = file.read(step).rfind(b"\n")
        if found >= 0:
            return at - step + found + 1
        at -= step
    return 0


def _write(file: IO[bytes], data: bytes) -> None:
    """All of it on disk, or none of it in the file. The file is unbuffered: what a full disk refused is nowhere."""
    size = file.seek(0, os.SEEK_END)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except OSError:
        file.truncate(size)
        raise
