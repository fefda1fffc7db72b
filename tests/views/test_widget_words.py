"""The words that are translated are still those of the installed Streamlit."""

import json
import re
from pathlib import Path

import pytest
import streamlit

from stance.views.i18n import texts
from stance.views.widget_words import originals, script

FR, EN = texts("fr"), texts("en")
# Streamlit joins these from pieces.
PIECES = {
    "Press {keys} to apply": ("Press Enter to ${", "`apply`"),
    "Press {keys} to submit form": ("+Enter to ${", "`submit form`"),
    "{size} per file": ("} per file`",),
    "Choose date, {month}": ("Choose date",),
    "Help for {label}": ("`Help for ${",),
}


@pytest.fixture(scope="module")
def bundle() -> str:
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))


@pytest.mark.parametrize("english", sorted(originals("widget").values()))
def test_streamlit_still_words_it_so(bundle, english):
    assert all(piece in bundle for piece in PIECES.get(english, (english if len(english) > 15 else f"`{english}`",)))


def test_a_french_page_gets_every_word_and_an_english_one_none():
    whole = [(english, FR.words[key]) for key, english in originals("widget").items() if "{" not in english]
    told = json.loads(re.search(r"new Map\((\[.*?\])\);", script(FR))[1])
    assert dict(told) == {english: french for english, french in whole if english != french}
    assert "const exact = new Map([]);" in script(EN)


def test_gaps_become_patterns():
    patterns = dict(json.loads(re.search(r"const patterns = (\[.*?\])\.map", script(FR))[1]))
    assert patterns["^(.+) per file$"] == "{} par fichier"
    assert re.fullmatch("^Press (.+) to apply$", "Press Ctrl+Enter to apply")
    assert patterns["^Press (.+) to apply$"] == "{} pour appliquer"
