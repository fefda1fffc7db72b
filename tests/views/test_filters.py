"""Filters: the URL and the record say the same, and the SQL keeps what they say."""

from datetime import date

import duckdb
import pytest

from stance.records import Article, Attribution, Statement
from stance.store.filters import Filters, fold, from_query, search_terms, to_query
from stance.store.roles import offices, role_of
from stance.store.store import Store
from stance.store.writer import open_writer

FIRST, LAST = date(2021, 1, 1), date(2025, 6, 30)
FULL = Filters(
    actors=("Jean d'Arc & fils", "Été"), countries=("FR",), blocs=("eu",), since=date(2022, 2, 24),
    until=date(2023, 1, 1), outlets=("Le <b>Journal</b>",), outlet_countries=("CH",), targets=("ukraine",),
    labels=("against", "none"), voice="narration", min_confidence=0.35, roles=("diplomacy",), min_probability=0.64,
    search='"mot à mot" -otan', copies="all", translations="only", label_source="corrected",
)  # fmt: skip


@pytest.mark.parametrize("filters", [Filters(), FULL, Filters(voice="all")])
def test_a_link_gives_back_the_same_filters(filters):
    assert from_query(to_query(filters, FIRST, LAST), FIRST, LAST) == (filters, [])


def test_a_link_always_holds_its_dates_voice_copies_and_whose_labels_count():
    assert to_query(Filters(), FIRST, LAST) == {
        "du": ["2021-01-01"], "au": ["2025-06-30"], "voix": ["speech"], "copies": ["once"], "etiquettes": ["model"],
    }  # fmt: skip


def test_a_link_keeps_its_period_when_the_corpus_has_grown():
    link = to_query(Filters(), FIRST, LAST)
    assert from_query(link, FIRST, date(2026, 1, 1))[0] == Filters(until=LAST)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cible", "mars"),
        ("position", "pour"),
        ("voix", "x"),
        ("du", "2022-13-01"),
        ("confiance", "2"),
        ("copies", ""),
        ("traductions", "oui"),
        ("etiquettes", "vraies"),
    ],
)
def test_a_value_of_a_link_that_means_nothing_is_reported_not_guessed(key, value):
    filters, refused = from_query({key: [value]}, FIRST, LAST)
    assert filters == Filters() and refused == ([(key, value)] if value else [])


def test_search_terms_fold_accents_and_split_phrases_and_exclusions():
    assert search_terms('Été « l’Otan élargie » -"mot à" -Brest mi-temps') == (
        ["ete", "l'otan elargie", "mi-temps"], ["mot a", "brest"],
    )  # fmt: skip
    assert fold("ÀÉÎ Œuvre ’") == "aei œuvre '"


def test_removing_one_value_leaves_the_others():
    assert FULL.without("actors", "Été").actors == ("Jean d'Arc & fils",)
    assert FULL.without("min_confidence").min_confidence == 0


def test_the_period_before_has_the_same_length_and_ends_the_day_before():
    before = Filters(since=date(2024, 3, 1), until=date(2024, 3, 31)).previous_period()
    assert (before.since, before.until) == (date(2024, 1, 30), date(2024, 2, 29))
    assert Filters(since=FIRST).previous_period() is None


@pytest.fixture
def count(make_store):
    store = Store(make_store(60))
    return lambda filters: int(store.query("totals", filters.parameters())["statements"].iloc[0])


def test_each_filter_narrows_and_none_of_them_shows_all(count):
    everything = Filters(voice="all", copies="all")
    total = count(everything)
    assert total == 600
    assert count(Filters(voice="speech", copies="all")) + count(Filters(voice="narration", copies="all")) == total
    assert count(Filters(voice="all")) < total
    for narrowed in (
        Filters(voice="all", copies="all", actors=("Acteur fictif 00",)),
        Filters(voice="all", copies="all", countries=("RU",)),
        Filters(voice="all", copies="all", outlets=("Journal fictif 01",)),
        Filters(voice="all", copies="all", until=date(2022, 1, 1)),
        Filters(voice="all", copies="all", targets=("russia",), labels=("against",)),
        Filters(voice="all", copies="all", min_confidence=0.9),
        Filters(voice="all", copies="all", translations="only"),
        Filters(voice="all", copies="all", search="INVENTEE 3"),
    ):
        assert 0 < count(narrowed) < total, narrowed


