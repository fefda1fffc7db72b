"""Reports with their speakers: an incise whose pronoun fits nobody leaves the quotation to nobody."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Le maire Karl Brandt est venu avec son fils. « On a fui la zone occupée, confie-t-elle. On reviendra. »",
        "Le maire Karl Brandt est venu avec son frère. « On a fui la zone occupée », confie-t-elle.",
    ],
)
def test_nobody_speaks_whom_the_pronoun_does_not_fit(statements_of, text):
    assert statements_of(text)[-1].actor is None


def test_whom_the_pronoun_fits_speaks(statements_of):
    text = "La maire Olga Lind est venue avec son mari. « On a fui la zone occupée, confie-t-elle. On reviendra. »"
    assert statements_of(text)[-1].actor == "Olga Lind"
