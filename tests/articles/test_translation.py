"""Machine translation: what gives it away, and what must not."""

from pathlib import Path

import pytest

from stance.articles.translation import is_machine_translated, traces
from stance.reading.view import reading_view
from stance.settings import ROOT

REAL = ROOT.parent / "shared" / "articles"
GOLD = sorted((ROOT / "data" / "gold" / "dev").glob("*.txt"))
DEMO = sorted((ROOT / "data" / "demo" / "articles").glob("*.txt"))


def flagged(text: str) -> bool:
    return is_machine_translated(reading_view(text))


@pytest.mark.parametrize(
    "text",
    [
        "Cet article a été traduit automatiquement de l'anglais.",
        "Kiev tient.\nTraduction automatique\n",
        "[Traduction automatique]\nKiev tient.",
        "Traduit avec DeepL.com (version gratuite)",
        "Le présent contenu est une traduction automatique et peut comporter des erreurs.",
        "Traduit de l'anglais par Google",
        "This article was machine-translated.",
    ],
)
def test_a_page_that_says_so_is_flagged(text):
    assert flagged(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Il a dit que 'la porte reste ouverte', puis il est parti.", "English quotation marks"),
        ("Publié à 09:11 BST, le 18 avril", "time zone of another country"),
        ("AP Photo / Jeanne Dupin, Piscine, Dossier", "credit translated word for word"),
        ("[ad_1] Moscou a répondu.", "left in English"),
        ("READ  La Lettonie ferme un port", "left in English"),
        ("Des contrôles sont prévus, selon à Reuters.", "word-for-word construction"),
        ("Des contrôles sont prévus, selon au Soir fictif.", "word-for-word construction"),
        ("Il a cité l'agence fictive. . Puis il est parti.", "stop after a lost sentence"),
        ("Elle tient. -plan de paix en douze points.", "beginning lost at a hyphen"),
        ("Il a parlé de » démocratie « , puis de guerre.", "quotation marks of the wrong side"),
        ("Il doit quitter sa ” mentalité de guerre ” et négocier.", "quotation marks of the wrong side"),
        ("Il a dit que « le bloc ne mène à rien”, puis il est parti.", "quotation marks of the wrong side"),
    ],
)
def test_each_sign_is_seen_but_one_alone_does_not_flag(text, sign):
    assert traces(reading_view(text)) == [sign] and not flagged(text)


def test_two_kinds_of_signs_flag():
    assert flagged("READ  La Lettonie ferme un port\nDes contrôles sont prévus, selon à Reuters.")


def test_signs_are_seen_through_a_broken_encoding():
    text = "Des contrôles sont prévus, selon à Reuters : il a parlé de » démocratie « , puis de guerre."
    assert flagged(text.encode().decode("latin-1"))


@pytest.mark.parametrize(
    "text",
    [
        "Traduit de l'anglais par Marie Dupin.",
        "La traduction automatique progresse, selon les chercheurs ; Google et DeepL se disputent le marché.",
        "Le discours a été traduit par un interprète.",
        "« Non », dit-il. « Jamais », répond-elle, « au grand jamais. »",
        "La mission se poursuivra », a dit le ministre. « Nous y veillerons. »",
        "Selon au moins trois sources, et selon au total dix témoins, « rien » n'est « joué ».",
        "L’homme qu'il a vu n'a pas d'arme ; l'« ami » de Moscou non plus.",
        "Rendez-vous à 15h00 GMT.",
        "- un cessez-le-feu\n- une conférence",
        "Il hésite... puis il dit : «“La paix” est un mot. »",
    ],
)
def test_false_alarms(text):
    assert traces(reading_view(text)) == [] and not flagged(text)


@pytest.mark.parametrize("path", [*GOLD, *DEMO], ids=lambda path: path.name)
def test_articles_written_in_french_are_not_flagged(path: Path):
    assert flagged(path.read_text(encoding="utf-8")) == ("traduction" in path.name)


@pytest.mark.skipif(not REAL.exists(), reason="the real articles are not here")
def test_real_translated_pages_are_flagged_unless_clean():
    found = {path.name[:3]: flagged(path.read_text(encoding="utf-8")) for path in REAL.glob("*.txt")}
    assert found == {"000": True, "001": True, "004": False}
