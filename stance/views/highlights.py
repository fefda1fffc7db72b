"""Words that carry a decision, shaded in their sentence in the colour of the label they support.

The model's libraries take seconds to load and most visits never need them, so they are imported on first use.
"""

from __future__ import annotations

import streamlit as st

from stance.errors import ModelError
from stance.records import TARGETS
from stance.settings import Settings
from stance.views.fragments import escape, notice, show_html
from stance.views.i18n import Texts
from stance.views.palette import Palette, transparent

FAINTEST = 0.12  # share of the strongest weight under which a word is left plain


@st.cache_resource(max_entries=1, show_spinner=False)
def load_classifier(model: str, threads: int):
    """The model, once for all visitors. Raises ModelError."""
    from stance.scores import loading

    return loading.load_classifier(model, threads)


def highlighted(classifier, text: str, target: str, palette: Palette) -> str:
    """The text as escaped HTML: words for the decided label shaded, words against it underlined."""
    from stance.scores.explain import explain

    explanation = explain(classifier, text, target)
    strongest = max((abs(word.weight) for word in explanation.words), default=0.0) or 1.0
    parts: list[str] = []
    at = 0
    for word in sorted(explanation.words, key=lambda one: one.start):
        share = abs(word.weight) / strongest
        if share < FAINTEST or word.start < at:
            continue
        shade = transparent(palette.label(explanation.label), round(0.12 + 0.5 * share, 2))
        style = f"background:{shade};font-weight:600" if word.weight > 0 else "text-decoration:underline dashed"
        parts.append(escape(text[at : word.start]))
        parts.append(f'<span style="{style}">{escape(text[word.start : word.end])}</span>')
        at = word.end
    return "".join(parts) + escape(text[at:])


def on_demand(text: str, key: str, t: Texts, palette: Palette, settings: Settings) -> None:
    """A choice of target, and the sentence with its deciding words once one is chosen."""
    target = st.pills(t("analyse.why"), TARGETS, key=key, format_func=lambda v: t(f"target.{v}"))
    if not target:
        return
    try:
        classifier = load_classifier(settings.model, settings.threads)
    except ModelError:
        notice(t("failure.model"), "warning")
        return
    show_html(f'<p class="sx-sentence">{highlighted(classifier, text, target, palette)}</p>')
    st.caption(t("analyse.why_note"))
