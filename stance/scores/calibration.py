"""How the encoder's and the readers' votes become one probability: a weighted sum of log-probabilities per slot.

The weights are fitted on held-back statements (`training/calibrate.py`); their size calibrates as a temperature does
(Guo et al. 2017, arXiv 1706.04599). The generic slot has no readers: its weights for them are zero.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stance.errors import ModelError
from stance.scores.targets import SLOTS

VOTERS = ("encoder", "plain", "marked")


@dataclass(frozen=True, slots=True)
class Calibration:
    """`votes` (slots, voters): weights of the log-probabilities; `tone_temperature` divides the tone's logits.

    A stance whose largest probability is under `low_confidence` is shown as uncertain.
    """

    votes: np.ndarray
    tone_temperature: float
    low_confidence: float


def load_calibration(path: Path) -> Calibration:
    """Read `calibration.json`. Raises ModelError when it is missing or incomplete."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(
            votes=np.asarray([[float(content["votes"][slot][voter]) for voter in VOTERS] for slot in SLOTS]),
            tone_temperature=float(content["tone_temperature"]),
            low_confidence=float(content["low_confidence"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The calibration {path} cannot be read ({error!r}). Copy the whole folder again.") from error


def join(log_probabilities: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """(voters, n, labels) log-probabilities and (voters,) weights → probabilities (n, labels)."""
    return softmax(np.tensordot(weights, log_probabilities, axes=1))


def softmax(logits: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    exponents = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponents / exponents.sum(axis=-1, keepdims=True)
