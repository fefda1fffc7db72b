"""Who is meant, inside one article: last names, titles, periphrases, pronouns, offices held on the article's date.

The registry is filled from all mentions of the article first, so that a headline's `Wang` finds the `Wang Yi` of the
body. A description is resolved inside the article before the table of offices is asked; what stays open keeps its own
words as a name, with a low confidence. Limits: one person per last name, the one named most recently before; no
pronoun beyond the last speakers.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from stance.reading.view import plain
from stance.statements.aliases import Mention, house_called
from stance.statements.appositions import age_told, told_before
from stance.statements.bodies import IN_COMPLEMENT, Named, body_before, kind_of, resolve_body
from stance.statements.clause import Clause
from stance.statements.embassies import counterpart, embassy
from stance.statements.names import is_aged
from stance.statements.naming import (
    Person,
    Resolved,
    described_name,
    gender_fits,
    gender_of_name,
    is_former,
    joined_name,
    last_names,
    titled_name,
    written_name,
)
from stance.statements.offices import (
    functions_of,
    house_of,
    in_time,
    said_gender,
    same_field,
    served,
    sure_of_holder,
    variant_of,
    with_office,
)
from stance.statements.words import HOME_OFFICES, family_of
from stance.tables import Tables

_EVERYWHERE = frozenset({"assemblee nationale", "parti socialiste"})  # that many countries have, under one name
_NEAR = 200  # mentions of people, on either side, among which a reader looks for the one meant


@dataclass(slots=True)
class Registry:
    """What one article knows of its people; `day` is its date and `home` its outlet's country, when known."""

    tables: Tables
    day: date | None
    home: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    by_last_name: dict[str, dict[str, None]] = field(default_factory=dict)
    by_first_name: dict[str, dict[str, None]] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(default_factory=list)
    first_places: dict[str, int] = field(default_factory=dict)
    entities: dict[str, None] = field(default_factory=dict)
    in_full: set[str] = field(default_factory=set)
    publisher: Resolved | None = None
    governments: list[tuple[int, str]] = field(default_factory=list)
    variants: dict[str, str] = field(default_factory=dict)
    bodies: list[Named] = field(default_factory=list)
    spellings: dict[str, str] = field(default_factory=dict)
    resolved: dict[tuple[Clause, Mention], Resolved] = field(default_factory=dict)  # until somebody else is noted

    def known_names(self) -> frozenset[str]:
        return frozenset(self.by_last_name)

    def note_publisher(self, name: str) -> None:
        """A ministry whose page this is can be called `le ministère` on it."""
        key = house_called(name, self.tables)
        actor = self.tables.actors.get(key)
        if actor is not None and actor.type == "institution":
            self.entities[key] = None
            self.publisher = Resolved(actor.name, key, actor.country, 0.6, "publisher", kind=actor.type)

    def note(self, mention: Mention, clause: Clause) -> None:
        """Registers a person named in full."""
        self.resolved.clear()
        if mention.kind == "entity":
            self.entities.pop(mention.actors[0], None)
            self.entities[mention.actors[0]] = None
            if self.tables.actors[mention.actors[0]].type == "government":
                self.governments.append((clause.starts[mention.first], mention.actors[0]))
        if (kind := kind_of(mention, self.tables)) is not None:
            self.bodies.append((clause.starts[mention.first], kind, mention, clause))
        if mention.kind != "person":
            return
        if not mention.actors and (key := variant_of(mention, self.tables)):
            self.variants[mention.name] = key
            mention = mention._replace(actors=(key,))
        if mention.actors:
            known = self.tables.actors[self._pick(mention)]
            person = Person(known.name, known.id, known.gender, known.country, functions_of(known, self.tables))
        elif self._is_last_name(mention):
            return
        elif (" " in mention.name and len(mention.name.split()[0]) > 1) or is_aged(clause, mention.last):
            person = Person(self._written(clause, mention), None, self._gender(mention), mention.country)
        else:
            return
        mention = told_before(clause, mention)
        if age := age_told(clause, mention.last):
            person = person._replace(age=age)
        if " " in mention.name:
            self.in_full.add(person.name)
        here = clause.starts[mention.first]
        insort(self.places, (here, person.name))
        self.first_places[person.name] = min(here, self.first_places.get(person.name, here))
        self._add(person, mention)

    def note_owner(self, mention: Mention, clause: Clause) -> None:
        """`les mots de X`, `des experts de l'AIEA`: somebody, or a body, named only in a complement."""
        if mention.kind != "person" and mention.owner and self.tables.actors[mention.owner[0]].type == "person":
            self.note(mention._replace(kind="person", actors=mention.owner[:1], name="", function=""), clause)
        elif mention.owner and mention.kind in ("role", "group", "document"):
            body = mention._replace(kind="entity", actors=mention.owner[:1], function="", plural=False)
            self.bodies.append((clause.starts[mention.first], IN_COMPLEMENT, body, clause))

    def _recent(self, at: int) -> list[str]:
        """The people of the article as one who reads at offset `at` has them in mind: the last named first, then those
        named only later."""
        here = bisect_left(self.places, (at + 1, ""))
        near = self.places[max(0, here - _NEAR) : here][::-1] + self.places[here : here + _NEAR]
        return list(dict.fromkeys([name for _, name in near]))

    def _met(self, person: Person, at: int) -> bool:
        """Whether somebody who reads at offset `at` has met this name."""
        return self.first_places.get(person.name, at + 1) <= at

    def _add(self, person: Person, mention: Mention) -> None:
        self.people[person.name] = with_office(person, self.people.get(person.name), mention, self.tables)
        for word in last_names(person):
            self.by_last_name.setdefault(word, {})[person.name] = None
        self.by_first_name.setdefault(plain(person.name).partition(" ")[0], {})[person.name] = None

    def _pick(self, mention: Mention) -> str:
        """Among homonyms: one already met, else one in office, else the first of the table."""
        if len(mention.actors) == 1:
            return mention.actors[0]
        for key in mention.actors:
            if self.tables.actors[key].name in self.people:
                return key
        of_country = (key for key in mention.actors if self.tables.actors[key].country == mention.country)
        return next(of_country, mention.actors[0])

    def resolve(self, mention: Mention, clause: Clause) -> Resolved:
        """Who is meant; several rules ask it of one mention."""
        if (found := self.resolved.get((clause, mention))) is None:
            found = self.resolved[clause, mention] = self._resolve(mention, clause)
        return found

    def _resolve(self, mention: Mention, clause: Clause) -> Resolved:
        if mention.members:
            return self._collective(mention, clause)
        if other := counterpart(self.bodies, mention, clause, self.tables, self.home):
            return other
        if mention.kind == "person" and mention.actors and (namesake := self._namesake(mention)):
            return Resolved.of_person(namesake, 0.8, "namesake")
        if mention.actors and mention.kind in ("person", "entity", "media"):
            actor = self.tables.actors[key := self._pick(mention)]
            if mention.name in _EVERYWHERE and self.home not in ("", actor.country):
                return Resolved(actor.name, None, self.home, 0.6, "home_body", kind=actor.type, gender=actor.gender)
            rival = next((self.tables.actors[k].name for k in mention.actors if k != key), None)
            sure = 0.97 if rival is None else 0.7
            gender = actor.gender if mention.kind == "person" else said_gender(clause, mention, actor.gender)
            return Resolved(actor.name, key, actor.country, sure, "table", rival, mention.plural, actor.type, gender)
        if mention.kind == "person":
            known = self.variants.get(mention.name)
            return self.resolve(mention._replace(actors=(known,)), clause) if known else self._person(mention, clause)
        if mention.kind in ("document", "media", "institution", "group"):
            house = embassy(mention, clause, self.tables, self.home)
            found = house or resolve_body(mention, clause, self.tables, self.home, [*reversed(self.entities)])
            open_to = found.how == "described" or mention.kind == "media"
            named = body_before(self.bodies, mention, clause, self.tables) if open_to else None
            body = self.resolve(*named)._replace(how="body_in_article") if named else found
            return body if mention.country in ("", body.country) else found
        if mention.kind == "noun":
            kind = "group" if mention.plural else "role"
            name = described_name(clause, mention, self.tables)
            return Resolved(name, None, mention.country, 0.55, "described", None, mention.plural, kind, mention.gender)
        return self._role(mention, clause)

    def _namesake(self, mention: Mention) -> Person | None:
        """A bare last name means the one whom the article names in full, though the table knows a more famous one."""
        if " " in mention.name or any(self.tables.actors[key].name in self.in_full for key in mention.actors):
            return None
        owners = list(islice((name for name in self.by_last_name.get(mention.name, ()) if name in self.in_full), 2))
        return self.people[owners[0]] if len(owners) == 1 else None

    def _is_last_name(self, mention: Mention) -> bool:
        """`Bou Sader`, `Van Dorpen`: a last name of two words, of somebody named in full before."""
        first, _, rest = mention.name.partition(" ")
        return bool(rest) and first not in self.tables.first_names and mention.name in self.by_last_name

    def _person(self, mention: Mention, clause: Clause) -> Resolved:
        words = mention.name.split()
        last = words[-1] if len(words) > 1 and len(words[0]) == 1 else mention.name
        owners = self.by_last_name.get(last, {})
        if owners and (" " not in mention.name or last != mention.name or self._is_last_name(mention)):
            near = self._recent(clause.starts[mention.first]) if len(owners) > 1 else []
            person = self.people[next((name for name in near if name in owners), None) or next(reversed(owners))]
            rival = next((o for o in owners if o != person.name), None)
            return Resolved.of_person(person, 0.93 if rival is None else 0.6, "last_name")._replace(runner_up=rival)
        short = f"{words[0]} {words[-1]}"
        if len(words) > 2 and (key := self.tables.actor_names.get(short)):
            return Resolved.of_actor(self.tables.actors[key], 0.85, "middle_name")
        name = titled_name(clause, mention, self._written(clause, mention))
        person = self.people.get(name)
        country = (person.country if person else "") or mention.country
        gender = (person.gender if person else "") or self._gender(mention)
        return Resolved(name, None, country, 0.88 if " " in mention.name else 0.5, "named", gender=gender)

    def _written(self, clause: Clause, mention: Mention) -> str:
        name = written_name(clause, mention)
        return self.spellings.get(plain(name), name)

    def _gender(self, mention: Mention) -> str:
        return gender_of_name(mention.name.split(), self.tables) or mention.gender

    def _role(self, mention: Mention, clause: Clause) -> Resolved:
        """Inside the article by office and country, then by the table on that day, then by head noun alone."""
        function, country = mention.function.replace(" en exercice", ""), mention.country
        former = is_former(clause, mention)
        if function in self.tables.role_synonyms:
            function, usual = self.tables.role_synonyms[function]
            country = country or (self._at_home(function) if usual else "") or usual
        own = clause.low[mention.first] in ("son", "sa")  # `sa cheffe de la diplomatie`
        here = clause.starts[mention.first]
        near = [self.people[name] for name in self._recent(here)] if mention.definite or own else []
        if own and " " in function and len(held := [p for p in near if function in p.functions]) == 1:
            return Resolved.of_person(held[0], 0.6, "role_in_article")
        if mention.definite and mention.head in self.tables.adjectives:
            fitting = [p for p in near if gender_fits(mention, p)]
            person = next((p for p in fitting if p.country == country), None)
            if person := person or next((p for p in fitting if served(p, country, self.tables)), None):
                return Resolved.of_person(person, 0.6, "demonym")
        if mention.definite:
            if country and (person := self._holder_here(near, function, country, former)):
                return Resolved.of_person(person, 0.9, "role_in_article")
            if country and not former:
                holders = self.tables.holders(function, country, self.day)
                if len(held := [a for a in holders if a.name in self.people] or holders) == 1:
                    sure = sure_of_holder(held[0], country, self.day, held[0].name in self.people)
                    return Resolved.of_actor(held[0], sure, "role_on_date")
            if person := self._described(near, mention, function, former, here):
                return Resolved.of_person(person, 0.7, "description" if self._met(person, here) else "ahead")
            if not country and not former and self.home and function in HOME_OFFICES:
                holders = self.tables.holders(function, self.home, self.day)
                if len(holders) == 1:
                    return Resolved.of_actor(holders[0], 0.6, "home_office")
        return self._office_of(mention, clause)

    def _at_home(self, function: str) -> str:
        """`le président de la République`, of an outlet whose country has one."""
        return self.home if self.home and self.tables.holders(function, self.home, self.day) else ""

    def _holder_here(self, near: list[Person], function: str, country: str, former: bool) -> Person | None:
        held = (p for p in near if p.country == country and function in p.functions)
        return next((p for p in held if in_time(p, function, former, self.day, self.tables)), None)

    def _described(self, near: list[Person], mention: Mention, function: str, former: bool, here: int) -> Person | None:
        """`le conseiller`, `le haut diplomate`: the last person so described, else the only one whose office fits."""
        fitting = [
            person
            for person in near
            if (not mention.country or mention.country == person.country)
            and gender_fits(mention, person)
            and in_time(person, function, former, self.day, self.tables)
        ]
        for person in fitting:
            if mention.head in person.heads and mention.function in (mention.head, *person.functions):
                return person
        family = family_of(mention.head, mention.function)
        if house := house_of(mention, self.tables):
            fitting, family = [p for p in fitting if house.intersection(" ".join(p.functions).split())], ("",)
        fitting = [
            person
            for person in fitting
            if function in person.functions
            or any(part in f and (house or same_field(mention, f)) for part in family for f in person.functions)
        ]
        if len(fitting) > 1:  # of several, the one whom the reader has met already
            fitting = [person for person in fitting if self._met(person, here)]
        return fitting[0] if len(fitting) == 1 else None

    def government_before(self, at: int) -> Resolved | None:
        """The country named last before offset `at`."""
        found = bisect_left(self.governments, (at, ""))
        actor = self.tables.actors[self.governments[found - 1][1]] if found else None
        return actor and Resolved(actor.name, actor.id, actor.country, 0.9, "table", kind=actor.type)

    def _office_of(self, mention: Mention, clause: Clause) -> Resolved:
        """A spokesperson speaks for the institution; other unnamed people keep their description."""
        if mention.owner and mention.head in ("porte-parole", "service", "communique", "diplomatie"):
            actor = self.tables.actors[mention.owner[0]]
            return Resolved(actor.name, actor.id, actor.country, 0.85, "spokesperson", kind=actor.type)
        name, gender = described_name(clause, mention, self.tables), mention.gender
        return Resolved(name, None, mention.country, 0.55, "described", gender=gender, kind="role")

    def _collective(self, mention: Mention, clause: Clause) -> Resolved:
        parts = [self.resolve(member, clause) for member in mention.members]
        name = joined_name(clause, mention, parts, self.people, self.tables)
        return Resolved(name, None, "", min(p.sure for p in parts), "collective", plural=True, kind="group")
