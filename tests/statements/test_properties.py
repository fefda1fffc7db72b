"""What must hold for any text whatever: it ends, offsets slice back, nothing is lost or counted twice."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stance.articles import clean_article
from stance.reading.view import FILLER, reading_view
from stance.records import RawDocument
from stance.settings import ROOT
from stance.statements import find_statements
from stance.tables import load_tables
from tests.effort import effort, seconds

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
        "Lire aussi\nUkraine\nRussie\nOtan\nKiev\n",
        "https://example.org/2022/04/20/a.html\n",
        "- X (@x) 3 mars 2022\n",
        "Jean Martin, député",
        "Q : ",
        "R : ",
        "01.01 Anna Kowal: ",
        "Abonnez-vous",
        "À propos de l'auteur\n",
        "Commentaires (3)\n",
        "Photo : A / AFP",
        " | Le Fil du Plateau",
        "Objet : ",
        "tandis que ",
        "Une étudiante ",
        "a-t-elle ajouté",
        "Selon le Kremlin, ",
        "Est venu ",
        "WhatsApp",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join))


def read(text: str):
    article = clean_article(RawDocument("0" * 64, "fuzz", "txt", text), TABLES)
    return article, list(find_statements(article, TABLES))


CONNECTORS = {
    *"et mais puis que qu tandis alors pendant là où quand après".split()
}  # between two speakers of a sentence


TRANSCRIPT = "Entretien\n\nLe Journal : Que dire ?\n\nAnna Kowal : RIEN.\n\nLe Journal : Et ?\n\nAnna Kowal : Rien."


@settings(max_examples=effort(150, nightly=400), deadline=None)
@given(TEXTS)
@example(TRANSCRIPT)
def test_any_text_is_read_once_and_sliced_back(text):
    article, statements = read(text)
    assert article.text == text and len(reading_view(text)) == len(text)
    spans = [(d.start, d.end) for d in article.dropped] + [(s.start, s.end) for s in statements]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    ordered = sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(ordered)), "spans overlap"
    for statement in statements:
        assert text[statement.start : statement.end] == statement.text
        assert all(quote in statement.text for quote in statement.quotes)
        assert (statement.kind == "narration") <= (statement.actor is None)


@settings(max_examples=effort(100, nightly=300), deadline=None)
@given(TEXTS)
def test_only_marks_and_connectors_lie_between_statements(text):
    article, statements = read(text)
    covered = {i for d in article.dropped for i in range(d.start, d.end)}
    covered |= {i for s in statements for i in range(s.start, s.end)}
    left = "".join(c if i not in covered else "|" for i, c in enumerate(reading_view(text)))
    words = "".join(c if c.isalnum() and c != FILLER else " " for c in left).lower().split()
    assert set(words) <= CONNECTORS


PAGE = (
    "Kiev réclame des armes à ses alliés européens réunis à Bruxelles\n\nLe ministre Karl Brandt a déclaré que « l'été "
    "sera décisif » pour l'Ukraine. « Nous tiendrons, évidemment. » Le Kremlin a aussitôt dénoncé une provocation…\n\n"
    "« À Kiev, personne ne cède », a assuré la porte-parole, Anna Kowal. Selon elle, l'armée tient bon."
)


def as_read_by(encoding: str) -> str:
    """The page, its UTF-8 bytes taken for another encoding, as careless scrapers do."""
    return "".join(
        bytes([b]).decode(encoding, "ignore") or chr(b) for b in PAGE.replace("'", "’").encode("utf-8")
    ).replace("\x85", "…")


@pytest.mark.parametrize(
    "page",
    [
        as_read_by("cp1252"),
        as_read_by("latin-1"),
        as_read_by("mac_roman"),
        as_read_by("cp1252").replace("\xa0", " "),
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("« ", "“").replace(" »", "”"),
        PAGE.replace("« ", '"').replace(" »", '"'),
        PAGE.replace(" ", "\u00a0"),
        "\n\n".join("\n".join(textwrap.wrap(p, 76)) for p in PAGE.split("\n\n")),
    ],
    ids=["cp1252", "latin-1", "mac", "spaces", "crlf", "curly", "straight", "nbsp", "wrapped"],
)
def test_however_the_page_was_written_the_same_is_read(page):
    _, expected = read(PAGE)
    article, found = read(page)
    assert [(s.kind, s.actor, len(s.quotes)) for s in found] == [(s.kind, s.actor, len(s.quotes)) for s in expected]
    assert article.title is not None and all(s.text == page[s.start : s.end] for s in found)
    assert all(not s.text.endswith(("Ã", "Â", "â")) for s in found)


@settings(max_examples=effort(40, nightly=100), deadline=None)
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
    "une ",
    "il ",
    "ukraine\n",
    "Titre long de la page\n",
    "Lire la suite...\n",
    "Q : a ?\n",
    "01.01 A: ",
    "(@a) ",
    "http://a.b/",
    "Jean Martin, ",
    "WhatsAppA",
    "abonnez ",
    "- ",
    "/a",
    "20:10 A\n",
    "A - ",
    "tandis que ",
]


def check_growth(small: str, large: str) -> None:
    """Reading a text ten times as long takes about ten times as long; what is too quick to measure counts as 20 ms."""
    limit = 25 * max(seconds(lambda: read(small)), 0.02)
    taken = seconds(lambda: read(large), enough=limit)
    assert taken < limit, f"{small[:60]!r}…: {taken:.3f} s, a tenth of it {limit / 25:.3f} s"


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_proportional_to_length(piece):
    check_growth(*((piece * size)[:size] for size in (3_000, 30_000)))


# Lines that all differ, of the kinds that are compared with one another; `{n}` is another name in each.
LINES = [
    "Sous-titre {n} de la page\nUne phrase de {n} suit le titre {n}.\n",
    "Le président (à gauche) à {n}\nAFP / Jean {n}\n",
    "Jean {n} a dit que la ville tenait. Il a ajouté « oui ».\n",
    "« Oui », dit le maire de {n}, Jean {n}.\n",
    "Le ministre Jean {n} parle. Le maire a dit oui.\n",
    "Paul {n} Martin a dit oui. Martin a dit non.\n",
    "Paul {n} et Anna {n} parlent. Ce dernier a dit oui.\n",
    "Anna {n} : Oui.\n",
    "{n} Martin a dit oui. {n} sourit et dit non.\n",
    "{n}\n",
    "La ville de {n} a...\n",
    "La ministre {n} et Paul {n}, députés, ont dit non.\n",
]


def name(number: int) -> str:
    return "".join("bdfglmnprt"[number // 10**place % 10] + "aeiou"[place] for place in range(4)).capitalize()


@pytest.mark.parametrize("line", LINES)
def test_time_is_proportional_to_the_number_of_lines(line):
    size = 200
    check_growth(*("".join(line.replace("{n}", name(n)) for n in range(times * size)) for times in (1, 10)))


@settings(max_examples=effort(12, nightly=40), deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_time_is_proportional_whatever_is_repeated(piece):
    check_growth(*((piece * size)[:size] for size in (2_000, 20_000)))


@pytest.mark.parametrize("piece", [".", "« ", "dit ", "Wang, ", "12 mars 2022 ", "a" * 50 + " "])
def test_200_000_hostile_characters(piece):
    assert seconds(lambda: read((piece * 200_000)[:200_000]), enough=20) < 20
