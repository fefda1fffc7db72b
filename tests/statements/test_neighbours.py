"""Words whose speaker stands before or behind them: below a colon, above `C'est ce qu'a dit X`, signed posts."""

import pytest

MINISTER = "Karl Brandt, ministre norvégien des Affaires étrangères, est arrivé à Riga."


def speakers(found):
    return [(s.kind, s.actor) for s in found]


def test_what_somebody_is_said_to_have_said_just_before(statements_of):
    found = statements_of("L'Ukraine a attaqué le dépôt. C'est ce qu'a déclaré le ministère russe de la Défense.")
    assert speakers(found) == [("indirect", "Ministère russe de la Défense")] * 2
    assert (found[0].attribution.rule, found[0].cue) == ("said_after", None)


def test_an_agency_that_reports_it_is_a_relay(statements_of):
    first, _ = statements_of("Le Kremlin a refusé de répondre. C'est ce qu'a rapporté l'agence TASS.")
    assert (first.actor, first.via) == ("Kremlin", "TASS")


def test_a_quotation_whose_teller_follows(statements_of):
    first, _ = statements_of("« Tout est prêt. » C'est par la voix de son maire que Riga a fait part de ses craintes.")
    assert (first.kind, first.actor) == ("direct", "Lettonie (gouvernement)")


def test_a_sentence_goes_on_after_a_question_between_dashes(statements_of):
    (only,) = statements_of("Ce n'est pas – pas encore ? – la rencontre qu'il espérait.")
    assert only.text.endswith("espérait.")


def test_a_position_of_its_own_is_kept(statements_of):
    first, _ = statements_of("Oslo a dit que le pont tiendrait. C'est ce qu'a répété le ministère russe de la Défense.")
    assert first.actor == "Norvège (gouvernement)"


def test_the_items_of_a_list_below_a_colon(statements_of):
    found = statements_of(
        f"{MINISTER}\n\nVoici l'essentiel des déclarations du chef de la diplomatie norvégienne :\n\n"
        "La coopération est prioritaire ;\n\nLes relations sont prometteuses.\n\nLa visite s'achève demain."
    )
    assert [s.actor for s in found] == [None, *["Karl Brandt"] * 3, None]
    assert [s.attribution.rule for s in found][2:4] == ["block", "block"]


@pytest.mark.parametrize(
    ("below", "actor"),
    [
        ("Nous avons rendu les fonds et nous attendons que nos voisins en fassent autant.", "Karl Brandt"),
        ("La foule a quitté la place avant la nuit, sous la pluie et dans le calme.", None),
    ],
)
def test_a_paragraph_below_a_colon_is_speech_in_the_first_person(statements_of, below, actor):
    found = statements_of(f"{MINISTER}\n\nKarl Brandt a écrit sur Telegram :\n\n{below}\n\nIl pleuvait à Riga.")
    assert found[2].actor == actor
    assert found[3].actor is None


def test_a_post_set_into_the_page(statements_of):
    found = statements_of(
        "Le débat aura lieu mardi à Riga.\n\nLe président @brandt parlera au Sénat mercredi.\n\n"
        "Nos villes lui diront leur soutien. pic.twitter.com/abc\n"
        "— Olga Lind (@olga_lind) March 18, 2022\n\nLes deux capitales se parlent."
    )
    told = [s for s in found if s.actor]
    assert {(s.kind, s.actor, s.via) for s in told} == {("direct", "Olga Lind", "X (Twitter)")}
    assert told[0].text.startswith("Le président") and found[0].actor is found[-1].actor is None


def test_the_signature_of_an_author_is_no_post(statements_of):
    found = statements_of("La ville dort.\n\nLa paix attendra le printemps.\n— Olga Lind (@olga_lind)\n\nIl neige.")
    assert {s.kind for s in found} == {"narration"}