def test_uncertain_speakers_are_those_that_the_filter_of_certainty_leaves_out(make_store):
    store, sure = Store(make_store(60)), 0.75
    kinds = store.query("kinds", Filters().parameters() | {"sure": sure})
    kept = store.query("kinds", Filters(min_confidence=sure).parameters() | {"sure": sure})
    assert 0 < kinds["unsure"].sum() == kinds["n"].sum() - kept["n"].sum() and kept["unsure"].sum() == 0


def test_machine_translations_are_included_left_out_or_alone(count):
    without, only = (count(Filters(voice="all", copies="all", translations=name)) for name in ("without", "only"))
    assert (without, only) == (570, 30)


def test_search_is_blind_to_accents_and_excludes(count):
    with_word = count(Filters(voice="all", copies="all", search='"phrase inventee 3"'))
    assert with_word == 60
    assert count(Filters(voice="all", copies="all", search="phrase -inventée")) == 0


def test_a_label_without_target_means_any_target_and_with_target_that_one(count):
    any_target = count(Filters(voice="all", labels=("favor",)))
    assert count(Filters(voice="all", labels=("favor",), targets=("ukraine",))) < any_target


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("président de la Russie", "head_of_state"), ("vice-présidente des États-Unis", "head_of_state"),
        ("Premier ministre de l'Ukraine", "government"), ("chancelière de l'Allemagne", "government"),
        ("ministre des Affaires étrangères de la Russie", "diplomacy"),
        ("ambassadeur de France en Ukraine", "diplomacy"),
        ("ministre des Armées de la France", "defence"), ("chef d'état-major des armées de la France", "military"),
        ("porte-parole du Kremlin", "spokesperson"), ("président de la Douma", "parliament"),
        ("président du Rassemblement national", "party"), ("secrétaire général de l'OTAN", "international"),
        ("pape", "religion"), ("président de Gazprom", "other"), ("maire de Kiev", "other"),
    ],
)  # fmt: skip
def test_titles_are_classed(title, role):
    assert role_of(title) == role


def test_an_office_counts_on_the_days_it_was_held(tmp_path):
    """Dmitri Medvedev was prime minister until 15 January 2020, then vice-chairman of the security council."""
    path = tmp_path / "store.duckdb"
    with open_writer(path, "test") as writer:
        for number, day in enumerate((date(2019, 5, 1), date(2021, 5, 1), None)):
            article = Article(id=f"{number}" * 64, source="a.txt", text="Il parle.", date=day)
            statement = Statement(
                article_id=article.id, start=0, end=9, text="Il parle.", kind="direct", actor="Dmitri Medvedev",
                actor_id="dmitri-medvedev", attribution=Attribution(confidence=0.9),
            )  # fmt: skip
            writer.add_articles([(article, (statement,))])
        writer.publish()

    def count(*roles):
        return int(Store(path).query("totals", Filters(roles=roles).parameters())["statements"].iloc[0])

    assert (count(), count("government"), count("other"), count("military")) == (3, 2, 2, 0)
    assert count("government", "other") == 3


def test_every_actor_of_the_table_has_offices_with_dates_in_order():
    assert all(office.since <= office.until for office in offices()) and len(offices()) > 1000


def test_uncertain_positions_leave_every_figure(make_store):
    store = Store(make_store(60))
    probability = "greatest(p_favor, p_against, p_neutral, p_none)"
    sure = Filters(voice="all", copies="all", min_probability=0.5)
    whole = {"by": "all", "bin": "none", "names": None, "listed": 200, "first": None, "last": None}
    rows = store.query("positions", sure.parameters() | whole)
    with duckdb.connect(str(store.path), read_only=True) as connection:
        counted = connection.execute(
            f"SELECT target, count(*) FROM stances WHERE label <> 'none' AND {probability} >= 0.5 GROUP BY 1"
        ).fetchall()
    assert dict(zip(rows["target"], rows["n"], strict=True)) == dict(counted)
    listed = store.query("statements", sure.parameters() | {"order": "newest", "limit": 1000, "offset": 0})
    best = listed[["russia_p", "us_nato_p", "ukraine_p"]].max(axis=1)
    assert 0 < len(listed) < 600 and best.min() >= 0.5
