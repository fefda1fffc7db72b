"""Corrected shares and means: their 95 % intervals hold the truth in 93 to 97 % of simulated corpora."""

import numpy as np
import pytest

from stance.estimates.checked import Population, Sample, refuse
from stance.estimates.corrected import QUANTITIES, estimate, quantile
from stance.records import STANCE_LABELS
from tests.effort import effort

SIMULATIONS = effort(250, nightly=1000)  # corpora per setting
PER_ARTICLE = 8
# Checked statements, articles, how unlike each other articles are, how good and how biased towards `favor` the model.
SETTINGS = {
    "few checks": (60, 300, 0.7, 2.0, 0.5),
    "many checks": (300, 300, 0.7, 2.0, 0.5),
    "few articles, unlike each other": (150, 60, 1.2, 2.0, 0.5),
    "a good model": (120, 300, 0.7, 4.0, 0.0),
    "a model that knows nothing and leans": (120, 300, 0.7, 0.0, 1.0),
    "most of it checked": (400, 65, 1.0, 2.0, 0.5),
}


def corpus(random, articles, spread, quality, bias):
    """Articles, true labels and probabilities of statements whose labels resemble those of their article."""
    article = np.repeat(np.arange(articles), 1 + random.poisson(PER_ARTICLE - 1, articles))
    odds = np.exp(np.log((0.25, 0.30, 0.30, 0.15)) + random.normal(0, spread, (articles, 4)))
    bounds = np.cumsum(odds / odds.sum(1, keepdims=True), axis=1)[article]
    truth = (random.random(len(article))[:, None] > bounds).sum(1).clip(0, 3)
    voices = random.normal(0, 1, (len(article), 4)) + quality * np.eye(4)[truth] + np.asarray((bias, 0, 0, 0))
    guess = np.exp(voices)
    return article, truth, guess / guess.sum(1, keepdims=True)


def drawn(random, article, truth, guess, checks):
    sums = np.zeros((article.max() + 1, 5))
    np.add.at(sums, article, np.column_stack((np.ones(len(article)), guess)))
    picked = random.choice(len(article), checks, replace=False)
    population = Population(len(article), len(sums), sums.sum(0), sums.T @ sums)
    chosen = article[picked]
    return population, Sample((), chosen, guess[picked], truth[picked], guess[picked].argmax(1), sums[chosen])


def ratio(truth, quantity):
    top, bottom = (np.asarray(weights)[truth] for weights in QUANTITIES[quantity])
    return top.sum() / bottom.sum()


@pytest.fixture(scope="module")
def coverage():
    """{setting: {quantity: share of the corpora whose interval holds the truth}}."""
    found = {}
    for name, (checks, articles, spread, quality, bias) in SETTINGS.items():
        random = np.random.default_rng(list(name.encode()))
        true = corpus(random, 30_000, spread, quality, bias)[1]
        hits = {quantity: [] for quantity in QUANTITIES}
        for _ in range(SIMULATIONS):
            population, sample = drawn(random, *corpus(random, articles, spread, quality, bias), checks)
            assert refuse(sample) is None
            for quantity in QUANTITIES:
                value = estimate(population, sample, quantity)
                hits[quantity].append(value.low <= ratio(true, quantity) <= value.high)
        found[name] = {quantity: float(np.mean(of)) for quantity, of in hits.items()}
    return found


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_intervals_hold_the_truth_as_often_as_they_say(coverage, quantity):
    overall = np.mean([of[quantity] for of in coverage.values()])
    assert 0.93 <= overall <= 0.97, coverage


@pytest.mark.parametrize("setting", SETTINGS)
def test_so_they_do_in_each_setting(coverage, setting):
    assert 0.93 <= np.mean(list(coverage[setting].values())) <= 0.97, coverage[setting]


