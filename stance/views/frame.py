"""The frame around every page: language, navigation, filter bar, notices, and what is said when something fails.

A failure is told in one sentence with what to do; the traceback goes to the log only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from stance.errors import CorrectionError, StanceError, StoreError
from stance.settings import Settings
from stance.views import (
    actors,
    address,
    analyse,
    filter_bar,
    importer,
    login,
    method,
    outlets,
    overview,
    publish,
    review,
    skeleton,
    statements,
)
from stance.views.data import Reader, open_reader
from stance.views.diagnosis import explain_empty
from stance.views.fragments import clip, escape, notice, plain, show_html
from stance.views.i18n import LANGUAGES, Texts, texts
from stance.views.palette import DARK, LIGHT, Palette
from stance.views.store_watch import generation, watch_store
from stance.views.theme_watch import watch_theme
from stance.views.view import View
from stance.views.widget_words import translate_widgets

LOG = logging.getLogger(__name__)
STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")
LOGO = Path(__file__).with_name("logo.svg")
PAGES: dict[str, Callable[[View], None]] = {
    "overview": overview.render,
    "actors": actors.render,
    "outlets": outlets.render,
    "statements": statements.render,
    "analyse": analyse.render,
    "review": review.render,
    "importer": importer.render,
    "method": method.render,
}
URLS = {"overview": "vue-d-ensemble", "actors": "acteurs", "outlets": "medias", "statements": "enonces",
        "analyse": "analyser", "review": "relecture", "importer": "importer", "method": "methode"}  # fmt: skip
WITHOUT_FILTERS = ("analyse", "importer", "method")
WITHOUT_STORE = {"analyse": analyse.render_alone, "importer": importer.render_alone}


def run() -> None:
    """One run of the script: open the store, read the address, draw the frame and the page."""
    st.set_page_config(page_title="Stance", layout="wide", page_icon=str(ICON))
    settings = Settings.from_environment()
    drawn_from = generation(settings.db)
    reader, failure = _open(settings.db)
    filters = address.read(reader)
    t = texts(st.session_state.get("language") or LANGUAGES[0])
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    _style(palette, t)
    pages = {name: _page(name, t, **_place(name)) for name in PAGES}
    # The page at the root has no path of its own; who types its name as an address is shown it too.
    addresses = [*pages.values(), _page("overview", t, url_path=URLS["overview"], visibility="hidden")]
    if not login.may_pass(settings, t):
        st.navigation(addresses, position="hidden")  # else an address of a page would not be known
        return
    watch_store(settings.db, drawn_from)
    for linked in ("statements", "review"):
        st.session_state[f"{linked}_page"] = pages[linked]
    page = st.navigation(addresses, position="top")
    name = next((key for key, value in pages.items() if value.url_path == page.url_path), "overview")
    _head(name, t, login.visitor(settings))
    page.run()
    if reader is None:
        first = name == "importer" and failure == "failure.no_store"  # the page that makes a store
        notice(t("import.first" if first else failure), "warning")
        if name in WITHOUT_STORE:
            guarded(lambda: WITHOUT_STORE[name](t, palette, settings), t)
        return
    view = View(t, filters, reader, palette, settings, _on_phone())
    guarded(lambda: _in_one_session(name, view), t)


def _in_one_session(name: str, view: View) -> None:
    with view.reader.session():
        _body(name, view)


def _on_phone() -> bool:
    """The server cannot see the width of the window; a phone says "Mobile" in its first request."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def _open(path: Path) -> tuple[Reader | None, str]:
    """The store, or none and what to tell the visitor: the key of a sentence."""
    if not path.exists():
        return None, "failure.no_store"
    try:
        reader = open_reader(path)
        reader.info()
    except Exception:  # a foreign or damaged file can fail in any way; the log has the whole of it
        LOG.exception("The store cannot be read")
        return None, "failure.store"
    return reader, ""


def _page(name: str, t: Texts, **options: Any) -> Any:
    """A page of the navigation; `_body` draws what is on it."""
    return st.Page(lambda: None, title=t(f"page.{name}"), **options)


def _place(name: str) -> dict[str, Any]:
    return {"default": True} if name == "overview" else {"url_path": URLS[name]}


def _style(palette: Palette, t: Texts) -> None:
    st.html(STYLE)
    names = ("paper", "panel", "ink", "muted", "rule", "against", "favor", "neutral", "none", "mark")
    variables = "".join(f"--sx-{name}:{getattr(palette, name)};" for name in names)
    st.html(f"<style>:root{{{variables}}}</style>")
    # The page ships as lang="en"; a screen reader would read French aloud in English.
    st.html(f"<script>document.documentElement.lang={t.language!r}</script>", unsafe_allow_javascript=True)
    translate_widgets(t)
    st.logo(str(LOGO), size="large")
    watch_theme()


