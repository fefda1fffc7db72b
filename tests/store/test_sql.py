from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from stance.store import store as module
from stance.store.filters import Filters
from stance.store.shelf import Shelf
from stance.store.sql import parameters, without_idle_conditions
from stance.store.store import Store

SEARCH = Filters(voice="all", search="ukraine -céréales")
QUESTIONS = {
    "totals": {}, "leaders": {"by": "actor", "top": 5}, "names": {"by": "outlet", "top": 5}, "passing": {},
    "shares": {"by": "outlet", "names": ["Journal fictif 01"]},
    "positions": {"by": "all", "bin": "month", "names": None, "listed": 200, "first": None, "last": None},
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    from stance.evaluation.synthetic import make_store

    return Store(make_store(tmp_path_factory.mktemp("sql") / "store.duckdb", 60))


def ask(store, name, filters=SEARCH, **changed) -> pd.DataFrame:
    return store.query(name, filters.parameters() | QUESTIONS[name] | changed)


def test_conditions_stand_in_each_other_and_may_ask_for_a_value():
    sql = "a\n-- if: by=actor by=outlet\nb\n  -- if: names\nc\n  -- end\n-- end\n-- if: x=None\nd\n-- end\n"
    assert without_idle_conditions(sql, {"by": "all"}) == "a\nd\n"
    assert without_idle_conditions(sql, {"by": "outlet", "x": 1}) == "a\nb\n"
    assert without_idle_conditions(sql, {"by": "actor", "names": ["n"], "x": 1}) == "a\nb\nc\n"


def test_parameters_in_comments_are_none():
    assert parameters("-- $one\nSELECT $two") == {"two"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_page_shares_changes_no_answer(store, name):
    alone = ask(store, name)
    with store.session():
        first, again = ask(store, name), ask(store, name)
    pd.testing.assert_frame_equal(first, alone)
    pd.testing.assert_frame_equal(again, alone)


def test_a_search_is_worked_out_once_for_a_page(store):
    with store.session():
        for name in QUESTIONS:
            ask(store, name)
        ask(store, "totals", replace(SEARCH, voice="speech"))
        assert len(module._SESSION.get().kept) == 2  # the rows found, and the sums per article
        ask(store, "totals", replace(SEARCH, search="paix"))
        assert len(module._SESSION.get().kept) == 3


def test_the_next_page_finds_what_was_searched_until_the_file_changes(make_store, monkeypatch):
    monkeypatch.setattr(module, "SHELF", Shelf(1_000_000))
    searched = []
    put = Shelf.put
    monkeypatch.setattr(Shelf, "put", lambda self, key, table: searched.append(key) or put(self, key, table))
    store = Store(make_store(60))
    for voice in ("speech", "narration", "all"):
        with store.session():
            before = ask(store, "totals", replace(SEARCH, voice=voice))["statements"].iloc[0]
    assert len(searched) == 1
    make_store(120)
    with store.session():
        assert ask(store, "totals", SEARCH)["statements"].iloc[0] > before
    assert len(searched) == 2


def test_a_period_within_a_view_is_the_view_of_that_period(store):
    first, last = date(2022, 1, 1), date(2022, 12, 31)
    inside = ask(store, "positions", Filters(), first=first, last=last)
    filtered = ask(store, "positions", Filters(since=first, until=last))
    pd.testing.assert_frame_equal(inside, filtered)
    assert inside["n"].sum() > 0
