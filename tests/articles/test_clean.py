"""What is left out, and why; what must stay."""

import pytest

SENTENCE = "Le ministre a parlé longuement devant les députés de la commission."


def test_captions_and_their_doubles(read):
    caption = "Le président (à gauche) serre la main du ministre polonais à Varsovie"
    article, statements = read(
        f"Un titre qui tient sur une ligne\n{SENTENCE}\n{caption}\n{caption}.\nAFP / Jean Martin via Getty Images\n"
        "À Varsovie, le président a serré la main du ministre polonais."
    )
    assert [d.reason for d in article.dropped] == ["duplicate", "duplicate", "credit"]
    assert len(statements) == 3


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("La guerre dure depuis 2014.La Russie avance.", 2),
        ("Il l'a dit au Times.Après cela, rien.", 2),
        ("“Assez”.Wang est parti.", 2),
        ("M. Poutine et J. Biden se sont vus à 13 h. Rien n'a filtré.", 2),
        ("« Assez. Nous partons. » Il est sorti.", 2),
        ("Le budget est de 3.5 milliards.", 1),
        ("Il a écrit sur lemonde.fr hier.", 1),
        ("MailOnline et YouTube ont suivi.", 1),
    ],
)
def test_sentences(statements_of, text, pieces):
    assert len(statements_of(text)) == pieces


def test_debris_is_dropped_with_its_reason(read):
    article, _ = read(
        f"Un titre qui tient sur une ligne\n{SENTENCE} -boycott mené sur le bilan de la Chine. Pékin a protesté. "
        "Conseil de sécurité de l'ONU et se retrouve isolé."
    )
    assert [article.text[d.start : d.end][:8] for d in article.dropped if d.reason == "debris"] == [
        "-boycott",
        "Conseil ",
    ]


def test_a_caption_with_its_credit(read):
    caption = "La ministre lors de sa prise de poste"
    article, _ = read(f"Un titre qui tient sur une ligne\n{caption}\n{caption} - Jean Martin - AFP\n{SENTENCE}")
    assert {d.reason for d in article.dropped} == {"duplicate", "credit"}


@pytest.mark.parametrize(
    ("again", "body"),
    [
        ("Douze maires sur vingt ont refusé le texte.", "Réunis lundi, douze maires sur vingt ont refusé ce texte."),
        ("2. « Personne ne paiera »", "Le trésorier jure que « personne ne paiera » avant juin."),
        ("LE PORT REFUSE LES CARGOS", "Le port de Brest refuse désormais les cargos."),
    ],
)
def test_a_line_that_the_text_says_again(read, again, body):
    article, _ = read(f"Un titre qui tient sur une ligne\n\n{again}\n\n{body}\n\n{SENTENCE}")
    assert [(article.text[d.start : d.end], d.reason) for d in article.dropped] == [(again, "duplicate")]


def test_a_stage_direction_before_the_speech_goes_on(read):
    article, _ = read(f"Un titre qui tient\n\nJe conclus. (Exclamations sur divers bancs) Ouvrez ! {SENTENCE}")
    assert [article.text[d.start : d.end] for d in article.dropped] == ["(Exclamations sur divers bancs)"]


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        ("VU DE LISBONNE", True),
        ("O CORREIO (Portugal)", True),
        ("LE PORT RESTE FERMÉ", False),  # a heading that tells something
        ("BREST", False),
    ],
)
def test_rubrics_in_capitals_between_paragraphs(read, line, dropped):
    article, _ = read(f"Un titre qui tient sur une ligne\n\nLe vote a eu lieu.\n\n{line}\n\n{SENTENCE}")
    assert ([article.text[d.start : d.end] for d in article.dropped] == [line]) is dropped


def test_a_numbered_heading_is_one_sentence(read):
    _, statements = read(
        f"Un titre qui tient sur une ligne\n\n{SENTENCE}\n\n2. Les ports ? Un vieux débat\n\n{SENTENCE[:-1]} hier."
    )
    assert "2. Les ports ? Un vieux débat" in [s.text for s in statements]


