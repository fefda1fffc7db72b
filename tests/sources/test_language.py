import pytest

from stance.sources import language
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
    ("text", "name"),
    [
        ("President Joe Biden said on Tuesday that the United States would send more weapons to Kyiv.", "English"),
        ("El presidente ruso dijo que la OTAN amenaza a su país y que no lo permitirá.", "Spanish"),
        ("Der Bundeskanzler erklärte am Montag, Deutschland werde die Ukraine weiter unterstützen.", "German"),
        ("Президент России заявил, что переговоры с Киевом невозможны.", "Russian"),
    ],
)
def test_foreign_sentences_are_named(text, name):
    assert foreign_language(text) == name


def test_the_threshold_leaves_room():
    assert FRENCH_AT_LEAST < 1 / len(LANGUAGES)  # a text without any clue is not refused


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 1.0])
@pytest.mark.parametrize("turn", [1, -1])
def test_pieces_of_a_long_text_tell_what_the_whole_tells(share, turn, monkeypatch):
    """A long text, French for a share of its length, at its beginning or its end."""
    french = "Le ministre a déclaré mardi que le pays continuerait à soutenir ses voisins, malgré les menaces. "
    english = "The minister said on Tuesday that the country would continue to support its neighbours, he added. "
    text = "".join([french * round(60 * share), english * round(60 * (1 - share))][::turn])
    found = foreign_language(text)
    monkeypatch.setattr(language, "SURELY_FRENCH", 1.0)  # no piece is as sure as that: the whole is read
    assert found == foreign_language(text)
