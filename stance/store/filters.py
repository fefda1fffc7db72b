"""What a visitor asked to see: one frozen record, its SQL parameters and its form in a URL.

Every query of `queries/` that includes `selected.sql` takes `Filters.parameters()`; every page of the dashboard
and every download is made from the same record, so a file always equals the view it came from. Nothing here
knows the corpus: whether a name exists is for the caller to say (`unknown_values`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from stance.records import STANCE_LABELS, TARGETS
from stance.store.roles import ROLES, offices

VOICES: tuple[str, ...] = ("speech", "narration", "all")
COPIES: tuple[str, ...] = ("once", "all")
TRANSLATIONS: tuple[str, ...] = ("without", "only")
LABEL_SOURCES: tuple[str, ...] = ("model", "corrected")

# Field of `Filters` → name in the URL. The names are French because links are published in French articles.
URL_NAMES: dict[str, str] = {
    "actors": "acteur",
    "countries": "pays",
    "blocs": "bloc",
    "since": "du",
    "until": "au",
    "outlets": "media",
    "outlet_countries": "pays_media",
    "targets": "cible",
    "labels": "position",
    "voice": "voix",
    "roles": "fonction",
    "min_confidence": "confiance",
    "min_probability": "probabilite",
    "search": "texte",
    "copies": "copies",
    "translations": "traductions",
    "label_source": "etiquettes",
}
ALLOWED: dict[str, tuple[str, ...]] = {
    "roles": ROLES,
    "targets": TARGETS,
    "labels": STANCE_LABELS,
    "voice": VOICES,
    "copies": COPIES,
    "translations": TRANSLATIONS,
    "label_source": LABEL_SOURCES,
}
LISTS = ("actors", "countries", "blocs", "roles", "outlets", "outlet_countries", "targets", "labels")
FRACTIONS = ("min_confidence", "min_probability")


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty tuples and `None` mean "all". Dates are inclusive. In [0, 1]: `min_confidence`, of the attribution to the
    actor; `min_probability`, of the most probable label of a position. `roles` are classes of office (see `roles`).
    `label_source` is whose labels count: the model's, or people's where they checked (see `corrections`)."""

    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    blocs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    outlet_countries: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    voice: str = "speech"
    min_confidence: float = 0.0
    min_probability: float = 0.0
    search: str = ""
    copies: str = "once"
    translations: str = ""
    label_source: str = "model"

    def parameters(self) -> dict[str, object]:
        """Values bound in `selected.sql`; `None` where a filter is off."""
        required, excluded = search_terms(self.search)
        lists = {name: list(getattr(self, name)) or None for name in LISTS if name != "roles"}
        held = offices(self.roles) if self.roles else None
        return lists | {
            "office_actors": held and [office.actor_id for office in held],
            "office_since": held and [office.since for office in held],
            "office_until": held and [office.until for office in held],
            "since": self.since,
            "until": self.until,
            "voice": self.voice,
            "min_confidence": self.min_confidence or None,
            "min_probability": self.min_probability or None,
            "required": required or None,
            "excluded": excluded or None,
            "copies": self.copies,
            "translations": self.translations or None,
            "label_source": self.label_source,
        }

    def active(self) -> tuple[str, ...]:
        """Names of the fields that narrow the view, in the order of the record."""
        blank = Filters(voice=self.voice)
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != getattr(blank, f.name))

    def without(self, name: str, value: object = None) -> Filters:
        """The same filters with one field cleared, or with one value taken out of a list."""
        current = getattr(self, name)
        if value is not None and isinstance(current, tuple):
            return replace(self, **{name: tuple(v for v in current if v != value)})
        return replace(self, **{name: getattr(Filters(), name)})

    def previous_period(self) -> Filters | None:
        """The period of the same length just before; `None` when no start and end are chosen."""
        if self.since is None or self.until is None:
            return None
        length = self.until - self.since + timedelta(days=1)
        return replace(self, since=self.since - length, until=self.since - timedelta(days=1))


def search_terms(search: str) -> tuple[list[str], list[str]]:
    """Words and "phrases" to find, and -words or -"phrases" to leave out, folded as `flat.sql` folds the text."""
    required: list[str] = []
    excluded: list[str] = []
    for minus, phrase, word in re.findall(r'(-?)(?:["«“]\s*([^"»”]*?)\s*["»”]|(\S+))', search):
        bare = phrase or (word.removeprefix("-") if not minus else word)
        if bare:
            (excluded if minus else required).append(fold(bare))
    return required, excluded


def fold(text: str) -> str:
    """Lower case, without accents, straight apostrophes: the twin of `folded` in `flat.sql`."""
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def to_query(filters: Filters, first: date | None, last: date | None) -> dict[str, list[str]]:
    """The URL form. Dates, voice, copies and whose labels count are always written out, so that a published link keeps
    its meaning when the corpus grows."""
    values: dict[str, list[str]] = {}
    for name, key in URL_NAMES.items():
        value = getattr(filters, name)
        if name in LISTS:
            values[key] = list(value)
        elif name == "since":
            values[key] = [d.isoformat() for d in (value or first,) if d]
        elif name == "until":
            values[key] = [d.isoformat() for d in (value or last,) if d]
        elif name in FRACTIONS:
            values[key] = [f"{value:.2f}"] if value else []
        else:
            values[key] = [value] if value else []
    return {key: value for key, value in values.items() if value}


def from_query(
    query: Mapping[str, Sequence[str]], first: date | None, last: date | None
) -> tuple[Filters, list[tuple[str, str]]]:
    """Filters of a link, and the (URL name, value) pairs that could not be understood.

    A date equal to the bound of the corpus is the same as no date.
    """
    values: dict[str, object] = {}
    refused: list[tuple[str, str]] = []
    for name, key in URL_NAMES.items():
        given = [v for v in query.get(key, ()) if v]
        if not given:
            continue
        good, bad = _parse(name, given)
        refused += [(key, v) for v in bad]
        if good:
            values[name] = tuple(good) if name in LISTS else good[-1]
    if values.get("since") == first:
        values.pop("since", None)
    if values.get("until") == last:
        values.pop("until", None)
    return Filters(**values), refused


def _parse(name: str, given: Iterable[str]) -> tuple[list[object], list[str]]:
    good: list[object] = []
    bad: list[str] = []
    for text in given:
        try:
            good.append(_parse_one(name, text))
        except ValueError:
            bad.append(text)
    return good, bad


def _parse_one(name: str, text: str) -> object:
    if name in ("since", "until"):
        return date.fromisoformat(text)
    if name in FRACTIONS:
        value = float(text)
        if not 0 <= value <= 1:
            raise ValueError(text)
        return value
    if name in ALLOWED and text not in ALLOWED[name]:
        raise ValueError(text)
    return text
