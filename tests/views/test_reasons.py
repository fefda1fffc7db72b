"""What the readers say of a refused document is said in French on a French page."""

import ast
import tomllib
from pathlib import Path

import pytest

from stance import sources
from stance.pipeline import REMARKS, TRANSLATED
from stance.views.i18n import texts
from stance.views.reasons import TABLE, compiled, reason

FR, EN = texts("fr"), texts("en")
SENTENCES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentences"]
FOLDER = Path(sources.__file__).parent
# What only the command line says: fetching, rounds, ready-made statements.
ELSEWHERE = {"statements_table.py", "folder.py"}
COMMAND_LINE_ONLY = {"{} cannot be written ({}). Choose another file for --rejects."}


def template(node: ast.expr) -> str:
    """A string of the source, with {} for each value."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def said() -> set[str]:
    """Sentences of the readers: strings with a full stop that are no docstrings and no parts of another string."""
    found: set[str] = {*REMARKS.values(), TRANSLATED}
    for path in FOLDER.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree) if path.name not in ELSEWHERE else ():
            text = template(node) if id(node) not in inside else ""
            if text.endswith(".") and " " in text:
                found.add(text)
    return found - COMMAND_LINE_ONLY


def test_every_sentence_of_the_readers_has_its_french():
    found = said()
    assert len(found) > 60
    assert found - SENTENCES.keys() == set()


def test_no_translation_outlives_its_sentence():
    begin = ("Another import", "The import ", "The disk ", "{} cannot be written")
    elsewhere = {sentence for sentence in SENTENCES if sentence.startswith(begin)}
    assert SENTENCES.keys() - said() - elsewhere == set()


@pytest.mark.parametrize("english", SENTENCES)
def test_values_reach_the_translation(english):
    values = [f"valeur{n}" for n in range(english.count("{}"))]
    french = SENTENCES[english]
    assert reason(english.format(*values), FR) == french.format(*values) != english
    assert reason(english.format(*values), EN) == english.format(*values)
    assert compiled(english).groups == len(values)


def test_words_inside_are_translated():
    sentence = (
        "The text is not French (it looks like English). If it is, put `language: fr` in a front matter or a column."
    )
    assert "en anglais" in reason(sentence, FR)


def test_an_unknown_sentence_is_shown_as_it_is():
    assert reason("Something else.", FR) == "Something else."
