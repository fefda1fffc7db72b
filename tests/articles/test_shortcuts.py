"""Cheap tests that go before a costly rule refuse nothing that the rule would find."""

from hypothesis import example, given
from hypothesis import strategies as st

from stance.articles.debris import is_debris
from stance.articles.line_ends import _CUT, _END_CREDIT, _TWICE, tails
from stance.articles.lines import is_loud
from stance.statements.aliases import _LONGEST_NAME

LINES = st.lists(
    st.sampled_from(["a", "bc ", " ", ".", "…", "...", "[...] ", "Lire la suite", "Read more"]), min_size=1
)


@given(LINES.map("".join), st.integers(1, 3))
@example("Le port a rouvert mardi matin, selon la préfecture du Nord.", 2)
def test_a_line_printed_twice_is_found(text, gap):
    line = text + " " * gap + text
    found = {reason for _, reason in tails(line, 0, len(line))}
    if _TWICE.match(line) and not _CUT.search(line, 12):
        assert "duplicate" in found


@given(LINES.map("".join))
@example("Le port a rouvert mardi matin, selon la préfecture […] Lire la suite")
def test_what_a_digest_cuts_is_found(text):
    cut = _CUT.search(text, max(12, len(text) - 200))
    assert bool(cut) == any(reason == "navigation" for _, reason in tails(text, 0, len(text)))


ENDINGS = st.lists(
    st.sampled_from(
        ["Le port a rouvert. ", "Inès Kolb", "AFP", " / ", " | ", "©", "(", ")", "photo ", "... ", "12.03.2022, ", "."]
    ),
    min_size=1,
)


@given(ENDINGS.map("".join))
@example("Le port a rouvert mardi. Inès Kolb / AFP")
@example("Le port a rouvert... 12.03.2022, Inès Kolb")
@example("Le port a rouvert mardi, dit le maire. Tous droits réservés")
def test_a_credit_at_the_end_of_a_line_is_found(text):
    credit = _END_CREDIT.search(text, max(12, len(text) - 90))
    twice = _TWICE.match(text)
    assert twice or _CUT.search(text) or bool(credit) == any(r == "credit" for _, r in tails(text, 0, len(text)))


@given(st.text("AÉé1 .ßŉ"))
@example("LE PORT DE RIGA Est FERMÉ")
def test_loud_is_what_capitals_leave_as_it_is(text):
    assert is_loud(text) == (text == text.upper())


def test_a_headless_fragment_has_its_verb_before_any_mark_and_five_words_in_all(tables):
    assert is_debris("Conseil de sécurité et se retrouve, mardi, seul.", True, tables.verbs)
    assert is_debris("Conseil et se retrouve, mardi.", True, tables.verbs)
    assert not is_debris("Conseil et se retrouve", True, tables.verbs)
    assert not is_debris("Conseil de sécurité, et se retrouve seul.", True, tables.verbs)
    assert not is_debris("Conseil de sécurité qui siège et se retrouve seul.", True, tables.verbs)
    assert not is_debris("Conseil de sécurité et la marche continue encore.", True, tables.verbs)


def test_no_institution_ends_like_a_sentence_and_no_actor_has_a_longer_name(tables):
    for group in tables.aliases.values():
        for alias in group:
            assert len(" ".join(alias.tokens)) <= _LONGEST_NAME
            if tables.actors[alias.actors[0]].type == "institution":
                assert alias.tokens[-1] not in (".", "!", "?")
    assert all(len(name) <= _LONGEST_NAME for name in tables.actor_names)
