"""Whom a pronoun, a periphrasis or a house stands for, given what earlier sentences left behind.

Limits: what the thread holds (see `discourse`); a first name that no table has gives no gender.
"""

from __future__ import annotations

from stance.reading.view import plain
from stance.statements.aliases import Mention
from stance.statements.bodies import same_body
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse, weaker
from stance.statements.inversion import clause_subject, plural_subject
from stance.statements.main_subject import main_subject
from stance.statements.naming import Person, Resolved, gender_fits, of_holder, only_called
from stance.statements.offices import house_of, same_field
from stance.statements.reports import Report
from stance.statements.subjects import ends_at
from stance.statements.words import APPRAISALS, OFFICES, family_of


def or_focus(speaker: Resolved, mention: Mention, discourse: Discourse, registry: Registry) -> Resolved:
    """`le milliardaire`, `la candidate du parti`: the person spoken of so far, when the words can describe them."""
    if mention.kind == "noun" and (named := only_called(registry.by_first_name.get(mention.head, ()), registry.people)):
        return named
    if mention.kind == "institution" and (same := same_body(mention, speaker, discourse.told())):
        return same
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
    focus = next((who for who in discourse.latest() if who.kind == "person"), None)
    if focus is None and mention.head in APPRAISALS and discourse.recent and discourse.recent.kind == "person":
        focus = discourse.recent._replace(sure=discourse.recent.sure * 0.8)  # merely named in the sentence before
    if focus is not None and focus.name.startswith("Me ") and mention.head in ("avocat", "avocate", "penaliste"):
        return focus._replace(sure=focus.sure * 0.8, how="periphrasis")
    person = registry.people.get(focus.name) if focus else None
    if mention.head in _OF_COURTS and person is not None and mention.head not in person.heads:
        return speaker  # any of them may be on trial
    house = house_of(mention, registry.tables) if mention.head not in APPRAISALS else frozenset()
    if focus is None or not could_be(person, mention) or (house and not _leads(person, house)):
        return speaker
    return focus._replace(sure=focus.sure * 0.65, how="periphrasis", runner_up=speaker.name)


_OF_COURTS = frozenset("procureur procureure juge magistrat magistrate".split())
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


def possessed(
    speaker: Resolved, mention: Mention, clause: Clause, discourse: Discourse, own: Resolved | None = None
) -> Resolved:
    """`Sa fille`, `son porte-parole`: described by whom they belong to, their `own` one of the sentence, else the
    person spoken of so far."""
    holder = own or next(iter(discourse.latest()), None)
    if speaker.how != "described" or clause.low[mention.first] not in ("son", "sa", "ses") or holder is None:
        return speaker
    if holder.kind not in ("person", "role") and holder.actor is None:
        return speaker
    if mention.head == "porte-parole" and holder.kind in ("institution", "government", "organisation"):
        return weaker(holder, 0.85, "spokesperson") or speaker
    if mention.owner or holder.plural or speaker.name == holder.name or " de " in speaker.name or " d'" in speaker.name:
        return speaker
    return speaker._replace(name=f"{speaker.name} {of_holder(holder)}", sure=speaker.sure * 0.9)


def author(mention: Mention, clause: Clause, discourse: Discourse) -> Resolved | None:
    """`Son rapport reproche à…`: whoever wrote it, the person spoken of so far."""
    if clause.low[mention.first] not in ("son", "sa", "ses") or mention.owner:
        return None
    if mention.head in ("edito", "editorial") and discourse.speaker and discourse.speaker.kind == "media":
        return weaker(discourse.speaker, 0.75, "author")
    return weaker(next((who for who in discourse.latest() if who.kind == "person"), None), 0.75, "author")


def publisher(mention: Mention, clause: Clause, discourse: Discourse) -> Resolved | None:
    """`détaille le communiqué`: the body that spoke in the sentence before."""
    said = discourse.speaker
    if said is None or discourse.silence or clause.low[mention.first] not in ("ce", "le", "cette", "la", "l'"):
        return None
    printed = said.kind == "media" and mention.head in _PRINTED
    body = printed or said.how == "issuer" or said.kind in ("institution", "government", "organisation")
    return weaker(said, 0.75, "issuer") if body and not mention.owner else None


