"""Offices by what they do and where: `ministre russe des Affaires étrangères` → (`ministre des affaires etrangeres`,
RU), and who held them when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from stance.tables.facts import Actor, Alias, Nation, Role, words_of


def read_role(
    text: str, country: str, adjectives: Mapping[str, Nation], places: Mapping[str, tuple[Alias, ...]]
) -> Role:
    parts = [*(part.strip() for part in text.split("|")), "", ""]
    tokens = list(words_of(parts[0]))
    function, place = split_office(tokens, adjectives, places)
    return Role(parts[0], function, place or country, _bound(parts[1], False), _bound(parts[2], True))


def split_office(
    tokens: list[str], adjectives: Mapping[str, Nation], places: Mapping[str, tuple[Alias, ...]]
) -> tuple[str, str]:
    """`ministre russe des Affaires étrangères`, `ministre des Affaires étrangères de la Russie` → (function, RU)."""
    country = ""
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        word = tokens[at]
        if word in adjectives and kept:
            country = country or adjectives[word].code
            at += 1
            continue
        skip = _country_complement(tokens, at, places) if kept else None
        if skip is not None:
            country = country or skip[1]
            at = skip[0]
            continue
        kept.append(word)
        at += 1
    return " ".join(kept), country


def _country_complement(tokens: list[str], at: int, places: Mapping[str, tuple[Alias, ...]]) -> tuple[int, str] | None:
    """`de la Russie`, `des États-Unis`, `d'Ukraine` starting at `at`: where it ends, and the country."""
    if tokens[at] not in ("de", "du", "des", "d'"):
        return None
    first = at + 1
    if first < len(tokens) and tokens[first] in ("la", "l'", "le", "les"):
        first += 1
    if first >= len(tokens):
        return None
    for alias in places.get(tokens[first], ()):
        if tuple(tokens[first : first + len(alias.tokens)]) == alias.tokens:
            return first + len(alias.tokens), alias.actors[0]
    return None


def _bound(text: str, last: bool) -> date | None:
    """A date given to the year, month or day; the end of an interval takes the last day of it."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (28 if last else 1)
    return date(year, month, day)


def index_offices(
    actors: Iterable[Actor], synonyms: Mapping[str, tuple[str, str]]
) -> dict[tuple[str, str], tuple[tuple[Role, Actor], ...]]:
    found: dict[tuple[str, str], list[tuple[Role, Actor]]] = {}
    for actor in actors:
        for role in actor.roles:
            function = synonyms.get(role.function, (role.function, ""))[0]
            found.setdefault((function, role.country), []).append((role, actor))
            if (abroad := _CALLED_ABROAD.get((function, role.country))) is not None:
                found.setdefault((abroad, role.country), []).append((role, actor))
    return {key: tuple(group) for key, group in found.items()}


# What other countries call the office: `le chef de la diplomatie américaine` is the secretary of state.
_CALLED_ABROAD = {
    ("secretaire d' etat", "US"): "ministre des affaires etrangeres",
    ("secretaire a la defense", "US"): "ministre de la defense",
}
