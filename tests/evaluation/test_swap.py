"""Exchanging the targets' names keeps French articles and elisions right."""

import random

import pytest

from stance.evaluation.swap import permutations, swap_names
from stance.records import TARGETS


def swap(text: str, **mapping: str) -> str:
    return swap_names(text, mapping, random.Random(0))


@pytest.mark.parametrize(
    ("text", "mapping", "expected"),
    [
        ("Moscou accuse Kiev", {"russia": "us_nato"}, "Washington accuse Kiev"),
        ("l'armée de la Russie", {"russia": "ukraine"}, "l'armée de l'Ukraine"),
        ("L’Ukraine tient", {"ukraine": "russia"}, ("La Russie tient", "La Fédération de Russie tient")),
        ("en Russie", {"russia": "ukraine"}, "en Ukraine"),
        ("des soldats ukrainiens", {"ukraine": "us_nato"}, "des soldats américains"),
        ("une ville ukrainienne", {"ukraine": "russia"}, "une ville russe"),
        ("il pleut", {"russia": "ukraine"}, "il pleut"),
        # False positives: not the name of a target.
        ("la Prusse", {"russia": "ukraine"}, "la Prusse"),
    ],
)
def test_swap(text, mapping, expected):
    assert swap(text, **mapping) in (expected if isinstance(expected, tuple) else (expected,))


def test_two_targets_change_places():
    assert swap("Moscou accuse Washington", russia="us_nato", us_nato="russia") == "Washington accuse Moscou"


def test_a_permutation_moves_something():
    for seed in range(20):
        mapping = permutations(random.Random(seed))
        assert sorted(mapping) == sorted(mapping.values()) == sorted(TARGETS)
        assert any(old != new for old, new in mapping.items())
