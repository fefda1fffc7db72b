"""The headline among the lines above the text: over two lines, printed twice, beside menus, rubrics and captions."""

import pytest

SENTENCE = "Le ministre a parlé longuement devant les députés de la commission."


def test_headline_glued_to_its_bullets(read):
    article, statements = read(
        "Paris soutient Kiev alors que la guerre continue en UkraineLa France a soutenu Kiev alors que la "
        "guerre continue Par Jean Martin pour Mediapart Publié : 13h12 GMT, 27 janvier 2022 La France soutient Kiev "
        "dans la guerre, a dit le ministre alors que tout continue en Ukraine."
    )
    assert article.title == "Paris soutient Kiev alors que la guerre continue en Ukraine"
    assert [d.reason for d in article.dropped] == ["duplicate", "byline"]
    assert len(statements) == 2


def test_a_headline_printed_twice(read):
    title = "Lavrov au Burundi : « L'Occident ment »"
    article, _ = read(f"{title}\n\n{title}\n\n{SENTENCE}")
    assert [d.reason for d in article.dropped] == ["duplicate"]


def test_a_slogan_over_the_menu_is_no_headline(read):
    menu = "Accueil   Chroniques   Vidéos   Boutique   Soutien"
    page = f"LA CHANDELLE\nLe feu qui ne doit rien à personne\n{menu}\nChronique\nVingt sous de peur bleue\n{SENTENCE}"
    article, _ = read(f"{page}\nIl est reparti ensuite.")
    assert (article.title, article.outlet) == ("Vingt sous de peur bleue", "La Chandelle")


def test_metadata_title_wins(read):
    assert read(SENTENCE, title="Un autre titre")[0].title == "Un autre titre"


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


def test_a_headline_that_the_page_says_twice(read):
    headline = "Le port attend toujours son blé"
    page = f"Accueil\n{headline}\nProverbe du jour : « Qui dort dîne »\nLe proverbe vient du Plateau\n{headline}"
    assert read(f"{page}\n{SENTENCE}\nIl est reparti ensuite.")[0].title == headline


def test_a_trail_of_rubrics_that_ends_with_the_headline(read):
    for trail in ("Accueil / Le petit guet / {}", "AccueilActualités - Monde{}"):
        title = "Le port de Gao rouvre « pour de bon »"
        article, _ = read(f"{trail.format(title.replace('«', chr(34)).replace('»', chr(34)))}\n\n{title}\n\n{SENTENCE}")
        assert (article.title, [d.reason for d in article.dropped]) == (title, ["navigation"])


def test_links_above_the_headline(read):
    links = "".join(f"• {what} en grève depuis lundi\n" for what in ("Le port", "La gare", "Le lycée", "La poste"))
    title = "Un navire accoste au nouveau quai"
    article, statements = read(f"{links}\n{title}\n\n{SENTENCE}")
    assert article.title == title and len(statements) == 2
    _, statements = read(f"{links.replace('lundi', 'lundi.')}{SENTENCE}")
    assert len(statements) > 2


def test_a_strip_of_news_is_no_text(read):
    strip = "    ".join(f"Le port numéro {n} ferme ses quais aux navires" for n in range(7))
    article, statements = read(f"{strip}\nUn navire accoste au nouveau quai\n{SENTENCE}")
    assert article.title == "Un navire accoste au nouveau quai" and len(statements) == 2


def test_a_caption_that_is_the_headline_again(read):
    title = "Élections : deux maires prêts à repartir"
    article, statements = read(f"{title}\n{SENTENCE}\n{title}\nImage d'illustration\nIl est reparti ensuite.")
    assert article.title == title and len(statements) == 3 and all(s.actor != "Élections" for s in statements)


def test_a_headline_below_a_long_menu(read):
    title = "Un port pour la ville de Plateau"
    menu = "".join(f"• {word}\n" for word in "Accueil Politique Ports Pêche Culture Météo Vidéos Dossiers".split())
    page = f"Le Phare du Sahel\n{menu}No Result\n{menu}{title}\n28 juin 2025\n\n{SENTENCE}\n\n{SENTENCE[:-1]} du port."
    article, statements = read(page)
    assert (article.title, str(article.date)) == (title, "2025-06-28")
    assert not any("Pêche" in s.text for s in statements)


