"""Names in quotation marks are read as names."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("La ville va tomber, écrit «Le Soir».", "Le Soir"),
        ("Selon « Le Temps », la ville va tomber.", "Le Temps"),
        ("Le “Financial Times” affirme que la ville va tomber.", "Financial Times"),
        ("La Russie va céder, écrit la «Lindgazetta».", "Lindgazetta"),
        ("Le quotidien « Nova Linda » rapporte que Moscou recule.", "Nova Linda"),
        ("L'association « Aide à la Linde » déplore le manque de moyens.", "Aide à la Linde"),
        ('Le collectif "Pour la Linde" demande le départ des troupes.', "Pour la Linde"),
        ("Le parti « Russie unie » soutient la guerre.", "Russie unie"),
    ],
)
def test_a_name_in_marks_speaks(statements_of, sentence, actor):
    (found,) = statements_of(sentence)
    assert (found.actor, found.kind, found.quotes, found.text) == (actor, "indirect", (), sentence)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Le ministre a qualifié le gouvernement de « Régime de fer ».", "Régime de fer"),
        ("Le ministre a salué la « Libération » du pays.", "Libération"),
        ('"Partons", a dit le maire à son association.', "Partons"),
        ("Selon le maire, l'association « a menti ».", "a menti"),
        ("Le maire a lancé au gouvernement « Honte » avant de partir.", "Honte"),
        ("Le maire a dit à l'association « Merci pour tout ».", "Merci pour tout"),
        ("Le maire a titré son livre « Le Monde » et affirme que tout va.", "Le Monde"),
    ],
)
def test_what_is_said_stays_a_quotation(statements_of, sentence, quote):
    (found,) = statements_of(sentence)
    assert (found.quotes, found.actor in ("Ministre", "Maire")) == ((quote,), True)
