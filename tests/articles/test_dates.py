"""Dates as a table: what is the day of publication, and what only looks like it."""

from datetime import date

import pytest

from stance.articles.days import parse_date

TITLE = "Un titre qui tient sur une ligne"
BODY = "Le ministre a parlé longuement devant les députés de la commission.\n\nRien d'autre n'a été dit."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01-27", (date(2022, 1, 27), "day")),
        ("2022-01-27T13:12:00+01:00", (date(2022, 1, 27), "day")),
        ("27/01/2022", (date(2022, 1, 27), "day")),
        ("12.03.2024, 18:45", (date(2024, 3, 12), "day")),
        ("29-05-2024 à 12:04", (date(2024, 5, 29), "day")),
        ("1er mars 2022", (date(2022, 3, 1), "day")),
        ("8 sept. 2023", (date(2023, 9, 8), "day")),
        ("Thu, 27 Jan 2022 13:12:00 GMT", (date(2022, 1, 27), "day")),
        ("novembre 2024", (date(2024, 11, 1), "month")),
        ("2024", (date(2024, 1, 1), "year")),
        ("31 février 2022", None),
        ("mercredi", None),
        ("1814-04-06", None),
        ("", None),
    ],
)
def test_stated_dates(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            f"{TITLE}\nPublié : 13h12 GMT, 27 janvier 2022 | Mise à jour : 28 janvier 2022\n{BODY}",
            "2022-01-27",
        ),
        (f"{TITLE}\nMis à jour le 05/06/2023 à 21:30\nSuivre la grève depuis le 02/01/2023\n{BODY}", "2023-06-05"),
        (
            f"{TITLE}\nMis à jour le 05/06/2023 à 21:30\nPublié le 04/06/2023 à 06:02\n{BODY}",
            "2023-06-04",
        ),
        (f"{TITLE}\n{BODY}\nAuthor : Le Phare\nPublish date : 2023-06-04 09:30:34", "2023-06-04"),
        (f"{TITLE}\n{BODY}\nPublication date: 04/06/2023", "2023-06-04"),
        (f"{TITLE}\nParis, le 3 mars 2022\n{BODY}", "2022-03-03"),
        (f"{TITLE}\nLe conseil s'est réuni, aujourd'hui 3 mars 2022, à Gao.", "2022-03-03"),
        (f"{TITLE}\nArticle écrit le 3 mars 2022 par Inès Kolb\n{BODY}", "2022-03-03"),
        (f"{TITLE}\n24 Février 2026, 08:15 {BODY}", "2026-02-24"),
        (f"{TITLE}\n{BODY}\nPublished at: 2025-02-19 22:50:28", "2025-02-19"),
        (f"{TITLE}\nMOSCOU, 14 mars 2023 (AFP) - {BODY}", "2023-03-14"),
        (f"Séance du mercredi 4 octobre 2023\n{TITLE}\n{BODY}", "2023-10-04"),
        (f"{TITLE}\nPubliÃ© le 3 fÃ©vrier 2023 Ã  14h05\n{BODY}", "2023-02-03"),
        (f"{TITLE}\n2023-05-30T20:56+0200\n2023-05-31T08:10+0200\n{BODY}", "2023-05-30"),
        (f"https://example.org/monde/20230530/titre-1059604463.html\n{TITLE}\n{BODY}", "2023-05-30"),
        (f"Bulletin des paroisses du lac – Avril 2022\n{TITLE}\n{BODY}", "2022-04-01"),
        (f"{TITLE}\nPlateau24 avec AFP | 17.07.23 | 15:02\n{BODY}", "2023-07-17"),
        (f"{TITLE}\nVarsovie, 24 fév 2022 (Ostpol) – {BODY}", "2022-02-24"),
        (f"{TITLE}\njuin 7, 2015\n{BODY}", "2015-06-07"),
        (f"{TITLE}\nMarch 2, 2022\n{BODY}", "2022-03-02"),
        (f"{TITLE}\nMercredi, 2 Mars, 2022\n{BODY}", "2022-03-02"),
        (f"{TITLE}\n2022-03-02 10:12:45\n{BODY}", "2022-03-02"),
        (f"Date de publication : 2 mars 2022\n{TITLE}\n{BODY}", "2022-03-02"),
        (f"Par Inès Kolb – Le 10 mars 2021 – Source Plateau\n{BODY}", "2021-03-10"),
        (f"Entretien du ministre, Genève, 20 juillet 2022\n{BODY}", "2022-07-20"),
        (f"{TITLE}\nmercredi 2 mars\n{BODY} La guerre a commencé en février 2022.", "2022-03-02"),
        # year first, abbreviated, short, after its hour
        (f"{TITLE}\n2022/03/02\n{BODY}", "2022-03-02"),
        (f"{TITLE}\n20220302\n{BODY}", "2022-03-02"),
        (f"{TITLE}\n02 Mar 2022\n{BODY}", "2022-03-02"),
        (f"{TITLE}\nFeb 2, 2022 18:30\n{BODY}", "2022-02-02"),
        (f"{TITLE}\n02-03-22 18:30\n{BODY}", "2022-03-02"),
        (f"{TITLE}\n18:30 02.03.2022 (Mis à jour: 18:45 02.03.2022)\n{BODY}", "2022-03-02"),
        (f"N° 12 - du 2 au 8 mars 2022\n{TITLE}\n{BODY}", "2022-03-02"),
        (f"{TITLE} - 02/03/2022\n{BODY}", "2022-03-02"),
        # before the first words
        (f"{TITLE}\n(2 mars 2022) {BODY}", "2022-03-02"),
        (f"{TITLE}\n[Le Phare, 02/03/2022] {BODY}", "2022-03-02"),
        (f"{TITLE}\n2 mars 2022 — {BODY}", "2022-03-02"),
        # below the text
        (f"{TITLE}\n{BODY}\nPublié par Inès Kolb le 2 mars 2022 dans Monde", "2022-03-02"),
        (f"{TITLE}\n{BODY}\nPosted by Inès on 2 mars 2022\nPartager", "2022-03-02"),
        (f"{TITLE}\n{BODY}\nSource : Le Phare (02/03/2022)", "2022-03-02"),
        (f"{TITLE}\n{BODY}\n(Le Phare, 02.03.2022)", "2022-03-02"),
        (f"{TITLE}\n{BODY}\nArticle paru dans Le Phare du 2 mars 2022.", "2022-03-02"),
        (f"{TITLE}\n{BODY}\n© Le Phare, 2 mars 2022", "2022-03-02"),
        (f"{TITLE}\n{BODY}\nDate de modification : 2022-03-02", "2022-03-02"),
        (f"Communiqué n° 12/2022 du 2 mars 2022\n{TITLE}\n{BODY}", "2022-03-02"),
        (f"{TITLE}\nGao, 02.03.2022 (Ostpress) - {BODY}", "2022-03-02"),
        (f"{TITLE}\nMercredi 2 mars, 18:30\n{BODY}\nMis à jour le 03/03/2022", "2022-03-02"),
        # the year of the copyright, and not the day of the update where another is told
        (f"{TITLE}\n2 mars\n{BODY}\n© 2022 Le Phare", "2022-03-02"),
        (f"{TITLE}\nMis à jour le 04/03/2022\nBellerive, mercredi 2 mars. – {BODY}", "2022-03-02"),
        # the day before and the day after
        (f"{TITLE}\nTrois cents personnes ont défilé hier mercredi 2 mars 2022 à Vannes.", "2022-03-03"),
        (f"{TITLE}\nLe défilé de demain jeudi 3 mars 2022 est annulé à Vannes.", "2022-03-02"),
        # the year of a caption with the same day; a rubric or a second form that ran into the day; a broadcast
        (f"Direct démarré le 13 juillet à 05h30 TU\n{TITLE}\nLe quai de Gao, 13 juillet 2023.\n{BODY}", "2023-07-13"),
        (f"Europe16 mars 2014\nPlébiscite\n{TITLE}\n{BODY}", "2014-03-16"),
        (f"17.février.202217.2.2022 // Le Fanal\n{TITLE}\n{BODY}\nSource : Plateau – 08-02-2022", "2022-02-17"),
        (f"Réécoutez l'invitée de la matinale du 2 mars 2022 avec Inès Kolb.\n{BODY}", "2022-03-02"),
        (f"{TITLE}\n2 mars 2022 / Inès Kolb\n{BODY}", "2022-03-02"),
        (f"{TITLE}\nPublié en mars 2022\n{BODY}", "2022-03-01"),
        (f"L'ESSENTIEL DU PORT\nRevue des quais\nMars 2022\nNuméro 118\n{TITLE} et sa suite\n{BODY}", "2022-03-01"),
        (f"{TITLE}\nPublié à 13 h 05 HAE, le 2 mars 2022\n{BODY}", "2022-03-02"),
        (f"{TITLE}\n{BODY}\nPremière publication : 2 mars 2022", "2022-03-02"),
        # the first sentence of a page of one-sentence paragraphs
        (f"{TITLE}\nLe gouvernement a présenté mercredi 2 mars 2022 son plan pour les ports.\n{BODY}", "2022-03-02"),
        # since another day
        (
            f"{TITLE}\nDes milliers ont fui depuis le début du siège, jeudi 24 février 2022. Ils sont arrivés lundi 28 "
            "février 2022 et repartent ce mardi.",
            "2022-03-01",
        ),
        # the weekday leaves one year
        (
            "À l'ouverture de la séance, ce 24 février, tous ont parlé. Ce jeudi matin, la Russie avait attaqué.",
            "2022-02-24",
        ),
        ("Moscou a dit vendredi 30 décembre que la Russie poursuit son invasion de l'Ukraine.", "2022-12-30"),
        (
            "NATIONS UNIES, 23 février (Reuters) - L'ONU a siégé vendredi, au deuxième anniversaire de l'invasion.",
            "2024-02-23",
        ),
    ],
)
def test_page_dates(read, page, expected):
    assert str(read(page)[0].date) == expected


