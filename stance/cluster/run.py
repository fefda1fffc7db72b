"""Hands the tasks to workers on a Ray cluster; the only module that knows Ray (`requirements-cluster.txt`).

Ray Data's pool of actors holds the models, starts lost actors again and repeats what was under way with them. Which
tasks are done stands in the folder of results alone, so a run whose driver dies goes on when it is started again.
Limits: the driver runs inside the cluster (on its head, or as a job), not through Ray's client; input and output must
be in reach of every node under the same path or address, and so must a model or data folder outside the program's own.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from stance import __version__
from stance.cluster.tasks import ROWS, Task, fingerprint, plan
from stance.errors import StanceError
from stance.progress import Report, Stage
from stance.scores.loading import has_gpu, load_classifier
from stance.settings import ROOT, Settings, job_brings_folder
from stance.store.addresses import shown
from stance.store.parts import RUN, Parts

LOG = logging.getLogger(__name__)
MOST_BLOCKS = 4000
MOST_FAILED_STARTS = 10  # of workers, one after the other, before the run ends: a node may be a bad one
SHOWN_ERRORS = 3
ANSWER_S = 10
# What a node does not need to score: the rest of the program's folder goes to the nodes with the job.
LEFT_OUT = (
    ".git", ".venv", "build", "docs", "tests", "data/corpus", "data/demo", "data/gold", "*.duckdb",
    "*.duckdb.*", "*.parquet", "**/__pycache__",
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
    """Over the whole folder of results, an article once for each task that has it; `tasks_before` were found done."""

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
    output = output if "://" in output else os.path.abspath(output)  # workers run in another folder
    tasks = plan(inputs, settings, cluster.rows, output)
    parts = Parts(output)
    revision = load_classifier(settings.model, settings.threads).revision
    _claim(parts, _facts(tasks, settings, revision))
    done = parts.finished()
    left = [task for task in tasks if task.name not in done]
    errors = _hand_out(left, output, settings, cluster, Stage("tasks", len(left), progress)) if left else []
    lost = {task.name for task in tasks} - parts.finished()
    if lost:
        reasons = " ".join(f"[{error}]" for error in dict.fromkeys(errors[:SHOWN_ERRORS]))
        raise StanceError(
            f"{len(lost)} of {len(tasks)} parts were not finished; the others are kept in {shown(output)}. "
            f"Run the same command again to go on; Ray's logs tell what ended the workers. {reasons}".rstrip()
        )
    counts = parts.counts()
    return ClusterSummary(
        len(tasks), len(tasks) - len(left), counts["articles"], counts["statements"], counts["refused"], revision,
        time.monotonic() - started,
    )  # fmt: skip


def _facts(tasks: Sequence[Task], settings: Settings, revision: str) -> dict[str, Any]:
    """All that results depend on, as `run.json` keeps it."""
    return {
        "input": fingerprint(tasks, settings),
        "tasks": len(tasks),
        "max_document_bytes": settings.max_document_bytes,
        "model": Path(settings.model).name if Path(settings.model).is_dir() else settings.model,
        "model_revision": revision,
        "stance": __version__,
    }


def _claim(parts: Parts, facts: Mapping[str, Any]) -> None:
    """Say whose results these are; refuse a folder with results of anything else, or with files of other programs."""
    there = parts.run()
    if there == facts:
        return
    if parts.finished() or (there is None and parts.read_bytes(RUN) is not None):
        raise StanceError(
            f"{shown(parts.address)} holds other results (of other input, another size of tasks, model or version), or "
            "files of another program. Choose an empty folder with --output."
        )
    parts.write_bytes(RUN, (json.dumps(dict(facts), indent=1) + "\n").encode())


def _hand_out(tasks: Sequence[Task], output: str, settings: Settings, cluster: Cluster, stage: Stage) -> list[str]:
    """Have the tasks done by workers; the errors of those that failed."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise StanceError("Ray is not installed: pip install -r requirements-cluster.txt, on every node.") from error
    with _connected(cluster.address, settings):
        room = _room(ray.nodes(), settings.threads, cluster.gpus)
        most = min(room, cluster.workers or room, len(tasks))
        errors = []
        try:
            for error in _errors(tasks, (portable(settings), output, bool(cluster.gpus)), cluster, settings, most):
                if error:
                    errors.append(error)
                else:
                    stage.advance()
            return errors
        except ray.exceptions.RayError as error:
            raise StanceError(
                f"The cluster stopped the work ({type(error).__name__}: {_last_line(error)}). Parts that were finished "
                f"are kept in {shown(output)}: run the same command again to go on."
            ) from error


