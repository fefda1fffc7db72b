"""Whom a description stands for: never somebody of whom nothing of the kind was told."""


def test_the_columnist_of_a_paper_is_somebody_else(statements_of):
    _, second = statements_of("Karl Brandt estime que Moscou a perdu. Le chroniqueur du Phare assure que Kiev ment.")
    assert second.actor == "Chroniqueur du Phare"


def test_the_columnist_who_was_named(statements_of):
    _, second = statements_of(
        "Karl Brandt, chroniqueur au Phare, estime que Moscou a perdu. Le chroniqueur assure que Kiev ment."
    )
    assert second.actor == "Karl Brandt"
