"""Pages of state agencies, aggregators and live tabloids: brackets, lists, formats as labels, free speech."""

import pytest


def told(found):
    return [(s.kind, s.actor) for s in found]


@pytest.mark.parametrize(
    ("headline", "body", "actor"),
    [
        ("Riga doit céder (Lavrov)", "Il fait froid à Riga.", "Sergueï Lavrov"),
        ("Riga doit céder (porte-parole)", "Olga Lind, porte-parole du gouvernement, a ri.", "Olga Lind"),
        ("Des civils meurent à Goma (ONU)", "Il fait froid à Goma.", "ONU"),
        # whoever holds the position, before whoever tells it
        ("Riga prône une trêve (ministre)", "Il fait froid.", "Lettonie (gouvernement)"),
        # places, pictures, parties, agencies
        ("Un dépôt brûle à Bergen (Norvège)", "Il fait froid.", None),
        ("Des soldats marchent dans la neige (Olga Lind)", "Il fait froid.", None),
        ("Les dockers défilent dans le port (PHOTOS)", "Il fait froid.", None),
        ("La candidate du port est Olga Lind (PS)", "Il fait froid.", None),
        ("Un dépôt brûle à Bergen (AFP)", "Il fait froid.", None),
        ("Le port de Bergen sous la neige (préfecture)", "Il fait froid.", None),
    ],
)
def test_a_headline_whose_teller_stands_in_brackets(read, headline, body, actor):
    _, found = read(f"{headline}\n\n{body}\n\nLe port est calme ce matin.")
    assert found[0].actor == actor


def test_brackets_at_the_end_of_a_sentence_tell_nothing(statements_of):
    (statement,) = statements_of("Les navires attendent devant le port depuis lundi (Lavrov).")
    assert statement.kind == "narration"


def test_the_format_of_a_page_is_no_speaker(statements_of):
    found = statements_of(
        "Lviv EN DIRECT : la ville sans courant\n\nLa panne dure.\n\n"
        "• Lviv EN DIRECT : les secours arrivent\n\nLes écoles ferment."
    )
    assert {s.kind for s in found} == {"narration"}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # news in a list, one item with its source
        (
            "- La réunion est reportée à lundi.\n- La trêve tient, a annoncé Karl Brandt.\n- Oslo livrera dix chars.",
            [None, "Karl Brandt", None],
        ),
        # what one speaker said, in a list below a sentence of theirs
        (
            "Karl Brandt a dit que la paix viendrait.\n◼️La trêve tient, a souligné Karl Brandt.\n"
            "◼️La réunion est reportée.\n◼️Les blindés partiront lundi.",
            ["Karl Brandt"] * 4,
        ),
        # a list that does not begin with the speaker; one in which others speak
        (
            "Karl Brandt a dit que la paix viendrait.\n• La réunion est reportée.\n• La pluie tombe.\n• Le port ferme.",
            ["Karl Brandt", None, None, None],
        ),
        (
            "Karl Brandt a dit que la paix viendrait.\n• La trêve tient, a dit Karl Brandt.\n• La pluie tombe.\n"
            "• Oslo dénonce un mensonge.",
            ["Karl Brandt", "Karl Brandt", None, "Norvège (gouvernement)"],
        ),
    ],
)
def test_items_of_a_list(statements_of, text, actors):
    assert [s.actor for s in statements_of(text)] == actors


