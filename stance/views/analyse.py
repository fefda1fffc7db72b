"""Analyser un texte: the whole path on a pasted or dropped text, in memory; nothing reaches the store.

The text passes through a temporary file, removed at once, so that it meets the same readers and the same refusals as
an import. Reader and model are imported on first use: the other pages do not wait for them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from stance.errors import ModelError
from stance.records import STANCE_LABELS, Article, Score, Statement
from stance.settings import Settings
from stance.views.fragments import clip, escape, notice, plain, section, show_html
from stance.views.highlights import highlighted, load_classifier
from stance.views.i18n import Texts
from stance.views.palette import Palette
from stance.views.statement_panel import probability_bar, uncertain_speaker
from stance.views.view import View

LONGEST = 60_000  # characters: a long read; larger texts belong to an import
LARGEST_MB = 2  # of a dropped file
SHOWN = 60  # statements drawn on one page


def render(view: View) -> None:
    render_alone(view.t, view.palette, view.settings)


def render_alone(t: Texts, palette: Palette, settings: Settings) -> None:
    """The page needs no store."""
    with st.form("analyse_form", border=False):
        text = st.text_area(t("analyse.text"), height=220, max_chars=LONGEST, key="analyse_text",
                            placeholder=t("analyse.hint"))  # fmt: skip
        dropped = st.file_uploader(t("analyse.file"), type=["txt"], key="analyse_file",
                                   max_upload_size=LARGEST_MB)  # fmt: skip
        asked = st.form_submit_button(t("analyse.go"))
    if asked:
        st.session_state["analysed"] = _source(text, dropped)
    source = st.session_state.get("analysed")
    if source is None:
        return
    if not source[1].strip():
        notice(t("analyse.empty"), "warning")
        return
    with st.spinner(t("analyse.busy")):
        found = extract(*source, settings)
    if isinstance(found, str):
        notice(t("analyse.refused"), "warning")
        st.caption(plain(found))
        return
    _show(*found, t, palette, settings)


def _source(text: str, dropped) -> tuple[str, bytes]:
    return (Path(dropped.name).suffix, dropped.getvalue()) if dropped else (".txt", text.encode())


def extract(suffix: str, content: bytes, settings: Settings) -> tuple[Article, tuple[Statement, ...]] | str:
    """Article and statements, or the reason why the text was refused."""
    from stance.extraction import extract as read  # not at the top: the other pages do not need the French lists

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"texte{suffix}")
        path.write_bytes(content)
        found = next(iter(read([path], settings)), None)
    if found is None or not isinstance(found, tuple):
        return getattr(found, "reason", "")
    return found


def _show(article: Article, statements: Sequence[Statement], t: Texts, palette: Palette, settings: Settings) -> None:
    facts = [article.outlet or t("unknown.outlet"), t.day(article.date), t.count("statement", len(statements))]
    section(clip(article.title or t("analyse.untitled"), 160), " · ".join(facts))
    if not statements:
        notice(t("analyse.nothing"))
        return
    try:
        classifier = load_classifier(settings.model, settings.threads)
        scores = classifier.score([s.text for s in statements[:SHOWN]])
    except ModelError as error:
        notice(t("failure.model"), "warning")
        st.caption(plain(str(error)))
        classifier, scores = None, []
    if len(statements) > SHOWN:
        notice(t("analyse.first", n=SHOWN))
    for number, statement in enumerate(statements[:SHOWN]):
        with st.container(border=True, key=f"analysed_{number}"):
            _statement(number, statement, article, scores[number] if scores else None, classifier, t, palette)


def _statement(
    number: int, statement: Statement, article: Article, score: Score | None, classifier, t: Texts, palette: Palette
) -> None:
    left, right = st.columns((7, 5), gap="medium")
    target = None
    if score is not None:
        with right:
            bars = "".join(
                probability_bar(
                    name, {"label": one.label, "score": one.score}
                    | {f"p_{label}": p for label, p in zip(STANCE_LABELS, one.probabilities, strict=True)}, t, palette,
                    classifier.low_confidence,
                ) for name, one in score.stance.items() if f"target.{name}" in t.words
            )  # fmt: skip
            show_html(f'<div class="sx-scores">{bars}<p class="sx-tone">{escape(t("panel.tone"))}'
                      f'{escape(t("format.colon"))}{escape(t("tone." + score.tone.label))}</p></div>')  # fmt: skip
            target = st.pills(t("analyse.why"), [n for n in score.stance if f"target.{n}" in t.words],
                              key=f"why_{number}", format_func=lambda v: t(f"target.{v}"))  # fmt: skip
    narration = statement.kind == "narration"
    who = statement.actor or (article.outlet or t("unknown.outlet") if narration else t("unknown.actor"))
    kicker = t(f"kind.{statement.kind}")
    if not narration:
        kicker += f" · {t('evidence.confidence').lower()} {t.percent(statement.attribution.confidence)}"
    told = {"kind": statement.kind, "actor": statement.actor, "confidence": statement.attribution.confidence}
    doubt = uncertain_speaker(told, t)
    body = highlighted(classifier, statement.text, target, palette) if target else escape(statement.text)
    with left:
        show_html(f'<div class="sx-found"><p class="sx-kicker">{escape(kicker)}</p>'
                  f'<h4>{escape(clip(who, 100))}{doubt}</h4>'
                  f'<p class="sx-sentence">{body}</p></div>')  # fmt: skip
        if target:
            st.caption(t("analyse.why_note"))
