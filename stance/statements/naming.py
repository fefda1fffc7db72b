"""Canonical names: of people as written, of descriptions, of countries; and the last names a person goes by.

Limits: the family name comes first for the countries listed, last elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from stance.reading.view import plain
from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.words import DROPPED, NUMBERS
from stance.tables import Actor, Tables, words_of

_FAMILY_NAME_FIRST = frozenset({"CN", "KP", "KR", "TW", "VN", "KH"})


class Person(NamedTuple):
    """Someone of the article: table id if known, canonical name, what was said of them; age 0: not told."""

    name: str
    actor: str | None
    gender: str
    country: str
    functions: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    age: int = 0


class Resolved(NamedTuple):
    """A mention with its canonical name; `sure` in [0, 1] tells how it was found."""

    name: str
    actor: str | None
    country: str
    sure: float
    how: str
    runner_up: str | None = None
    plural: bool = False
    kind: str = "person"
    gender: str = ""

    @classmethod
    def of_person(cls, person: Person, sure: float, how: str) -> Resolved:
        return cls(person.name, person.actor, person.country, sure, how, gender=person.gender)

    @classmethod
    def of_actor(cls, actor: Actor, sure: float, how: str) -> Resolved:
        return cls(actor.name, actor.id, actor.country, sure, how, gender=actor.gender)


def gender_fits(mention: Mention, person: Person) -> bool:
    if not mention.gender or not person.gender or mention.gender == person.gender:
        return True
    return mention.gender == "m" and " " in mention.function and mention.function in person.functions


def of_holder(holder: Resolved) -> str:
    """`de Wang Yi`, `d'Anna Kowal`, `de l'AIEA`, `du courtier`, `de l'associée`."""
    vowel = plain(holder.name[:1]) in "aeiouy" or plain(holder.name).startswith(("hel", "hen", "hort", "hub"))
    if holder.name.split()[0] in ("Groupe", "Parti", "Mouvement", "Front"):
        return "du " + holder.name
    initials = holder.name.partition(" ")[0]
    if holder.kind in ("institution", "organisation") and initials.isupper() and holder.gender in ("m", "f"):
        spoken = plain(initials[0]) in "aeiou"  # `de l'ONU`, `du FMI`, `de la CSC`
        return ("de l'" if spoken else "du " if holder.gender == "m" else "de la ") + holder.name
    if holder.kind != "role":
        return ("d'" if vowel else "de ") + holder.name
    article = "de l'" if vowel else "de la " if holder.gender == "f" else "du "
    return article + holder.name[:1].lower() + holder.name[1:]


def only_called(called: Iterable[str], people: Mapping[str, Person]) -> Resolved | None:
    """`Ibra se souvient`: the person of the article whose first name it is, when only one is `called` so."""
    names = list(islice((name for name in called if " " in name), 2))
    if len(names) != 1:
        return None
    person = people[names[0]]
    return Resolved(person.name, person.actor, person.country, 0.7, "first_name", gender=person.gender)


def is_former(clause: Clause, mention: Mention) -> bool:
    """`l'ancien président`, `l'ex-ministre`."""
    words = clause.plain[mention.first : mention.last + 1]
    return any(word in ("ancien", "ancienne", "ex") or word.startswith("ex-") for word in words)


_FEMININE_ENDINGS = ("ova", "eva", "skaia", "skaya", "ska", "aia", "aya")  # of Slavic family names


def gender_of_name(words: list[str], tables: Tables) -> str:
    """What a full name tells of its bearer, else nothing; `words` are plain."""
    if len(words) < 2:
        return tables.first_names.get(words[0], "") if words else ""
    first = words[0] if words[0] in tables.first_names else words[0].split("-")[0]
    return tables.first_names.get(first, "f" if words[-1].endswith(_FEMININE_ENDINGS) else "")


def last_names(person: Person) -> list[str]:
    parts = list(words_of(person.name))
    if len(parts) < 2:
        return parts
    if person.country in _FAMILY_NAME_FIRST:
        return [parts[0]]
    tail = [parts[-1]]
    if person.actor is None:
        tail.append(parts[0])
    if len(parts) > 2:
        tail.append(" ".join(parts[1:]))
        tail.append(" ".join(parts[-2:]))
    return tail


def country_name(clause: Clause, mention: Mention, resolved: Resolved, tables: Tables) -> str:
    """A country as written (`Grande-Bretagne`), a capital by its country (`Pékin` → `Chine`)."""
    if mention.name in tables.capitals:
        return resolved.name.removesuffix(" (gouvernement)")
    return clause.words(mention.last - len(mention.name.split()) + 1, mention.last)


def written_name(clause: Clause, mention: Mention) -> str:
    """A name as written, without its title; capitals put back where it was written in capitals."""
    size = len(mention.name.split())
    first = mention.first
    while first + size - 1 < mention.last and " ".join(clause.plain[first : first + size]) != mention.name:
        first += 1
    text = clause.words(first, first + size - 1)
    if text[-2:-1] == " " and text[-1].isupper() and clause.low[first + size : first + size + 1] == ["."]:
        text += "."
    if text.isupper() and len(text) > 4:
        return text.title()
    words = text.split()  # `Paul LENOIR`, the custom of records and interviews
    loud = len(words) > 1 and not words[0].isupper()
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words) if loud else text


_TITLES = dict(m="M.", mr="M.", monsieur="M.", mme="Mme", madame="Mme", mlle="Mlle", me="Me", dr="Dr")


def titled_name(clause: Clause, mention: Mention, name: str) -> str:
    """`M. Kerhoas`, `Mme Le Goff`: somebody known by the last name alone keeps the title."""
    title = _TITLES.get(clause.plain[mention.first], "") if mention.first < mention.last else ""
    alone = " " not in name or name.split()[0] in ("Le", "La", "Du", "De", "Des")
    return f"{title} {name}" if title and alone and len(name.split()) < 3 else name


_ONE = (["un", "de"], ["une", "de"], ["un", "des"], ["une", "des"])
_ALLIANCE = re.compile(r"l['’]Alliance(?: atlantique)?$")
_WHOLE = re.compile(r"^ensemble (?:des |du |de (?:la |l'|cette )?)", re.IGNORECASE)
_AGED = re.compile(r" de \d{1,3} ans$")


def described_name(clause: Clause, mention: Mention, tables: Tables) -> str:
    """`des responsables européens` → `Responsables européens`."""
    first = mention.first
    while first < mention.last and clause.plain[first] in DROPPED:
        if clause.plain[first] in NUMBERS and clause.plain[first + 1] == "pays":
            break  # `Trois pays`
        first += 1
    text = _AGED.sub("", clause.words(first, mention.last).rstrip(" ,")).removesuffix(" en poste")
    if clause.plain[first] == "ensemble":
        text = _WHOLE.sub("", text)
    one = mention.first + (clause.plain[mention.first] == "l'")
    if clause.plain[one : one + 2] in _ONE:
        text = singular(text)
    if text.isupper() and len(text) > 5:
        text = text.lower()
    if mention.owner == ("otan",):
        text = _ALLIANCE.sub("l'OTAN", text)
    if mention.owner and (tail := _own_spelling(mention, text, tables)):
        text = tail
    return text[:1].upper() + text[1:]


_PREPOSITIONS = ("de", "du", "des", "d'", "d’", "à", "au", "aux", "en", "pour")


def singular(text: str) -> str:
    """`un de nos lecteurs fidèles`, `une des sources militaires de l'armée`: one of them."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if word.startswith(_PREPOSITIONS) and (word in _PREPOSITIONS or word[1:2] in "'’"):
            break
        words[at] = _singular(word)
    return " ".join(words)


