"""A fine-tuned sentence-pair model as a stance classifier: (statement, name of the target) → one of the four labels.

What `python -m stance train --base` makes of any encoder of `transformers`, and what others can make of theirs: a
sequence classifier whose labels are favor, against, neutral and none. The tone is read as one more target (favor for
positive). One pass per target and one for the tone; uncalibrated.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS, Score, Tone
from stance.scores.calibration import softmax
from stance.scores.classifier import target_stance
from stance.scores.foreign import BATCH, load_foreign
from stance.scores.targets import Target

PAIR_NAMES = {"russia": "la Russie", "us_nato": "les États-Unis ou l'OTAN", "ukraine": "l'Ukraine"}
TONE_NAME = "le ton de la phrase"
# The tone's labels in the terms of the stance's: negative is against, positive is favor.
_TONE_AS_STANCE = {"negative": "against", "neutral": "neutral", "positive": "favor"}


def is_pair_model(config) -> bool:
    return {str(label) for label in (config.id2label or {}).values()} == set(STANCE_LABELS)


class PairClassifier:
    """The same interface as `Classifier`: `score`, `targets`, `revision`, `low_confidence`."""

    low_confidence = 0.5

    def __init__(self, model: str, config, targets: Sequence[Target], threads: int):
        unknown = [target.name for target in targets if target.name not in TARGETS]
        if unknown:
            raise ModelError(f"{model} was trained for {', '.join(TARGETS)} only, not for {', '.join(unknown)}.")
        self.targets = tuple(target.name for target in targets)
        self._model = load_foreign(model, config, threads)
        labels = {str(label): int(index) for index, label in config.id2label.items()}
        self._order = [labels[label] for label in STANCE_LABELS]
        self._tone = [labels[_TONE_AS_STANCE[tone]] for tone in TONE_LABELS]
        self.revision = f"pairs:{self._model.revision}"

    def score(self, texts: Sequence[str]) -> list[Score]:
        """One Score per text, in order; equal texts are scored once."""
        unique = list(dict.fromkeys(texts))
        stances = [{} for _ in unique]
        for target in self.targets:
            rows = softmax(self._logits(unique, PAIR_NAMES[target])[:, self._order])
            for stance, row in zip(stances, rows, strict=True):
                stance[target] = target_stance(row)
        tones = softmax(self._logits(unique, TONE_NAME)[:, self._tone])
        scores = {
            text: Score(self.revision, stance, Tone(TONE_LABELS[int(tone.argmax())], tuple(map(float, tone))))
            for text, stance, tone in zip(unique, stances, tones, strict=True)
        }
        return [scores[text] for text in texts]

    def _logits(self, texts: Sequence[str], name: str) -> np.ndarray:
        pairs = [(text, name) for text in texts]
        return np.concatenate([self._model(pairs[start : start + BATCH]) for start in range(0, len(pairs), BATCH)])
