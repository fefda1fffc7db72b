"""Fine-tunes the pretrained encoder on labelled statements: stance per slot and tone in one pass.

First, when the plan says so, a pass over open inference pairs (`inference_pairs.py`) and one over generated sentences
(`curriculum.py`). Then each epoch sees every statement once as it is and, by `swap_share`, once more with the targets'
names exchanged. The best epoch is not picked on any data: the last one is kept, so development figures stay honest.
Ablations switch ingredients off through the plan.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from stance.evaluation.labels import IGNORED, Example, label_arrays
from stance.scores.features import Featurizer, Window, collate
from stance.settings import ROOT
from stance.training.batches import bucketed_batches, swapped
from stance.training.curriculum import curriculum
from stance.training.encoder import encoder_config
from stance.training.inference_pairs import teach_inference
from stance.training.master_weights import Masters, MasterWeights
from stance.training.model import StanceModel


@dataclass(frozen=True, slots=True)
class FinetunePlan:
    """Hyper-parameters, chosen on the families held out of the training files (never on the development set)."""

    epochs: int = 4
    batch_tokens: int = 2048
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    smoothing: float = 0.05
    dropout: float = 0.15
    tone_weight: float = 0.4
    swap_share: float = 0.3
    other_share: float = 0.25
    curriculum: int = 0
    inference: str = ""
    use_roles: bool = True
    use_valence: bool = True
    seed: int = 0


def load_encoder(model: StanceModel, pretrained: Path) -> None:
    """Put the weights of `pretrain` or `settle` into the model's encoder."""
    state = torch.load(pretrained, weights_only=True)
    model.encoder.load_state_dict({k: v.float() for k, v in state["encoder"].items()})


def new_model(vocabulary: int, plan: FinetunePlan, pretrained: Path | None) -> StanceModel:
    torch.manual_seed(plan.seed)
    model = StanceModel(encoder_config(vocabulary), plan.dropout, plan.use_roles, plan.use_valence)
    if pretrained is not None:
        load_encoder(model, pretrained)
    return model


def epoch_examples(
    examples: Sequence[Example], featurizer: Featurizer, plan: FinetunePlan, rng: random.Random
) -> list[Example]:
    """All examples, plus a swapped variant of a random share of them."""
    variants = (swapped(e, featurizer, rng, plan.other_share) for e in examples if rng.random() < plan.swap_share)
    return [*examples, *(variant for variant in variants if variant is not None)]


def loss_of(
    model: StanceModel, batch: dict[str, torch.Tensor], stance: torch.Tensor, tone: torch.Tensor, plan: FinetunePlan
) -> torch.Tensor:
    """Cross-entropy over the slots with a label, plus the tone's."""
    stance_logits, tone_logits = model(**batch)
    loss = cross_entropy(
        stance_logits.float().flatten(0, 1), stance.flatten(), ignore_index=IGNORED, label_smoothing=plan.smoothing
    )
    if (tone != IGNORED).any():
        loss = loss + plan.tone_weight * cross_entropy(
            tone_logits.float(), tone, ignore_index=IGNORED, label_smoothing=plan.smoothing
        )
    return loss


def optimizers_of(masters: Masters, plan: FinetunePlan) -> list[torch.optim.Optimizer]:
    """AdamW, with a rate of its own for what the pretraining did not teach."""
    encoder = [p for name, p in masters.items() if name.startswith("encoder.")]
    head = [p for name, p in masters.items() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": head, "lr": plan.head_rate}]
    return [torch.optim.AdamW(groups, weight_decay=plan.weight_decay, betas=(0.9, 0.98))]


def rate_scale(step: int, total: int) -> float:
    """Linear warm-up over 6 % of the steps, then linear decay to 2 %."""
    return min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)


def tensors(windows: Sequence[Window], device: torch.device | str = "cpu") -> dict[str, torch.Tensor]:
    return {name: torch.from_numpy(array).to(device) for name, array in collate(windows).items()}


def finetune(
    model: StanceModel,
    examples: Sequence[Example],
    featurizer: Featurizer,
    plan: FinetunePlan,
    report: Callable[[dict], None] = lambda record: None,
    lexicon: Path = ROOT / "data" / "lexicon.tsv",
) -> StanceModel:
    """Train in place and return the model; `report` receives one record per pass."""
    rng = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    if plan.inference:
        report({"inference_loss": teach_inference(model.encoder, Path(plan.inference), featurizer, plan)})
    weights = MasterWeights(model, lambda masters: optimizers_of(masters, plan))
    started = time.perf_counter()
    if plan.curriculum:
        generated = curriculum(lexicon, plan.curriculum, plan.seed)
        losses = _pass(model, weights, generated, featurizer, plan, rng, (0, None))
        report({"curriculum_loss": _mean(losses), "seconds": round(time.perf_counter() - started)})
    step, total = 0, None
    for epoch in range(plan.epochs):
        shown = epoch_examples(examples, featurizer, plan, rng)
        losses = _pass(model, weights, shown, featurizer, plan, rng, (step, total))
        step += len(losses)
        total = total or len(losses) * plan.epochs
        report({"epoch": epoch + 1, "loss": _mean(losses), "seconds": round(time.perf_counter() - started)})
    return weights.into_model().eval()


def _pass(
    model: StanceModel,
    weights: MasterWeights,
    examples: Sequence[Example],
    featurizer: Featurizer,
    plan: FinetunePlan,
    rng: random.Random,
    schedule: tuple[int, int | None],
) -> list[float]:
    """One pass over the examples; `schedule` is (steps done, steps in all; None: as many as `epochs` such passes)."""
    model.train()
    windows = featurizer.windows([example.text for example in examples])
    stance, tone = (torch.from_numpy(array).to(weights.device) for array in label_arrays(examples))
    batches = bucketed_batches(windows, plan.batch_tokens, rng)
    done, total = schedule
    losses = []
    for number, indices in enumerate(batches, done):
        chosen = [windows[i] for i in indices]
        rows = [window.text_index for window in chosen]
        loss = loss_of(model, tensors(chosen, weights.device), stance[rows], tone[rows], plan)
        loss.backward()
        weights.step(rate_scale(number, total or len(batches) * plan.epochs), clip=1.0)
        losses.append(loss.item())
    return losses


def _mean(losses: Sequence[float]) -> float:
    return round(float(np.mean(losses)), 4)


@torch.no_grad()
def predict(model: StanceModel, texts: Sequence[str], featurizer: Featurizer) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (float32) of the first window of each text: (n, slots, 4) and (n, 3), in the order of `texts`."""
    windows = featurizer.windows(texts)
    firsts = {window.text_index: window for window in reversed(windows)}
    order = sorted(range(len(texts)), key=lambda i: len(firsts[i].ids))
    stance = np.zeros((len(texts), model.slot.num_embeddings, 4), dtype=np.float32)
    tone = np.zeros((len(texts), 3), dtype=np.float32)
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        stance_logits, tone_logits = model(**tensors([firsts[i] for i in part]))
        stance[part] = stance_logits.float().softmax(-1).numpy()
        tone[part] = tone_logits.float().softmax(-1).numpy()
    return stance, tone
