"""The table the pages count in repeats the others: each row, sorted, current after every save."""

import duckdb
import pytest

from stance.evaluation import synthetic
from stance.store.exports import EVERYTHING
from stance.store.rewrite import rewrite
from stance.store.store import Store
from stance.store.writer import open_writer
from tests.store.test_writer import article, fill, rows

TARGETS = ("russia", "us_nato", "ukraine")


@pytest.mark.parametrize("target", TARGETS)
def test_it_holds_every_statement_with_its_positions(make_store, target):
    path = make_store(30)
    differing = rows(
        path,
        f"""SELECT count(*) FILTER (f.statement_id IS NULL OR f.{target}_label <> x.label
                   OR abs(f.{target}_favor - x.p_favor) > 1e-6 OR abs(f.{target}_none - x.p_none) > 1e-6), count(*)
            FROM stances AS x LEFT JOIN flat AS f USING (statement_id) WHERE x.target = '{target}'""",
    )
    assert differing == [(0, 300)]
    assert rows(path, "SELECT count(*), count(DISTINCT statement_id) FROM flat") == [(300, 300)]


def test_it_is_sorted_by_date_and_counts_articles(make_store):
    path = make_store(30)
    stored = rows(path, "SELECT article, date, position FROM flat")
    assert [row[0] for row in stored] == sorted(row[0] for row in stored)
    dates = [date for _, date, _ in stored if date]
    assert dates == sorted(dates) and {row[0] for row in stored} == set(range(1, 31))


def test_text_is_folded_as_searches_are(tmp_path):
    path = tmp_path / "store.duckdb"
    fill(path, [article("a", ["L’ÉTÉ à Kiev."])])
    assert rows(path, "SELECT folded FROM flat") == [("l'ete a kiev.",)]


def test_every_save_brings_it_up_to_date(tmp_path):
    path = tmp_path / "store.duckdb"
    fill(path, [article("a", ["Un.", "Deux."])], "r1")
    fill(path, [article("b", ["Trois."])], "r1")
    fill(path, [], "r2")
    assert rows(path, "SELECT count(*), count(russia_label) FROM flat") == [(3, 3)]
    with open_writer(path, "test") as writer:
        writer.add_articles([article("c", ["Quatre."])])
        writer.publish()
    assert rows(path, "SELECT count(*), count(russia_label) FROM flat") == [(4, 3)]
    assert Store(path).query("totals", EVERYTHING.parameters())["statements"][0] == 4


def test_saving_again_and_again_does_not_make_the_file_grow(tmp_path):
    path = synthetic.make_store(tmp_path / "store.duckdb", 500)
    sizes = []
    for number in range(5):
        with open_writer(path, "test") as writer:
            writer.set_meta(touched=str(number))
            writer.draft.changed = True
            writer.publish()
        sizes.append(path.stat().st_size)
    assert sizes[-1] <= sizes[1]


def test_a_store_from_elsewhere_gets_one_of_its_own_statements(make_store, tmp_path):
    path = make_store(10)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE flat SET actor = 'Somebody else'")
    rewrite(path, tmp_path / "anew.duckdb")
    assert rows(tmp_path / "anew.duckdb", "SELECT count(*) FROM flat WHERE actor = 'Somebody else'") == [(0,)]
