"""How many visitors one server holds: ever more of them at once, until every twentieth answer takes longer than 2 s.

Visitors click and think (see `visitors`); 10 of them at a think time of 5 s ask for 2 pages or views a second. They and
the server share the cores of this machine; what the visitors take of them is among the figures.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

from stance.evaluation.bench.browser import Server, serve
from stance.evaluation.bench.figures import Context, Figure, Goal, Part, milliseconds
from stance.evaluation.bench.store import store_of
from stance.evaluation.bench.visitors import THINK_S, Heard, crowd

NUMBERS, QUICK_NUMBERS = (1, 2, 5, 10, 15, 20, 30, 40, 60, 80), (1, 2)
SECONDS, QUICK_SECONDS, QUICK_THINK_S = 60.0, 4.0, (0.1, 0.3)
HELD_S, GOAL = 2.0, Goal(">=", 10)


def visitors(context: Context) -> list[Figure]:
    size = 2000 if context.quick else context.size
    numbers, seconds, think_s = (
        (QUICK_NUMBERS, QUICK_SECONDS, QUICK_THINK_S) if context.quick else (NUMBERS, SECONDS, THINK_S)
    )
    figures, steps = [], []
    with serve(store_of(size, context.folder)) as server:
        crowd(server.address, 1, min(seconds, 10), think_s)  # the first answers of a server are told elsewhere
        for number in numbers:
            busy, began = time.process_time(), time.monotonic()
            heard = crowd(server.address, number, seconds, think_s)
            share = (time.process_time() - busy) / (time.monotonic() - began)
            steps.append((number, heard))
            figures += _figures(number, heard, server, share, size)
            if not holds(heard):
                break
    figures.append(_held(steps, size, None if context.quick else GOAL))
    return figures


def p95(waits: Sequence[float]) -> float:
    return sorted(waits)[math.ceil(0.95 * len(waits)) - 1]


def holds(heard: Heard) -> bool:
    """No error, and all but every twentieth answer within HELD_S."""
    waits = heard.all_waits()
    return bool(waits) and not heard.errors and p95(waits) < HELD_S


def _held(steps: Sequence[tuple[int, Heard]], size: int, goal: Goal | None = GOAL) -> Figure:
    """The largest number that was held; the numbers below it were held too, for the first that is not ends it."""
    held = max((number for number, heard in steps if holds(heard)), default=0)
    most = " (none more were tried)" if steps and held == steps[-1][0] else ""
    return Figure(
        "visitors held at once", "visitors", (float(held),), size=size, goal=goal,
        note=f"p95 under {HELD_S:.0f} s, no error{most}",
    )  # fmt: skip


def _figures(number: int, heard: Heard, server: Server, share: float, size: int) -> list[Figure]:
    who = "one visitor" if number == 1 else f"{number} visitors"
    waits = milliseconds(heard.all_waits()) or (math.inf,)
    errors = f"{len(heard.errors)} errors, the first: {heard.errors[0]}" if heard.errors else "no error"
    return [
        Figure(f"{who}, page or view answered", "ms", waits, size=size, note=errors),
        Figure(f"{who}, page or view answered", "ms", waits, size=size, statistic="p95"),
        Figure(f"{who}, errors", "", (float(len(heard.errors)),), size=size),
        Figure(f"{who}, server memory", "MB", (server.memory_mb("VmRSS"),), size=size),
        Figure(f"{who}, cores taken by the visitors themselves", "cores", (share,), size=size),
    ]


PARTS = (Part("visitors at once", visitors, sized=True),)
