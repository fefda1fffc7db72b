"""Reading as the tests of every format need it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal, read_documents

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def samples() -> Path:
    return SAMPLES


@pytest.fixture
def read() -> Callable[..., tuple[list[RawDocument], list[Refusal]]]:
    """`read(path, …)` gives the documents kept and the refusals, in order."""

    def read(*paths: Path | str, settings: Settings | None = None) -> tuple[list[RawDocument], list[Refusal]]:
        found = list(read_documents(paths, settings or Settings()))
        kept = [item for item in found if isinstance(item, RawDocument)]
        return kept, [item for item in found if isinstance(item, Refusal)]

    return read
