"""What is left out, and why; what must stay."""

import pytest

from stance.articles.furniture import _ADDRESSED

SENTENCE = "Le ministre a parlé longuement devant les députés de la commission."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[ad_1]", "debris"),
        ("Source link -42", "navigation"),
        ("READ  La Lituanie élargit ses limites", "navigation"),
        ("Lire aussi : La guerre des drones", "navigation"),
        ("Partagez ou commentez cet article :", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        # what sites of several kinds say of themselves
        ("Toutes les heures sont indiquées en heure de Paris.", "navigation"),
        ("L'essentiel du matin dans votre boîte mail", "navigation"),
        ("WordPress Theme built by Plateau.", "navigation"),
        ("Cet article est en accès libre.", "navigation"),
        ("Un épisode d'Inès Kolb initialement diffusé le 17 février 2023.", "byline"),
        ("Prise de son et montage : Inès Kolb", "byline"),
        ("- Référence : 2022-03-01_plateau", "navigation"),
        ("Pour signer l'appel : https://plateau.example/appel", "navigation"),
        ("[2] Voir le rapport de la commission.", "navigation"),
        ("Les commentaires sont modérés a posteriori.", "form"),
        ("Votre inscription a bien été prise en compte.", "form"),
        ("Tous les articles sur la guerre au Plateau", "navigation"),
        ("À partir de 1 € le premier mois", "navigation"),
        ("Écouter 05:12", "navigation"),
        ("Hier à 10:20", "date_line"),
        ("Par Inès Kolb, envoyée spéciale à Gao", "byline"),
        ("Inès Kolb Journaliste au service Monde", "byline"),
        ("(Inès Kolb à Gao, avec la contribution d'Awa Diop)", "credit"),
        ("Vos données sont traitées selon notre politique.", "form"),
        ("Le Long Hiver, éditions du Quai, 312 p., 22 €.", "navigation"),
        ("Dons : Ateliers du Plateau, 12 rue du Pont, Gao.", "navigation"),
        ("Notre direct reprend à 7 heures.", "navigation"),
        ("12:04 · 3 mars 2022", "navigation"),
        (
            "Inès Kolb ne travaille pas, ne conseille pas et ne possède rien qui tire profit de cet article.",
            "navigation",
        ),
        ("Pour citer cet article : Inès Kolb, Revue du Plateau, n° 3.", "navigation"),
        ("Question publiée au JO le : 13/07/2022", "navigation"),
        ("Prochaine séance, demain, à quinze heures.", "stage"),
        ("Ce texte fait partie de notre section Opinion.", "navigation"),
        ("(Chaîne Telegram du gouverneur via AP)", "credit"),
        ("- Inès KOLB.", "byline"),
        ("Make this article friendly to the readers of your site", "navigation"),
        ("Abonnez-vous à notre newsletter", "share"),
        ("LEAVE A REPLY", "form"),
        ("Commentaires (12)", "form"),
        ("Nous utilisons des cookies pour améliorer votre expérience. Accepter", "cookies"),
        ("© Le Monde 2024 - Tous droits réservés", "copyright"),
        ("MIKHAIL METZEL / SPUTNIK / AFP via Getty Images", "credit"),
        ("AP Photo / Alexander Zemlianichenko, Piscine, Dossier", "credit"),
        ("Par Claire Dubois", "byline"),
        ("Publié le 26/02/2024 à 18h32", "date_line"),
        ("(Applaudissements sur plusieurs bancs.)", "stage"),
        ("Temps de lecture : 4 min", "navigation"),
        ("Photographies : Inès Kolb pour Le Guetteur", "byline"),
        ("Rina R.", "credit"),
        ("Publié le Mis à jour", "date_line"),
        ("Consulter le dossier complet", "navigation"),
        ("Vous pourriez aussi aimer", "navigation"),
        ("Date : lundi 6 mars 2023 dans : Société | 3 Commentaires", "date_line"),
        ("PUBLICITE – La banque qui vous suit", "navigation"),
        ("Transcription réalisée par nos soins", "navigation"),
        ("À venir : concert vendredi, place du Port.", "navigation"),
        ("OF/Jeanne Le Guen", "credit"),
        ("La séance est suspendue à 12 h 30.", "stage"),
        ("Revivez la journée du 3 mars 2022", "navigation"),
        ("EN IMAGES - Les frappes de la nuit", "navigation"),
        ("Ce contenu n'est pas disponible.", "navigation"),
        ("— Inès Kolb (@ikolb) March 2, 2022", "navigation"),
        ("Cet article est apparu en premier sur Le Fanal.", "copyright"),
        ("KEYSTONE", "credit"),
        ("Avec notre correspondante à Gao, Awa Traoré", "byline"),
        ("De notre envoyé spécial à Izioum.", "byline"),
        ("Publié le par nadege|", "byline"),
        ("Abonnée du Phare du Sahel", "byline"),
        ("De Luc Ferrand sur La Feuille romaine :", "byline"),
        ("Texte par : La Rédaction de nuit", "byline"),
        ("À LIRE AUSSIPourquoi le port ferme ses portes", "navigation"),
        ("À découvrirTout sur la guerre avec notre application", "navigation"),
        ("Ce blog est personnel, la rédaction n'en répond pas.", "navigation"),
        ("Les opinions exprimées ici n'engagent que leur auteur.", "navigation"),
        ("Pour relire le récit de la journée, c'est par ici.", "navigation"),
        ("Certaines images de ce reportage peuvent heurter.", "navigation"),
        ('En créant un compte, vous recevrez la lettre "Sahel".', "navigation"),
        ("Les cookies de mesure nous aident à compter les visites.", "cookies"),
        ("Suivez l'évolution de la situation minute par minute", "navigation"),
        ("- Écoutez le résumé de la journée avec Inès Kolb :", "navigation"),
        ("Passer au lecteurPasser au pied de page", "navigation"),
        ("#sahel #gao pic.twitter.com/x1y2z3", "navigation"),
        ("Publié le :", "date_line"),
        ("[AFP]", "credit"),
        ("REUTERS - INES KOLB", "credit"),
        ("Vous êtes hors-ligne", "navigation"),
        # told by their vocabulary, not by a pattern of their own
        ("Vous devez bénéficier d'un abonnement premium pour lire l'article.", "navigation"),
        ("L'espace des commentaires est ouvert aux inscrits.", "navigation"),
        ("Il n'y a actuellement aucun commentaire concernant cette vidéo.", "navigation"),
        ("• Les dernières vidéos", "navigation"),
        ("Cet article t'a intéressé ? Laisse un pouce !", "navigation"),
        ("En cliquant sur le bouton Suivant, vous acceptez que le contenu de twitter soit chargé.", "navigation"),
        ("2/4", "navigation"),
        ("/html/head/meta[@name='og:title']/@content", "navigation"),
    ],
)
def test_boilerplate_lines(read, line, reason):
    article, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{line}\n{SENTENCE[:-1]} hier.")
    assert reason in {d.reason for d in article.dropped if line in article.text[d.start : d.end]}
    assert all(line not in s.text for s in statements)


