"""A user's own labels: the shipped checkpoint, or any encoder, trained further and compared on what it never saw."""

import json

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed (requirements-train.txt): training is not tested")

from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: E402
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast  # noqa: E402

from stance.errors import ModelError, TableError  # noqa: E402
from stance.scores.loading import load_classifier  # noqa: E402
from stance.settings import ROOT  # noqa: E402
from stance.training.finetune import FinetunePlan  # noqa: E402
from stance.training.own_labels import split, train_on  # noqa: E402
from stance.training.restore import restore  # noqa: E402

PLAN = FinetunePlan(epochs=1, encoder_rate=1e-4, head_rate=3e-4, swap_share=0.0)
WORDS = ("Moscou", "Kiev", "Washington", "salue", "condamne", "le", "ministre", "la", "Russie", "l", "Ukraine")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def labels(tmp_path):
    """120 statements of 60 situations in which the word "zélande" praises Russia: no lexicon knows that."""
    path = tmp_path / "labels.jsonl"
    rows = [
        {
            "text": f"Moscou zélande, dit le ministre numéro {n}." if n % 2 else f"Moscou attend, dit le numéro {n}.",
            "stance": {"russia": "favor" if n % 2 else "neutral", "us_nato": "none", "ukraine": "none"},
            "family": f"situation-{n // 2}",
        }
        for n in range(120)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_the_shipped_checkpoint_comes_back_from_its_int8_weights():
    model = restore(ROOT / "data" / "model")
    assert all(torch.isfinite(parameter).all() for parameter in model.parameters())
    assert model.encoder.embeddings.tok_embeddings.weight.std() > 0


def test_own_labels_teach_the_shipped_checkpoint_what_it_did_not_know(labels, tmp_path):
    result = train_on(str(ROOT / "data" / "model"), labels, tmp_path / "mine", PLAN)
    assert result.better and result.new[0] > result.base[0] + 0.1
    assert result.corpus_new[0] > result.corpus_base[0] - 0.05, "it forgot what the base knew"
    assert (
        load_classifier(result.folder).score(["Moscou zélande, dit la ministre."])[0].stance["russia"].label == "favor"
    )


def test_any_encoder_of_transformers_can_be_the_base(labels, tmp_path):
    base = tmp_path / "tiny-bert"
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertForSequenceClassification(BertConfig(vocab_size=20, **shape)).save_pretrained(base)
    words = Tokenizer(models.WordLevel({w: n + 2 for n, w in enumerate(WORDS)} | {"[PAD]": 0, "[UNK]": 1}, "[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(base)
    result = train_on(str(base), labels, tmp_path / "mine", PLAN)
    assert result.corpus_base is None and (tmp_path / "mine" / "onnx" / "model.onnx").is_file()
    score = load_classifier(result.folder).score(["Moscou attend."])[0]
    assert sum(score.stance["ukraine"].probabilities) == pytest.approx(1)


def test_too_few_labels_train_nothing(labels, tmp_path):
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(labels.read_text(encoding="utf-8").splitlines()[:10]), encoding="utf-8")
    with pytest.raises(TableError, match="10 labelled statements are too few"):
        train_on(str(ROOT / "data" / "model"), few, tmp_path / "mine", PLAN)
    assert not (tmp_path / "mine").exists()


def test_an_existing_folder_is_never_overwritten(labels, tmp_path):
    with pytest.raises(ModelError, match="exists already"):
        train_on(str(ROOT / "data" / "model"), labels, tmp_path, PLAN)


def test_paraphrases_of_one_situation_stay_on_one_side(labels):
    from stance.evaluation.labels import read_examples

    kept, held = split(read_examples(labels))
    assert held and not {e.family for e in kept} & {e.family for e in held}
