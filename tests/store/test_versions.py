"""A document corrected at its source takes the place of its older version, which is history and counts nowhere."""

from contextlib import closing

import pytest

from stance.records import Article, Dropped
from stance.store.store import Store
from stance.store.versions import Candidate, carried_ids, former_versions, url_key
from stance.store.writer import Added, open_writer
from tests.store.test_writer import article, fill, rows, score

URL = "https://gazette.example/monde/aide"
FIRST = ["Kiev salue une aide décisive.", "Moscou dénonce une ingérence.", "La séance est levée."]
SECOND = ["Kiev salue une aide décisive.", "Moscou dénonce une ingérence étrangère.", "La séance est levée."]
OTHER = ["Le prix des oignons grimpe encore.", "Les producteurs bretons protestent."]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.duckdb"


def add(path, *pairs) -> Added:
    with open_writer(path, "test") as writer:
        added = writer.add_articles(pairs)
        writer.publish()
    return added


def test_a_corrected_document_replaces_its_older_version(path):
    fill(path, [article("a", FIRST, url=URL, title="Avant")])
    assert add(path, article("b", SECOND, url=URL, title="Après")) == Added(kept=1, replaced=1, statements=3)
    assert rows(path, "SELECT title FROM articles") == [("Après",)]
    assert sorted(rows(path, "SELECT text FROM statements")) == sorted((text,) for text in SECOND)
    assert rows(path, "SELECT kept, replaced FROM imports ORDER BY import_id") == [(1, 0), (1, 1)]


def test_its_history_is_kept_with_dates_and_imports(path):
    first, second, third = (article(name, FIRST, url=URL, title=name) for name in "abc")
    for pair in (first, second, third):
        add(path, pair)
    history = "SELECT title, text, former_id, article_id, import_id, replaced_in FROM former_articles ORDER BY title"
    assert rows(path, history) == [
        ("a", first[0].text, first[0].id, third[0].id, 1, 2),
        ("b", second[0].text, second[0].id, third[0].id, 2, 3),
    ]
    (replacements,) = rows(path, "SELECT list(replaced_at ORDER BY replaced_in) FROM former_articles")
    (starts,) = rows(path, "SELECT list(started_at ORDER BY import_id) FROM imports WHERE import_id > 1")
    assert all(start <= at for start, at in zip(starts[0], replacements[0], strict=True))
    assert rows(path, "SELECT titre FROM versions ORDER BY 1") == [("a",), ("b",)]


def test_a_statement_that_did_not_change_keeps_its_id_and_scores(path):
    fill(path, [article("a", FIRST, url=URL)])
    before = dict(rows(path, "SELECT text, statement_id FROM statements"))
    add(path, article("b", ["Une phrase de plus.", *SECOND], url=URL))
    after = dict(rows(path, "SELECT text, statement_id FROM statements"))
    assert {text for text in before if after.get(text) == before[text]} == {FIRST[0], FIRST[2]}
    scored = rows(path, "SELECT DISTINCT text FROM statements JOIN stances USING (statement_id)")
    assert sorted(scored) == [(FIRST[0],), (FIRST[2],)]
    orphans = "SELECT count(*) FROM {} ANTI JOIN statements USING (statement_id)"
    assert [rows(path, orphans.format(table)) for table in ("stances", "tones")] == [[(0,)], [(0,)]]
    assert fill(path, []) == 2, "the new sentences are left to score"


def test_an_id_is_kept_through_several_versions_and_slices_in_the_last_one(path):
    for number in range(3):
        add(path, article(str(number), [f"Version {number}."] * number + FIRST, url=URL))
    ids = "SELECT count(*) FROM statements WHERE text IN (SELECT unnest(?)) AND starts_with(statement_id, ?)"
    with closing(Store(path)._connect()) as connection:
        found = connection.execute(ids, [FIRST, article("0", [])[0].id[:16]]).fetchall()
        sliced = connection.execute(
            "SELECT bool_and(s.text = a.text[start_offset + 1 : end_offset]) "
            "FROM statements AS s JOIN articles AS a USING (article_id)"
        ).fetchall()
    assert found == [(3,)] and sliced == [(True,)]


