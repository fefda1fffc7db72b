"""Which outlet: from what is stated, the URL, the byline, the masthead; never one that is merely quoted."""

import pytest

BODY = "Le ministre a parlé longuement devant les députés de la commission.\n\nRien d'autre n'a été dit."
TITLE = "Un titre qui tient sur une ligne"


@pytest.mark.parametrize(
    ("page", "metadata", "outlet"),
    [
        (BODY, {"outlet": "lefigaro.fr"}, "Le Figaro"),
        (BODY, {"outlet": "Journal inconnu"}, "Journal inconnu"),
        (BODY, {"url": "https://www.lemonde.fr/international/article/2022/03/01/x.html"}, "Le Monde"),
        (f"{TITLE}\nPar Chris Martin pour Mediapart\n{BODY}", {}, "Mediapart"),
        (f"Le Temps\nMonde\n{TITLE}\n{BODY}", {}, "Le Temps"),
        (f"Le Courrier de la Meuse | Belgique\n{TITLE}\n{BODY}", {}, "Le Courrier de la Meuse"),
        (f"{TITLE}\nMOSCOU, 14 mars 2023 (AFP) - {BODY}", {}, "AFP"),
        (f"{TITLE}\n{BODY}\n© Le Monde 2024", {}, "Le Monde"),
        (f"L'ESSENTIEL\n- Le ministre a parlé.\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\n{BODY}\npic.twitter.com/x1y2z3", {}, None),
        (f"{TITLE}\n{BODY}\nSource : AFP", {}, None),
        (f"{TITLE}\n{BODY}\n© Inès Kolb, Ostpress, Pool Photo via AP", {}, None),
        (f"{TITLE}\nCrédits photo : Capture d'écran / Assemblée nationale\n{BODY}", {}, None),
        (f"Sputnik\n{TITLE}\n{BODY}", {}, "Sputnik"),
        (f"Background image\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\n{BODY}\nRepris par L'AS, ce propos a surpris.", {}, None),
        (f"{TITLE}\n{BODY}\nSource : Le Progrès de Ségou", {}, "Le Progrès de Ségou"),
        (f"{TITLE}\n{BODY}\nSource : Traduit à partir d'AlBalise", {}, "AlBalise"),
        (f"Le Quotidien du Léman, 12 mars 2024\n{TITLE}\n{BODY}", {}, "Le Quotidien du Léman"),
        (f"{TITLE} | Le Fil des Ardennes\n{BODY}", {}, "Le Fil des Ardennes"),
        (f"{TITLE} - La Voix du Plateau\n{BODY}", {}, "La Voix du Plateau"),
        (f"{TITLE}\nPublié le 14/07/2023 par la rédaction du Phare du Sahel\n{BODY}", {}, "Le Phare du Sahel"),
        (f"[BERLIN, Agence Ostpress] {BODY}", {}, "Agence Ostpress"),
        (f"LA LETTRE DU FLEUVE\nn° 12\n{TITLE}\n{BODY}", {}, "La Lettre du Fleuve"),
        (f"Berlin (awp/ats/dpa) - {BODY}", {}, "Keystone-ATS"),
        (f"{TITLE}\n{BODY}\nContact : redaction@plateau.info", {}, "plateau.info"),
        (f"{TITLE}\nPublic Sénat\nTemps de lecture :\n3 min\n{BODY}", {}, "Public Sénat"),
        (f"Logo Epoch Times\n{TITLE}\n{BODY}", {}, "The Epoch Times"),
        (f"{TITLE}\n{BODY}\nLe Figaro – International : Actualité en direct", {}, "Le Figaro"),
        (
            f"L'Indépendant du Plateau, mardi 6 août 2024, n° 3187\nPOLITIQUE INTERNATIONALE\n{TITLE}\n{BODY}",
            {},
            "L'Indépendant du Plateau",
        ),
        (f"{TITLE}\nPlateau24 avec AFP | 17.07.23 | 15:02\n{BODY}", {}, "Plateau24"),
        (
            f"REVUE\nMENSUEL INDÉPENDANT — JUIN 2023\n{TITLE}\nPhotographies : Inès Kolb pour Le Guetteur\n{BODY}",
            {},
            "Le Guetteur",
        ),
        (f"De : La Lettre du Plateau <bonjour@plateau.example>\nObjet : {TITLE}\n{BODY}", {}, "plateau.example"),
        (f"PLATEAU-MATIN.example\n{TITLE}\n{BODY}", {}, "plateau-matin.example"),
        (f"{TITLE}\n{BODY}\nLe Figaro Abonnements : Offres | Cadeaux | Jeux", {}, "Le Figaro"),
        (f"LES CARNETS DU GUET\nUn blog de voyages lents\n{TITLE}\n{BODY}", {}, "Les Carnets du Guet"),
        (f"L'invité du matin\nMaud Roy sur Radio Cimes : « Assez »\nÉcouter l'émission\n{BODY}", {}, "Radio Cimes"),
        (f"Les Cimes Les Cimes\n{TITLE}\nPublié le 14/07/2023\n{BODY}", {}, "Les Cimes"),
        (f"{TITLE}\n{BODY}\n© 2022 La Plume libre. Tous droits réservés.", {}, "La Plume libre"),
        (f"{TITLE} - Le Fanal de Brest\n{BODY}", {}, "Le Fanal de Brest"),
        (f"{TITLE}\nPar Chris Martin, Le Fanal de Brest\n{BODY}", {}, "Le Fanal de Brest"),
        (f"{TITLE}\nPublié par Le Fanal de Brest le 2 mars 2022\n{BODY}", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nCet article est apparu en premier sur Courrier du Lac.", {}, "Courrier du Lac"),
        (f"{TITLE}\n{BODY}\nRadio Sambre, 12 rue du Port, 29200 Brest", {}, "Radio Sambre"),
        (f"TV9 Plateau\nMonde\n{TITLE}\n{BODY}", {}, "TV9 Plateau"),
        (f"Le Grand Débat\n{TITLE}\n{BODY}", {}, "Le Grand Débat"),
        (f"SÉNAT\nSéance du mercredi 2 mars 2022\n{TITLE}\n{BODY}", {}, "Sénat (site)"),
        # told by a signature, a source, a contact or an agency's mark alone
        (f"{TITLE}\n{BODY}\nAwa Diop, pour Le Fanal de Brest", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nPour Le Fanal de Brest, Awa Diop", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nAwa DIOP\nLe Fanal de Brest", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nAwa Diop / Le Fanal de Brest", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nAwa Diop est journaliste au Fanal de Brest.", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nSource : L'Aube du Plateau du 12 mars 2024", {}, "L'Aube du Plateau"),
        (f"{TITLE}\n{BODY}\nTous droits réservés - Le Fanal de Brest 2024", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nSuivez-nous sur Facebook : Fanal de Brest", {}, "Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nFanal de Brest, BP 12, Brest. Tél. 02 00 00 00 00", {}, "Fanal de Brest"),
        (f"{TITLE}\nPublié le 12 mars 2024 dans Le Fanal de Brest\n{BODY}", {}, "Le Fanal de Brest"),
        (f"{TITLE}\nDe notre envoyée spéciale à Gao pour Le Fanal, Awa Diop\n{BODY}", {}, "Le Fanal"),
        (f"{TITLE} :: Fanal de Brest\n{BODY}", {}, "Fanal de Brest"),
        (f"{TITLE}\nPar BFMTV\n{BODY}", {}, "BFMTV"),
        (f"{TITLE}\nPar Le Figaro avec AFP\n{BODY}", {}, "Le Figaro"),
        (f"{TITLE}\nBerne (ats) {BODY}", {}, "Keystone-ATS"),
        (f"{TITLE}\n(Ecofin) - {BODY}", {}, "Agence Ecofin"),
        (f"{TITLE}\n{BODY}\n(Belga)", {}, "Belga"),
        (f"{TITLE}\nPar A. D. avec AFP\n{BODY}", {}, None),
        (f"{TITLE}\n{BODY}\nAwa Diop, maire de Brest", {}, None),
        (f"{TITLE}\n{BODY}\nReportage d'Awa Diop à Gao, pour Le Fanal de Brest", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nAwa Diop, Le Fanal de Brest, 12 mars 2024", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nTraduit de l'anglais pour Le Fanal de Brest par Luc Roy", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nLe Fanal de Brest sur WhatsApp : cliquez ici", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nLe Fanal de Brest, quotidien indépendant fondé en 1962", {}, "Le Fanal de Brest"),
        (f"Émission du 12 mars 2024 sur Radio Fanal\n{TITLE}\n{BODY}", {}, "Radio Fanal"),
        (f"{TITLE}\nUne chronique d'Awa Diop pour Radio Fanal\n{BODY}", {}, "Radio Fanal"),
        (f"{TITLE}\nPropos recueillis par Awa Diop, Le Fanal de Brest\n{BODY}", {}, "Le Fanal de Brest"),
        (f"{TITLE}\nAFP/Le Figaro\n{BODY}", {}, "Le Figaro"),
        (f"{TITLE}\nLe Figaro (avec AFP)\n{BODY}", {}, "Le Figaro"),
        (f"{TITLE}\nKIEV, 12 mars. /TASS/. {BODY}", {}, "TASS"),
        (f"{TITLE}\n{BODY}\nContact : fanal.brest@gmail.com", {}, None),
        (f"Le Fanal de Brest, l'actualité du port\n{TITLE}\n{BODY}", {}, "Le Fanal de Brest"),
        (f"{TITLE}\nphoto: plateau.info\n{BODY}", {}, None),
        (f"Xavier Kolb Inès AFP\n{TITLE}\n{BODY}", {}, None),
        (f"Sommet de l'Alliance\n{TITLE}\n{BODY}", {}, None),
        # an address the table does not know; it beats the agency whose copy the page prints
        (BODY, {"url": "https://www.plateau-infos.example/monde/x"}, "plateau-infos.example"),
        (f"MOSCOU (Reuters) – {BODY}", {"url": "https://plateau.example/x"}, "plateau.example"),
        (f"https://plateau.example/monde/x\n{TITLE}\n{BODY}", {}, "plateau.example"),
        (f"{TITLE}\n{BODY}\nInès Kolb\nIJL – Réseau.Presse – Le Fanal de Brest", {}, "Le Fanal de Brest"),
        (f"{TITLE}\n{BODY}\nSource: Le Figaro January 05, 2026 12:42 UTC", {}, "Le Figaro"),
        (f"Accueil / Le Figaro / {TITLE}\n{TITLE}\n{BODY}", {}, "Le Figaro"),
        (f"{TITLE}\nLe Figaro du 09.09.2022\n{BODY}", {}, "Le Figaro"),
        # false positives
        (f"Des secouristes devant la gare – Niger\n{BODY}\nUn train part du Niger.", {}, None),
        (f"{TITLE}\nLe communiqué du 09.09.2022\n{BODY}", {}, None),
        (f"{TITLE}\n{BODY}\nLe port attend l'envoyé spécial du Président Inès Kolb à Gao.", {}, None),
        (f"Commission\ndes pêches\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\nDes secouristes devant la gare de Gao, au petit matin. | © HMS\n{BODY}", {}, None),
        (BODY, {"url": "https://www.facebook.com/x/posts/1"}, None),
        (f"{TITLE}\n© Reuters.\n{BODY}", {}, None),
        (f"ENQUÊTE\n{TITLE}\n{BODY}", {}, None),
        (f"Guerre en Ukraine\n{TITLE}\n{BODY}", {}, None),
        (f"L'ESSENTIEL\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\nSelon Le Monde, rien n'est décidé. L'agence Reuters confirme.", {}, None),
        (f"L'essentiel\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\n{BODY}\nLe Monde", {}, None),
        (f"{TITLE}\n{BODY}\nSuivez Facebook", {}, None),
        (f"{TITLE}\n{BODY}\nToute l'actualité du Mali et du Sahel", {}, None),
        (f"Guerre commerciale\n{TITLE}\n{BODY}", {}, None),
        (f"Inès Kolb\n{TITLE}\n{BODY}", {}, None),
        (f"Par Chris Martin, Kiev\n{TITLE}\n{BODY}", {}, None),
        (f"POLITIQUE INTERNATIONALE\n{TITLE}\n{BODY}", {}, None),
        (f"La Nouvelle République\nAccueil > Ville\n{TITLE}\n{BODY}", {}, "La Nouvelle République"),
        # dispatches, programmes, rows of authors, what stands around a name
        (f"[09/02/2015 12:36:51] Bruxelles (AFP)\nPORT-GREVE\n{TITLE}\n{BODY}", {}, "AFP"),
        (f"{TITLE}\ninformation fournie par AFP Video 23/02/2024 à 20:21\n{BODY}", {}, "AFP"),
        (f"{TITLE}\nAFP, publié le 3 mai 2023\n{BODY}", {}, "AFP"),
        (f"(Gao) Le port a fermé.\nLa Presse canadienne\n{BODY}", {}, "La Presse canadienne"),
        (f"Réécoutez l'invitée de RTL Soir du 3 mai 2023.\n{TITLE}\n{BODY}", {}, "RTL"),
        (f"{TITLE}\nLe Figaro, Inès Kolb\n{BODY}", {}, "Le Figaro"),
        (f"{TITLE}\nI.K. avec 20 Minutes\n{BODY}", {}, "20 Minutes"),
        (f"{TITLE}\nLe Figaro, p. 8\n{BODY}", {}, "Le Figaro"),
        (f"{TITLE}\nvia Le Figaro\n{BODY}", {}, "Le Figaro"),
        (f"franceinfo:\nRadio\n{TITLE}\n{BODY}", {}, "France Info"),
        (
            f"{TITLE}\nDes dockers à Gao. Tous droits réservés Inès Kolb. All rights reserved.\nPar euronews\n{BODY}",
            {},
            "Euronews",
        ),
        (f"{TITLE}\n{BODY}\n(Le Figaro)", {}, "Le Figaro"),
        (f"{TITLE}\n{BODY}\nLe Figaro, 3 mai 2023", {}, "Le Figaro"),
        (f"{TITLE}\n{BODY}\nLire la suite sur Le Figaro", {}, "Le Figaro"),
        (f"Cet article est republié à partir de Mediapart.\n{TITLE}\n{BODY}", {}, "Mediapart"),
        (f"{TITLE}\n{BODY}\nCopyright © 2010–2022, Le Figaro", {}, "Le Figaro"),
        (f"{TITLE}\n{BODY}\nLe Figaro, 3 mai 2023\nLe Monde, 5 mai 2023", {}, None),
        (f"{TITLE}\nLe ministre sur le plateau de BFMTV, le 3 mai 2023\n{BODY}", {}, None),
        (f"{TITLE}\nRédaction avec Belga\n{BODY}", {}, None),
        (f"{TITLE}\nSource : JT 20h Semaine\n{BODY}", {}, None),
        (f"Posts Tagged ‘Sahel’\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\nOpération « Le Monde »\n{BODY}", {}, None),
    ],
)
def test_outlet(read, page, metadata, outlet):
    assert read(page, **metadata)[0].outlet == outlet


def test_a_known_outlet_has_its_country(read):
    assert read(BODY, outlet="Le Temps")[0].outlet_country == "CH"


def test_the_name_of_the_site_is_no_part_of_the_headline(read):
    article, statements = read(f"{TITLE} | Le Fil des Ardennes\n12 mars 2024\n{BODY}")
    assert article.title == TITLE
    assert statements[0].text == TITLE


def test_the_subject_of_a_message_is_its_headline(read):
    article, statements = read(f"De : A. <bonjour@plateau.example>\nObjet : {TITLE}\nDate : 17 février 2024\n{BODY}")
    assert (article.title, str(article.date)) == (TITLE, "2024-02-17")
    assert statements[0].text == TITLE


def test_a_dated_masthead_is_a_date_line(read):
    article, statements = read(f"Le Quotidien du Léman, 12 mars 2024\n{TITLE}\n{BODY}")
    assert article.date.isoformat() == "2024-03-12"
    assert statements[0].text == TITLE


LONG = "Le maire a ouvert la séance devant les conseillers, avec une heure de retard sur l'ordre du jour prévu."


@pytest.mark.parametrize(
    ("page", "url", "outlet"),
    [
        (f"{TITLE}\npar France 24 FR\n{BODY}", "https://actu.orange.fr/videos/monde/x.html", "France 24"),
        (f"{TITLE}\npar AFP FR\n{BODY}", "https://actu.orange.fr/videos/monde/x.html", "AFP"),
        (f"{TITLE}\n{BODY}", "https://fr.news.yahoo.com/un-titre-081917091.html", None),
        (f"Yahoo Actualités\n{TITLE}\n{BODY}", "", None),
        (f"{TITLE}\n{BODY}", "https://www.pressreader.com/france/nice-matin-cannes/20220507/28", "Nice-Matin"),
        (f"{TITLE}\n{BODY}", "https://www.turess.com/fr/letemps/33186", "Le Temps (Tunisie)"),
        (f"{TITLE}\n{BODY}", "https://actu.orange.fr/politique/un-port/x.html", None),
        (f"{TITLE}\n{BODY}", "https://docslib.org/doc/691/le-port", None),
    ],
)
def test_an_aggregator_is_no_outlet(read, page, url, outlet):
    assert read(page, url=url)[0].outlet == outlet


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\n{LONG}\n{LONG} « Nous verrons. » (Le Monde)\nNombre de lectures : 12 fois", "Le Monde"),
        (f"{TITLE}\n{LONG} « Nous verrons » (Le Monde).\n{LONG}\n{LONG}", None),
        (f"{TITLE}\n{LONG}\nLire la suite de l'article sur Le Monde", "Le Monde"),
        (f"information fournie par France 24 • 23/02/2023 à 09:57\n{LONG}", "France 24"),
        (f"{TITLE}\nPar Le Figaro 3 juin 2022\n{LONG}", "Le Figaro"),
        (f"{TITLE}\n{LONG}\nAbonnez-vous à notre chaîne : https://t.me/radio_okapi", "Radio Okapi"),
        (f"{TITLE}\n{LONG}\n— Radio Okapi (@radiookapi) 12 mars 2022", None),
        (f"{TITLE}\n{LONG}\nMail : info(at)phare-du-lac.ch", "phare-du-lac.ch"),
        (f"{TITLE}\n{LONG}\nPHP.net", None),
        (f"{TITLE}\nLe maire devant la gare ce matin © Radio France - Inès Kolb\n{LONG}", None),
        (f"{TITLE}\n{LONG}\n© Le ministre délégué au port", None),
        (f"Assemblée générale de l'ONU\n{TITLE}\nPar Inès Kolb\n{LONG}", None),
        (f"{TITLE}\n{LONG}\nInès Kolb\nIJL – Réseau.Presse – Le Moniteur Acadien - Atl\n{LONG}", "Le Moniteur acadien"),
        (f"{TITLE}\nLe bassin du port a été vidé hier pour des travaux | OUEST-FRANCE\n{LONG}", "Ouest-France"),
    ],
)
def test_the_outlet_told_by_the_way(read, page, outlet):
    assert read(page)[0].outlet == outlet


@pytest.mark.parametrize(
    "top", ["Ligue des ports libres\nCommuniqué de presse\n", "COMMUNIQUÉ\nLigue des ports libres\n"]
)
def test_a_body_that_issues_its_release_is_the_outlet(read, top):
    article, _ = read(f"{top}{TITLE}\nParis, le 3 mars 2022\n{LONG}")
    assert (article.outlet, article.title, str(article.date)) == ("Ligue des ports libres", TITLE, "2022-03-03")


def test_a_body_above_a_press_article_is_its_rubric(read):
    assert read(f"Union européenne\nPublié le 3 mars 2022\n{TITLE}\n{LONG}")[0].outlet is None


def test_who_is_the_source_of_a_video_is_no_outlet(read):
    for source in ("JEANNE MARTIN 2022", "JT 20h Semaine"):
        article, _ = read(
            "Une question posée au port de Riga ?\n\npar Inès KOLB\nPublié le 26 mars 2022 à 11h19\n\n"
            f"Source : {source}\n\nLe maire a parlé devant les députés de la commission mardi."
        )
        assert article.outlet is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Le correspondant du Guardian à Gao affirme que le port rouvrira.",
        "Invitée de France Inter mercredi, la maire a refusé.",
        "Je renvoie à la carte publiée par Le Monde le 19 mars, très claire.",
        "Dans une tribune parue dans Le Monde, trente élus réclament un vote.",
        "La rédaction du Monde dément.",
        "Le Spiegel, hebdomadaire de Hambourg, parle d'un désaccord.",
        "Novaïa Gazeta est un journal indépendant fondé par d'anciens dockers.",
        "Sur le plateau de LCI, la députée a parlé d'une trahison.",
        "Un article du Wall Street Journal avait révélé l'affaire en mars.",
    ],
)
def test_an_outlet_that_a_sentence_cites_is_not_the_page_s(read, sentence):
    assert read(f"{TITLE}\n{sentence}\n{BODY}")[0].outlet is None
    assert read(f"{TITLE}\n{BODY}\n{sentence}")[0].outlet is None


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Cet article est paru dans Le Monde le 19 mars.", "Le Monde"),
        ("Article initialement publié sur le site du Fanal de Brest.", "Le Fanal de Brest"),
        ("Retrouvez notre correspondant pour Le Fanal de Brest, Luc Roy.", "Le Fanal de Brest"),
    ],
)
def test_a_sentence_in_which_the_page_speaks_of_itself_names_its_outlet(read, sentence, outlet):
    assert read(f"{TITLE}\n{BODY}\n{sentence}")[0].outlet == outlet


