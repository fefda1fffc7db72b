"""Pages of statements: sorted, complete, never overlapping."""

import pytest

from stance.store.filters import Filters
from stance.store.store import Store
from stance.views.statement_list import ORDERS

EVERYTHING = Filters(voice="all", copies="all")


@pytest.fixture
def fetch(make_store):
    store = Store(make_store(80))
    return lambda order, limit, offset=0: store.query(
        "statements", EVERYTHING.parameters() | {"order": order, "limit": limit, "offset": offset}
    )


@pytest.mark.parametrize("order", ORDERS)
def test_pages_hold_each_statement_once_in_the_order_of_the_whole(fetch, order):
    whole = list(fetch(order, 1000)["statement_id"])
    pages = [key for offset in range(0, 800, 300) for key in fetch(order, 300, offset)["statement_id"]]
    assert pages == whole and len(set(whole)) == 800


def test_newest_comes_first_and_undated_last(fetch):
    dates = fetch("newest", 1000)["date"]
    dated = dates.dropna()
    assert dated.is_monotonic_decreasing and dates.iloc[len(dated) :].isna().all() and len(dated) < 800


@pytest.mark.parametrize(
    ("order", "column", "sign"), [("russia_against", "russia", 1), ("ukraine_favor", "ukraine", -1)]
)
def test_strongest_positions_come_first_and_those_not_concerned_last(fetch, order, column, sign):
    rows = fetch(order, 1000)
    concerned = rows[rows[f"{column}_label"] != "none"]
    assert (sign * concerned[column]).is_monotonic_increasing
    assert concerned["rank"].max() == len(concerned)
