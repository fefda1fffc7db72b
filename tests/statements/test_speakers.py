"""French cases as tables: who speaks, how, through whom; then what must stay narration."""

import json

import pytest

from stance.settings import ROOT

CASES = ROOT / "tests" / "cases"


def cases(name: str) -> list[dict]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases("speakers.jsonl"), ids=lambda c: c["text"][:48])
def test_speaker_of_one_sentence(statements_of, case):
    (statement,) = statements_of(case["text"])
    assert (statement.kind, statement.actor, statement.via) == (case["kind"], case["actor"], case.get("via"))
    assert statement.attribution.rule and 0 < statement.attribution.confidence <= 1


@pytest.mark.parametrize("case", cases("narration.jsonl"), ids=lambda c: c["text"][:48])
def test_false_positives_stay_narration(statements_of, case):
    (statement,) = statements_of(case["text"])
    assert (statement.kind, statement.actor) == ("narration", None)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Le Kremlin a nié tout plan d'action militaire après que des responsables américains ont averti "
            "leurs alliés "
            "qu'une invasion était possible.",
            ["Kremlin", "Responsables américains"],
        ),
        (
            "L'ambassadrice américaine Linda Thomas-Greenfield a salué un vote « historique », et son homologue russe "
            "Vassili Nebenzia a dénoncé des « pressions » des Occidentaux.",
            ["Linda Thomas-Greenfield", "Vassili Nebenzia"],
        ),
        (
            "La Chine a souligné qu'elle restait neutre et en septembre, après plusieurs revers, Vladimir "
            "Poutine a reconnu "
            "que Xi avait des questions.",
            ["Chine (gouvernement)", "Vladimir Poutine"],
        ),
        (
            "La ministre Kaja Lind a exclu jeudi tout envoi de blindés, alors que Donald Tusk avait promis lundi de "
            "livrer trente.",
            ["Kaja Lind", "Donald Tusk"],
        ),
        (
            "Riga a dénoncé les survols, et Oslo évoque « un accident ».",
            ["Lettonie (gouvernement)", "Norvège (gouvernement)"],
        ),
        (
            "Riga affirme avoir rendu les fonds, alors que Oslo assure n'avoir rien reçu.",
            ["Lettonie (gouvernement)", "Norvège (gouvernement)"],
        ),
        # One speaker, two verbs: not cut.
        (
            "Moscou a nié vouloir la guerre mais a également déclaré qu'il voulait des garanties.",
            ["Russie (gouvernement)"],
        ),
        ("Emmanuel Macron a déclaré que la Russie mentait et que l'Europe tiendrait.", ["Emmanuel Macron"]),
    ],
)
def test_two_speakers_part_a_sentence(statements_of, text, speakers):
    assert [s.actor for s in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # last name after full name, also before it (headline)
        (
            "Sarrazac exige une trêve.\n\nLe philosophe Paul Sarrazac a dit que la guerre devait cesser.",
            ["Paul Sarrazac", "Paul Sarrazac"],
        ),
        # office inside the article, pronoun, bare quotation
        (
            "Anna Kowal, ministre polonaise de l'Énergie, a dit que le gaz manquait. Elle a ajouté que l'hiver "
            "serait long. "
            "« Nous tiendrons. »",
            ["Anna Kowal"] * 3,
        ),
        ("Viktor Orban est arrivé à Moscou. « Je viens pour la paix », a-t-il déclaré.", [None, "Viktor Orban"]),
        (
            "Jens Stoltenberg a pris la parole. « L'Otan aidera Kiev », a répété le chef de l'Alliance.",
            [None, "Jens Stoltenberg"],
        ),
        # the one described by another office is not taken
        ("Le président Zelensky a parlé. Le ministre a refusé de commenter.", [None, "Ministre"]),
        # the incise inside the marks
        (
            "« Jouer le jeu d'un agresseur, martèle la députée Mireille Zbinden, ce n'est pas de la neutralité. »",
            ["Mireille Zbinden"],
        ),
        # a quotation left open, continued by the one that names its speaker
        (
            "« On a commencé dans un garage.\n\n« Aujourd'hui on envoie des ambulances », dit Yannick Abgrall.",
            ["Yannick Abgrall", "Yannick Abgrall"],
        ),
    ],
)
def test_reference_inside_the_article(statements_of, text, actors):
    assert [s.actor for s in statements_of(text)] == actors


def test_office_depends_on_the_date(read):
    text = "Un titre qui parle de Londres\n\nLe Premier ministre britannique a promis des chars à Kiev."
    assert read(text, date="2022-03-01")[1][1].actor == "Boris Johnson"
    assert read(text, date="2023-03-01")[1][1].actor == "Rishi Sunak"


def test_office_without_date_names_nobody_when_several_held_it(statements_of):
    (statement,) = statements_of("Le Premier ministre britannique a promis des chars à Kiev.")
    assert statement.actor == "Premier ministre britannique" and statement.actor_id is None
    assert statement.attribution.confidence < 0.6


