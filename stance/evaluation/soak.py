"""Hours of mixed load on one server, and whether anything grew: `python -m stance.evaluation.soak --minutes 120`.

Ten visitors click, articles are imported again and again (new ones, and ones that are there), people's checks are
written, each by a process of its own or a thread beside the server, as a team would; every few seconds the server's
memory, open files and threads and the room taken beside the store are noted. Writes soak.json (every sample) and
soak.md. Exit code 1 when a bound is broken. Limits: Linux, whose /proc tells what a process holds; checks are written
by the function that the page calls, not through the page.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from stance.corrections.acts import Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.evaluation.bench import machine, texts
from stance.evaluation.bench.browser import Server, serve
from stance.evaluation.bench.load import p95
from stance.evaluation.bench.visitors import THINK_S, Heard, crowd
from stance.records import TARGETS
from stance.settings import ROOT, Settings
from stance.store.corrections import key_of
from stance.store.filters import Filters
from stance.store.store import Store

SAMPLE_S, IMPORT_S, CHECK_S = 10.0, 120.0, 5.0
FIRST_ARTICLES, NEW_ARTICLES = 2_000, 20
# Bounds on growth, from the second quarter of the time (caches are full by then) to the last.
MEMORY_SHARE, MEMORY_MB = 1.10, 50
FILES, THREADS = 10, 10
BESIDE_MB = 1  # what may lie beside the store and the log once all is over: locks
SERVER_FAULT = re.compile(r"\bERROR\b|\bCRITICAL\b|Uncaught")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything, and how often (seconds)."""

    minutes: float
    visitors: int = 10
    articles: int = FIRST_ARTICLES
    new_articles: int = NEW_ARTICLES
    sample_s: float = SAMPLE_S
    import_s: float = IMPORT_S
    check_s: float = CHECK_S
    think_s: tuple[float, float] = THINK_S


@dataclass(frozen=True, slots=True)
class Sample:
    """What the server held at one moment, and what lay in the folder of the store; memory and room in MB."""

    seconds: float
    memory_mb: float
    files: int
    threads: int
    store_mb: float
    beside_mb: float
    answers: int
    errors: int


@dataclass
class Course:
    """All that was noted; `faults` are errors of whatever part, in words."""

    samples: list[Sample] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    imports: int = 0
    checks: int = 0
    heard: Heard = field(default_factory=Heard)


@dataclass(frozen=True, slots=True)
class Finding:
    """One bound, and whether it was kept."""

    name: str
    found: float
    bound: float
    unit: str = ""

    @property
    def kept(self) -> bool:
        return self.found <= self.bound


def soak(plan: Plan, folder: Path) -> tuple[Course, list[Finding]]:
    """Run it all; the store, its documents and the server's output lie in `folder`, which should be empty."""
    home, course = folder / "store", Course()
    home.mkdir(parents=True)
    db, documents = home / "soak.duckdb", _documents(folder, plan)
    _import(documents(plan.articles), db, course)
    with (folder / "server.txt").open("w") as output, serve(db, output) as server:
        _together(plan, db, server, documents, course)
    printed = (folder / "server.txt").read_text(encoding="utf-8", errors="replace")
    course.faults += [f"server: {fault[:300]}" for fault in server_faults(printed)]
    course.faults += [f"visitor: {error}" for error in course.heard.errors]
    course.faults += _lost(db, course.checks)
    return course, findings(course.samples, course.faults, _beside_mb(db))


def server_faults(printed: str) -> list[str]:
    """Lines of the server's output that tell a fault; of a traceback, the line that ends it and says what happened."""
    lines, found = printed.splitlines(), []
    for at, line in enumerate(lines):
        if "Traceback (most recent call last)" in line:
            found.append(next((end for end in lines[at + 1 :] if end[:1].strip()), line))
        elif SERVER_FAULT.search(line):
            found.append(line)
    return found


