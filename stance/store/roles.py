"""Classes of office one can filter by, from the titles and dates of office of data/actors.csv.

A statement passes when its actor held such an office on the day the article was published (on any day when the article
is undated). Persons without a listed office and actors outside the table are in no class but `other`, which is never
guessed from a text. Bodies (governments, institutions, organisations, media) are classes of their own.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from stance.settings import ROOT

ACTORS = ROOT / "data" / "actors.csv"
EVER = (date(1900, 1, 1), date(2100, 1, 1))
# Class → the titles that belong to it, tried in this order; a title in none of them is `other`.
TITLES: dict[str, str] = {
    "spokesperson": r"^porte-parole",
    "military": r"chef d'état-major|commandant|inspecteur général de la bundeswehr|comité militaire",
    "religion": r"patriarche|cardinal|évêque|primat|métropolite|imam|rabbin|église|^pape",
    "party": r"parti\b|rassemblement national|reconquête|debout la france|des patriotes|insoumise|écologistes|\(upr\)|"
    r"afd|bloc québécois|opposition",
    "parliament": r"député|sénat|parlement|assemblée|chambre des|douma|rada|conseil de la fédération",
    "international": r"secrétaire générale?\b(?!.* ministère)|(?<!président-)direct(eur|rice) générale? d(?!e rosatom)|"
    r"haut.?commissaire|hauts? représentant|haute représentante|commissaire europé|(commission|conseil) europé|"
    r"cour pénale|union africaine|président.* (cicr|cio|fifa)|directeur exécutif|banque centrale européenne",
    "defence": r"ministre .*(défense|armées)|secrétaire .*(défense|guerre)",
    "diplomacy": r"affaires étrangères|^secrétaire d'état des états-unis|affaires européennes|ambassad|diplomat|"
    r"représentante? |envoyée? spécia|négociat",
    "government": r"premi(er|ère)[ -]ministre|ministre|^chanceli|secrétaire (d'état|à l|au )|"
    r"président du conseil italien",
    "head_of_state": r"^(vice-)?présidente?( par intérim| élue?)? (de |du |des |d')(?!.*(conseil|comité|conférence|"
    r"banque|rosneft|gazprom|energoatom|\brt\b|fondation|région))|^(roi|reine|émir|guide suprême|prince héritier)|"
    r"dirigeant de la corée|junte",
}
BODIES = {"government": "state", "institution": "institution", "organisation": "organisation", "media": "media"}
ROLES: tuple[str, ...] = (
    "head_of_state", "government", "diplomacy", "defence", "military", "spokesperson", "parliament", "party",
    "international", "religion", "other", "state", "institution", "organisation", "media",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """One actor in one class of office between two days, both included."""

    role: str
    actor_id: str
    since: date
    until: date


def offices(roles: Iterable[str] = ROLES) -> list[Office]:
    """The offices of these classes."""
    wanted = set(roles)
    return [office for office in _table(str(ACTORS), ACTORS.stat().st_mtime_ns) if office.role in wanted]


@cache
def _table(path: str, modified: int) -> tuple[Office, ...]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return tuple(office for row in csv.DictReader(file) for office in _offices(row))


def _offices(row: dict[str, str]) -> list[Office]:
    if row["type"] in BODIES:
        return [Office(BODIES[row["type"]], row["id"], *EVER)]
    held = [part.split("|") for part in row["roles"].split(";") if part]
    return [
        Office(role_of(title), row["id"], _day(since, EVER[0], last=False), _day(until, EVER[1], last=True))
        for title, since, until in held
    ]


def role_of(title: str) -> str:
    """The class of a title of data/actors.csv."""
    plain = title.lower().replace("’", "'")
    return next((role for role, pattern in TITLES.items() if re.search(pattern, plain)), "other")


def _day(text: str, otherwise: date, last: bool) -> date:
    """A whole or partial date as its first or last day."""
    parts = [int(part) for part in text.split("-")] if text else []
    if not parts:
        return otherwise
    year, month, day = [*parts, 0, 0][:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    month = month or 12
    return date(year, month, monthrange(year, month)[1])