@pytest.mark.parametrize(
    ("asked", "answer", "again"),
    [
        ("OLGA LIND\nComment voyez-vous la suite ?", "KARL BRANDT\nMoscou avance.", "OLGA LIND\nEt Kiev ?"),
        ("Q - Comment voyez-vous la suite ?", "R - Moscou avance.", "Q - Et Kiev ?"),
        ("– Comment voyez-vous la suite ?", "– Moscou avance.", "– Et Kiev ?"),
        ("— Le Courrier. Comment voyez-vous la suite ?", "— Karl Brandt. Moscou avance.", "— Et Kiev ?"),
    ],
)
def test_interviews_as_they_are_set(read, asked, answer, again):
    _, found = read(
        f"Entretien avec Karl Brandt, historien, sur la guerre\n\nEntretien.\n\n{asked}\n\n{answer}\n\n{again}\n\n"
        + answer.replace("Moscou avance", "Kiev tiendra").replace("— Karl Brandt. ", "— ")
    )
    said = [s for s in found if "avance" in s.text or "tiendra" in s.text]
    assert [(s.kind, s.actor) for s in said] == [("direct", "Karl Brandt")] * 2
    assert all(s.kind == "narration" for s in found if s.text.endswith("?"))


def test_numbered_questions_are_answered_by_nobody_known(read):
    _, found = read(
        "1. Votre ville est-elle prête ?\n\nJe le crois. Moscou avance.\n\n2. Et vos alliés ?\n\nNous les attendons."
    )
    said = [s for s in found if "?" not in s.text]
    assert [(s.kind, s.actor) for s in said] == [("direct", None)] * 3


def test_transcript_labels_give_the_speaker(read):
    _, found = read(
        "Entretien avec une historienne sur la guerre\n\nLe Courrier : Comment voyez-vous la suite ?\n\n"
        "Anna Kowal : L'Ukraine tiendra. L'Europe aussi.\n\nLe Courrier : Et Moscou ?\n\nAnna Kowal : Moscou mentira."
    )
    assert [(s.kind, s.actor) for s in found[1:]] == [
        ("narration", None),
        ("direct", "Anna Kowal"),
        ("direct", "Anna Kowal"),
        ("narration", None),
        ("direct", "Anna Kowal"),
    ]
    assert found[2].quotes == ("L'Ukraine tiendra.",)


@pytest.mark.parametrize(
    "page",
    [
        # the numbers of a sitting's report
        "01.01 Wouter Claessens (Union libre): Que fait la Belgique?\n01.02 Anna Kowal, ministre: Nous condamnons.\n"
        "01.03 Wouter Claessens (Union libre): C'est trop peu.",
        # questions and answers
        "Q : Que fait la Belgique ?\nR : Nous condamnons.\nQ : Et ensuite ?\nR : Nous verrons.",
        # bare questions and answers of an interview
        "Anna Kowal, historienne : « Nous condamnons »\nQue fait la Belgique ?\nNous condamnons.\nEt ensuite ?\n"
        "Nous verrons.\nQuand ?\nDemain.\nRecueilli par Paul Morel",
    ],
)
def test_answers_are_speech(read, page):
    text = "Entretien avec Anna Kowal sur la guerre\n\n" + page.replace("\n", "\n\n")
    answer = next(s for s in read(text)[1] if "Nous condamnons." in s.text)
    assert (answer.kind, answer.actor) == ("direct", "Anna Kowal")


def test_runner_up_is_kept(statements_of):
    (statement,) = statements_of("Vladimir Poutine a dit vouloir la paix, a ajouté Dmitri Peskov.")
    assert statement.attribution.runner_up == "Dmitri Peskov"


def test_quotes_drop_outer_marks_and_keep_inner_ones(statements_of):
    (statement,) = statements_of("« Ce prétexte de “démocratie” suffit », a déclaré Xi Jinping, « hélas ».")
    assert statement.quotes == ("Ce prétexte de “démocratie” suffit", "hélas")


def test_mojibake_is_read_and_offsets_stay(statements_of):
    text = "Le ministÃ¨re de la DÃ©fense britannique a dÃ©clarÃ© que Â« tout va Â»."
    (statement,) = statements_of(text)
    assert statement.actor == "Ministère britannique de la Défense"
    assert statement.text == text and len(statement.quotes) == 1


@pytest.mark.parametrize(
    ("told", "kind", "actor"),
    [
        ("Un pêcheur de Yalta m'a écrit ceci : « La mer est vide ».", "direct", "Pêcheur de Yalta"),
        ("Emmanuel Macron a dit lundi que rien n'était joué.", "indirect", "Emmanuel Macron"),
    ],
)
def test_words_of_others_inside_an_answer(read, told, kind, actor):
    page = f"LE JOURNAL : Que dit-on ?\nANNA KOWAL : On hésite. {told}\nLE JOURNAL : Et vous ?\nANNA KOWAL : J'attends."
    text = "Entretien avec Anna Kowal sur la guerre\n\n" + page.replace("\n", "\n\n")
    statement = next(s for s in read(text)[1] if s.text == told)
    assert (statement.kind, statement.actor, statement.via) == (kind, actor, "Anna Kowal")


