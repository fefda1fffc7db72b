"""Whom a description calls (`le milliardaire`, `la jeune femme`, `l'éditrice`, `son homologue turc`), given the thread.

Limits: a trade that nobody was given may be anybody's of the foreground; ages are told by the words of `AGES` alone.
"""

from __future__ import annotations

from stance.reading.view import plain
from stance.statements.aliases import Mention
from stance.statements.bodies import same_body
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse, weaker
from stance.statements.naming import Person, Resolved, gender_fits, only_called
from stance.statements.offices import house_of, office_of, same_field
from stance.statements.words import AGES, APPRAISALS, OFFICES, family_of


def or_focus(speaker: Resolved, mention: Mention, discourse: Discourse, registry: Registry) -> Resolved:
    """`le milliardaire`, `la candidate du parti`: the person spoken of so far, when the words can describe them."""
    if mention.kind == "noun" and (named := only_called(registry.by_first_name.get(mention.head, ()), registry.people)):
        return named
    if mention.kind == "institution" and (same := same_body(mention, speaker, discourse.told())):
        return same
    if mention.head == "homologue" and (other := _opposite(mention, discourse, registry)):
        return other
    teller = discourse.source
    told = teller is not None and teller.kind == "role" and teller.how == "described"
    if speaker.how == "description" and mention.function == mention.head and teller is not None and told:
        if mention.head in _TELLERS and plain(teller.name).startswith(mention.head):
            return teller._replace(sure=teller.sure * 0.8, how="described")
    if speaker.how not in ("described", "ahead") or not mention.definite or mention.plural:
        return speaker
    if mention.same and (same := _same(mention, discourse)):
        return weaker(same, 0.9 if discourse.source else 0.7, "same") or speaker
    for who in discourse.latest():
        if who.how in ("described", "pronoun") and _repeats(who, mention):
            return weaker(who, 0.95, "described") or speaker
    if told and mention.head in _TELLERS:  # `a déclaré un conseiller … a dit ce haut responsable`
        return weaker(teller, 0.8, "described") or speaker
    if mention.kind not in ("role", "noun"):
        return speaker
    if mention.head == "homme" and mention.function.startswith(_PLACED):
        return speaker
    if mention.head in ("interesse", "interessee"):
        return _concerned(mention, discourse) or speaker
    return _in_foreground(speaker, mention, discourse, registry)


def _in_foreground(speaker: Resolved, mention: Mention, discourse: Discourse, registry: Registry) -> Resolved:
    """The person spoken of so far, when the words can describe them, else `speaker`: nobody but the description."""
    focus = _called(speaker, mention, discourse, registry)
    holder = next(iter(discourse.latest()), None) if focus is None and mention.head in _OF_OFFICE else None
    if holder is not None and holder.kind == "role" and not holder.plural and mention.gender == holder.gender:
        return weaker(holder, 0.8, "described") or speaker  # `Le maire a ri… a dit l'élu`
    if focus is None and mention.head in APPRAISALS and discourse.recent and discourse.recent.kind == "person":
        focus = discourse.recent._replace(sure=discourse.recent.sure * 0.8)  # merely named in the sentence before
    if focus is not None and focus.name.startswith("Me ") and mention.head in ("avocat", "avocate", "penaliste"):
        return focus._replace(sure=focus.sure * 0.8, how="periphrasis")
    person = _person_of(focus, registry) if focus else None
    if mention.head in _OF_COURTS and person is not None and mention.head not in person.heads:
        return speaker  # any of them may be on trial
    if person is not None and mention.head in registry.tables.adjectives and not (person.actor or person.country):
        mention = mention._replace(country="")  # `la jeune Ukrainienne`
    house = house_of(mention, registry.tables) if mention.head not in APPRAISALS else frozenset()
    if focus is None or not could_be(person, mention) or (house and not _leads(person, house)):
        return speaker
    return focus._replace(sure=focus.sure * 0.65, how="periphrasis", runner_up=speaker.name)


_OF_OFFICE = frozenset("elu elue edile responsable dirigeant dirigeante".split())


def _called(speaker: Resolved, mention: Mention, discourse: Discourse, registry: Registry) -> Resolved | None:
    """Whom the words call: the person of the foreground, unless they are told of another (`Sa voisine, Olga Lind`), of
    the other sex or of another age, and the words fit who was there before."""
    latest = [who for who in discourse.latest() if who.kind == "person"]
    before = [who for who in discourse.earlier if who.kind == "person"]
    for who in (*latest, *before) if mention.head not in APPRAISALS else ():
        person = _person_of(who, registry)
        if mention.head in person.heads and gender_fits(mention, person):
            return who
    focus = latest[0] if latest else None
    if focus is None or mention.head in OFFICES or mention.owner:
        return focus
    if focus.how != "kin" and _of_age(speaker, mention, _person_of(focus, registry)):
        return focus
    for who in (*latest[1:], *before):
        person = _person_of(who, registry)
        if mention.gender == person.gender != "" and _of_age(speaker, mention, person):
            return who
    return focus


