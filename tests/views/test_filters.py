"""Filters: the URL and the record say the same, and the SQL keeps what they say."""

from datetime import date

import pytest

from stance.store.filters import Filters, fold, from_query, search_terms, to_query
from stance.store.store import Store

FIRST, LAST = date(2021, 1, 1), date(2025, 6, 30)
FULL = Filters(
    actors=("Jean d'Arc & fils", "Été"), countries=("FR",), blocs=("eu",), since=date(2022, 2, 24),
    until=date(2023, 1, 1), outlets=("Le <b>Journal</b>",), outlet_countries=("CH",), targets=("ukraine",),
    labels=("against", "none"), voice="narration", min_confidence=0.35, search='"mot à mot" -otan', copies="all",
)  # fmt: skip


@pytest.mark.parametrize("filters", [Filters(), FULL, Filters(voice="all")])
def test_a_link_gives_back_the_same_filters(filters):
    assert from_query(to_query(filters, FIRST, LAST), FIRST, LAST) == (filters, [])


def test_a_link_always_holds_its_dates_voice_and_copies():
    assert to_query(Filters(), FIRST, LAST) == {
        "du": ["2021-01-01"], "au": ["2025-06-30"], "voix": ["speech"], "copies": ["once"],
    }  # fmt: skip


def test_a_link_keeps_its_period_when_the_corpus_has_grown():
    link = to_query(Filters(), FIRST, LAST)
    assert from_query(link, FIRST, date(2026, 1, 1))[0] == Filters(until=LAST)


@pytest.mark.parametrize(
    ("key", "value"),
    [("cible", "mars"), ("position", "pour"), ("voix", "x"), ("du", "2022-13-01"), ("confiance", "2"), ("copies", "")],
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
        Filters(voice="all", copies="all", search="INVENTEE 3"),
    ):
        assert 0 < count(narrowed) < total, narrowed


def test_search_is_blind_to_accents_and_excludes(count):
    with_word = count(Filters(voice="all", copies="all", search='"phrase inventee 3"'))
    assert with_word == 60
    assert count(Filters(voice="all", copies="all", search="phrase -inventée")) == 0


def test_a_label_without_target_means_any_target_and_with_target_that_one(count):
    any_target = count(Filters(voice="all", labels=("favor",)))
    assert count(Filters(voice="all", labels=("favor",), targets=("ukraine",))) < any_target
