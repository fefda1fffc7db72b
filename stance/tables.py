"""The facts of `data/` as frozen lookups, loaded once: actors, nationalities, outlets and verbs.

A lookup never guesses: it returns every row the words can mean, and the stages choose. Names are matched without
accents and without regard to apostrophes; an alias written with a capital is only met with a capital. Limits: tables
must be UTF-8 CSV with the columns named in the constants below, else `TableError`. A little over 300 lines, because
the tables and their lookups are read together.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from stance.errors import TableError
from stance.reading.habits import Habit, Habits
from stance.reading.tokens import tokenize
from stance.reading.verbs import VerbLexicon, load_verbs
from stance.reading.view import plain, reading_view

ACTOR_COLUMNS = ("id", "name", "type", "aliases", "gender", "country", "bloc", "roles")
OUTLET_COLUMNS = ("id", "name", "aliases", "domains", "country", "type", "owner_state", "language")
NATION_COLUMNS = ("country", "name", "adj_m", "adj_f", "adj_mp", "adj_fp", "demonym", "capital", "government_actor")
ROLE_COLUMNS = ("phrase", "function", "country")
INSTITUTION_COLUMNS = ("function", "country", "institution")
NOUN_COLUMNS = ("noun", "category")
BOILERPLATE_COLUMNS = ("reason", "pattern", "needs")
FIRST_NAME_COLUMNS = ("name", "gender")
FURNITURE_COLUMNS = ("word", "weight")


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its function without the country (`ministre des affaires etrangeres`), and when it was held."""

    title: str
    function: str
    country: str
    start: date | None
    end: date | None

    def held_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    type: str
    gender: str
    country: str
    bloc: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str
    country: str
    type: str
    owner_state: str


@dataclass(frozen=True, slots=True)
class Nation:
    code: str
    name: str
    adjective: str
    adjectives: tuple[str, ...]
    government: str


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of writing a name: its tokens (plain), whether a capital is needed, and whom it can mean."""

    tokens: tuple[str, ...]
    capital: bool
    actors: tuple[str, ...]


class Names(dict[str, tuple[Alias, ...]]):
    """Aliases by first token, longest alias first."""

    def __init__(self, groups: Mapping[str, list[Alias]]) -> None:
        super().__init__({key: tuple(sorted(group, key=lambda a: -len(a.tokens))) for key, group in groups.items()})
        self._single = {key: tuple(a for a in group if len(a.tokens) == 1) for key, group in self.items()}
        self._longer: dict[tuple[str, ...], tuple[Alias, ...]] = {}
        for group in self.values():
            for alias in group:
                if len(alias.tokens) > 1:
                    self._longer[alias.tokens[:2]] = (*self._longer.get(alias.tokens[:2], ()), alias)

    def near(self, words: list[str], at: int) -> tuple[Alias, ...]:
        """Those whose first two tokens are the words at `at`, then those of that one word."""
        if words[at] not in self:
            return ()
        return self._longer.get(tuple(words[at : at + 2]), ()) + self._single[words[at]]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Everything the stages look up, told apart by identity. `aliases` is keyed by first token, longest alias first."""

    actors: Mapping[str, Actor]
    aliases: Names
    nations: Mapping[str, Nation]
    adjectives: Mapping[str, Nation]
    places: Mapping[str, tuple[Alias, ...]]
    capitals: frozenset[str]
    offices: Mapping[tuple[str, str], tuple[tuple[Role, Actor], ...]]
    role_synonyms: Mapping[str, tuple[str, str]]
    institutions: Mapping[tuple[str, str], str]
    speaker_nouns: Mapping[str, frozenset[str]]
    outlets: Mapping[str, Outlet]
    outlet_names: Mapping[str, str]
    outlet_domains: Mapping[str, str]
    verbs: VerbLexicon
    boilerplate: Habits
    actor_names: Mapping[str, str] = field(default_factory=dict)
    first_names: Mapping[str, str] = field(default_factory=dict)
    furniture: Mapping[str, str] = field(default_factory=lambda: _Weights({}))
    bodies: Mapping[tuple[str, str], str] = field(default_factory=dict)
    press: Names = field(default_factory=lambda: Names({}))

    def holders(self, function: str, country: str, day: date | None) -> tuple[Actor, ...]:
        """Who held the office: on that day, or whoever ever did when the day is unknown."""
        held = self.offices.get((function, country), ())
        found = [actor for role, actor in held if day is None or role.held_on(day)]
        return tuple(dict.fromkeys(found))


class _Weights(dict[str, str]):
    """How much any plain word speaks of a page (`strong`, `weak`, `you`, or nothing); in the table a stem ends with
    `*`. What was looked up is kept, up to a bound."""

    def __init__(self, table: Mapping[str, str]) -> None:
        super().__init__(table)
        self._table = dict(table)

    def __missing__(self, word: str) -> str:
        found = self._table.get(word.removesuffix("s")) or next(
            (w for size in range(len(word), 3, -1) if (w := self._table.get(word[:size] + "*"))), ""
        )
        if len(self) < 1 << 16:
            self[word] = found
        return found


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The plain tokens of a name, as the text scanner sees them."""
    return tuple(tokenize(reading_view(text)).plain)


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
        offices=_index_offices(actors.values(), synonyms),
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
        furniture=_Weights({row["word"]: row["weight"] for row in _rows(data / "furniture.csv", FURNITURE_COLUMNS)}),
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
            _role(text, row["country"], adjectives, places) for text in row["roles"].split(";") if text.strip()
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


def _role(text: str, country: str, adjectives: Mapping[str, Nation], places: Mapping[str, tuple[Alias, ...]]) -> Role:
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


def _index_offices(
    actors: Iterable[Actor], synonyms: Mapping[str, tuple[str, str]]
) -> dict[tuple[str, str], tuple[tuple[Role, Actor], ...]]:
    found: dict[tuple[str, str], list[tuple[Role, Actor]]] = {}
    for actor in actors:
        for role in actor.roles:
            function = synonyms.get(role.function, (role.function, ""))[0]
            found.setdefault((function, role.country), []).append((role, actor))
    return {key: tuple(group) for key, group in found.items()}


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