def _together(plan: Plan, db: Path, server: Server, documents: Callable[[int], Path], course: Course) -> None:
    """Visitors in the foreground; imports, checks and samples beside them, each at its own pace until they leave."""
    over, began = threading.Event(), time.monotonic()
    beside = [
        (plan.sample_s, lambda: course.samples.append(_sample(server, db, time.monotonic() - began, course.heard))),
        (plan.import_s, lambda: _import(documents(plan.new_articles), db, course)),
        (plan.check_s, lambda: _check(db, course)),
    ]  # fmt: skip
    threads = [threading.Thread(target=_again, args=(every, act, over, course)) for every, act in beside]
    for thread in threads:
        thread.start()
    try:
        crowd(server.address, plan.visitors, 60 * plan.minutes, plan.think_s, course.heard)
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _again(every: float, act: Callable[[], Any], over: threading.Event, course: Course) -> None:
    while not over.wait(every):
        try:
            act()
        except Exception as error:  # whatever fails is what the soak is for; it is told, and the rest goes on
            course.faults.append(f"{type(error).__name__}: {error}")


def _documents(folder: Path, plan: Plan) -> Callable[[int], Path]:
    """A function that gives folders of so many new articles, each time others; every second time the same again."""
    source = texts.articles(10**9, Settings())
    state = {"turn": 0, "last": folder}

    def more(number: int) -> Path:
        state["turn"] += 1
        if state["turn"] % 2 and state["turn"] > 1:
            return state["last"]
        state["last"] = folder / f"documents-{state['turn']:05}"
        state["last"].mkdir()
        for place in range(number):
            (state["last"] / f"{place:05}.txt").write_text(next(source), encoding="utf-8")
        return state["last"]

    return more


