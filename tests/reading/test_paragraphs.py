"""What is read once is what reading again would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from stance.reading import paragraphs, tokens
from stance.reading.paragraphs import read_paragraph
from stance.reading.sentences import find_quotes, split_paragraphs, split_sentences
from stance.reading.view import FILLER, lower, plain, reading_view

TEXTS = st.lists(
    st.sampled_from(
        ["« ", " »", "“", "”", ". ", ".", ", ", "\n", " ", "L'", "aujourd'hui", "porte-parole", "Il ", "a ", "Ã©"]
    )
).map("".join)


@given(TEXTS)
def test_a_paragraph_holds_its_outermost_quotations_and_its_sentences(text):
    view = reading_view(text)
    for span in split_paragraphs(view):
        quotes = [quote for quote in find_quotes(text, view, [span]) if quote.depth == 0]
        assert read_paragraph(text, view, span) == (tuple(quotes), tuple(split_sentences(view, span, quotes)))


def test_paragraphs_of_a_long_text_are_not_kept():
    text = "Il part. " * paragraphs._LONGEST
    before = paragraphs._kept.cache_info().currsize
    assert len(read_paragraph(text, text, (0, 20)).sentences) > 1
    assert paragraphs._kept.cache_info().currsize == before


@given(TEXTS)
def test_a_token_takes_the_space_behind_it_and_no_other_token(text):
    alone = re.compile(tokens._TOKEN.pattern.removesuffix(r"(\s*+)"))
    assert alone.pattern != tokens._TOKEN.pattern
    read = tokens.tokenize(text)
    assert list(zip(read.starts, read.ends, strict=True)) == [m.span() for m in alone.finditer(text)]


@given(TEXTS)
def test_the_forms_of_a_token_are_those_of_its_place_in_the_text(text):
    view = reading_view(text)
    read = tokens.tokenize(view)
    spans = list(zip(read.starts, read.ends, strict=True))
    assert read.lower == [lower(view)[start:end].replace(FILLER, "") for start, end in spans]
    assert read.plain == [plain(view)[start:end].replace(FILLER, "") for start, end in spans]
    assert read.capital == [view[start].isupper() for start, _ in spans]


def test_a_filler_alone_is_no_token_and_none_stands_in_a_word():
    read = tokens.tokenize(f"Le{FILLER} {FILLER} Por{FILLER}T")
    assert (read.lower, read.starts, read.ends) == (["le", "port"], [0, 6], [3, 11])


def test_words_beyond_the_bound_are_read_and_not_kept(monkeypatch):
    monkeypatch.setattr(tokens, "_KEPT", 0)
    monkeypatch.setattr(tokens, "_FORMS", tokens._Forms())
    assert tokens.tokenize("L'Été").plain == ["l'", "ete"]
    assert not tokens._FORMS
