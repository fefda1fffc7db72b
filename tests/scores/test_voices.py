"""Who speaks is not who is spoken of: word order alone tells most of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import TARGETS
from stance.scores.features import Featurizer
from stance.scores.targets import load_targets
from stance.scores.voices import load_speech_verbs
from stance.settings import ROOT
from tests.effort import seconds


@pytest.fixture(scope="module")
def mentions():
    targets = load_targets(ROOT / "data" / "targets.toml")
    verbs = load_speech_verbs(ROOT / "data" / "model")
    return Featurizer(None, [targets[name] for name in TARGETS], None, (1, 2), verbs).mentions


def speakers(found, text: str) -> list[str]:
    return [text[m.start : m.end] for m in found if m.speaks]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Le Kremlin a félicité Cuba.", ["Kremlin"]),
        ("L'ambassadeur russe en poste à Bamako, joint jeudi, déplore le vote.", ["russe"]),
        ("Washington, qui préside le Conseil, accuse Moscou.", ["Washington"]),
        ("Selon la présidence ukrainienne, le Brésil hésite.", ["ukrainienne"]),
        ("D'après un diplomate américain, Paris boude.", ["américain"]),
        ("Pour Moscou, le vote est nul.", ["Moscou"]),
        ("« Berlin compte les boulons », ironise un conseiller ukrainien.", ["ukrainien"]),
        ("« Berlin dort », a répliqué la porte-parole du Pentagone.", ["Pentagone"]),
        ("« Berlin dort », devine un diplomate de l'Otan.", ["Otan"]),
        ("Moscou : « Le Brésil a tort »", ["Moscou"]),
        ("La Maison Blanche a fait savoir que Pékin mentait.", ["Maison Blanche"]),
        # Spoken of
        ("Cuba a félicité le Kremlin.", []),
        ("Le ministre a dit que la Russie accuse Paris à tort.", []),
        ("« Moscou ment », dit le maire de Lyon.", []),
        ("La guerre contre l'Ukraine inquiète, juge un élu.", []),
        ("Moscou attend une réponse.", []),
        ("« Les “alliés” de l'Ukraine trahissent », a dit le maire.", []),
        ("La Russie sans le savoir a perdu la guerre.", []),
        ("L'armée russe avance vers Kiev.", []),
        ("Le maire accuse les Américains.", []),
    ],
)
def test_who_speaks(mentions, text, speaks):
    assert speakers(mentions(text), text) == speaks


@given(words=st.lists(st.sampled_from("Moscou Kiev « » \" , . : dit que a selon un l'".split())))
def test_any_order_of_words_is_read(mentions, words):
    assert len(mentions(" ".join(words))) == words.count("Moscou") + words.count("Kiev")


def test_time_grows_with_the_length_only(mentions):
    """Commas keep every search for a verb going: each must end after some words all the same."""
    limit = 24 * seconds(lambda: mentions("Moscou , " * 2_000))
    assert seconds(lambda: mentions("Moscou , " * 16_000), enough=limit) < limit
