"""Words that carry a decision, shaded in their sentence: blue supports the decided label, orange speaks against it."""

from __future__ import annotations

from stance.views.fragments import escape
from stance.views.palette import Palette, transparent

FAINTEST = 0.12  # share of the strongest weight under which a word is left plain


def highlighted(classifier, text: str, target: str, palette: Palette) -> str:
    """The text as escaped HTML with its words shaded by weight. `classifier` is a `scores.classifier.Classifier`."""
    from stance.scores.explain import explain  # with the model's libraries, so only when asked

    words = explain(classifier, text, target).words
    strongest = max((abs(word.weight) for word in words), default=0.0) or 1.0
    parts: list[str] = []
    at = 0
    for word in sorted(words, key=lambda one: one.start):
        share = abs(word.weight) / strongest
        if share < FAINTEST or word.start < at:
            continue
        color = transparent(palette.favor if word.weight > 0 else palette.against, round(0.12 + 0.45 * share, 2))
        parts.append(escape(text[at : word.start]))
        parts.append(f'<b style="background:{color};font-weight:600">{escape(text[word.start : word.end])}</b>')
        at = word.end
    return "".join(parts) + escape(text[at:])
