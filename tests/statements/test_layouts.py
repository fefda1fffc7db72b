"""Where the subject of a report stands."""

import pytest


@pytest.mark.parametrize(
    "incise",
    [
        "a reconnu Olga Lind lors d'une visite",
        "reconnaît Olga Lind dans un entretien à la radio",
        "a reconnu Olga Lind qui rentrait de Riga",
        "a confirmé la maire Olga Lind devant les élus",
        "a regretté Olga Lind mardi",
    ],
)
def test_what_follows_an_incise_tells_where_it_was_said(statements_of, incise):
    (found,) = statements_of(f"La situation est grave à Kiev, {incise}.")
    assert (found.actor, found.kind) == ("Olga Lind", "indirect")


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministre est venu, a salué le maire qui partait, et est reparti.",
        "Le ministre est arrivé, a soutenu Olga Lind dans sa lutte et est reparti.",
        "Le ministre est venu, a accusé le maire devant la presse d'avoir menti.",
    ],
)
def test_whom_something_is_done_to_does_not_say_it(statements_of, sentence):
    assert {found.actor for found in statements_of(sentence)} <= {None, "Ministre"}


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("L'ambassade de Russie avait déjà publié un communiqué affirmant que Riga ment.", "Ambassade de Russie"),
        ("Les députés ont déjà oublié une résolution déplorant l'attaque.", None),
    ],
)
def test_who_published_what_tells(statements_of, sentence, actor):
    (found,) = statements_of(sentence)
    assert found.actor == actor


@pytest.mark.parametrize(
    ("incise", "actor"),
    [
        ("commente Olga Lind, politologue et directrice à Riga du Fonds nordique", "Olga Lind"),
        ("a dit Karl Brandt, historien et ancien maire de Vic", "Karl Brandt"),
        ("ont dit Karl Brandt, historien, et Olga Lind, avocate", "Karl Brandt et Olga Lind"),
        ("ont dit Karl Brandt et la directrice du port", "Karl Brandt et directrice du port"),
    ],
)
def test_two_trades_of_one_person_are_not_two_persons(statements_of, incise, actor):
    (found,) = statements_of(f"« Les alliés doivent payer », {incise}.")
    assert found.actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Auparavant, Karl Brandt a vu la ministre, Olga Lind, à Riga, et a déclaré que la trêve tenait.",
            "Karl Brandt",
        ),
        ("Le maire Karl Brandt s'est rendu à Riga avant d'affirmer que la trêve tenait.", "Karl Brandt"),
        (
            "Lundi, Karl Brandt a visité le port, où il a vu Olga Lind, avant de dire que la paix viendrait.",
            "Karl Brandt",
        ),
        ("La maire Olga Lind a en retour accusé Riga de rompre la trêve.", "Olga Lind"),
        # nobody has said it
        ("Karl Brandt attend avant d'affirmer que la trêve tient.", None),
        ("Karl Brandt n'a pas attendu avant d'affirmer que la trêve tenait.", None),
    ],
)
def test_a_second_verb_far_behind_its_subject(statements_of, text, actor):
    assert statements_of(text)[0].actor == actor
