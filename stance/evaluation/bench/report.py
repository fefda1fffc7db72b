"""The figures as text for a terminal and as docs/benchmarks.md, goals missed first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from stance.evaluation.bench import plot
from stance.evaluation.bench.figures import Figure, Result

HEAD = """# Benchmarks

Written by `make bench` (`python -m stance.evaluation.bench`), never by hand. Each figure is the median of its runs
(p95 where it says so), with the lowest and highest run; each part ran in a process of its own, whose peak memory is
told.
Large imports read generated tables: rows are articles of sixty outlets, most of them reprints of wire dispatches. The
Parquet table has briefs of some seventy words, each dispatch in sixteen outlets; the CSV table articles of some seven
hundred words beside their web page, each dispatch in fifty outlets and every second row twice, as where two exports
overlap. Both are killed (`kill -9`) in the middle of reading and of scoring, and begun again.
Synthetic stores hold invented sentences of about 170 characters, ten to an article, by 2,000 actors in 200 outlets.
"""
TITLES = {
    "reading": "Reading", "model": "Model", "ingest": "Import", "imports": "Large imports",
    "store": "Store and queries", "dashboard": "Dashboard", "load": "Visitors at once",
}  # fmt: skip
BUSY = 0.8  # processes per core that wanted one before a part began; the part before it is among them


def table(results: Sequence[Result]) -> str:
    """Lines for a terminal."""
    lines = []
    for result in results:
        if result.failure:
            lines.append(f"  {result.area} {result.part}: not measured. {result.failure}")
        for figure in result.figures:
            mark = "MISSED" if figure.missed else ""
            lines.append(
                f"  {figure.name + _of_size(figure):<58} {_number(figure.value):>10} {_unit(figure):<26}"
                f"{_spread(figure):>22}  {len(figure.values):>2} runs {mark}"
            )
        if result.peak_mb and not result.failure:
            lines.append(f"  {'peak memory of this part':<58} {_number(result.peak_mb):>10} MB")
    return "\n".join(lines)


def missed(results: Sequence[Result]) -> str:
    lines = list(_missed(results))
    return "\n".join(["Goals missed:", *lines]) if lines else "No goal was missed."


def _missed(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for figure in result.figures:
            if figure.missed:
                what = f"{TITLES[result.area]}: {figure.name}{_of_size(figure)}"
                goal = f"goal {figure.goal.sign} {_number(figure.goal.value)}"
                yield f"- {what}: {_number(figure.value)} {_unit(figure)}, {goal}"


def write(results: Sequence[Result], folder: Path) -> None:
    """benchmarks.md and its plots."""
    parts = [HEAD, "## Goals missed\n", "\n".join(_missed(results)) or "None.", ""]
    for result in results:
        if result.failure:
            parts.append(f"Not measured: {TITLES[result.area]}, {result.part}. {result.failure}\n")
    for name, picture in plot.pictures(results).items():
        (folder / name).write_text(picture, encoding="utf-8")
        parts.append(f"![{plot.TITLES[name]}]({name})\n")
    for area, found in groupby(results, key=lambda result: result.area):
        parts.append(f"## {TITLES[area]}\n")
        for result in found:
            if not result.failure:
                parts += _section(result)
    (folder / "benchmarks.md").write_text("\n".join(parts), encoding="utf-8")


def _section(result: Result) -> Iterator[str]:
    size = f", {result.size:,} {result.unit}" if result.size else ""
    yield f"### {result.part}{size}\n"
    yield f"`{result.command}`\n"
    yield f"{_machine(result)}\n"
    yield "| figure | value | | lowest to highest | runs | goal |"
    yield "|---|--:|---|---|--:|---|"
    for figure in result.figures:
        goal = f"{figure.goal.sign} {_number(figure.goal.value)}" if figure.goal else ""
        goal += ": **missed**" if figure.missed else ": met" if goal else ""
        note = f" ({figure.note})" if figure.note else ""
        size = "" if figure.size in (None, result.size) else _of_size(figure)
        yield (
            f"| {figure.name}{size}{note} | {_number(figure.value)} | {_unit(figure)} | {_spread(figure)} | "
            f"{len(figure.values)} | {goal} |"
        )
    yield f"| peak memory of this part | {_number(result.peak_mb)} | MB | | 1 | |\n"


def _machine(result: Result) -> str:
    facts = result.machine
    libraries = ", ".join(f"{name} {version}" for name, version in facts["libraries"].items())
    crowded = facts["load"] > BUSY * facts["cores"]
    busy = f"; **busy machine** (load {facts['load']} before this part)" if crowded else ""
    return (
        f"{facts['date']}, {facts['cores']} cores of {facts['cpu']} ({', '.join(facts['cpu_flags'])}), "
        f"{facts['memory_gb']} GB, {facts['system']}, Python {facts['python']}, {libraries}{busy}."
    )


def _unit(figure: Figure) -> str:
    return figure.unit if figure.statistic == "median" else f"{figure.unit} ({figure.statistic})"


def _of_size(figure: Figure) -> str:
    return f", {figure.size:,}" if figure.size else ""


def _spread(figure: Figure) -> str:
    if len(figure.values) == 1:
        return ""
    return f"{_number(min(figure.values))} to {_number(max(figure.values))}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
