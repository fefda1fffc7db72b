"""What an office tells of its holder: a first name spelt another way, the party or body that somebody leads.

Limits: one person of the table with that last name and that office, whatever the date; bodies of one country only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.naming import Person
from stance.tables import Actor, Role, Tables, words_of

_LITTLE = frozenset("le la les l' de du des d' et a au aux".split())


def variant_of(mention: Mention, tables: Tables) -> str | None:
    """`le ministre ukrainien des Affaires étrangères Dmitro Koulik`: the table's minister of that last name."""
    words = mention.name.split()
    if len(words) != 2:
        return None
    bearers = {key for alias in tables.aliases.get(words[1], ()) if alias.tokens == (words[1],) for key in alias.actors}
    if len(bearers) != 1:
        return None
    (key,) = bearers
    actor = tables.actors[key]
    if actor.type == "person" and _is_misspelt(words[0], words_of(actor.name)[0], tables):
        return key
    if not mention.function or not mention.country:
        return None
    held = {office_of(role, tables) for role in actor.roles}
    function = tables.role_synonyms.get(mention.function, (mention.function, ""))[0]
    same_initial = words_of(actor.name)[0][:1] == words[0][:1]
    return (
        key
        if actor.type == "person" and actor.country == mention.country and function in held and same_initial
        else None
    )


def _is_misspelt(written: str, name: str, tables: Tables) -> bool:
    """`Volodymr` for `Volodymyr`: one letter too few or too many in a long first name that is nobody else's."""
    if written in tables.first_names or min(len(written), len(name)) < _LONG or abs(len(written) - len(name)) != 1:
        return False
    short, long = sorted((written, name), key=len)
    if long[:-1] == short and long[-1] in "ae":
        return False  # `Vladimira` is no `Vladimir`
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


_LONG = 6


def house_of(mention: Mention, tables: Tables) -> frozenset[str]:
    """The words of the party that `le président du parti` leads: whoever leads the country is not meant."""
    actor = tables.actors[mention.owner[0]] if mention.owner else None
    if actor is None or actor.type != "organisation" or actor.country not in tables.nations:
        return frozenset()
    own = frozenset(words_of(actor.name)) - _LITTLE - frozenset(w for place in tables.places for w in place.split())
    return own or frozenset(words_of(actor.name))


_HEADS = frozenset("ministre president presidente directeur directrice leader patron patronne chef cheffe".split())
_HOUSES = frozenset(  # led by those who hold the office, whatever it is called
    "gouvernement etat executif kremlin pays nation diplomatie maison blanche elysee armees troupes junte".split()
)
_RANKS = frozenset("general generale adjoint adjointe delegue deleguee premier premiere".split())


def same_field(mention: Mention, function: str) -> bool:
    """`le ministre de la Culture` is no other minister: the field that is told must be that of the office."""
    if mention.head not in _HEADS:
        return True
    field = frozenset(mention.function.split()) - _LITTLE - _RANKS - {mention.head}
    if mention.head in ("patron", "patronne", "chef", "cheffe") and (
        field & _HOUSES or mention.owner or mention.country
    ):
        return True
    return not field or bool(field.intersection(function.split()))


def speaks_for(clause: Clause, party: Mention, mentions: list[Mention], tables: Tables) -> bool:
    """`Pour le Parti agrarien, Karl Brandt demande`: whoever stands behind the party's name, when no table gives them
    another house, says it for the party."""
    at = party.last + (2 if clause.low[party.last + 1 : party.last + 2] == [","] else 1)
    person = next((m for m in mentions if m.first == at and m.kind == "person"), None)
    if party.kind not in ("entity", "institution") or person is None or at + 1 >= clause.size:
        return False
    body = tables.actors[party.actors[0]] if party.actors else None
    if body is not None and (body.type != "organisation" or body.country not in tables.nations):
        return False
    roles = (role.function for key in person.actors for role in tables.actors[key].roles)
    return not person.actors or any(party.name and party.name in function for function in roles)