@pytest.mark.parametrize(
    "sentence",
    [
        "Par ailleurs, le ministre a parlé.",
        "Publié en 2020, le rapport reste valable.",
        "Partager le fardeau reste difficile, dit-il.",
        "Reuters a interrogé Washington sur les sanctions.",
        "La photo a fait le tour du monde.",
        "Soutenez-vous ce texte ? a demandé le député.",
        "Les cookies ne sont pas le sujet de cette réunion, a dit le commissaire.",
        "La vidéo a été publiée sur Telegram.",
        "Le site a été visé par un missile.",
        "L'article 5 du traité engage tous les alliés.",
        "Si vous partez, nous partirons aussi !",
        "Annonce surprise, Kiev limoge son ministre.",
        "Entre la guerre et l'annonce de la paix, la ville brûle.",
        "10-15 soldats ont été tués hier.",
        "Les cookies saisis à la frontière sont avariés.",
        "Suivez mon regard, a lancé le député.",
        "Avec notre allié, nous tiendrons.",
        "En continuant la guerre, Moscou perd votre confiance, dit-il.",
        "Publicité mensongère, répond Moscou.",
        "Séance du conseil demandée par Kiev, New York attend.",
        "Article publié par le Times, ce récit dérange Moscou.",
        "Bonne soirée.",
    ],
)
def test_false_positives_stay_in_the_article(read, sentence):
    _, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{sentence} Il est reparti ensuite.")
    assert any(s.text == sentence or s.text.startswith(sentence[:12]) for s in statements)


