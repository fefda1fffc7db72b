"""Which words carry the decision: occlusion of one word at a time, in one batch.

For a text and a target, each word is masked (for the n-gram readers: taken out) and the drop of the decided label's
log-odds is its weight (Zeiler & Fergus 2014; for text Li et al. 2016, arXiv 1612.08220). Names of the target keep
their mention mark, so that the weight speaks of the wording and not of who is meant. Only the first window of a long
text is explained.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stance.errors import ModelError
from stance.records import STANCE_LABELS, StanceLabel
from stance.scores.classifier import Classifier
from stance.scores.phrases import Word, split_words

MASK = 4
MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word's span in characters and its weight: positive supports the decided label, negative speaks against it."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    label: StanceLabel
    words: tuple[WordWeight, ...]


def explain(classifier: Classifier, text: str, target: str) -> Explanation:
    """Weights of the words of the text for the label decided toward the target."""
    if not isinstance(classifier, Classifier):
        raise ModelError("Only this project's own checkpoints can show the words that carry a decision.")
    featurizer, slot = classifier.featurizer_for(target)
    window = featurizer.windows([text])[0]
    words = [w for w in split_words(text) if any(c.isalnum() for c in w.text)][:MOST_WORDS]
    spans = [np.flatnonzero((window.offsets[:, 0] < w.end) & (window.offsets[:, 1] > w.start)) for w in words]
    kept = [(word, tokens) for word, tokens in zip(words, spans, strict=True) if len(tokens)]
    encoded, _ = classifier.encode([window, *(_occluded(window, tokens) for _, tokens in kept)])
    texts = [text, *(_blanked(text, word) for word, _ in kept)]
    stance = classifier.decide(encoded[:, slot], classifier.read(texts), slot)
    label = int(stance[0].argmax())
    odds = np.log(stance[:, label] + 1e-9) - np.log(1 - stance[:, label] + 1e-9)
    weights = tuple(
        WordWeight(word.start, word.end, float(odds[0] - odds[1 + index])) for index, (word, _) in enumerate(kept)
    )
    return Explanation(STANCE_LABELS[label], weights)


def _occluded(window, tokens: np.ndarray):
    ids, valence = window.ids.copy(), window.valence.copy()
    ids[tokens] = MASK
    valence[tokens] = 0
    return replace(window, ids=ids, valence=valence)


def _blanked(text: str, word: Word) -> str:
    return text[: word.start] + " " * (word.end - word.start) + text[word.end :]
