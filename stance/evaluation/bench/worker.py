"""One part in this process: `python -m stance.evaluation.bench.worker AREA PART`; it prints its result as JSON.

Started by the suite, so that the peak memory it tells is that of the part alone.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from pathlib import Path

from stance.evaluation.bench import machine
from stance.evaluation.bench.areas import AREAS
from stance.evaluation.bench.figures import Context, Result, peak_mb


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("area")
    parser.add_argument("part")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--size", type=int, default=0)
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(arguments)
    part = next(part for part in AREAS[given.area] if part.name == given.part)
    facts = machine.facts()
    context = Context(given.folder, given.runs, given.size, given.quick)
    try:
        figures, failure = tuple(part.measure(context)), ""
    except Exception as error:  # one part that fails must not hide the others; the table says which and why
        figures, failure = (), f"{type(error).__name__}: {error}"
    sizes = f" --sizes {given.size}" if part.sized else ""
    only = shlex.quote(f"{given.area}/{given.part}")
    command = f"python -m stance.evaluation.bench --only {only}{sizes} --runs {given.runs}"
    result = Result(given.area, given.part, command, given.size, figures, peak_mb(), facts, failure, part.unit)
    json.dump(result.as_json(), sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