_INVARIANT = frozenset("pays fils gros bas repris temps corps avis cas discours parcours ex vieux jeunes-gens".split())


def _singular(word: str) -> str:
    low = word.lower()
    if low in _INVARIANT or low.endswith(("ais", "ois", "ès", "ss", "eux", "oux")):
        return word
    if low.endswith("eaux"):
        return word[:-1]
    return word[:-2] + "l" if low.endswith("aux") else word.removesuffix("s")


def _own_spelling(mention: Mention, text: str, tables: Tables) -> str | None:
    """`Responsable de l'Otan` → `Responsable de l'OTAN`: the institution in its own spelling."""
    name = tables.actors[mention.owner[0]].name
    return text[: -len(name)] + name if text.lower().endswith(name.lower()) else None


def joined_name(
    clause: Clause, mention: Mention, parts: list[Resolved], people: Mapping[str, Person], tables: Tables
) -> str:
    """Several speakers as one: `Chine et Russie (gouvernements)`, `Karl Brandt et Olga Lind`."""
    if clause.plain[mention.first] in ("mm", "mmes") and not any(p.name in people for p in parts):
        return clause.words(mention.first, mention.last)
    states = sum(1 for p in parts if p.name.endswith(" (gouvernement)"))
    unions = sum(1 for p in parts if p.actor == "union-europeenne")
    names, suffix = [p.name for p in parts], ""
    if states and states + unions == len(parts):
        named = zip(mention.members, parts, strict=True)
        names = [country_name(clause, m, p, tables) or p.name.removesuffix(" (gouvernement)") for m, p in named]
        suffix = " (gouvernements)"
    names[1:] = [_inside(name, part) for name, part in zip(names[1:], parts[1:], strict=True)]
    return ", ".join(names[:-1]) + " et " + names[-1] + suffix


def _inside(name: str, part: Resolved) -> str:
    """`Élus et source policière`: a description keeps its capital only at the head."""
    described = part.how == "described" and part.kind in ("role", "group") and name[1:2].islower()
    return name[:1].lower() + name[1:] if described else name


def spellings(written: Iterable[str]) -> dict[str, str]:
    """Each name in its fullest spelling: `Diakité`, where another sentence has `DIAKITE`."""
    best: dict[str, str] = {}
    for name in written:
        known = best.setdefault(plain(name), name)
        if sum(not c.isascii() for c in name) > sum(not c.isascii() for c in known):
            best[plain(name)] = name
    return best