def test_the_model_alone_would_be_wrong_and_the_correction_is_not():
    random = np.random.default_rng(1)
    population, sample = drawn(random, *(content := corpus(random, 2_000, 0.7, 0.5, 1.5)), 500)
    raw, true = ratio(content[2].argmax(1), "favor"), ratio(content[1], "favor")
    corrected = estimate(population, sample, "favor")
    assert raw - true > 0.2 and abs(corrected.value - true) < 0.07


def test_a_good_model_makes_the_interval_narrower_than_people_alone_would():
    random = np.random.default_rng(2)
    widths = []
    for quality in (0.0, 5.0):
        value = estimate(*drawn(random, *corpus(random, 1_000, 0.7, quality, 0.0), 200), "against")
        widths.append(value.high - value.low)
    assert widths[1] < widths[0] / 2


def test_as_many_more_checks_as_it_says_halve_the_interval():
    random = np.random.default_rng(3)
    content = corpus(random, 5_000, 0.5, 1.0, 0.5)
    before = estimate(*drawn(random, *content, 200), "against")
    after = estimate(*drawn(random, *content, 200 + before.more), "against")
    assert (after.high - after.low) / (before.high - before.low) == pytest.approx(0.5, abs=0.06)


def test_where_articles_are_too_few_no_number_of_checks_halves_it():
    random = np.random.default_rng(4)
    value = estimate(*drawn(random, *corpus(random, 40, 1.5, 3.0, 0.0), 250), "mean")
    assert value.more is None and value.narrowest > (value.high - value.low) / 4


def test_what_is_no_statement_counts_nowhere():
    random = np.random.default_rng(5)
    population, sample = drawn(random, *corpus(random, 300, 0.7, 2.0, 0.0), 200)
    unfit = Sample(**{name: getattr(sample, name) for name in ("ids", "articles", "probabilities", "predicted", "own")},
                   truth=np.where(np.arange(200) % 4 == 0, -1, sample.truth))  # fmt: skip
    shares = [estimate(population, unfit, name).value for name in ("favor", "against", "neutral")]
    assert sum(shares) == pytest.approx(1, abs=0.02)


def sample_of(truth, missing=0, beyond=0, articles=None):
    n = len(truth)
    names = np.asarray([str(i) for i in range(n)] if articles is None else articles)
    blank = np.full((n, 4), 0.25)
    return Sample((), names, blank, np.asarray(truth, dtype=int), np.zeros(n, int), np.ones((n, 5)), missing, beyond)


@pytest.mark.parametrize(
    ("sample", "reason"),
    [
        (sample_of([]), "none"),
        (sample_of([0] * 10), "small"),
        (sample_of([0] * 10, missing=3, beyond=90), "broken"),
        (sample_of([0] * 60, articles=["one"] * 60), "articles"),
        (sample_of([STANCE_LABELS.index("none")] * 60), "concerned"),
    ],
)
def test_a_sample_that_will_not_do_is_refused_with_its_reason(sample, reason):
    assert refuse(sample).reason == reason


def test_students_quantile_is_that_of_the_tables():
    assert [round(quantile(v), 2) for v in (10, 19, 60)] == [2.23, 2.09, 2.0]


def test_a_model_that_would_leave_no_statement_at_all_is_not_heard():
    """It sees the target everywhere in the sample and nowhere else: taking its error off would leave less than none."""
    n = 60
    truth = np.where(np.arange(n) < 15, 0, 3)
    guess = np.full((n, 4), 0.01) + np.eye(4)[np.where(np.arange(n) < 45, 0, 3)] * 0.96
    own = np.column_stack((np.ones(n), guess))
    absent = np.asarray((1, 0.001, 0.001, 0.001, 0.997))
    sums = own.sum(0) + 5_000 * absent
    moments = own.T @ own + 5_000 * np.outer(absent, absent)
    sample = Sample((), np.arange(n), guess, truth, guess.argmax(1), own)
    found = estimate(Population(n + 5_000, n + 5_000, sums, moments), sample, "favor")
    assert found.weight == 0
    assert 0 <= found.low <= found.value <= found.high <= 1