@pytest.mark.parametrize(
    "page",
    [
        # false positives: a photo, a treaty, a past event, a weekday alone, two years that fit
        f"{TITLE}\nPhoto du 14 juillet 2019 (archives)\n{BODY}",
        f"{TITLE}\nUne marche de soutien à Paris, le 12 mars 2022, au 17e jour de l'invasion.\n{BODY}",
        "À l'ouverture de la séance, ce 24 février, tous ont parlé.",
        "Le mémorandum du 5 décembre 1994 a été signé à Budapest.",
        "Depuis le jeudi 24 février 2022, la guerre dure.",
        "Le ministre a parlé mercredi à Paris.",
        "Le ministre a parlé vendredi 30 décembre à Paris.",
        f"{BODY}\nLes derniers articles\n- Le port de Gao a rouvert ses quais aux grands bacs - 21 novembre 2024",
        "La Crimée a été annexée en 2014.",
        f"{TITLE}\nLe 12 mai 2024, des secouristes devant la gare de Gao. | © HMS\n{BODY}",
        f"{TITLE}\nLe ministre, à Paris, le 12 mars 2021. AFP\n{BODY}",
        f"{TITLE}\n{BODY}\nLe texte a été signé le 12 mars 2021.",
        # captions, laws, events and readers in the head of the page, what the news goes back to
        f"{TITLE}\nLe président à Moscou, le 9 mai 2022.\n{BODY}",
        f"{TITLE}\nLe président à Moscou, le 9 mai 2022 - AFP\n{BODY}",
        f"{TITLE}\nUn char à Kherson, le 12 novembre 2022, au lendemain du retrait\n{BODY}",
        f"{TITLE}\nManifestation à Tbilissi, 7 mars 2023\n{BODY}",
        f"{TITLE}\nArchives, 3 mai 2019\n{BODY}",
        f"{TITLE}\nLoi n° 2022-299 du 2 mars 2022\n{BODY}",
        f"{TITLE}\nColloque du 3 mai 2023 : inscrivez-vous\n{BODY}",
        f"{TITLE}\n24 février 2022 – 24 février 2024 : deux ans de siège\n{BODY}",
        f"{TITLE}\nMembre confirmé — Inscrit le 03-05-2011\n{BODY}",
        f"{TITLE}\nDu 24 février 2022 à nos jours\n{BODY}",
        f"{TITLE}\n{BODY}\nLe drame avait eu lieu mardi 12 avril 2022 à Gao.",
        f"{TITLE}\nLe port de Gao avait rouvert mardi 12 avril 2022, après deux ans. {BODY}",
        f"{TITLE}\nDirect du 13 juillet\n{BODY}",
        f"{TITLE}\n13 juillet\n{BODY}\nLa trêve date du 13 juillet 2004 à Gao.",
        f"{TITLE}\n13 juillet\nLe quai de Gao, le 13 juillet 2004.\n{BODY}\nLe port a rouvert en 2006.",
        f"{TITLE}\n{BODY * 3}\nCommentaires\nMartin, 12 mars 2021 : bravo",
        f"{TITLE}\n{BODY * 3}\nÀ lire aussi\nLe blé du port (12 mars 2021)",
    ],
)
def test_no_date_is_guessed(read, page):
    article = read(page)[0]
    assert (article.date, article.date_precision) == (None, None)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2022/04/20/titre.html", ("2022-04-20", "day")),
        ("https://example.org/monde/titre_AN-202212160611.html", ("2022-12-16", "day")),
        ("https://example.org/2022/04/titre", ("2022-04-01", "month")),
        ("https://example.org/lettre/fevrier-2023/", ("2023-02-01", "month")),
        ("https://example.org/la-crise-de-fevrier-2023-vue-du-port", ("None", None)),
        ("https://example.org/2022022691404-titre.html", ("2022-02-26", "day")),
        ("https://example.org/seances/s20240313/s20240313008.html", ("2024-03-13", "day")),
        ("https://example.org/titre-20-04-2022-XJ7K.php", ("2022-04-20", "day")),
        ("https://example.org/titre-1059604463.html", ("None", None)),
        ("https://example.org/infos/le-maire-repond-1646326336", ("2022-03-03", "day")),
        ("https://example.org/20229931/titre", ("None", None)),
    ],
)
def test_dates_of_addresses(read, url, expected):
    article, _ = read(f"{TITLE}\n{BODY}", url=url)
    assert (str(article.date), article.date_precision) == expected


