"""What is left out, and why; what must stay."""

import pytest

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


def test_metadata_title_wins(read):
    assert read(SENTENCE, title="Un autre titre")[0].title == "Un autre titre"
