"""People and offices behind a title: `M. Xi`, `Mme le Maire`, `MM. Kerhoas et Danic`.

Limits: what follows the title is a name with a capital or an office of the table.
"""

from __future__ import annotations

from stance.statements.aliases import Mention, find_alias
from stance.statements.appositions import with_apposition
from stance.statements.clause import Clause
from stance.statements.names import FEMININE_TITLES, MASCULINE_TITLES, capital_run, with_name
from stance.statements.phrases import find_complements
from stance.tables import Tables, split_office


def titled(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`M. Xi`, `Mme Meloni`, `M. Dupont`."""
    here = at + 1
    if here < clause.size and clause.low[here] == ".":
        here += 1
    if here + 1 < clause.size and clause.low[here] in ("le", "la", "l'"):
        office = _titled_office(clause, first, here, tables, known)
        named = find_alias(clause, here, tables)  # `Mme Le Pen`
        if office is not None or (named is None and not clause.capital[here]):
            return office
    if here >= clause.size or not clause.capital[here]:
        return None
    named = find_alias(clause, here, tables) or capital_run(clause, here, here, tables, known, single=True)
    if named is None or named.kind != "person":
        return None
    if clause.plain[at] in ("mm", "mmes") and (several := _several(clause, first, named, tables, known)):
        return several
    gender = "f" if clause.plain[at] in FEMININE_TITLES else "m" if clause.plain[at] in MASCULINE_TITLES else ""
    return with_apposition(clause, named._replace(first=first, gender=gender), tables)


def _several(clause: Clause, first: int, named: Mention, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`MM. Kerhoas, Quéméner et Mme Danic`: the people whom one title opens."""
    members = [named]
    while True:
        here = members[-1].last + 2
        if clause.low[here - 1 : here] not in ([","], ["et"]) or here >= clause.size:
            break
        if tables.speaker_nouns.get(clause.plain[here]) == {"title"}:
            here += 2 if clause.low[here + 1 : here + 2] == ["."] else 1
        if here >= clause.size or not clause.capital[here]:
            break
        other = find_alias(clause, here, tables) or capital_run(clause, here, here, tables, known, single=True)
        if other is None or other.kind != "person":
            break
        members.append(other)
    if len(members) < 2:
        return None
    return Mention(first, members[-1].last, "group", plural=True, members=tuple(members))


def _titled_office(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`Mme le Maire`, `M. le ministre`: the office."""
    head = clause.plain[at + 1].removeprefix("ex-")
    if "role" not in tables.speaker_nouns.get(head, ()):
        return None
    last, owner = find_complements(clause, at + 1, tables)
    function, country = split_office(list(clause.plain[at + 1 : last + 1]), tables.adjectives, tables.places)
    gender = "f" if clause.plain[first] in FEMININE_TITLES else "m"
    role = Mention(
        at, last, "role", head=head, function=function, country=country, gender=gender, owner=owner, definite=True
    )
    return with_name(clause, role, tables, known)._replace(first=first)
