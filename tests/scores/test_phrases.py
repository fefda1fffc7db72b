"""Phrases are found at word boundaries, longest first, whatever the case and the apostrophe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.scores.phrases import PhraseTable, split_words
from tests.effort import seconds

TABLE = PhraseTable(
    [
        ("Russie", "country"),
        ("salade russe", "dish"),
        ("russe", "adjective"),
        ("agress*", "act"),
        ("l'Alliance", "nato"),
        ("mettre en garde", "warn"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.payloads[0]) for m in TABLE.find(split_words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La RUSSIE avance", [("RUSSIE", "country")]),
        ("une salade russe", [("salade russe", "dish")]),
        ("un soldat russe", [("russe", "adjective")]),
        ("il agressera, une agression", [("agressera", "act"), ("agression", "act")]),
        ("l’Alliance répond", [("l’Alliance", "nato")]),
        ("de l'Alliance", [("l'Alliance", "nato")]),
        ("mettre\u00a0en garde", [("mettre\u00a0en garde", "warn")]),
        # False positives: no match inside a word.
        ("Prussienne et Biélorussie", []),
        ("une alliance", []),
    ],
)
def test_find(text, expected):
    assert found(text) == expected


@given(st.text())
def test_any_text_gives_spans_inside_it(text):
    for match in TABLE.find(split_words(text)):
        assert 0 <= match.start < match.end <= len(text)


def test_time_grows_with_length_only():
    short, long = (split_words("agress' l'l'l'" * repeats) for repeats in (10_000, 20_000))
    limit = 4 * seconds(lambda: TABLE.find(short)) + 0.1
    assert seconds(lambda: TABLE.find(long), enough=limit) < limit
