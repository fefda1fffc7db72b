"""What the form sends is checked; acts are told in words."""

import re
from dataclasses import replace

import pytest

from stance.corrections.acts import Judgement, StatementKey, new_act
from stance.corrections.reviews import FIELDS, replay
from stance.errors import CorrectionError
from stance.records import TARGETS, TONE_LABELS
from stance.views.i18n import texts
from stance.views.review_agreement import judgement_on
from stance.views.review_form import KEYS, ORDER, judgement_of
from stance.views.review_words import LABELS, entries, label_name, said

FR = texts("fr")
SENT = {
    "stance": dict.fromkeys(TARGETS, "none"),
    "tone": None,
    "is_statement": True,
    "voice": None,
    "actor": None,
    "note": "",
}
KEY = StatementKey("a:0-5", "a" * 64, 0, 5, "<b>Il")


def test_what_the_form_sends_becomes_a_judgement():
    judgement = judgement_of(SENT | {"voice": "speech", "actor": " Elle ", "note": " vu ", "tone": "neutral"})
    assert judgement == Judgement(SENT["stance"], "neutral", "speech", "Elle", True, "vu")
    assert judgement_of(SENT | {"voice": "narration", "actor": "Elle"}).actor is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"stance": None}, {"stance": {"russia": "favor"}}, {"stance": SENT["stance"] | {"mars": "favor"}},
        {"stance": SENT["stance"] | {"russia": "love"}}, {"tone": "sad"}, {"voice": "echo"}, {"is_statement": None},
    ],
)  # fmt: skip
def test_anything_else_is_refused(wrong):
    with pytest.raises(CorrectionError):
        judgement_of(SENT | wrong)


def test_long_and_broken_texts_of_the_form_can_be_written():
    note = judgement_of(SENT | {"note": "é" * 5_000 + "\ud800"}).note
    assert len(note) == 2_000 and judgement_of(SENT | {"note": "\ud800"}).note.encode() == b"?"


def test_each_label_has_a_key_of_its_own():
    keys = "".join(KEYS.values()) + "NMHP"
    assert len(set(keys)) == len(keys)
    assert all(len(KEYS[target]) == len(ORDER) for target in TARGETS) and len(KEYS["tone"]) == len(TONE_LABELS)


def test_an_act_is_told_in_words_and_its_markup_is_text():
    act = new_act(
        "check", "<i>Zoé", KEY, judgement=Judgement({"russia": "against"}, "negative", "narration", note="<u>")
    )
    assert said(act, FR) == "Russie : hostile · Tonalité : négative · Qui parle : le média lui-même · « <u> »"
    undo = new_act("undo", "<i>Zoé", KEY, undoes=act.id)
    listed = entries((act, undo), {act.id}, FR, text=True)
    assert "<s>Russie" in listed and "annulée" in listed and listed.index("annulation") < listed.index("relecture")
    assert not re.search("<(i|u|b>Il)", listed)


def test_every_label_has_words_in_both_languages():
    for language in ("fr", "en"):
        for field, labels in LABELS.items():
            assert all(label_name(field, label, texts(language)) for label in labels)


@pytest.mark.parametrize(
    ("field", "value"),
    [("russia", "favor"), ("tone", "neutral"), ("speaker", ("speech", None)), ("is_statement", False)],
)
def test_a_settlement_judges_one_field_alone(field, value):
    act = replace(new_act("settle", "Cheffe", KEY), judgement=judgement_on(field, value))
    (review,) = replay([act]).values()
    assert {name: review.verdict(name).value for name in FIELDS if review.verdict(name)} == {field: value}
