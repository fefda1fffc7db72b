"""The driver. On a real Ray cluster of two nodes: results equal to one machine's, also when a node is killed in the
middle. Without Ray: what it does before and after the work of the nodes.
"""

import json
import threading
import time
from dataclasses import asdict, replace

import pytest

from stance.cluster import run, worker
from stance.cluster.run import (
    Cluster,
    RayWorker,
    _claim,
    _connected,
    _program,
    _room,
    portable,
    resolved,
    score_on_cluster,
)
from stance.errors import StanceError
from stance.extraction import extract
from stance.scores.loading import load_classifier
from stance.settings import ROOT, Settings
from stance.store.parts import RUN, Part, Parts
from tests.effort import effort

NO_RAY = "Ray is not installed: pip install -r requirements-cluster.txt"
SETTINGS = Settings(threads=1)
FACTS = {"input": "x", "tasks": 1, "model": "m", "model_revision": "r"}


@pytest.fixture(scope="module")
def nodes():
    """A cluster of one raylet on this machine, with one processor."""
    pytest.importorskip("ray", reason=NO_RAY)
    from ray.cluster_utils import Cluster as Nodes

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
        yield nodes
        nodes.shutdown()


@pytest.fixture
def two_nodes(nodes):
    """The raylet and a second one; gives (address, kill the second node)."""
    import ray

    second = nodes.add_node(num_cpus=1)
    yield nodes.address, lambda: nodes.remove_node(second, allow_graceful=False)
    ray.shutdown()
    if second in nodes.list_all_nodes():
        nodes.remove_node(second)


@pytest.fixture(scope="module")
def scorer():
    return load_classifier(SETTINGS.model, 1)


