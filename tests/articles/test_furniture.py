"""Lines of the site rather than of the article: by their words, by the notices they are, whatever their place."""

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
        ("Author: Inès Kolb", "byline"),
        ("Par Kolb − Le 25 mai 2022 − Source The Plateau’s Blog", "byline"),
        ("Rédaction en ligne", "byline"),
        ("(plateau.example)", "credit"),
        ("Capture d’écran – plateau.example", "credit"),
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
        # of portals, committees, leaders and translated pages
        ("Cet entretien est extrait du n° 12 de Plateau, en kiosque jusqu'au 30 mai.", "navigation"),
        ("Texte reçu de l'UNP, publié tel quel", "navigation"),
        ("Cette audition a été filmée ; la vidéo est disponible sur le site.", "navigation"),
        ("PUBLIÉ : 07:41, jeu. 3 mai 2023 | MIS À JOUR : 09:12, jeu. 3 mai 2023", "date_line"),
        ("pic.plateau.example/Ab3x", "navigation"),
        ("Tendances", "navigation"),
        ("Du même auteur : Le port dort | Gao, combien de bacs ?", "navigation"),
        ("Les chroniques n'engagent que leurs auteurs.", "navigation"),
        (
            "Prochain rendez-vous du cycle « Les jeudis de Gao » : jeudi 4 mai, 20 h, sur le fleuve. Gratuit.",
            "navigation",
        ),
        ("À VOIR – VIDEO : la fête du fleuve en images", "navigation"),
        ("← Le bac reste à quai | Le port rouvre →", "navigation"),
        ("Comptes rendus de la commission des ports et des fleuves", "navigation"),
        ("Inès Kolb suit la vie du port depuis 2016. Tous ses articles", "navigation"),
        ("ACCUEIL NOUVELLES MONDE SPORTS JEUX", "navigation"),
        ("REPÈRES", "navigation"),
        # told by their vocabulary, not by a pattern of their own
        ("Vous devez bénéficier d'un abonnement premium pour lire l'article.", "navigation"),
        ("L'espace des commentaires est ouvert aux inscrits.", "navigation"),
        ("Il n'y a actuellement aucun commentaire concernant cette vidéo.", "navigation"),
        ("• Les dernières vidéos", "navigation"),
        ("Cet article t'a intéressé ? Laisse un pouce !", "navigation"),
        ("En cliquant sur le bouton Suivant, vous acceptez que le contenu de twitter soit chargé.", "navigation"),
        ("2/4", "navigation"),
        ("/html/head/meta[@name='og:title']/@content", "navigation"),
        # of broadcasters
        ("Vente de grain: interview d'Olga Lind / La Mi-journée / 1 min. / le 28 octobre 2022", "navigation"),
        ("[Keystone - Karl Brandt]", "credit"),
        ("Olga Lind, avec Karl Brandt (stagiaire) •", "byline"),
        ("En utilisant ce site, vous consentez à cette utilisation.", "cookies"),
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
        "Cette audition a été filmée par un téléphone, dit le député.",
        "Texte reçu, réponse attendue.",
        "Le même auteur : voilà qui étonne.",
    ],
)
def test_false_positives_stay_in_the_article(read, sentence):
    _, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{sentence} Il est reparti ensuite.")
    assert any(s.text == sentence or s.text.startswith(sentence[:12]) for s in statements)


def test_counters_of_a_page(read):
    lines = "Écoutez Radio Balise\n\nOslo souhaite la levée du blocus\n\nURL courte\nBlocus du port (176)\n221091511"
    article, statements = read(f"{lines}\n\n{SENTENCE} Le navire a coulé en mer Noire (2 morts).")
    assert [d.reason for d in article.dropped] == ["navigation"] * 4
    assert statements[-1].text.endswith("(2 morts).")


def test_a_run_of_tags(read):
    article, _ = read(
        f"Un titre qui tient sur une ligne\n{SENTENCE}\nukraine\nrussie\nguerre froide\nmer\nLe vote aura lieu demain."
    )
    assert [d.reason for d in article.dropped] == ["navigation"] * 4


