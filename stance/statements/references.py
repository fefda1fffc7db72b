"""Whom a pronoun, a possessive or a house stands for, given what earlier sentences left behind.

Limits: what the thread holds (see `discourse`); a first name that no table has gives no gender.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.described import or_focus
from stance.statements.discourse import Discourse, weaker
from stance.statements.inversion import clause_subject, plural_subject
from stance.statements.main_subject import main_subject
from stance.statements.naming import Resolved, of_holder
from stance.statements.reports import Report
from stance.statements.subjects import ends_at


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
    posted = any(word.startswith(("publié", "diffusé", "fourni", "donné")) for word in behind)
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
    if incise in _REPLYING and (other := _answering(gender, discourse)):
        return other
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
    before = (who for who in discourse.earlier if who.kind == "person" and who.gender == gender)
    return weaker(recent if fits else next(before, None), 0.6, "pronoun")


def _answering(gender: str, discourse: Discourse) -> Resolved | None:
    """`« Jamais », lui répond-il`, right after what somebody said of, or to, another of the same sex: that other."""
    said, other = discourse.told(), discourse.other
    if said is None or other is None or other.kind != "person" or said.gender != gender or other.gender != gender:
        return None
    found = weaker(other, 0.7, "pronoun") if other.name != said.name else None
    return found and found._replace(runner_up=said.name)


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
