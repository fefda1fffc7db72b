"""Whose a gerund is: `Il est reparti en assurant que` has the subject of its main clause.

Limits: a pronoun near the head of the sentence; nobody else is looked for.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse
from stance.statements.naming import Resolved
from stance.statements.references import resolve_pronoun
from stance.statements.reports import Report
from stance.statements.subjects import is_subordinate


def of_main_clause(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse, report: Report
) -> Resolved | None:
    """The subject of the main clause, or none that we know."""
    for at in range(min(report.first, 12)):
        if clause.low[at] in ("il", "elle", "ils", "elles") and not is_subordinate(clause, at):
            return resolve_pronoun(clause.low[at], at, registry, discourse, clause, mentions)
    return None
