"""Reads labelled statements and splits them by situation; shared by training and evaluation.

A row is {text, stance: {russia, us_nato, ukraine}, tone, kind, family, hard}; a label of `null` is left out of loss
and score. Rows of one `family` (paraphrases, contrast sets) always fall in the same split, which a hash of the
family's name decides, so that a split never changes when rows are added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from stance.errors import TableError
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS

IGNORED = -100
Split = Literal["train", "calibration", "test"]
CALIBRATION_SHARE = 0.06
TEST_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labels as indices: `stance` one per slot (the last is `other`), `tone`; IGNORED where there is
    no label. `speaker` is the wording that names who speaks, where it is annotated.
    """

    text: str
    stance: tuple[int, ...]
    tone: int
    family: str
    kind: str
    hard: bool = False
    speaker: str | None = None


def read_examples(path: Path) -> list[Example]:
    """Rows of one JSON Lines file. Raises TableError naming the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise TableError(f"The labelled statements {path} cannot be read: {error.strerror}.") from error
    examples = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            stance = tuple(_index(STANCE_LABELS, row["stance"][target]) for target in TARGETS)
            tone = _index(TONE_LABELS, row.get("tone"))
            text = row["text"]
        except (KeyError, ValueError, TypeError) as error:
            raise TableError(f"{path}, line {number}: not a labelled statement ({error!r}).") from error
        family = row.get("family") or row.get("id") or f"{path.stem}:{number}"
        kind = row.get("kind") or "unknown"
        examples.append(Example(text, (*stance, IGNORED), tone, family, kind, bool(row.get("hard"))))
    return examples


def read_folder(folder: Path) -> list[Example]:
    """All `*.jsonl` rows of a folder, files in the order of their names."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise TableError(f"No labelled statements (*.jsonl) in {folder}.")
    return [example for file in files for example in read_examples(file)]


def read_gold(folder: Path) -> list[Example]:
    """Statements of annotated articles (`*.gold.json`, see data/gold/README.md); one family per article."""
    examples = []
    for path in sorted(folder.glob("*.gold.json")):
        for statement in json.loads(path.read_text(encoding="utf-8"))["statements"]:
            stance = tuple(_index(STANCE_LABELS, statement["stance"].get(target)) for target in TARGETS)
            tone = _index(TONE_LABELS, statement.get("tone"))
            text, hard = " ".join(statement["text"].split()), bool(statement.get("hard"))
            speaker = " ".join((statement.get("actor_surface") or "").split()) or None
            examples.append(Example(text, (*stance, IGNORED), tone, path.name, statement["kind"], hard, speaker))
    return examples


def _index(labels: Sequence[str], label: str | None) -> int:
    return IGNORED if label is None else labels.index(label)


def split_of(family: str) -> Split:
    """The split a family falls in."""
    position = int.from_bytes(hashlib.sha256(family.encode()).digest()[:4], "big") / 2**32
    if position < CALIBRATION_SHARE:
        return "calibration"
    return "test" if position < CALIBRATION_SHARE + TEST_SHARE else "train"


def select(examples: Iterable[Example], split: Split) -> list[Example]:
    return [example for example in examples if split_of(example.family) == split]


def label_arrays(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """(stance (n, slots), tone (n,)) as int64."""
    return (
        np.asarray([example.stance for example in examples], dtype=np.int64),
        np.asarray([example.tone for example in examples], dtype=np.int64),
    )