def test_a_paragraph_that_somebody_said(statements_of):
    found = statements_of("Les vivres manquent. Les médecins fuient. C'est ce qu'a dit le maire Karl Brandt mardi.")
    assert told(found) == [("indirect", "Karl Brandt")] * 3
    assert [s.attribution.confidence for s in found[:2]] == [0.5, 0.6]
    found = statements_of("Les vivres manquent. Les médecins fuient. C'est ce que craint Moscou.")
    assert [s.actor for s in found] == [None, "Russie (gouvernement)", "Russie (gouvernement)"]
    found = statements_of("Les vivres manquent. Riga refuse la trêve. C'est ce qu'a dit le maire Karl Brandt mardi.")
    assert told(found)[0] == ("narration", None)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # `lui` between a subject and its verb is another
        ("« C'est perdu », a dit Karl Brandt. Le général Jan Lind, selon lui, veut partir.", "Karl Brandt"),
        ("Le général Jan Lind a refusé le plan, ce qui, selon lui, sauvera la ville.", "Jan Lind"),
        # an aside within what somebody tells
        ("Karl Brandt a dit que le plan n'avait pas échoué, comme l'espérait Washington, mais réussi.", "Karl Brandt"),
        ("Le plan a échoué, comme l'a dit Karl Brandt.", "Karl Brandt"),
        # an office under its other name
        (
            "Le chef de la diplomatie norvégienne, Karl Brandt, a ri. Le ministre norvégien des Affaires étrangères a "
            "jugé la trêve utile.",
            "Karl Brandt",
        ),
        # the article of the paper that wrote it
        (
            "Dans son article pour le Daily Mail, Karl Brandt juge la paix lointaine. Le Figaro a écrit qu'elle était "
            "proche. L'article souligne que Riga cède.",
            "Le Figaro",
        ),
        # an article of a law, an inquiry
        ("Le Figaro a écrit que la paix était proche. L'article 5 précise que l'aide est due.", None),
        ("Le Figaro a écrit que la paix était proche. L'enquête judiciaire affirme que Riga ment.", None),
        ("Karl Brandt prédit la fin de l'alliance.", "Karl Brandt"),
        # acts of war, feasts and reproaches are no positions
        ("Les troupes de Moscou attaquent la ville.", None),
        ("L'armée ukrainienne défend le village de Robotyne.", None),
        ("L'armée russe menace de raser la ville.", "Armée russe"),
        ("Les Ukrainiens célèbrent leur fête nationale.", None),
        ("Moscou célèbre la prise de la ville.", "Russie (gouvernement)"),
        ("C'est Riga qui menace la paix.", None),
        ("C'est l'Otan qui dénonce un mensonge.", "OTAN"),
        ("C'est Karl Brandt qui a annoncé la trêve.", "Karl Brandt"),
    ],
)
def test_whose_position(statements_of, text, actor):
    assert statements_of(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("headline", "body", "actor"),
    [
        (
            "Un ancien ministre norvégien accuse Oslo de mentir",
            "Oslo ment, a dit Karl Brandt, ancien ministre norvégien de la Pêche.",
            "Karl Brandt",
        ),
        # another country, another office, an office that many hold
        (
            "Un ancien ministre norvégien accuse Oslo de mentir",
            "Oslo ment, a dit Jan Lind, ancien ministre letton de la Pêche.",
            "Ancien ministre norvégien",
        ),
        ("Un ministre accuse Oslo de mentir", "Le ministre Karl Brandt est venu.", "Ministre"),
        # two who hold it
        (
            "Un ministre norvégien accuse Oslo de mentir",
            "Jan Lind, ministre norvégien du Travail, a ri. Karl Brandt, ministre norvégien de la Pêche, est venu.",
            "Ministre norvégien",
        ),
    ],
)
def test_a_headline_names_nobody_yet(read, headline, body, actor):
    _, found = read(f"{headline}\n\n{body}\n\nLe port est calme ce matin.")
    assert found[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # what the next sentence says was told
        ("Un dépôt brûle à Riga. Le maire Karl Brandt l'a annoncé sur Telegram.", ["Karl Brandt", "Karl Brandt"]),
        ("Un dépôt brûle à Riga. Le maire Karl Brandt ne l'a pas annoncé.", [None, None]),
        ("Un dépôt brûle à Riga. Le maire Karl Brandt l'a visité mardi.", [None, None]),
        ("Un dépôt brûle à Riga. Si le maire Karl Brandt l'a dit, c'est vrai.", [None, None]),
        ("Le livre raconte la guerre. Karl Brandt l'a écrit en prison.", [None, "Karl Brandt"]),
        ("Un dépôt brûle à Riga. Karl Brandt l'a écrit sur Telegram.", ["Karl Brandt", "Karl Brandt"]),
        # a medium relays it
        ("Karl Brandt l'a déclaré lors d'une visite à Riga, rapporte la chaîne Sky News.", ["Karl Brandt"]),
        # who signs a communiqué
        ("Selon un communiqué de la ministre de la Défense Olga Lind, la trêve tient.", ["Olga Lind"]),
        ("UPDATE, 13:40 : Le maire de Brest, Karl Brandt, a annoncé une trêve.", ["Karl Brandt"]),
        ("Le bureau de Riga a fait noter que la trêve tenait.", ["Bureau de Riga"]),
        # an office by the name it has elsewhere
        ("Le chef de la diplomatie américaine, Antony Blinken, a ri.", [None]),
        (
            "Antony Blinken a ri. Le chef de la diplomatie américaine a jugé la trêve utile.",
            [None, "Antony Blinken"],
        ),
        (
            "Antony Blinken a ri. Le secrétaire d'État français a jugé la trêve utile.",
            [None, "Secrétaire d'État français"],
        ),
    ],
)
def test_what_the_neighbours_tell(statements_of, text, actors):
    assert [s.actor for s in statements_of(text)] == actors


