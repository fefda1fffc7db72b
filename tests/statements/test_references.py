"""Whom a description stands for: never somebody of whom nothing of the kind was told."""

import pytest


def test_the_columnist_of_a_paper_is_somebody_else(statements_of):
    _, second = statements_of("Karl Brandt estime que Moscou a perdu. Le chroniqueur du Phare assure que Kiev ment.")
    assert second.actor == "Chroniqueur du Phare"


def test_the_columnist_who_was_named(statements_of):
    _, second = statements_of(
        "Karl Brandt, chroniqueur au Phare, estime que Moscou a perdu. Le chroniqueur assure que Kiev ment."
    )
    assert second.actor == "Karl Brandt"


@pytest.mark.parametrize(
    ("before", "word", "actor"),
    [
        ("Des experts de l'AIEA sont venus, selon l'agence Tass.", "L'Agence", "AIEA"),
        ("L'Organisation mondiale de la santé compte mille cas.", "L'Organisation", "OMS"),
        ("L'Union européenne a voté mardi.", "L'Union", "Union européenne"),
        # in small letters, whoever else can be called so
        ("Des experts de l'AIEA sont venus, selon l'agence Tass.", "L'agence", "TASS"),
        ("Un élu de l'ONU est venu. L'association Armor part.", "L'organisation", "Armor"),
        # a paper
        ("L'Otan a reculé mardi.", "L'Humanité", "L'Humanité"),
    ],
)
def test_a_body_called_by_the_first_word_of_its_name(statements_of, before, word, actor):
    assert statements_of(f"{before} {word} a affirmé que la mer montait.")[-1].actor == actor


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("« La mer monte », explique Karl Brandt mardi dans un communiqué.", "Karl Brandt"),
        ("Dans un communiqué, la maire Olga Lind demande une trêve.", "Olga Lind"),
        ("Karl Brandt a estimé dans un communiqué que la trêve tenait.", "Karl Brandt"),
        # somebody else's; nobody's
        ("La maire Olga Lind est citée dans un communiqué de Riga.", "Lettonie (gouvernement)"),
        ("Dans un communiqué, deux élus protestent.", "Communiqué"),
    ],
)
def test_the_document_somebody_spoke_in(statements_of, said, actor):
    assert statements_of(f"{said} « La route est sûre », poursuit le communiqué.")[-1].actor == actor
