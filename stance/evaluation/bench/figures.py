"""What a part of the suite measures: figures, each with every run's value, and the tools to take them.

A figure is the median of its runs unless it says p95; the spread is their lowest and highest value. Limit: wall clock,
whatever else the machine does; `machine` tells how busy it was.
"""

from __future__ import annotations

import math
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

MEASURED_AT_LEAST_S = 0.2  # a run shorter than this is repeated within the run, for the clock's sake


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should reach: at least (`>=`) or below (`<`) a value."""

    sign: Literal[">=", "<"]
    value: float

    def met_by(self, value: float) -> bool:
        return value >= self.value if self.sign == ">=" else value < self.value


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure. `size` is what it was measured at (statements or articles), where cost is plotted against size."""

    name: str
    unit: str
    values: tuple[float, ...]
    size: int | None = None
    goal: Goal | None = None
    statistic: Literal["median", "p95"] = "median"
    note: str = ""

    @property
    def value(self) -> float:
        if self.statistic == "median":
            return statistics.median(self.values)
        return sorted(self.values)[math.ceil(0.95 * len(self.values)) - 1]

    @property
    def missed(self) -> bool:
        return self.goal is not None and not self.goal.met_by(self.value)


@dataclass(frozen=True, slots=True)
class Context:
    """What a part is given: `size` in statements for parts that are measured at several, `runs` of each measure, and a
    folder for stores that later parts use again."""

    folder: Path
    runs: int = 5
    size: int = 100_000
    quick: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A function that measures, run in a process of its own; `sized` ones once per size, in `unit`. `sizes` are its
    own where those of the stores do not fit."""

    name: str
    measure: Callable[[Context], list[Figure]]
    sized: bool = False
    sizes: tuple[int, ...] = ()
    unit: str = "statements"


@dataclass(frozen=True, slots=True)
class Result:
    """What one part gave; `failure` says why it gave nothing. `size` is 0 for parts that are measured at none."""

    area: str
    part: str
    command: str
    size: int = 0
    figures: tuple[Figure, ...] = ()
    peak_mb: float | None = None
    machine: dict[str, Any] = field(default_factory=dict)
    failure: str = ""
    unit: str = "statements"

    def as_json(self) -> dict[str, Any]:
        rows = [
            asdict(figure) | {"value": figure.value, "missed": figure.missed, "runs": len(figure.values)}
            for figure in self.figures
        ]
        return asdict(self) | {"figures": rows}


def result_of(row: dict[str, Any]) -> Result:
    """A result as `as_json` wrote it."""
    figures = tuple(
        Figure(
            f["name"], f["unit"], tuple(f["values"]), f["size"], Goal(**f["goal"]) if f["goal"] else None,
            f["statistic"], f["note"],
        )
        for f in row["figures"]
    )  # fmt: skip
    return Result(**row | {"figures": figures})


def seconds(action: Callable[[], Any], runs: int) -> tuple[float, ...]:
    """Time of one call, for each of several runs."""
    taken = []
    for _ in range(runs):
        calls, started = 0, time.perf_counter()
        while calls == 0 or time.perf_counter() - started < MEASURED_AT_LEAST_S:
            action()
            calls += 1
        taken.append((time.perf_counter() - started) / calls)
    return tuple(taken)


def once(action: Callable[[], Any]) -> tuple[Any, float]:
    """What a call gives, and its time."""
    started = time.perf_counter()
    found = action()
    return found, time.perf_counter() - started


def rates(amount: float, times: Sequence[float]) -> tuple[float, ...]:
    return tuple(amount / time for time in times)


def milliseconds(times: Sequence[float]) -> tuple[float, ...]:
    return tuple(1000 * time for time in times)


def peak_mb() -> float:
    """The most memory this process held, or the largest of its children if that is more."""
    found = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(found) / 1024