def test_an_epigraph(statements_of):
    found = statements_of("« La paix n'attend pas l'hiver, elle le précède ! » (Olga Lind, le 3 mars).\n\nIl neige.")
    assert (found[0].kind, found[0].actor, found[0].attribution.rule) == ("direct", "Olga Lind", "signature")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # the house of the head of state, as the article names it
        ("L'Élysée prépare un débat. La présidence a indiqué que le Parlement voterait.", "Élysée"),
        # a title before a family name that begins with an article
        ("Le débat continue. Mme Le Pen a salué le plan.", "Marine Le Pen"),
        # a first name spelt another way, told by the office
        ("Le ministre ukrainien des Affaires étrangères, Dimytro Kuleba, a dit que rien ne pressait.", "Dmytro Kuleba"),
        # who leads a party does not lead the country
        ("Emmanuel Macron a parlé. Le président de La France insoumise a jugé que c'était faux.", None),
        # the body behind `ce dernier`, behind its communiqué, behind `son ministère`
        (
            "Le Conseil fédéral a siégé. À l'issue de la séance, ce dernier a dit qu'il attendrait.",
            "Suisse (gouvernement)",
        ),
        ("Le Kremlin a dit non. « Rien ne presse », détaille le communiqué.", "Kremlin"),
        (
            "La diplomatie russe a dit non. « Rien ne presse », a-t-elle ajouté.",
            "Ministère russe des Affaires étrangères",
        ),
        (
            "Le ministre turc des Affaires étrangères Hakan Fidan viendra demain, a annoncé son ministère.",
            "Ministère turc des Affaires étrangères",
        ),
        # one who tells without a name goes on, though somebody named could be called the same
        (
            "Un responsable du port a dit que le cargo partait. « C'est gérable », a déclaré le responsable. "
            "Le ministre Karl Brandt écoutait. « On verra », a conclu le responsable.",
            "Responsable du port",
        ),
        # the field that is told must be that of the office
        (
            "Karl Brandt, ministre norvégien de la Défense, est venu. Le ministre norvégien de la Pêche a dit non.",
            "Ministre norvégien de la Pêche",
        ),
        # two offices, one person
        ("« On verra », a prévenu l'ex-maire et actuel député Karl Brandt.", "Karl Brandt"),
        # a title of the pope, whoever holds it
        ("Le pape François a prié. Le chef de l'Église catholique a dit qu'il espérait.", "Pape François"),
        # the same person, whatever the words
        ("Josep Borrell a écrit à Riga. Le même commissaire a déclaré que tout irait bien.", "Josep Borrell"),
    ],
)
def test_who_is_meant(statements_of, text, actor):
    found = statements_of(text)[-1].actor
    assert found == actor if actor else found != "Emmanuel Macron"


def test_as_somebody_said_belongs_to_what_follows(statements_of):
    first, second = statements_of("Le vote a eu lieu mardi. Comme l'a déclaré Karl Brandt, la trêve est morte.")
    assert (first.kind, second.actor) == ("narration", "Karl Brandt")


PORT = "« Le port se vide. »"


@pytest.mark.parametrize(
    ("behind", "actor"),
    [
        ("Brice Hamonic n'en démord pas.", "Brice Hamonic"),
        ("Brice Hamonic, pêcheur, ne cache pas son inquiétude.", "Brice Hamonic"),
        ("Assis sur un casier, Brice Hamonic regarde la mer.", "Brice Hamonic"),
        ("Le capitaine Kazik Hamonic hausse les épaules.", "Kazik Hamonic"),
        ("Voilà ce qu'affirmait encore dimanche le capitaine Kazik Hamonic.", "Kazik Hamonic"),
        ("Ces mots sont du capitaine Kazik Hamonic.", "Kazik Hamonic"),
        ("C'est avec ces mots que Brice Hamonic a ouvert la réunion.", "Brice Hamonic"),
        ("C'est l'avis de Brice Hamonic, pêcheur.", "Brice Hamonic"),
        ("La phrase est lâchée par Brice Hamonic, pêcheur.", "Brice Hamonic"),
        ("Signé : Brice Hamonic.", "Brice Hamonic"),
        ("C'est l'avis du capitaine Kazik Hamonic.", "Kazik Hamonic"),
        ("Les mots de la première ministre norvégienne, Olga Lind, ont ému.", "Olga Lind"),
        ("Ce sont par ces mots que la ministre de la Pêche, Olga Lind, a ouvert la réunion.", "Olga Lind"),
        ("Tels sont les mots qu'a employés la préfète de la région, Olga Lind.", "Olga Lind"),
        # words of somebody else
        ("Les propos de la préfète ont choqué Brice Hamonic.", None),
        ("Les mots manquent à Brice Hamonic.", None),
        # whom the words may be shouted at, or said of; a thing; a place
        ("Brice Hamonic est arrivé sous les huées.", None),
        ("Brice Hamonic a été tué en mars.", None),
        ("Le quai Kazik Hamonic est désert.", None),
        ("La criée ferme à midi.", None),
    ],
)
def test_whose_words_the_next_sentence_tells(statements_of, behind, actor):
    found = statements_of(f"Le vent souffle sur les quais.\n\n{PORT} {behind}")
    assert found[1].actor == actor