def _errors(
    tasks: Sequence[Task], worker: tuple[Any, ...], cluster: Cluster, settings: Settings, most: int
) -> Iterator[str]:
    """Of each task, as it ends, why it failed; empty for one that is done."""
    import ray.data

    items = [asdict(task) for task in tasks]
    with _data_flags(ray.data.DataContext.get_current()):
        done = ray.data.from_items(items, override_num_blocks=min(len(items), MOST_BLOCKS)).map_batches(
            RayWorker,
            fn_constructor_args=worker,
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=most),
            num_cpus=settings.threads,
            num_gpus=cluster.gpus or None,
        )
        for batch in done.iter_batches(batch_size=1):
            yield from map(str, batch["error"])


@contextmanager
def _connected(address: str, settings: Settings) -> Iterator[None]:
    """In touch with the cluster; a connection that was there before stays."""
    import ray

    if ray.is_initialized():
        yield
        return
    if address.startswith("ray://"):
        raise StanceError(
            "The command runs inside the cluster, not through Ray's client (ray://): start it on the head node with "
            "--cluster auto, or hand it in with `ray job submit`."
        )
    try:
        _knock(address)
        ray.init(address=address, runtime_env=_program(settings), log_to_driver=False)
    except (OSError, ValueError, RuntimeError, ray.exceptions.RayError) as error:
        raise StanceError(
            f"No connection to a Ray cluster at {address} ({_last_line(error)}). Is it running (`ray status`)? "
            "`local` starts one on this machine."
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """OSError at once where nothing answers at host:port; Ray would try for many minutes."""
    host, _, port = address.rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), ANSWER_S).close()


def _program(settings: Settings) -> dict[str, Any] | None:
    """What goes to the nodes with the job: the program, and models of one's own where one of them is used."""
    if job_brings_folder():
        return None
    own = Path(settings.model).resolve().is_relative_to(ROOT / "models")
    return {"working_dir": str(ROOT), "excludes": [*LEFT_OUT] if own else [*LEFT_OUT, "models"]}


@contextmanager
def _data_flags(context: Any) -> Iterator[None]:
    """Ray Data's flags as this run needs them, put back after it."""
    wanted = {"enable_progress_bars": False, "max_consecutive_actor_init_deaths": MOST_FAILED_STARTS}
    former = {
        name: getattr(context, name) for name in wanted if hasattr(context, name)
    }  # the latter is new in Ray 2.5x
    for name in former:
        setattr(context, name, wanted[name])
    try:
        yield
    finally:
        for name, value in former.items():
            setattr(context, name, value)


def _room(nodes: Iterable[Mapping[str, Any]], threads: int, gpus: float) -> int:
    """How many workers fit, node by node: a worker has all it needs from one machine."""
    have = [node["Resources"] for node in nodes if node["Alive"]]
    free = [(one.get("CPU", 0), one.get("GPU", 0)) for one in have]
    room = sum(int(min(cpu // threads, gpu / gpus + 1e-6 if gpus else cpu)) for cpu, gpu in free)
    if not room:
        sizes = ", ".join(f"{cpu:g} and {gpu:g}" for cpu, gpu in sorted(set(free), reverse=True)[:5])
        raise StanceError(
            f"No node has room for a worker ({threads} processors, {gpus:g} GPUs); nodes have {sizes or 'neither'}. "
            "Set STANCE_THREADS, or leave --gpus out."
        )
    return room


def _last_line(error: BaseException) -> str:
    return next((line.strip() for line in reversed(str(error).splitlines()) if line.strip()), type(error).__name__)[
        :300
    ]


class RayWorker:
    """A Worker as Ray Data calls it: batches of one task each, as columns. An exception would end the whole run, so it
    becomes the error of its task."""

    def __init__(self, settings: Mapping[str, Any], output: str, gpu: bool) -> None:
        from stance.cluster.worker import Worker

        if gpu and not has_gpu():
            raise StanceError(
                "ONNX Runtime on this node knows no GPU: pip install onnxruntime-gpu there, or leave --gpus out."
            )
        self.worker = Worker(resolved(settings), output)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[str]]:
        rows = [dict(zip(batch, row, strict=True)) for row in zip(*batch.values(), strict=True)]
        tasks = [Task(**{name: _plain(value) for name, value in row.items()}) for row in rows]
        return {"task": [task.name for task in tasks], "error": [self._error(task) for task in tasks]}

    def _error(self, task: Task) -> str:
        """Do a task; why that failed, or nothing."""
        try:
            self.worker(task)
        except Exception as error:
            LOG.exception("Task %s failed.", task.name)
            kind = "" if isinstance(error, StanceError) else f"{type(error).__name__}: "
            return f"{task.name}: {kind}{_last_line(error)}"
        return ""


def portable(settings: Settings) -> dict[str, Any]:
    """Settings as plain values; paths inside the program's folder relative to it, for it lies elsewhere on a node."""
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    for name in ("data", "db", "model"):
        path = Path(values[name])
        if name != "model" or path.is_dir():  # else it is the name of a model on the hub
            path = path.absolute()
        values[name] = str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
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