def test_a_clock_beside_speech_is_no_chapter(read):
    _, statements = read(
        "Un titre qui tient sur une ligne\n00:00 Bonsoir et bienvenue dans cette émission.\n"
        "00:20 La guerre dure depuis deux ans déjà.\n00:30 Que faut-il en penser ?"
    )
    assert "La guerre dure depuis deux ans déjà." in [s.text for s in statements]


def test_what_a_machine_wrote_down_of_a_recording_is_text(read):
    said = ["bonsoir à tous", "le port est fermé depuis lundi", "- et qui va payer", "on verra bien demain"]
    clocks = ["00:00", "00:06", "00:11", "00:19"]
    lines = "\n".join(f"{clock} {words}" for clock, words in zip(clocks, said, strict=True))
    article, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{lines}")
    assert [s.text for s in statements][-4:] == [words.removeprefix("- ") for words in said]
    assert {d.reason for d in article.dropped} == {"date_line"}


def test_chapters_of_a_recording_are_no_text(read):
    lines = "00:00 Le port\n04:10 Le maire\n09:45 La grève\n18:20 Conclusion"
    _, statements = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{lines}")
    assert [s.text for s in statements][-1] == SENTENCE


def test_a_label_comes_back_with_every_turn(read):
    label = "Mme Sabine Corbier, ministre déléguée aux Ports."
    article, _ = read(f"Un titre qui tient sur une ligne\n\n{label} – Oui.\n\n{SENTENCE}\n\n{label} – Non.")
    assert not article.dropped


def test_every_word_that_addresses_readers_is_looked_for(tables):
    addressing = [word for word, weight in tables.furniture.items() if weight == "you"]
    assert addressing and all(_ADDRESSED.search(word + ("a" if word[-1] == "'" else "")) for word in addressing)


def test_a_consent_in_one_long_paragraph(read):
    notice = (
        "En poursuivant votre visite, vous acceptez le dépôt de traceurs qui mesurent l'audience du site, retiennent "
        "vos choix, proposent des services adaptés à vos centres d'intérêt et permettent le partage de contenus sur "
        "les réseaux sociaux, comme le détaille notre politique de confidentialité, à lire avant tout accord."
    )
    article, _ = read(f"{notice}\nUn titre qui tient sur une ligne\n{SENTENCE}\nIl est reparti ensuite.")
    assert [d.reason for d in article.dropped] == ["cookies"]


