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


def test_a_question_in_passing_leaves_the_thread_alone(statements_of):
    text = (
        "La ministre Olga Lind assure qu'elle ira à Kiev.\n\nElle a tenu ces propos après qu'un journaliste lui a "
        "demandé ce que feraient les alliés.\n\n« La Russie doit partir », a-t-elle aussi déclaré."
    )
    assert statements_of(text)[-1].actor == "Olga Lind"


def test_a_journalist_who_says_it_is_meant(statements_of):
    text = "La ministre Olga Lind se tait. Un journaliste estime que Kiev tiendra. « Les alliés aideront », a-t-il dit."
    assert statements_of(text)[-1].actor == "Journaliste"


def test_a_name_behind_initials(statements_of):
    (found,) = statements_of("Selon l'expert de l'EPFL Yngve Lindqvist, une telle crise serait grave pour la Russie.")
    assert found.actor == "Yngve Lindqvist"
    (found,) = statements_of("Selon l'expert de l'EPFL, Oslo et Riga tiendront.")
    assert "Oslo" not in found.actor
