"""An intermediate task: does one sentence contradict or follow from another? Read before the stances.

Reads the open French sets RTE3-FR (entailment, neutral, contradiction) and DACCORD (contradiction or compatible) of
Skandalis et al., as tab-separated files with `premise`, `hypothesis` and `label_text`. Limit: a few thousand pairs.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import nn

from stance.errors import TableError
from stance.scores.features import Featurizer, collate
from stance.training.batches import bucketed_batches
from stance.training.master_weights import MasterWeights

# "compatible" pairs are known not to contradict, and no more than that.
LABELS = {"entailment": (0,), "neutral": (1,), "contradiction": (2,), "compatibles": (0, 1)}
JOINT = " // "


class InferencePlan(Protocol):
    """What is needed of a fine-tuning plan."""

    batch_tokens: int
    encoder_rate: float
    head_rate: float
    seed: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences as one text, and the labels (of LABELS) that may hold."""

    text: str
    allowed: tuple[int, ...]


def read_pairs(folder: Path) -> list[Pair]:
    """Pairs of every `*.tsv` in the folder. Raises TableError when there is none."""
    pairs = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle, delimiter="\t"):
                pairs.append(Pair(row["premise"] + JOINT + row["hypothesis"], LABELS[row["label_text"]]))
    if not pairs:
        raise TableError(f"No inference pairs (*.tsv) in {folder}.")
    return pairs


class PairModel(nn.Module):
    """The encoder with a throw-away head over its first token."""

    def __init__(self, encoder: nn.Module, hidden: int):
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(hidden, 3)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.head(self.encoder(input_ids, attention_mask=attention_mask).last_hidden_state[:, 0])


def teach_inference(
    encoder: nn.Module, folder: Path, featurizer: Featurizer, plan: InferencePlan, epochs: int = 3
) -> float:
    """Train the encoder in place; returns the mean loss of the last pass."""
    rng = random.Random(plan.seed)
    model = PairModel(encoder, encoder.config.hidden_size)
    weights = MasterWeights(
        model, lambda masters: [torch.optim.AdamW(list(masters.values()), lr=plan.encoder_rate, weight_decay=0.01)]
    )
    pairs = read_pairs(folder)
    windows = featurizer.windows([pair.text for pair in pairs])
    allowed = torch.full((len(pairs), 3), float("-inf"))
    for row, pair in enumerate(pairs):
        allowed[row, list(pair.allowed)] = 0.0
    model.train()
    losses: list[float] = []
    for _ in range(epochs):
        losses = []
        for indices in bucketed_batches(windows, plan.batch_tokens, rng):
            chosen = [windows[i] for i in indices]
            ids, mask = (torch.from_numpy(collate(chosen)[name]) for name in ("input_ids", "attention_mask"))
            logits = model(ids.to(weights.device), mask.to(weights.device)).cpu()
            rows = [window.text_index for window in chosen]
            loss = -torch.logsumexp(logits.float().log_softmax(-1) + allowed[rows], dim=-1).mean()
            loss.backward()
            weights.step(1.0, clip=1.0)
            losses.append(loss.item())
    weights.into_model()
    return round(sum(losses) / len(losses), 4)
