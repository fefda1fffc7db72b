"""Both languages say the same things, and numbers are written as each language writes them."""

import re
from datetime import date

import pytest

from stance.views.i18n import texts

FR, EN = texts("fr"), texts("en")


def fields(text):
    return set(re.findall(r"\{(\w+)\}", text))


def test_both_languages_have_the_same_keys_and_fields():
    assert FR.words.keys() == EN.words.keys()
    assert [key for key in FR.words if fields(FR.words[key]) != fields(EN.words[key])] == []


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(0.42, "+0,42", "+0.42"), (-0.08, "−0,08", "−0.08"), (0.001, "0,00", "0.00"), (-0.001, "0,00", "0.00")],
)
def test_scores_carry_their_sign(value, french, english):
    assert (FR.score(value), EN.score(value)) == (french, english)


def test_numbers_dates_and_plurals():
    assert FR.number(12345.6, 1) == "12\u202f345,6" and EN.number(12345.6, 1) == "12,345.6"
    assert FR.day(date(2022, 3, 1)) == "1er mars 2022" and FR.day(None) == "sans date"
    assert FR.count("statement", 0) == "0\u00a0énoncé" and EN.count("statement", 0) == "0\u00a0statements"
    assert FR.percent(0.125, 1) == "12,5\u00a0%"


def test_an_unknown_language_is_french():
    assert texts("xx").language == "fr"