def _head(name: str, t: Texts, visitor: str | None) -> None:
    with st.container(key="head"):
        left, right = st.columns((8, 2), vertical_alignment="top")
    with left:
        show_html(f'<header class="sx-head"><h1>{t(f"page.{name}")}</h1><p>{t(f"lead.{name}")}</p></header>')
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        st.segmented_control(
            t("language.label"), LANGUAGES, key="language", format_func=str.upper, required=True,
            default=None if "language" in st.session_state else t.language, label_visibility="collapsed",
        )  # fmt: skip
        if visitor is not None:
            st.caption(plain(visitor))
            login.leave(t)


def _body(name: str, view: View) -> None:
    t, reader = view.t, view.reader
    info = reader.info()
    if info.demo:
        notice(t("notice.demo"), "demo")
    view, checked = _with_checks(view)
    facets = reader.facets(view.filters.label_source)
    if name not in WITHOUT_FILTERS:
        filter_bar.show(view.filters, facets, reader.bounds(), t, view.low_confidence, checked,
                        lambda: publish.show(view) if info.scored else None)  # fmt: skip
        _unknown(view, facets)
        _corrected(view)
    address.write(view.filters, reader, t.language, on_statements=name == "statements")
    if info.statements == 0 and name not in WITHOUT_FILTERS:
        notice(t("failure.empty_store"), "warning")
    elif info.scored == 0 and name not in WITHOUT_FILTERS:
        notice(t("failure.unscored"), "warning")
    elif name in WITHOUT_FILTERS or not explain_empty(view):
        if view.filters.labels and name not in WITHOUT_FILTERS and name != "statements":
            notice(t("notice.labels"), "small")
        if view.filters.voice == "all" and name not in (*WITHOUT_FILTERS, "statements", "outlets"):
            notice(t("notice.voices"), "small")
        skeleton.under(name, lambda: PAGES[name](view), t)
    _foot(view)
    # The statement opened by the page itself is known only now.
    address.write(view.filters, reader, t.language, on_statements=name == "statements")


def _with_checks(view: View) -> tuple[View, int]:
    """How many statements people checked. A log that cannot be read must not hide the rest: then the labels are the
    model's, and that is said."""
    try:
        return view, view.reader.corrections().tables["checked_statements"].num_rows
    except CorrectionError:
        LOG.exception("The log of corrections cannot be read")
        notice(view.t("failure.log"), "warning")
        return view.with_filters(replace(view.filters, label_source="model")), 0


def _corrected(view: View) -> None:
    """How much of the view people's labels change, where they count."""
    if view.filters.label_source != "corrected":
        return
    t, counts = view.t, view.reader.frame("checked_counts", view.filters).iloc[0]
    if not counts["checked"]:
        notice(t("notice.corrected_none"), "small")
        return
    notice(t("notice.corrected", checked=t.count("checked", counts["checked"]), changed=t.number(counts["changed"]),
             contested=t.number(counts["contested"])), "small")  # fmt: skip


def _unknown(view: View, facets: pd.DataFrame) -> None:
    known = {facet: set(rows["value"]) for facet, rows in facets.groupby("facet")}
    missing = address.unknown(view.filters, known)
    if missing:
        named = ", ".join(f"{view.t.words.get(f'chip.{name}', name)} « {clip(value, 60)} »" for name, value in missing)
        notice(view.t("notice.unknown", values=named), "warning")
    linked = address.other_data(view.filters, view.reader.info().data_hash)
    if linked:
        notice(view.t("publish.other_data", hash=clip(linked, 20)), "warning")


def _foot(view: View) -> None:
    t, info = view.t, view.reader.info()
    model = info.model_revision or "–"
    show_html(
        f'<footer class="sx-foot">{t("foot.line", model=escape(model), hash=escape(info.data_hash[:12]))}</footer>'
    )


def guarded(draw: Callable[[], None], t: Texts) -> None:
    """Draw, and turn a failure into a sentence. Streamlit's own control flow is not an Exception and passes."""
    try:
        draw()
    except StoreError:
        LOG.exception("The store failed while a page was drawn")
        notice(t("failure.store"), "warning")
    except StanceError as error:
        notice(t("failure.other"), "warning")
        st.caption(plain(str(error)))
    except Exception:  # the last stop before the visitor: any fault is logged whole and told without its traceback
        LOG.exception("A page failed")
        notice(t("failure.page"), "warning")
