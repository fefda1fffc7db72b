"""Masked-language pretraining of the encoder on open French text: resumable, logged, fixed seeds.

Weights run in bfloat16 (fast on CPUs with AMX and on GPUs) beside float32 masters. Matrices are updated by Muon
(Jordan et al. 2024), which at this size needs markedly fewer tokens than AdamW; embeddings, norms and biases by
AdamW. 20 % of the tokens are masked (80/10/10, Devlin et al. 2019); short rows of 128 tokens, as statements are
short.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stance.training.encoder import MaskedLanguageModel, encoder_config
from stance.training.master_weights import Masters, MasterWeights
from stance.training.open_text import SHARES, STATEMENT_SHARE, open_lines, pack, statement_texts
from stance.training.tokenizer import MASK, SEP, build_tokenizer, save_tokenizer


@dataclass(frozen=True, slots=True)
class Plan:
    """Size and length of one pretraining; `steps` × `batch` × `length` tokens are read."""

    steps: int = 2500
    batch: int = 64
    length: int = 128
    hidden: int = 384
    layers: int = 6
    feed_forward: int = 768
    vocabulary: int = 16_000
    masked_share: float = 0.20
    matrix_rate: float = 0.02
    other_rate: float = 2e-3
    warmup: int = 100
    decay_share: float = 0.5
    seed: int = 0
    checkpoint_every: int = 200


def mask_tokens(ids: torch.Tensor, share: float, vocabulary: int, generator: torch.Generator):
    """BERT's masking: returns (input ids, boolean mask of positions to predict)."""
    chosen = (torch.rand(ids.shape, generator=generator) < share) & (ids > MASK)
    roll = torch.rand(ids.shape, generator=generator)
    random_ids = torch.randint(SEP + 2, vocabulary, ids.shape, generator=generator)
    inputs = torch.where(chosen & (roll < 0.8), torch.full_like(ids, MASK), ids)
    return torch.where(chosen & (roll >= 0.9), random_ids, inputs), chosen


def split_matrices(masters: Masters) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """The matrices, and all else: embeddings, norms and biases."""
    matrices = [p for name, p in masters.items() if p.ndim == 2 and "tok_embeddings" not in name]
    taken = {id(p) for p in matrices}
    return matrices, [p for p in masters.values() if id(p) not in taken]


def optimizers_of(
    masters: Masters, matrix_rate: float, other_rate: float, matrix_decay: float = 0.01
) -> list[torch.optim.Optimizer]:
    """Muon for the matrices, AdamW for everything else."""
    matrices, others = split_matrices(masters)
    return [
        torch.optim.Muon(matrices, lr=matrix_rate, weight_decay=matrix_decay, momentum=0.95),
        torch.optim.AdamW(others, lr=other_rate, betas=(0.9, 0.98), weight_decay=0.01),
    ]


def rate_scale(number: int, plan: Plan) -> float:
    """Linear warm-up, plateau, linear decay to 2 % over the last `decay_share` of the steps."""
    if number < plan.warmup:
        return (number + 1) / plan.warmup
    left = (plan.steps - number) / max(1, plan.steps * plan.decay_share)
    return max(0.02, min(1.0, left))