@pytest.mark.parametrize(
    "line", ["- Hautes-Plaines -", "M A R I N E", "Plateau", "Sur le plateau, la", "Vous êtes ici >> Ports"]
)
def test_rubrics_and_cut_lines_are_no_headlines(read, line):
    assert read(f"{line}\n{SENTENCE}\n\n{SENTENCE[:-1]} du port.")[0].title is None


def test_a_rubric_above_the_headline_heads_no_list(read):
    page = f"Commentaire\nMassacrés, ils ont le droit de répondre au conseil\n{SENTENCE}\n\n{SENTENCE[:-1]} du port."
    article, statements = read(page)
    assert (article.title, article.outlet) == ("Massacrés, ils ont le droit de répondre au conseil", None)
    assert statements[0].text == article.title


@pytest.mark.parametrize(
    "rubric",
    ["Europe de l'Est", "L'analyse du jour", "Le fait du jour", "L'invité de la semaine", "Note de recherche n° 41"],
)
@pytest.mark.parametrize(
    "headline", ["Les ports du Nord au pied du mur", "La Russie menace de couper le gaz à l'Europe"]
)
def test_a_rubric_whose_noun_looks_like_a_verb_is_no_headline(read, rubric, headline):
    assert read(f"{rubric}\n{headline}\n{SENTENCE}\nIl est reparti ensuite.")[0].title == headline


def test_a_rubric_that_ends_with_a_calling_word_is_not_joined(read):
    page = f"Actualités à la une\nLes ports du Nord au pied du mur\n{SENTENCE}\nIl est reparti ensuite."
    assert read(page)[0].title == "Les ports du Nord au pied du mur"


def test_a_headline_with_a_colon_printed_twice(read):
    headline = "Le nouveau maire de Gao a déjà fait plusieurs déclarations :"
    assert read(f"{headline}\n{headline}\n{SENTENCE}\nIl est reparti ensuite.")[0].title == headline


def test_what_an_aggregator_says_of_itself_is_no_headline(read):
    page = f"Trieur d'actus — toute l'info du port\nUn cargo accoste à Gao\n{SENTENCE}\nIl est reparti ensuite."
    assert read(page)[0].title == "Un cargo accoste à Gao"


def test_the_subject_of_a_thread_is_its_headline(read):
    page = f"Sujet : Le gazoduc, qui y gagne ?\nPage 12 sur 48\n{SENTENCE}\nIl est reparti ensuite."
    assert read(page)[0].title == "Le gazoduc, qui y gagne ?"


@pytest.mark.parametrize("headline", ["L'Europe se tait", "La guerre dure", "Le port ferme du jour au lendemain"])
def test_a_short_headline_with_a_verb_stays_one(read, headline):
    assert read(f"{headline}\n{SENTENCE}\nIl est reparti ensuite.")[0].title == headline


MENU = "Newsletters\nPodcasts\nVidéos\nS'abonner"


@pytest.mark.parametrize("below", ["Publié: 11.05.2022, 13h31", "AFP\n11/05/2022 - 13:24", "Par Inès Kolb"])
@pytest.mark.parametrize("headline", ["Une paix impossible", "Donbass, la terre brûlée"])
def test_a_short_headline_right_below_a_menu(read, headline, below):
    article, _ = read(f"{MENU}\n{headline}\n{below}\n{SENTENCE}\nIl est reparti ensuite.")
    assert (article.title, str(article.date)) == (headline, "None" if "Par" in below else "2022-05-11")


@pytest.mark.parametrize(
    "caption",
    [
        "Le ministre à Kiev, le 8 février 2020 - AFP",
        "Des dockers à Gdansk, en mars 2014. Inès Kolb / REUTERS",
    ],
)
def test_a_credited_caption_is_neither_headline_nor_date(read, caption):
    page = f"Poutine, seul face à l'Occident\n{caption}\nPublié hier à 18:42\n{SENTENCE}\nIl est reparti ensuite."
    article, _ = read(page)
    assert (article.title, article.date, article.outlet) == ("Poutine, seul face à l'Occident", None, None)


def test_a_second_stamp_is_no_headline(read):
    stamps = "Publié le 11 mai 2022\nMis à jour le 12 mai 2022"
    article, _ = read(f"Poutine, seul face à l'Occident\n{stamps}\n{SENTENCE}\nIl est reparti ensuite.")
    assert article.title == "Poutine, seul face à l'Occident"


def test_a_menu_alone_gives_no_headline(read):
    assert read(f"{MENU}\nNos offres\n{SENTENCE}\nIl est reparti ensuite.")[0].title is None
