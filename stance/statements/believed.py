"""`À l'en croire, …`, `À ses yeux, …`: a source that points back to whoever is spoken of.

Limits: at the head of the sentence for `à ses yeux`; the last person of the thread, whatever the gender.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse, weaker
from stance.statements.naming import Resolved
from stance.statements.references import resolve_pronoun

_HELD = (["ses", "yeux"], ["son", "avis"])


def believed(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse
) -> tuple[int, int, int, Resolved] | None:
    """First and last item of the phrase, the item that stands for the speaker, and the speaker."""
    low = clause.low
    if low[:1] in (["à"], ["a"]) and low[1:3] in _HELD:
        who = next((w for w in discourse.latest() if w.kind in ("person", "role") and not w.plural), None)
        speaker = weaker(who, 0.7, "pronoun")
        return speaker and (0, 2, 1, speaker)
    if "croire" not in low:
        return None
    at = next((i for i in range(1, min(len(low) - 2, 20)) if low[i + 1 : i + 3] == ["en", "croire"]), None)
    if at is None or low[at] not in ("l'", "les") or low[at - 1] not in ("à", "a"):
        return None
    pronouns = ("ils",) if low[at] == "les" else ("il", "elle")
    found = (resolve_pronoun(p, None, registry, discourse, clause, mentions) for p in pronouns)
    speaker = next((who for who in found if who), None)
    return speaker and (at - 1, at + 2, at, speaker)
