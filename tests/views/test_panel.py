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


def spoken(confidence, kind="direct", actor="Ministre inventée"):
    return {"kind": kind, "actor": actor, "confidence": confidence}


def test_a_speaker_of_whom_the_extraction_is_not_sure_is_marked():
    t = texts("fr")
    assert "locuteur incertain" in statement_panel.uncertain_speaker(spoken(0.59), t)
    assert statement_panel.uncertain_speaker(spoken(0.6), t) == ""


@pytest.mark.parametrize(
    "row", [spoken(0.0, kind="narration", actor=None), spoken(0.4, actor=None), spoken(0.4, actor=float("nan"))]
)
def test_where_nobody_is_named_nobody_is_uncertain(row):
    assert statement_panel.uncertain_speaker(row, texts("fr")) == ""


def test_a_copied_citation_says_that_its_speaker_is_uncertain(tmp_path):
    path = tmp_path / "store.duckdb"
    fill(path, [article("1", ["Kiev salue une aide décisive."], url=URL)])
    ((key,),) = rows(path, "SELECT statement_id FROM statements")
    row = Store(path).query("statement", {"statement_id": key}).iloc[0].to_dict()
    scores = Store(path).query("statement_scores", {"statement_id": key})
    said = [statement_panel.citation(row | spoken(confidence), scores, texts("fr")) for confidence in (0.3, 0.9)]
    assert "Ministre inventée (locuteur incertain)" in said[0] and "incertain" not in said[1]
