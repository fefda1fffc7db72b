"""Who is meant, inside one article: last names, titles, periphrases, pronouns, offices held on the article's date.

The registry is filled from all mentions of the article first, so that a headline's `Wang` finds the `Wang Yi` of the
body. A description is resolved inside the article before the table of offices is asked; what stays open keeps its own
words as a name, with a low confidence. Limits: one person per last name, the one named most recently before; no
pronoun beyond the last speakers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from stance.statements.clause import Clause
from stance.statements.mentions import Mention
from stance.statements.naming import (
    Person,
    Resolved,
    country_name,
    described_name,
    gender_fits,
    last_names,
    written_name,
)
from stance.statements.words import HOME_OFFICES, ROLE_FAMILIES
from stance.tables import Tables, words_of


@dataclass(slots=True)
class Registry:
    """What one article knows of its people; `day` is its date and `home` its outlet's country, when known."""

    tables: Tables
    day: date | None
    home: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    by_last_name: dict[str, list[str]] = field(default_factory=dict)
    order: dict[str, None] = field(default_factory=dict)
    entities: dict[str, None] = field(default_factory=dict)

    def known_names(self) -> frozenset[str]:
        return frozenset(self.by_last_name)

    def note(self, mention: Mention, clause: Clause) -> None:
        """Registers a person named in full."""
        if mention.kind == "entity":
            self.entities.pop(mention.actors[0], None)
            self.entities[mention.actors[0]] = None
        if mention.kind != "person":
            return
        if mention.actors:
            actor = self.tables.actors[self._pick(mention)]
            person = Person(actor.name, actor.id, actor.gender, actor.country, tuple(r.function for r in actor.roles))
        elif " " in mention.name and len(mention.name.split()[0]) > 1:
            person = Person(written_name(clause, mention), None, mention.gender, mention.country)
        else:
            return
        self._add(person, mention)

    def _add(self, person: Person, mention: Mention) -> None:
        old = self.people.get(person.name)
        functions = dict.fromkeys((*((old or person).functions), *([mention.function] if mention.function else [])))
        heads = dict.fromkeys((*(old.heads if old else ()), *([mention.head] if mention.function else [])))
        self.people[person.name] = Person(
            person.name,
            person.actor,
            person.gender or (old.gender if old else ""),
            person.country or mention.country,
            tuple(functions),
            tuple(heads),
        )
        self.order.pop(person.name, None)
        self.order[person.name] = None
        for word in last_names(person):
            owners = self.by_last_name.setdefault(word, [])
            if person.name not in owners:
                owners.append(person.name)

    def _pick(self, mention: Mention) -> str:
        """Among homonyms: one already met, else one in office, else the first of the table."""
        if len(mention.actors) == 1:
            return mention.actors[0]
        for key in mention.actors:
            if self.tables.actors[key].name in self.people:
                return key
        if mention.country:
            for key in mention.actors:
                if self.tables.actors[key].country == mention.country:
                    return key
        return mention.actors[0]

    def resolve(self, mention: Mention, clause: Clause) -> Resolved:
        if mention.members:
            return self._collective(mention, clause)
        if mention.actors and mention.kind in ("person", "entity", "media"):
            key = self._pick(mention)
            actor = self.tables.actors[key]
            rival = next((self.tables.actors[k].name for k in mention.actors if k != key), None)
            sure = 0.97 if rival is None else 0.7
            return Resolved(
                actor.name, key, actor.country, sure, "table", rival, mention.plural, actor.type, actor.gender
            )
        if mention.kind == "person":
            return self._person(mention, clause)
        if mention.kind in ("document", "media", "institution", "group"):
            return self._institution(mention, clause)
        if mention.kind == "noun":
            kind = "group" if mention.plural else "role"
            name = described_name(clause, mention, self.tables)
            return Resolved(name, None, mention.country, 0.55, "described", None, mention.plural, kind, mention.gender)
        return self._role(mention, clause)

    def _person(self, mention: Mention, clause: Clause) -> Resolved:
        words = mention.name.split()
        last = words[-1] if len(words) > 1 and len(words[0]) == 1 else mention.name
        owners = self.by_last_name.get(last, [])
        if (" " not in mention.name or last != mention.name) and owners:
            person = self.people[self._latest(owners)]
            rival = next((o for o in owners if o != person.name), None)
            return Resolved(
                person.name,
                person.actor,
                person.country,
                0.93 if rival is None else 0.6,
                "last_name",
                rival,
                gender=person.gender,
            )
        short = f"{words[0]} {words[-1]}"
        if len(words) > 2 and (key := self.tables.actor_names.get(short)):
            actor = self.tables.actors[key]
            return Resolved(actor.name, key, actor.country, 0.85, "middle_name", gender=actor.gender)
        name = written_name(clause, mention)
        person = self.people.get(name)
        sure = 0.88 if " " in mention.name else 0.5
        return Resolved(
            name, None, (person.country if person else "") or mention.country, sure, "named", gender=mention.gender
        )

    def _latest(self, names: Iterable[str]) -> str:
        wanted = set(names)
        return next(name for name in reversed(self.order) if name in wanted)

    def _role(self, mention: Mention, clause: Clause) -> Resolved:
        """Inside the article by office and country, then by the table on that day, then by head noun alone."""
        function, country = mention.function, mention.country
        if function in self.tables.role_synonyms:
            function, home = self.tables.role_synonyms[function]
            country = country or home
        if mention.definite and mention.head in self.tables.adjectives:
            person = next((self.people[n] for n in reversed(self.order) if self.people[n].country == country), None)
            if person:
                return self._found(person, 0.6, "demonym")
        if mention.definite:
            if country and (person := self._holder_here(function, country)):
                return self._found(person, 0.9, "role_in_article")
            if country:
                holders = self.tables.holders(function, country, self.day)
                if len(holders) == 1:
                    actor = holders[0]
                    return Resolved(
                        actor.name,
                        actor.id,
                        actor.country,
                        0.9 if self.day else 0.65,
                        "role_on_date",
                        gender=actor.gender,
                    )
            if person := self._described(mention):
                return self._found(person, 0.7, "description")
            if not country and self.home and function in HOME_OFFICES:
                holders = self.tables.holders(function, self.home, self.day)
                if len(holders) == 1:
                    actor = holders[0]
                    return Resolved(actor.name, actor.id, actor.country, 0.6, "home_office", gender=actor.gender)
        return self._office_of(mention, clause)

    def _holder_here(self, function: str, country: str) -> Person | None:
        for name in reversed(self.order):
            person = self.people[name]
            if (
                person.country == country
                and function in person.functions
                and self._in_office(person, function, country)
            ):
                return person
        return None

    def _in_office(self, person: Person, function: str, country: str) -> bool:
        """Someone the table knows must have held the office on the day, unless the article itself says so."""
        if person.actor is None or self.day is None:
            return True
        held = [
            r
            for r in self.tables.actors[person.actor].roles
            if self.tables.role_synonyms.get(r.function, (r.function, ""))[0] == function and r.country == country
        ]
        return not held or any(r.held_on(self.day) for r in held)

    def _described(self, mention: Mention) -> Person | None:
        """`le conseiller`, `le haut diplomate`: the last person so described, else the last whose office fits."""
        head, country = mention.head, mention.country
        for name in reversed(self.order):
            person = self.people[name]
            if (
                head in person.heads
                and mention.function in (head, *person.functions)
                and (not country or country == person.country)
                and gender_fits(mention, person)
            ):
                return person
        family = ROLE_FAMILIES.get(head, (head,))
        fitting = [
            n
            for n in dict.fromkeys(reversed(self.order))
            if any(part in f for part in family for f in self.people[n].functions)
            and (not country or country == self.people[n].country)
            and gender_fits(mention, self.people[n])
        ]
        if len(fitting) == 1:
            return self.people[fitting[0]]
        return None

    def issuer(self, speaker: Resolved) -> Resolved | None:
        """The institution that publishes what this office holder says (`le communiqué` after a minister's words)."""
        if speaker.actor is None:
            return None
        for role in self.tables.actors[speaker.actor].roles:
            function = self.tables.role_synonyms.get(role.function, (role.function, ""))[0]
            key = self.tables.institutions.get((function, role.country))
            if key and (self.day is None or role.held_on(self.day)):
                actor = self.tables.actors[key]
                return Resolved(actor.name, key, actor.country, 0.7, "issuer", kind=actor.type)
        return None

    def _found(self, person: Person, sure: float, how: str) -> Resolved:
        return Resolved(person.name, person.actor, person.country, sure, how, gender=person.gender)

    def _office_of(self, mention: Mention, clause: Clause) -> Resolved:
        """A spokesperson speaks for the institution; other unnamed people keep their description."""
        if mention.owner and mention.head in ("porte-parole", "service", "communique", "diplomatie"):
            actor = self.tables.actors[mention.owner[0]]
            return Resolved(actor.name, actor.id, actor.country, 0.85, "spokesperson", kind=actor.type)
        return Resolved(
            described_name(clause, mention, self.tables),
            None,
            mention.country,
            0.55,
            "described",
            gender=mention.gender,
            kind="role",
        )

    def _institution(self, mention: Mention, clause: Clause) -> Resolved:
        if mention.owner and mention.kind in ("document",):
            actor = self.tables.actors[mention.owner[0]]
            return Resolved(actor.name, actor.id, actor.country, 0.8, "issuer", kind=actor.type)
        words = clause.plain[mention.first : mention.last + 1]
        for skip in range(min(3, len(words))):
            alias = self.tables.actor_names.get(" ".join(words[skip:]))
            if alias:
                actor = self.tables.actors[alias]
                return Resolved(actor.name, actor.id, actor.country, 0.9, "table", kind=actor.type)
        if mention.head == "gouvernement" and mention.definite and mention.function == mention.head and self.home:
            nation = self.tables.nations.get(self.home)
            if nation and nation.government in self.tables.actors:
                actor = self.tables.actors[nation.government]
                return Resolved(actor.name, actor.id, actor.country, 0.6, "home_office", kind=actor.type)
        if mention.kind == "institution" and mention.definite and mention.function == mention.head:
            for key in reversed(self.entities):
                actor = self.tables.actors[key]
                if mention.head in words_of(actor.name)[:2]:
                    return Resolved(actor.name, key, actor.country, 0.7, "institution_in_article", kind=actor.type)
        if mention.kind in ("media", "institution") and mention.name:
            return Resolved(written_name(clause, mention), None, mention.country, 0.8, "named", kind=mention.kind)
        kind = {"group": "group", "media": "media", "document": "document"}.get(mention.kind, "institution")
        return Resolved(
            described_name(clause, mention, self.tables),
            None,
            mention.country,
            0.6,
            "described",
            plural=mention.plural,
            kind=kind,
        )

    def _collective(self, mention: Mention, clause: Clause) -> Resolved:
        parts = [self.resolve(member, clause) for member in mention.members]
        governments = [p for p in parts if p.name.endswith(" (gouvernement)")]
        names = [p.name for p in parts]
        suffix = ""
        if len(governments) == len(parts):
            names = [country_name(clause, m, p, self.tables) for m, p in zip(mention.members, parts, strict=True)]
            suffix = " (gouvernements)"
        joined = ", ".join(names[:-1]) + " et " + names[-1] + suffix
        return Resolved(joined, None, "", min(p.sure for p in parts), "collective", plural=True, kind="group")
