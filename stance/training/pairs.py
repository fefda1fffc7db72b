"""Fine-tunes any encoder of `transformers` on labelled statements, as pairs (statement, name of the target).

The plainest use of a pretrained model for target-dependent stance: one sequence-classification head with our four
labels. The tone is trained as one more target. The folder it writes holds the weights, the tokenizer and an ONNX
graph, so that scoring needs no PyTorch (`scores/pairs.py`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from stance.errors import ModelError
from stance.evaluation.labels import IGNORED, Example
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS
from stance.scores.foreign import LONGEST
from stance.scores.pairs import PAIR_NAMES, TONE_NAME
from stance.training.finetune import FinetunePlan, rate_scale

BATCH = 16
RATE = 2e-5
_TONE_LABEL = {"negative": "against", "neutral": "neutral", "positive": "favor"}


def train_pairs(
    base: str,
    examples: Sequence[Example],
    target: Path,
    plan: FinetunePlan,
    report: Callable[[dict], None],
    data: Path,
) -> Path:
    """Train and write the folder `target`. Raises ModelError when the base is no encoder of `transformers`."""
    labels = {index: label for index, label in enumerate(STANCE_LABELS)}
    try:
        tokenizer = AutoTokenizer.from_pretrained(base)
        model = AutoModelForSequenceClassification.from_pretrained(
            base, num_labels=len(labels), id2label=labels, label2id={v: k for k, v in labels.items()},
            ignore_mismatched_sizes=True, torch_dtype=torch.float32,
        )  # fmt: skip
    except Exception as error:  # the library raises many kinds for a folder that holds no such model
        raise ModelError(f"{base} cannot be fine-tuned as a text classifier: {error}") from error
    rows = pairs_of(examples)
    rng, total = random.Random(plan.seed), plan.epochs * -(-len(rows) // BATCH)
    torch.manual_seed(plan.seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=plan.weight_decay)
    step = 0
    for epoch in range(plan.epochs):
        model.train()
        rng.shuffle(rows)
        losses = []
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            batch = tokenizer(
                [text for text, _, _ in part], [name for _, name, _ in part],
                truncation="only_first", max_length=LONGEST, padding=True, return_tensors="pt",
            )  # fmt: skip
            loss = cross_entropy(
                model(**batch).logits, torch.tensor([label for _, _, label in part]), label_smoothing=plan.smoothing
            )
            loss.backward()
            for group in optimizer.param_groups:
                group["lr"] = RATE * rate_scale(step, total)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
            step += 1
        report({"epoch": epoch + 1, "loss": round(sum(losses) / len(losses), 4)})
    model.eval().save_pretrained(target)
    tokenizer.save_pretrained(target)
    _export(model, tokenizer, target)
    return target


def pairs_of(examples: Sequence[Example]) -> list[tuple[str, str, int]]:
    """(statement, name, index in STANCE_LABELS) for every label there is; the tone comes as one more name."""
    rows = []
    for example in examples:
        for index, target in enumerate(TARGETS):
            if example.stance[index] != IGNORED:
                rows.append((example.text, PAIR_NAMES[target], example.stance[index]))
        if example.tone != IGNORED:
            rows.append((example.text, TONE_NAME, STANCE_LABELS.index(_TONE_LABEL[TONE_LABELS[example.tone]])))
    return rows


def _export(model, tokenizer, target: Path) -> None:
    """ONNX weights beside the others, with dynamic batch and length."""
    batch = tokenizer(["Une phrase.", "Une autre, plus longue."], ["a", "b"], padding=True, return_tensors="pt")
    names = list(batch)
    sizes = {
        0: torch.export.Dim("batch", min=1, max=4096),
        1: torch.export.Dim("length", min=2, max=LONGEST),
    }
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model, kwargs=dict(batch), f=str(target / "onnx" / "model.onnx"), input_names=names, output_names=["logits"],
        dynamic_shapes={name: sizes for name in names}, dynamo=True, verbose=False, external_data=False,
    )  # fmt: skip
