"""A store written anew: the same rows, under the schema of today, whatever the file they come from."""

from pathlib import Path

import duckdb
import pytest

from stance.errors import StoreError
from stance.evaluation import synthetic
from stance.store.exports import EVERYTHING
from stance.store.rewrite import TABLES, rewrite, upgrade
from stance.store.store import Store
from stance.store.writer import open_writer
from tests.store.test_writer import article, fill, rows

COUNTED = [table for table in TABLES if table != "meta"]


def content(path: Path, tables=COUNTED) -> dict[str, list]:
    return {table: rows(path, f"SELECT * FROM {table} ORDER BY ALL") for table in tables}


@pytest.fixture
def older(tmp_path) -> Path:
    """A store as version 1 wrote it."""
    path, today = tmp_path / "older.duckdb", synthetic.make_store(tmp_path / "today.duckdb", 12)
    with duckdb.connect(str(path)) as connection:
        connection.execute(Path(__file__).with_name("schema_1.sql").read_text(encoding="utf-8"))
        connection.execute(f"ATTACH '{today}' AS today (READ_ONLY)")
        for table in TABLES:
            if table != "former_articles":
                columns = connection.execute(f"SELECT list(column_name) FROM (DESCRIBE main.{table})").fetchall()[0][0]
                connection.execute(f"INSERT INTO {table} BY NAME SELECT {', '.join(columns)} FROM today.{table}")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema_version'")
    return path


def test_a_store_written_anew_holds_the_same(make_store, tmp_path):
    path = make_store(30)
    rewrite(path, tmp_path / "anew.duckdb")
    assert content(tmp_path / "anew.duckdb", TABLES) == content(path, TABLES)
    assert Store(tmp_path / "anew.duckdb").query("totals", EVERYTHING.parameters())["statements"][0] == 300


def test_an_older_store_is_refused_by_readers_with_the_way_out(older):
    with pytest.raises(StoreError, match=r"older version of Stance.*python -m stance serve"):
        Store(older).info()


def test_an_older_store_is_brought_up_to_date_with_all_it_holds(older, tmp_path):
    assert upgrade(older)
    assert content(older) == content(tmp_path / "today.duckdb")
    assert Store(older).info().schema_version == "4" and not upgrade(older)
    assert sorted(file.name for file in tmp_path.glob("older*")) == ["older.duckdb", "older.duckdb.lock"]


def test_what_an_older_version_did_not_know_has_its_default(older):
    with duckdb.connect(str(older)) as connection:
        connection.execute("UPDATE imports SET kept = 99")
    upgrade(older)
    assert rows(older, "SELECT kept, replaced, removed FROM imports") == [(99, 0, 0)]
    assert rows(older, "SELECT count(*) FROM articles WHERE machine_translated") == [(0,)]


def test_importing_into_an_older_store_goes_on_where_it_was(older):
    upgrade(older)
    fill(older, [article("a", ["Un."])])
    assert Store(older).info().articles == 13


def test_a_store_under_import_is_not_upgraded_meanwhile(older):
    before = older.read_bytes()
    with pytest.raises(StoreError, match="older version"), open_writer(older, "test"):
        pass
    with open(older.with_name(older.name + ".lock"), "ab") as file:
        from stance.locks import try_lock

        try_lock(file)
        with pytest.raises(StoreError, match="import is writing"):
            upgrade(older)
    assert older.read_bytes() == before


def test_where_there_is_no_store_there_is_nothing_to_upgrade(tmp_path):
    assert not upgrade(tmp_path / "absent.duckdb") and not list(tmp_path.iterdir())


def test_a_store_of_a_newer_program_is_left_alone(make_store):
    path = make_store(2)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    assert not upgrade(path)
    with pytest.raises(StoreError, match="newer version of Stance"):
        rewrite(path, path.with_name("anew.duckdb"))


def test_a_view_in_place_of_a_table_is_not_followed(make_store, tmp_path):
    """A store may come from anybody: what it computes is not copied."""
    path, secret = make_store(2), tmp_path / "secret.csv"
    secret.write_text("mot de passe\n", encoding="utf-8")
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE dropped")
        connection.execute(f"CREATE VIEW dropped AS SELECT content AS reason FROM read_text('{secret}')")
        connection.execute("CREATE TABLE articles_extra AS SELECT 1 AS a")
    rewrite(path, tmp_path / "anew.duckdb")
    assert rows(tmp_path / "anew.duckdb", "SELECT count(*) FROM dropped") == [(0,)]
    assert b"mot de passe" not in (tmp_path / "anew.duckdb").read_bytes()


def test_a_store_whose_rows_are_impossible_is_refused(make_store, tmp_path):
    path = make_store(2)
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE loose AS FROM statements; DROP VIEW acteurs; DROP VIEW enonces")
        connection.execute("DROP VIEW positions; DROP TABLE statements; ALTER TABLE loose RENAME TO statements")
        connection.execute("UPDATE statements SET kind = 'shouted'")
    with pytest.raises(StoreError, match=r"its table statements cannot be read.*Nothing was changed"):
        rewrite(path, tmp_path / "anew.duckdb")