_PRINTED = frozenset("article editorial edito reportage enquete publication".split())


def relayed(mentions: list[Mention], citing: int) -> bool:
    """`rapporte l'agence X, citant la porte-parole`, `Citant la porte-parole, X écrit`: a medium says it."""
    if citing == 0:
        return any(m.kind == "media" for m in mentions)
    before = ends_at(mentions, citing - 1) or ends_at(mentions, citing - 2)
    return before is not None and before.kind == "media"


def document_issuer(
    clause: Clause, mentions: list[Mention], registry: Registry, document: Mention, speaker: Resolved
) -> Resolved:
    """`indique le communiqué publié sur le site du ministère`: who put it out, else the document in its own words."""
    behind = clause.low[document.last + 1 : document.last + 3]
    posted = any(word.startswith(("publié", "diffusé")) for word in behind)
    for mention in mentions if posted or behind[:1] != [","] else ():
        near = clause.low[mention.first - 1] in _OF or clause.low[mention.first] in _OF
        near = near or ends_at(mentions, mention.first - 1) is not None
        body = mention.kind in ("institution", "entity", "media")
        issuer = near and (body or (posted and mention.kind == "person"))
        if "que" in clause.low[document.last + 1 : mention.first]:
            break  # `La résolution exige que la Russie…`
        if issuer and document.last < mention.first <= document.last + 9:
            site = mention.kind == "media"
            found = registry.resolve(mention._replace(kind="document") if site else mention, clause)
            return weaker(found, 0.8, "issuer") or speaker if found.actor or not site else speaker
    return speaker


_OF = frozenset("du de d' des par sur".split())


def country_meant(
    speaker: Resolved, mention: Mention, clause: Clause, mentions: list[Mention], registry: Registry
) -> Resolved:
    """`Ouagadougou n'a pas d'ambassade à Kiev, le pays soutient Moscou`: the country that the sentence is about, else
    the one named last before."""
    if mention.head != "pays" or mention.function != "pays" or not mention.definite or mention.plural:
        return speaker
    own = main_subject(clause, mentions, mention.first)
    if own is not None and own.kind == "entity":
        return weaker(registry.resolve(own, clause), 0.7, "country") or speaker
    nearest = registry.government_before(clause.starts[mention.first])
    return weaker(nearest, 0.6, "country") or speaker


def issuer_named(
    clause: Clause, mentions: list[Mention], registry: Registry, report: Report, discourse: Discourse
) -> Resolved | None:
    """`lit-on dans le communiqué du ministère`: whoever issued it; in an interview, whoever gives it."""
    near = (m for m in mentions if m.first > report.last and m.first - report.last <= 6)
    mention = next(near, None)
    if mention is not None and mention.head in ("entretien", "interview") and not mention.owner:
        return weaker(next((who for who in discourse.latest() if who.kind == "person"), None), 0.75, "author")
    return registry.resolve(mention, clause) if mention else None


def resolve_pronoun(
    pronoun: str,
    before: int | None,
    registry: Registry,
    discourse: Discourse,
    clause: Clause,
    mentions: list[Mention] | None = None,
    incise: str = "",
) -> Resolved | None:
    """The subject of the sentence so far, else the most recent one who fits; gender must agree.

    In an incise of that verb (`La France tiendra, a-t-elle dit`) a country or a body named in what is said is the
    speaker only when nobody else can be.
    """
    if pronoun in ("je", "j'", "nous"):
        return weaker(discourse.speaker, 0.6, "first_person") if discourse.quoted else None
    if pronoun in _DEMONSTRATIVES:
        last = _last_named(pronoun, before, registry, discourse, clause, mentions or [])
        himself = last is not None and discourse.speaker is not None and last.name == discourse.speaker.name
        return weaker(discourse.other, 0.7, "pronoun") if himself and incise in _REPLYING else last
    if pronoun in _PLURAL_DEMONSTRATIVES:
        return weaker(discourse.recent_group or discourse.group, 0.7, "pronoun")
    if pronoun in ("ils", "elles"):
        own = plural_subject(clause, mentions or [], before) if before is not None else None
        several = registry.resolve(own, clause) if own else discourse.group or discourse.recent_group
        return weaker(several, 0.75, "pronoun")
    gender = "f" if pronoun == "elle" else "m"
    if incise in _GOING_ON and (same := discourse.going_on(gender)):
        return same
    own = _own_subject(gender, before, registry, discourse, clause, mentions or [])
    if own is not None and not (incise and own.kind not in ("person", "role", "group")):
        return own
    return _antecedent(gender, discourse) or own


