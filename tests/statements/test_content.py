"""What a verb reports, and what only looks like it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de Riga a pris position contre la Russie.",
        "Le maire de Riga a pris position dans le débat.",
        "Le maire de Riga prend position.",
        "Le maire de Riga a pris position devant la presse contre Moscou.",
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


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # how somebody sees it
        ("L'élargissement est vu par Moscou comme une menace.", "Russie (gouvernement)"),
        ("La visite a été interprétée par Pékin comme une provocation.", "Chine (gouvernement)"),
        ("Le projet est vu d'un mauvais œil par Ankara.", "Turquie (gouvernement)"),
        ("Varsovie perçoit cet accord comme un affront.", "Pologne (gouvernement)"),
        ("Karl Brandt présentera le projet comme prévu.", None),
        ("L'homme, présenté par Kiev comme un saboteur, a été arrêté.", None),
        ("L'accord, vécu par Bakou comme une humiliation, n'a jamais été appliqué.", None),
        # several together
        ("La décision a été condamnée par Oslo et Riga.", "Norvège et Lettonie (gouvernements)"),
        ("Le vote a été condamné par Oslo et Riga a protesté.", "Norvège (gouvernement)"),
        ("Ni Oslo ni Riga n'ont condamné le vote.", "Norvège et Lettonie (gouvernements)"),
        ("Erevan et Bakou se sont accusés d'avoir ouvert le feu.", "Arménie et Azerbaïdjan (gouvernements)"),
        # positions on a text or a vote, and what only happens
        ("La Hongrie a bloqué l'adoption de la déclaration.", "Hongrie (gouvernement)"),
        ("La Hongrie a bloqué les camions à la frontière.", None),
        ("Karl Brandt a déposé une motion de soutien aux marins.", "Karl Brandt"),
        ("Karl Brandt a déposé une gerbe devant le monument.", None),
        ("Oslo se refuse à envoyer des soldats.", "Norvège (gouvernement)"),
        ("Oslo se garde bien de condamner son voisin.", "Norvège (gouvernement)"),
        ("Oslo a accepté d'envoyer du matériel.", None),
        ("Oslo a accepté de négocier.", "Norvège (gouvernement)"),
        ("Oslo soutient les ménages par des aides.", None),
        ("Oslo soutient Riga.", "Norvège (gouvernement)"),
        ("La Norvège s'oppose à la Suède en finale.", None),
        ("La Norvège s'oppose à la Suède.", "Norvège (gouvernement)"),
        ("La Norvège menace de s'effondrer.", None),
        ("La Norvège menace de faire basculer le vote.", "Norvège (gouvernement)"),
        ("Le gouvernement norvégien a adopté un décret.", None),
        ("Le Kremlin s'attendait à une victoire rapide.", None),
        ("Quelque 150 personnes ont répondu à l'appel du collectif.", None),
        ("Environ 80 personnes ont salué les marins.", None),
        ("La ville a été attaquée par les forces russes.", None),
        ("Le vote, qui n'a pas été reconnu par Oslo, s'est tenu en mars.", None),
    ],
)
def test_a_position_or_an_event(statements_of, text, actor):
    assert statements_of(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # a source of a detail, inside what the author tells
        ("Le convoi, qui portait selon Kiev des armes, a été détruit.", None),
        ("Le village, contrôlé selon Kiev par des mercenaires, compte 300 habitants.", None),
        ("L'engin, de fabrication danoise selon Séoul, est tombé dans un champ.", None),
        ("Mardi, un convoi a été détruit, selon Kiev.", "Ukraine (gouvernement)"),
        ("Le convoi, selon Kiev, a été détruit.", "Ukraine (gouvernement)"),
        # a position told in passing
        ("Le navire, dont Athènes réclame la restitution, mouille au large.", None),
        ("L'ambassadeur, que Moscou accuse d'espionnage, a quitté le pays.", None),
        ("Depuis que la Norvège soutient l'Alliance, la frontière est fermée.", None),
        ("Si Pékin soutenait Moscou, tout changerait.", None),
        ("Karl Brandt, qui soutient le plan, se rendra à Oslo.", None),
        ("Karl Brandt, qui soutient que le plan est mort, se rendra à Oslo.", "Karl Brandt"),
    ],
)
def test_whose_sentence_it_is(statements_of, text, actor):
    assert statements_of(text)[0].actor == actor
