"""Which label stands, and since when."""

from dataclasses import replace

import pytest

from stance.corrections.acts import Judgement, new_act
from stance.corrections.reviews import Verdict, replay


def at(acts):
    """The acts one second apart, in their order."""
    return [replace(act, time=f"2026-01-01T00:00:{second:02}.000+00:00") for second, act in enumerate(acts)]


def only(acts):
    (review,) = replay(at(acts)).values()
    return review


def test_one_check_is_the_verdict(check):
    assert only([check(russia="against")]).verdict("russia") == Verdict("against", ("Marie",))


def test_what_nobody_judges_has_no_verdict(check):
    review = only([check(russia="against")])
    assert review.verdict("ukraine") is None and review.verdict("tone") is None and review.verdict("speaker") is None


def test_the_last_word_of_each_annotator_counts(check):
    review = only([check(russia="against"), check("Paul", russia="neutral"), check(russia="neutral")])
    assert review.verdict("russia") == Verdict("neutral", ("Paul", "Marie"))
    assert len(review.history) == 3 and len(review.checks) == 2


def test_the_majority_wins_over_the_last_word_and_stays_contested(check):
    review = only([check("A", russia="favor"), check("B", russia="favor"), check("C", russia="none")])
    assert review.verdict("russia") == Verdict("favor", ("A", "B"), contested=True)
    assert review.contested() == ("russia",)


def test_where_as_many_say_one_thing_as_another_the_latest_stands(check):
    review = only([check("A", russia="favor"), check("B", russia="none")])
    assert review.verdict("russia") == Verdict("none", ("B",), contested=True)


def test_a_latest_word_that_is_no_leader_does_not_stand(check):
    said = {"A": "favor", "B": "favor", "C": "none", "D": "none", "E": "neutral"}
    acts = [check(name, russia=label) for name, label in said.items()]
    assert only(acts).verdict("russia").value == "none"


def settlement(act, **stance):
    return new_act("settle", "Chef", act.statement, judgement=Judgement(stance))


def test_a_settlement_has_the_last_word_on_what_it_settles_alone(check):
    first, second = check("A", tone="neutral", russia="favor"), check("B", tone="positive", russia="none")
    review = only([first, second, settlement(first, russia="neutral"), check("A", russia="favor", tone="neutral")])
    assert review.verdict("russia") == Verdict("neutral", ("Chef",), settled=True)
    assert review.contested() == ("tone",)


def test_undoing_a_check_gives_back_what_was_before(check):
    first, second = check(russia="favor"), check(russia="none")
    undo = new_act("undo", "Marie", second.statement, undoes=second.id)
    review = only([first, second, undo])
    assert review.verdict("russia").value == "favor" and len(review.history) == 3
    assert only([first, new_act("undo", "Marie", first.statement, undoes=first.id)]).verdict("russia") is None


def test_undoing_a_settlement_opens_the_question_again(check):
    first, second = check("A", russia="favor"), check("B", russia="none")
    settled = settlement(first, russia="favor")
    undo = new_act("undo", "Chef", first.statement, undoes=settled.id)
    assert only([first, second, settled, undo]).contested() == ("russia",)


def test_not_a_statement_is_a_verdict_of_its_own(check):
    review = only([check(is_statement=False)])
    assert review.verdict("is_statement") == Verdict(False, ("Marie",)) and review.verdict("russia") is None


@pytest.mark.parametrize("voice", [("narration", None), ("speech", "Dmitri Peskov"), ("speech", None)])
def test_a_speaker_is_judged_only_where_it_was_corrected(statement, voice):
    act = new_act("check", "A", statement(), judgement=Judgement(voice=voice[0], actor=voice[1]))
    assert only([act]).verdict("speaker").value == voice


def test_acts_on_one_statement_under_two_ids_are_one_review(check):
    """The same article came in two files: its sentence has two ids in the log and one in the store."""
    acts = at([check("A", 0, russia="favor"), check("B", 1, russia="none")])
    reviews = replay(acts, {acts[0].statement.id: "new", acts[1].statement.id: "new"})
    assert reviews.keys() == {"new"} and reviews["new"].contested() == ("russia",)


def test_acts_of_two_machines_are_ordered_by_their_time(check):
    early, late = at([check(russia="favor"), check(russia="none")])
    (review,) = replay([late, early]).values()
    assert review.verdict("russia").value == "none"