def _import(folder: Path, db: Path, course: Course) -> None:
    """As the command line does it, in a process of its own."""
    command = [sys.executable, "-m", "stance", "ingest", str(folder), "--db", str(db)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    course.imports += 1
    if done.returncode:
        course.faults.append(f"import: exit code {done.returncode}, {done.stderr.strip()[-200:]}")


def _check(db: Path, course: Course) -> None:
    """One person's check of a statement."""
    seed = course.checks
    found = Store(db).query("queue_random", Filters(voice="all").parameters() | {"seed": seed, "size": 1})
    row = Store(db).query("statement", {"statement_id": found["statement_id"].iloc[0]}).iloc[0].to_dict()
    judgement = Judgement(dict.fromkeys(TARGETS, "neutral"), is_statement=True)
    Log(log_path(db)).append(new_act("check", f"Soak {seed % 3}", key_of(row), judgement=judgement))
    course.checks += 1


def _lost(db: Path, checks: int) -> list[str]:
    """Checks that were acknowledged and are not in the log."""
    content = Log(log_path(db)).read()
    found = [f"the log holds {len(content.acts)} checks of {checks}"] if len(content.acts) != checks else []
    return found + [f"the log is damaged at line {one.line}" for one in content.damage]


def _sample(server: Server, db: Path, seconds: float, heard: Heard) -> Sample:
    process = Path(f"/proc/{server.pid}")
    status = dict(line.split(":", 1) for line in (process / "status").read_text(encoding="utf-8").splitlines())
    return Sample(
        seconds=round(seconds, 1), memory_mb=round(int(status["VmRSS"].split()[0]) / 1024, 1),
        files=sum(1 for _ in (process / "fd").iterdir()), threads=int(status["Threads"]),
        store_mb=round(db.stat().st_size / 1e6, 2), beside_mb=round(_beside_mb(db), 2),
        answers=len(heard.all_waits()), errors=len(heard.errors),
    )  # fmt: skip


def _beside_mb(db: Path) -> float:
    """Room taken in the folder of the store by anything but it and the log; a draft may go while one looks."""
    own, taken = {db.name, log_path(db).name}, 0
    for path in db.parent.rglob("*"):
        try:
            taken += path.stat().st_size if path.name not in own and path.is_file() else 0
        except FileNotFoundError:
            continue
    return taken / 1e6


def findings(samples: Sequence[Sample], faults: Sequence[str], beside_mb: float) -> list[Finding]:
    """Every bound. Growth is what the last quarter of the samples holds beyond the second; too few samples to say so
    are a bound that is broken."""
    found = [Finding("errors", len(faults), 0), Finding("left beside the store at the end", beside_mb, BESIDE_MB, "MB")]
    quarter = len(samples) // 4
    if not quarter:
        return [*found, Finding("samples missing", 4 - len(samples), 0)]
    early, late = samples[quarter : 2 * quarter], samples[-quarter:]
    memory = [statistics.median(one.memory_mb for one in part) for part in (early, late)]
    return [
        *found,
        Finding("memory of the server", memory[1], memory[0] * MEMORY_SHARE + MEMORY_MB, "MB"),
        Finding("open files", *(_most(part, "files") + more for part, more in ((late, 0), (early, FILES)))),
        Finding("threads", *(_most(part, "threads") + more for part, more in ((late, 0), (early, THREADS)))),
    ]


def _most(samples: Iterable[Sample], name: str) -> int:
    return max(getattr(one, name) for one in samples)


def report(plan: Plan, course: Course, found: Sequence[Finding], facts: dict[str, Any]) -> str:
    """soak.md."""
    waits = course.heard.all_waits()
    speed = f", answers median {statistics.median(waits):.2f} s, p95 {p95(waits):.2f} s" if waits else ""
    command = f"python -m stance.evaluation.soak --minutes {plan.minutes:g} --visitors {plan.visitors}"
    lines = [
        "# Soak", "",
        f"Written by `{command}`, never by hand.", "",
        f"{facts['date']}, {facts['cores']} cores of {facts['cpu']}, {facts['memory_gb']} GB, load before the start "
        f"{facts['load']}.",
        f"{plan.visitors} visitors for {plan.minutes:g} minutes: {len(waits):,} pages and views{speed}; meanwhile "
        f"{course.imports:,} imports and {course.checks:,} checks.", "",
        "| what | found | bound | |", "|---|--:|--:|---|",
        *(f"| {one.name} | {one.found:,.4g} {one.unit} | {one.bound:,.4g} {one.unit} | "
          f"{'kept' if one.kept else '**broken**'} |" for one in found), "",
        "Growth is measured from the second quarter of the time to the last.",
        *(["", "Errors:", "", *(f"- {fault}" for fault in course.faults[:20])] if course.faults else []), "",
    ]  # fmt: skip
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.evaluation.soak", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=120, help="default: 120")
    parser.add_argument("--visitors", type=int, default=10, help="default: 10")
    parser.add_argument("--articles", type=int, default=FIRST_ARTICLES, help="in the store at the start")
    parser.add_argument("--folder", type=Path, help="empty folder to work in and keep; default: one that is removed")
    parser.add_argument("--output", type=Path, default=ROOT / "docs", help="folder of soak.json and soak.md")
    given = parser.parse_args(arguments)
    plan, facts = Plan(given.minutes, given.visitors, given.articles), machine.facts()
    with nullcontext(given.folder) if given.folder else tempfile.TemporaryDirectory() as folder:
        course, found = soak(plan, Path(folder))
    given.output.mkdir(parents=True, exist_ok=True)
    record = {
        "plan": asdict(plan), "machine": facts, "faults": course.faults,
        "findings": [asdict(one) | {"kept": one.kept} for one in found],
        "samples": [asdict(one) for one in course.samples],
    }  # fmt: skip
    (given.output / "soak.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    text = report(plan, course, found, facts)
    (given.output / "soak.md").write_text(text, encoding="utf-8")
    print(text)
    return int(not all(one.kept for one in found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
