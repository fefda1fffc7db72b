"""What each ingredient brings: `python -m stance.training.ablations --work FOLDER`, the same training without it.

Every variant is fine-tuned on the same statements with several seeds, and scored with the encoder alone (no n-gram
readers, no calibration) on the development set and on the calibration split of the corpus. A run that is already in
the results is not made again. Limit: fewer statements and epochs than the shipped model, so that the whole table
takes hours, not days; differences are what counts, not levels.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stance.evaluation.labels import Example, label_arrays, read_examples, read_folder, select
from stance.evaluation.metrics import confusion, macro_f1
from stance.records import STANCE_LABELS, TARGETS
from stance.settings import ROOT
from stance.training.finetune import FinetunePlan, finetune, new_model, predict
from stance.training.train import build_featurizer

RESULTS = ROOT / "data" / "model" / "ablations.json"


@dataclass(frozen=True, slots=True)
class Variant:
    """A plan that differs from the base in one ingredient."""

    name: str
    plan: FinetunePlan
    encoder: str | None = "encoder.pt"


def variants(base: FinetunePlan, inference: str) -> list[Variant]:
    return [
        Variant("base", base),
        Variant("without pretraining", base, encoder=None),
        Variant("without settling", base, encoder="pretrained.pt"),
        Variant("without marked targets", replace(base, use_roles=False)),
        Variant("without the valence lexicon", replace(base, use_valence=False)),
        Variant("without swapped names", replace(base, swap_share=0.0)),
        Variant("with more swapped names", replace(base, swap_share=0.6)),
        Variant("with the generated curriculum", replace(base, curriculum=12_000)),
        *([Variant("with inference pairs", replace(base, inference=inference))] if inference else []),
    ]


def run(work: Path, dev: Path, inference: str, seeds: int, rows: int, epochs: int) -> None:
    """Make the runs that are missing, best-known order: every variant once, then the next seed."""
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    featurizer = build_featurizer(tokenizer, ROOT / "data", verbs=ROOT / "data")
    examples = read_folder(ROOT / "data" / "corpus")
    training = _sample(select(examples, "train"), rows)
    sets = {"development": read_examples(dev), "calibration": select(examples, "calibration")}
    base = replace(FinetunePlan(), epochs=epochs)
    for seed in range(seeds):
        for variant in variants(base, inference):
            plan = replace(variant.plan, seed=seed)
            key = {"variant": variant.name, "seed": seed, "statements": len(training), "epochs": epochs}
            if any(key.items() <= done.items() for done in _results()):
                continue
            model = new_model(tokenizer.get_vocab_size(), plan, work / variant.encoder if variant.encoder else None)
            finetune(model, training, featurizer, plan)
            figures = {name: _figures(model, chosen, featurizer) for name, chosen in sets.items()}
            RESULTS.write_text(json.dumps([*_results(), key | figures], indent=1) + "\n", encoding="utf-8")
            print(json.dumps(key | figures), flush=True)


def table() -> str:
    """Mean of each variant over its seeds, and its gain over the base with a 95 % interval (t over paired seeds)."""
    results = _results()
    columns = [(name, measure) for name in ("development", "calibration") for measure in ("macro_f1", "favor_against")]
    lines = [
        "| | | development | | | | calibration split | | | |",
        "|---|---|---|---|---|---|---|---|---|---|",
        "| variant | seeds |" + " 4 labels | gain | favor, against | gain |" * 2,
    ]
    for variant in dict.fromkeys(result["variant"] for result in results):
        own = {r["seed"]: r for r in results if r["variant"] == variant}
        base = {r["seed"]: r for r in results if r["variant"] == "base"}
        cells = []
        for name, measure in columns:
            gains = [own[seed][name][measure] - base[seed][name][measure] for seed in own.keys() & base.keys()]
            mean = np.mean([run[name][measure] for run in own.values()])
            cells += [f"{mean:.3f}", _interval(gains) if variant != "base" and gains else ""]
        lines.append(f"| {variant} | {len(own)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


# Two-sided 97.5 % quantiles of Student's t for 1 to 9 degrees of freedom.
_T = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26)


def _interval(gains: Sequence[float]) -> str:
    mean = float(np.mean(gains))
    if len(gains) < 2:
        return f"{mean:+.3f} (one seed)"
    half = _T[min(len(gains) - 2, len(_T) - 1)] * float(np.std(gains, ddof=1)) / len(gains) ** 0.5
    return f"{mean:+.3f} ± {half:.3f}"


def _figures(model, examples: Sequence[Example], featurizer) -> dict[str, float]:
    stance, _ = predict(model, [example.text for example in examples], featurizer)
    truth = label_arrays(examples)[0][:, : len(TARGETS)]
    predicted = stance[:, : len(TARGETS)].argmax(-1)
    known = truth >= 0
    matrix = confusion(truth[known], predicted[known], len(STANCE_LABELS))
    sides = [STANCE_LABELS.index("favor"), STANCE_LABELS.index("against")]
    return {"macro_f1": round(macro_f1(matrix), 4), "favor_against": round(macro_f1(matrix, sides), 4)}


def _sample(examples: Sequence[Example], rows: int) -> list[Example]:
    chosen = np.random.default_rng(0).permutation(len(examples))[:rows]
    return [examples[i] for i in sorted(chosen)]


def _results() -> list[dict]:
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.training.ablations", description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="work folder of the training, with encoder.pt")
    parser.add_argument("--dev", type=Path, required=True, help="development statements (JSON Lines)")
    parser.add_argument("--inference", default="", help="folder of inference pairs (*.tsv)")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=6_000)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    run(options.work, options.dev, options.inference, options.seeds, options.rows, options.epochs)
    print(table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
