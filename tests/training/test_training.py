"""Every step of the training on little data: it resumes, and gives a checkpoint the classifier loads."""

import json
import lzma

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed (requirements-train.txt): training is not tested")

from stance.scores.loading import load_classifier  # noqa: E402
from stance.settings import ROOT  # noqa: E402
from stance.training.pretrain import Plan, prepare, pretrain  # noqa: E402
from stance.training.settle import SettlePlan, settle  # noqa: E402
from stance.training.train import Paths, quick  # noqa: E402


@pytest.fixture(scope="module")
def open_text(tmp_path_factory):
    folder = tmp_path_factory.mktemp("text")
    lines = "\n".join(f"La séance numéro {n} est ouverte, dit le président de la chambre." for n in range(4_000))
    with lzma.open(folder / "debats.txt.xz", "wt", encoding="utf-8") as handle:
        handle.write(lines)
    return folder


@pytest.mark.filterwarnings("ignore")
def test_quick_training_gives_a_checkpoint_that_scores(open_text, tmp_path):
    folder = quick(Paths(open_text, tmp_path / "work", tmp_path / "model"))
    report = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    assert report["parity"]["classifier"]["labels_identical"] > 0.9
    assert len(load_classifier(str(folder)).score(["La Russie avance."])) == 1


@pytest.mark.filterwarnings("ignore")
def test_an_interrupted_pretraining_resumes_where_it_was(open_text, tmp_path):
    corpus = ROOT / "data" / "corpus"
    plan = Plan(steps=4, batch=4, warmup=1, checkpoint_every=2, hidden=64, layers=1, feed_forward=64, vocabulary=2_000)
    pretrain(open_text, corpus, tmp_path, plan)
    log = (tmp_path / "pretraining.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["step"] for line in log] == [2, 4]
    (tmp_path / "pretrained.pt").unlink()
    pretrain(open_text, corpus, tmp_path, plan)
    assert (tmp_path / "pretrained.pt").exists()
    assert len((tmp_path / "pretraining.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_packing_again_after_the_corpus_grew_keeps_the_tokenizer_of_the_weights(open_text, tmp_path):
    corpus, plan = tmp_path / "corpus", Plan(vocabulary=300)
    corpus.mkdir()
    (corpus / "train-a.jsonl").write_text('{"text": "Le Kremlin se tait."}\n' * 50, encoding="utf-8")
    prepare(open_text, corpus, tmp_path, plan)
    pieces = (tmp_path / "tokenizer.json").read_bytes()
    (tmp_path / "rows.npz").unlink()
    (corpus / "train-b.jsonl").write_text('{"text": "Washington temporise."}\n' * 50, encoding="utf-8")
    prepare(open_text, corpus, tmp_path, plan)
    assert (tmp_path / "tokenizer.json").read_bytes() == pieces


@pytest.mark.filterwarnings("ignore")
def test_settling_shrinks_the_matrices_and_is_made_once(open_text, tmp_path):
    corpus = ROOT / "data" / "corpus"
    plan = Plan(steps=2, batch=4, warmup=1, checkpoint_every=2, hidden=64, layers=1, feed_forward=64, vocabulary=2_000)
    pretrain(open_text, corpus, tmp_path, plan)
    rows = prepare(open_text, corpus, tmp_path, plan)
    settled = settle(tmp_path, *rows, plan, SettlePlan(steps=20, batch=4, warmup=1, matrix_decay=10, log_every=10))
    before, after = (torch.load(file, weights_only=True)["encoder"] for file in (tmp_path / "pretrained.pt", settled))
    assert before.keys() == after.keys()
    name = "layers.0.mlp.Wi.weight"
    assert after[name].pow(2).mean() < 0.7 * before[name].pow(2).mean()
    assert [json.loads(line)["step"] for line in (tmp_path / "settling.jsonl").read_text().splitlines()] == [10, 20]
    made = settled.stat().st_mtime_ns
    assert settle(tmp_path, *rows, plan).stat().st_mtime_ns == made
