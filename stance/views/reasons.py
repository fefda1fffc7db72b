"""Why a document is refused, in the language of the page: the readers say it in English, `i18n/reasons.toml` in French.

A sentence that is not in the table is shown as the program says it, rather than not at all. Limit: values inside a
sentence (an error's own words, a column's name) stay as they are, except those the table lists.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from stance.views.i18n import Texts

TABLE = Path(__file__).parent / "i18n" / "reasons.toml"


def reason(sentence: str, t: Texts) -> str:
    if t.language == "en":
        return sentence
    words, patterns = _table()
    for pattern, french in patterns:
        if match := pattern.fullmatch(sentence):
            return french.format(*(words.get(value, value) for value in match.groups()))
    return sentence


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Words, and patterns with the French of each; those with fewer gaps first, for they say more."""
    with TABLE.open("rb") as file:
        tree = tomllib.load(file)
    sentences = sorted(tree["sentences"].items(), key=lambda pair: pair[0].count("{}"))
    return tree["words"], tuple((compiled(english), french) for english, french in sentences)


def compiled(english: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL)
