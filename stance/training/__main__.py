"""`python -m stance.training --text FOLDER --work FOLDER`: rebuild the shipped checkpoint from scratch (see
README.md here).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from stance.errors import StanceError
from stance.settings import ROOT
from stance.training.train import Paths, quick, train


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.training", description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="folder of open French text (*.txt.xz)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "training", help="scratch folder; a run resumes from it"
    )
    parser.add_argument("--target", type=Path, default=ROOT / "data" / "model", help="checkpoint folder to write")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="run every step on little data (a test of the steps)")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    try:
        folder = (quick if options.quick else train)(Paths(options.text, options.work, options.target))
    except StanceError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Checkpoint written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
