"""Quotations over several paragraphs: opened anew in each, or once and closed far below."""

import pytest

HEAD = "Les élus ont débattu mardi de la pêche.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        # opened anew, the first time on a line of its own
        'Karl Brandt, maire de Riga, a déclaré :\n"Le port est fermé. Tout va mal.\n"La mer monte. Rien ne va.\n'
        '"Il faut agir. Vite."',
        # opened once
        'Karl Brandt a déclaré : "Le port est fermé. Tout va mal.\n\nLa mer monte. Rien ne va.\n\nIl faut agir. Vite."',
        "Karl Brandt a déclaré : « Le port est fermé. Tout va mal.\n\nLa mer monte. Rien ne va.\n\nIl faut agir. »",
        # behind another quotation
        '"Le port dort", a dit Karl Brandt. "La mer monte. Rien ne va.\n\nIl faut agir. Vite."',
    ],
)
def test_a_quotation_through_several_paragraphs(statements_of, text):
    _, *found = statements_of(f"{HEAD}{text}\n\nLes débats reprendront jeudi.")
    assert [s.actor for s in found] == ["Karl Brandt"] * (len(found) - 1) + [None]
    assert {s.kind for s in found[:-1]} == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        # a lost mark, and whole quotations below
        'Karl Brandt a parlé d\'une "trêve du port. La mer monte.\n\nLe "port" de Riga est fermé. Rien ne va.',
        # inches
        'L\'écran de 24" est cassé. La mer monte.\n\nCelui de 30" aussi. Rien ne va.',
    ],
)
def test_stray_marks_open_nothing(statements_of, text):
    _, *found = statements_of(f"{HEAD}{text}")
    assert not [s for s in found if s.kind == "direct"]
