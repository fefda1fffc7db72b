"""The figures on screen, from a store small enough to count by hand."""

from datetime import date

import pandas as pd
import pytest

from stance.store.filters import Filters
from stance.store.store import Store
from stance.views.intervals import LISTED, Estimate, difference, estimate, find_change, pool, rolling

WHOLE = {"first": None, "last": None}

EVERYTHING = Filters(voice="all", copies="all")


def positions(store, filters=EVERYTHING, by="all", bin="none", listed=LISTED):
    return store.query(
        "positions", filters.parameters() | {"by": by, "bin": bin, "names": None, "listed": listed} | WHOLE
    )


def row(n, articles, mean, bin=None, spread=0.1):
    sums = [mean * n / articles + spread * (-1) ** i for i in range(articles)]
    counts = [n / articles] * articles
    return {
        "n": n, "articles": articles, "s": sum(sums), "ss": sum(s * s for s in sums), "bin": bin,
        "sn": sum(s * c for s, c in zip(sums, counts, strict=True)), "nn": sum(c * c for c in counts),
        "article_sums": sums, "article_counts": counts,
    }  # fmt: skip


@pytest.fixture
def store(make_store):
    return Store(make_store(50))


def test_statements_not_concerned_never_dilute_a_mean(store):
    names = [f"Journal fictif {n:02}" for n in range(12)]
    shares = store.query("shares", EVERYTHING.parameters() | {"by": "outlet", "names": names})
    shown = positions(store, by="outlet")
    for target, rows in shares.groupby("target"):
        concerned = rows[rows["label"] != "none"]["n"].sum()
        assert concerned == shown[shown["target"] == target]["n"].sum() < rows["n"].sum()


def test_bins_add_up_to_the_whole(store):
    dated = Filters(voice="all", copies="all", since=date(2000, 1, 1))
    whole = positions(store, dated).set_index("target")
    for bin in ("day", "week", "month", "quarter"):
        parts = positions(store, dated, bin=bin)
        for target, rows in parts.groupby("target"):
            assert rows["n"].sum() == whole.loc[target, "n"]
            assert pool(rows).mean == pytest.approx(estimate(whole.loc[target]).mean)


def test_resampling_and_its_limit_give_the_same_interval(store):
    few = positions(store).to_dict("records")[0]
    many = positions(store, listed=0).to_dict("records")[0]
    assert many["article_sums"] is None or pd.isna(many["article_sums"])
    assert estimate(few).error == pytest.approx(estimate(many).error, rel=0.2)


def test_an_estimate_is_the_same_each_time():
    assert estimate(row(40, 12, -0.3)) == estimate(row(40, 12, -0.3))


@pytest.mark.parametrize(("n", "articles", "small"), [(9, 9, True), (30, 2, True), (10, 3, False)])
def test_small_numbers_are_said(n, articles, small):
    assert estimate(row(n, articles, 0.2)).small is small


def test_one_article_says_nothing_about_the_spread():
    value = estimate(row(20, 1, 0.4))
    assert (value.low, value.high) == (-1.0, 1.0)


def test_a_clear_difference_and_one_within_the_margin():
    base = Estimate(0.0, -0.1, 0.1, 0.05, 50, 20)
    assert difference(Estimate(0.3, 0.2, 0.4, 0.05, 50, 20), base) == (pytest.approx(0.3), True)
    assert difference(Estimate(0.1, 0.0, 0.2, 0.05, 50, 20), base) == (pytest.approx(0.1), False)


def months(means):
    return pd.DataFrame([row(12, 6, mean, date(2022 + i // 12, i % 12 + 1, 1)) for i, mean in enumerate(means)])


def test_a_lasting_step_is_found_where_it_happens():
    change = find_change(months([0.3] * 10 + [-0.3] * 10))
    assert change.start == date(2022, 11, 1)
    assert change.before.mean == pytest.approx(0.3) and change.after.mean == pytest.approx(-0.3)


@pytest.mark.parametrize("means", [[0.1] * 12, [0.1, 0.12] * 8, [0.4]])
def test_a_steady_series_has_no_turn(means):
    assert find_change(months(means)) is None


def test_a_rolling_mean_pools_statements_not_bins():
    rows = pd.DataFrame([row(30, 6, 0.0, date(2022, 1, 1)), row(10, 4, 0.4, date(2022, 2, 1))])
    assert [round(value.mean, 3) for _, value in rolling(rows, 3)] == [0.1, 0.1]
