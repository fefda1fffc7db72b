"""Shortcuts of reading hide nothing: the development texts read the same without them."""

from stance.articles import clean_article
from stance.reading import paragraphs
from stance.reading.tokens import tokenize
from stance.records import RawDocument
from stance.settings import ROOT
from stance.statements import addresses, aliases, find_statements, groups, sources
from stance.statements.aliases import Mention
from stance.statements.clause import read_clause
from stance.statements.coreference import Registry


class _Everything(frozenset[str]):
    """A set that has every word."""

    def __contains__(self, word: object) -> bool:
        return True


SHORTCUTS = {
    "words of taking the floor": (addresses, "_TAKING_IT", ("",)),
    "names too long for an actor": (aliases, "_LONGEST_NAME", 1 << 30),
    "nouns without which no phrase frames a source": (sources, "_OPENERS", sources._OPENERS_OF_ANY),
    "words that a verb group can hold": (groups, "_INSIDE", _Everything()),
    "words that a verb group can begin with": (groups, "_BEFORE_GROUP", _Everything()),
    "paragraphs that are kept": (paragraphs, "_LONGEST", -1),
    "people who are resolved once": (Registry, "resolve", Registry._resolve),
}


def read(tables):
    files = sorted((ROOT / "data" / "gold" / "dev").glob("*.txt"))
    for file in files:
        article = clean_article(RawDocument(file.stem, file.name, "text", file.read_text(encoding="utf-8")), tables)
        yield article, list(find_statements(article, tables))


def test_shortcuts_hide_nothing(tables, monkeypatch):
    expected = list(read(tables))
    assert expected
    for owner, name, off in SHORTCUTS.values():
        monkeypatch.setattr(owner, name, off)
    for found, wanted in zip(read(tables), expected, strict=True):
        assert found == wanted


def test_a_form_needs_a_word_behind_it_where_all_its_readings_do(tables):
    verbs = tables.verbs
    assert "a" in verbs.needing
    assert "dit" not in verbs.needing
    for form, readings in verbs.reporting.items():
        heads = {verb.tail[0] for verb in readings if verb.tail}
        assert verbs.needing.get(form) == (heads if all(verb.tail for verb in readings) else None)


def test_an_auxiliary_alone_reports_only_what_its_tail_or_a_quotation_tells(statements_of):
    def told(text):
        return [(s.actor, s.kind) for s in statements_of(text)]

    assert told("Oslo est hostile à ce traité.") == [("Norvège (gouvernement)", "indirect")]
    assert told("Oslo est sous la neige, hostile à ce traité.") == [(None, "narration")]
    assert told("« Le port ferme », a lancé Karl Brandt.") == [("Karl Brandt", "direct")]


def test_whoever_is_noted_later_changes_who_is_meant(tables):
    text = "Karl Brandt salue Olga Brandt. Brandt part."
    clause = read_clause(text, tokenize(text), 0, len(text), [])
    karl, olga = (Mention(at, at + 1, "person", head="brandt", name=clause.words(at, at + 1).lower()) for at in (0, 3))
    brandt = Mention(6, 6, "person", head="brandt", name="brandt")
    registry = Registry(tables, None)
    registry.note(karl, clause)
    assert registry.resolve(brandt, clause).name == "Karl Brandt"
    registry.note(olga, clause)
    assert registry.resolve(brandt, clause).name == "Olga Brandt"
