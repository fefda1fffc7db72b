"""The shape of a page while it is being worked out: grey bars in the place of what comes, until all of it is there.

Only when a page is opened; after a change of filters the former page stays in view, dimmed, and nothing jumps.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stance.views.fragments import escape, show_html
from stance.views.i18n import Texts

DRAWN = "page_drawn"
# Heights in pixels of the parts of each page; those of one row share its width.
ROWS: dict[str, tuple[tuple[int, int], ...]] = {  # (height, parts side by side)
    "overview": ((90, 4), (150, 3), (250, 1), (250, 1)),
    "actors": ((110, 1), (250, 1), (250, 1)),
    "outlets": ((60, 1), (420, 1), (300, 3)),
    "statements": ((50, 1), (110, 2), (110, 2), (110, 2), (110, 2)),
}


def under(name: str, draw: Callable[[], None], t: Texts) -> None:
    """Draw a page with its shape below what is there already, and take the shape away in the end."""
    page, rest = st.container(), st.empty()
    if st.session_state.get(DRAWN) != name and name in ROWS:
        with rest:
            show_html(_shape(ROWS[name], t))
    try:
        with page:
            draw()
    finally:  # a page that fails says so, and is no longer loading
        rest.empty()
    st.session_state[DRAWN] = name


def _shape(rows: tuple[tuple[int, int], ...], t: Texts) -> str:
    body = "".join(f"<div>{f'<i style=height:{height}px></i>' * parts}</div>" for height, parts in rows)
    return f'<div class="sx-skeleton" role="status" aria-label="{escape(t("skeleton.label"))}">{body}</div>'
