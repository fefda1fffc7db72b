"""Adapts a checkpoint of this project to a corpus from some hundred labels of it, in seconds and without PyTorch.

Training the encoder further on so few labels did not help on statements it had not seen. What does: the checkpoint's
log-probabilities stay as they are, and a multinomial regression beside them learns only what is missing, with weights
that a penalty pulls to zero. This is maximum-a-posteriori adaptation with the checkpoint as the prior (Chelba & Acero
2004, Adaptation of Maximum Entropy Capitalizer). It learns how often each label occurs here (a shift, shared and per
target) and what words of this corpus mean, over the n-grams of the marked reader, shared between the targets.

The penalties were chosen by cross-validation on two sets: the first 200 readers' comments of `data/shifted` and the
annotated articles of `data/gold/dev`. Twice or half of them changes little. Limits: the tone and targets of one's own
stay as they were; a text of several windows is learnt from as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse
from scipy.optimize import minimize

from stance.evaluation.labels import Example, label_arrays
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.calibration import softmax
from stance.scores.classifier import Classifier
from stance.scores.ngrams import Blocks, Reader, marked_blocks
from stance.training.ngram_matrix import by_block, matrix, vocabulary

FOLDS = 5
# An n-gram must occur in so many marked texts: each statement gives one per target.
LEAST_TEXTS = (2, 2, 2)
SHARED_PENALTY, TARGET_PENALTY, NGRAM_PENALTY = 1.0, 3.0, 4.0
LABELS = len(STANCE_LABELS)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a checkpoint says of labelled statements: its log-probabilities (n, targets, 4), the marked n-grams of each
    statement and target, the labels (n, targets) and the families."""

    said: np.ndarray
    ngrams: tuple[tuple[Blocks, ...], ...]
    truth: np.ndarray
    families: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.families)

    def part(self, rows: np.ndarray) -> Evidence:
        """The statements that a mask or a list of places names."""
        places = np.flatnonzero(rows) if rows.dtype == bool else rows
        return Evidence(
            self.said[places], tuple(self.ngrams[i] for i in places), self.truth[places],
            tuple(self.families[i] for i in places),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A reader per target, in the order of TARGETS (see `scores/adaptation.py`)."""

    readers: tuple[Reader, ...]

    def apply(self, evidence: Evidence) -> np.ndarray:
        """Probabilities (n, targets, 4)."""
        added = [
            [reader.read(blocks) for reader, blocks in zip(self.readers, row, strict=True)] for row in evidence.ngrams
        ]
        return softmax(evidence.said + np.asarray(added).reshape(evidence.said.shape))


def evidence_of(classifier: Classifier, examples: Sequence[Example]) -> Evidence:
    """One pass of the checkpoint over the statements."""
    scores = classifier.score([example.text for example in examples])
    said = np.log([[score.stance[target].probabilities for target in TARGETS] for score in scores])
    featurizer, _ = classifier.featurizer_for(TARGETS[0])
    found = ([m for m in featurizer.mentions(e.text) if m.slot in TARGETS] for e in examples)
    ngrams = tuple(
        tuple(marked_blocks(e.text, mentions, target) for target in TARGETS)
        for e, mentions in zip(examples, found, strict=True)
    )
    truth = label_arrays(examples)[0][:, : len(TARGETS)]
    return Evidence(said, ngrams, truth, tuple(e.family for e in examples))


def adapt(evidence: Evidence) -> Adaptation:
    """The adaptation that all of the evidence gives."""
    texts = [blocks for row in evidence.ngrams for blocks in row]
    known = vocabulary(texts, LEAST_TEXTS)
    weights, shift = _fit(evidence, matrix(texts, known))
    keys, rarity = zip(*known, strict=True)
    blocks = by_block(weights, known)
    return Adaptation(tuple(Reader(keys, rarity, blocks, bias) for bias in shift))


def cross_validated(evidence: Evidence) -> np.ndarray:
    """Probabilities (n, targets, 4) of each statement by an adaptation that no statement of its family taught."""
    folds = np.asarray([fold_of(family) for family in evidence.families])
    result = softmax(evidence.said)
    for fold in set(folds.tolist()):
        rest = evidence.part(folds != fold)
        if len(rest):
            result[folds == fold] = adapt(rest).apply(evidence.part(folds == fold))
    return result


def fold_of(family: str) -> int:
    """By a hash of the name, so that it stays when labels are added."""
    return int.from_bytes(hashlib.sha256(f"fold:{family}".encode()).digest()[:4], "big") % FOLDS


def _fit(evidence: Evidence, inputs: scipy.sparse.csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """(weights (features, 4), shift (targets, 4)) with the lowest penalised negative log-likelihood."""
    truth = evidence.truth.reshape(-1)
    known = truth >= 0
    owner = np.eye(len(TARGETS))[np.tile(np.arange(len(TARGETS)), len(evidence))[known]]
    # The columns of the shift come first: one for all targets, one per target, then the n-grams.
    table = scipy.sparse.hstack([np.ones((known.sum(), 1)), owner, inputs[known]], format="csr")
    penalty = np.full((table.shape[1], 1), NGRAM_PENALTY)
    penalty[0], penalty[1 : 1 + len(TARGETS)] = SHARED_PENALTY, TARGET_PENALTY
    offset, wanted = evidence.said.reshape(-1, LABELS)[known], np.eye(LABELS)[truth[known]]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, LABELS)
        probabilities = softmax(offset + table @ weights)
        misfit = -np.log((probabilities * wanted).sum(axis=1) + 1e-12).sum()
        slope = table.T @ (probabilities - wanted) + penalty * weights
        return float(misfit + 0.5 * (penalty * weights**2).sum()), slope.ravel()

    start = np.zeros(table.shape[1] * LABELS)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x.reshape(-1, LABELS)
    shift = found[0] + found[1 : 1 + len(TARGETS)]
    return found[1 + len(TARGETS) :].astype(np.float32), shift.astype(np.float32)
