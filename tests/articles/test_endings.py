"""What stands below the text: readers, teasers, lists of links, notes on authors."""

import pytest

SENTENCE = "Le ministre a parlé longuement devant les députés de la commission."


def test_a_teaser_cut_short(read):
    article, statements = read(
        "Un titre qui tient sur une ligne\n\nLe Kremlin a assuré mardi que la ville ne risquait rien, quelques...\n\n"
        "Le Kremlin a assuré mardi que la ville ne risquait rien, quelques heures après l'attaque."
    )
    assert [d.reason for d in article.dropped] == ["duplicate"] and len(statements) == 2


def test_what_readers_say_ends_the_page(read):
    for head in ("Derniers commentaires", "COMMENTAIRES RECENTS"):
        article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{head}\nRakoto : Bien joué !")
        assert article.dropped[-1].end == len(article.text)


def test_readers_with_their_day_end_the_page(read):
    said = "« Le bac coule depuis toujours », disait mon père. Bravo Inès !"
    article, statements = read(
        f"Un titre qui tient sur une ligne\n{SENTENCE}\n{SENTENCE[:-1]} hier.\n2 réactions\n"
        f"Rakoto dit : 3 mai 2023 à 08:14\n{said}\nRépondre"
    )
    assert len(statements) == 2 and said in {article.text[d.start : d.end] for d in article.dropped}


def test_teasers_among_buttons_end_the_page(read):
    teasers = ["La Zambie relance ses mines", "Niger : la junte s'explique", "Et les écoles alors ?"]
    article, statements = read(
        f"Un titre qui tient sur une ligne\n{SENTENCE}\n01:54\n{teasers[0]}\nAller à la vidéo\n{teasers[1]}\n"
        f"01:10\n{teasers[2]}"
    )
    assert len(statements) == 2
    assert {article.text[d.start : d.end] for d in article.dropped} >= set(teasers)


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("Les plus commentés", ["Le port rouvre ses quais", "Et les écoles alors ?"]),
        ("Autres sujets abordés", ["La grève des bacs ;", "Le maire est en voyage."]),
        ("Les derniers articles par Inès Kolb (tout voir)", ["- Le port rouvre - 3 mai 2024", "- Le bac reste à quai"]),
    ],
)
def test_a_list_of_links_below_the_text(read, head, items):
    _, statements = read("\n".join(["Un titre qui tient sur une ligne", SENTENCE, head, *items]))
    assert [s.text for s in statements] == ["Un titre qui tient sur une ligne", SENTENCE]


def test_a_name_printed_twice_goes_twice(read):
    article, _ = read(
        f"Le sommet divise la ville\nInès Kolb\n10 juin 2024 à 16:00\n{SENTENCE}\nInès Kolb\n{SENTENCE[:-1]} hier."
    )
    assert [article.text[d.start : d.end] for d in article.dropped].count("Inès Kolb") == 2


def test_newsrooms_that_wrote_together(read):
    article, _ = read(f"Le sommet divise toute la ville\nAFP, Le Monde, Agence Ostpress\n{SENTENCE}")
    assert [d.reason for d in article.dropped] == ["byline"]


def test_the_last_note_on_an_author(read):
    note = "Jean Morel est chercheur à l'Institut du Golfe. Il écrit sur les ports."
    article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.\n{note}")
    assert [d.reason for d in article.dropped] == ["byline"]
    said = f"« Tout est dit », note Jean Morel.\n{note}"
    article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{said}")
    assert article.dropped == ()


def test_names_in_a_list_are_text(read):
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl s'agit de :\n- le Plateau\n- la commission\nIl repart."
    assert read(page)[0].dropped == ()


def test_titles_above_their_day(read):
    links = "Le prix du blé\n5/01/2026\nLe port en grève\n5/01/2026\nUne ville à vendre\n4/01/2026"
    _, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.\n{links}")
    assert statements[-1].text == "Il est reparti ensuite."


