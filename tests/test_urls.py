"""Two spellings of one address, and two addresses that only look alike."""

import pytest

from stance.urls import comparable


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.gazette.example/monde/aide",
        "http://gazette.example/monde/aide/",
        " https://Gazette.example/monde/aide#commentaires",
        "https://gazette.example/monde/aide?utm_source=lettre&xtor=RSS-1",
    ],
)
def test_spellings_of_one_address_have_one_key(spelling):
    assert comparable(spelling) == "gazette.example/monde/aide"


@pytest.mark.parametrize(
    "other",
    [
        "https://gazette.example/monde/aide?page=2",
        "https://gazette.example/Monde/aide",
        "https://autre.example/monde/aide",
    ],
)
def test_other_addresses_have_another(other):
    assert comparable(other) != "gazette.example/monde/aide"


@pytest.mark.parametrize("text", ["", "gazette.example/monde", "http://[", "mailto:a@b.example", "/monde/aide"])
def test_what_is_no_address_has_no_key(text):
    assert comparable(text) == ""
