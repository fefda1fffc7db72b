"""Turns and events on a store with one planted turn: the sentences around them, and outlets side by side."""

import hashlib
from datetime import date, timedelta

import pytest

from stance.records import TARGETS, Article, Attribution, Score, Statement, TargetStance, Tone
from stance.settings import Settings
from stance.store.filters import Filters
from stance.store.store import Store
from stance.store.writer import open_writer
from stance.views import changes, event_section, quotes
from stance.views.data import open_reader
from stance.views.i18n import texts
from stance.views.intervals import find_change
from stance.views.palette import LIGHT
from stance.views.periods import all_events
from stance.views.view import View

FR = texts("fr")
TURN = date(2022, 3, 1)
OUTLETS = ("Journal A", "Journal B", "Journal C")


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """One statement every eight days from one actor, favourable before the turn and hostile after it."""
    path = tmp_path_factory.mktemp("turn") / "store.duckdb"
    tone = Tone("neutral", (0.2, 0.6, 0.2))
    with open_writer(path, "turn") as writer:
        for number in range(120):
            day = date(2021, 1, 5) + timedelta(days=8 * number)
            text = f"Le <i>ministre</i> {number} juge la Russie."
            article = Article(id=hashlib.sha256(text.encode()).hexdigest(), source="a.txt", text=text, date=day,
                              outlet=OUTLETS[number % 3], outlet_country="FR", date_precision="day")  # fmt: skip
            statement = Statement(article_id=article.id, start=0, end=len(text), text=text, kind="indirect",
                                  actor="Acteur", attribution=Attribution(confidence=0.9))  # fmt: skip
            label, chances = ("favor", (0.7, 0.1, 0.1, 0.1)) if day < TURN else ("against", (0.1, 0.7, 0.1, 0.1))
            stance = {target: TargetStance(label, chances) for target in TARGETS}
            writer.add_articles([(article, (statement,))])
            writer.add_scores([text], [Score("test-1", stance, tone)], "test")
        writer.use_revision("test-1")
        writer.publish()
    return View(FR, Filters(), open_reader(path), LIGHT, Settings(model="none"))


def test_a_turn_is_told_with_the_sentences_before_and_after_it(view, monkeypatch):
    said = []
    for name in ("notice", "section", "show_html"):
        monkeypatch.setattr(changes, name, lambda *words, **_: said.append(" ".join(map(str, words))))
    rows = view.positions(bin="month")
    change = find_change(rows[rows["target"] == "russia"])
    assert change is not None and change.start == TURN
    changes.render(view, {"russia": change, "ukraine": None}, "month")
    told = "\n".join(said)
    assert "Plus hostile envers la Russie depuis mars 2022" in told and "Avant : +0,60" in told
    assert "<b>24 févr. 2022</b> La Russie envahit" in told
    before, after = told.split("À partir de mars 2022")
    assert before.count("favorable +0,60") == 3 and after.count("hostile −0,60") == 3
    assert "<i>ministre" not in told and "&lt;i&gt;ministre" in told


def test_without_a_turn_it_is_said(view, monkeypatch):
    said = []
    monkeypatch.setattr(changes, "notice", said.append)
    monkeypatch.setattr(changes, "section", lambda *_, **__: None)
    changes.render(view, dict.fromkeys(TARGETS), "month")
    assert said == [FR("changes.none")]


def test_events_are_those_told_by_two_outlets_or_more(view):
    known = all_events(view, date(2021, 1, 1), date(2023, 12, 31))
    wide, close = event_section._covered(view, known, 14), event_section._covered(view, known, 3)
    assert wide and all(outlets >= 2 for outlets, _ in wide.values())
    assert not close  # a statement every eight days: never two within three days of one


def test_each_outlet_gives_its_statements_nearest_to_the_event(view):
    day = date(2022, 6, 1)
    filters = Filters(voice="all", targets=("russia",), since=day - timedelta(days=30), until=day + timedelta(days=30))
    rows = view.reader.frame("event_statements", filters, day=day, each=2)
    whole = Store(view.reader.path).query(
        "statements", filters.parameters() | {"order": "oldest", "limit": 99, "offset": 0}
    )
    assert rows.groupby("outlet").size().to_dict() == dict.fromkeys(OUTLETS, 2)
    for outlet, found in rows.groupby("outlet"):
        distances = sorted(abs((d.date() - day).days) for d in whole[whole["outlet"] == outlet]["date"])
        assert [abs((d - day).days) for d in found["date"]] == distances[:2]
        assert set(found["n"]) == {len(distances)}


def test_a_quotation_is_text_and_leads_to_its_sentence(view):
    row = view.reader.frame("statements", view.filters, order="newest", limit=1, offset=0).iloc[0].to_dict()
    markup = quotes.quote(view, row, "russia")
    assert "&lt;i&gt;ministre" in markup and 'href="enonces?' in markup
    assert f"enonce={row['statement_id'].replace(':', '%3A')}" in markup
