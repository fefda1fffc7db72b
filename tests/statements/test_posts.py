"""Posts set into a page, signed by accounts of one word or of a foreign body."""

import pytest

HEAD = "Les élus ont débattu mardi de la pêche."


@pytest.mark.parametrize(
    ("account", "actor"),
    [
        ("Libération (@libe)", "Libération"),
        ("Ministry of Fish (@fish)", "Ministry of Fish"),
        ("Le Phare d'Oslo (@phare)", "Le Phare d'Oslo"),
    ],
)
def test_whose_account_it_is(statements_of, account, actor):
    _, post, *_ = statements_of(f"{HEAD}\n\nLe port de Riga est fermé.\n\n— {account} March 4, 2022\n\nLe vent tombe.")
    assert (post.kind, post.actor, post.via) == ("direct", actor, "X (Twitter)")


def test_a_dash_before_a_word_signs_nothing(statements_of):
    found = statements_of(f"{HEAD}\n\nLe port de Riga est fermé.\n\n— Voir (page 3) March 4, 2022\n\nLe vent tombe.")
    assert not [s for s in found if s.kind == "direct"]