def _person_of(who: Resolved, registry: Registry) -> Person:
    """What the article tells of somebody, who may be known by the first name alone."""
    return registry.people.get(who.name) or Person(who.name, who.actor, who.gender, who.country)


def _of_age(speaker: Resolved, mention: Mention, person: Person) -> bool:
    """Whether somebody can be called so (`Vieil homme`): of that sex and, when it is told, of that age."""
    if not gender_fits(mention, person):
        return False
    first = plain(speaker.name).partition(" ")[0]
    youngest, oldest = AGES.get(mention.head) or AGES.get(first) or (0, 120)
    told = [AGES[head] for head in person.heads if head in AGES] or [(person.age, person.age or 120)]
    return all(youngest <= high and low <= oldest for low, high in told)


def _opposite(mention: Mention, discourse: Discourse, registry: Registry) -> Resolved | None:
    """`Son homologue turc`: of that country the one just named, else whoever holds there the office of the last one
    spoken of."""
    if mention.plural or mention.name or not mention.country:
        return None
    near = discourse.recent
    if near is not None and near.kind == "person" and near.country == mention.country:
        return weaker(near, 0.8, "periphrasis")
    first = next((who for who in discourse.latest() if who.kind == "person"), None)
    known = registry.tables.actors[first.actor] if first is not None and first.actor else None
    for role in known.roles if known is not None and known.country != mention.country else ():
        if registry.day is None or not role.held_on(registry.day):
            continue
        held = registry.tables.holders(office_of(role, registry.tables), mention.country, registry.day)
        if len(held) == 1:
            return Resolved.of_actor(held[0], 0.6, "role_on_date")
    return None


_OF_COURTS = frozenset(
    "procureur procureure juge magistrat magistrate enqueteur enqueteuse enquetrice accusateur accusatrice".split()
)
_PLACED = ("homme de la ", "homme du ", "homme a la ")  # `l'homme de la page 2`: told apart, not appraised


def _same(mention: Mention, discourse: Discourse) -> Resolved | None:
    """`la même source`: who told it last, and nobody merely spoken of."""
    told = discourse.source or (mention.kind == "role" and discourse.speaker)
    return told or (None if mention.head == "source" else discourse.focus)


def _concerned(mention: Mention, discourse: Discourse) -> Resolved | None:
    """`L'intéressée s'en défend`: whom others spoke of last, else who spoke."""
    recent, said = discourse.other or discourse.recent, discourse.speaker
    if recent is not None and recent.kind == "person" and mention.gender in ("", recent.gender):
        return weaker(recent, 0.7, "periphrasis")
    fits = said is not None and not said.plural and (not mention.gender or said.gender in ("", mention.gender))
    return weaker(said, 0.7, "periphrasis") if fits else None


def _leads(person: Person | None, house: frozenset[str]) -> bool:
    return person is not None and bool(house.intersection(" ".join(person.functions).split()))


_TELLERS = frozenset("responsable source diplomate conseiller fonctionnaire officiel interlocuteur".split())


def _repeats(who: Resolved, mention: Mention) -> bool:
    """`l'étudiante` after `une étudiante de Lviv`."""
    return mention.function == mention.head and plain(who.name).startswith(mention.head + " ")


def could_be(person: Person | None, mention: Mention) -> bool:
    """Can the words mean that person? An office or a trade must be theirs; an appraisal fits anybody of the gender."""
    if person is None or not gender_fits(mention, person) or (mention.country and mention.country != person.country):
        return False
    if mention.head in _OF_PRESS and _OF.intersection(mention.function.split()):
        return any(mention.head in function for function in person.functions)
    if mention.kind == "noun" and mention.function and mention.head not in (*APPRAISALS, *person.heads):
        return not mention.owner and person.actor is None and OFFICES.isdisjoint(person.heads)
    if mention.head in APPRAISALS or mention.kind == "noun":
        return not mention.owner or mention.head in APPRAISALS
    if mention.owner or mention.country:
        return any(mention.head in function and same_field(mention, function) for function in person.functions)
    if person.functions and (person.actor is not None or mention.head in OFFICES):
        family = family_of(mention.head, mention.function)
        return any(part in f and same_field(mention, f) for part in family for f in person.functions)
    return True


# `le chroniqueur du Phare`: of one paper among many, so never somebody of whom nothing of the kind is told.
_OF_PRESS = frozenset(
    "editorialiste chroniqueur chroniqueuse journaliste redacteur redactrice correspondant correspondante envoye "
    "envoyee reporter".split()
)
_OF = frozenset("de du des d' au a".split())
