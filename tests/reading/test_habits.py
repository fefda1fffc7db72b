"""Habits find what trying every pattern on every line would find."""

import csv
import re
from pathlib import Path

import pytest

from stance.reading.first_letters import DIGIT, alternatives, first_letters
from stance.reading.habits import Habit, Habits

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("Lire aussi", {"l"}),
        ("(?:à |a )?lire|voir", {"à", "a", "l", "v"}),
        ("(?i:[ab-d])?(?=x)\\(|(?!y)©", {"a", "b", "c", "d", "(", "©"}),
        (r"\d{2}h|e{0,3}f|g{2}", {DIGIT, "e", "f", "g"}),
        (r"\b(?-i:AFP)(?:é)*", {"a"}),
        (r"[-–]? ?\d", {"-", "–", " ", DIGIT}),
        ("[^a]b", None),
        (r"\w+", None),
        (".x", None),
        ("(?:a|b)?", None),
        ("a|(?:b|)", None),
    ],
)
def test_first_letters(pattern, letters):
    assert first_letters(pattern) == letters


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|(?:b|c)d)e$|f", ["ae$", "bde$", "cde$", "f"]),
        ("(?:a|b)?c", ["(?:a|b)?c"]),
        (r"[|]|\|", ["[|]", r"\|"]),
        ("a(?:b|c)", ["a(?:b|c)"]),
    ],
)
def test_alternatives(pattern, parts):
    assert alternatives(pattern) == parts


BYLINES = {
    "Inès Kolb avec AFP": "credit",
    "Inès Kolb et Karl Brandt (avec AFP)": "byline",
    "Inès Kolb, Karl Brandt et l'AFP.": "byline",
    "Inès Kolb, à Riga": "byline",
    "Inès Kolb Reuters à Riga": "byline",
    "Inès Kolb & Karl Brandt": "byline",
    "Inès Kolb, archives AFP": "credit",
    "Inès Kolb part, à Riga": None,
}


@pytest.mark.parametrize(("line", "reason"), BYLINES.items())
def test_bylines_without_a_word_that_says_so(line, reason, tables):
    assert tables.boilerplate.reason_of(line) == reason


def test_no_habit_is_missed():
    """Lines of every kind, each of them also a little damaged, against all patterns one by one."""
    with (DATA / "boilerplate.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    table = [Habit(r["reason"], r["pattern"], tuple(n.lower() for n in r["needs"].split("|") if n)) for r in rows]
    habits, patterns = Habits(table), [re.compile(habit.pattern, re.IGNORECASE) for habit in table]
    lines = {line for path in (DATA / "gold" / "dev").glob("*.txt") for line in path.read_text("utf-8").splitlines()}
    # what the patterns themselves look like once their syntax is taken off
    lines |= {re.sub(r"\\.|[^\w ':.-]|(?<=\()\?:", "", part) for habit in table for part in alternatives(habit.pattern)}
    lines |= set(BYLINES)
    lines = {text[:260] for line in lines for text in (line, line.upper(), line[1:], line[:30]) if text}
    reasons = list(dict.fromkeys(habit.reason for habit in table))
    for line in sorted(lines):
        found = [reasons.index(h.reason) for h, p in zip(table, patterns, strict=True) if p.match(line)]
        assert habits.reason_of(line) == (reasons[min(found)] if found else None), line


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Un mot, et la radiodiffusion gratuite", "share"),  # inside a word
        ("Un mot et la diffusion   gratuite", None),  # not the space that is asked for
        ("Un mot et la diffusion payante", None),
        ("Un mot, et en 7 mots", "form"),
        ("Un mot et en 7 mots", None),
        ("Un mot à part", "stage"),
    ],
)
def test_what_a_habit_needs_is_found_by_its_words(line, reason):
    needed = [("share", "diffusion gratuite"), ("form", ", et en"), ("stage", " ")]
    patterns = {"share": ".*gratuite$", "form": ".*mots$", "stage": ".*part$"}
    habits = Habits([Habit(name, patterns[name], (need,)) for name, need in needed])
    assert habits.reason_of(line) == reason


def test_a_broken_pattern_is_told_at_once():
    with pytest.raises(re.error):
        Habits([Habit("share", "(?:a", ())])
