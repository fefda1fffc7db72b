"""Draws the page again, within seconds, when an import has put new data in place or made the first store.

Limit: while a visitor has the page open in a browser tab that sleeps, it waits until the tab wakes.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from stance.errors import StoreError
from stance.store.store import Store

EVERY_S = 3.0


def generation(path: Path) -> str | None:
    """What the store is now, readable or not; None while there is none. To be asked before the store is read."""
    try:
        return Store(path).generation
    except StoreError:
        return None


@st.fragment(run_every=EVERY_S)
def watch_store(path: Path, shown: str | None) -> None:
    """`shown` is the generation this page was drawn from."""
    if generation(path) != shown:
        st.rerun()
