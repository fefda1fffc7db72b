"""The server of the dashboard: Streamlit's own, with everything the first visitor needs read beforehand.

`python -m stance.views.server run app.py …` takes what `streamlit` takes. The modules of the pages are loaded before
the server answers, and what every page asks of the store while nobody waits for it. Limit: a store that another program
puts in place later is read when a visitor comes.
"""

from __future__ import annotations

import logging
import threading
import time

from streamlit import runtime
from streamlit.web import cli

from stance.errors import StanceError
from stance.settings import Settings
from stance.store.filters import Filters
from stance.views import frame  # noqa: F401 (loads the pages)
from stance.views.data import open_reader

LOG = logging.getLogger(__name__)
PATIENCE_S = 60


def main() -> None:
    threading.Thread(target=_warm, args=(Settings.from_environment(),), daemon=True).start()
    cli.main(prog_name="streamlit")


def _warm(settings: Settings) -> None:
    """Fill the caches of the pages once the server is up: what they keep belongs to it."""
    end = time.monotonic() + PATIENCE_S
    while not runtime.exists() and time.monotonic() < end:
        time.sleep(0.05)
    try:
        reader = open_reader(settings.db)
        with reader.session():
            reader.info()
            reader.facets()
            reader.frame("passing", Filters())
            reader.frame("totals", Filters(voice="all"))
    except StanceError as error:
        LOG.info("Nothing was read beforehand: %s", error)  # the page says what to do


if __name__ == "__main__":
    main()