def test_a_byline_below_the_standfirst_names_the_outlet(read):
    standfirst = "Les alliés cherchent une réponse commune, mais les capitales restent divisées."
    assert read(f"{TITLE}\n{standfirst}\nPar Inès Kolb pour Mediapart\n{BODY}")[0].outlet == "Mediapart"
    assert read(f"{TITLE}\n{standfirst}\nPar Inès Kolb, à Gao\n{BODY}")[0].outlet is None


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\nBFM A. D. avec AFP\n{BODY}", "BFMTV"),
        (f"{TITLE}\nPlateau24 A. D. avec AFP\n{BODY}", "Plateau24"),
        (f"{BODY}\n* Source : vaticannews.va", "Vatican News"),
        (f"{TITLE}\n{BODY}\nSite référencé:  Le Monde diplomatique", "Le Monde diplomatique"),
        (f"{TITLE}\n(VOVworld) - {BODY}", "VOV World"),
        # a person, a bank of pictures, capitals that no table has
        (f"Vladimir Poutine\n{TITLE}\n{BODY}\nPar Inès Kolb\nPublié pour Vladimir Poutine\n{BODY}", None),
        (f"{TITLE}\n©Lavrov\n{BODY}", None),
        (f"Source: Gettyimages.ru\n{BODY}", None),
        (f"{TITLE}\n(McArthur) - {BODY}", None),
    ],
)
def test_outlets_that_sign_briefly_and_names_that_are_none(read, page, outlet):
    assert read(page)[0].outlet == outlet


