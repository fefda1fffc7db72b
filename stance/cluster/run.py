"""Hands the tasks to workers on a Ray cluster; the only module that knows Ray (`requirements-cluster.txt`).

Ray Data's pool of actors holds the models, starts lost actors again and repeats what was under way with them. Which
tasks are done stands in the folder of results alone, so a run whose driver dies goes on when it is started again.
Limits: the driver runs inside the cluster (on its head, or as a job), not through Ray's client; a model or data folder
outside the program's own must lie at the same path on every node.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from stance.cluster.tasks import ROWS, Task, fingerprint, plan
from stance.errors import StanceError
from stance.progress import Report, Stage
from stance.scores.loading import has_gpu, load_classifier
from stance.settings import ROOT, Settings
from stance.store.parts import RUN, Parts

MOST_BLOCKS = 4000
# What a node does not need to score: the rest of the program's folder goes to the nodes with the job.
LEFT_OUT = (
    ".git", ".venv", "build", "docs", "tests", "data/corpus", "data/demo", "data/gold", "*.duckdb", "*.duckdb.*",
    "**/__pycache__",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where and how: Ray's address (`local` starts one here, `auto` finds the one of this machine), the most workers
    (None: as many as there are processors for), GPUs for each worker, rows of a task."""

    address: str
    workers: int | None = None
    gpus: float = 0
    rows: int = ROWS


@dataclass(frozen=True, slots=True)
class ClusterSummary:
    """Over the whole folder of results; `tasks_before` were found done."""

    tasks: int
    tasks_before: int
    articles: int
    statements: int
    refused: int
    model_revision: str
    seconds: float


def score_on_cluster(
    inputs: Sequence[str], output: str, settings: Settings, cluster: Cluster, progress: Report | None = None
) -> ClusterSummary:
    """Score every article of the inputs into `output`, or finish what an earlier run began there.

    Raises StanceError: nothing to read, results of another run in `output`, no Ray, or tasks that stayed undone.
    """
    started = time.monotonic()
    tasks = plan(inputs, settings, cluster.rows)
    parts = Parts(output)
    revision = load_classifier(settings.model, settings.threads).revision
    model = Path(settings.model).name if Path(settings.model).is_dir() else settings.model
    _claim(parts, {"input": fingerprint(tasks, settings), "model": model, "model_revision": revision})
    done = parts.finished()
    left = [task for task in tasks if task.name not in done]
    if left:
        _hand_out(left, output, settings, cluster, Stage("tasks", len(left), progress))
    lost = {task.name for task in tasks} - parts.finished()
    if lost:
        raise StanceError(
            f"{len(lost)} of {len(tasks)} parts were not finished; the others are kept in {output}. "
            "Run the same command again to go on; Ray's logs tell what ended the workers."
        )
    counts = parts.counts()
    return ClusterSummary(
        len(tasks), len(tasks) - len(left), counts["articles"], counts["statements"], counts["refused"], revision,
        time.monotonic() - started,
    )  # fmt: skip


def _claim(parts: Parts, facts: Mapping[str, str]) -> None:
    """Say whose results these are; refuse a folder with the results of other input or another model."""
    there = parts.read_bytes(RUN)
    if there is None:
        parts.write_bytes(RUN, (json.dumps(dict(facts), indent=1) + "\n").encode())
    elif json.loads(there) != facts:
        raise StanceError(
            f"{parts.address} holds results of other input, another size of tasks or another model. "
            "Choose an empty folder with --output."
        )


def _hand_out(tasks: Sequence[Task], output: str, settings: Settings, cluster: Cluster, stage: Stage) -> None:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise StanceError("Ray is not installed: pip install -r requirements-cluster.txt, on every node.") from error
    here = not ray.is_initialized()
    if here:
        ray.init(
            address=cluster.address,
            runtime_env={"working_dir": str(ROOT), "excludes": list(LEFT_OUT)},
            log_to_driver=False,
        )
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        found = ray.cluster_resources()
        room = int(found.get("GPU", 0) / cluster.gpus) if cluster.gpus else int(found["CPU"] / settings.threads)
        if not room:
            raise StanceError(
                f"No node has room for a worker ({settings.threads} processors, {cluster.gpus:g} GPUs); the cluster "
                f"has {found.get('CPU', 0):g} and {found.get('GPU', 0):g}. Set STANCE_THREADS, or leave --gpus out."
            )
        items = [asdict(task) for task in tasks]
        done = ray.data.from_items(items, override_num_blocks=min(len(items), MOST_BLOCKS)).map_batches(
            RayWorker,
            fn_constructor_args=(portable(settings), output, bool(cluster.gpus)),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=min(room, cluster.workers or room, len(items))),
            num_cpus=settings.threads,
            num_gpus=cluster.gpus or None,
        )
        for batch in done.iter_batches(batch_size=1):
            stage.advance(len(batch["task"]))
    except ray.exceptions.RayError as error:
        raise StanceError(
            f"The cluster stopped the work ({type(error).__name__}). Parts that were finished are kept in {output}: "
            "run the same command again to go on."
        ) from error
    finally:
        if here:
            ray.shutdown()


class RayWorker:
    """A Worker as Ray Data calls it: batches of one task each, as columns."""

    def __init__(self, settings: Mapping[str, Any], output: str, gpu: bool) -> None:
        from stance.cluster.worker import Worker

        if gpu and not has_gpu():
            raise StanceError(
                "ONNX Runtime on this node knows no GPU: pip install onnxruntime-gpu there, or leave --gpus out."
            )
        self.worker = Worker(resolved(settings), output)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        rows = [dict(zip(batch, row, strict=True)) for row in zip(*batch.values(), strict=True)]
        results = [self.worker(Task(**{name: _plain(value) for name, value in row.items()})) for row in rows]
        return {"task": [result["task"] for result in results]}


def portable(settings: Settings) -> dict[str, Any]:
    """Settings as plain values; paths inside the program's folder relative to it, for it lies elsewhere on a node."""
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    for name in ("data", "db", "model"):
        path = Path(values[name])
        inside = path.is_absolute() and path.is_relative_to(ROOT)
        values[name] = str(path.relative_to(ROOT) if inside else path)
    return values | {"columns": dict(settings.columns)}


def resolved(values: Mapping[str, Any]) -> Settings:
    """The settings on this node."""
    settings = Settings(**values)
    model = ROOT / settings.model
    return replace(
        settings, data=ROOT / settings.data, db=ROOT / settings.db,
        model=str(model) if model.is_dir() else settings.model,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
