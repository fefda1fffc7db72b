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


def test_a_paper_that_a_relative_clause_quotes(statements_of):
    (only,) = statements_of("Des titres comme Midi Libre, qui titre : « Kiev tient », se vendent bien.")
    assert (only.actor, only.quotes) == ("Midi libre", ("Kiev tient",))


@pytest.mark.parametrize(
    "text",
    [
        "Des villes comme Riga, qui titre sur la pêche, se vendent bien.",
        "Il faut lire Midi Libre, qui titre sur la pêche.",
        "Il faut lire le journal, qui titre : « Kiev tient ».",
    ],
)
def test_a_relative_clause_that_only_describes(statements_of, text):
    (only,) = statements_of(text)
    assert only.actor is None
