"""What is removed is gone: from every table, from the bytes of the file, and from the log of corrections."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from stance.corrections.acts import Judgement, StatementKey, new_act
from stance.corrections.log import Log, log_path
from stance.errors import StoreError
from stance.evaluation import synthetic
from stance.store.removal import Removal, plan, remove
from stance.store.store import Store
from stance.store.writer import open_writer
from tests.store.test_writer import article, fill, rows

SECRET = "Mme Untel, qui demande l'oubli, a dénoncé l'OTAN."
FORMER = "Mme Untel, qui demande l'oubli, dénonce l'OTAN."
KEPT = "La séance est levée, a dit le président."
URL = "https://gazette.example/untel"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Import 1 brings Mme Untel and another article, import 2 corrects the former, import 3 brings an undated one."""
    path = tmp_path_factory.mktemp("imported") / "store.duckdb"
    gazette, courrier = {"outlet": "La Gazette", "url": URL}, {"outlet": "Le Courrier"}
    fill(path, [article("a", [FORMER], **gazette, date=date(2023, 1, 5)),
                article("b", [KEPT], **courrier, date=date(2023, 6, 1))])  # fmt: skip
    fill(path, [article("a2", [SECRET], **gazette, date=date(2023, 1, 6), title="Le mot de Mme Untel")])
    fill(path, [article("c", ["Sans date."], outlet="La Gazette")])
    return path


@pytest.fixture
def path(imported, tmp_path):
    return Path(shutil.copyfile(imported, tmp_path / "store.duckdb"))


def check(pair) -> None:
    found, (statement, *_) = pair
    key = StatementKey(statement.id, found.id, statement.start, statement.end, statement.text, found.url)
    return new_act("check", "Marie", key, judgement=Judgement({"us_nato": "against"}))


def sources(path) -> list[str]:
    return [row[0] for row in rows(path, "SELECT source FROM articles ORDER BY source")]


def test_the_bytes_are_gone(path):
    """Deleted rows stay in a DuckDB file; the phrases are found there before, so that this can fail."""
    secrets = [SECRET.encode()[8:40], b"Le mot de Mme Untel"]
    assert all(secret in path.read_bytes() for secret in secrets)
    remove(path, Removal(outlets=("La Gazette",)))
    assert not any(secret in path.read_bytes() for secret in secrets)
    assert KEPT.encode() in path.read_bytes()
    assert sorted(file.name for file in path.parent.iterdir()) == ["store.duckdb", "store.duckdb.lock"]


def test_everything_that_hangs_on_an_article_goes_with_it(path):
    done = remove(path, Removal(outlets=("La Gazette",)))
    assert (done.articles, done.statements, done.versions) == (2, 2, 1)
    assert (done.first_date, done.last_date) == (date(2023, 1, 6), date(2023, 1, 6))
    assert sources(path) == ["b"]
    counts = "SELECT (SELECT count(*) FROM {}) ".format
    tables = {table: rows(path, counts(table)) for table in ("former_articles", "statements", "tones", "stances")}
    assert tables == {"former_articles": [(0,)], "statements": [(1,)], "tones": [(1,)], "stances": [(3,)]}
    assert rows(path, "SELECT statements FROM runs") == [(1,)]
    assert rows(path, "SELECT command, removed FROM imports ORDER BY import_id DESC LIMIT 1") == [("remove", 2)]


def test_what_is_left_is_the_same_store_as_if_the_rest_had_never_come(path, tmp_path):
    remove(path, Removal(outlets=("La Gazette",)))
    fill(tmp_path / "alone.duckdb", [article("b", [KEPT], outlet="Le Courrier", date=date(2023, 6, 1))])
    assert Store(path).info().data_hash == Store(tmp_path / "alone.duckdb").info().data_hash


def test_a_removed_article_can_come_again(path):
    remove(path, Removal(outlets=("La Gazette",)))
    assert fill(path, [article("a", [FORMER], outlet="La Gazette", url=URL)]) == 1
    assert sources(path) == ["a", "b"]


@pytest.mark.parametrize(
    ("removal", "left"),
    [
        (Removal(outlets=("Le Courrier",)), ["a2", "c"]),
        (Removal(outlets=("Le Courrier", "La Gazette")), []),
        (Removal(since=date(2023, 1, 1)), ["c"]),
        (Removal(until=date(2023, 3, 1)), ["b", "c"]),
        (Removal(outlets=("La Gazette",), since=date(2023, 1, 1)), ["b", "c"]),
        (Removal(imports=(3,)), ["a2", "b"]),
        (Removal(imports=(2, 3)), ["b"]),
        (Removal(articles=(article("c", [])[0].id,)), ["a2", "b"]),
        (Removal(outlets=("Ailleurs",)), ["a2", "b", "c"]),
        (Removal(outlets=("Le Courrier",), imports=(2,)), ["a2", "b", "c"]),
    ],
)
def test_conditions_add_up(path, removal, left):
    planned = plan(path, removal)
    assert sources(path) == ["a2", "b", "c"], "a plan changes nothing"
    assert remove(path, removal) == planned and sources(path) == left


def test_an_older_version_goes_with_the_import_that_brought_it(path):
    done = remove(path, Removal(imports=(1,)))
    assert (done.articles, done.versions) == (1, 1)
    assert sources(path) == ["a2", "c"] and rows(path, "SELECT count(*) FROM former_articles") == [(0,)]


def test_nothing_to_remove_changes_not_one_byte(path):
    before = path.read_bytes()
    assert remove(path, Removal(outlets=("Ailleurs",))).articles == 0 and path.read_bytes() == before


def test_a_removal_without_condition_is_refused(path):
    with pytest.raises(StoreError, match="needs an outlet"):
        remove(path, Removal())
    assert sources(path) == ["a2", "b", "c"]


def test_corrections_about_removed_articles_go_too(path):
    log = Log(log_path(path))
    former, current = article("a", [FORMER], url=URL), article("a2", [SECRET], url=URL)
    elsewhere, other = article("from another file", [SECRET], url=URL), article("b", [KEPT])
    for pair in (former, current, elsewhere, other):
        log.append(check(pair))
    removal = Removal(articles=(current[0].id,))
    assert plan(path, removal).acts == 3 and len(log.read().acts) == 4
    assert remove(path, removal).acts == 3
    assert [act.statement.text for act in log.read().acts] == [KEPT]
    assert b"Untel" not in log.path.read_bytes()


def test_what_remains_of_a_group_of_copies_still_counts_once(tmp_path):
    path = synthetic.make_store(tmp_path / "store.duckdb", 20)
    copies = [synthetic.article_id(14), synthetic.article_id(15)]
    (first,) = rows(
        path, f"SELECT article_id FROM articles WHERE article_id IN {tuple(copies)} AND near_duplicate_rank = 1"
    )
    remove(path, Removal(articles=first))
    assert rows(path, "SELECT count(*) FROM articles WHERE near_duplicate_rank <> 1") == [(0,)]
    assert rows(path, "SELECT count(DISTINCT near_duplicate_group) FROM articles") == [(19,)]
    assert first[0].encode() not in path.read_bytes()


def test_a_removal_waits_for_no_import(path):
    with open_writer(path, "test"), pytest.raises(StoreError, match="Another import is writing"):
        remove(path, Removal(outlets=("La Gazette",)))
