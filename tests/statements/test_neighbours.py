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
