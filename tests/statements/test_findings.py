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


@pytest.mark.parametrize(
    "incise",
    [
        "précise la maire Olga Lind ce matin à notre micro",
        "confie Olga Lind, la voix tremblante",
        "a expliqué Olga Lind jeudi devant la presse",
        "raconte Olga Lind à nos confrères",
    ],
)
def test_an_incise_inside_the_marks_runs_to_its_mark(statements_of, incise):
    (found,) = statements_of(f"« Je n'ai jamais changé d'avis, {incise}. Je ne sais pas qui paiera. »")
    assert (found.kind, found.actor) == ("direct", "Olga Lind")


@pytest.mark.parametrize(
    "aside",
    ["nous disait Karl Brandt qui s'y connaissait, tiendra", "dit la loi que Karl Brandt a signée, tiendra"],
)
def test_another_clause_inside_the_marks_is_no_incise(statements_of, aside):
    (found,) = statements_of(f"« L'Europe, {aside}. Je le crois », a raconté Olga Lind.")
    assert found.actor == "Olga Lind"
