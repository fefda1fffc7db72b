"""The model: preparing text, scoring all targets, beside the bare call of ONNX Runtime and beside a zero-shot pipeline.

The bare call gets the same batches, prepared beforehand; what scoring takes more is ours. The pipeline is that of
`transformers` with a model of CamemBERT-base size and random weights: speed does not depend on the weights. It asks
twelve hypotheses per statement, four labels toward three targets, as zero-shot scoring has to.

How near the bare call is to what the machine can do: the multiplications of the encoder's matrices and of its attention
on those batches, padding included, divided by the rate at which ONNX Runtime multiplies large int8 matrices here. All
else that a model does (norms, gates, softmax, its heads, turning numbers into int8) is left out of that bound.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from stance.evaluation.bench import texts
from stance.evaluation.bench.figures import Context, Figure, Goal, Part, milliseconds, once, rates, seconds
from stance.records import TARGETS
from stance.scores.classifier import Classifier, batches
from stance.scores.targets import load_targets
from stance.settings import ROOT, Settings

STATEMENTS, QUICK_STATEMENTS = 2048, 128
ZERO_SHOT, QUICK_ZERO_SHOT = 24, 2
ZERO_SHOT_RUNS = 3
MOST_MB = 500
LARGE = (4096, 1024, 1024)  # rows, inner and columns of the matrices that tell the machine's rate


def scoring(context: Context) -> list[Figure]:
    settings = Settings.from_environment()
    given = _sentences(context, settings)
    classifier, loading = once(lambda: _load(settings))
    featurizer = classifier.featurizer_for(TARGETS[0])[0]
    windows = featurizer.windows(given)
    prepared = [inputs for _, inputs in batches(windows)]
    words = [text for text in given]
    tokenising = seconds(lambda: featurizer.encode(words), context.runs)
    preparing = seconds(lambda: [inputs for _, inputs in batches(featurizer.windows(given))], context.runs)
    bare = seconds(lambda: [classifier.run(inputs) for inputs in prepared], context.runs)
    whole = seconds(lambda: classifier.score(given), context.runs)
    one = seconds(lambda: classifier.score(given[:1]), context.runs)
    number, rate = len(given), f"statements/s, {settings.threads} threads"
    return [
        Figure("loading the model", "s", (loading,)),
        Figure("tokenising alone", rate, rates(number, tokenising)),
        Figure("tokens, mentions, lexicon, batches", rate, rates(number, preparing)),
        Figure("bare ONNX Runtime on prepared batches", rate, rates(number, bare)),
        Figure("scoring, all targets and tone", rate, rates(number, whole)),
        Figure(
            "scoring as a share of the bare call", "%",
            tuple(100 * b / w for b, w in zip(bare, whole, strict=True)), goal=Goal(">=", 60),
        ),
        Figure("one statement", "ms", milliseconds(one)),
        Figure("peak memory of `stance score`", "MB", (_memory(context, given),), goal=Goal("<", MOST_MB)),
    ]  # fmt: skip


def bound(context: Context) -> list[Figure]:
    """The bare call and large int8 matrices in turns, in one process."""
    settings = Settings.from_environment()
    classifier, multiply = _load(settings), _large_matrices(settings.threads)
    given = _sentences(context, settings)
    prepared = [inputs for _, inputs in batches(classifier.featurizer_for(TARGETS[0])[0].windows(given))]
    config = json.loads((Path(settings.model) / "config.json").read_text(encoding="utf-8"))
    each = 2 * _multiplications((inputs["input_ids"].shape for inputs in prepared), config) / len(given)
    machine, bare = [], []
    for _ in range(context.runs):
        machine += rates(2 * np.prod(LARGE, dtype=float), seconds(multiply, 1))
        bare += rates(len(given), seconds(lambda: [classifier.run(inputs) for inputs in prepared], 1))
    rate = f"statements/s, {settings.threads} threads"
    return [
        Figure("large int8 matrices", "10⁹ operations/s", tuple(value / 1e9 for value in machine)),
        Figure("operations of the matrices for one statement", "10⁶", (each / 1e6,)),
        Figure("what the matrices alone would allow", rate, tuple(value / each for value in machine)),
        Figure("bare ONNX Runtime on prepared batches", rate, tuple(bare)),
        Figure(
            "bare call as a share of what they would allow", "%",
            tuple(100 * b * each / m for b, m in zip(bare, machine, strict=True)), goal=Goal(">=", 50),
        ),
    ]  # fmt: skip


def _multiplications(shapes: Iterable[tuple[int, int]], config: dict) -> float:
    """Of the encoder on batches of (rows, tokens): projections and gated feed-forward per token, attention per pair."""
    hidden, layers, inner = config["hidden_size"], config["num_hidden_layers"], config["intermediate_size"]
    token = 4 * hidden * hidden + 3 * hidden * inner
    return sum(layers * rows * (tokens * token + 2 * tokens * tokens * hidden) for rows, tokens in shapes)


def _large_matrices(threads: int):
    """A function that multiplies two large int8 matrices once, in a session like the model's."""
    from onnx import TensorProto, helper, numpy_helper
    from onnxruntime import InferenceSession, SessionOptions

    rows, inner, columns = LARGE
    draws = np.random.default_rng(0)
    right = numpy_helper.from_array(draws.integers(-127, 127, (inner, columns), dtype=np.int8), "right")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["left", "right"], ["product"])], "large",
        [helper.make_tensor_value_info("left", TensorProto.UINT8, [rows, inner])],
        [helper.make_tensor_value_info("product", TensorProto.INT32, [rows, columns])], [right],
    )  # fmt: skip
    options = SessionOptions()
    options.intra_op_num_threads = threads
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    session = InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    left = draws.integers(0, 255, (rows, inner), dtype=np.uint8)
    return lambda: session.run(None, {"left": left})


