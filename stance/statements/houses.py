"""Whose house speaks: `ses services`, `son ministère`, `au Kremlin, on assure que`.

Limits: the owner is the one whom the sentence is about; anybody else is left to `references`.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import weaker
from stance.statements.documents import issuer_of
from stance.statements.main_subject import main_subject
from stance.statements.naming import Resolved


def owner_of(clause: Clause, mentions: list[Mention], mention: Mention, registry: Registry) -> Resolved | None:
    """`X viendra, ont annoncé ses services`: the one whom the sentence is about."""
    if clause.low[mention.first] not in ("son", "sa", "ses"):
        return None
    own = main_subject(clause, mentions, mention.first)
    whose = ("person", "role", "institution", "entity") if mention.head == "porte-parole" else ("person", "role")
    return registry.resolve(own, clause) if own is not None and own.kind in whose else None


def own_house(speaker: Resolved, owner: Resolved | None, mention: Mention, registry: Registry) -> Resolved:
    """`…, a annoncé son ministère`: the house of that one, when it has a name; its own `porte-parole` is its voice."""
    if owner is not None and mention.head == "porte-parole" and owner.kind not in ("person", "role", "group"):
        return weaker(owner, 0.85, "spokesperson") or speaker if speaker.how == "described" else speaker
    if owner is None or mention.head != "ministere" or speaker.actor:
        return speaker
    return issuer_of(owner, registry.tables, registry.day) or speaker


def at_home(clause: Clause, mentions: list[Mention], registry: Registry, at: int) -> Resolved | None:
    """`Au Kremlin, on assure que`, `À Kiev, on dénonce`: the house speaks."""
    for mention in mentions:
        named = all(clause.capital[mention.last + 1 : at - 1]) and mention.kind == "group"
        if (
            (mention.last == at - 2 or (named and mention.last < at - 2))
            and clause.low[at - 1] == ","
            and mention.kind in ("entity", "institution", "group")
            and (
                clause.low[mention.first] in ("au", "aux")
                or clause.low[max(0, mention.first - 2) : mention.first] in (["côté", "de"], ["côté", "d'"])
                or (mention.first and clause.low[mention.first - 1] in ("à", "a", "au", "aux", "chez", "côté", "dans"))
            )
        ):
            return weaker(registry.resolve(mention._replace(last=at - 2), clause), 0.85, "house")
    nation = registry.tables.adjectives.get(clause.plain[at - 2]) if at > 1 and clause.low[at - 1] == "," else None
    if nation is None or clause.low[at - 3 : at - 2] != ["côté"] or nation.government not in registry.tables.actors:
        return None
    actor = registry.tables.actors[nation.government]
    return Resolved(actor.name, actor.id, actor.country, 0.75, "house", kind=actor.type)


def calls_land(clause: Clause, last: int, mention: Mention, registry: Registry) -> bool:
    """`Ukraine` opens the page: a headline's topic, by the land's own name; `Moscou` stands for who rules there."""
    land = registry.tables.nations.get(mention.country) if clause.start < _TOP else None
    return land is not None and land.name.endswith(clause.text(0, last))


_TOP = 150  # characters, in which the headline begins
