"""A site of this machine, and requests allowed to reach it."""

from collections.abc import Callable, Iterator

import pytest

from stance.sources.web.addresses import anywhere
from stance.sources.web.fetch import Web
from tests.sources.web.server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def web() -> Callable[..., Web]:
    """`web(limit=…, seconds=…, pause=…)` reaches this machine and waits for nothing."""

    def make(**options) -> Web:
        return Web(**{"limit": 100_000, "allowed": anywhere, "pause": 0.0} | options)

    return make
