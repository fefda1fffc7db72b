"""Evaluates the classifier on labelled statements: `python -m stance.evaluation.classifier` (part of `make eval`).

Prints one table and writes the same figures to `evaluation.json` of the checkpoint, which the model card and the method
page read. The test split of `data/corpus` is never trained on nor tuned on; further files can be named with
`--also NAME=FILE` (rows with a `null` label are left out for that target).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from stance.errors import StanceError
from stance.evaluation import baselines, metrics
from stance.evaluation.card import write_card
from stance.evaluation.labels import IGNORED, Example, label_arrays, read_examples, read_folder, read_gold, select
from stance.evaluation.swap import permutations, swap_names
from stance.records import KINDS, STANCE_LABELS, TARGETS, TONE_LABELS
from stance.scores.classifier import Classifier
from stance.scores.features import Featurizer
from stance.scores.pieces import pieces_per_word
from stance.settings import ROOT, Settings

POSITIONS = (0, 1)
_LENGTHS = (
    ("up to 15 words", 0, 15),
    ("16 to 30 words", 16, 30),
    ("31 to 45 words", 31, 45),
    ("46 words and more", 46, 10**9),
)


def evaluate(classifier: Classifier, examples: Sequence[Example]) -> dict:
    """All figures of one data set, ready for JSON."""
    scores = classifier.score([example.text for example in examples])
    probabilities = np.asarray([[score.stance[target].probabilities for target in TARGETS] for score in scores])
    tone = np.asarray([score.tone.probabilities for score in scores])
    stance, tone_truth = label_arrays(examples)
    truth = stance[:, : len(TARGETS)]
    predicted = probabilities.argmax(-1)
    known = truth != IGNORED
    pooled = probabilities[known], truth[known]
    spoken = speaker_only(classifier, examples, truth, predicted)
    return (
        {
            "statements": len(examples),
            "overall": figures(truth, predicted, examples, intervals=True),
            "targets": {
                name: figures(truth[:, [i]], predicted[:, [i]], examples, intervals=True)
                | {"calibration_error": metrics.calibration_error(probabilities[known[:, i], i], truth[known[:, i], i])}
                for i, name in enumerate(TARGETS)
            },
            "calibration_error": metrics.calibration_error(*pooled),
            "coverage": metrics.coverage_curve(*pooled),
            "slices": {
                name: figures(truth[rows], predicted[rows], [examples[row] for row in rows])
                for name, rows in slices(examples).items()
            },
        }
        | ({"tone": tone_figures(tone_truth, tone.argmax(-1), examples)} if (tone_truth != IGNORED).any() else {})
        | ({"speaker_only": spoken} if spoken["decisions"] else {})
    )


def figures(truth: np.ndarray, predicted: np.ndarray, examples: Sequence[Example], intervals: bool = False) -> dict:
    """Macro-F1 over four labels, F1 over favor and against, per-label scores and confusion; targets of a row pooled."""
    known = truth != IGNORED
    families = np.repeat([example.family for example in examples], truth.shape[1]).reshape(truth.shape)[known]
    matrices = metrics.grouped_confusions(truth[known], predicted[known], families, len(STANCE_LABELS))
    whole = matrices.sum(0)
    result = {
        "macro_f1": metrics.macro_f1(whole),
        "position_f1": position_f1(whole),
        "labels": dict(zip(STANCE_LABELS, metrics.label_scores(whole).round(4).tolist(), strict=True)),
        "confusion": whole.tolist(),
        "rows": len(examples),
    }
    if intervals:
        result["macro_f1_interval"] = metrics.bootstrap_interval(metrics.macro_f1, matrices)
        result["position_f1_interval"] = metrics.bootstrap_interval(position_f1, matrices)
    return result


def position_f1(matrix: np.ndarray) -> float:
    """Macro-F1 over favor and against only."""
    return metrics.macro_f1(matrix, POSITIONS)


def slices(examples: Sequence[Example]) -> dict[str, list[int]]:
    """Row indices by kind, by length and by difficulty; empty slices are left out."""
    found = {f"kind: {kind}": [i for i, e in enumerate(examples) if e.kind == kind] for kind in KINDS}
    for name, low, high in _LENGTHS:
        found[name] = [i for i, e in enumerate(examples) if low <= len(e.text.split()) <= high]
    if any(example.hard for example in examples):
        found["easy"] = [i for i, e in enumerate(examples) if not e.hard]
        found["hard"] = [i for i, e in enumerate(examples) if e.hard]
    return {name: rows for name, rows in found.items() if rows}


def speaker_only(
    classifier: Classifier, examples: Sequence[Example], truth: np.ndarray, predicted: np.ndarray
) -> dict[str, int]:
    """Decisions on a target that only the words for the speaker name (`le Kremlin a félicité Cuba`): how many there
    are, how many are right, how many ought to be no position, and how many of those are taken for one all the same.
    """
    named = [(row, e, e.text.find(e.speaker)) for row, e in enumerate(examples) if e.speaker and e.speaker in e.text]
    at = [
        (row, column)
        for row, example, start in named
        for mentions in [classifier.featurizer_for(TARGETS[0])[0].mentions(example.text)]
        for column, target in enumerate(TARGETS)
        if truth[row, column] != IGNORED
        and (spans := [(m.start, m.end) for m in mentions if m.slot == target])
        and all(start < b and a < start + len(example.speaker) for a, b in spans)
    ]
    pairs = [(truth[place], predicted[place]) for place in at]
    calm = [said for wanted, said in pairs if wanted not in POSITIONS]
    return {
        "decisions": len(pairs),
        "right": sum(int(wanted == said) for wanted, said in pairs),
        "no_position": len(calm),
        "taken_for_one": sum(int(said in POSITIONS) for said in calm),
    }


def tone_figures(truth: np.ndarray, predicted: np.ndarray, examples: Sequence[Example]) -> dict:
    known = truth != IGNORED
    families = np.asarray([example.family for example in examples])[known]
    matrices = metrics.grouped_confusions(truth[known], predicted[known], families, len(TONE_LABELS))
    whole = matrices.sum(0)
    return {
        "macro_f1": metrics.macro_f1(whole),
        "macro_f1_interval": metrics.bootstrap_interval(metrics.macro_f1, matrices),
        "labels": dict(zip(TONE_LABELS, metrics.label_scores(whole).round(4).tolist(), strict=True)),
        "confusion": whole.tolist(),
    }


def even_handedness(classifier: Classifier, examples: Sequence[Example], seed: int = 0) -> dict:
    """Exchange the targets' names: the scores must move with them.

    `mean_gap` is the mean absolute difference between a target's score and the score of the one that took its place,
    over targets mentioned in statements whose names can all be exchanged; `same_label` the share of equal labels.
    """
    rng, featurizer = random.Random(seed), classifier.featurizer_for(TARGETS[0])[0]
    pairs = []
    for example in examples:
        mapping = permutations(rng)
        text = swap_names(example.text, mapping, rng)
        before = {mention.slot for mention in featurizer.mentions(example.text)}
        after = {mention.slot for mention in featurizer.mentions(text)}
        if before and after == {mapping[slot] for slot in before}:
            pairs.append((example.text, text, mapping, sorted(before)))
    first = classifier.score([pair[0] for pair in pairs])
    second = classifier.score([pair[1] for pair in pairs])
    gaps, same = [], []
    for a, b, (_, _, mapping, mentioned) in zip(first, second, pairs, strict=True):
        for target in mentioned:
            gaps.append(abs(a.stance[target].score - b.stance[mapping[target]].score))
            same.append(a.stance[target].label == b.stance[mapping[target]].label)
    return {"statements": len(pairs), "mean_gap": float(np.mean(gaps)), "same_label": float(np.mean(same))}


def baseline_figures(
    train: Sequence[Example], sets: dict[str, list[Example]], featurizer: Featurizer
) -> dict[str, dict[str, dict]]:
    """Macro-F1 and position F1 of the yardsticks, trained once, on each data set: {set: {yardstick: figures}}."""
    everything = [example for examples in sets.values() for example in examples]
    predictions = {
        "majority": baselines.majority(train, everything),
        "alias rule": baselines.alias_rule(everything, featurizer),
        "TF-IDF + logistic regression": baselines.tfidf_regression(train, everything),
    }
    result: dict[str, dict[str, dict]] = {}
    start = 0
    for name, examples in sets.items():
        truth, rows = label_arrays(examples)[0][:, : len(TARGETS)], slice(start, start + len(examples))
        found = {baseline: figures(truth, rows_of[rows], examples) for baseline, rows_of in predictions.items()}
        result[name] = {
            baseline: {key: one[key] for key in ("macro_f1", "position_f1")} for baseline, one in found.items()
        }
        start += len(examples)
    return result


def report(model: str, corpus: Path, also: dict[str, Path]) -> dict:
    """Evaluate a checkpoint on the test split of the corpus and on further files, with the baselines beside it."""
    classifier = Classifier.load(model, Settings.from_environment().threads)
    everything = read_folder(corpus)
    train = select(everything, "train")
    sets = {"test split": select(everything, "test")}
    sets |= {name: read_gold(path) if path.is_dir() else read_examples(path) for name, path in also.items()}
    yardsticks = baseline_figures(train, sets, classifier.featurizer_for(TARGETS[0])[0])
    return {
        "model_revision": classifier.revision,
        "training_statements": len(train),
        "sets": {
            name: evaluate(classifier, examples) | {"baselines": yardsticks[name]} for name, examples in sets.items()
        },
        "even_handedness": even_handedness(classifier, sets["test split"]),
        "reference": reference(classifier, Path(model), select(everything, "calibration")),
    }


def reference(classifier: Classifier, model: Path, examples: Sequence[Example]) -> dict:
    """What the method page compares a corpus with (see `stance.estimates.distance`), on the calibration split."""
    texts = [example.text for example in examples]
    scores = classifier.score(texts)
    probabilities = np.asarray([[score.stance[target].probabilities for target in TARGETS] for score in scores])
    taken = probabilities.argmax(-1) != STANCE_LABELS.index("none")
    threshold = classifier.low_confidence
    return {
        "statements": len(texts),
        "threshold": threshold,
        "doubt": float((probabilities.max(-1)[taken] < threshold).mean()),
        "pieces": pieces_per_word(model, texts),
    }


def table(result: dict) -> str:
    """The report as fixed-width text."""
    lines = [f"model revision {result['model_revision']}, {result['training_statements']} training statements", ""]
    for name, one in result["sets"].items():
        lines += [f"{name} ({one['statements']} statements)", *_set_lines(one), ""]
    even = result["even_handedness"]
    gap, same = f"mean score gap {even['mean_gap']:.3f}", f"same label {even['same_label']:.3f}"
    return "\n".join([*lines, f"even-handedness: {gap}, {same} over {even['statements']} swapped statements"])


def _set_lines(one: dict) -> list[str]:
    lines = [f"  {'':32}  {'4 labels':20}  favor/against"]
    for row, f in ({"all targets": one["overall"]} | one["targets"]).items():
        lines.append(f"  {row:32}  {_with_interval(f, 'macro_f1'):20}  {_with_interval(f, 'position_f1')}")
    for row, f in (one["baselines"] | one["slices"]).items():
        rows = f"   ({f['rows']} rows)" if "rows" in f else ""
        lines.append(f"  {row:32}  {f['macro_f1']:<20.3f}  {f['position_f1']:.3f}{rows}")
    lines.append("  label       precision  recall  F1   (all targets)")
    lines += [f"  {label:10}  {p:.3f}      {r:.3f}   {f:.3f}" for label, (p, r, f) in one["overall"]["labels"].items()]
    lines.append(f"  tone macro-F1 {_with_interval(one['tone'], 'macro_f1') if 'tone' in one else 'not labelled'}")
    lines.append(f"  expected calibration error {one['calibration_error']:.3f}")
    if spoken := one.get("speaker_only"):
        lines.append(
            f"  named only as the speaker: {spoken['right']} of {spoken['decisions']} right, "
            f"{spoken['taken_for_one']} of {spoken['no_position']} without a position taken for one"
        )
    kept = (f"{c['threshold']:.2f}: {c['coverage']:.2f}, {c['accuracy']:.2f}" for c in one["coverage"][::3])
    return [*lines, "  share kept and its accuracy by threshold  " + "   ".join(kept)]


def _with_interval(figures_: dict, key: str) -> str:
    low, high = figures_[f"{key}_interval"]
    return f"{figures_[key]:.3f} [{low:.2f}, {high:.2f}]"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.evaluation.classifier", description=__doc__.split("\n")[0])
    parser.add_argument("--model", default=Settings.from_environment().model)
    parser.add_argument("--corpus", type=Path, default=ROOT / "data" / "corpus")
    parser.add_argument(
        "--also",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="a further labelled JSON Lines file, or a folder of annotated articles",
    )
    parser.add_argument(
        "--output", type=Path, help="where to write the figures (default: evaluation.json of the model)"
    )
    options = parser.parse_args(arguments)
    also = {name: Path(path) for name, _, path in (item.partition("=") for item in options.also)}
    try:
        result = report(options.model, options.corpus, {name: path for name, path in also.items() if path.exists()})
    except StanceError as error:
        print(error, file=sys.stderr)
        return 1
    for name in (name for name, path in also.items() if not path.exists()):
        print(f"{name}: {also[name]} is absent, left out.", file=sys.stderr)
    output = options.output or Path(options.model) / "evaluation.json"
    output.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if output.parent == Path(options.model):
        write_card(output.parent)
    print(table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
