"""Papers with their article in small letters, and bodies that begin with the name of one."""

import pytest


@pytest.mark.parametrize("opening", ["Pour l'Opinion", "Selon l'Opinion", "Pour L'Opinion"])
def test_a_paper_behind_its_article(statements_of, opening):
    _, second = statements_of(f"Les élus ont débattu mardi de la pêche. {opening}, la Russie a perdu la guerre.")
    assert (second.kind, second.actor) == ("indirect", "L'Opinion")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("L'Union des pêcheurs condamne la Russie.", "Union des pêcheurs"),
        ("L'Amicale des marins condamne la Russie.", "Amicale des marins"),
    ],
)
def test_a_body_is_no_paper(statements_of, text, actor):
    (only,) = statements_of(text)
    assert only.actor == actor


def test_what_is_meant_for_a_purpose_is_no_paper(statements_of):
    (only,) = statements_of("Pour l'opinion, la Russie a perdu la guerre.")
    assert only.kind == "narration"
