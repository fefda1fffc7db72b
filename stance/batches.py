"""Cut a stream into tuples of a given size (Python 3.12 has it as `itertools.batched`; 3.11 does not)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Tuples of `size` items in order; the last may be shorter. Takes no more from `items` than it gives."""
    waiting = iter(items)
    while batch := tuple(islice(waiting, size)):
        yield batch
