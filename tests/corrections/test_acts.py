"""One act is one line: what is written is read back, and what is no act is refused with the reason."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.corrections.acts import Draw, Judgement, StatementKey, clean_name, from_line, new_act, to_line
from stance.errors import CorrectionError
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)
JUDGEMENTS = st.builds(
    Judgement, stance=st.dictionaries(st.sampled_from(TARGETS), st.sampled_from(STANCE_LABELS)),
    tone=st.sampled_from((*TONE_LABELS, None)), voice=st.sampled_from(("speech", "narration", None)),
    actor=st.none() | TEXTS, is_statement=st.sampled_from((True, False, None)), note=TEXTS,
)  # fmt: skip
DRAWS = st.builds(
    Draw, queue=st.just("random"), seed=st.integers(0, 10**6), probability=st.floats(0.001, 1),
    rank=st.integers(1, 100), size=st.integers(1, 100), population=st.integers(1, 10**7),
    filters=st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3), data_hash=st.none() | TEXTS,
)  # fmt: skip


@given(text=TEXTS, judgement=JUDGEMENTS, draw=DRAWS)
def test_a_line_gives_back_its_act(text, judgement, draw):
    key = StatementKey("a:0-5", "a" * 64, 0, 5, text, "https://example.org/é")
    act = new_act("check", "Zoé", key, judgement=judgement, draw=draw, model_revision="r1", model_shown=True)
    line = to_line(act)
    assert "\n" not in line and from_line(line) == act


def test_an_undo_names_the_act_it_takes_back(check):
    act = check()
    undo = new_act("undo", "Marie", act.statement, undoes=act.id)
    assert from_line(to_line(undo)).undoes == act.id
    with pytest.raises(CorrectionError, match="names the act that it takes back"):
        from_line(to_line(replace(undo, undoes=None)))


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("kind",), "delete", "no kind"),
        (("version",), 2, "version 2"),
        (("annotator",), " \n ", "needs the name"),
        (("time",), "2026-01-01T10:00:00", "no offset"),
        (("time",), "hier", "not an act"),
        (("judgement", "stance"), {"russia": "love"}, "no stance"),
        (("judgement", "stance"), {"<b>": "favor"}, "name of a target"),
        (("judgement", "tone"), "sad", "no tone"),
        (("judgement", "actor"), 3, "actor is not a text"),
        (("statement", "text"), "autre phrase", "was changed"),
        (("statement",), None, "not an act"),
        (("draw", "probability"), 0, "probability of inclusion"),
        (("draw", "probability"), float("nan"), "probability of inclusion"),
        (("draw", "rank"), True, "not a rank"),
    ],
)
def test_what_is_no_act_is_refused_with_the_reason(check, path, value, reason):
    record = json.loads(to_line(check(russia="favor")))
    place = record
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(CorrectionError, match=reason):
        from_line(json.dumps(record))


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '"a"', '{"version":1}'])
def test_other_json_is_refused(line):
    with pytest.raises(CorrectionError):
        from_line(line)


def test_times_of_other_zones_are_written_as_utc(check):
    record = json.loads(to_line(check())) | {"time": "2026-03-01T01:00:00.5+02:00"}
    assert from_line(json.dumps(record)).time == "2026-02-28T23:00:00.500+00:00"


def test_a_name_is_one_short_line():
    assert clean_name("  Anne\u202e\x00\n  Marie  ") == "Anne Marie" and len(clean_name("x" * 500)) == 60