def test_headline_glued_to_its_bullets(read):
    article, statements = read(
        "Paris soutient Kiev alors que la guerre continue en UkraineLa France a soutenu Kiev alors que la "
        "guerre continue Par Jean Martin pour Mediapart Publié : 13h12 GMT, 27 janvier 2022 La France soutient Kiev "
        "dans la guerre, a dit le ministre alors que tout continue en Ukraine."
    )
    assert article.title == "Paris soutient Kiev alors que la guerre continue en Ukraine"
    assert [d.reason for d in article.dropped] == ["duplicate", "byline"]
    assert len(statements) == 2


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


def test_a_run_of_tags(read):
    article, _ = read(
        f"Un titre qui tient sur une ligne\n{SENTENCE}\nukraine\nrussie\nguerre froide\nmer\nLe vote aura lieu demain."
    )
    assert [d.reason for d in article.dropped] == ["navigation"] * 4


def test_a_teaser_cut_short(read):
    article, statements = read(
        "Un titre qui tient sur une ligne\n\nLe Kremlin a assuré mardi que la ville ne risquait rien, quelques...\n\n"
        "Le Kremlin a assuré mardi que la ville ne risquait rien, quelques heures après l'attaque."
    )
    assert [d.reason for d in article.dropped] == ["duplicate"] and len(statements) == 2


def test_a_headline_printed_twice(read):
    title = "Lavrov au Burundi : « L'Occident ment »"
    article, _ = read(f"{title}\n\n{title}\n\n{SENTENCE}")
    assert [d.reason for d in article.dropped] == ["duplicate"]


def test_a_caption_with_its_credit(read):
    caption = "La ministre lors de sa prise de poste"
    article, _ = read(f"Un titre qui tient sur une ligne\n{caption}\n{caption} - Jean Martin - AFP\n{SENTENCE}")
    assert {d.reason for d in article.dropped} == {"duplicate", "credit"}


def test_a_clock_beside_speech_is_no_chapter(read):
    _, statements = read(
        "Un titre qui tient sur une ligne\n00:00 Bonsoir et bienvenue dans cette émission.\n"
        "00:20 La guerre dure depuis deux ans déjà.\n00:30 Que faut-il en penser ?"
    )
    assert "La guerre dure depuis deux ans déjà." in [s.text for s in statements]


def test_what_readers_say_ends_the_page(read):
    for head in ("Derniers commentaires", "COMMENTAIRES RECENTS"):
        article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{head}\nRakoto : Bien joué !")
        assert article.dropped[-1].end == len(article.text)


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


def test_a_label_comes_back_with_every_turn(read):
    label = "Mme Sabine Corbier, ministre déléguée aux Ports."
    article, _ = read(f"Un titre qui tient sur une ligne\n\n{label} – Oui.\n\n{SENTENCE}\n\n{label} – Non.")
    assert not article.dropped


def test_a_stage_direction_before_the_speech_goes_on(read):
    article, _ = read(f"Un titre qui tient\n\nJe conclus. (Exclamations sur divers bancs) Ouvrez ! {SENTENCE}")
    assert [article.text[d.start : d.end] for d in article.dropped] == ["(Exclamations sur divers bancs)"]


def test_metadata_title_wins(read):
    assert read(SENTENCE, title="Un autre titre")[0].title == "Un autre titre"


def test_every_word_that_addresses_readers_is_looked_for(tables):
    addressing = [word for word, weight in tables.furniture.items() if weight == "you"]
    assert addressing and all(_ADDRESSED.search(word + ("a" if word[-1] == "'" else "")) for word in addressing)


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


