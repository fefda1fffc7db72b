"""Titles say what the figures allow, and no more."""

from datetime import date

import pytest

from stance.views.i18n import texts
from stance.views.intervals import Change, Estimate
from stance.views.wording import actor_title, level, trend_title

FR = texts("fr")


def value(mean, half=0.05, n=100, articles=40):
    return Estimate(mean, mean - half, mean + half, half / 2, n, articles)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (value(-0.6), "très hostile"), (value(-0.3), "plutôt hostile"), (value(0.3), "plutôt favorable"),
        (value(0.5), "très favorable"), (value(0.05), "partagé"), (value(0.3, half=0.4), "partagé"),
        (value(0.9, n=8), "trop peu d’énoncés pour conclure"), (value(0, n=0), "rien dans cette sélection"),
    ],
)  # fmt: skip
def test_words_for_a_mean(given, words):
    assert level(given, FR) == words


def test_titles_name_the_turn_and_its_direction():
    change = Change(date(2022, 1, 1), value(-0.2), value(-0.6))
    assert actor_title("Poutine", "us_nato", value(-0.5), change, FR) == (
        "Poutine : plus hostile envers les États-Unis / l’OTAN depuis janvier 2022"
    )
    assert trend_title("russia", value(-0.5), change, FR) == "Russie : très hostile, plus hostile depuis janvier 2022"
    assert trend_title("russia", value(-0.5), None, FR) == "Russie : très hostile, sans tournant net"


def test_a_small_sample_gets_no_turn():
    change = Change(date(2022, 1, 1), value(-0.2), value(-0.6))
    assert "depuis" not in trend_title("russia", value(-0.5, n=5), change, FR)