def test_who_spoke_in_the_paragraph_before_gives_way_only_to_a_newcomer(statements_of):
    said = "« Il faut partir », a dit Karl Brandt, qui attendait Brice Hamonic."
    known = statements_of(f"{said}\n\n{PORT} Brice Hamonic soupire.")
    new = statements_of(f"{said}\n\n{PORT} Olga Lind soupire.")
    assert (known[1].actor, new[1].actor) == ("Karl Brandt", "Olga Lind")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("« Le port se vide de ses bateaux » (Brice Hamonic, pêcheur).", "Brice Hamonic"),
        ("« Le port se vide de ses bateaux », Brice Hamonic, pêcheur.", "Brice Hamonic"),
        ("« La Mer oubliée » (Brice Hamonic).", None),  # a book
        ("« Le port se vide de ses bateaux » (photo Brice Hamonic).", None),
    ],
)
def test_a_quotation_signed_right_behind_its_marks(statements_of, text, actor):
    assert statements_of(f"Le vent souffle sur les quais.\n\n{text}")[1].actor == actor


@pytest.mark.parametrize(
    ("lead", "actor"),
    [
        ("Même constat du côté de Nadège Oyono, avocate à Libreville", "Nadège Oyono"),
        ("Même analyse pour Nadège Oyono", "Nadège Oyono"),
        ("Colère aussi chez Nadège Oyono", "Nadège Oyono"),
        ("Un avis que ne partage pas Nadège Oyono, avocate", "Nadège Oyono"),
        ("Au grand dam de Nadège Oyono", "Nadège Oyono"),
        ("Ce qui fait sourire Nadège Oyono, avocate", "Nadège Oyono"),
        ("La décision a surpris Nadège Oyono, avocate", "Nadège Oyono"),
        ("Le mot de la fin revient à Nadège Oyono", "Nadège Oyono"),
        ("De quoi faire bondir Nadège Oyono, avocate", "Nadège Oyono"),
        ("Maire de Vic depuis dix ans, Nadège Oyono partage cette inquiétude", "Nadège Oyono"),
        ("Un policier a giflé Nadège Oyono", "Policier"),
        ("Une question pour Nadège Oyono", None),
        ("La foule a hué Nadège Oyono", None),
        ("Un vieux dicton dit", None),
        ("Une affiche prévient", None),
    ],
)
def test_whoever_stands_before_the_colon_takes_the_word(statements_of, lead, actor):
    found = statements_of(f"Karl Brandt est arrivé au port.\n\nLe vent souffle. {lead} : « Le texte viole la loi. »")
    assert found[-1].actor == actor


def test_the_verbs_of_a_list_have_their_subject_above_it(statements_of):
    found = statements_of(
        "Réuni à Vic, le syndicat Solidarité Rail :\n\n– dénonce la fermeture de la ligne ;\n\n– demande un moratoire "
        ";\n\n– invite les usagers à signer la pétition.\n\nLe vent souffle."
    )
    assert [s.actor for s in found] == ["Solidarité Rail"] * 4 + [None]


def test_a_list_of_things_below_a_name_is_nobodys(statements_of):
    found = statements_of("À lire aussi sur Brice Hamonic :\n\n– le port de Vic ;\n\n– la criée de Vic.")
    assert [s.actor for s in found] == [None] * 3
