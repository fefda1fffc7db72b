"""How far a corpus lies from the statements on which the model was adjusted, by two measures that anybody can redo.

    doubt    share of the positions taken (not `none`) whose label is less probable than the model's own threshold; the
             others do not tell, since a text on another subject is a sure `none`
    pieces   pieces of vocabulary per word: a model cuts what it seldom read into more pieces

Measured when the bounds were set, with model 4243481613bc: calibration split 0.32 and 1.49; real press 0.46 and 1.52;
the demo corpus 0.44 and 1.46, with its accents destroyed 0.50 and 1.83, with every twelfth letter misread 0.54 and
2.25; the bounds lie between the last two groups. With model 749dbca91a05 the doubt is 0.38 on the calibration split,
0.52 on real press and 0.47 on the demo. Limit: a corpus can be far without either measure showing it; only checks by
people settle that.
"""

from __future__ import annotations

from dataclasses import dataclass

DOUBT_MORE = 0.17  # a corpus is far when it has this much more doubt than the reference
PIECES_TIMES = 1.2  # or when it is cut this many times finer
LEAST = 100  # positions taken under which nothing is said


@dataclass(frozen=True, slots=True)
class Distance:
    """Each measure here and on the calibration split; None where it could not be measured."""

    doubt: float | None
    pieces: float | None
    reference_doubt: float
    reference_pieces: float

    @property
    def doubtful(self) -> bool:
        return self.doubt is not None and self.doubt > self.reference_doubt + DOUBT_MORE

    @property
    def strange(self) -> bool:
        return self.pieces is not None and self.pieces > self.reference_pieces * PIECES_TIMES

    @property
    def far(self) -> bool:
        return self.doubtful or self.strange


def doubt(taken: int, unsure: int) -> float | None:
    """Share of the positions taken that are unsure."""
    return unsure / taken if taken >= LEAST else None
