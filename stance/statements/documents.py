"""`Le texte précise que`, `souligne le communiqué`: the document named before with whoever put it out.

Limits: the last document that can be so called; one whose issuer nothing names stays in its own words.
"""

from __future__ import annotations

from bisect import bisect_left

from stance.statements.aliases import Mention
from stance.statements.bodies import is_bare
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.naming import Resolved

_NEAR = 60  # bodies and documents among which a reader looks
_ANY = frozenset("texte document".split())  # words for a document of any kind


def same_document(mention: Mention, clause: Clause, registry: Registry) -> Resolved | None:
    """Who put out the document that `mention` points back to."""
    if not mention.definite or mention.plural or not is_bare(mention):
        return None
    here = bisect_left(registry.bodies, clause.starts[mention.first], key=lambda body: body[0])
    for _, kind, named, where in reversed(registry.bodies[max(0, here - _NEAR) : here]):
        if kind == "document" and (mention.head == named.head or mention.head in _ANY):
            found = registry.resolve(named, where)
            return None if found.kind == "document" else found._replace(sure=found.sure * 0.8, how="issuer")
    return None