def test_teasers_in_sentences_above_their_buttons(read):
    teaser = "{}\nLe conseil a voté le budget du port, selon la mairie de Gao.\nLire plus"
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.\nÀ découvrir aussi …\n"
    _, statements = read(page + teaser.format("Un budget pour le port") + "\n" + teaser.format("Le port se vide"))
    assert statements[-1].text == "Il est reparti ensuite."


def test_teasers_below_their_pictures_end_the_page(read):
    teaser = "{0}\n© I. Kolb\n{0}\nLe conseil a voté le budget, selon la mairie de Gao.\n"
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.\nPour aller plus loin\n"
    _, statements = read(page + teaser.format("Un budget pour le port") + teaser.format("Le vieux port se vide"))
    assert statements[-1].text == "Il est reparti ensuite."
    text = "\n".join(f"Le maire est venu {day}. Il a parlé du port." for day in ("lundi", "mardi", "jeudi", "samedi"))
    _, statements = read(page + "Un budget pour le port\nUn budget pour le port\n" + text)
    assert statements[-1].text == "Il a parlé du port."


def test_what_sells_the_rest_of_the_text_ends_the_page(read):
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.\nEnvie de lire la suite ?\n"
    _, statements = read(f"{page}Une équipe de journalistes travaille pour vous. S'abonner, c'est la soutenir.")
    assert statements[-1].text == "Il est reparti ensuite."
    _, statements = read(f"{page}Le port rouvre lundi.")
    assert statements[-1].text == "Le port rouvre lundi."


def test_who_signs_a_quotation_is_kept(read):
    said = "« Les familles du plateau attendent les secours depuis le début de la semaine. »"
    signed = "Inès Kolb, responsable des secours sur le plateau"
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\nSelon Inès Kolb, responsable des secours du plateau, les "
    page += f"routes sont fermées.\n{said}\n{signed}\nIl est reparti ensuite."
    article, _ = read(page)
    assert signed not in {article.text[d.start : d.end] for d in article.dropped}


def test_readers_that_sign_above_their_hour(read):
    text = "Le maire a ouvert la séance devant les conseillers, avec une heure de retard.\n" * 3
    said = (
        "Encore des promesses\nPaul Brandt\n05 h 40, le 24 mai 2023\nEt le port ?\nInès Kolb\n22 h 08, le 23 mai 2023"
    )
    _, statements = read(f"Un port pour la ville\n\n{text}\n{said}")
    assert not any("promesses" in s.text or "port ?" in s.text for s in statements)


@pytest.mark.parametrize(
    "line",
    [
        "Accédez à tous les contenus de la revue en illimité",
        "L'article auquel vous tentez d'accéder est réservé à nos abonnés.",
        "22:24 heure de Plateau",
        "Soyez le premier à donner votre avis !",
        "phare-du-lac.com",
        "Par Inès Kolb, Photo: Paul Brandt/Agence Plateau",
    ],
)
def test_what_a_site_says_of_itself(read, line):
    text = "Le maire a ouvert la séance devant les conseillers, avec une heure de retard."
    _, statements = read(f"Un port pour la ville\n\n{text}\n{line}\n{text[:-1]} sur l'horaire.")
    assert not any(line[:12] in s.text for s in statements)


def test_a_question_of_the_reporter_stays(read):
    text = (
        "Comment jugez-vous cette année ? L'avez-vous trouvée longue ? Avez-vous trouvé la tâche plus rude que prévu ?"
    )
    _, statements = read(f"Un port pour la ville\n\n{text}\n\nElle est pleine d'enseignements, et de surprises aussi.")
    assert any("plus rude" in s.text for s in statements)


def test_the_days_above_an_article_are_no_readers(read):
    body = "Le maire a ouvert la séance devant les conseillers, avec une heure de retard sur l'ordre du jour prévu. "
    article, statements = read(
        f"Par Awa Diop\nCréé le\n3 mai 2022 à 10h30\nModifié le\n4 mai 2022 à 11h05\n{body}\n{body[:90]}de mai."
    )
    assert statements and not any(dropped.reason == "form" for dropped in article.dropped)