def test_a_summary_stays_where_the_text_does_not_say_it_again(read):
    said = "- Le ministre a parlé devant la commission"
    alone = "- Les mineurs de Kabwe refusent le plan, dit leur syndicat. La grève dure depuis un mois, au nord du pays."
    page = "Un titre qui tient sur une ligne\nL'ESSENTIEL\n{}\n" + SENTENCE + "\nIl est reparti ensuite."
    assert "duplicate" in {d.reason for d in read(page.format(said))[0].dropped}
    assert "duplicate" not in {d.reason for d in read(page.format(alone))[0].dropped}


def test_what_a_digest_cuts(read):
    cut = "Il est reparti ensuite vers le nord du pays [...] Lire la suite de : Un titre"
    _, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{cut}")
    assert statements[-1].text.startswith("Il est reparti") and "Lire" not in statements[-1].text


def test_captions_that_ran_into_the_text(read):
    article, statements = read(
        "Un titre qui tient sur une ligne\n"
        "Le ministre salue la foule de Gao (Photo : Inès KOLB/AFP) Le ministre a parlé longuement. Il est reparti.\n"
        "Des mineurs attendent le car devant la gare. AFP"
    )
    assert [d.reason for d in article.dropped].count("credit") == 2
    assert [s.text for s in statements][1:3] == [
        "Le ministre salue la foule de Gao",
        "Le ministre a parlé longuement.",
    ]