def zero_shot(context: Context) -> list[Figure]:
    """Ours and the pipeline in turns, in one process, on the same statements."""
    if not find_spec("torch"):
        raise ModuleNotFoundError("PyTorch is not installed (pip install -r requirements-train.txt), nothing compared")
    settings = Settings.from_environment()
    given = _sentences(context, settings)
    few = given[:: len(given) // (QUICK_ZERO_SHOT if context.quick else ZERO_SHOT)]
    classifier = _load(settings)
    ask = _pipeline(settings)
    runs = min(context.runs, ZERO_SHOT_RUNS)
    ours, theirs = [], []
    ask(few[:1])
    for _ in range(runs):
        ours += rates(len(given), seconds(lambda: classifier.score(given), 1))
        theirs += rates(len(few), seconds(lambda: ask(few), 1))
    rate = f"statements/s, {settings.threads} threads"
    return [
        Figure("scoring, all targets and tone", rate, tuple(ours), note=f"{len(given)} statements"),
        Figure("zero-shot pipeline of CamemBERT-base size", rate, tuple(theirs), note=f"{len(few)} of them"),
        Figure(
            "scoring as a multiple of the pipeline", "times",
            tuple(mine / other for mine, other in zip(ours, theirs, strict=True)), goal=Goal(">=", 100),
        ),
    ]  # fmt: skip


def _sentences(context: Context, settings: Settings) -> list[str]:
    number = QUICK_STATEMENTS if context.quick else STATEMENTS
    return texts.sentences(number, context.folder / f"sentences-{number}", settings)


# What the program needs has no PyTorch; where this machine has one, `transformers` would load it, 180 MB of it.
WITHOUT_TORCH = "import runpy, sys; sys.modules['torch'] = None; runpy.run_module('stance', run_name='__main__')"
# A small process between: Linux counts what the parent held when it started a process as that process's own peak.
PEAK_OF = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def _memory(context: Context, given: list[str]) -> float:
    """Peak of a process of its own that scores a table, as at users': without PyTorch."""
    table = context.folder / "statements.csv"
    pd.DataFrame({"text": given}).to_csv(table, index=False)
    command = [sys.executable, "-c", WITHOUT_TORCH, "score", str(table), "--output", str(table.with_suffix(".parquet"))]
    told = subprocess.run([sys.executable, "-c", PEAK_OF, *command], check=True, capture_output=True, cwd=ROOT)
    return int(told.stdout) / 1024


def _load(settings: Settings) -> Classifier:
    return Classifier.load(settings.model, settings.threads)


def _pipeline(settings: Settings):
    """A function that asks a list of statements every hypothesis of every target."""
    import torch
    from transformers import AutoTokenizer, CamembertConfig, CamembertForSequenceClassification, pipeline

    torch.set_num_threads(settings.threads)
    torch.manual_seed(0)
    labels = {0: "entailment", 1: "neutral", 2: "contradiction"}
    config = CamembertConfig(
        vocab_size=32005, num_labels=3, id2label=labels, label2id={name: key for key, name in labels.items()},
        max_position_embeddings=514,
    )  # fmt: skip
    tokenizer = AutoTokenizer.from_pretrained(settings.model)
    model = CamembertForSequenceClassification(config).eval()
    zero_shot = pipeline("zero-shot-classification", model=model, tokenizer=tokenizer, device="cpu", batch_size=8)
    known = load_targets(settings.data / "targets.toml")
    hypotheses = [words for target in TARGETS for words in known[target].hypotheses.values()]
    return lambda given: zero_shot(given, candidate_labels=hypotheses, hypothesis_template="{}")


PARTS = (Part("scoring", scoring), Part("bound", bound), Part("zero-shot", zero_shot))
