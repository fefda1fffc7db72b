import pytest

from stance.sources.language import FRENCH_AT_LEAST, LANGUAGES, foreign_language


@pytest.mark.parametrize(
    "text",
    [
        "Moscou.",
        "OK",
        "Poutine menace Kiev",
        "Zelensky à Washington",
        "La Chine soutient Poutine",
        "Joe Biden, Vladimir Poutine, Xi Jinping",
        "Ukraine : Lavrov à Pékin, Stoltenberg à Oslo, Borrell à Madrid, Scholz à Berlin",
        "Emmanuel Macron : « Slava Ukraini »",
        "Le porte-parole a cité le « New York Times » : « We will not stop », avant de quitter la salle.",
    ],
)
def test_french_and_short_texts_pass(text):
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Joe Biden said on Tuesday that the United States would send more weapons to Kyiv.", "English"),
        ("El presidente ruso dijo que la OTAN amenaza a su país y que no lo permitirá.", "Spanish"),
        ("Der Bundeskanzler erklärte am Montag, Deutschland werde die Ukraine weiter unterstützen.", "German"),
        ("Президент России заявил, что переговоры с Киевом невозможны.", "Russian"),
    ],
)
def test_foreign_sentences_are_named(text, language):
    assert foreign_language(text) == language


def test_the_threshold_leaves_room():
    assert FRENCH_AT_LEAST < 1 / len(LANGUAGES)  # a text without any clue is not refused
