"""What a verb reports, and what only looks like it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de Riga a pris position contre la Russie.",
        "Le maire de Riga a pris position dans le débat.",
        "Le maire de Riga prend position.",
        "Le maire de Riga a officialisé son soutien à Kiev.",
    ],
)
def test_who_takes_sides(statements_of, text):
    (only,) = statements_of(text)
    assert (only.kind, only.actor) == ("indirect", "Maire de Riga")


@pytest.mark.parametrize(
    "text",
    [
        "Des soldats norvégiens prennent position dans le centre de la ville.",
        "Les troupes russes ont pris position autour de la centrale.",
        "Les chars ont pris position le long du fleuve.",
    ],
)
def test_who_only_stands_somewhere(statements_of, text):
    (only,) = statements_of(text)
    assert only.kind == "narration"
