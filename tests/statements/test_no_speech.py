"""Words that look like speech and are none, and the speech they stand beside: nouns, infinitives, asides, events."""

import pytest


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # a noun that is also a verb
        ("Critique féroce du pouvoir, Karl Brandt est tombé malade en mars.", None),
        ("Karl Brandt, critique de longue date du port, est mort en mars.", None),
        ("Karl Brandt critique les choix du port.", "Karl Brandt"),
        ("La ministre a jugé le texte faible, critique la CGT.", "CGT"),
        ("« Le texte est faible », critique Olga Lind.", "Olga Lind"),
        # a verb that only seems to be one of speech
        ("Karl Brandt vit en exil depuis dix ans.", None),
        ("Karl Brandt voit en Oslo un rival.", "Karl Brandt"),
        ("Cet agent toxique avait déjà été utilisé contre un pilote.", None),
        ("Le maire a longtemps été contre le pont.", "Maire"),
        ("La Russie peut-elle être exclue de l'ONU ? Le débat dure.", None),
        ("Le maire Karl Brandt a appris qu'il allait changer de poste.", None),
        ("Karl Brandt apprend à la presse que le port est vendu.", "Karl Brandt"),
        ("On apprend que le port est vendu.", None),
        # the verb of the phrase that opens the sentence
        ("Le geste brutal du maire, dont la ville est riche, marque la plus longue escale de l'hiver.", None),
        ("Le port ne s'agrandira plus, a déclaré Karl Brandt à la journaliste Olga Lind.", "Karl Brandt"),
        ("La centrale, que le maire a visitée, précise Karl Brandt", "Karl Brandt"),
        ("Le comité Nobel affirme que la paix est proche.", "Comité"),
        # what was not taken is no position
        ("Même si elles n'ont pas été revendiquées par Kiev, ces frappes sont les premières.", None),
        ("Ces frappes ont été revendiquées par Kiev.", "Ukraine (gouvernement)"),
        ("L'élection, qui n'est reconnue que par Oslo, a eu lieu dimanche.", "Norvège (gouvernement)"),
        # for whom it is so, and who says so
        ("La visite est décrite comme un « succès » pour Karl Brandt, mais le port dort.", None),
        ("« Un succès » pour Karl Brandt, le vote est un échec pour Olga Lind.", "Karl Brandt"),
        ("L'usine, qui, selon Karl Brandt, dormait, a été vendue en mars.", None),
        ("Il s'agit d'un plan qui, selon Karl Brandt, est mort.", "Karl Brandt"),
        ("Selon trois laboratoires danois, dont l'avis est confirmé par l'OIAC, il a bu.", "Laboratoires danois"),
        # an item of a list
        ("• Pour Karl Brandt, en visite avec le maire d'Oslo, Olga Lind, « le port est perdu ».", "Karl Brandt"),
    ],
)
def test_one_sentence(statements_of, text, actor):
    assert statements_of(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Annexion de la Crimée : sept ans déjà. Un sombre jour pour le maire Karl Brandt. Dans une lettre il "
            "affirme que le port « tiendra ».",
            [None, None, "Karl Brandt"],
        ),
        (
            "Olga Lind a dit non. Les propos de Karl Brandt ont paru dimanche. Depuis, il affirme que le port tiendra.",
            ["Olga Lind", None, "Karl Brandt"],
        ),
        (
            "Paul Serre a dit non. Le vote a lieu alors que Karl Brandt part. Mardi, il a dénoncé le plan.",
            ["Paul Serre", None, "Karl Brandt"],
        ),
        (  # whoever a photo shows does not go on
            "Karl Brandt a dit non. Un pilote devant un hangar touché par une frappe. Et a ajouté que tout va.",
            ["Karl Brandt", None, None],
        ),
        (  # what is said about somebody is not theirs
            "Paul Serre a dit non. Les propos sur Karl Brandt ont paru. Depuis, il affirme que tout va.",
            ["Paul Serre", None, "Paul Serre"],
        ),
        (
            "Karl Brandt dort. Le prix Nobel de la paix, ancien pilote, refusait de soutenir le plan.",
            [None, "Karl Brandt"],
        ),
        (
            "Le pilote explique qu'il remettra son manteau, et Karl Brandt lance même : « J'aime ce manteau ».",
            ["Pilote", "Karl Brandt"],
        ),
        (  # the opposition's people are opponents, whatever the article calls them
            "Selon des experts, Alexeï Navalny a été empoisonné. L'opposant a accusé le Kremlin.",
            ["Experts", "Alexeï Navalny"],
        ),
        (
            "Selon des experts, Sergueï Lavrov a été empoisonné. L'opposant a accusé le Kremlin.",
            ["Experts", "Opposant"],
        ),
    ],
)
def test_the_sentence_after(statements_of, text, actors):
    assert [s.actor for s in statements_of(text)] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # capitals of a heading are nobody's name
        ("QUID DES PILOTES DU PORT ?\n\n« Le port tient », dit Karl Brandt.", [None, "Karl Brandt"]),
        ("Les élus ont observé une minute de silence « en hommage aux morts ».", [None]),
        ("Les élus ont observé que le port « dort ».", ["Élus"]),
        ("Karl Brandt peut jubiler : le port est vendu.", [None]),
        # whose house: of the capital named first, of the body that the sentence is about
        ("À Moscou, le ministère de la Défense dénonce « une farce ».", ["Ministère russe de la Défense"]),
        (
            "À Moscou, le ministère ukrainien de la Défense dénonce « une farce ».",
            ["Ministère ukrainien de la Défense"],
        ),
        ("L'Élysée est inquiet, a affirmé lundi son porte-parole après le vote.", ["Élysée"]),
        ("Karl Brandt est inquiet, a affirmé lundi son porte-parole.", ["Porte-parole de Karl Brandt"]),
        (
            "L'Élysée a dit non. Pour sa porte-parole citée par des agences, le plan « est une farce ».",
            ["Élysée", "Élysée"],
        ),
        # for whom, at the end
        ("« Un moment rare », pour Olga Lind", ["Olga Lind"]),
        ("C'est « un moment rare » pour Olga Lind", [None]),
        ("« Une victoire », pour Kiev", [None]),
        # the title of a book, no words
        ("Olga Lind « Le grand roman des bacs »", [None]),
        ("Olga Lind « Le port tiendra tout l'hiver »", ["Olga Lind"]),
        # two speakers of one sentence
        (
            "« La paix vient », a dit le maire Karl Brandt, avant que Paul Serre, son voisin, salue « un pas ».",
            ["Karl Brandt", "Paul Serre"],
        ),
        (
            "Olga Lind et Karl Brandt se sont parlé, le premier assurant que le port tiendrait.",
            ["Olga Lind"],
        ),
        ("Le plan a deux volets, le premier affirmant que le port est libre.", [None]),
        (
            "Alors que le pilote, resté à quai, a demandé un vote, la maire Olga Lind a dit que « tout va ».",
            ["Olga Lind"],
        ),
        # one letter lost in a long first name
        ("Volodymr Zelensky a dénoncé le tir.", ["Volodymyr Zelensky"]),
        ("Olena Zelensky a dénoncé le tir.", ["Olena Zelensky"]),
        ("Vladimira Poutine a dénoncé le tir.", ["Vladimira Poutine"]),
        ("« J'ai fui », raconte la pilote danoise antibruit Olga Lind.", ["Olga Lind"]),
    ],
)
def test_speakers(statements_of, text, actors):
    assert [s.actor for s in statements_of(text)] == actors


