"""`python -m stance.evaluation.bench [--only reading,store/queries] [--quick] [--sizes N,…]`: measure, print, write.

Writes docs/benchmarks.json, docs/benchmarks.md and its plots; what was measured before and not now stays in them, each
part with its own date and machine. `--quick` shows in a minute that everything runs and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain
from pathlib import Path

from stance.evaluation.bench import report
from stance.evaluation.bench.areas import AREAS
from stance.evaluation.bench.figures import Part, Result, result_of
from stance.settings import ROOT

DOCS = ROOT / "docs"
SIZES, QUICK_SIZES = (100_000, 1_000_000), (2_000,)
RUNS, QUICK_RUNS = 5, 1


def main(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    chosen = {name: _parts(name) for name in given.only or AREAS}
    unknown = [name for name, parts in chosen.items() if not parts]
    if unknown:
        known = "; ".join(f"{area} ({', '.join(part.name for part in parts)})" for area, parts in AREAS.items())
        print(f"There is no area or part {', '.join(unknown)}; there are {known}.", file=sys.stderr)
        return 2
    sizes = given.sizes or (QUICK_SIZES if given.quick else ())
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    results = []
    with nullcontext(given.folder) if given.folder else tempfile.TemporaryDirectory() as folder:
        for area, part, size in _plan(chain.from_iterable(chosen.values()), sizes):
            print(f"{area}: {part.name}{f', {size:,}' if size else ''}", file=sys.stderr, flush=True)
            results.append(_run(area, part, size, runs, given.quick, Path(folder)))
            print(report.table(results[-1:]), flush=True)
            if not given.quick:  # after each part, so that a run that is cut short keeps what it measured
                _write(results, given.output)
    print(report.missed(results))
    return int(any(result.failure for result in results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m stance.evaluation.bench", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--only", type=lambda text: text.split(","), default=[], metavar="AREA[/PART],…", help=", ".join(AREAS)
    )
    parser.add_argument("--sizes", type=lambda text: tuple(map(int, text.split(","))), metavar="N,…",
                        help="statements of the stores that are measured, rows of the tables of `imports`")  # fmt: skip
    parser.add_argument("--runs", type=int, help=f"runs of each measure (default: {RUNS})")
    parser.add_argument("--quick", action="store_true", help="little of everything, writes nothing")
    parser.add_argument("--folder", type=Path, help="keep stores and texts here and use them again")
    parser.add_argument("--output", type=Path, default=DOCS, help="folder of benchmarks.json, .md and plots")
    return parser


def _parts(name: str) -> list[tuple[str, Part]]:
    """Parts of an area, or the one that `area/part` names; none when there is no such."""
    area, _, wanted = name.partition("/")
    return [(area, part) for part in AREAS.get(area, ()) if wanted in ("", part.name)]


def _plan(parts: Iterable[tuple[str, Part]], sizes: Sequence[int]) -> Iterator[tuple[str, Part, int]]:
    for area, part in parts:
        for size in (sizes or part.sizes or SIZES) if part.sized else (0,):
            yield area, part, size


def _run(area: str, part: Part, size: int, runs: int, quick: bool, folder: Path) -> Result:
    """One part in a process of its own; what it prints beside its result goes to standard error."""
    command = [sys.executable, "-m", "stance.evaluation.bench.worker", area, part.name, "--folder", str(folder),
               "--size", str(size), "--runs", str(runs), *(["--quick"] if quick else [])]  # fmt: skip
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT)
    if done.returncode:
        return Result(area, part.name, " ".join(command[1:4]), size, failure=f"ended with exit code {done.returncode}")
    return result_of(json.loads(done.stdout))


def _write(results: Sequence[Result], folder: Path) -> None:
    """Put what was measured in the place of what was known of the same part and sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "benchmarks.json"
    known = [result_of(row) for row in json.loads(file.read_text(encoding="utf-8"))] if file.exists() else []
    merged = {_key(result): result for result in [*known, *results]}
    order = [(area, part.name) for area, parts in AREAS.items() for part in parts]
    kept = sorted(
        (result for result in merged.values() if (result.area, result.part) in order),
        key=lambda result: (order.index((result.area, result.part)), _key(result)[2]),
    )
    text = json.dumps([result.as_json() for result in kept], ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
    report.write(kept, folder)


def _key(result: Result) -> tuple[str, str, int]:
    """Sized parts have one result per size."""
    part = next((part for part in AREAS.get(result.area, ()) if part.name == result.part), None)
    return result.area, result.part, result.size if part is not None and part.sized else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
