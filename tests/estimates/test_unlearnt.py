"""A model that learnt from the checked statements is judged on them as if it had not."""

import numpy as np
import pandas as pd
import pytest

from stance.estimates.corrected import estimate
from stance.estimates.frames import OWN, PROBABILITIES, sample_of
from stance.estimates.unlearnt import moved, unlearnt
from stance.records import STANCE_LABELS
from tests.estimates.test_corrected import corpus, ratio

TARGET = "russia"


def frame(article, truth, guess, picked):
    """The rows of `drawn.sql` for the statements `picked`."""
    sums = np.zeros((article.max() + 1, 5))
    np.add.at(sums, article, np.column_stack((np.ones(len(article)), guess)))
    return pd.DataFrame(
        {
            "statement_id": [f"s{n}" for n in picked], "article_id": article[picked].astype(str), "target": TARGET,
            "model": [STANCE_LABELS[place] for place in guess[picked].argmax(1)], "sampled": True, "missing": 0,
            "label": [STANCE_LABELS[place] for place in truth[picked]],
        }
        | {name: guess[picked, number] for number, name in enumerate(PROBABILITIES)}
        | {name: sums[article[picked], number] for number, name in enumerate(OWN)}
    )  # fmt: skip


def population(article, guess):
    from stance.estimates.checked import Population

    sums = np.zeros((article.max() + 1, 5))
    np.add.at(sums, article, np.column_stack((np.ones(len(article)), guess)))
    return Population(len(article), len(sums), sums.sum(0), sums.T @ sums)


def learnt_by_heart(guess, truth, picked):
    """A model that answers as before, but for the statements it was taught: those it knows."""
    after = guess.copy()
    after[picked] = 0.02 + 0.92 * np.eye(4)[truth[picked]]
    return after


def said(guess, picked):
    return {f"s{n}": {TARGET: guess[n].tolist()} for n in picked}


def test_intervals_still_hold_the_truth_and_would_not_otherwise():
    random = np.random.default_rng(7)
    true = ratio(corpus(random, 30_000, 0.7, 1.0, 1.0)[1], "favor")
    honest, naive = [], []
    for _ in range(100):
        article, truth, guess = corpus(random, 300, 0.7, 1.0, 1.0)
        picked = random.choice(len(article), 150, replace=False)
        after = learnt_by_heart(guess, truth, picked)
        rows, all_ = frame(article, truth, after, picked), population(article, after)
        for hits, stated in ((naive, rows), (honest, unlearnt(rows, said(guess, picked)))):
            found = estimate(moved(all_, rows, stated, TARGET), sample_of(stated, TARGET), "favor")
            hits.append(found.low <= true <= found.high)
    assert 0.91 <= np.mean(honest) <= 0.99 and np.mean(naive) < 0.7, (np.mean(honest), np.mean(naive))


def test_where_everything_is_checked_the_estimate_is_what_people_say():
    random = np.random.default_rng(1)
    article, truth, guess = corpus(random, 40, 0.7, 1.0, 1.0)
    everything = np.arange(len(article))
    after = learnt_by_heart(guess, truth, everything)
    rows, taught = frame(article, truth, after, everything), said(guess, everything)
    stated = unlearnt(rows, taught)
    found = estimate(moved(population(article, after), rows, stated, TARGET), sample_of(stated, TARGET), "favor")
    assert found.value == pytest.approx(ratio(truth, "favor"))


def test_a_statement_that_no_fit_left_out_leaves_the_sample_and_is_counted_as_missing():
    random = np.random.default_rng(2)
    article, truth, guess = corpus(random, 40, 0.7, 1.0, 1.0)
    rows = frame(article, truth, guess, np.arange(80))
    sample = sample_of(unlearnt(rows, {"s3": None, "s9": None}), TARGET)
    assert (len(sample), sample.missing, sample.beyond) == (78, 2, 2) and "s3" not in sample.ids


def test_a_model_that_learnt_nothing_here_is_taken_at_its_word():
    random = np.random.default_rng(3)
    article, truth, guess = corpus(random, 40, 0.7, 1.0, 1.0)
    rows = frame(article, truth, guess, np.arange(50))
    assert unlearnt(rows, {}) is rows and unlearnt(rows, {"elsewhere": None}) is rows