@pytest.fixture
def node_elsewhere(monkeypatch, tmp_path, tables, scorer):
    """Stands for the cluster: one worker does the tasks, in another folder than the driver's, as Ray's workers do."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(worker, "load_tables", lambda *given: tables)
    for module in (run, worker):
        monkeypatch.setattr(module, "load_classifier", lambda model, threads: scorer)

    def hand_out(tasks, output, settings, cluster, stage):
        with monkeypatch.context() as patch:
            patch.chdir(elsewhere)
            hired = RayWorker(portable(settings), output, False)
            return [error for task in tasks for error in hired(_batch(task))["error"] if error]

    monkeypatch.setattr(run, "_hand_out", hand_out)


def _batch(task) -> dict[str, list]:
    return {name: [value] for name, value in asdict(task).items()}


def test_a_killed_node_loses_nothing_and_doubles_nothing(two_nodes, article_table, scorer, tmp_path):
    address, kill = two_nodes
    articles = effort(240, nightly=600)
    file, output = article_table(articles), tmp_path / "out"
    killed_at = []

    def kill_in_the_middle() -> None:
        """When both nodes are at work: each has room for one worker, and a note stands for a task under way. Seen three
        times, for once may be one worker between two tasks."""
        at_work = 0
        while at_work < 3:
            time.sleep(0.01)
            at_work += len(list(output.glob("attempts/*.begun"))) >= 2
        kill()
        killed_at.append(len(Parts(str(output)).finished()))

    killer = threading.Thread(target=kill_in_the_middle, daemon=True)
    killer.start()
    summary = score_on_cluster([file], str(output), SETTINGS, Cluster(address, rows=4))
    killer.join(10)
    assert killed_at and killed_at[0] < summary.tasks == 3 * articles // 10
    assert (summary.articles, summary.refused) == (articles, 0)
    alone = dict(extract([tmp_path / "in.parquet"], SETTINGS))
    parts = [Parts(str(output)).read(task) for task in sorted(Parts(str(output)).finished())]
    ours = {article: statements for part in parts for article, statements in part.articles}
    assert ours == alone
    scores = {text: score for part in parts for text, score in part.scores.items()}
    for text, score in zip(scores, scorer.score(list(scores)), strict=True):
        assert _close(scores[text], score)
    again = score_on_cluster([file], str(output), SETTINGS, Cluster("nowhere:1", rows=4))  # nothing left: no cluster
    assert again.tasks_before == again.tasks and again.statements == summary.statements


def _close(one, other) -> bool:
    return all(
        one.stance[target].label == other.stance[target].label
        and one.stance[target].probabilities == pytest.approx(other.stance[target].probabilities, abs=1e-4)
        for target in other.stance
    )


def test_more_processors_than_a_node_has_are_told(two_nodes, article_table, tmp_path):
    """Also where the nodes together have as many: a worker that asks for two would be waited for without end."""
    with pytest.raises(StanceError, match="No node has room"):
        score_on_cluster([article_table(3)], str(tmp_path / "out"), Settings(threads=2), Cluster(two_nodes[0]))


def test_a_bad_row_group_costs_its_tasks_and_ends_no_run(two_nodes, damaged_table, tmp_path):
    with pytest.raises(StanceError, match=r"1 of 2 parts were not finished.*cannot be read as Parquet"):
        score_on_cluster([damaged_table], str(tmp_path / "out"), SETTINGS, Cluster(two_nodes[0]))
    assert len(Parts(str(tmp_path / "out")).finished()) == 1


def test_a_bad_row_group_is_told_with_the_reason(node_elsewhere, damaged_table, tmp_path):
    with pytest.raises(StanceError, match=r"1 of 2 parts were not finished.*cannot be read as Parquet"):
        score_on_cluster([damaged_table], str(tmp_path / "out"), SETTINGS, Cluster("local"))
    assert len(Parts(str(tmp_path / "out")).finished()) == 1


def test_a_relative_folder_is_one_of_the_driver(node_elsewhere, article_table, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    article_table(3)
    summary = score_on_cluster(["in.parquet"], "out", SETTINGS, Cluster("local"))
    assert (summary.tasks, summary.tasks_before, summary.articles) == (1, 0, 3)
    assert len(Parts(str(tmp_path / "out")).finished()) == 1


def test_a_run_that_was_cut_short_goes_on(node_elsewhere, article_table, tmp_path):
    file, output = article_table(25), tmp_path / "out"
    whole = score_on_cluster([file], str(output), SETTINGS, Cluster("local", rows=5))
    next((output / "articles").glob("*-000000000010.parquet")).unlink()
    again = score_on_cluster([file], str(output), SETTINGS, Cluster("local", rows=5))
    assert (again.tasks, again.tasks_before) == (5, 4)
    assert (again.articles, again.statements) == (whole.articles, whole.statements) == (25, whole.statements)


def test_results_of_other_input_are_not_mixed(node_elsewhere, article_table, tmp_path):
    output = str(tmp_path / "out")
    score_on_cluster([article_table(3)], output, SETTINGS, Cluster("local"))
    for settings, rows in ((replace(SETTINGS, max_document_bytes=9999), 512), (SETTINGS, 2)):
        with pytest.raises(StanceError, match="Choose an empty folder"):
            score_on_cluster([article_table(3)], output, settings, Cluster("local", rows=rows))
    with pytest.raises(StanceError, match="Choose an empty folder"):
        score_on_cluster([article_table(4)], output, SETTINGS, Cluster("local"))


def test_a_folder_is_free_until_the_first_part_is_there(tmp_path):
    """A run that found no room must not forbid the next one with other settings."""
    parts = Parts(str(tmp_path))
    _claim(parts, FACTS)
    _claim(parts, FACTS | {"input": "y"})
    assert parts.run()["input"] == "y"
    parts.write("t1", Part([], {}))
    _claim(parts, FACTS | {"input": "y"})
    with pytest.raises(StanceError, match="Choose an empty folder"):
        _claim(parts, FACTS)


@pytest.mark.parametrize("content", [b"not JSON", b'{"seed": 7}'])
def test_the_run_of_another_program_is_not_overwritten(tmp_path, content):
    (tmp_path / RUN).write_bytes(content)
    with pytest.raises(StanceError, match="files of another program"):
        _claim(Parts(str(tmp_path)), FACTS)
    assert (tmp_path / RUN).read_bytes() == content


@pytest.mark.parametrize(
    ("nodes", "threads", "gpus", "room"),
    [
        ([{"CPU": 4}, {"CPU": 3}, {}], 2, 0, 3),
        ([{"CPU": 16, "GPU": 1}, {"CPU": 2}], 2, 0.1, 8),
        ([{"CPU": 16, "GPU": 1}], 1, 0.1, 10),
        ([{"CPU": 2, "GPU": 4}], 1, 1, 2),
    ],
)
def test_room_is_counted_node_by_node(nodes, threads, gpus, room):
    alive = [{"Alive": True, "Resources": node} for node in nodes]
    assert _room([*alive, {"Alive": False, "Resources": {"CPU": 64, "GPU": 8}}], threads, gpus) == room


def test_no_node_with_room_is_told_with_what_nodes_have():
    nodes = [{"Alive": True, "Resources": {"CPU": 1}}] * 2
    with pytest.raises(
        StanceError, match=r"No node has room for a worker \(2 processors, 0 GPUs\); nodes have 1 and 0"
    ):
        _room(nodes, 2, 0)


def test_a_connection_that_fails_is_told_in_a_line(monkeypatch):
    ray = pytest.importorskip("ray", reason=NO_RAY)

    def fail(**options):
        raise RuntimeError("package too large\nleave files out\n")

    monkeypatch.setattr(ray, "init", fail)
    with pytest.raises(StanceError, match=r"No connection .* \(leave files out\)"), _connected("auto", SETTINGS):
        pass
    with pytest.raises(StanceError, match=r"No connection .* 127\.0\.0\.1:1 "), _connected("127.0.0.1:1", SETTINGS):
        pass
    with pytest.raises(StanceError, match="ray job submit"), _connected("ray://10.0.0.1:10001", SETTINGS):
        pass


@pytest.mark.parametrize(("job", "sent"), [({"working_dir": "gcs://x"}, False), ({"env_vars": {}}, True), (None, True)])
def test_a_job_that_brings_the_program_is_not_sent_it_again(monkeypatch, job, sent):
    """Ray refuses two working folders."""
    ray = pytest.importorskip("ray", reason=NO_RAY)
    given = {}
    monkeypatch.setattr(ray, "init", lambda **options: given.update(options))
    monkeypatch.setenv("RAY_JOB_CONFIG_JSON_ENV_VAR", json.dumps({"runtime_env": job}))
    with _connected("auto", SETTINGS):
        assert bool(given["runtime_env"]) is sent


def test_settings_travel_to_a_node_where_the_program_lies_elsewhere():
    values = portable(SETTINGS)
    assert values["data"] == "data" and not any(str(ROOT) in str(value) for value in values.values())
    assert resolved(values) == SETTINGS


@pytest.mark.parametrize(("model", "sent"), [("models/mine", True), ("data/model", False)])
def test_models_of_ones_own_go_to_the_nodes_where_one_is_used(model, sent):
    assert ("models" not in _program(replace(SETTINGS, model=str(ROOT / model)))["excludes"]) is sent


def test_a_model_folder_travels_as_an_absolute_path(tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert portable(replace(SETTINGS, model="mine"))["model"] == str(tmp_path / "mine")
    assert portable(replace(SETTINGS, model="name/on-the-hub"))["model"] == "name/on-the-hub"
