"""The year that a dated event gives away: `les Jeux de Pékin de l'année prochaine`. Limits: the events listed."""

from __future__ import annotations

from dataclasses import dataclass

_RELATIVE_YEAR = (
    ("année prochaine", -1),
    ("an prochain", -1),
    ("cette année", 0),
    ("année dernière", 1),
    ("an dernier", 1),
)


@dataclass(frozen=True, slots=True)
class Event:
    """An event named in the press that took place in one year: words of its sentence, words of the article, year."""

    sentence_words: tuple[str, ...]
    article_words: tuple[str, ...]
    year: int


_EVENTS = (
    Event(("jeux olympiques d'hiver",), ("pékin",), 2022),
    Event(("jeux olympiques",), ("sotchi",), 2014),
    Event(("jeux olympiques",), ("paris 2024",), 2024),
    Event(("jeux olympiques d'hiver",), ("milan", "cortina"), 2026),
    Event(("coupe du monde",), ("qatar",), 2022),
    Event(("mondial",), ("qatar",), 2022),
    Event(("coupe du monde de football", "russie"), (), 2018),
    Event(("sommet de l'otan", "madrid"), (), 2022),
    Event(("sommet de l'otan", "vilnius"), (), 2023),
    Event(("sommet de l'otan", "la haye"), (), 2025),
)


def event_year(view: str) -> int | None:
    """`les Jeux de Pékin de l'année prochaine`: the year alone, when all such mentions agree."""
    lowered = view.lower()
    years: set[int] = set()
    for words, shift in _RELATIVE_YEAR:
        at = lowered.find(words)
        while at >= 0:
            start = max(lowered.rfind(".", 0, at), lowered.rfind("\n", 0, at), at - 300) + 1
            years.update(e.year + shift for e in _EVENTS if _names(e, lowered[start:at], lowered))
            at = lowered.find(words, at + 1)
    return years.pop() if len(years) == 1 else None


def _names(event: Event, sentence: str, article: str) -> bool:
    return all(w in sentence for w in event.sentence_words) and all(w in article for w in event.article_words)
