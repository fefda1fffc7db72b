import subprocess
import sys
import threading
from contextlib import closing

import duckdb
import pandas as pd
import pytest

from stance.errors import StoreError
from stance.evaluation.synthetic import make_store
from stance.store import store as store_module
from stance.store.filters import Filters
from stance.store.sql import read_query, without_idle_conditions
from stance.store.store import Store


@pytest.fixture
def store(make_store) -> Store:
    return Store(make_store(20))


def test_info_counts_what_is_stored(store):
    info = store.info()
    assert (info.articles, info.statements, info.scored, info.imports) == (20, 200, 200, 1)
    assert info.model_revision == "synthetic-1" and len(info.data_hash) == 32
    assert info.first_date.year == 2021 and not info.demo


def test_the_same_arguments_give_the_same_store(tmp_path):
    first, second = (Store(make_store(tmp_path / name, 15)).info().data_hash for name in ("a.duckdb", "b.duckdb"))
    assert first == second


def test_a_query_takes_only_the_parameters_its_sql_names(store):
    rows = store.query("export_rows", Filters(voice="narration").parameters() | {"unused": 1})
    assert set(rows["type_enonce"]) == {"narration"}


def test_a_forgotten_parameter_is_named(store):
    with pytest.raises(ValueError, match=r"needs .*'voice'"):
        store.query("export_rows", {})


def test_an_unknown_query_lists_the_known_ones(store):
    with pytest.raises(ValueError, match="'info'"):
        store.query("../schema")


def test_a_missing_store_says_how_to_make_one(tmp_path):
    for ask in (Store(tmp_path / "no.duckdb").info, lambda: Store(tmp_path / "no.duckdb").generation):
        with pytest.raises(StoreError, match="python -m stance ingest"):
            ask()


@pytest.mark.parametrize("content", [b"", b"not a database" * 500])
def test_a_file_that_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "bad.duckdb"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="cannot be read as a store"):
        Store(path).info()


def test_a_truncated_store_is_refused(store):
    with store.path.open("rb+") as file:
        file.truncate(store.path.stat().st_size // 2)
    with pytest.raises(StoreError, match="cannot be read as a store"):
        store.query("export_rows", Filters().parameters())


def test_another_database_is_refused(tmp_path):
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS a")
    with pytest.raises(StoreError, match="not a Stance store"):
        Store(tmp_path / "other.duckdb").info()


def test_another_schema_version_is_refused(store):
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(StoreError, match="schema version 99"):
        store.info()


def test_a_store_open_for_writing_elsewhere_is_said(store):
    script = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(store.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="open for writing in another program"):
            store.info()
        other.stdin.close()
        other.wait()
    assert store.info().articles == 20


def test_another_tool_may_read_the_store_meanwhile(store):
    with duckdb.connect(str(store.path), read_only=True) as other:
        assert other.execute("SELECT count(*) FROM enonces").fetchall() == [(200,)]
        assert store.info().statements == 200


def test_a_reader_can_neither_write_nor_reach_other_files(store):
    with closing(store._connect()) as connection:
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute("CREATE TABLE x AS SELECT 1")
        with pytest.raises(duckdb.PermissionException):
            connection.execute(f"SELECT * FROM read_text('{__file__}')")


def test_views_with_french_names_agree_with_the_tables(store):
    with duckdb.connect(str(store.path), read_only=True) as other:
        wide = other.execute("SELECT sum(russie_score) FROM enonces").fetchall()[0][0]
        long = other.execute("SELECT sum(score) FROM positions WHERE cible = 'Russie'").fetchall()[0][0]
        raw = other.execute("SELECT sum(score) FROM stances WHERE target = 'russia'").fetchall()[0][0]
    assert wide == pytest.approx(raw) and long == pytest.approx(raw)


def test_questions_of_one_page_share_an_opening_as_long_as_nobody_swaps_the_file(store, make_store, monkeypatch):
    opened = []
    connect = Store._connect
    monkeypatch.setattr(Store, "_connect", lambda self: opened.append(self.path) or connect(self))
    with store.session():
        assert [store.info().articles, Store(store.path).info().articles] == [20, 20] and len(opened) == 1
        make_store(30)
        assert store.info().articles == 30 and len(opened) == 2
    store.info()
    assert len(opened) == 3


def test_a_swap_in_the_middle_of_a_question_does_not_fail_it(store, make_store, monkeypatch):
    """What a page has kept lies in the database of its session, and a question that began there ends there."""
    words = Filters(search="phrase", voice="all").parameters()
    build = store_module.without_idle_conditions

    def swapped(*given):
        make_store(30)
        return build(*given)

    with store.session():
        before = store.query("totals", words)
        with monkeypatch.context() as patch:
            patch.setattr(store_module, "without_idle_conditions", swapped)
            during = store.query("totals", words)
        pd.testing.assert_frame_equal(during, before)
        assert store.query("totals", words)["articles"].iloc[0] > before["articles"].iloc[0]


def test_a_session_nobody_asks_anything_in_opens_nothing(store, monkeypatch):
    monkeypatch.setattr(Store, "_connect", None)
    with store.session():
        pass


def test_filters_that_are_off_are_left_out_of_the_question():
    sql = read_query("selected")
    quiet = without_idle_conditions(sql, Filters().parameters())
    assert "$actors" in sql and "$actors" not in quiet and "$voice" in quiet
    assert "$office_since" in without_idle_conditions(sql, Filters(roles=("defence",)).parameters())


def test_pages_beyond_the_places_wait_and_then_go_ahead(store, monkeypatch):
    monkeypatch.setattr(store_module, "PLACES", threading.BoundedSemaphore(1))
    monkeypatch.setattr(store_module, "PLACE_PATIENCE_S", 2)
    found = []

    def page():
        with Store(store.path).session():
            found.append(store.info().articles)

    with store.session():
        other = threading.Thread(target=page)
        other.start()
        with store.session():  # one page has one place, however often it asks for it
            assert store.info().articles == 20
        assert not found  # the other waits for the place that this page holds
        other.join(20)
        assert found == [20]  # and does not wait for ever
    assert store_module.PLACES.acquire(blocking=False)
