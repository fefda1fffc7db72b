"""On a real Ray cluster of two nodes: equal results to one machine, also when a node is killed in the middle."""

import threading
import time

import pytest

from stance.cluster.run import Cluster, portable, resolved, score_on_cluster
from stance.errors import StanceError
from stance.extraction import extract
from stance.scores.loading import load_classifier
from stance.settings import ROOT, Settings
from stance.store.parts import Parts

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install -r requirements-cluster.txt")
SETTINGS = Settings(threads=1)


@pytest.fixture
def two_nodes(monkeypatch):
    """Two raylets on this machine, one processor each; gives (address, kill the second node)."""
    from ray.cluster_utils import Cluster as Nodes

    monkeypatch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    second = nodes.add_node(num_cpus=1)
    yield nodes.address, lambda: nodes.remove_node(second, allow_graceful=False)
    ray.shutdown()
    nodes.shutdown()


def test_a_killed_node_loses_nothing_and_doubles_nothing(two_nodes, article_table, tmp_path):
    address, kill = two_nodes
    file, output = article_table(60), tmp_path / "out"
    killed_at = []

    def kill_in_the_middle() -> None:
        while len(done := Parts(str(output)).finished()) < 4:
            time.sleep(0.1)
        kill()
        killed_at.append(len(done))

    killer = threading.Thread(target=kill_in_the_middle, daemon=True)
    killer.start()
    summary = score_on_cluster([file], str(output), SETTINGS, Cluster(address, rows=4))
    killer.join(10)
    assert killed_at and killed_at[0] < summary.tasks == 18
    assert (summary.articles, summary.refused) == (60, 0)
    alone = dict(extract([tmp_path / "in.parquet"], SETTINGS))
    parts = [Parts(str(output)).read(task) for task in sorted(Parts(str(output)).finished())]
    ours = {article: statements for part in parts for article, statements in part.articles}
    assert ours == alone
    scorer = load_classifier(SETTINGS.model, 1)
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


def test_results_of_other_input_are_not_mixed(article_table, tmp_path):
    output = str(tmp_path / "out")
    Parts(output).write_bytes("run.json", b'{"input": "other", "tasks": 1, "model": "m", "model_revision": "x"}')
    with pytest.raises(StanceError, match="Choose an empty folder"):
        score_on_cluster([article_table(3)], output, SETTINGS, Cluster("nowhere:1"))


def test_more_processors_than_a_node_has_are_told(two_nodes, article_table, tmp_path):
    with pytest.raises(StanceError, match="No node has room"):
        score_on_cluster([article_table(3)], str(tmp_path / "out"), Settings(threads=64), Cluster(two_nodes[0]))


def test_settings_travel_to_a_node_where_the_program_lies_elsewhere():
    values = portable(SETTINGS)
    assert values["data"] == "data" and not any(str(ROOT) in str(value) for value in values.values())
    assert resolved(values) == SETTINGS