def test_a_table_of_contents(read):
    contents = "Sommaire\nApprobation de l'ordre du jour 3\nProposition sur les ports (Doc. 7-361) 28\nVotes. 41"
    article, _ = read(f"{contents}\nLe port attend toujours son blé\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == "Le port attend toujours son blé"
    assert len(article.dropped) == 4


def test_a_line_in_another_alphabet(read):
    article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\nЧитать полностью…\nIl est reparti ensuite.")
    assert [d.reason for d in article.dropped] == ["navigation"]


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


def test_a_journalist_whom_a_headline_tells_of_signs_nothing(read):
    line = "Un journaliste norvégien proche du maire menace Riga de poursuites"
    article, _ = read(f"Un titre qui tient sur une ligne\n{SENTENCE}\n{line}\n{SENTENCE[:-1]} hier.")
    assert not [d for d in article.dropped if line in article.text[d.start : d.end]]


@pytest.mark.parametrize(
    "line",
    [
        "Ce live est à présent terminé, vous pouvez retrouver les informations du mardi 17 mai dans cet article.",
        "4293 lecteurs ont répondu au sondage.",
        "La possibilité d'ajouter de nouveaux commentaires a été désactivée.",
        "Getting your audio player ready...",
        "(Rédigé par Tom Rasko à Halvek et Inès Kolb à Paris, Awa Diop pour la version française)",
        "Tom Rasko a contribué au reportage.",
        "Conformément à la loi du 6 janvier 1978, vous disposez d'un droit d'accès aux données vous concernant.",
    ],
)
def test_what_a_page_says_at_its_end(read, line):
    _, statements = read(f"Le bac de Halvek repart mardi\n\n{SENTENCE}\n\n{SENTENCE[:-1]} hier.\n\n{line}")
    assert line not in {s.text for s in statements}


@pytest.mark.parametrize(
    "line",
    [
        "Le direct est terminé. Le ministre a déclaré que le port rouvrirait avant la fin du mois de mai.",
        "4293 personnes ont répondu à l'appel du maire.",
        "L'expert a contribué au rapport de la commission.",
        "Ces commentaires ont irrité les pêcheurs, qui exigent que la digue soit refaite.",
    ],
)
def test_what_only_looks_like_it(read, line):
    _, statements = read(f"Le bac de Halvek repart mardi\n\n{SENTENCE}\n\n{line}\n\n{SENTENCE[:-1]} hier.")
    assert any(line.endswith(s.text) for s in statements)


WAITED = "Les pêcheurs attendent toujours une réponse de la préfecture, qui se tait depuis la tempête de janvier."


def halvek(line: str) -> str:
    """A page of four statements, with one more line in the middle."""
    return "\n\n".join(["Le bac de Halvek repart mardi", WAITED, line, SENTENCE, f"{SENTENCE[:-1]} hier."])


@pytest.mark.parametrize(
    "line",
    [
        "Vous possédez déjà un compte ?",
        "JE ME CONNECTE",
        "TOM RASKO POUR « LA GAZETTE »",
        "Fin du widget. Retour au début du widget?",
        "Prenez note que cet article publié en 2023 pourrait contenir des informations anciennes.",
        "Cet article est lu par une voix de synthèse.",
        "Le contenu auquel vous tentez d'accéder n'est plus disponible.",
        "Chaque matin, l'essentiel de l'info choisi par nos journalistes",
        "Mis à jour à 6 h 02 HNE",
        "Notre dossier sur la tempête",
        "''",
    ],
)
def test_what_a_page_says_anywhere(read, line):
    _, statements = read(halvek(line))
    assert len(statements) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Une erreur d'archiviste, répond un ancien maire de Halvek, toujours aussi raide.",
        "Qui sommes-nous pour réclamer à leur place ?",
        "Envoyer par le fond un bateau marchand, c'est se croire seul maître à bord.",
        "Pour en savoir plus, il suffisait d'entrer dans l'église de Halvek.",
        "Bienvenue dans l'Alliance, il était temps.",
        "L'éditeur d'antivirus, fondé à Halvek, ferme son bureau de la capitale.",
        "Dernière minute : le maire a retiré sa signature du communiqué sur le port.",
        "Prenez deux cartes, celle de 1997, celle d'aujourd'hui, et suivez le bord bleu de la baie.",
        "Le contenu de l'accord que le ministre tente de défendre n'existe que sur le papier.",
        "Cet article de la loi sur l'intelligence artificielle inquiète les ports.",
    ],
)
def test_sentences_that_begin_like_a_button(read, line):
    _, statements = read(halvek(line))
    assert line.removeprefix("Dernière minute : ") in {s.text.removeprefix("Dernière minute : ") for s in statements}


@pytest.mark.parametrize(
    "line",
    [
        'Dans "Politique"',
        "12 mars 2023 Inès Kolb 4 commentaires",
        "[À lire – Halvek : les pêcheurs à bout]",
        "Chaque matin, recevez les dix informations clés de la mer.",
        "Tous les mercredis, la rédaction vous fait part de ses dernières trouvailles.",
        "2 min. de lecture",
        "[Plateau - Tom Rasko] TVH",
        "traduction Tom Rasko pour La Gazette",
        "Nous vous proposons cet article afin d'élargir votre champ de réflexion.",
        "Cela ne signifie pas forcément que nous approuvions la vision développée ici.",
    ],
)
def test_what_blogs_and_reviews_say(read, line):
    _, statements = read(halvek(line))
    assert len(statements) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Chaque matin, les pêcheurs de Halvek attendent le bac devant la mairie.",
        "Tous les mercredis, le conseil du port se réunit à la mairie.",
        "Cela ne signifie pas que nous renonçons au port, a dit le ministre.",
        "Dans « La Gazette du port », le ministre défend son plan.",
        "Nous vous proposons une trêve de trente jours, a dit le ministre.",
    ],
)
def test_what_people_say_in_such_words(read, line):
    _, statements = read(halvek(line))
    assert line in {s.text for s in statements}
