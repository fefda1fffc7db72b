"""`Certains assurent que`, `riait l'un d'eux`, `un autre nuance`: some or one of the people spoken of in the plural.

Limits: the people are the last ones named in the plural, else nobody is meant; `certaines` is read like `certains`;
`le premier` and `le second` are two whom the sentence itself names.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse, weaker
from stance.statements.inversion import plural_subject
from stance.statements.naming import Resolved, singular
from stance.statements.words import ONE_OF_THEM, SOME_OF_THEM

_OF_TWO = {"le premier": 0, "le second": 1}
PARTITIVES = SOME_OF_THEM | frozenset(ONE_OF_THEM.values())


def some_of(
    pronoun: str, clause: Clause, mentions: list[Mention], before: int, registry: Registry, discourse: Discourse
) -> Resolved | None:
    """Whom such a pronoun means: the people in the plural of the sentence, else of the ones before."""
    teller = discourse.source
    told = teller is not None and teller.kind == "role" and teller.how in ("described", "pronoun") and not teller.actor
    if pronoun == "un autre" and told and teller is not None and not teller.name.startswith("Autre"):
        other = f"Autre {teller.name[:1].lower()}{teller.name[1:]}"
        return teller._replace(name=other, sure=teller.sure * 0.9, how="described")
    own = plural_subject(clause, mentions, before) if QUOTE not in clause.low[:before] else None
    if pronoun in _OF_TWO:
        both = own.members if own else ()
        return weaker(registry.resolve(both[_OF_TWO[pronoun]], clause), 0.8, "pronoun") if len(both) == 2 else None
    people = registry.resolve(own, clause) if own else discourse.recent_group or discourse.group
    if people is None or people.kind not in ("group", "organisation") or not people.plural:
        return None
    if pronoun in SOME_OF_THEM or people.actor or people.how == "collective":
        return weaker(people, 0.7, "pronoun")
    one = people._replace(name=singular(people.name), plural=False, kind="role", how="described")
    return one._replace(sure=people.sure * 0.8)
