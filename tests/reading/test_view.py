"""What is broken is read, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.reading import view
from stance.reading.view import FILLER, reading_view


@pytest.mark.parametrize(
    ("broken", "read"),
    [("Ã©tÃ©", "été"), ("lâ€™eau", "l'eau"), ("√©t√©", "été"), ("‚Ä¶", "…"), ("¬´ Oui ¬ª", "« Oui »")],
)
def test_letters_read_in_another_encoding(broken, read):
    assert reading_view(broken).replace(FILLER, "") == read


@pytest.mark.parametrize("sound", ["Âge et Ève à Åland", "ÂGE", "Ânon √2 ‚ ¬ x", "âge"])
def test_sound_letters_stay(sound):
    assert reading_view(sound) == sound


@given(st.text("ÃâÂÅÄÈ√Ă‚¬´ª\u0080\u00bf\u0152\u2122aé "))
def test_a_sign_of_damage_is_a_letter_and_what_can_only_follow_it_by_damage(text):
    plainly = re.compile("[ÃâÂÅÄÈ√Ă][\u0080-\u00bf\u0152-\u2122]|‚Ä|¬[´ª]")
    assert [m.span() for m in view._HINT.finditer(text)] == [m.span() for m in plainly.finditer(text)]