def test_metadata_come_first(read):
    assert str(read(f"Un titre\nPublié le 4 mars 2022\n{BODY}", date="2022-03-05")[0].date) == "2022-03-05"


def test_a_named_event_gives_the_year_alone(read):
    article, _ = read("Il ira à Pékin aux Jeux olympiques d'hiver de l'année prochaine.")
    assert (str(article.date), article.date_precision) == ("2021-01-01", "year")


def test_an_issue_is_dated_above_its_address_not_by_its_readers(read):
    page = f"LE GUET\navril 2021 · https://le-guet.example/x\n\n{TITLE}\n\n{BODY}\n\n"
    page += "« Bravo », dit Paul, le 3 juin 2022 à 09:15\n← Article précédent"
    article, _ = read(page)
    assert (article.date, article.date_precision) == (date(2021, 4, 1), "month")


def test_the_days_of_teasers_date_no_page(read):
    links = "".join(f"\nUn port en grève\nPublié le {day} juillet 2024" for day in (26, 25, 24))
    assert read(f"{TITLE}\n{BODY}\nÀ lire aussi{links}")[0].date is None
    article, _ = read(f"{TITLE}\nPublié le 2 mars 2022\n{BODY}\nÀ lire aussi{links}")
    assert str(article.date) == "2022-03-02"


