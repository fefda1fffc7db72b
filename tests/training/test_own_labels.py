"""A user's own labels: the shipped checkpoint adapted, or an encoder trained further, judged on what it never saw."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from stance.errors import ModelError, TableError
from stance.evaluation.labels import read_examples
from stance.scores.classifier import Classifier
from stance.scores.learnt import learnt_statements
from stance.scores.loading import load_classifier
from stance.settings import ROOT
from stance.training.own_labels import gain, split, train_on

MODEL = ROOT / "data" / "model"
TORCH = "PyTorch is not installed (requirements-train.txt): training an encoder is not tested"
WORDS = ("Moscou", "Kiev", "Washington", "salue", "condamne", "le", "ministre", "la", "Russie", "l", "Ukraine")
NEW = ["Moscou zélande, dit la ministre."]


def labelled(count, praise=lambda n: n % 2):
    return [
        {
            "id": f"s{n}",
            "text": f"Moscou zélande, dit le ministre numéro {n}." if n % 2 else f"Moscou attend, dit le numéro {n}.",
            "stance": {"russia": "favor" if praise(n) else "neutral", "us_nato": "none", "ukraine": "none"},
            "family": f"situation-{n // 2}",
        }
        for n in range(count)
    ]


def write(path, rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def labels(tmp_path):
    """120 statements of 60 situations in which the word "zélande" praises Russia: no lexicon knows that."""
    return write(tmp_path / "labels.jsonl", labelled(120))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The tables, and a corpus of a hundred and twenty statements instead of all."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("targets.toml", "lexicon.tsv"):
        shutil.copyfile(ROOT / "data" / name, folder / name)
    (folder / "corpus").mkdir()
    lines = (ROOT / "data" / "corpus" / "train-p.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "corpus" / "part.jsonl").write_text("\n".join(lines[:120]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taught(data, tmp_path_factory):
    """The shipped checkpoint, taught "zélande": what training says of it, and its folder."""
    folder = tmp_path_factory.mktemp("taught")
    rows = write(folder / "labels.jsonl", labelled(120))
    return train_on(str(MODEL), rows, folder / "mine", data=data)


def test_own_labels_teach_the_shipped_checkpoint_what_it_did_not_know(taught):
    result = taught
    assert result.better and result.new[0] > result.base[0] + 0.1
    assert (result.learnt, result.judged, result.method) == (120, 120, "adaptation")
    assert result.corpus_new[0] > 0.5, "it forgot what the base knew"
    assert load_classifier(result.folder).score(NEW)[0].stance["russia"].label == "favor"
    told = json.loads((Path(result.folder) / "comparison.json").read_text(encoding="utf-8"))
    assert told["better"] and told["base_model"] == Classifier.load(str(MODEL)).revision
    said = told["learnt_statements"]
    assert len(said) == 120 and sum(said["s1"]["russia"]) == pytest.approx(1, abs=1e-3)
    assert json.loads(learnt_statements(result.folder)) == said and learnt_statements(str(MODEL)) is None


def test_what_is_not_better_is_not_kept_unless_asked_for(data, tmp_path):
    rows = write(tmp_path / "known.jsonl", labelled(120, lambda n: False))  # what the checkpoint says already
    result = train_on(str(MODEL), rows, tmp_path / "mine", data=data)
    assert not result.better and result.folder is None and not (tmp_path / "mine").exists()
    kept = train_on(str(MODEL), rows, tmp_path / "mine", data=data, keep=True)
    assert not kept.better and kept.folder and (tmp_path / "mine" / "comparison.json").is_file()


def test_an_adaptation_is_made_anew_on_the_base_and_never_piled_up(taught, labels, data, tmp_path):
    again = train_on(taught.folder, labels, tmp_path / "again", data=data)
    assert again.base == taught.base and again.base_model == taught.base_model
    assert load_classifier(again.folder).revision == load_classifier(taught.folder).revision


def test_without_the_file_of_the_adaptation_the_base_is_back(taught, tmp_path):
    folder = shutil.copytree(taught.folder, tmp_path / "mine")
    adapted = load_classifier(str(folder)).revision
    (folder / "adaptation.npz").unlink()
    assert load_classifier(str(folder)).revision == load_classifier(str(MODEL)).revision != adapted


def test_a_damaged_adaptation_is_named(taught, tmp_path):
    folder = shutil.copytree(taught.folder, tmp_path / "mine")
    (folder / "adaptation.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError, match=r"adaptation\.npz cannot be read"):
        load_classifier(str(folder))


def test_the_interval_of_a_gain_draws_situations():
    truth = np.tile([[0, 1, 3]], (40, 1))
    right, wrong = np.eye(4)[truth], np.eye(4)[(truth + 1) % 4]
    assert gain(wrong, right, truth, [str(n) for n in range(40)])[0] > 0.7
    half = np.where(np.arange(40)[:, None, None] < 20, right, wrong)
    few, many = (gain(wrong, half, truth, [str(n // size) for n in range(40)]) for size in (10, 1))
    assert few[1] - few[0] > many[1] - many[0] > 0
    assert gain(right, right, truth, ["a", "b"] * 20) == (0.0, 0.0), "no gain where nothing changed"


@pytest.mark.filterwarnings("ignore")
def test_the_shipped_checkpoint_comes_back_from_its_int8_weights():
    torch = pytest.importorskip("torch", reason=TORCH)
    from stance.training.restore import restore

    model = restore(MODEL)
    assert all(torch.isfinite(parameter).all() for parameter in model.parameters())
    assert model.encoder.embeddings.tok_embeddings.weight.std() > 0


@pytest.mark.filterwarnings("ignore")
def test_the_encoder_of_the_shipped_checkpoint_can_be_trained_further(labels, data, tmp_path):
    pytest.importorskip("torch", reason=TORCH)
    from stance.training.finetune import FinetunePlan

    plan = FinetunePlan(epochs=4, swap_share=0.0)
    result = train_on(str(MODEL), labels, tmp_path / "mine", plan, data=data)
    assert result.method == "encoder" and result.better and result.new[0] > result.base[0] + 0.1
    assert load_classifier(result.folder).score(NEW)[0].stance["russia"].label == "favor"


@pytest.mark.filterwarnings("ignore")
def test_any_encoder_of_transformers_can_be_the_base(labels, data, tmp_path):
    pytest.importorskip("torch", reason=TORCH)
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    from stance.training.finetune import FinetunePlan

    base = tmp_path / "tiny-bert"
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertForSequenceClassification(BertConfig(vocab_size=20, **shape)).save_pretrained(base)
    words = Tokenizer(models.WordLevel({w: n + 2 for n, w in enumerate(WORDS)} | {"[PAD]": 0, "[UNK]": 1}, "[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(base)
    result = train_on(str(base), labels, tmp_path / "mine", FinetunePlan(epochs=1), data=data, keep=True)
    assert result.corpus_base is None and (tmp_path / "mine" / "onnx" / "model.onnx").is_file()
    score = load_classifier(result.folder).score(["Moscou attend."])[0]
    assert sum(score.stance["ukraine"].probabilities) == pytest.approx(1)


def test_too_few_labels_teach_nothing(labels, data, tmp_path):
    few = write(tmp_path / "few.jsonl", labelled(10))
    with pytest.raises(TableError, match="10 labelled statements of 5 situations are too few"):
        train_on(str(MODEL), few, tmp_path / "mine", data=data)
    assert not (tmp_path / "mine").exists()


def test_an_existing_folder_is_never_overwritten(labels, tmp_path):
    with pytest.raises(ModelError, match="exists already"):
        train_on(str(MODEL), labels, tmp_path)


def test_paraphrases_of_one_situation_stay_on_one_side(labels):
    kept, held = split(read_examples(labels))
    assert held and not {e.family for e in kept} & {e.family for e in held}