def test_a_caption_and_its_copy_on_one_line(read):
    caption = "Awa, douze ans, attend le car de Gao, le 2 mars 2022. (Reuters/Inès Kolb)"
    article, _ = read(f"{caption} {caption}\nLe car de Gao ne vient plus\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == "Le car de Gao ne vient plus"
    assert {d.reason for d in article.dropped} == {"credit", "duplicate"}


def test_what_a_feed_runs_into_the_first_sentence(read):
    feed = "Lire la suite Avec notre correspondante à Gao, Awa DiopC'est au port que le ministre a parlé longuement."
    _, statements = read(f"Un titre qui tient sur une ligne\n{feed}\nIl est reparti ensuite.")
    assert statements[1].text == "C'est au port que le ministre a parlé longuement."


def test_a_town_before_the_first_words(read):
    text = "Kiev - Le ministre a parlé longuement devant les députés de la commission, qui l'ont écouté."
    article, statements = read(f"Un titre qui tient sur une ligne\n{text}\nIl est reparti ensuite.")
    assert statements[1].text.startswith("Le ministre")
    assert [d.reason for d in article.dropped] == ["date_line"]


def test_a_sign_inside_a_broken_word_is_no_credit(read):
    article, _ = read("Le maire a salué le vote de lundi, selon IevguĆ©ni Brandt.\nLe port est fermé ©Inès Kolb")
    assert [article.text[d.start : d.end] for d in article.dropped] == [" ©Inès Kolb"]


def test_the_credit_of_an_image_behind_its_caption(read):
    article, _ = read(f"Un cargo accoste à Riga\n\nUn pilote sur le quai (Image : Kolb)\n\n{'Le port est plein. ' * 3}")
    assert ("credit", " (Image : Kolb)") in [(d.reason, article.text[d.start : d.end]) for d in article.dropped]


def test_the_title_of_a_recording_above_its_clock(read):
    page = (
        "Un cargo accoste à Riga\n\nLe port est plein.\n\nLe débat – Qui paie ?\n00:00 / 21:47\nIl repart mardi soir."
    )
    assert all("Qui paie" not in s.text for s in read(page)[1])


def test_a_link_that_ran_into_the_text(read):
    article, found = read(
        "Un cargo accoste à Riga\n\nLire aussi : À Oslo, le port dort encoreLe cargo de Riga est reparti mardi avec "
        + "son équipage, que la tempête avait retenu à quai depuis la fin de la semaine dernière, et le pilote le mène "
        + "jusqu'au large. Le port est plein de navires, que personne ne décharge plus depuis le début de la grève.\n"
    )
    dropped = [(d.reason, article.text[d.start : d.end]) for d in article.dropped]
    assert ("navigation", "Lire aussi : À Oslo, le port dort encore") in dropped
    assert found[1].text.startswith("Le cargo de Riga")


def test_the_initialed_author_is_no_headline(read):
    article, _ = read("É. Brandt-Lind\n\nLe cargo est arrivé mardi à Riga. Le port est plein.\n\nIl repart jeudi.")
    assert article.title is None


TITLES = [
    "Un tribunal condamne Tom Rasko, chef d'une bande de faussaires, à dix ans de prison",
    "Plus de 1 000 personnes ont quitté la côte en raison du cyclone Boris",
    "La capitale achète deux cents grues au port voisin pour trois millions",
    "Le corridor des pêcheurs coupe la baie en deux – ministre des Ports",
    "Seuls trois marins sur dix jugent le port bien tenu – sondage de la gazette",
]


def test_titles_of_other_articles_above_a_headline_printed_twice(read):
    body = ["Le ministre des Ports s'est rendu mardi à Halvek pour parler au maire de la digue et des quais.", ALONE]
    article, statements = read(
        "\n".join(
            [*TITLES, "", "Vidéo : le ministre joue quitte ou double"] * 1
            + ["Vidéo : le ministre joue quitte ou double", *body]
        )
    )
    assert article.title == "Vidéo : le ministre joue quitte ou double" and len(statements) == 3
    headed = [
        "Le ministre a rouvert mardi le port de Halvek",
        "Les pêcheurs attendent toujours une réponse de la préfecture",
    ]
    article, _ = read(
        "\n".join([*headed, "Le quai nord de Halvek mardi soir", "Le quai nord de Halvek mardi soir", *body])
    )
    assert article.title == headed[0]


HEADLINE = "Le ministre a rouvert mardi le port de Halvek"
ALONE = "Les pêcheurs attendent toujours une réponse."


@pytest.mark.parametrize(
    "credit",
    ["Michel Rho via Getty Images", "Port Ministry Press Service via AP, File", "TOM RASKO / AFP", "Tom Rasko/Reuters"],
)
def test_a_credit_that_ran_into_the_text(read, credit):
    article, statements = read(f"Le bac repart\n\n{credit} Le ministre a fermé les quais mercredi soir. {ALONE}")
    assert credit in {article.text[d.start : d.end] for d in article.dropped if d.reason == "credit"}
    assert [s.text for s in statements][1:] == ["Le ministre a fermé les quais mercredi soir.", ALONE]


@pytest.mark.parametrize("said", ["Halvek Info via Reuters a publié le texte.", "Tom Rasko a écrit cela via AP."])
def test_who_speaks_through_an_agency_is_text(read, said):
    _, statements = read(f"Le bac repart\n\n{said} {ALONE}")
    assert said in {s.text for s in statements}


@pytest.mark.parametrize(
    "tail",
    [
        " (AFP).",
        "/Photo prise le 24 avril 2014/REUTERS/Tom Rasko",
        "apz/oaa/lpt(©AFP / 26 mars 2018 14h55)",
        " - Le Monde",
    ],
)
def test_what_ends_a_line(read, tail):
    text = "Le bac de Halvek attend toujours son pilote" + ("" if tail == " - Le Monde" else ".")
    if "AFP /" in tail:
        text = f"{text} {SENTENCE}"
    page = [HEADLINE, ALONE, text + tail, "Le ministre a fermé les quais mercredi soir."]
    article, _ = read("\n\n".join(page))
    assert tail.strip() in {article.text[d.start : d.end].strip() for d in article.dropped if d.reason == "credit"}


def test_a_caption_and_its_copy_with_a_name(read):
    caption = "La nouvelle ministre des Ports devant les députés, le 8 février 2023."
    page = f"{HEADLINE}\n\n{{}}\n\n{caption} - Tom Rasko\n\nLe ministre a fermé les quais. {ALONE}"
    article, _ = read(page.format(caption))
    assert "- Tom Rasko" in {article.text[d.start : d.end].strip() for d in article.dropped if d.reason == "credit"}
    article, _ = read(page.format("Une autre légende."))
    assert all("Rasko" not in article.text[d.start : d.end] for d in article.dropped)


def test_the_menu_that_ran_into_a_text_without_headline(read):
    text = "Le maire retient ses coups, pour éviter de se faire mal L'encre du décret n'était pas sèche que la ville"
    article, _ = read(
        f"Accueil International Europe {text} criait déjà. {ALONE} {ALONE[:-1]} mardi.\n\n{ALONE[:-1]} hier."
    )
    assert article.text[: article.dropped[0].end].strip() == "Accueil International Europe"


def test_a_town_in_capitals_above_the_text(read):
    text = "Le ministre a déclaré mardi que le port rouvrirait avant la fin du mois, malgré les dégâts de la tempête."
    article, _ = read(f"Le bac de Halvek repart\n\nPARIS : {text}\n\n{ALONE}")
    assert article.text[article.dropped[0].start : article.dropped[0].end] == "PARIS :"
    article, _ = read(f"Le bac de Halvek repart\n\nRASKO : {text}\n\n{ALONE}")
    assert not article.dropped


@pytest.mark.parametrize(
    "line",
    [
        "Le maire et son adjointe sur le quai de Gao © Inès KOLB /OSTPOL /AFP",
        "Un docker sur le quai détruit de Gao (AP Photo/Inès Kolb)",
        "[Photo d'illustration]",
        "Site original : Le Phare du port",
    ],
)
def test_a_caption_and_a_source_are_no_headline(read, line):
    body = "Le conseil du port a longuement parlé des quais et des grues de la rive nord. " * 3
    assert read(f"{line}\n\n{body}\n\n{body}Il a voté.")[0].title is None
    assert read(f"Les quais fermés\n{line}\n\n{body}\n\n{body}Il a voté.")[0].title == "Les quais fermés"


@pytest.mark.parametrize("credit", ["[Reuters - Tom Rasko]", "(Tom RASKO)", "( AFP / TOM RASKO )"])
def test_a_credit_in_brackets_behind_its_caption(read, credit):
    article, _ = read(f"{HEADLINE}\n\nLe maire de Halvek devant les députés {credit}\n\n{SENTENCE}\n\n{ALONE}")
    assert credit in {article.text[d.start : d.end].strip() for d in article.dropped if d.reason == "credit"}
    article, _ = read(f"{HEADLINE}\n\nUn cargo attend au large (le Halvek Star).\n\n{SENTENCE}\n\n{ALONE}")
    assert not article.dropped


def test_a_rubric_that_stands_against_the_headline(read):
    article, _ = read(f"Politique étrangère{HEADLINE}\n\n{SENTENCE}\n\n{ALONE}")
    assert article.title == HEADLINE
    article, _ = read(f"McDonald ferme ses restaurants de Halvek\n\n{SENTENCE}\n\n{ALONE}")
    assert article.title == "McDonald ferme ses restaurants de Halvek"


def test_a_short_menu_in_bullets(read):
    menu = ["- En ce moment", "- Guerre en Ukraine", "- Vidéos", "- Diaporamas"]
    _, statements = read("\n".join([*menu, SENTENCE, ALONE]))
    assert [s.text for s in statements] == [SENTENCE, ALONE]
    points = ["- Un port fermé", "- Guerre des quotas", "- Dix marins attendus"]
    _, statements = read("\n".join([HEADLINE, *points, SENTENCE, ALONE]))
    assert len(statements) > 3


def test_teasers_among_rubrics_end_the_page(read):
    teasers = ["Halvek : un cargo sans pilote s'échoue", "Le préfet de la Mer quitte ses fonctions"]
    page = [HEADLINE, SENTENCE, ALONE, "Planète", teasers[0], "Monde", teasers[1], "0 commentaire"]
    _, statements = read("\n".join(page))
    assert [s.text for s in statements] == [HEADLINE, SENTENCE, ALONE]
