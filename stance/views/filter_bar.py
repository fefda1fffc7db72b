"""The filter bar shared by all pages, and its chips. The URL is the other face of the same `Filters` (see `address`).

Each filter is one widget whose state is `filter_<field>`; a chip's button clears that state. Choosing nothing shows
all. Names asked for by a link that the corpus does not hold stay in the filter (the result is then honestly empty).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from stance.records import STANCE_LABELS, SURE_SPEAKER, TARGETS
from stance.store.filters import LABEL_SOURCES, LISTS, TRANSLATIONS, Filters
from stance.views.fragments import clip, plain
from stance.views.i18n import Texts

INVASION = date(2022, 2, 24)
KEY = "filter_{}".format
# Field → where its values have their words.
WORDED = {"targets": "target", "labels": "label", "copies": "copies", "translations": "translations",
          "label_source": "label_source"}  # fmt: skip


def from_widgets(fallback: Filters) -> Filters:
    """Filters as the widgets hold them; `fallback` gives what has no widget state yet."""
    values = {name: st.session_state.get(KEY(name), getattr(fallback, name)) for name in Filters.__slots__}
    return Filters(**{name: tuple(value or ()) if name in LISTS else value for name, value in values.items()})


def to_widgets(filters: Filters, forgotten: bool = False) -> None:
    """Push filters into the widgets; only allowed before they are drawn (start of a run or a callback). `forgotten`:
    only into those without a value, since a text being typed must not be replaced."""
    for name in Filters.__slots__:
        value = getattr(filters, name)
        if not forgotten or KEY(name) not in st.session_state:
            st.session_state[KEY(name)] = list(value) if name in LISTS else value


def show(
    filters: Filters, facets: pd.DataFrame, bounds: tuple[date | None, date | None], t: Texts,
    low_confidence: float | None = None, checked: int = 0, tail: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """Draw the bar and the chips. `low_confidence` is the threshold the model came with; `checked`, how many statements
    people checked; `tail` draws what else stands in the bar."""
    counts = {
        facet: dict(zip(rows["value"], rows["statements"], strict=True)) for facet, rows in facets.groupby("facet")
    }
    with st.container(horizontal=True, key="filter_bar", gap="small", vertical_alignment="bottom"):
        with _group("actors", ("actors", "roles", "blocs", "countries"), filters, t):
            _choose("actors", counts, filters, t)
            _choose("roles", counts, filters, t, lambda v: t(f"role.{v}"), t("help.roles"))
            _choose("blocs", counts, filters, t, lambda v: t.words.get(f"bloc.{v}", v))
            _choose("countries", counts, filters, t, lambda v: t.words.get(f"country.{v}", v))
        with _group("dates", ("since", "until"), filters, t):
            _dates(bounds, t)
        with _group("outlets", ("outlets", "outlet_countries"), filters, t):
            _choose("outlets", counts, filters, t)
            _choose("outlet_countries", counts, filters, t, lambda v: t.words.get(f"country.{v}", v))
        with _group("stance", ("targets", "labels", "min_probability"), filters, t):
            st.pills(t("filter.targets"), TARGETS, selection_mode="multi", key=KEY("targets"),
                     format_func=lambda v: t(f"target.{v}"))  # fmt: skip
            st.pills(t("filter.labels"), STANCE_LABELS, selection_mode="multi", key=KEY("labels"),
                     format_func=lambda v: t(f"label.{v}"), help=t("help.labels"))  # fmt: skip
            _probability(low_confidence, t)
        with _group("more", ("min_confidence", "copies", "translations"), filters, t):
            st.slider(t("filter.min_confidence"), 0.0, 1.0, step=0.05, key=KEY("min_confidence"),
                      help=t("help.min_confidence", threshold=t.percent(SURE_SPEAKER)))  # fmt: skip
            st.button(t("filter.sure_speakers", threshold=t.percent(SURE_SPEAKER)), key="preset_sure_speakers",
                      type="tertiary", on_click=_set, args=("min_confidence", SURE_SPEAKER))  # fmt: skip
            st.radio(t("filter.copies"), ("once", "all"), key=KEY("copies"), horizontal=True,
                     format_func=lambda v: t(f"copies.{v}"), help=t("help.copies"))  # fmt: skip
            st.radio(t("filter.translations"), ("", *TRANSLATIONS), key=KEY("translations"), horizontal=True,
                     format_func=lambda v: t(f"translations.{v or 'all'}"),
                     help=t("help.translations"))  # fmt: skip
        _always_open(filters, checked, t)
        if tail is not None:
            tail()
    _chips(filters, t)


def _always_open(filters: Filters, checked: int, t: Texts) -> None:
    """What stands in the bar itself: the search, the voice, and whose labels count once people checked some."""
    st.text_input(t("filter.search"), key=KEY("search"), placeholder=t("filter.search_hint"),
                  help=t("help.search"), label_visibility="collapsed", width=250)  # fmt: skip
    st.segmented_control(t("filter.voice"), ("speech", "narration", "all"), key=KEY("voice"), required=True,
                         format_func=lambda v: t(f"voice.{v}"), label_visibility="collapsed")  # fmt: skip
    if checked or filters.label_source == "corrected":
        st.segmented_control(
            t("filter.label_source"), LABEL_SOURCES, key=KEY("label_source"), required=True,
            label_visibility="collapsed", help=t("help.label_source"),
            format_func=lambda v: t("filter.corrected_count", n=checked) if v == "corrected"
            else t(f"label_source.{v}"),
        )  # fmt: skip


def _group(name: str, members: tuple[str, ...], filters: Filters, t: Texts):
    chosen = sum(len(getattr(filters, m)) if m in LISTS else m in filters.active() for m in members)
    label = t(f"filter.group.{name}") + (f" · {chosen}" if chosen else "")
    return st.popover(label, key=f"popover_{name}", type="secondary")


def _choose(
    name: str, counts: dict[str, dict[str, int]], filters: Filters, t: Texts, wording: Callable[[str], str] = str,
    help: str | None = None,
) -> None:  # fmt: skip
    known = counts.get(name, {})
    options = list(known) + [value for value in getattr(filters, name) if value not in known]
    if not options:
        return
    st.multiselect(
        t(f"filter.{name}"), options, key=KEY(name), placeholder=t("filter.choose"), wrap=True, select_all=False,
        help=help,
        format_func=lambda value: f"{clip(wording(value), 60)} ({t.number(known.get(value, 0))})",
    )  # fmt: skip


def _probability(low_confidence: float | None, t: Texts) -> None:
    """How probable the label of a position must be; one button for the model's own threshold."""
    st.slider(t("filter.min_probability"), 0.0, 1.0, step=0.01, key=KEY("min_probability"),
              help=t("help.min_probability"))  # fmt: skip
    if low_confidence is not None:
        st.button(t("filter.certain", threshold=t.percent(low_confidence)), key="preset_certain", type="tertiary",
                  on_click=_set, args=("min_probability", low_confidence))  # fmt: skip


