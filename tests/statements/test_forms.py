"""Forms of speech beyond the quoted sentence: nouns, dashes, transcripts, interviews, people named afterwards."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor", "via"),
    [
        ("Le refus de la Hongrie d'approuver le budget n'arrange rien.", "indirect", "Hongrie (gouvernement)", None),
        (
            "La mise en garde du général Karl Brandt tient en une phrase : « L'hiver sera long ».",
            "direct",
            "Karl Brandt",
            None,
        ),
        ("L'argument de Viktor Orban : cette adhésion ruinerait les paysans.", "indirect", "Viktor Orban", None),
        ("Celui de Kiev dénonce « une farce ».", "mixed", "Ukraine (gouvernement)", None),
        (
            "L'Union européenne, par la voix de son ambassadeur, Karl Brandt, a regretté ces propos.",
            "indirect",
            "Union européenne",
            "Karl Brandt",
        ),
        ("« C'est grotesque », évacue le député Karl Brandt.", "direct", "Karl Brandt", None),
        ("« On nous demande de choisir », regrette Pavel, étudiant.", "direct", "Pavel", None),
        (
            "L'avocat de l'oligarque Ivan Zimine, Me Karl Brandt, assure que tout est faux.",
            "indirect",
            "Karl Brandt",
            None,
        ),
        ("Son mari, resté à Moscou, soutient Vladimir Poutine.", "indirect", "Mari", None),
        ("Les syndicats démentent.", "indirect", "Syndicats", None),
        ("Le point 7 appelait une décision.", "narration", None, None),
        ("Comme rappelé à nouveau par Karl Brandt, la paix se prépare.", "indirect", "Karl Brandt", None),
        ("Karl Brandt s'est rendu à Lyon, et a déclaré que la paix était proche.", "indirect", "Karl Brandt", None),
        ("Le maire a parlé, peut-être attaquera-t-il demain.", "narration", None, None),
        ("Karl Brandt, La Presse canadienne, au sommet.", "narration", None, None),
        ("« Tout va bien », a félicité Karl Brandt.", "direct", "Karl Brandt", None),
        (
            "La paix viendra, a dit un ministre hongrois du gouvernement du Premier ministre Karl Brandt.",
            "indirect",
            "Ministre hongrois du gouvernement du Premier ministre Karl Brandt",
            None,
        ),
        ("Karl Brandt parle peu et soutient le chef du Kremlin.", "indirect", "Karl Brandt", None),
        ("<< Nous tiendrons >>, a indiqué Karl Brandt.", "direct", "Karl Brandt", None),
        (
            "La chancelière Angela Merkel a appelé Moscou à intervenir, a indiqué son porte-parole, Karl Brandt.",
            "indirect",
            "Angela Merkel",
            "Karl Brandt",
        ),
    ],
)
def test_one_sentence(statements_of, text, kind, actor, via):
    found = statements_of(text)[0]
    assert (found.kind, found.actor, found.via) == (kind, actor, via)


def test_a_dialogue_with_dashes(statements_of):
    found = statements_of(
        "Erwan Le Gall, patron pêcheur, hausse la voix.\n\n— Vous en voulez aux Russes ?\n"
        "— Aux Russes, non. À celui qui les commande, oui.\n— Et aux autres ?\n— Ils vendent leur gaz, bougonne-t-il."
    )
    turns = [s for s in found if s.text.startswith("—")]
    assert [s.kind for s in turns] == ["narration", "direct", "narration", "direct"]
    assert {s.actor for s in turns if s.kind == "direct"} == {"Erwan Le Gall"}


def test_items_of_a_list_are_no_dialogue(statements_of):
    found = statements_of("- La Pologne livrera quatorze chars\n- La Norvège hésite\n- La Suède attend")
    assert all(not s.quotes for s in found)


def test_a_speaker_named_right_after(statements_of):
    found = statements_of(
        "« Je compte les litres », lâche un homme de 52 ans. Erwan Quéméner, patron du port, n'a pas dormi."
    )
    assert found[0].actor == "Erwan Quéméner"


def test_answers_without_a_label(read):
    _, found = read(
        "Karim Belhaj : « La neutralité n'est pas une absence »\n\nRadio Cap : Pourquoi s'abstenir ?\n\n"
        "Parce que nous avons une mémoire.\n\nRadio Cap : Condamnez-vous l'invasion ?\n\nJe la regrette.\n\n"
        "Radio Cap : Et demain ?\n\nNous verrons."
    )
    answers = [s for s in found if not s.text.startswith("Radio Cap")]
    assert {s.actor for s in answers} == {"Karim Belhaj"}


def test_a_sitting_with_its_chair(statements_of):
    found = statements_of(
        "M. le président. – La parole est à M. Yves Carrère.\n\nM. Yves Carrère. – Où en sommes-nous ?\n\n"
        "La Pologne attend. Que répondez-vous ?\n\nM. le président. – Il faut conclure."
    )
    assert [s.actor for s in found] == [
        "Président de séance",
        "Yves Carrère",
        "Yves Carrère",
        "Yves Carrère",
        "Président de séance",
    ]


def test_a_sitting_with_detached_stops(statements_of):
    found = statements_of(
        "Secrétaires : Mme Anne Favre, M. Luc Morel.\n\nM. Paul Brun, président du Sénat . - Je condamne cet acte.\n\n"
        "Il est intolérable.\n\nM. Yves Carrère . - L'Ukraine tiendra."
    )
    assert [s.actor for s in found][-3:] == ["Paul Brun", "Paul Brun", "Yves Carrère"]
    assert found[0].kind == "narration"


def test_an_interview_with_initials(read):
    _, statements = read(
        "Le Journal. - Que pensez-vous de la guerre ?\n\nKarl BRANDT. - Elle durera. Personne ne cède.\n\n"
        "LE JOURNAL. - Et Kiev ?\n\nK. B. - Kiev décidera."
    )
    assert [s.actor for s in statements] == [None, "Karl Brandt", "Karl Brandt", None, "Karl Brandt"]


def test_one_question_and_one_answer(read):
    _, statements = read(
        "Entretien de Karl Brandt avec la presse\n\nQuestion: Vous revenez de Kiev. Et après ?\nOn est curieux.\n\n"
        "Karl Brandt: La guerre durera. Personne ne cède."
    )
    assert [s.actor for s in statements][-2:] == ["Karl Brandt"] * 2


@pytest.mark.parametrize(
    ("turns", "speakers"),
    [
        ("01.01 Olga Lind (Les Verts): Le port brûle. Qui le sait?\n\nPersonne ne le dit.", ["Olga Lind"] * 3),
        ("Olga Lind (Verts). – Madame la Présidente, le port brûle. Qui le sait ?\n\nPersonne.", ["Olga Lind"] * 3),
        (
            "Le Président (parle en anglais) : La parole est à M. Brandt.\n\n"
            "M. Brandt, représentant de la ligue (parle en russe) : Le port brûle.\n\nQui le sait ?",
            ["Président de séance", "M. Brandt", "M. Brandt"],
        ),
        (
            "La présidente. La parole est à la rapporteuse.\n\nMme Olga Lind (S), rapporteuse. Le port brûle.",
            ["Présidente de séance", "Olga Lind"],
        ),
        (
            "La Vice-Présidente (Mme Roy) : La séance reprend.\n\nSaluer la mémoire des marins disparus\n\n"
            "M. Brandt : Le port brûle.",
            ["Mme Roy", None, "M. Brandt"],
        ),
        (
            "Mme Olga Lind (SOC) — Rapporteuse\n\nLe port brûle.\n\nM. Karl Brandt (UDC) —\n\nQui le sait ?",
            ["Olga Lind", "Karl Brandt"],
        ),
        (
            "Ms Olga LIND\n\nNorvège, SOC\n\n10:01:04\n\nLe port brûle.\n\nMr Karl BRANDT\n\nSuède, PPE\n\n"
            "10:04:10\n\nPersonne ne le dit.",
            ["Olga Lind", "Karl Brandt"],
        ),
    ],
)
def test_records_of_a_sitting(read, turns, speakers):
    _, found = read("Sécurité des ports\n\n" + turns)
    assert [s.actor for s in found[-len(speakers) :]] == speakers


@pytest.mark.parametrize(
    ("head", "turns", "guest"),
    [
        # what stands above the questions tells the guest, the initials of the paper do not
        (
            "Zoé Untel écrit. Karl Brandt, armateur, nous a accordé un long moment.\n\nCourrier Rhénan, 3 mars.",
            ["CR : Craignez-vous la suite ?", "Oui, je la crains.", "CR : Et vos marins ?", "Nous les rappelons."],
            "Karl Brandt",
        ),
        # nothing calls it an interview
        (
            "Karl Brandt est armateur à Brême.",
            ["Que craignez-vous ?", "Je crains tout.", "Et vous restez ?", "Nous restons.", "Et eux ?", "J'ignore."],
            "Karl Brandt",
        ),
        # turns that do not ask
        (
            "Entretien avec Karl Brandt, armateur.",
            ["Que craignez-vous ?", "Tout.", "Vous passez pour un ami de Riga.", "C'est faux.", "Et eux ?", "Rien.",
             "Votre flotte partira-t-elle ?", "Demain."],
            "Karl Brandt",
        ),
        # led by dashes, known by the own name
        (
            "Un armateur parle.",
            ["– Parlez-nous de vous.", "Je m'appelle Karl.", "– Que craignez-vous ?", "Je crains tout.",
             "– Et après ?", "Nous verrons.", "– Partez-vous ?", "Je reste."],
            "Karl",
        ),
        # the one who is only spoken of does not answer
        (
            "Le port rouvre avec une fresque de Paul Lind. Karl Brandt espère y revenir.",
            ["Le choix de Paul Lind vous plaît-il ?", "Je le crois.", "Et vous restez ?", "Nous restons.", "Et lui ?",
             "Je l'ignore."],
            "Karl Brandt",
        ),
        # somebody else is announced
        (
            "Les armateurs répondent. Lisez demain l'interview de Karl Brandt.",
            ["Que craignez-vous ?", "Je crains tout.", "Et vous restez ?", "Nous restons.", "Et eux ?", "J'ignore."],
            None,
        ),
    ],
)  # fmt: skip
def test_guests_whom_no_label_names(read, head, turns, guest):
    _, found = read(f"{head}\n\n" + "\n\n".join(turns))
    answers = [s for s in found if s.text in turns[1::2]]
    assert len(answers) == len(turns) // 2
    assert {(s.kind, s.actor) for s in answers} == {("direct", guest)}
    assert all(s.kind == "narration" for s in found if s.text in turns[::2])


def test_answers_that_run_on_behind_their_questions(read):
    _, found = read(
        "Interview de Karl Brandt, armateur\n\nQue craignez-vous de cette guerre ?Je crains la suite.\n\n"
        "Comment voyez-vous la suite ? Nous partons demain.\n\nQuand reviendrez-vous dans ce port ? Jamais de la vie."
    )
    assert [s.actor for s in found[1:]] == [None, "Karl Brandt"] * 3


def test_rhetorical_questions_are_no_interview(statements_of):
    found = statements_of(
        "Que veut-on ?\n\nLa ville attend depuis lundi.\n\nQui paiera ?\n\nLe port est fermé.\n\nJusqu'à quand ?\n\n"
        "La mer monte."
    )
    assert {s.kind for s in found} == {"narration"}


def test_turns_that_nobody_signs_stay_open(statements_of):
    found = statements_of(
        "Karl Brandt entre.\n\n- Bonjour, nous parlons du port.\n\n- Vous le fermez.\n\n- Je le ferme demain.\n\n"
        "- Nous vous croyons."
    )
    assert {s.actor for s in found} == {None}


def test_a_speech_below_a_line_of_its_own(read):
    _, found = read(
        "Cérémonie du port\n\nLa cérémonie a réuni cent marins.\n\nDISCOURS DE MME OLGA LIND – MAIRE DE BRÊME\n\n"
        "Je salue les marins.\n\nNotre port brûle.\n\nNous le rebâtirons."
    )
    assert [s.actor for s in found] == [None, None, None, "Olga Lind", "Olga Lind", "Olga Lind"]


def test_a_speech_answered_by_somebody_else(read):
    _, found = read(
        "Allocution de Karl Brandt devant les marins\n\nJe vous salue.\n\nNous voici.\n\nNotre ville attend.\n\n"
        "Olga Lind (tel que traduit par l'interprète) : Merci de votre accueil.\n\nKarl Brandt : Je vous en prie."
    )
    assert [s.actor for s in found][1:] == ["Karl Brandt"] * 3 + ["Olga Lind", "Karl Brandt"]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        (
            "À cette occasion, le préfet, Karl Brandt, a rappelé que l'invasion, « en violation de la Charte », a tué "
            "douze personnes.",
            "Karl Brandt",
        ),
        (
            "Le Sous-Secrétaire général pour le Moyen-Orient, l'Asie et le Pacifique, M. Karl Brandt, a rapporté que "
            "le port brûlait.",
            "Karl Brandt",
        ),
        ("Karl Brandt se lève. « Le port brûle », a-t-il informé les délégations.", "Karl Brandt"),
        ("Karl Brandt, armateur, a poursuivi les échanges entre Oslo et Riga.", None),
        ("Pour la Russie, je réfléchis au lendemain.", None),
    ],
)
def test_whose_words_they_are(statements_of, sentence, actor):
    assert statements_of(sentence)[-1].actor == actor


@pytest.mark.parametrize(
    "page",
    [
        "Réponse de Mme Olga Lind, ministre du port, à une question sur les quais, à Brême le 3 mars 2022.\n\n"
        "Intervenant(s) : \nOlga Lind\n\nTexte intégral\n",
        "Le conseil a siégé. Olga Lind est intervenue au nom de son groupe.\n\nMonsieur le président,\n\n",
    ],
)
def test_speeches_of_a_collection(read, page):
    _, found = read(page + "Je vous remercie de cette question.\n\nNotre port brûle.\n\nNous le rebâtirons.")
    assert [s.actor for s in found[-3:]] == ["Olga Lind"] * 3
    assert found[0].kind == "narration"


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Moldavie : « ici, on ne fait pas de politique »", None),
        ("Pour l'Ukraine, pour leur liberté et la nôtre !", None),
        ("France Universités a suspendu son accord avec Oslo.", "France Universités"),
        ("Ukraine Matin affirme que le port rouvrira.", "Ukraine Matin"),
        ("L'Ukraine affirme que le port rouvrira.", "Ukraine (gouvernement)"),
        ("En Russie, Lavrov affirme que le port rouvrira.", "Sergueï Lavrov"),
        ("Elle viole la Charte de l'ONU, pour laquelle il n'existe aucune excuse.", None),
    ],
)
def test_lands_that_do_not_speak(statements_of, sentence, actor):
    assert statements_of(sentence)[-1].actor == actor


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("« Le vote est nul », écrit Le Monde des Ports.", "Monde des Ports"),
        ("« Le vote est nul », écrit Le Figaro.", "Le Figaro"),
        ("« Le vote est nul », écrit Le Figaro de jeudi.", "Le Figaro"),
    ],
)
def test_papers_whose_name_goes_on(statements_of, sentence, actor):
    assert statements_of(sentence)[-1].actor == actor


def test_datelines_and_schedules_are_no_record(read):
    for line in (
        "Bad Ems (AFP). – Le port brûle.",
        "20.55 Grand Soir: Le port brûle.",
        "M. Karl Brandt (PLR) – Président",
    ):
        _, found = read(f"Un port rouvre ses quais\n\n{line}\n\nLes marins sont revenus. Ils attendent le bateau.")
        assert {s.actor for s in found} == {None}
