"""How much chance and how much size a test takes, and how long something runs.

`make test` takes little of both, `make nightly` (STANCE_NIGHTLY=1) as much as finds what is rare.
"""

import os
import time
from collections.abc import Callable

NIGHTLY = os.environ.get("STANCE_NIGHTLY", "") not in ("", "0")


def effort(usual: int, nightly: int) -> int:
    """A number of examples, of rounds or of lines."""
    return nightly if NIGHTLY else usual


def seconds(run: Callable[[], object], enough: float = 0.0) -> float:
    """Processor time of the quickest of three runs, or of the first that is quicker than `enough`.

    A busy machine slows some runs, never all of them by chance.
    """
    quickest = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        quickest = min(quickest, time.process_time() - start)
        if quickest < enough:
            break
    return quickest