def _set(name: str, value: float) -> None:
    st.session_state[KEY(name)] = value


def _dates(bounds: tuple[date | None, date | None], t: Texts) -> None:
    first, last = bounds
    if first is None or last is None:
        st.caption(t("filter.no_dates"))
        return
    with st.container(horizontal=True, gap="xsmall"):
        for name, since in _presets(first, last, t).items():
            st.button(name, key=f"preset_{name}", on_click=_set_dates, args=(since, None), type="tertiary")
    st.date_input(t("filter.since"), value=None, key=KEY("since"), min_value=date(1990, 1, 1),
                  max_value=date(2100, 1, 1), format="DD/MM/YYYY", help=t("help.dates"))  # fmt: skip
    st.date_input(t("filter.until"), value=None, key=KEY("until"), min_value=date(1990, 1, 1),
                  max_value=date(2100, 1, 1), format="DD/MM/YYYY")  # fmt: skip


def _presets(first: date, last: date, t: Texts) -> dict[str, date | None]:
    """Periods that end with the corpus, not today: an old corpus must not look empty."""
    presets: dict[str, date | None] = {t("preset.all"): None}
    for days, name in ((30, "month"), (91, "quarter"), (365, "year")):
        if (last - first).days > days:
            presets[t(f"preset.{name}")] = last - timedelta(days=days - 1)
    if first < INVASION < last:
        presets[t("preset.invasion")] = INVASION
    return presets


def _set_dates(since: date | None, until: date | None) -> None:
    st.session_state[KEY("since")], st.session_state[KEY("until")] = since, until


def _remove(name: str, value: object) -> None:
    to_widgets(from_widgets(Filters()).without(name, value))


def clear_all() -> None:
    to_widgets(Filters(voice=st.session_state.get(KEY("voice"), "speech")))


def _chips(filters: Filters, t: Texts) -> None:
    chips = chip_list(filters, t)
    if not chips:
        return
    with st.container(horizontal=True, key="chips", gap="xsmall", vertical_alignment="center"):
        for name, value, label in chips:
            st.button(f"{plain(clip(label, 60))}  ✕", key=f"chip_{name}_{value}", on_click=_remove,
                      args=(name, value), help=t("filter.remove"))  # fmt: skip
        st.button(t("filter.clear"), key="clear_all", on_click=clear_all, type="tertiary")


def chip_list(filters: Filters, t: Texts) -> list[tuple[str, object, str]]:
    """(field, value or None, words) of each active filter."""
    chips: list[tuple[str, object, str]] = []
    for name in filters.active():
        value = getattr(filters, name)
        if name in LISTS:
            chips += [(name, item, f"{t(f'chip.{name}')}{t('format.colon')}{_word(name, item, t)}") for item in value]
        else:
            chips.append((name, None, f"{t(f'chip.{name}')}{t('format.colon')}{_word(name, value, t)}"))
    return chips


def _word(name: str, value: object, t: Texts) -> str:
    if name in WORDED:
        return t(f"{WORDED[name]}.{value}")
    if name in ("countries", "outlet_countries"):
        return t.words.get(f"country.{value}", str(value))
    if name == "roles":
        return t(f"role.{value}")
    if name == "blocs":
        return t.words.get(f"bloc.{value}", str(value))
    if isinstance(value, date):
        return t.day(value)
    return t.percent(value) if isinstance(value, float) else str(value)