def test_a_question_to_the_guest_is_no_form_of_the_page(read):
    text = (
        "Olga Lind, maire d'Oslo : « Le port tient »\n\nRFI : Le port brûle. Quelle est votre réaction ?\n\n"
        "Olga Lind : Nous sommes prêts. Le port ne fermera pas.\n\nEt les bacs ?\n\nNous en avons pour tout l'hiver."
    )
    _, found = read(text)
    assert [s.actor for s in found if s.kind == "direct"] == ["Olga Lind"] * 4
    alone, _ = read(f"Un titre de journal\n\nLe pont est fermé depuis mardi.\n\nQuelle est votre réaction ?\n\n{text}")
    assert any(alone.text[d.start : d.end] == "Quelle est votre réaction ?" for d in alone.dropped)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo et Riga s'accusent mutuellement d'avoir bombardé le port.",
        "Oslo et Riga se sont à nouveau accusés mutuellement dimanche d'avoir bombardé le port.",
        "En réalité, c'est Oslo qui défie Riga.",
    ],
)
def test_what_each_says_of_the_other_and_what_is_said_of_somebody(statements_of, text):
    assert statements_of(text)[0].kind == "narration"


@pytest.mark.parametrize(
    "text",
    ["Oslo et Riga accusent les pirates d'avoir bombardé le port.", "C'est Karl Brandt qui a demandé « la paix ici »."],
)
def test_what_one_says_of_a_third(statements_of, text):
    assert statements_of(text)[0].actor