def prepare(text_folder: Path, corpus: Path, work: Path, plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Tokenizer and packed rows, made once and kept in `work`: (training rows, held-out rows)."""
    packed = work / "rows.npz"
    if not packed.exists():
        work.mkdir(parents=True, exist_ok=True)
        tokenizer = _tokenizer(text_folder, corpus, work, plan)
        lines = list(open_lines(text_folder, SHARES)) + list(statement_texts(corpus, STATEMENT_SHARE))
        rows = pack(tokenizer, lines, plan.length, plan.seed)
        np.savez(packed, rows=rows)
    rows = np.load(packed)["rows"]
    order = np.random.default_rng(plan.seed).permutation(len(rows))
    return rows[order[256:]], rows[order[:256]]


def _tokenizer(text_folder: Path, corpus: Path, work: Path, plan: Plan) -> Tokenizer:
    """The work folder's own where there is one (weights kept beside it know its pieces by number), else a new one."""
    saved = work / "tokenizer.json"
    if saved.exists():
        return Tokenizer.from_file(str(saved))
    shares = {name: min(1.0, share / 2) for name, share in SHARES.items()}
    tokenizer = build_tokenizer([*open_lines(text_folder, shares), *statement_texts(corpus, 6)], plan.vocabulary)
    save_tokenizer(tokenizer, work)
    return tokenizer


def row_order(rows: int, plan: Plan) -> np.ndarray:
    """Indices of the rows to read, one random pass after the other."""
    passes = -(-plan.steps * plan.batch // rows)
    return np.concatenate([np.random.default_rng((plan.seed, n)).permutation(rows) for n in range(passes)])


def masked_loss(
    model: MaskedLanguageModel, ids: torch.Tensor, share: float, generator: torch.Generator
) -> torch.Tensor:
    """Cross-entropy (nats per masked token); the masking is drawn on the processor, so that it is the same anywhere."""
    inputs, chosen = mask_tokens(ids, share, len(model.bias), generator)
    device = model.bias.device
    predicted = model(inputs.to(device), chosen.to(device)).float()
    return torch.nn.functional.cross_entropy(predicted, ids[chosen].to(device))


@torch.no_grad()
def held_out_loss(model: MaskedLanguageModel, rows: np.ndarray, share: float) -> float:
    """Mean cross-entropy (nats per masked token) on held-out rows, always masked the same way."""
    generator = torch.Generator().manual_seed(1)
    losses = []
    for start in range(0, len(rows), 64):
        ids = torch.from_numpy(rows[start : start + 64].astype(np.int64))
        losses.append(masked_loss(model, ids, share, generator).item())
    return float(np.mean(losses))


def pretrain(text_folder: Path, corpus: Path, work: Path, plan: Plan | None = None) -> Path:
    """Run (or resume) the plan; returns the folder holding tokenizer, `pretrained.pt`, `pretraining.pt` (where it can
    be resumed, its head included) and `pretraining.jsonl` (the log).
    """
    plan = plan or Plan()
    torch.manual_seed(plan.seed)
    train, held_out = prepare(text_folder, corpus, work, plan)
    vocabulary = Tokenizer.from_file(str(work / "tokenizer.json")).get_vocab_size()
    model = MaskedLanguageModel(encoder_config(vocabulary, plan.hidden, plan.layers, plan.feed_forward))
    weights = MasterWeights(model, lambda masters: optimizers_of(masters, plan.matrix_rate, plan.other_rate))
    checkpoint, done, seconds = work / "pretraining.pt", 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location="cpu", weights_only=True)
        weights.restore(state["weights"])
        done, seconds = state["done"], state["seconds"]
    order = row_order(len(train), plan)
    while done < plan.steps:
        started = time.perf_counter()
        for number in range(done, min(done + plan.checkpoint_every, plan.steps)):
            chosen_rows = order[number * plan.batch : (number + 1) * plan.batch]
            ids = torch.from_numpy(train[chosen_rows].astype(np.int64))
            loss = masked_loss(
                model, ids, plan.masked_share, torch.Generator().manual_seed(plan.seed * 1_000_003 + number)
            )
            loss.backward()
            weights.step(rate_scale(number, plan))
        done = number + 1
        seconds += time.perf_counter() - started
        torch.save({"weights": weights.state(), "done": done, "seconds": seconds}, checkpoint)
        record = {
            "step": done,
            "tokens": done * plan.batch * plan.length,
            "seconds": round(seconds, 1),
            "loss": round(loss.item(), 4),
            "held_out_loss": round(held_out_loss(model, held_out, plan.masked_share), 4),
        }
        with (work / "pretraining.jsonl").open("a") as log:
            log.write(json.dumps(record) + "\n")
        print(json.dumps(record), flush=True)
    torch.save({"encoder": encoder_of(weights.masters), "plan": asdict(plan)}, work / "pretrained.pt")
    return work


def encoder_of(masters: Masters) -> Masters:
    """The encoder's weights by their names in it."""
    return {k.removeprefix("encoder."): v.detach().cpu() for k, v in masters.items() if k.startswith("encoder.")}
