"""Any natural-language-inference model of `transformers` as a stance classifier, without training.

For each target the text is paired with one French hypothesis per label (`data/targets.toml`), and the entailment
logits of the four are compared (Yin et al. 2019, arXiv 1909.00161). Twelve passes of a large model per statement,
uncalibrated: a yardstick and a fallback for other targets, not a replacement of the shipped model.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TONE_LABELS, Score, Tone
from stance.scores.calibration import softmax
from stance.scores.classifier import target_stance
from stance.scores.foreign import BATCH, load_foreign
from stance.scores.targets import Target

TONE_HYPOTHESES = {
    "negative": "Le ton de la phrase est négatif.",
    "neutral": "Le ton de la phrase est neutre.",
    "positive": "Le ton de la phrase est positif.",
}


class ZeroShotClassifier:
    """The same interface as `Classifier`: `score`, `targets`, `revision`, `low_confidence`."""

    low_confidence = 0.5

    def __init__(self, model: str, config, targets: Sequence[Target], threads: int):
        missing = [f"{t.name}.{label}" for t in targets for label in STANCE_LABELS if label not in t.hypotheses]
        if missing:
            raise ModelError(
                f"A zero-shot model needs a hypothesis per label; data/targets.toml lacks {', '.join(missing)}."
            )
        self._targets = tuple(targets)
        self._entailment = _entailment_index(config, model)
        self._model = load_foreign(model, config, threads)
        self.revision = f"zero-shot:{self._model.revision}"

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(target.name for target in self._targets)

    def score(self, texts: Sequence[str]) -> list[Score]:
        """One Score per text, in order; equal texts are scored once."""
        unique = list(dict.fromkeys(texts))
        stances = [{} for _ in unique]
        for target in self._targets:
            rows = self._compare(unique, [target.hypotheses[label] for label in STANCE_LABELS])
            for stance, row in zip(stances, rows, strict=True):
                stance[target.name] = target_stance(row)
        tones = self._compare(unique, [TONE_HYPOTHESES[label] for label in TONE_LABELS])
        scores = {
            text: Score(self.revision, stance, Tone(TONE_LABELS[int(tone.argmax())], tuple(map(float, tone))))
            for text, stance, tone in zip(unique, stances, tones, strict=True)
        }
        return [scores[text] for text in texts]

    def _compare(self, texts: Sequence[str], hypotheses: Sequence[str]) -> np.ndarray:
        """Probabilities (texts, hypotheses): softmax of the entailment logits over the hypotheses."""
        pairs = [(text, hypothesis) for text in texts for hypothesis in hypotheses]
        logits = [
            self._model(pairs[start : start + BATCH])[:, self._entailment] for start in range(0, len(pairs), BATCH)
        ]
        return softmax(np.concatenate(logits).reshape(len(texts), len(hypotheses)))


def _entailment_index(config, model: str) -> int:
    for index, label in (config.id2label or {}).items():
        if "entail" in str(label).lower():
            return int(index)
    raise ModelError(
        f"{model} is neither a checkpoint of this project nor a natural-language-inference model: its labels are "
        f"{', '.join(map(str, (config.id2label or {}).values())) or 'unknown'}, none of them an entailment."
    )
