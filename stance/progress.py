"""How far a long job is: the numbers (for any caller) and one line on a terminal.

Limit: the time left supposes that the rate of the last minute and a half holds.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` items of `stage` ("documents" or "statements") after `seconds` in this stage; `pace` is how
    many a second came of late, where that is known: an import that is taken up again runs past what it has stored."""

    stage: str
    done: int
    total: int
    seconds: float
    pace: float | None = None

    @property
    def rate(self) -> float:
        """Items per second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        pace = self.pace or self.rate
        return (self.total - self.done) / pace if pace and self.done > 1 else None  # one item tells no rate


Report = Callable[[Progress], None]
LATE_S, MARK_EVERY_S = 90.0, 3.0  # longer than a save, which stands still


class Stage:
    """Counts one stage of a job and reports; `report=None` counts in silence."""

    def __init__(self, name: str, total: int, report: Report | None) -> None:
        self.name, self.total, self.report = name, total, report
        self.done, self.started = 0, time.monotonic()
        self.marks = deque([(self.started, 0)])  # when how many were done, of late

    def advance(self, items: int = 1) -> None:
        self.done += items
        if self.report:
            now = time.monotonic()
            self.report(Progress(self.name, self.done, self.total, now - self.started, self._pace(now)))

    def _pace(self, now: float) -> float | None:
        while len(self.marks) > 1 and now - self.marks[1][0] > LATE_S:
            self.marks.popleft()
        since, before = self.marks[0]
        if now - self.marks[-1][0] > MARK_EVERY_S:
            self.marks.append((now, self.done))
        return (self.done - before) / (now - since) if now > since else None


class TerminalLine:
    """Draws progress on one line that rewrites itself, at most five times a second."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self.stream, self.drawn, self.stage = stream, 0.0, ""

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        ended = progress.done >= progress.total
        if now - self.drawn < 0.2 and progress.stage == self.stage and not ended:
            return
        self.drawn, self.stage = now, progress.stage
        self.stream.write("\r\x1b[K" + format_progress(progress) + ("\n" if ended else ""))
        self.stream.flush()


def format_progress(progress: Progress) -> str:
    share = progress.done / progress.total if progress.total else 1.0
    bar = "█" * round(20 * share) + "░" * (20 - round(20 * share))
    left = progress.seconds_left
    ending = (
        f", {format_duration(left)} left"
        if left is not None and share < 1
        else f" in {format_duration(progress.seconds)}"
    )
    return f"{progress.stage:<10} {bar} {progress.done:,}/{progress.total:,}, {progress.rate:,.1f}/s{ending}"


def format_duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