def test_a_record_is_of_its_session_not_of_the_day_it_went_online(read):
    page = f"{TITLE}\nMercredi 3 mai 2023\n" + "Le président a parlé devant la commission des ports.\n" * 12
    assert str(read(page + "Mis en ligne le 9 mai 2023")[0].date) == "2023-05-03"


def test_the_hour_of_a_post_dates_no_page(read):
    page = f"{TITLE}\n{BODY}\nInès Kolb @ikolb\n12:04 · 3 mars 2022\nVoir sur X"
    assert read(page)[0].date is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"mercredi 24 avril 2024\n{TITLE}\nmercredi 16 juin 2010 | Inès\n{BODY}", "2010-06-16"),
        (f"24.2 C\nPlateau\nvendredi 27 septembre 2024\n{TITLE}\n" + f"{BODY}\n" * 6, "None"),
        (f"{TITLE}\n7/25/2022 12:00:00 AM\n{BODY}", "2022-07-25"),
        (f"{TITLE}\n{BODY}\nInès Kolb\n05 h 40, le 24 mai 2023\nBravo !\nPaul Brandt\n22 h 08, le 23 mai 2023", "None"),
        (f"Couverture du journal du 29/08/2025\n{TITLE}\n{BODY}", "None"),
        (f"{TITLE}\nLe conseil se réunira mercredi 2 mars prochain, dit le maire de la ville.\n{BODY}", "None"),
        (
            f"{TITLE}\nLe bail a été prolongé jeudi 15 octobre, jusqu'au 15 octobre 2021, par la ville.\n{BODY}",
            "None",
        ),
    ],
)
def test_the_day_of_something_else(read, page, expected):
    assert str(read(page)[0].date) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("10.04.2025, 17:17 heures", "2025-04-10"),
        ("Le mercredi 12 janvier 2011 par Inès Kolb - Le maire a parlé hier soir devant le conseil.", "2011-01-12"),
        ("Lors du conseil d'hier 19 décembre 2024, le maire a reconnu que le port serait fermé.", "None"),
        ("Lors du conseil, hier 19 décembre 2024, le maire a tout reconnu. Il fermera le port.", "2024-12-20"),
        ("Le port sera fermé, selon le service des quais et des... 28.12.2024, Sputnik Afrique", "2024-12-28"),
    ],
)
def test_days_told_in_passing(read, line, expected):
    assert str(read(f"{TITLE}\n{line}\n{BODY}")[0].date) == expected


