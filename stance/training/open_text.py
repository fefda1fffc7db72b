"""Reads the open French text used for pretraining and mixes it with the project's own statements.

The folder holds xz-compressed files, one sentence or paragraph a line (sources and licences in README.md beside this
module). Modern political French is its smaller part, so shares below weigh it up: a share of 2 reads a file twice,
one of 0.4 keeps a fixed random 40 % of its lines. Shares were set before training, from the files'
descriptions, not tuned.
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from stance.errors import SourceError
from stance.training.tokenizer import CLS, SEP

SHARES = {"debats": 2.0, "litterature": 0.45, "romans": 0.4, "theatre": 0.5}
STATEMENT_SHARE = 4.0


def open_lines(folder: Path, shares: dict[str, float], seed: int = 0) -> Iterator[str]:
    """Lines of all files of the folder, each file by its share."""
    files = sorted(folder.glob("*.txt.xz"))
    if not files:
        raise SourceError(f"No pretraining text (*.txt.xz) in {folder}: see stance/training/README.md for the sources.")
    rng = random.Random(seed)
    for file in files:
        share = next((value for prefix, value in shares.items() if file.name.startswith(prefix)), 1.0)
        while share > 0:
            with lzma.open(file, "rt", encoding="utf-8") as handle:
                yield from (line.strip() for line in handle if share >= 1 or rng.random() < share)
            share -= 1


def statement_texts(corpus: Path, share: float = 1.0) -> Iterator[str]:
    """Texts of the labelled training statements, each repeated `share` times."""
    for file in sorted(corpus.glob("train*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            for _ in range(int(share)):
                yield json.loads(line)["text"]


def pack(tokenizer: Tokenizer, lines: list[str], length: int, seed: int = 0) -> np.ndarray:
    """Token ids of all lines, in runs of 64 lines shuffled, packed to rows of `length`: uint16 of shape (rows,
    length).
    """
    runs = [lines[start : start + 64] for start in range(0, len(lines), 64)]
    random.Random(seed).shuffle(runs)
    stream: list[int] = []
    for start in range(0, len(runs), 200):
        batch = [line for run in runs[start : start + 200] for line in run]
        for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
            stream.extend(encoding.ids)
            stream.append(SEP)
    body = length - 1
    rows = len(stream) // body
    ids = np.asarray(stream[: rows * body], dtype=np.uint16).reshape(rows, body)
    return np.concatenate([np.full((rows, 1), CLS, dtype=np.uint16), ids], axis=1)
