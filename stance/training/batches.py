"""Makes training batches: swapped variants of the examples, and windows grouped by length."""

from __future__ import annotations

import random
from collections.abc import Sequence

from stance.evaluation.labels import IGNORED, Example
from stance.evaluation.swap import OTHERS, permutations, swap_names
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.features import Featurizer, Window
from stance.scores.targets import SLOTS


def swapped(example: Example, featurizer: Featurizer, rng: random.Random, other_share: float) -> Example | None:
    """A variant with the targets' names exchanged, or (by `other_share`) one target replaced by another country.

    None when the mentions found after the exchange are not exactly the ones wanted."""
    if rng.random() < other_share:
        target = rng.choice(TARGETS)
        mapping = {target: f"other:{rng.randrange(len(OTHERS))}"}
    else:
        mapping = permutations(rng)
    text = swap_names(example.text, mapping, rng)
    if text == example.text:
        return None
    before = {mention.slot for mention in featurizer.mentions(example.text)}
    after = {mention.slot for mention in featurizer.mentions(text)}
    wanted = {new for old in before if not (new := mapping.get(old, old)).startswith("other:")}
    if after - {"other"} != wanted:
        return None
    return Example(text, swapped_labels(example.stance, mapping), example.tone, example.family, example.kind)


def swapped_labels(stance: tuple[int, ...], mapping: dict[str, str]) -> tuple[int, ...]:
    """Labels per slot after an exchange; a target replaced by another country is no longer concerned."""
    labels = dict(zip(SLOTS, stance, strict=True))
    result = dict(labels)
    for old, new in mapping.items():
        if new.startswith("other:"):
            result[old] = IGNORED if labels[old] == IGNORED else STANCE_LABELS.index("none")
            result["other"] = labels[old]
        else:
            result[new] = labels[old]
    return tuple(result[slot] for slot in SLOTS)


def bucketed_batches(windows: Sequence[Window], tokens: int, rng: random.Random) -> list[list[int]]:
    """Indices of windows grouped by similar length, at most `tokens` padded tokens a batch, in random order."""
    order = sorted(range(len(windows)), key=lambda index: len(windows[index].ids) + rng.random() * 8)
    batches: list[list[int]] = [[]]
    longest = 0
    for index in order:
        longest = max(longest, len(windows[index].ids))
        if batches[-1] and longest * (len(batches[-1]) + 1) > tokens:
            batches.append([])
            longest = len(windows[index].ids)
        batches[-1].append(index)
    rng.shuffle(batches)
    return batches
