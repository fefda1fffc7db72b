"""Interviews: first pair signed, answers led by dashes, what only looks like one."""

import pytest

ANSWERS = [
    ("Où en sont les négociations ?", "Elles n'avancent pas. La Suède a refusé la trêve."),
    ("Qui cédera, selon vous ?", "Personne, je le crains. La Chine a annoncé une aide."),
    ("Et l'Alliance, que fera-t-elle ?", "Elle attend. Vous savez, Oslo a promis des chars."),
]


def below(first_question, first_answer):
    turns = [(first_question, first_answer), *ANSWERS]
    return "Un titre qui tient sur une ligne\n\n" + "\n\n".join(line for turn in turns for line in turn)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Le Courrier. Que veut Moscou ?", "Karl Brandt. Je ne le sais pas."),
        ("Le Courrier : Que veut Moscou ?", "Karl Brandt : Je ne le sais pas."),
        ("Le Courrier. – Que veut Moscou ?", "Karl Brandt. – Je ne le sais pas."),
        ("LE COURRIER. Que veut Moscou ?", "KARL BRANDT. Je ne le sais pas."),
        ("Que veut Moscou ?", "KARL BRANDT. Je ne le sais pas."),
        ("Que veut Moscou ?", "Karl Brandt : Je ne le sais pas."),
    ],
)
def test_only_the_first_answer_is_signed(read, question, answer):
    _, found = read(below(question, answer))
    assert [s.actor for s in found if not s.text.endswith("?")] == [None, *["Karl Brandt"] * 7]
    assert {s.kind for s in found if s.text.endswith("?")} == {"narration"}


@pytest.mark.parametrize(
    "text",
    [
        # nobody asks whom
        "Que veut Moscou ?\n\nKarl Brandt. Le maire est un inconnu.\n\nQui est-il ?\n\nUn élu. La Suède a refusé.",
        # a portrait below each name
        "Qui sera élu ?\n\nKarl Brandt. Le maire a refusé la trêve.\n\nOlga Lind. La ministre a refusé la trêve.",
        # no name, a place
        "Que faire ?\n\nOslo. Je suis parti mardi. La Suède a refusé.\n\nEt vous ?\n\nJe reste.\n\nMoi ?\n\nJe pars.",
    ],
)
def test_a_name_below_a_question_does_not_make_an_interview(read, text):
    _, found = read(f"Un titre qui tient sur une ligne\n\n{text}")
    assert not [s for s in found if s.kind == "direct"]


def test_answers_led_by_dashes_below_questions_led_by_dashes(read):
    _, found = read(
        "Olga Lind : « Moscou risque gros »\n\nLa ministre a parlé mardi devant les députés de la commission.\n\n"
        "- Remarquez-vous des changements à Moscou ?\n"
        "- À ce stade, rien ne montre que la paix soit proche. La Suède a refusé la trêve.\n"
        "Paris a ouvert la porte. Y a-t-il des conditions ?\n"
        "- La Suède n'a jamais exclu un échange avec Moscou, pourvu que ce soit utile.\n"
        "- Avez-vous les moyens d'aider Kiev ?\n"
        "- Stockholm a prêté neuf milliards. La Suède a indiqué son intention de faire plus."
    )
    answers = [s.actor for s in found[2:] if s.kind == "direct"]
    assert answers == ["Olga Lind"] * 5
    assert "Suède (gouvernement)" not in [s.actor for s in found]


def test_a_short_talk_in_a_story_is_no_interview(read):
    _, found = read(
        "Un titre qui tient sur une ligne\n\nOlga Lind attend le train avec sa sœur sur le quai de la gare.\n\n"
        "- Tu as froid ?\n- Oui, un peu.\n- Tu veux rentrer ?\n- Non, pas encore.\n- Il est quelle heure ?\n- Midi."
    )
    assert "Olga Lind" not in [s.actor for s in found]


def test_a_menu_printed_twice_is_no_transcript(read):
    menu = "Accueil Monde\nVoir Tout\n\nUn menu\n\n"
    _, found = read(f"{menu}{menu}{below('Le Courrier. Que veut Moscou ?', 'Karl Brandt. Je ne le sais pas.')}")
    assert [s.actor for s in found].count("Karl Brandt") == 7


@pytest.mark.parametrize(("asked", "answered"), [("Q :", "R :"), ("Q.", "R."), ("Question -", "Réponse -")])
def test_answers_marked_as_such_below_the_one_who_is_introduced(statements_of, asked, answered):
    found = statements_of(
        "Brice Hamonic est géographe. Il étudie le lac depuis vingt ans.\n\n"
        f"{asked} Pourquoi le lac s'assèche-t-il ?\n\n{answered} On pompe trop. Les rizières boivent tout.\n\n"
        f"{asked} Peut-on y remédier ?\n\n{answered} Oui, avec de la volonté."
    )
    spoken = [s.actor for s in found if s.kind == "direct"]
    assert spoken == ["Brice Hamonic"] * 3
    assert all(s.actor is None for s in found if s.text.endswith("?"))


def test_initials_of_a_double_name(statements_of):
    found = statements_of(
        "Le Courrier du Sahel a rencontré Salimata Ouattara-Koné, présidente du Réseau des maraîchères.\n\n"
        "L.C.S. : Quels sont vos besoins ?\n\nS.O.K. : De l'eau et des semences. Nous n'avons plus rien.\n\n"
        "L.C.S. : Qui vous aide ?\n\nS.O.K. : Personne."
    )
    assert [s.actor for s in found if s.kind == "direct"] == ["Salimata Ouattara-Koné"] * 3


SHOWN = "L'ancienne ministre défend le plan.\n\nAncienne présidente du port de Riga, Olga Lind a quitté le conseil.\n\n"
ASKED = "Pensez-vous que le voyage du ministre à Oslo puisse être utile au port et aux marins ?\n\n"
ANSWER = (
    "Oui. Je crois que le ministre a raison de parler avec Oslo, comme on l'a fait pendant la grève des marins, quand "
    "tout le monde disait que c'était perdu"
)
AGAIN = f".\n\nFaut-il pour autant présenter un front uni des ports de la région ?\n\n{ANSWER} et"
CALLED = "Olga Lind, la maire de Riga, a reçu Le Phare chez elle. Cette interview est la première depuis la grève.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SHOWN}{ASKED}{ANSWER}{AGAIN}", True),
        (f"{CALLED}{ASKED}{ANSWER}", True),
        # one question of which nothing says that it opens an interview
        (f"{SHOWN}{ASKED}{ANSWER}", False),
        # the questions of an essay, without anybody who says `je`
        (f"{SHOWN}{ASKED}{ANSWER}{AGAIN}".replace("Je crois que le", "Le"), False),
        # a question to the reader, at the end
        (f"{CALLED}{ANSWER}.\n\n{ASKED}", False),
    ],
)
def test_an_interview_of_which_the_page_shows_the_beginning(statements_of, text, told):
    answers = [s for s in statements_of(text) if s.text.startswith(("Oui", "Je crois", "Le ministre"))]
    assert {s.actor for s in answers} == ({"Olga Lind"} if told else {None})
