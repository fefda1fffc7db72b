"""The valence lexicon as an input channel: which words bless or blame, and whom.

`data/lexicon.tsv` lists words and phrases with their frame (`condamner X` blames X; *agresser* blames the doer and
sides with the one it is done to). Each token of a statement receives the signed strengths of the longest entry
covering it. The channel tells nothing of who is meant: the encoder combines it with the mention channel.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from stance.errors import TableError
from stance.scores.phrases import PhraseTable

FRAMES = ("SPEECH_ACT", "ACT", "EPITHET", "STATE")
MODIFIERS = ("negate", "reverse", "weaken", "intensify", "distance")
FEATURES: tuple[str, ...] = (
    *(f"{frame}:{side}" for frame in FRAMES for side in ("subject", "object")),
    *MODIFIERS,
    "begins",
)
_COLUMNS = ("lemma", "pos", "frame", "toward_subject", "toward_object", "strength", "forms")


def load_lexicon(path: Path) -> PhraseTable[tuple[tuple[int, float], ...]]:
    """Read the table; a payload is the non-zero features of an entry as (index in FEATURES, value in [-1, 1])."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise TableError(
            f"The lexicon {path} cannot be read ({error.strerror}); the model needs it as an input."
        ) from error
    missing = [column for column in _COLUMNS if rows and column not in rows[0]]
    if not rows or missing:
        raise TableError(
            f"The lexicon {path} lacks {', '.join(missing) or 'any row'}; expected columns: {', '.join(_COLUMNS)}."
        )
    return PhraseTable((form, _features(row)) for row in rows for form in row["forms"].split("|") if form)


def _features(row: dict[str, str]) -> tuple[tuple[int, float], ...]:
    strength = float(row["strength"]) / 3
    frame, _, modifier = row["frame"].partition(":")
    if frame == "MODIFIER":
        return ((FEATURES.index(modifier), strength),)
    sides = (("subject", row["toward_subject"]), ("object", row["toward_object"]))
    return tuple((FEATURES.index(f"{frame}:{side}"), float(value) * strength) for side, value in sides if float(value))


def mark(values: np.ndarray, payloads: tuple) -> None:
    """Write the entries of one match into `values` (tokens of the match, features): the strongest value of each
    feature wins.
    """
    for payload in payloads:
        for index, value in payload:
            if abs(value) > abs(values[0, index]):
                values[:, index] = value
    values[0, FEATURES.index("begins")] = 1.0
