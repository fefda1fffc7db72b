"""Any natural-language-inference model of `transformers` as a stance classifier, without training.

For each target the text is paired with one French hypothesis per label (`data/targets.toml`), and the entailment
logits of the four are compared (Yin et al. 2019, arXiv 1909.00161). Twelve passes of a large model per statement,
uncalibrated: a yardstick and a fallback for other targets, not a replacement of the shipped model. ONNX weights in
the folder are run by ONNX Runtime; other weights need the `torch` package.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TONE_LABELS, Score, Tone
from stance.scores.calibration import softmax
from stance.scores.classifier import target_stance
from stance.scores.targets import Target

TONE_HYPOTHESES = {
    "negative": "Le ton de la phrase est négatif.",
    "neutral": "Le ton de la phrase est neutre.",
    "positive": "Le ton de la phrase est positif.",
}
BATCH = 16
LONGEST = 512
_WEIGHTS = ("onnx/model_quantized.onnx", "onnx/model.onnx", "model.onnx")


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
        self._tokenizer = _tokenizer(model)
        self._logits = _onnx_logits(model, threads) or _torch_logits(model)
        self.revision = f"zero-shot:{getattr(config, '_commit_hash', None) or Path(model).name}"

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
            self._logits(self._encode(pairs[start : start + BATCH]))[:, self._entailment]
            for start in range(0, len(pairs), BATCH)
        ]
        return softmax(np.concatenate(logits).reshape(len(texts), len(hypotheses)))

    def _encode(self, pairs: Sequence[tuple[str, str]]):
        firsts, seconds = (list(side) for side in zip(*pairs, strict=True))
        return self._tokenizer(
            firsts, seconds, truncation="only_first", max_length=LONGEST, padding=True, return_tensors="np"
        )


def _entailment_index(config, model: str) -> int:
    for index, label in (config.id2label or {}).items():
        if "entail" in str(label).lower():
            return int(index)
    raise ModelError(
        f"{model} is neither a checkpoint of this project nor a natural-language-inference model: its labels are "
        f"{', '.join(map(str, (config.id2label or {}).values())) or 'unknown'}, none of them an entailment."
    )


def _tokenizer(model: str):
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(model)


def _onnx_logits(model: str, threads: int):
    weights = next((Path(model) / name for name in _WEIGHTS if (Path(model) / name).is_file()), None)
    if weights is None:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    names = [put.name for put in session.get_inputs()]
    return lambda batch: session.run(None, {name: batch[name].astype(np.int64) for name in names})[0]


def _torch_logits(model: str):
    from transformers import AutoModelForSequenceClassification
    from transformers.utils import is_torch_available

    if not is_torch_available():
        raise ModelError(
            f"{model} has no ONNX weights, so it needs PyTorch: pip install -r requirements-train.txt, "
            "or export it to onnx/model.onnx in its folder."
        )
    network = AutoModelForSequenceClassification.from_pretrained(model).eval()

    def logits(batch):
        tensors = batch.convert_to_tensors("pt")
        return network(**tensors).logits.detach().numpy()

    return logits