def test_an_older_version_that_comes_again_changes_nothing(path):
    first, second = article("a", FIRST, url=URL), article("b", SECOND, url=URL)
    add(path, first)
    add(path, second)
    before = path.read_bytes()
    assert add(path, first) == add(path, second) == Added()
    assert path.read_bytes() == before


def test_nothing_is_left_of_an_older_version_in_what_counts(path):
    fill(path, [article("a", FIRST, url=URL, dropped=(Dropped(0, 3, "boilerplate"),))])
    add(path, article("b", SECOND, url=URL))
    assert rows(path, "SELECT count(*) FROM dropped") == [(0,)]
    info = Store(path).info()
    assert (info.articles, info.statements) == (1, 3)


def test_the_fingerprint_is_that_of_the_last_version_however_it_came(tmp_path):
    first, second = article("a", FIRST, url=URL), article("b", SECOND, url=URL)
    for name, pairs in (("corrected", [first, second]), ("at once", [second])):
        for pair in pairs:
            fill(tmp_path / name, [pair])
    assert Store(tmp_path / "corrected").info().data_hash == Store(tmp_path / "at once").info().data_hash


def test_versions_that_come_in_one_import_stay_side_by_side(path):
    with open_writer(path, "test") as writer:
        writer.add_articles([article("a", FIRST, url=URL)])
        assert writer.add_articles([article("b", SECOND, url=URL)]).replaced == 0


def test_an_older_version_is_replaced_once(path):
    add(path, article("a", FIRST, url=URL))
    assert add(path, article("b", SECOND, url=URL), article("c", FIRST * 2, url=URL)).replaced == 1
    assert rows(path, "SELECT count(*) FROM articles") == [(2,)]


def test_scores_of_a_kept_statement_are_not_given_twice(path):
    fill(path, [article("a", FIRST, url=URL)])
    fill(path, [article("b", SECOND, url=URL)])
    assert rows(path, "SELECT count(*), count(DISTINCT statement_id) FROM tones") == [(3, 3)]
    with open_writer(path, "test") as writer:
        writer.add_articles([article("c", FIRST, url=URL)])
        assert writer.add_scores([FIRST[0]], [score("r1")], "fake") == 0


def of(name: str, sentences: list[str], **facts) -> Article:
    return article(name, sentences, **facts)[0]


def stored(found: Article) -> Candidate:
    return Candidate(found.id, found.source, url_key(found.url), found.outlet, found.text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (of("b", SECOND, url=URL), of("a", FIRST, url="http://www.gazette.example/monde/aide/?utm_source=x#haut")),
        (of("b", SECOND[:1], url=URL), of("a", FIRST, url=URL)),
        (of("lot.zip#3", SECOND), of("lot.zip#3", FIRST)),
        (of("lot.zip#3", SECOND, outlet="La Gazette"), of("lot.zip#3", FIRST)),
    ],
)
def test_a_newer_version_is_known_by_its_address_or_its_source(new, old):
    assert former_versions(new, [stored(old)]) == [stored(old)]


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (of("b", SECOND, url="https://gazette.example/"), of("a", FIRST, url="https://gazette.example/")),
        (of("b", OTHER, url=URL), of("a", FIRST, url=URL)),
        (of("export.html#1", OTHER), of("export.html#1", FIRST)),
        (of("t.csv#1", SECOND, outlet="La Gazette"), of("t.csv#1", FIRST, outlet="Le Courrier")),
        (of("standard input", SECOND), of("standard input", FIRST)),
        (of("standard input#2", SECOND), of("standard input#2", FIRST)),
        (of("b", SECOND), of("a", FIRST)),
    ],
)
def test_what_is_not_the_same_document_stays(new, old):
    assert former_versions(new, [stored(old)]) == []


def test_repeated_sentences_keep_their_ids_in_order():
    statements = article("b", ["Non.", "Oui.", "Non.", "Non."])[1]
    kept = carried_ids([("old:1", "Non."), ("old:2", "Non."), ("old:3", "Peut-être.")], statements)
    assert kept == {statements[0].id: "old:1", statements[2].id: "old:2"}
