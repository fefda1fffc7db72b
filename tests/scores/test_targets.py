"""The target table: the built-in targets are there, a user's own is accepted, a wrong block is named."""

import pytest

from stance.errors import TableError
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.targets import load_targets
from stance.settings import ROOT

TABLE = ROOT / "data" / "targets.toml"
BUILT_IN = TABLE.read_text(encoding="utf-8")


def with_block(tmp_path, block: str):
    path = tmp_path / "targets.toml"
    path.write_text(BUILT_IN + block, encoding="utf-8")
    return path


def test_the_shipped_table_has_the_three_targets_first_and_hypotheses_for_each():
    targets = load_targets(TABLE)
    assert tuple(targets)[:3] == TARGETS
    for target in targets.values():
        assert set(target.hypotheses) == set(STANCE_LABELS)


def test_a_target_of_ones_own_uses_the_generic_slot(tmp_path):
    targets = load_targets(with_block(tmp_path, '\n[iran]\naliases = ["Iran", "Téhéran"]\n'))
    assert targets["iran"].slot == "other"


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("\n[iran]\naliases = []\n", "no alias"),
        ('\n[iran]\nslot = "russia"\naliases = ["Iran"]\n', "slot"),
        ('\n[iran]\naliases = ["Iran"]\n[iran.hypotheses]\npro = "x"\n', "unknown label"),
        ("\n[iran\n", "cannot be read"),
    ],
)
def test_a_wrong_block_is_named(tmp_path, block, message):
    with pytest.raises(TableError, match=message):
        load_targets(with_block(tmp_path, block))


def test_a_table_without_a_built_in_target_is_refused(tmp_path):
    path = tmp_path / "targets.toml"
    path.write_text('[russia]\nslot = "russia"\naliases = ["Russie"]\n', encoding="utf-8")
    with pytest.raises(TableError, match="us_nato, ukraine"):
        load_targets(path)
