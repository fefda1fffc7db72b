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
