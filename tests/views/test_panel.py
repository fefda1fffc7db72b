"""What the panel says of the text a statement comes from."""

import re

import pytest

from stance.store.store import Store
from stance.views import statement_panel
from stance.views.i18n import texts
from tests.store.test_writer import article, fill, rows

URL = "https://gazette.example/monde/aide"


@pytest.fixture
def said(tmp_path):
    """What the panel says of the origin of the only statement, after articles came one import after the other."""

    def run(*facts: dict) -> str:
        path = tmp_path / "store.duckdb"
        for number, more in enumerate(facts):
            fill(path, [article(str(number), ["Kiev salue une aide décisive."], url=URL, **more)])
        ((key,),) = rows(path, "SELECT statement_id FROM statements")
        row = Store(path).query("statement", {"statement_id": key}).iloc[0].to_dict()
        return re.sub(r"<[^>]+>", "", statement_panel._origin(row, texts("fr")))

    return run


def test_an_ordinary_text_needs_no_word(said):
    assert said({}) == ""


def test_a_machine_s_translation_is_told(said):
    assert said({"machine_translated": True}).startswith("Texte traduit par une machine")


def test_corrections_at_the_source_are_told_with_their_number_and_day(said):
    assert re.search(r"une version antérieure, remplacée le \d+(er)? \S+ \d{4}, est conservée", said({}, {}))


def test_several_corrections_are_counted(said):
    assert "2 versions antérieures" in said({}, {}, {})
