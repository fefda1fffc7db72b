"""What is read once is what reading again would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from stance.reading import paragraphs, tokens
from stance.reading.paragraphs import read_paragraph
from stance.reading.sentences import find_quotes, split_paragraphs, split_sentences
from stance.reading.view import reading_view

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
    alone = re.compile(tokens._TOKEN.pattern.removesuffix(r"\s*+"))
    assert alone.pattern != tokens._TOKEN.pattern
    assert [m.span(1) for m in tokens._TOKEN.finditer(text)] == [m.span() for m in alone.finditer(text)]
