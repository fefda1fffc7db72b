"""The dashboard in a real browser, on stores of several sizes: first page, filter changes per page, memory.

A filter change is what a visitor does: another search word, quoted speech or narration, another actor. No view is asked
for twice, so no answer comes from a cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle

from stance.evaluation.bench.browser import Server, Visitor, chromium, serve
from stance.evaluation.bench.figures import Context, Figure, Goal, Part, milliseconds
from stance.evaluation.bench.store import store_of

PAGES = {"overview": "", "actors": "acteurs", "outlets": "medias", "statements": "enonces"}
CHANGES, QUICK_CHANGES = 18, 3
VISITORS, QUICK_VISITORS = 10, 2
WORDS = (
    "paix",
    "gel",
    "armes",
    "genève",
    "céréales",
    "sécurité",
    "gaz",
    "feu",
    "phrase",
    "article",
    "sur la",
    "avoirs",
)
VOICES = (1, 2, 0)  # places of narration, both and speech in the control


def pages(context: Context) -> list[Figure]:
    size = 2000 if context.quick else context.size
    path, figures = store_of(size, context.folder), []
    goals = _goals(size)
    with serve(path) as server, chromium() as browser:
        visitor = Visitor(browser)
        first = visitor.open(server.address)
        figures += [
            Figure("server ready after its start", "s", (server.started_s,), size=size),
            Figure("first page after the start", "s", (first,), size=size, goal=goals["first"]),
        ]
        for name, address in PAGES.items():
            visitor.open(f"{server.address}/{address}")
            acts = _acts(visitor)
            found = [visitor.change(next(acts)) for _ in range(QUICK_CHANGES if context.quick else CHANGES)]
            whole, part = (milliseconds(values) for values in zip(*found, strict=True))
            figures += [
                Figure(f"{name}, change to settled", "ms", whole, size=size, goal=goals["settled"]),
                Figure(f"{name}, change to settled", "ms", whole, size=size, statistic="p95", goal=goals["p95"]),
                Figure(f"{name}, server part", "ms", part, size=size, goal=goals["server"]),
            ]  # fmt: skip
        memory = server.memory_mb()
        figures.append(Figure("server memory, one visitor", "MB", (memory,), size=size, goal=goals["memory"]))
        visitor.close()
    return figures


def _goals(size: int) -> dict[str, Goal | None]:
    """Up to a million statements pages are to feel immediate; above, to answer within two seconds in four gigabytes."""
    if size > 1_000_000:
        limits = {"settled": 2000, "memory": 4000}
    else:
        limits = {"first": 3, "settled": 500, "server": 300}
        if size > 100_000:
            limits |= {"settled": 1000, "p95": 2000}
    return {name: Goal("<", limits[name]) if name in limits else None
            for name in ("first", "settled", "p95", "server", "memory")}  # fmt: skip


def crowd(context: Context) -> list[Figure]:
    """Visitors who are there at the same time, each changing filters on a page of their own."""
    size = 2000 if context.quick else context.size
    number = QUICK_VISITORS if context.quick else VISITORS
    with serve(store_of(size, context.folder)) as server, chromium() as browser:
        visitors = [Visitor(browser) for _ in range(number)]
        for visitor, address in zip(visitors, cycle(PAGES.values()), strict=False):
            visitor.open(f"{server.address}/{address}")
        waits = [wait for turn in range(2) for wait in _together(visitors, turn)]
        figures = _crowd_figures(server, number, size, waits)
        for visitor in visitors:
            visitor.close()
    return figures


def _crowd_figures(server: Server, number: int, size: int, waits: list[float]) -> list[Figure]:
    return [
        Figure(f"server memory, {number} visitors at once", "MB", (server.memory_mb(),), size=size,
               goal=Goal("<", 1000), note="the most it held"),
        Figure(f"server memory, {number} visitors, afterwards", "MB", (server.memory_mb("VmRSS"),), size=size),
        Figure(f"{number} changes at once, each to settled", "ms", milliseconds(waits), size=size),
    ]  # fmt: skip


def _together(visitors: list[Visitor], turn: int) -> Iterator[float]:
    """All change the filters before any of them is waited for."""
    for place, visitor in enumerate(visitors):
        _search(visitor, f"{WORDS[(place + turn) % len(WORDS)]} {place}")
    return (visitor.settle() for visitor in visitors)


def _acts(visitor: Visitor) -> Iterator[Callable[[], None]]:
    """Filter changes, no two leading to the same view."""
    for turn, (word, voice) in enumerate(zip(cycle(WORDS), cycle(VOICES), strict=False)):
        yield lambda word=word, turn=turn: _search(visitor, word if turn < len(WORDS) else f"{word} -{turn}")
        yield lambda voice=voice: _choose_voice(visitor, voice)
        yield lambda turn=turn: _choose_actor(visitor, f"fictif {turn:02}")


def _search(visitor: Visitor, words: str) -> None:
    box = visitor.page.locator(".st-key-filter_search input")
    box.fill(words)
    box.press("Enter")


def _choose_voice(visitor: Visitor, place: int) -> None:
    visitor.page.locator(".st-key-filter_voice button").nth(place).click()


def _choose_actor(visitor: Visitor, name: str) -> None:
    page = visitor.page
    box = page.locator(".st-key-filter_actors input")
    if not box.is_visible():
        page.locator(".st-key-popover_actors button").first.click()
    box.fill(name)
    visitor.sent.clear()
    visitor.received.clear()
    box.press("Enter")
    page.keyboard.press("Escape")


PARTS = (Part("pages", pages, sized=True), Part("visitors", crowd, sized=True))
