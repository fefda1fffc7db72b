"""Subjects of two groups that share a determiner, or have none."""

import pytest


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Les Libéraux et Démocrates ont condamné la Russie.", "Libéraux et démocrates"),
        ("Mardi, Norvégiens et Européens ont condamné la Russie.", "Norvégiens et Union européenne"),
    ],
)
def test_the_first_of_two_groups_is_not_lost(statements_of, text, actor):
    (only,) = statements_of(text)
    assert only.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        # one does it
        "La visite des Norvégiens et Européens a montré que la paix viendrait.",
        # not beside it, but in the complement of another
        "Le chef des Norvégiens et Européens ont condamné la Russie.",
    ],
)
def test_no_group_is_made_up(statements_of, text):
    assert "Norvégiens et Union européenne" not in [s.actor for s in statements_of(text)]