def note_offices(
    named: Iterable[Mention], people: dict[str, Person], by_last_name: Mapping[str, Mapping[str, None]]
) -> None:
    """`le bourgmestre Brandt`: the office of the only one of the article who is called so."""
    for mention in named:
        owners = by_last_name.get(mention.name, {}) if mention.function and not mention.actors else {}
        if len(owners) == 1:
            (name,) = owners
            person = people[name]
            functions = tuple(dict.fromkeys((*person.functions, mention.function)))
            heads = tuple(dict.fromkeys((*person.heads, mention.head)))
            gender = person.gender or mention.gender
            people[name] = person._replace(functions=functions, heads=heads, gender=gender)


def said_gender(clause: Clause, mention: Mention, usual: str) -> str:
    """`le Conseil fédéral`, `la diplomatie russe`: of the words that the text chose for a body."""
    return {"le": "m", "la": "f"}.get(clause.low[mention.first], usual) if usual != "pl" else usual


def office_of(role: Role, tables: Tables) -> str:
    """The function by its usual name: `présidente` is a `président`."""
    return tables.role_synonyms.get(role.function, (role.function, ""))[0]


def functions_of(actor: Actor, tables: Tables) -> tuple[str, ...]:
    """The offices of somebody of the table, as written and by their usual names; what a bloc makes of its people."""
    return _functions_of(actor.id, tables)


@lru_cache(maxsize=4096)
def _functions_of(key: str, tables: Tables) -> tuple[str, ...]:
    actor = tables.actors[key]
    camp = _CAMPS.get(actor.bloc, {}).get(actor.gender) if actor.type == "person" else None
    held = (f for role in actor.roles for f in (role.function, office_of(role, tables)))
    return tuple(dict.fromkeys((*held, *([camp] if camp else ()))))


_CAMPS = {"opposition": {"m": "opposant", "f": "opposante"}}


def with_office(person: Person, old: Person | None, mention: Mention, tables: Tables) -> Person:
    """The person with what `mention` and earlier ones tell: an office as written and by its usual name, so that
    `le chef de la diplomatie, X` is `le ministre des Affaires étrangères`."""
    usual = tables.role_synonyms.get(mention.function, (mention.function, ""))[0]
    said = (mention.function, usual) if mention.function else ()
    functions = dict.fromkeys((*(old or person).functions, *said))
    heads = dict.fromkeys((*(old.heads if old else ()), *([mention.head] if mention.function else [])))
    country = person.country or mention.country or (old.country if old else "")
    gender = person.gender or (old.gender if old else "")
    age = person.age or (old.age if old else 0)
    return Person(person.name, person.actor, gender, country, tuple(functions), tuple(heads), age)


def served(person: Person, country: str, tables: Tables) -> bool:
    """`le Néerlandais`, of one who was a minister there before he led an alliance."""
    return bool(person.actor) and any(r.country == country for r in tables.actors[person.actor or ""].roles)


def sure_of_holder(actor: Actor, country: str, day: date | None, met: bool) -> float:
    """How sure the holder of an office on that `day` is meant; on none, a successor may be, save of those whom the
    reader has `met` and of an office that has not ended."""
    lasting = met or any(role.end is None for role in actor.roles if role.country == country)
    return 0.9 if day else 0.65 if lasting else 0.55


def in_time(person: Person, function: str, former: bool, day: date | None, tables: Tables) -> bool:
    """Someone the table knows must have held the office on the day, or before it when called a former holder,
    unless the article itself gives the office."""
    roles = tables.actors[person.actor].roles if person.actor else ()
    held = [r for r in roles if office_of(r, tables) == function] or [
        r for r in roles if function in office_of(r, tables).split()
    ]
    if not held:
        return True
    if day is None:
        return not former or any(r.end is not None for r in held)
    holds = any(r.held_on(day) for r in held)
    return holds if not former else not holds and any(r.end is not None and r.end < day for r in held)