def test_the_day_of_a_single_teaser_dates_no_page(read):
    links = "\nSur le même sujet\nUn port en grève\nPublié le 3 mars 2021"
    assert read(f"{TITLE}\n{BODY}{links}")[0].date is None
    article, _ = read(f"{TITLE}\nMis à jour le 11 mai 2022 à 10h\n{BODY}{links}")
    assert str(article.date) == "2022-05-11"
    text = "Le conseil du port a longuement parlé des quais, des grues et des bacs de la rive nord. " * 3
    article, _ = read(f"{TITLE}\n{BODY}\nSur le même sujet\nUn port en grève\nPublié le 3 mars 2021\n{text}")
    assert str(article.date) == "2021-03-03"  # a long paragraph goes on below: the list was none


@pytest.mark.parametrize(
    "line",
    [
        "Luc dit : 3 mai 2023 à 10:12",
        "Commentaire de Luc, 3 mai 2023 à 10:12",
        "Politique de confidentialité (3 mai 2023)",
    ],
)
def test_readers_and_terms_below_the_text_date_no_page(read, line):
    assert read(f"{TITLE}\n" + f"{BODY}\n" * 6 + line)[0].date is None


def test_the_day_of_a_photo_is_not_the_page_s(read):
    caption = "Le maire du port Karl Brandt à Oslo, le 8 février 2023"
    for line in (f"{caption}.", f"{caption}\n{caption}. - Inès Kolb", f"{caption}.\n\n{caption}. AFP"):
        article, _ = read(f"{TITLE}\n\n{line}\n\n{BODY}")
        assert article.date is None
    for line in ("Le Phare, le 8 février 2023", "Le Phare du port - 8 février 2023"):
        article, _ = read(f"{TITLE}\n\n{line}\n\n{BODY}")
        assert article.date == date(2023, 2, 8)


