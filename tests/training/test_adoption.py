"""From corrections to a new revision, beside the base's scores, judged on what it did not learn."""

import random
import shutil

import pytest

from stance.corrections.acts import Draw, Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.pipeline import score_store
from stance.records import STANCE_LABELS, TARGETS
from stance.settings import ROOT, Settings
from stance.store.filters import Filters
from stance.store.store import Store
from stance.training.from_corrections import write_rows
from stance.training.own_labels import train_on
from stance.views import estimates, own_accuracy
from stance.views.data import open_reader
from stance.views.i18n import texts
from stance.views.palette import LIGHT
from stance.views.view import View
from tests.checks import keys_of

EVERYTHING = Filters(voice="all", copies="all")


@pytest.fixture(scope="module")
def adopted(tmp_path_factory):
    """A store whose first seventy statements of a draw were checked, then scored by what learnt from them."""
    from stance.evaluation.synthetic import make_store

    folder = tmp_path_factory.mktemp("adoption")
    path, said = make_store(folder / "store.duckdb", 20), random.Random(0)
    store = Store(path)
    queue = store.query("queue_random", EVERYTHING.parameters() | {"seed": 1, "size": 70})["statement_id"]
    acts = []
    for place, key in enumerate(keys_of(store, queue)):
        stance = {target: said.choice(STANCE_LABELS) for target in TARGETS}
        draw = Draw("random", seed=1, rank=place + 1, size=70)
        judgement = Judgement(stance, is_statement=True)
        acts.append(new_act("check", "Marie", key, judgement=judgement, draw=draw))
    Log(log_path(path)).extend(acts)
    data = folder / "data"
    (data / "corpus").mkdir(parents=True)
    for name in ("targets.toml", "lexicon.tsv"):
        shutil.copyfile(ROOT / "data" / name, data / name)
    lines = (ROOT / "data" / "corpus" / "train-p.jsonl").read_text(encoding="utf-8").splitlines()
    (data / "corpus" / "part.jsonl").write_text("\n".join(lines[:120]), encoding="utf-8")
    write_rows(path, folder / "labels.jsonl")
    result = train_on(str(ROOT / "data" / "model"), folder / "labels.jsonl", folder / "mine", data=data, keep=True)
    summary = score_store(Settings(db=path, model=result.folder))
    return path, summary, set(queue)


def view_of(path):
    return View(texts("fr"), EVERYTHING, open_reader(path), LIGHT, Settings(db=path))


def test_the_new_revision_is_shown_and_the_older_scores_stay(adopted):
    path, summary, _ = adopted
    info = Store(path).info()
    assert info.model_revision == summary.model_revision != "synthetic-1"
    assert info.statements == info.scored == summary.rows
    ids = tuple(adopted[2])
    assert set(view_of(path).reader.frame("revisions", ids=ids)["model_revision"]) == {
        "synthetic-1",
        summary.model_revision,
    }


def test_the_store_says_what_the_revision_learnt_and_pages_take_its_word_without(adopted):
    path, _, queue = adopted
    view = view_of(path)
    learnt = estimates.learnt(view)
    assert queue <= set(learnt)
    rows = own_accuracy.sampled(view)
    assert set(rows["statement_id"]) == queue
    for row in rows.head(20).to_dict("records"):
        said = learnt[row["statement_id"]][row["target"]]
        assert row["model"] == STANCE_LABELS[said.index(max(said))]


def test_the_base_comes_back_as_quickly_as_it_went(adopted):
    path, summary, _ = adopted
    before = Store(path).query("status")
    assert not before["name"].astype(str).str.startswith("learnt_").any(), "no page shows the lists"
    again = score_store(Settings(db=path, model=str(path.parent / "mine")))
    assert again.model_revision == summary.model_revision
