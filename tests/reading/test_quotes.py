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


@pytest.mark.parametrize(
    "text",
    [
        "'Le port est fermé. Tout va mal', a déclaré Karl Brandt à la presse.",
        "Karl Brandt estime de son côté que 'le port est fermé. Tout va mal'.",
        "Karl Brandt estime : 'l'heure est grave, et qu'on ne s'y trompe pas. Rien ne va!'",
        # an apostrophe turned the wrong way is no mark
        "Karl Brandt : “ Beaucoup d‘élus se taisent. Je ne les suis pas. “",
    ],
)
def test_single_straight_marks_and_turned_apostrophes(statements_of, text):
    _, said = statements_of(f"{HEAD}{text}")
    assert said.actor == "Karl Brandt" and said.quotes


@pytest.mark.parametrize(
    "text",
    [
        "La rue de l'Écluse et l'avenue d'Antan sont fermées. Aujourd'hui, rien n'y passe.",
        "Les p'tits ports d' ici et d'ailleurs l'ont vu. On n'en parle plus.",
        "Le 'port. La mer monte, et l'eau avec elle.",
        # beside other marks they are what somebody quotes inside
        "Le « port 'franc' de Riga » est fermé. La mer monte.",
    ],
)
def test_apostrophes_are_no_marks(statements_of, text):
    _, *found = statements_of(f"{HEAD}{text}")
    assert [quote for s in found for quote in s.quotes if "franc" not in quote] == []


def test_a_quotation_is_cut_off_with_its_text(statements_of):
    _, *found = statements_of(f'{HEAD}Karl Brandt a déclaré : "Le port est fermé. Tout va mal. La mer mon')
    assert [s.actor for s in found] == ["Karl Brandt"]
    _, *found = statements_of(f"{HEAD}Karl Brandt a parlé d'un : \"port fermé. La mer monte.")
    assert not [s for s in found if s.kind == "direct"], "a full stop ends the text: the mark is a stray one"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # behind the incise of the quotation before it, and no further
        ('"Le port dort", dit Olga Lind. On vit ici. La mer monte." Le port a fermé.', 'On vit ici. La mer monte."'),
        # at the head of a paragraph
        ("La mer monte partout», a ajouté Olga Lind devant la presse.", None),
        # its own sentence alone, where nothing says more
        ('Olga Lind a parlé de "mer". Elle est partie. La mer monte", a-t-elle dit.', 'La mer monte", a-t-elle dit.'),
    ],
)
def test_a_quotation_that_only_closes(statements_of, text, words):
    found = [s for s in statements_of(f"{HEAD}{text}") if s.kind == "direct"]
    assert (found[-1].text, found[-1].actor) == (words or text, "Olga Lind")


def test_inches_close_nothing(statements_of):
    assert not [s for s in statements_of(f'{HEAD}Karl Brandt a un écran de 24" chez lui. Il dort.') if s.quotes]