@pytest.mark.parametrize(
    "remarks",
    [
        [
            "6 opinions",
            "• Mouette",
            "Mouette",
            "Enfin le bac repart ! Il ne fallait surtout pas que cela se voie.",
            "• Rho",
        ],
        [
            "169 contributions",
            "1. goéland dit :",
            f"{SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE}",
            "• Rho dit :",
            "Non.",
        ],
        ["1 commentaire", "• Sardine", "le 17 avril 2023", "Pauvre bac, si fier de ses horaires !"],
    ],
)
def test_readers_that_sign_end_even_a_short_page(read, remarks):
    article, statements = read("\n\n".join(["Le bac de Halvek repart mardi", SENTENCE, *remarks]))
    assert len(statements) == 2
    assert article.dropped[-1].end == len(article.text)


@pytest.mark.parametrize("head", ["6 opinions", "12 commentaires"])
def test_the_summary_below_a_count_of_readers_is_text(read, head):
    bullets = ["• Le ministre rouvre le port de Halvek.", "• Les pêcheurs attendent une réponse du préfet."]
    _, statements = read(
        "\n\n".join(["Le bac de Halvek repart mardi", head, *bullets, f"{SENTENCE} " * 4, SENTENCE[:-1]])
    )
    assert SENTENCE in {s.text for s in statements}


LONG = "Le ministre a déclaré mardi que le port rouvrirait avant la fin du mois, malgré les dégâts de la tempête."
OTHER = "Les pêcheurs attendent toujours une réponse, dit la préfecture."
LINKS = ["Le maire de Halvek accuse le préfet", "Un cargo accoste sans pilote au port"]


@pytest.mark.parametrize(
    "head", ["Sur la même thématique", "Ça pourrait vous intéresser", "À ne pas manquer", "Les dernières actualités :"]
)
def test_links_inside_the_text(read, head):
    _, statements = read("\n\n".join(["Le bac de Halvek repart mardi", LONG, head, *LINKS, SENTENCE, OTHER]))
    assert [s.text for s in statements][1:3] == [LONG, SENTENCE] and len(statements) == 4


def test_the_same_words_above_the_headline_announce_it(read):
    article, statements = read(f"À la une\n\n{LINKS[0]}\n\n{LONG}\n\n{SENTENCE}")
    assert article.title == LINKS[0] and [s.text for s in statements] == [LINKS[0], LONG, SENTENCE]


def test_news_in_sentences_below_such_words_stay(read):
    news = ["• Le préfet a fermé les quais mercredi soir.", "• Le maire a demandé une enquête au ministre."]
    _, statements = read("\n\n".join(["Le bac de Halvek repart mardi", LONG, "Les dernières infos", *news, SENTENCE]))
    assert len([s for s in statements if s.text.lstrip("• ") in {n[2:] for n in news}]) == 2


def test_other_articles_of_an_outlet_end_the_page(read):
    page = f"Le bac de Halvek repart mardi\n\n{LONG}\n\n{{}}\n\nLe Monde1 min de lecture\n{LINKS[0]}\n{SENTENCE}"
    assert len(read(page.format("Plus de Le Monde"))[1]) == 2
    assert SENTENCE in {s.text for s in read(page.format("Plus de bruit au port"))[1]}


def test_tags_on_the_last_line(read):
    tags = "Inès Kolb Port du Sud Actualités portuaires Conflit Politique 20 Septembre 2024 Halvek Préfecture de Halvek"
    _, statements = read(f"Le bac de Halvek repart mardi\n\n{LONG}\n\n{SENTENCE}\n\n{tags}")
    assert len(statements) == 3
    told = (
        "Inès Kolb et la Préfecture de Halvek refusent le Plan du Ministre des Ports et de la Mer du Nord cette année"
    )
    _, statements = read(f"Le bac de Halvek repart mardi\n\n{LONG}\n\n{SENTENCE}\n\n{told}")
    assert len(statements) == 4
