"""Checkpoint folders of adaptations: written beside the base's weights, and taken off again.

An adapted folder holds everything of its base, so that it can be moved alone, and the adaptation. Figures of the base
(`evaluation.json`) speak of the base and stay behind.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stance.scores.adaptation import ADAPTATION, save_adaptation
from stance.scores.checkpoint import READERS, WEIGHTS
from stance.scores.voices import VERB_TABLES
from stance.training.adapt import Adaptation

FILES = (
    "config.json", "tokenizer.json", "tokenizer_config.json", "training.json", "calibration.json", READERS, WEIGHTS,
    *VERB_TABLES,
)  # fmt: skip
_CARD = """---
language: fr
library_name: onnxruntime
pipeline_tag: text-classification
tags: [stance-detection, french]
---

# An adaptation to one corpus

The weights of its base, and a linear reader of n-grams with a shift per label that were fitted on {count} statements
labelled by people (`stance/training/adapt.py`). Figures of both, on statements not learnt: `comparison.json`. It is
meant for texts like those; on others the base may be better. Without `adaptation.npz` this folder is the base.
"""


def adapted_folder(base: Path, target: Path, adaptation: Adaptation, count: int) -> Path:
    """Write `target`: the base with its adaptation. Nothing is left of a folder that could not be finished."""
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    _copy(base, partial)
    save_adaptation(partial / ADAPTATION, adaptation.readers)
    (partial / "README.md").write_text(_CARD.format(count=count), encoding="utf-8")
    partial.rename(target)
    return target


@contextmanager
def bare_folder(checkpoint: Path) -> Iterator[Path]:
    """The checkpoint without an adaptation: itself, or a copy that lasts as long as the context."""
    if not (checkpoint / ADAPTATION).is_file():
        yield checkpoint
        return
    with tempfile.TemporaryDirectory() as scratch:
        yield _copy(checkpoint, Path(scratch) / checkpoint.name)


def _copy(base: Path, target: Path) -> Path:
    (target / WEIGHTS.parent).mkdir(parents=True)
    for name in FILES:
        if (base / name).is_file():
            shutil.copyfile(base / name, target / name)
    return target
