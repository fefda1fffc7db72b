"""Embassies under one name (`Ambassade de Russie en Suisse`), and bodies named after another one: `celle de Kiev`.

Limits: an embassy's host is the place behind it or the outlet's country; a counterpart stands for the last body named,
near enough to be in mind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stance.statements.aliases import Mention, find_alias
from stance.statements.bodies import Named
from stance.statements.clause import Clause
from stance.statements.naming import Resolved
from stance.tables import Tables

_AT = frozenset("à a en au aux".split())
_STAND_INS = frozenset("celui celle ceux celles".split())
_IN_MIND = 400  # characters back to the body whose counterpart is named


def embassy(mention: Mention, clause: Clause, tables: Tables, home: str) -> Resolved | None:
    """`l'ambassade russe à Berne`, `l'ambassade de Russie` in a Swiss newspaper."""
    if mention.head != "ambassade" or mention.plural or mention.country not in tables.nations:
        return None
    return _named(mention.country, _host(mention, clause, tables, home), tables)


def _host(mention: Mention, clause: Clause, tables: Tables, home: str) -> str:
    """The country of the place that the embassy is said to be in, else the outlet's."""
    for at in range(mention.first + 1, min(mention.last + 3, clause.size)):
        found = find_alias(clause, at, tables) if clause.low[at - 1] in _AT else None
        if found is not None and found.kind == "entity" and found.country != mention.country:
            return found.country
    return home


def _named(sender: str, host: str, tables: Tables) -> Resolved:
    name = f"Ambassade {_of(tables.nations[sender].name)}"
    if host in tables.nations and host != sender:
        name = f"{name} {_in(tables.nations[host].name)}"
    return Resolved(name, None, sender, 0.75, "embassy", kind="institution", gender="f")


def _of(country: str) -> str:
    """`la Russie` → `de Russie`, `le Mali` → `du Mali`."""
    for article, of in (("la ", "de "), ("le ", "du "), ("les ", "des "), ("l'", "d'"), ("l’", "d'")):
        if country.startswith(article):
            return of + country.removeprefix(article)
    return "de " + country


def _in(country: str) -> str:
    for article, at in (("la ", "en "), ("le ", "au "), ("les ", "aux "), ("l'", "en "), ("l’", "en ")):
        if country.startswith(article):
            return at + country.removeprefix(article)
    return "à " + country


def counterpart(
    bodies: Sequence[Named], mention: Mention, clause: Clause, tables: Tables, home: str
) -> Resolved | None:
    """`Le ministère russe de la Défense… Celui de Kiev`: the same body of another country."""
    if clause.plain[mention.first] not in _STAND_INS or mention.kind != "entity":
        return None
    start = clause.starts[mention.first]
    here = bisect_left(bodies, start, key=lambda body: body[0])
    if not here or start - bodies[here - 1][0] > _IN_MIND:
        return None
    other = bodies[here - 1][2]
    country = tables.actors[mention.actors[0]].country
    if other.head == "ambassade" and country in tables.nations:
        return _named(country, _host(other, bodies[here - 1][3], tables, home), tables)
    offices = (
        [other.function] if not other.actors else [f for (f, _), k in tables.bodies.items() if k == other.actors[0]]
    )
    key = next((tables.bodies[f, country] for f in offices if (f, country) in tables.bodies), None)
    if key is None:
        return None
    actor = tables.actors[key]
    return Resolved(actor.name, key, actor.country, 0.7, "counterpart", kind=actor.type)