def test_a_summary_stays_where_the_text_does_not_say_it_again(read):
    said = "- Le ministre a parlé devant la commission"
    alone = "- Les mineurs de Kabwe refusent le plan, dit leur syndicat. La grève dure depuis un mois, au nord du pays."
    page = "Un titre qui tient sur une ligne\nL'ESSENTIEL\n{}\n" + SENTENCE + "\nIl est reparti ensuite."
    assert "duplicate" in {d.reason for d in read(page.format(said))[0].dropped}
    assert "duplicate" not in {d.reason for d in read(page.format(alone))[0].dropped}


@pytest.mark.parametrize(
    "line",
    [
        "Des passants devant un immeuble endommagé à Izioum, le 20 avril 2025. Inès KOLB / AFP",
        "Image",
        "« Je n'ai pas dormi. Personne n'a dormi ici. »",
    ],
)
def test_what_stands_first_may_be_no_headline(read, line):
    article, _ = read(f"{line}\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title is None


def test_a_headline_with_its_day_is_no_date_line(read):
    headline = "Sahel - Condamnation des attaques du nord (21 septembre 2023)"
    article, _ = read(f"{headline}\nPartager\n{SENTENCE}\nIl est reparti ensuite.")
    assert (article.title, str(article.date)) == (headline, "2023-09-21")


def test_what_a_digest_cuts(read):
    cut = "Il est reparti ensuite vers le nord du pays [...] Lire la suite de : Un titre"
    _, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{cut}")
    assert statements[-1].text.startswith("Il est reparti") and "Lire" not in statements[-1].text


def test_newsrooms_that_wrote_together(read):
    article, _ = read(f"Le sommet divise toute la ville\nAFP, Le Monde, Agence Ostpress\n{SENTENCE}")
    assert [d.reason for d in article.dropped] == ["byline"]


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


def test_a_caption_above_the_text_is_no_headline(read):
    caption = "Un navire chargé de céréales passe le détroit, en juin. Photo : AFP/KOLB |"
    assert read(f"{caption}\n{SENTENCE}\nIl est reparti ensuite.")[0].title is None


def test_a_country_above_the_text_is_a_rubric(read):
    article, _ = read(f"Niger\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title is None
    assert [d.reason for d in article.dropped] == ["navigation"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("La commune accuse le port", "d'avoir caché le prix du blé"),
        ("« Nous tiendrons » :", "le maire de Gao raconte"),
        ("Ce que veut le port,", "ce que craint la ville"),
        ("LA COMMUNE ACCUSE LE PORT", "D'AVOIR CACHÉ LE PRIX"),
    ],
)
def test_a_headline_over_two_lines(read, first, second):
    article, _ = read(f"{first}\n{second}\nPublié le 3 mars 2022\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == f"{first} {second}"


@pytest.mark.parametrize("second", ["par Inès Kolb", "le magazine de ceux qui saluent", "publié hier", "à 10 h 20"])
def test_a_line_below_the_headline_is_no_part_of_it(read, second):
    article, _ = read(f"La commune accuse le port\n{second}\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == "La commune accuse le port"


def test_a_menu_that_ran_into_the_headline(read):
    article, _ = read(f"Accueil International Europe Contre le port, la ville taxe le blé\n{SENTENCE}\nIl repart.")
    assert article.title == "Contre le port, la ville taxe le blé"


def test_a_label_of_a_recording_above_the_text_belongs_to_the_headline(read):
    headline = "VIDÉO. Le port attend toujours son blé"
    article, _ = read(f"{headline}\n{SENTENCE}\nVIDÉO. Un navire brûle à quai\nIl est reparti ensuite.")
    assert article.title == headline
    assert [article.text[d.start : d.end] for d in article.dropped] == ["VIDÉO. Un navire brûle à quai"]


def test_a_genre_ends_a_standfirst(read):
    article, _ = read(f"Un titre qui tient sur une ligne\nLes dockers n'ont rien obtenu. Reportage.\n{SENTENCE}")
    assert [article.text[d.start : d.end] for d in article.dropped] == ["Reportage."]


def test_a_caption_and_its_copy_on_one_line(read):
    caption = "Awa, douze ans, attend le car de Gao, le 2 mars 2022. (Reuters/Inès Kolb)"
    article, _ = read(f"{caption} {caption}\nLe car de Gao ne vient plus\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == "Le car de Gao ne vient plus"
    assert {d.reason for d in article.dropped} == {"credit", "duplicate"}


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


def test_a_consent_in_one_long_paragraph(read):
    notice = (
        "En poursuivant votre visite, vous acceptez le dépôt de traceurs qui mesurent l'audience du site, retiennent "
        "vos choix, proposent des services adaptés à vos centres d'intérêt et permettent le partage de contenus sur "
        "les réseaux sociaux, comme le détaille notre politique de confidentialité, à lire avant tout accord."
    )
    article, _ = read(f"{notice}\nUn titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.")
    assert [d.reason for d in article.dropped] == ["cookies"]


def test_a_headline_that_the_page_says_twice(read):
    headline = "Le port attend toujours son blé"
    page = f"Accueil\n{headline}\nProverbe du jour : « Qui dort dîne »\nLe proverbe vient du Plateau\n{headline}"
    assert read(f"{page}\n{SENTENCE}\nIl est reparti ensuite.")[0].title == headline


def test_a_table_of_contents(read):
    contents = "Sommaire\nApprobation de l'ordre du jour 3\nProposition sur les ports (Doc. 7-361) 28\nVotes. 41"
    article, _ = read(f"{contents}\nLe port attend toujours son blé\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == "Le port attend toujours son blé"
    assert len(article.dropped) == 4


def test_a_line_in_another_alphabet(read):
    article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\nЧитать полностью…\nIl est reparti ensuite.")
    assert [d.reason for d in article.dropped] == ["navigation"]


def test_what_a_feed_runs_into_the_first_sentence(read):
    feed = "Lire la suite Avec notre correspondante à Gao, Awa DiopC'est au port que le ministre a parlé longuement."
    _, statements = read(f"Un titre qui tient sur une ligne\n{feed}\nIl est reparti ensuite.")
    assert statements[1].text == "C'est au port que le ministre a parlé longuement."


def test_teasers_in_sentences_above_their_buttons(read):
    teaser = "{}\nLe conseil a voté le budget du port, selon la mairie de Gao.\nLire plus"
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.\nÀ découvrir aussi …\n"
    _, statements = read(page + teaser.format("Un budget pour le port") + "\n" + teaser.format("Le port se vide"))
    assert statements[-1].text == "Il est reparti ensuite."


def test_a_town_before_the_first_words(read):
    text = "Kiev - Le ministre a parlé longuement devant les députés de la commission, qui l'ont écouté."
    article, statements = read(f"Un titre qui tient sur une ligne\n{text}\nIl est reparti ensuite.")
    assert statements[1].text.startswith("Le ministre")
    assert [d.reason for d in article.dropped] == ["date_line"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vous ne partagez pas nos idées.",
        "Je partage votre avis.",
        "Je vous remercie pour votre soutien.",
        "Je soutiens ce texte.",
        "Merci de votre réponse, monsieur le ministre.",
        "Et vous, vous voulez un port sans navires.",
        "Si vous voulez la paix, aidez-nous à tenir.",
        "Là, vous vous trompez.",
        "Toutes nos pensées vont aux familles.",
        "Elles s'inscriront dans la durée, sur plusieurs jours.",
        "Aucune réponse ne nous a été donnée.",
        "Les propos tenus par la ministre sont édifiants.",
        "Votre message a été entendu.",
        "J'aime mieux attendre.",
        "Cet article a été enrichi en commission.",
        "Pour soutenir la filière, il faut des ports.",
    ],
)
def test_words_of_a_debate_are_no_furniture(read, sentence):
    for gap in (" ", "\n"):  # within a turn, and on a line of its own
        page = f"Un titre qui tient sur une ligne\n{SENTENCE}{gap}{sentence}{gap}Voilà ce que la commission demande."
        assert read(page)[0].dropped == ()


@pytest.mark.parametrize(
    "line",
    [
        "Vous consultez actuellement les archives pour le thème Ukraine.",
        "Cet article est en libre d'accès.",
    ],
)
def test_words_of_the_site_about_its_page(read, line):
    page = f"Un titre qui tient sur une ligne\n{SENTENCE}\n{line}\nVoilà ce que la commission demande."
    article, statements = read(page)
    assert len(article.dropped) == 1
    assert line not in [s.text for s in statements]
