"""What the tables hold, as frozen records and lookups.

A lookup never guesses: it returns every row the words can mean, and the stages choose. Names are matched without
accents and without regard to apostrophes; an alias written with a capital is only met with a capital.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from stance.reading.habits import Habits
from stance.reading.tokens import tokenize
from stance.reading.verbs import VerbLexicon
from stance.reading.view import reading_view


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
        self._near = {key: _by_second(group) for key, group in self.items()}

    def near(self, words: list[str], at: int) -> tuple[Alias, ...]:
        """Those whose first two tokens are the words at `at`, then those of that one word."""
        if (group := self._near.get(words[at])) is None:
            return ()
        if at + 1 < len(words) and (longer := group.get(words[at + 1])):
            return longer
        return group[""]


def _by_second(group: tuple[Alias, ...]) -> dict[str, tuple[Alias, ...]]:
    """Second token → the aliases that have it, then those of one token; nothing → those of one token."""
    single = tuple(alias for alias in group if len(alias.tokens) == 1)
    found: dict[str, tuple[Alias, ...]] = {"": single}
    for second in {alias.tokens[1] for alias in group if len(alias.tokens) > 1}:
        found[second] = (*(alias for alias in group if alias.tokens[1:2] == (second,)), *single)
    return found


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
    furniture: Mapping[str, str] = field(default_factory=lambda: Weights({}))
    bodies: Mapping[tuple[str, str], str] = field(default_factory=dict)
    press: Names = field(default_factory=lambda: Names({}))

    def holders(self, function: str, country: str, day: date | None) -> tuple[Actor, ...]:
        """Who held the office: on that day, or whoever ever did when the day is unknown."""
        held = self.offices.get((function, country), ())
        found = [actor for role, actor in held if day is None or role.held_on(day)]
        return tuple(dict.fromkeys(found))


class Weights(dict[str, str]):
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
