"""What must hold for any text whatever: it ends, offsets slice back, nothing is lost or counted twice."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.articles import clean_article
from stance.records import RawDocument
from stance.settings import ROOT
from stance.statements import find_statements
from stance.tables import load_tables

TABLES = load_tables(ROOT / "data")
PIECES = st.sampled_from(
    [
        "« ",
        " »",
        "“",
        "”",
        '"',
        "‘",
        "’",
        ". ",
        ".",
        ", ",
        "\n",
        "\n\n",
        " : ",
        "? ",
        "! ",
        "…",
        "- ",
        "— ",
        "(",
        ")",
        " a déclaré ",
        " que ",
        "selon ",
        "Vladimir Poutine",
        "Moscou",
        "le ministre ",
        "dit-il",
        " et ",
        "M. ",
        "Par ",
        "Publié le ",
        "12 mars 2022",
        " 13h12",
        "[ad_1]",
        "Ã©",
        "â€™",
        "\u00a0",
        "\u200b",
        "LE PRÉSIDENT. — ",
        "Lire aussi : ",
        "il",
        "qui ",
        "20:10 ",
        "AFP",
        "İ",
        "\u0640",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join))


def read(text: str):
    article = clean_article(RawDocument("0" * 64, "fuzz", "txt", text), TABLES)
    return article, list(find_statements(article, TABLES))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_once_and_sliced_back(text):
    article, statements = read(text)
    assert article.text == text
    spans = [(d.start, d.end) for d in article.dropped] + [(s.start, s.end) for s in statements]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    ordered = sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(ordered)), "spans overlap"
    for statement in statements:
        assert text[statement.start : statement.end] == statement.text
        assert all(quote in statement.text for quote in statement.quotes)
        assert (statement.kind == "narration") <= (statement.actor is None)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_only_marks_and_connectors_lie_between_statements(text):
    article, statements = read(text)
    covered = {i for d in article.dropped for i in range(d.start, d.end)}
    covered |= {i for s in statements for i in range(s.start, s.end)}
    left = "".join(c if i not in covered else "|" for i, c in enumerate(text))
    words = [w for w in "".join(c if c.isalnum() else " " for c in left).split()]
    assert sum(len(w) for w in words) <= 0.1 * len(text) + 12


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_cleaning_is_idempotent(text):
    first, _ = read(text)
    again = clean_article(RawDocument(first.id, first.source, "txt", first.text), TABLES)
    assert again == first


HOSTILE = [
    "«",
    "»",
    '"',
    "“ ",
    "a ",
    "A",
    ".",
    "\n",
    " ",
    "!?",
    "a-",
    "l'",
    "qu'",
    "1/",
    "12 mars ",
    "Publié ",
    "Par A ",
    "(",
    ") ",
    ",",
    "M. ",
    "dit ",
    "X, ",
    "et ",
    "que ",
    "Ã©",
    "\u0640",
    "A: ",
    "20:1",
    "(a",
    "le ",
    "Moscou ",
    "a. A",
    "| ",
    "©A ",
    "de la ",
]


def seconds(text: str) -> float:
    """The quickest of three runs: a busy machine slows some of them, never all by chance."""

    def once() -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_proportional_to_length(piece):
    small, large = (seconds((piece * size)[:size]) for size in (3_000, 30_000))
    assert large < 25 * max(small, 0.02), f"{piece!r}: {small:.3f} s for 3k characters, {large:.3f} s for 30k"


@pytest.mark.parametrize("piece", [".", "« ", "dit ", "Wang, ", "12 mars 2022 ", "a" * 50 + " "])
def test_200_000_hostile_characters(piece):
    assert seconds((piece * 200_000)[:200_000]) < 20
