"""Republished wire copy is grouped, whatever surrounds it; different articles on one subject are not."""

import random

from stance.articles.duplicates import group_near_duplicates
from stance.records import Article, Dropped

WORDS = "le ministre président conseil armée paix guerre vote aide traité sommet frontière accord gaz ville".split()


def prose(seed: int, words: int = 150) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


def article(id_: str, text: str, *dropped: Dropped) -> Article:
    return Article(id_, id_, text, dropped=dropped)


def test_a_copy_with_small_edits_is_grouped_with_its_first():
    text = prose(1)
    edited = text.replace("ministre", "chef", 1) + " (AFP)"
    groups = group_near_duplicates([article("a", text), article("b", prose(2)), article("c", edited)])
    assert groups == {"a": "a", "b": "b", "c": "a"}


def test_what_was_dropped_does_not_count():
    text, navigation = prose(1), prose(3, 200)
    page = article("b", f"{navigation} {text}", Dropped(0, len(navigation), "navigation"))
    assert group_near_duplicates([article("a", text), page])["b"] == "a"


def test_short_texts_are_never_grouped():
    groups = group_near_duplicates([article("a", "Brève du jour."), article("b", "Brève du jour.")])
    assert groups == {"a": "a", "b": "b"}


def test_copies_of_copies_share_one_group():
    text = prose(5)
    ids = [article(str(n), text + f" version {n}") for n in range(5)]
    assert set(group_near_duplicates(ids).values()) == {"0"}