def test_the_author_goes_on_below_a_post(statements_of):
    post = "Karl Brandt:\nNous devons parler à Riga. Nous devons le faire vite.\n\n"
    found = statements_of(
        post + "Après ces mots, Karl Brandt a appelé Riga à se taire.\nC'est bien beau. La mer monte."
    )
    assert [s.actor for s in found] == [None, *["Karl Brandt"] * 3, None, None]
    assert statements_of(post + "Riga nous attend.")[-1].actor == "Karl Brandt"


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("La paix viendra avant le printemps, a déclaré mardi Karl Brandt.", "Karl Brandt"),
        # somebody else says it; he says something else
        ("La paix viendra avant le printemps, a déclaré mardi Jan Lind. Karl Brandt écoutait.", None),
        ("Karl Brandt a dit que les dockers rentraient chez eux.", None),
    ],
)
def test_a_headline_that_opens_with_a_name(read, said, actor):
    _, found = read(f"Brandt : la paix viendra avant le printemps\n\n{said}\n\nLe port est calme ce matin.")
    assert found[0].actor == actor


@pytest.mark.parametrize(
    ("above", "below", "statements"),
    [
        (
            "Oslo, accusant les dockers de mentir, se trompe. Riga attend",
            "- a déclaré Karl Brandt.",
            [("direct", "Karl Brandt")] * 2,
        ),
        # words in marks with a teller of their own; a piece of news; nobody told
        ("« La trêve tient », a dit Jan Lind.", "- a déclaré Karl Brandt.", [("direct", "Jan Lind")]),
        ("Les vivres manquent.", "- La mer monte, a déclaré Karl Brandt.", [("narration", None)]),
        ("Les vivres manquent.", "- Déclarations à la presse", [("narration", None)]),
    ],
)
def test_a_teller_on_the_line_below(statements_of, above, below, statements):
    found = statements_of(f"La ville dort depuis mardi.\n\n{above}\n{below}\n\nIl neige.")
    assert told(found)[0] == told(found)[-1] == ("narration", None)
    assert told(found)[1 : 1 + len(statements)] == statements


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Ukraine : la guerre des drones fait rage à Kherson", "L'Ukraine a dit que la guerre des drones durait."),
        ("Brandt : une vie au service des dockers", "Karl Brandt a dit que sa vie était au service des dockers."),
    ],
)
def test_what_a_headline_is_about_does_not_say_it(read, headline, said):
    _, found = read(f"{headline}\n\n{said}\n\nLe port est calme ce matin.")
    assert found[0].actor is None and found[1].actor is not None
