"""What adapts a checkpoint to one corpus, in a file of its own (`adaptation.npz`): take it away and the base is back.

One linear reader per built-in target, over the n-grams that the marked reader reads; the readers share their weights
and differ by how much they shift each label. `training/adapt.py` fits them; their scores are added to the joined votes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.ngrams import Reader, load_readers, save_readers

ADAPTATION = Path("adaptation.npz")
_NAME = "adaptation"


def save_adaptation(path: Path, readers: Sequence[Reader]) -> None:
    """Write the readers of TARGETS, in this order; the weights are those of the first."""
    shift = np.concatenate([reader.bias for reader in readers])
    save_readers(path, {_NAME: replace(readers[0], bias=shift)})


def load_adaptation(path: Path) -> tuple[Reader, ...]:
    """A reader per target, in the order of TARGETS; none where the checkpoint was not adapted. Raises ModelError for a
    damaged file."""
    if not path.is_file():
        return ()
    together = load_readers(path).get(_NAME)
    if together is None or together.bias.shape != (len(TARGETS) * len(STANCE_LABELS),):
        raise ModelError(f"{path} holds no adaptation of this version. Copy the whole folder again.")
    return tuple(replace(together, bias=shift) for shift in together.bias.reshape(len(TARGETS), -1))
