"""Is a text French? Refuses only what is surely something else, so that a headline or a list of names passes.

py3langid compares a dozen languages a French newsroom meets; its probabilities are calibrated for length, hence one
threshold for all lengths. Limit: a text half French and half foreign goes to the longer half.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = {
    "fr": "French", "en": "English", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "zh": "Chinese",
}  # fmt: skip
# Below this chance of being French a text is refused. French headlines of tests/sources/test_language.py stay above
# 0.1, foreign sentences of ten words below 0.001; run that test after a change of the threshold or of py3langid.
FRENCH_AT_LEAST = 0.01
SAMPLE = 20_000


def foreign_language(text: str) -> str | None:
    """English name of the language when `text` is surely not French; None when it is, or may be."""
    ranking = _identifier().rank(text[:SAMPLE])
    french = next(float(probability) for code, probability in ranking if code == "fr")
    return LANGUAGES[ranking[0][0]] if french < FRENCH_AT_LEAST else None


def likely_language(text: str) -> str:
    """Code of the language a text most looks like, one of LANGUAGES."""
    return _identifier().rank(text[:SAMPLE])[0][0]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
