"""Republished wire copy is grouped, whatever surrounds it; different articles on one subject are not."""

import random

from stance.articles.duplicates import group_near_duplicates, sketch
from stance.records import Article, Dropped

WORDS = "le ministre président conseil armée paix guerre vote aide traité sommet frontière accord gaz ville".split()


def prose(seed: int, words: int = 150) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


def article(id_: str, text: str, *dropped: Dropped) -> Article:
    return Article(id_, id_, text, dropped=dropped)


def groups(*articles: Article) -> list[int]:
    """For each article the place of the first of its group."""
    return list(group_near_duplicates(b"".join(map(sketch, articles))))


def test_a_copy_with_small_edits_is_grouped_with_its_first():
    text = prose(1)
    edited = text.replace("ministre", "chef", 1) + " (AFP)"
    assert groups(article("a", text), article("b", prose(2)), article("c", edited)) == [0, 1, 0]


def test_what_was_dropped_does_not_count():
    text, navigation = prose(1), prose(3, 200)
    page = article("b", f"{navigation} {text}", Dropped(0, len(navigation), "navigation"))
    assert groups(article("a", text), page) == [0, 0]


def test_short_texts_have_no_sketch_and_are_never_grouped():
    assert sketch(article("a", "Brève du jour.")) == b"" and list(group_near_duplicates(b"")) == []


def test_copies_of_copies_share_one_group():
    text = prose(5)
    assert groups(*(article(str(n), text + f" version {n}") for n in range(5))) == [0] * 5


def test_groups_of_which_nobody_is_like_the_first_are_joined_by_those_between():
    texts = [prose(n, 60) for n in range(8)]
    chain = [article(str(n), " ".join([text] * 3 + [texts[n - 1]])) for n, text in enumerate(texts) if n]
    linked = [article(f"{n}x", f"{texts[n]} {texts[n]} {texts[n - 1]} {texts[n - 1]}") for n in range(1, 8)]
    found = groups(*chain, *linked)
    assert all(place <= n and found[place] == place for n, place in enumerate(found))
