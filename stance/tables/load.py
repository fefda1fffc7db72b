"""Reads the tables under `data/`. Limits: they must be UTF-8 CSV (or TSV) with the columns named in the constants
below, else `TableError`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from stance.errors import TableError
from stance.reading.habits import Habit, Habits
from stance.reading.verbs import load_verbs
from stance.reading.view import plain
from stance.tables.facts import Actor, Alias, Names, Nation, Outlet, Tables, Weights, words_of
from stance.tables.offices import index_offices, read_role, split_office

ACTOR_COLUMNS = ("id", "name", "type", "aliases", "gender", "country", "bloc", "roles")
OUTLET_COLUMNS = ("id", "name", "aliases", "domains", "country", "type", "owner_state", "language")
NATION_COLUMNS = ("country", "name", "adj_m", "adj_f", "adj_mp", "adj_fp", "demonym", "capital", "government_actor")
ROLE_COLUMNS = ("phrase", "function", "country")
INSTITUTION_COLUMNS = ("function", "country", "institution")
NOUN_COLUMNS = ("noun", "category")
BOILERPLATE_COLUMNS = ("reason", "pattern", "needs")
FIRST_NAME_COLUMNS = ("name", "gender")
FURNITURE_COLUMNS = ("word", "weight")


def load_tables(data: Path, extra_outlets: Path | None = None) -> Tables:
    """Reads the tables under `data`; `extra_outlets` has the columns of outlets.csv and wins over it."""
    nations = _load_nations(data / "nationalities.csv")
    adjectives = {plain(word): nation for nation in nations.values() for word in nation.adjectives}
    synonyms = {
        " ".join(words_of(row["phrase"])): (" ".join(words_of(row["function"])), row["country"])
        for row in _rows(data / "role_synonyms.csv", ROLE_COLUMNS)
    }
    places = _place_index(data / "nationalities.csv")
    actors, aliases = _load_actors(data / "actors.csv", adjectives, places)
    outlet_rows = list(_rows(data / "outlets.csv", OUTLET_COLUMNS))
    if extra_outlets is not None:
        outlet_rows += _rows(extra_outlets, OUTLET_COLUMNS)
    outlets, names, domains = _load_outlets(outlet_rows)
    return Tables(
        actors=actors,
        aliases=aliases,
        nations=nations,
        adjectives=adjectives,
        places=places,
        capitals=frozenset(
            " ".join(words_of(c))
            for row in _rows(data / "nationalities.csv", NATION_COLUMNS)
            for c in row["capital"].split("|")
        ),
        offices=index_offices(actors.values(), synonyms),
        role_synonyms=synonyms,
        institutions=_institutions(data / "office_institutions.csv", actors),
        speaker_nouns=_speaker_nouns(data / "speaker_nouns.csv"),
        outlets=outlets,
        outlet_names=names,
        outlet_domains=domains,
        verbs=load_verbs(data / "speech_verbs.csv", data / "common_verbs.txt"),
        boilerplate=_boilerplate(data / "boilerplate.tsv"),
        actor_names={" ".join(words_of(actor.name)): actor.id for actor in actors.values()},
        bodies=_bodies(actors.values(), adjectives, places),
        press=_press({name: key for name, key in names.items() if outlets[key].type != "institution"}, aliases),
        furniture=Weights({row["word"]: row["weight"] for row in _rows(data / "furniture.csv", FURNITURE_COLUMNS)}),
        first_names={plain(row["name"]): row["gender"] for row in _rows(data / "first_names.csv", FIRST_NAME_COLUMNS)},
    )


def _rows(path: Path, columns: Iterable[str], delimiter: str = ",") -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
            rows = list(csv.DictReader(handle, delimiter=delimiter, quoting=quoting))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path.name}: the table cannot be read ({error}); restore it from the repository.") from error
    missing = [c for c in columns if rows and c not in rows[0]]
    if missing:
        raise TableError(f"{path.name}: missing column(s) {', '.join(missing)}; it has {', '.join(rows[0])}.")
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in rows]


def _boilerplate(path: Path) -> Habits:
    rows = _rows(path, BOILERPLATE_COLUMNS, delimiter="\t")
    needs = [tuple(need.lower() for need in row["needs"].split("|") if need) for row in rows]
    try:
        return Habits(Habit(row["reason"], row["pattern"], need) for row, need in zip(rows, needs, strict=True))
    except re.error as error:
        raise TableError(f"{path.name}: a pattern is no regular expression ({error}).") from error


def _load_nations(path: Path) -> dict[str, Nation]:
    nations = {}
    for row in _rows(path, NATION_COLUMNS):
        adjectives = tuple(
            dict.fromkeys(w for c in ("adj_m", "adj_f", "adj_mp", "adj_fp") for w in row[c].split("|") if w)
        )
        adjective = adjectives[0] if adjectives else ""
        nations[row["country"]] = Nation(row["country"], row["name"], adjective, adjectives, row["government_actor"])
    return nations


def _institutions(path: Path, actors: Mapping[str, Actor]) -> dict[tuple[str, str], str]:
    """Office → the institution that publishes its statements."""
    found = {}
    for row in _rows(path, INSTITUTION_COLUMNS):
        if row["institution"] not in actors:
            raise TableError(f"{path.name}: unknown institution {row['institution']!r}; use an id of actors.csv.")
        found[" ".join(words_of(row["function"])), row["country"]] = row["institution"]
    return found


def _bodies(
    actors: Iterable[Actor], adjectives: Mapping[str, Nation], places: Mapping[str, tuple[Alias, ...]]
) -> dict[tuple[str, str], str]:
    """(`ministere des affaires etrangeres`, FR) → the ministry: institutions by what they do and where."""
    found = {}
    for actor in actors:
        if actor.type == "institution":
            function, _ = split_office(list(words_of(actor.name)), adjectives, places)
            found.setdefault((function, actor.country), actor.id)
    return found


def _press(names: Mapping[str, str], actors: Names) -> Names:
    """Names of outlets of two words or more by first token, save those that the table of actors has."""
    known = {alias.tokens for group in actors.values() for alias in group}
    found: dict[str, list[Alias]] = {}
    for name, key in names.items():
        tokens = tuple(name.split())
        if len(tokens) > 1 and tokens not in known and all(token[0].isalpha() for token in tokens):
            found.setdefault(tokens[0], []).append(Alias(tokens, True, (key,)))
    return Names(found)


def _speaker_nouns(path: Path) -> dict[str, frozenset[str]]:
    """Plain noun → its categories (role, institution, group, document, media, title)."""
    found: dict[str, set[str]] = {}
    for row in _rows(path, NOUN_COLUMNS):
        found.setdefault(plain(row["noun"]), set()).add(row["category"])
    return {noun: frozenset(categories) for noun, categories in found.items()}


def _place_index(path: Path) -> Names:
    """Countries and capitals by first token; `actors` holds the country code."""
    found: dict[str, list[Alias]] = {}
    for row in _rows(path, NATION_COLUMNS):
        for name in (row["name"], *row["capital"].split("|")):
            tokens = _without_article(words_of(name))
            if tokens:
                found.setdefault(tokens[0], []).append(Alias(tokens, True, (row["country"],)))
    return Names(found)


def _without_article(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tokens[1:] if len(tokens) > 1 and tokens[0] in ("la", "le", "les", "l'") else tokens


def _load_actors(
    path: Path, adjectives: Mapping[str, Nation], places: Mapping[str, tuple[Alias, ...]]
) -> tuple[dict[str, Actor], Names]:
    actors: dict[str, Actor] = {}
    meanings: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for row in _rows(path, ACTOR_COLUMNS):
        if not row["id"] or not row["name"]:
            raise TableError(f"{path.name}: a row has no id or no name: {row}.")
        roles = tuple(
            read_role(text, row["country"], adjectives, places) for text in row["roles"].split(";") if text.strip()
        )
        actor = Actor(row["id"], row["name"], row["type"], row["gender"], row["country"], row["bloc"], roles)
        actors[actor.id] = actor
        for name in (row["name"], *row["aliases"].split("|")):
            tokens = words_of(name)
            if tokens:
                meanings.setdefault((tokens, name[:1].isupper()), []).append(actor.id)
    found: dict[str, list[Alias]] = {}
    for (tokens, capital), ids in meanings.items():
        found.setdefault(tokens[0], []).append(Alias(tokens, capital, tuple(dict.fromkeys(ids))))
    return actors, Names(found)


def _load_outlets(rows: Iterable[dict[str, str]]) -> tuple[dict[str, Outlet], dict[str, str], dict[str, str]]:
    outlets: dict[str, Outlet] = {}
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for row in rows:
        outlets[row["id"]] = Outlet(row["id"], row["name"], row["country"], row["type"], row["owner_state"])
        for name in (row["name"], *row["aliases"].split("|")):
            names[" ".join(words_of(name))] = row["id"]
        for domain in row["domains"].split("|"):
            domains[domain.lower().strip()] = row["id"]
    for mapping in (names, domains):
        mapping.pop("", None)
    return outlets, names, domains