RELEASE = "Communiqué de presse"


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\n{RELEASE}\nLe 3 mai 2023 – Halvek (Plaine) – Ports et Canaux\n{BODY}", "Ports et Canaux"),
        (f"{TITLE}\nLe 3 mai 2023 – Halvek (Plaine) – Ports et Canaux\n{BODY}", None),  # no release
        (f"{TITLE}\nHalvek (Plaine) - 3 mai 2023\n{BODY}", None),
        (f"{TITLE}\n{BODY}\n...HALVEK, 10 octobre 2022 - 10H33 GMT [BELGA]", "Belga"),
        (f"{TITLE}\n{BODY}\nHALVEK/GAO (Reuters) - {BODY}", "Reuters"),
        (f"{TITLE}\n{BODY}\nHALVEK (Reuters) - {BODY}\nGAO (AFP) - {BODY}", None),
        (f"{TITLE}\n{BODY}\n© AFP 2022. Tous droits réservés.", "AFP"),
        (f"{TITLE}\n{BODY}\n© AFP 2022 Inès Kolb Les quais de Gao rouvrent", None),
        (f"Après la rencontre avec Karl Brandt\n{TITLE}\n{BODY}", None),
    ],
)
def test_releases_datelines_and_pictures(read, page, outlet):
    assert read(page)[0].outlet == outlet


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\nRédaction Medias24\n{BODY}", "Médias24"),
        (f"{TITLE}\nRédaction Internationale\n{BODY}", None),
        (f"{TITLE}\nLe maire sur le quai. [Photo d'illustration]\nRIA Novosti\n{BODY}", None),
        (f"{TITLE}\nLe quai.\nRIA Novosti\n{BODY}", "RIA Novosti"),
        (f"{TITLE}\n{BODY}\nAbonnez-vous à La Tribune", "La Tribune"),
        (f"{TITLE}\n{BODY}\nAbonnez-vous à La Une", None),
    ],
)
def test_newsrooms_credits_and_names_that_are_rubrics(read, page, outlet):
    assert read(page)[0].outlet == outlet


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\nSuivi assuré par RTS Info\n{BODY}", "RTS"),
        (f"iGFM (Dakar) {BODY}", "iGFM"),
        (f"Halvek (Dakar) {BODY}", None),
        (f"Overblog Suivre ce blog\nAdministration Créer mon blog\n{TITLE}\n{BODY}", None),
    ],
)
def test_live_coverage_places_and_platforms(read, page, outlet):
    assert read(page)[0].outlet == outlet


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\nFrance Culture —\n{BODY}", "France Culture"),
        (f"{TITLE}\npar lemondefr\n{BODY}", "Le Monde"),
        (f"{TITLE}\npar halvekfr\n{BODY}", None),
        (f"{TITLE}\n{BODY} Il part. Source: Le Figaro", "Le Figaro"),
        (f"{TITLE}\n{BODY}\nHalvek News", "Halvek News"),
        (f"{TITLE}\n{BODY}\nRevue de presse", None),
        (f"Une semaine au port - Tyna Kolb\nTyna Kolb, journaliste, parle du port.\n{BODY}", None),
        (f"Une semaine au port - Tyna Kolb\nAbonnez-vous à Tyna Kolb\n{BODY}", "Tyna Kolb"),
    ],
)
def test_outlets_with_dashes_accounts_and_last_lines(read, page, outlet):
    assert read(page)[0].outlet == outlet