SENEGAL = "Il a parlé, vendredi 3 juin, de la pêche avec le président {holder}, qui l'a reçu au port."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENEGAL.format(holder="sénégalais, Macky Sall"), "None"),  # 2016 and 2022 are his years
        (SENEGAL.format(holder="Emmanuel Macron"), "2022-06-03"),
        (SENEGAL.format(holder="de la République François Hollande"), "2016-06-03"),
        (SENEGAL.format(holder="élu Emmanuel Macron"), "None"),
        (SENEGAL.replace("le président", "l'ancien président").format(holder="François Hollande"), "None"),
        (SENEGAL.format(holder="du port, et Emmanuel Macron"), "None"),
        (SENEGAL.format(holder="du port") + " La guerre en Ukraine dure.", "2022-06-03"),
        ("Il a parlé, mercredi 19 mars, de la guerre en Ukraine aux élus qui l'ont reçu au port.", "None"),
        ("Ce vendredi (18 février 2022), le maire a parlé des quais aux élus.", "2022-02-18"),
        # nobody spoke of her in 2016
        ("Il a parlé, vendredi 3 juin, des mots de Kaja Kallas aux élus qui l'ont reçu au port.", "2022-06-03"),
    ],
)
def test_offices_and_the_war_tell_the_year_of_a_day(read, text, expected):
    assert str(read(f"{TITLE}\n{text}\n{BODY}")[0].date) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2018-09-12 5,026", "2018-09-12"),
        ("Billet de blog 22 oct. 2021", "2021-10-22"),
        ("Discours du maire devant les élus du port, le 24 février 2022 à 6h00.", "2022-02-24"),
        ("Discours du maire sur la loi du 24 février 2022 qui a fermé le port aux navires étrangers.", "None"),
        ("5-25 février 2015", "None"),
        ("...HALVEK, 10 octobre 2022 - 10H33 GMT [OSTPOL]", "2022-10-10"),
        ("La Sentinelle du port, n°516 (07/08/2021)", "2021-08-07"),
        ("Des dockers à Gao, le lundi 21 mars 2022 (AP Photo/Inès Kolb)", "None"),
    ],
)
def test_days_of_posts_speeches_spans_and_pictures(read, line, expected):
    assert str(read(f"{TITLE}\n{line}\n{BODY}")[0].date) == expected


TODAY = "Le maire a rouvert le port ce jeudi, dit-il aux dockers."


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            f"{TITLE}\nSuivez avec nous les informations de ce mercredi 2 mars liées au port\n{BODY} Février 2022.",
            "2022-03-02",
        ),
        (f"{TITLE}\nSuivez avec nous le procès du drame du mercredi 2 mars 2011\n{BODY}", "None"),
        (f"{TITLE}\nDes dockers à Gao, le 9 mars 2023 - Inès KOLB / AFP\n{TODAY}\n{BODY}", "2023-03-09"),
        (f"{TITLE}\nDes dockers à Gao, le 8 mars 2023 - Inès KOLB / AFP\n{TODAY}\n{BODY}", "None"),  # the day before
        (f"{TITLE}\nLe maire a rejeté ce 29 août 2017 les plaintes des dockers du port.\n{BODY}", "2017-08-29"),
        (f"{TITLE}\n{BODY * 8}\nLe maire a rejeté ce 29 août 2017 les plaintes.\n{BODY}", "None"),  # a teaser may
        (f"{TITLE}\nCe 29 août 2017, le port était vide, et nul n'en parle plus.\n{BODY}", "None"),
        (
            f"{TITLE}\nIl a reçu, vendredi 3 juin, François Hollande, le président français, au port.\n{BODY}",
            "2016-06-03",
        ),
    ],
)
def test_live_pages_pictures_of_today_and_holders_named_first(read, page, expected):
    assert str(read(page)[0].date) == expected
