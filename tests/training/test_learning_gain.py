"""The measure of what corrections bring on another kind of text, and the statements it is taken on."""

from collections import Counter

import numpy as np
import pytest

from stance.evaluation.labels import IGNORED, Example, read_examples
from stance.records import STANCE_LABELS
from stance.scores.classifier import Classifier
from stance.settings import ROOT
from stance.training.adapt import evidence_of
from stance.training.learning_gain import FOLDER, learning_gain, table, taught_rows

FAMILIES = [f"f{n // 5}" for n in range(100)]


def test_whole_situations_are_taught_until_there_are_enough():
    taught = taught_rows(FAMILIES, 42, seed=0)
    assert taught.sum() == 45
    names = np.asarray(FAMILIES)
    assert not set(names[taught]) & set(names[~taught])


def test_each_seed_teaches_other_situations():
    first, second = (taught_rows(FAMILIES, 40, seed) for seed in (0, 1))
    assert (first != second).any() and (first == taught_rows(FAMILIES, 40, 0)).all()


def test_the_gain_is_measured_on_what_was_not_taught():
    classifier = Classifier.load(str(ROOT / "data" / "model"))
    words = (("zélande", 0), ("attend", 2))
    rows = [
        Example(f"Moscou {word}, dit {n}.", (label, 3, 3, IGNORED), IGNORED, f"{n}", "direct")
        for n in range(40)
        for word, label in words
    ]
    own = evidence_of(classifier, rows)
    found = learning_gain("invented", own, own.part(np.arange(10)), 40, 0)
    assert (found.taught, found.judged) == (40, 40)
    assert found.new[0] > found.base[0] and found.interval[0] > 0
    assert table([found]).splitlines()[2].startswith("| invented | 40 | 0 | 40 |")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_each_shifted_set_has_enough_situations_and_every_label(path):
    rows = read_examples(path)
    assert len(rows) >= 450 and len({row.text for row in rows}) == len(rows)
    assert len({row.family for row in rows}) >= 80
    for target in range(3):
        assert set(Counter(row.stance[target] for row in rows)) == set(range(len(STANCE_LABELS)))
