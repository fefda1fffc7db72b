"""Which outlet: from what is stated, the URL, the byline, the masthead; never one that is merely quoted."""

import pytest

BODY = "Le ministre a parlé longuement devant les députés de la commission.\n\nRien d'autre n'a été dit."
TITLE = "Un titre qui tient sur une ligne"


@pytest.mark.parametrize(
    ("page", "metadata", "outlet"),
    [
        (BODY, {"outlet": "lefigaro.fr"}, "Le Figaro"),
        (BODY, {"outlet": "Journal inconnu"}, "Journal inconnu"),
        (BODY, {"url": "https://www.lemonde.fr/international/article/2022/03/01/x.html"}, "Le Monde"),
        (f"{TITLE}\nPar Chris Martin pour Mediapart\n{BODY}", {}, "Mediapart"),
        (f"Le Temps\nMonde\n{TITLE}\n{BODY}", {}, "Le Temps"),
        (f"Le Courrier de la Meuse | Belgique\n{TITLE}\n{BODY}", {}, "Le Courrier de la Meuse"),
        (f"{TITLE}\nMOSCOU, 14 mars 2023 (AFP) - {BODY}", {}, "AFP"),
        (f"{TITLE}\n{BODY}\n© Le Monde 2024", {}, "Le Monde"),
        (f"{TITLE}\n{BODY}\nSource : Le Progrès de Ségou", {}, "Le Progrès de Ségou"),
        # false positives
        (f"{TITLE}\nSelon Le Monde, rien n'est décidé. L'agence Reuters confirme.", {}, None),
        (f"L'essentiel\n{TITLE}\n{BODY}", {}, None),
        (f"{TITLE}\n{BODY}\nLe Monde", {}, None),
    ],
)
def test_outlet(read, page, metadata, outlet):
    assert read(page, **metadata)[0].outlet == outlet


def test_a_known_outlet_has_its_country(read):
    assert read(BODY, outlet="Le Temps")[0].outlet_country == "CH"
