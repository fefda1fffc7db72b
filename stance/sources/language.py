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
# Most texts are French throughout, and a few pieces tell so in a fraction of the time. Of 17,000 texts partly French,
# partly English, Spanish or Italian, none that pieces took for French was refused when read whole.
PIECES, PIECE = 8, 150
SURELY_FRENCH = 0.999


def foreign_language(text: str) -> str | None:
    """English name of the language when `text` is surely not French; None when it is, or may be."""
    text = text[:SAMPLE]
    if len(text) > 2 * PIECES * PIECE and _french(_identifier().rank(_pieces(text))) > SURELY_FRENCH:
        return None
    ranking = _identifier().rank(text)
    return LANGUAGES[ranking[0][0]] if _french(ranking) < FRENCH_AT_LEAST else None


def _pieces(text: str) -> str:
    """Pieces of the text at equal distances, from its first character to its last."""
    distance = (len(text) - PIECE) // (PIECES - 1)
    return " ".join(text[start : start + PIECE] for start in range(0, PIECES * distance, distance))


def _french(ranking: list[tuple[str, float]]) -> float:
    return next(float(probability) for code, probability in ranking if code == "fr")


def likely_language(text: str) -> str:
    """Code of the language a text most looks like, one of LANGUAGES."""
    return _identifier().rank(text[:SAMPLE])[0][0]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
