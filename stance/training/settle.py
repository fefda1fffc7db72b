"""Shrinks the pretrained matrices to a third, in a short further pretraining under strong weight decay.

Muon leaves matrices whose attention is close to one-hot and which fine-tuning hardly moves: from 5,000 statements the
encoder then learnt less than one that had never been pretrained. Settled, it keeps its language (see the loss on
held-out text in `settling.jsonl`) and learns more than both (`ablations.py` has the figures). Strong weight decay all
along (Liu et al. 2025, arXiv 2502.16982) should do the same and is not tried yet. Not resumed when interrupted: it
takes minutes.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from stance.training.encoder import MaskedLanguageModel, encoder_config
from stance.training.master_weights import Masters, MasterWeights
from stance.training.pretrain import Plan, encoder_of, held_out_loss, masked_loss, optimizers_of, split_matrices

FIRST_ROW, FIRST_MASK = 77, 99  # seeds, away from those of the pretraining


@dataclass(frozen=True, slots=True)
class SettlePlan:
    """Rates fall linearly; a matrix that learns nothing is left at exp(-matrix_decay × the sum of its rates), a
    third."""

    steps: int = 500
    batch: int = 32
    warmup: int = 20
    matrix_rate: float = 0.01
    matrix_decay: float = 0.45
    other_rate: float = 5e-4
    log_every: int = 100
    seed: int = 0


def settle(
    work: Path, train: np.ndarray, held_out: np.ndarray, pretraining: Plan, plan: SettlePlan | None = None
) -> Path:
    """From `pretraining.pt` of the work folder to its `encoder.pt`, which is returned; rows are those of `prepare`."""
    plan, target = plan or SettlePlan(), work / "encoder.pt"
    if target.exists():
        return target
    masters = torch.load(work / "pretraining.pt", map_location="cpu", weights_only=True)["weights"]["masters"]
    model = MaskedLanguageModel(
        encoder_config(len(masters["bias"]), pretraining.hidden, pretraining.layers, pretraining.feed_forward)
    )
    model.load_state_dict(masters)
    rates = plan.matrix_rate, plan.other_rate, plan.matrix_decay
    weights = MasterWeights(model, lambda own: optimizers_of(own, *rates))
    draws, started = np.random.default_rng(plan.seed + FIRST_ROW), time.perf_counter()
    with (work / "settling.jsonl").open("w", encoding="utf-8") as log:
        for number in range(plan.steps):
            ids = torch.from_numpy(train[draws.integers(0, len(train), plan.batch)].astype(np.int64))
            generator = torch.Generator().manual_seed(plan.seed + FIRST_MASK + number)
            loss = masked_loss(model, ids, pretraining.masked_share, generator)
            loss.backward()
            weights.step(min(1.0, (number + 1) / plan.warmup) * max(0.02, 1 - number / plan.steps))
            if (number + 1) % plan.log_every == 0:
                record = {
                    "step": number + 1,
                    "seconds": round(time.perf_counter() - started, 1),
                    "held_out_loss": round(held_out_loss(model, held_out, pretraining.masked_share), 4),
                    "matrices": round(_size(weights.masters), 4),
                }
                print(json.dumps(record), file=log, flush=True)
    torch.save({"encoder": encoder_of(weights.masters), "settling": asdict(plan)}, target)
    return target


@torch.no_grad()
def _size(masters: Masters) -> float:
    """Root mean square of the weights of the encoder's matrices."""
    matrices, _ = split_matrices({name: p for name, p in masters.items() if name.startswith("encoder.")})
    return float(torch.cat([matrix.flatten() for matrix in matrices]).pow(2).mean().sqrt())
