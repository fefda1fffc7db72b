"""Whom a pronoun, a periphrasis or a house stands for, given what earlier sentences left behind.

Limits: the thread holds the last speaker, the last person in focus, the last group and the person named last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.mentions import Mention
from stance.statements.naming import Resolved
from stance.statements.reports import Report
from stance.statements.subjects import main_subject
from stance.statements.words import OFFICES


@dataclass(frozen=True, slots=True)
class Discourse:
    """What earlier sentences leave behind: the last speaker, the last person in focus, the last plural one."""

    speaker: Resolved | None = None
    quoted: bool = False
    focus: Resolved | None = None
    group: Resolved | None = None
    recent: Resolved | None = None


def or_focus(speaker: Resolved, mention: Mention, discourse: Discourse, registry: Registry) -> Resolved:
    """`le milliardaire`, `le dirigeant`: the person spoken of so far, when the words describe nobody else."""
    focus = discourse.focus
    same = discourse.speaker
    if (
        speaker.how == "described"
        and mention.definite
        and same is not None
        and same.how in ("described", "pronoun")
        and same.name.lower().startswith(mention.head + " ")
        and mention.function == mention.head
    ):
        return weaker(same, 0.95, "described") or speaker
    if (
        speaker.how != "described"
        or not mention.definite
        or mention.country
        or mention.owner
        or mention.plural
        or mention.kind not in ("role", "noun")
        or focus is None
        or focus.kind != "person"
    ):
        return speaker
    if mention.gender and focus.gender and mention.gender != focus.gender:
        return speaker
    person = registry.people.get(focus.name)
    if mention.head in OFFICES and person and person.functions and not any(mention.head in f for f in person.functions):
        return speaker
    return replace(focus, sure=focus.sure * 0.65, how="periphrasis", runner_up=speaker.name)


def possessed(speaker: Resolved, mention: Mention, clause: Clause, discourse: Discourse) -> Resolved:
    """`Sa fille`, `son porte-parole`: described by whom they belong to, the person spoken of so far."""
    holder = discourse.speaker or discourse.focus
    if speaker.how != "described" or clause.low[mention.first] not in ("son", "sa", "ses") or holder is None:
        return speaker
    if holder.kind != "person" and holder.actor is None:
        return speaker
    if mention.owner or holder.plural or speaker.name == holder.name or " de " in speaker.name or " d'" in speaker.name:
        return speaker
    link = "d'" if holder.name[:1].lower() in "aeiouyéèêàâîôh" else "de "
    return replace(speaker, name=f"{speaker.name} {link}{holder.name}", sure=speaker.sure * 0.9)


def at_home(clause: Clause, mentions: list[Mention], registry: Registry, at: int) -> Resolved | None:
    """`Au Kremlin, on assure que`, `À Kiev, on dénonce`: the house speaks."""
    for mention in mentions:
        if (
            mention.last == at - 2
            and clause.low[at - 1] == ","
            and mention.kind in ("entity", "institution")
            and (
                clause.low[mention.first] in ("au", "aux")
                or (mention.first and clause.low[mention.first - 1] in ("à", "a", "au", "aux", "chez", "côté"))
            )
        ):
            return weaker(registry.resolve(mention, clause), 0.85, "house")
    return None


def issuer_named(clause: Clause, mentions: list[Mention], registry: Registry, report: Report) -> Resolved | None:
    """`lit-on dans le communiqué du ministère`: whoever issued it."""
    for mention in mentions:
        if mention.first > report.last and mention.first - report.last <= 6:
            speaker = registry.resolve(mention, clause)
            return speaker
    return None


def resolve_pronoun(
    pronoun: str,
    before: int | None,
    registry: Registry,
    discourse: Discourse,
    clause: Clause,
    mentions: list[Mention] | None = None,
) -> Resolved | None:
    """The subject of the sentence so far, else the last speaker, else whoever was in focus; gender must agree."""
    if pronoun in ("je", "j'", "nous"):
        return weaker(discourse.speaker, 0.6, "first_person") if discourse.quoted else None
    if pronoun in _DEMONSTRATIVES:
        return _last_named(pronoun, discourse)
    if pronoun in ("ils", "elles"):
        return weaker(discourse.group, 0.75, "pronoun")
    gender = "f" if pronoun == "elle" else "m"
    own = main_subject(clause, mentions, before) if mentions and before is not None else None
    if own is not None and own.kind in ("person", "role", "entity", "institution"):
        resolved = registry.resolve(own, clause)
        if resolved.gender in ("", gender):
            return weaker(resolved, 0.85, "pronoun")
    focus = discourse.focus
    recent = discourse.recent
    person_in_focus = focus is not None and focus.kind == "person" and focus.gender == gender
    for candidate, sure in ((discourse.speaker, 0.88), (focus, 0.8)):
        if candidate is None or candidate.plural or candidate.gender not in ("", gender):
            continue
        if candidate.kind == "person" or (candidate.kind in _CAN_BE_IT and not person_in_focus):
            return weaker(candidate, sure, "pronoun")
    if recent is not None and not recent.plural and recent.gender in ("", gender):
        return weaker(recent, 0.6, "pronoun")
    return None


_DEMONSTRATIVES = {"celui-ci": "m", "celle-ci": "f", "dernier": "m", "dernière": "f", "ceux-ci": "", "celles-ci": ""}
_CAN_BE_IT = frozenset({"role", "institution", "government", "organisation"})


def _last_named(pronoun: str, discourse: Discourse) -> Resolved | None:
    """Often a thing: only when a person of that gender was just named."""
    gender = _DEMONSTRATIVES[pronoun]
    recent = discourse.recent
    return weaker(recent, 0.7, "pronoun") if gender and recent and recent.gender in ("", gender) else None


def weaker(resolved: Resolved | None, factor: float, how: str) -> Resolved | None:
    return None if resolved is None else replace(resolved, sure=resolved.sure * factor, how=how)