def test_the_page_is_no_relay_of_its_own(read):
    text = "Un titre\n\n« Rien ne bouge », témoigne au micro de Franceinfo Anna Kowal, bergère."
    assert [read(text, outlet=outlet)[1][-1].via for outlet in ("Franceinfo", "Le Monde")] == [None, "France Info"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # sources without a verb
        ("Aux dires de l'éleveur Karl Brandt, les loups sont là.", "Karl Brandt"),
        ("Les loups sont là, aux dires des éleveurs.", "Éleveurs"),
        ("De l'aveu même du directeur, Karl Brandt, la caisse est vide.", "Karl Brandt"),
        ("Du point de vue de la CFDT, le texte arrive trop tard.", "CFDT"),
        ("Si l'on en croit la sociologue Olga Lind, le port dort.", "Olga Lind"),
        ("Le port dort, à en croire les courtiers.", "Courtiers"),
        ("Le port dort, selon des policiers de la ville.", "Policiers de la ville"),
        ("À entendre le maire, le port dort.", "Maire"),
        ("La musique est difficile à entendre le soir, dans la ville.", None),
        ("Du point de vue de la colline, la ville brille.", None),
        # who gave the figures, who issued the document
        ("Le port dort, selon un bilan donné par les pompiers.", "Pompiers"),
        ("Le port dort, d'après une estimation fournie par le maire, Karl Brandt.", "Karl Brandt"),
        ("Le port dort, selon un communiqué de la présidence.", "Présidence"),
        ("Le port dort, selon un rapport de l'association Delta Vert.", "Delta Vert"),
        ("« Le port dort », lit-on dans un rapport de l'ONG Delta Vert.", "Delta Vert"),
        (
            "Le port dort, selon un rapport de l'association des maires de France.",
            "Association des maires de France",
        ),
        ("Selon un rapport, la piste est fermée par la police.", None),
        # what is set against the words of another, or told by a custom
        (
            "Contrairement à ce qu'affirme la mairie, le port dort, assure Karl Brandt, le président du club.",
            "Karl Brandt",
        ),
        ("Contrairement à ce qu'affirme la mairie, le port dort.", None),
        ("Comme le veut la tradition, le maire a offert le vin.", None),
        ("Comme le veut, depuis mardi, le maire, le port dort.", "Maire"),
        # the name at the end of a long description
        ("Le maire de Bergen, à 600 km de la capitale, Karl Brandt, se plaint du port.", "Karl Brandt"),
        (
            "Le secrétaire de la Fédération du port, l'ancien ministre norvégien Karl Brandt, appelle au calme.",
            "Karl Brandt",
        ),
        ("La présidente de la ligue, dont le siège est à Bergen, Olga Lind, a salué le vote.", "Olga Lind"),
        ("Le maire, au côté de son adjointe, Olga Lind, a salué le vote.", "Maire"),
        ("La nouvelle a été annoncée par l'entraîneur lui-même, Karl Brandt.", "Karl Brandt"),
        # passives, with and without a verb
        ("Le plan est jugé « inutile » par les maires de la vallée.", "Maires de la vallée"),
        ("Les travaux ont été qualifiés d'« inutiles » par la conseillère Olga Lind.", "Olga Lind"),
        ("Une décision dénoncée par les syndicats.", "Syndicats"),
        ("Une information confirmée par le préfet, qui appelle au calme.", "Préfet"),
        ("Une version que conteste la mairie.", "Mairie"),
        ("Un homme accusé par la police a été relâché.", None),
        ("Un projet critiqué par les élus sera voté lundi.", None),
        ("Une maison détruite par le feu.", None),
        # the infinitive of narration
        ("Et le ministre de conclure que la porte restait ouverte.", "Ministre"),
        ("Et le choix de conclure que le port dort est risqué.", None),
        # bodies with adjectives and names of several words
        ("Le parti conservateur norvégien Pain et Paix (PEP) dénonce le plan.", "Pain et Paix"),
        ("La formation d'extrême gauche norvégienne Virtus juge le plan inutile.", "Virtus"),
        ("Le groupe rebelle V23 juge le plan inutile.", "V23"),
        ("La coalition d'opposition Alternance 2030 juge le plan inutile.", "Alternance 2030"),
        ("Le film raconte comment un village résiste.", None),
        ("Le code de la route précise que le casque est obligatoire.", None),
    ],
)
def test_frames_of_reports(statements_of, text, actor):
    assert statements_of(text)[-1].actor == actor
