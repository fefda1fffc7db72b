"""Which statements are asked for: at random with a known chance, the least sure first, or the newest."""

from collections import Counter

import pytest

from stance.store.filters import Filters
from stance.store.store import Store

EVERYTHING = Filters(voice="all", copies="all")


@pytest.fixture
def store(make_store) -> Store:
    return Store(make_store(30))


def queue(store, kind, filters=EVERYTHING, **params):
    return store.query(f"queue_{kind}", filters.parameters() | params)


def drawn(store, seed, size, filters=EVERYTHING):
    return list(queue(store, "random", filters, seed=seed, size=size)["statement_id"])


def test_a_seed_always_draws_the_same_and_a_larger_sample_holds_the_smaller(store):
    assert drawn(store, 1, 40) == drawn(store, 1, 40) == drawn(store, 1, 90)[:40]
    assert set(drawn(store, 1, 40)) != set(drawn(store, 2, 40))


def test_the_order_stays_when_the_corpus_grows(make_store):
    small, large = (Store(make_store(n, name=f"{n}.duckdb")) for n in (30, 45))
    before, after = drawn(small, 7, 10_000), drawn(large, 7, 10_000)
    assert [key for key in after if key in set(before)] == before and len(after) > len(before)


def test_every_statement_has_the_same_chance(store):
    """Twenty samples of a quarter of them: each statement is in five, give or take chance."""
    times = Counter(key for seed in range(20) for key in drawn(store, seed, 75))
    spread = sum((times[key] - 5) ** 2 for key in drawn(store, 0, 300)) / 300
    assert max(times.values()) < 14 and 2.6 < spread < 5  # binomial: 3.75


@pytest.mark.parametrize("kind", ["random", "uncertain", "filtered"])
def test_the_population_is_what_passes_the_filters(store, kind):
    filters = Filters(actors=("Acteur fictif 01",), copies="all")
    found = queue(store, kind, filters, seed=1, size=5)
    total = store.query("totals", filters.parameters())["statements"].iloc[0]
    assert len(found) == 5 and set(found["population"]) == {total} and total > 5


def test_the_least_sure_come_first(store):
    rows = store.query("statements", EVERYTHING.parameters() | {"order": "newest", "limit": 300, "offset": 0})
    sure = rows.set_index("statement_id")[["russia_p", "us_nato_p", "ukraine_p"]]
    asked = queue(store, "uncertain", size=300)["statement_id"]
    assert sure.min(axis=1)[asked].is_monotonic_increasing
    russia = queue(store, "uncertain", Filters(voice="all", copies="all", targets=("russia",)), size=300)
    assert sure["russia_p"][russia["statement_id"]].is_monotonic_increasing


def test_the_newest_come_first(store):
    dates = store.query("statements", EVERYTHING.parameters() | {"order": "newest", "limit": 300, "offset": 0})
    asked = list(queue(store, "filtered", size=300)["statement_id"])
    assert asked == list(dates["statement_id"])