def _own_subject(
    gender: str,
    before: int | None,
    registry: Registry,
    discourse: Discourse,
    clause: Clause,
    mentions: list[Mention],
) -> Resolved | None:
    """`Lavrov a dit qu'il…`, `Quant à Medvedev, il…`: whom the sentence is about so far."""
    topic = next((m for m in mentions if m.first <= 3 and clause.low[:2] == ["quant", "à"]), None)
    if (own := topic) is None and before is not None:
        own = main_subject(clause, mentions, before) or clause_subject(clause, mentions, before)
    told = own is not None and own.kind == "group" and own.head == "source"
    if own is None or not (told or own.kind in ("person", "role", "entity", "institution")):
        return None
    resolved = or_focus(registry.resolve(own, clause), own, discourse, registry)
    return weaker(resolved, 0.85, "pronoun") if resolved.gender in ("", gender) else None


def _antecedent(gender: str, discourse: Discourse) -> Resolved | None:
    """The most recent one who fits: people before bodies, a known gender before an unknown one."""
    if discourse.body is not None and discourse.body.gender == gender:
        return weaker(discourse.body, 0.7, "pronoun")
    fitting = [who for who in discourse.latest() if not who.plural and who.gender in ("", gender)]
    fitting = [who for who in fitting if who.kind == "person" or who.kind in _CAN_BE_IT]
    fitting.sort(key=lambda who: (who.kind not in ("person", "role"), who.gender != gender))
    last = discourse.recent
    human = last is not None and last.kind == "person" and not last.plural and last.gender == gender
    if fitting and not (human and fitting[0].kind not in ("person", "role") and not fitting[0].gender):
        rival = next((who.name for who in fitting[1:]), None)
        found = weaker(fitting[0], 0.88 if rival is None else 0.75, "pronoun")
        return found and found._replace(runner_up=rival or found.runner_up)
    recent = discourse.recent
    fits = recent is not None and not recent.plural and recent.gender in ("", gender)
    return weaker(recent, 0.6, "pronoun") if fits else None


_GOING_ON = frozenset("ajouter poursuivre renchérir conclure compléter continuer".split())
_REPLYING = frozenset("rétorquer répliquer répondre".split())  # nobody answers oneself
_DEMONSTRATIVES = {"celui-ci": "m", "celle-ci": "f", "dernier": "m", "dernière": "f"}
_PLURAL_DEMONSTRATIVES = frozenset("ceux-ci celles-ci derniers dernières".split())
_CAN_BE_IT = frozenset({"role", "institution", "government", "organisation"})


def _last_named(
    pronoun: str,
    before: int | None,
    registry: Registry,
    discourse: Discourse,
    clause: Clause,
    mentions: list[Mention],
) -> Resolved | None:
    """Often a thing: only when a person of that gender was just named, in this sentence or the one before."""
    gender = _DEMONSTRATIVES[pronoun]
    for mention in reversed(mentions):
        if before is not None and mention.last < before and mention.kind in ("person", "role") and not mention.plural:
            near = registry.resolve(mention, clause)
            if near.gender in ("", gender):
                return weaker(near, 0.7, "pronoun")
    recent = discourse.recent
    return weaker(recent, 0.7, "pronoun") if recent and recent.gender in ("", gender) else None
