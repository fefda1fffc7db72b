"""The stance classifier: texts in, a stance per target and a tone out, with calibrated probabilities.

A checkpoint is an ordinary `transformers` folder whose weights ONNX Runtime runs (`onnx/model_quantized.onnx`), with
two linear n-gram readers beside it (`ngrams.npz`; one more, `adaptation.npz`, where it was adapted to a corpus), the
verbs of speech that tell them who only speaks (`speech_verbs.csv`) and the weights that join their votes
(`calibration.json`). The built-in targets are scored in one pass; each further target of
`data/targets.toml` costs one more and is read by the encoder alone. Texts longer than a window are read in overlapping
windows, weighted by how much each speaks of the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS, Score, TargetStance, Tone
from stance.scores.adaptation import ADAPTATION, load_adaptation
from stance.scores.calibration import Calibration, join, load_calibration, softmax
from stance.scores.checkpoint import (
    READERS,
    WEIGHTS,
    check_layout,
    load_tokenizer,
    open_session,
    revision_of,
    stance_config,
)
from stance.scores.features import Featurizer, Mentions, Window, collate
from stance.scores.lexicon import load_lexicon
from stance.scores.ngrams import Reader, load_readers, marked_blocks, plain_blocks
from stance.scores.targets import SLOTS, Target, load_targets
from stance.scores.voices import load_speech_verbs
from stance.settings import ROOT

PADDED_TOKENS = 2048
CHUNK = 2048
# How much a window of a long text counts for a target it does not name, beside one that names it: chosen by hand, so
# that pages of other matters do not drown the sentence that speaks.
UNNAMED = 0.05
_DATA = ROOT / "data"


@dataclass(frozen=True, slots=True)
class _Pass:
    """One run of the model: the featurizer that marks its targets, and which slot answers for which target."""

    featurizer: Featurizer
    answers: tuple[tuple[str, int], ...]


class Classifier:
    """A loaded checkpoint. `load` is the only way in; `score` keeps the order of its input."""

    def __init__(
        self, session, passes: Sequence[_Pass], readers: dict[str, Reader], adaptation: tuple[Reader, ...],
        calibration: Calibration, revision: str,
    ):  # fmt: skip
        self._session = session
        self._passes = tuple(passes)
        self._readers = readers
        self._adaptation = adaptation
        self._calibration = calibration
        self.revision = revision

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(target for one in self._passes for target, _ in one.answers)

    @property
    def low_confidence(self) -> float:
        """Below this largest probability a stance is shown as uncertain."""
        return self._calibration.low_confidence

    @classmethod
    def load(cls, model: str, threads: int = 2, targets: Sequence[str] = TARGETS, data: Path = _DATA) -> Classifier:
        """Load a checkpoint folder. Raises ModelError (missing, corrupt or foreign checkpoint) or TableError."""
        folder = Path(model)
        stance = stance_config(folder)
        check_layout(folder, stance)
        known = load_targets(data / "targets.toml")
        unknown = [name for name in targets if name not in known]
        if unknown:
            raise ModelError(
                f"Unknown target(s) {', '.join(unknown)}: {data / 'targets.toml'} knows {', '.join(known)}."
            )
        tokenizer, special = load_tokenizer(folder)
        lexicon, verbs = load_lexicon(data / "lexicon.tsv"), load_speech_verbs(folder)

        def featurizer(chosen: Sequence[Target]) -> Featurizer:
            return Featurizer(tokenizer, chosen, lexicon, special, verbs)

        return cls(
            session=open_session(folder / WEIGHTS, threads),
            passes=_plan_passes([known[name] for name in targets], known, featurizer),
            readers=load_readers(folder / READERS),
            adaptation=load_adaptation(folder / ADAPTATION),
            calibration=load_calibration(folder / "calibration.json"),
            revision=revision_of(folder, data),
        )

    def score(self, texts: Sequence[str]) -> list[Score]:
        """One Score per text, in order. Equal texts are scored once; an empty text is an error of the caller
        (ValueError).
        """
        if any(not text.strip() for text in texts):
            raise ValueError("an empty text has no position: drop it before scoring")
        unique = list(dict.fromkeys(texts))
        scores: dict[str, Score] = {}
        for start in range(0, len(unique), CHUNK):
            part = unique[start : start + CHUNK]
            scores.update(zip(part, self._score_unique(part), strict=True))
        return [scores[text] for text in texts]

    def _score_unique(self, texts: list[str]) -> list[Score]:
        stances: list[dict[str, TargetStance]] = [{} for _ in texts]
        tones: np.ndarray | None = None
        for one in self._passes:
            windows = one.featurizer.windows(texts)
            stance, tone = self.encode(windows)
            read = self.read(*zip(*(_window_text(window, texts) for window in windows), strict=True))
            owners = np.asarray([window.text_index for window in windows])
            for target, slot in one.answers:
                decided = self.decide(stance[:, slot], read, slot)
                named = np.asarray([(window.roles == slot + 1).any() for window in windows])
                weight = (1 - decided[:, 3]) * np.where(named, 1.0, UNNAMED)
                combined = _combine(decided, owners, len(texts), weight)
                for index, row in enumerate(combined):
                    stances[index][target] = target_stance(row)
            if tones is None:
                tones = _combine(tone, owners, len(texts), weight=np.ones(len(windows)))
        return [
            Score(self.revision, stance, Tone(TONE_LABELS[int(tone.argmax())], tuple(map(float, tone))))
            for stance, tone in zip(stances, tones, strict=True)
        ]

    def encode(self, windows: Sequence[Window]) -> tuple[np.ndarray, np.ndarray]:
        """The encoder's own stance probabilities (windows, slots, 4) and the calibrated tone (windows, 3), in order."""
        stance = np.empty((len(windows), len(SLOTS), len(STANCE_LABELS)), dtype=np.float64)
        tone = np.empty((len(windows), len(TONE_LABELS)), dtype=np.float64)
        for part, inputs in batches(windows):
            outputs = self.run(inputs)
            stance[part] = softmax(outputs[0])
            tone[part] = softmax(outputs[1] / self._calibration.tone_temperature)
        return stance, tone

    def run(self, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        """The bare encoder on one prepared batch: logits of the stances and of the tone."""
        return self._session.run(None, inputs)

    def read(self, texts: Sequence[str], mentions: Sequence[Mentions | None] | None = None) -> np.ndarray:
        """Log-probabilities of the plain and the marked reader for the built-in targets, and what the adaptation adds
        where there is one: (2 or 3, texts, targets, 4). `mentions` of each text, where they are known already."""
        featurizer = self._passes[0].featurizer
        result = np.empty((2 + bool(self._adaptation), len(texts), len(TARGETS), len(STANCE_LABELS)))
        for index, (text, known) in enumerate(zip(texts, mentions or [None] * len(texts), strict=True)):
            found = featurizer.mentions(text) if known is None else known
            spans = [mention for mention in found if mention.slot in TARGETS]
            result[0, index] = self._readers["plain"].log_probabilities(plain_blocks(text, spans))
            for number, target in enumerate(TARGETS):
                marked = marked_blocks(text, spans, target)
                result[1, index, number] = self._readers["marked"].log_probabilities(marked)[0]
                if self._adaptation:
                    result[2, index, number] = self._adaptation[number].read(marked)
        return result

    def decide(self, encoded: np.ndarray, read: np.ndarray, slot: int) -> np.ndarray:
        """Join the votes for a slot: encoder probabilities (texts, 4) and `read(texts)` → probabilities (texts, 4)."""
        weights = self._calibration.votes[slot]
        votes = np.log(encoded + 1e-12)[None]
        if SLOTS[slot] in TARGETS:
            added = np.ones(1 + len(read) - len(weights))  # the adaptation's scores count as they are
            return join(np.concatenate([votes, read[:, :, slot]]), np.concatenate([weights, added]))
        return join(votes, weights[:1])

    def featurizer_for(self, target: str) -> tuple[Featurizer, int]:
        """The featurizer and slot that answer for a target (for explanations)."""
        return next((one.featurizer, slot) for one in self._passes for name, slot in one.answers if name == target)


def target_stance(probabilities: np.ndarray) -> TargetStance:
    """Four probabilities in the order of STANCE_LABELS → the stance, label the most probable."""
    return TargetStance(STANCE_LABELS[int(probabilities.argmax())], tuple(map(float, probabilities)))


def batches(windows: Sequence[Window]) -> Iterator[tuple[list[int], dict[str, np.ndarray]]]:
    """Windows in the order of their lengths, at most PADDED_TOKENS padded tokens at once: which, and their inputs."""
    part: list[int] = []
    for index in sorted(range(len(windows)), key=lambda index: len(windows[index].ids)):
        if part and len(windows[index].ids) * (len(part) + 1) > PADDED_TOKENS:
            yield part, collate([windows[i] for i in part])
            part = []
        part.append(index)
    if part:
        yield part, collate([windows[i] for i in part])


def _window_text(window: Window, texts: Sequence[str]) -> tuple[str, Mentions | None]:
    """The part of its text that a window covers, and its mentions where they are known."""
    if window.mentions is not None:
        return texts[window.text_index], window.mentions
    spans = window.offsets[1:-1]
    return texts[window.text_index][spans[:, 0].min() : spans[:, 1].max()] if len(spans) else "", None


def _combine(values: np.ndarray, owners: np.ndarray, texts: int, weight: np.ndarray) -> np.ndarray:
    """Weighted mean of the windows of each text; a window that says nothing of the target hardly counts."""
    weight = np.asarray(weight) + 1e-3
    total = np.zeros((texts, values.shape[1]))
    np.add.at(total, owners, values * weight[:, None])
    return total / total.sum(axis=1, keepdims=True)


def _plan_passes(chosen: Sequence[Target], known: dict[str, Target], featurizer) -> list[_Pass]:
    builtin = [known[name] for name in TARGETS]
    asked = tuple((target.name, SLOTS.index(target.slot)) for target in chosen if target.slot != "other")
    others = [target for target in chosen if target.slot == "other"]
    first = _Pass(featurizer([*builtin, *others[:1]]), (*asked, *((t.name, SLOTS.index("other")) for t in others[:1])))
    rest = [_Pass(featurizer([*builtin, target]), ((target.name, SLOTS.index("other")),)) for target in others[1:]]
    return [first, *rest]
