"""Adaptation to a corpus: learns what the checkpoint lacks, from few labels, and nothing from chance."""

import numpy as np
import pytest

pytest.importorskip("scipy")

from stance.evaluation.labels import Example
from stance.records import STANCE_LABELS
from stance.scores.calibration import softmax
from stance.scores.classifier import Classifier
from stance.settings import ROOT
from stance.training.adapt import Evidence, adapt, cross_validated, evidence_of, fold_of

FAVOR, AGAINST, NEUTRAL, NONE = range(4)
IGNORED = -100


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load(str(ROOT / "data" / "model"))


def example(text, *stance, family):
    return Example(text, (*stance, IGNORED), IGNORED, family, "direct")


def invented(count=60):
    """A word that no lexicon knows decides: "zélande" praises, "brouline" blames."""
    words = (("zélande", FAVOR), ("brouline", AGAINST), ("attend", NEUTRAL))
    return [
        example(f"Moscou {words[n % 3][0]}, a dit le témoin {n}.", words[n % 3][1], NONE, NONE, family=f"{n}")
        for n in range(count)
    ]


def test_a_word_of_this_corpus_is_learnt_for_statements_that_were_not_seen(classifier):
    evidence = evidence_of(classifier, invented())
    before = (softmax(evidence.said).argmax(-1) == evidence.truth)[:, 0].mean()
    after = (cross_validated(evidence).argmax(-1) == evidence.truth)[:, 0].mean()
    assert before < 0.6 and after > 0.9


def test_what_is_learnt_of_one_target_serves_the_others(classifier):
    adaptation = adapt(evidence_of(classifier, invented(90)))
    other = evidence_of(classifier, [example("Kiev zélande, a dit la ministre.", NONE, NONE, FAVOR, family="x")])
    gain = adaptation.apply(other)[0, 2, FAVOR] - softmax(other.said)[0, 2, FAVOR]
    assert gain > 0.1


def noise(rows=150):
    rng = np.random.default_rng(1)
    said = np.log(rng.dirichlet(np.ones(4), (rows, 3)))
    blocks = tuple(
        tuple((np.unique(rng.integers(0, 500, 20)).astype(np.uint32),) * 3 for _ in range(3)) for _ in range(rows)
    )
    # The labels are drawn from what the checkpoint says: it is perfectly calibrated, and there is nothing to learn.
    truth = np.asarray([[rng.choice(4, p=p) for p in row] for row in np.exp(said)])
    return Evidence(said, blocks, truth, tuple(str(n) for n in range(rows)))


def test_where_there_is_nothing_to_learn_little_is_changed():
    evidence = noise()
    before, after = softmax(evidence.said), cross_validated(evidence)
    rows = np.arange(len(evidence))[:, None], np.arange(3)[None], evidence.truth
    assert -np.log(after[rows]).mean() < -np.log(before[rows]).mean() + 0.1
    assert (after.argmax(-1) == before.argmax(-1)).mean() > 0.75


def test_a_label_that_nobody_gave_teaches_nothing():
    evidence = noise(60)
    hidden = evidence.truth.copy()
    hidden[:, 1:] = IGNORED
    only = adapt(Evidence(evidence.said, evidence.ngrams, hidden, evidence.families))
    assert np.abs(only.readers[1].bias - only.readers[2].bias).max() < 1e-3, "targets without labels differ by chance"
    assert np.isfinite(only.apply(evidence)).all()


def test_paraphrases_are_judged_by_what_their_own_situation_did_not_teach():
    assert fold_of("a") == fold_of("a")
    one_family = noise(40)
    alone = Evidence(one_family.said, one_family.ngrams, one_family.truth, ("same",) * 40)
    assert np.allclose(cross_validated(alone), softmax(alone.said)), "nothing else was there to learn from"


def test_probabilities_stay_probabilities(classifier):
    evidence = evidence_of(classifier, invented(30))
    result = adapt(evidence).apply(evidence)
    assert result.shape == (30, 3, len(STANCE_LABELS)) and np.allclose(result.sum(-1), 1)
