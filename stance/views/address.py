"""The URL: read when a link is opened (or the back button pressed), written after each run.

A link wins over the widgets when it differs from what this session wrote last; otherwise the widgets win. Moving to
another page empties the URL, which says nothing, so the filters stay and are written again.
"""

from __future__ import annotations

import streamlit as st

from stance.store.filters import ALLOWED, LISTS, Filters, from_query, to_query
from stance.views import filter_bar
from stance.views.data import Reader
from stance.views.i18n import LANGUAGES

LANGUAGE = "langue"
STATEMENT = "enonce"
DATA = "donnees"  # fingerprint of the data that a citation was made on
WRITTEN, REFUSED, SHOWN = "address_written", "address_refused", "filters_shown"


def current() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def read(reader: Reader | None) -> Filters:
    """The filters of this run."""
    given = current()
    opened = bool(given) and given != st.session_state.get(WRITTEN)
    if opened:
        language = (given.get(LANGUAGE) or [None])[-1]
        if language in LANGUAGES:
            st.session_state["language"] = language
    if reader is None:
        return Filters()
    if opened or WRITTEN not in st.session_state:
        filters, refused = from_query(given, *reader.bounds())
        st.session_state[REFUSED] = refused
        st.session_state["linked_data"] = ((given.get(DATA) or [None])[-1], filters)
        st.session_state["linked_statement"] = (given.get(STATEMENT) or [None])[-1]
        filter_bar.to_widgets(filters)
        return filters
    # On the way to another page Streamlit forgets the widgets of a closed menu: what was shown last stands for them.
    filters = filter_bar.from_widgets(st.session_state.get(SHOWN, Filters()))
    filter_bar.to_widgets(filters, forgotten=True)
    return filters


def write(filters: Filters, reader: Reader, language: str, on_statements: bool) -> None:
    """Put the view into the URL, with explicit values."""
    wanted = to_query(filters, *reader.bounds()) | {LANGUAGE: [language]}
    opened = st.session_state.get("linked_statement") or st.session_state.get("statements_opened")
    if on_statements and opened:
        wanted[STATEMENT] = [opened]
    if current() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[WRITTEN], st.session_state[SHOWN] = wanted, filters


def other_data(filters: Filters, data_hash: str) -> str | None:
    """The fingerprint that the link of this view was made on, where it is not that of the data at hand."""
    linked, of = st.session_state.get("linked_data", (None, None))
    return linked if linked and of == filters and not data_hash.startswith(linked) else None


def unknown(filters: Filters, known: dict[str, set[str]]) -> list[tuple[str, str]]:
    """(field or URL name, value) pairs of a link that this corpus or this program does not know."""
    missing = [
        (name, value)
        for name in LISTS
        if name not in ALLOWED
        for value in getattr(filters, name)
        if value not in known.get(name, set())
    ]
    return list(st.session_state.get(REFUSED, ())) + missing
