"""`Le texte précise que`, `souligne le communiqué`: the document named before with whoever put it out.

Limits: the last document that can be so called; one whose issuer nothing names stays in its own words.
"""

from __future__ import annotations

from bisect import bisect_left

from stance.statements.aliases import Mention
from stance.statements.bodies import is_bare
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.main_subject import main_subject
from stance.statements.mentions import find_mentions
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
            if found.kind == "document":
                return _who_put_out(named, where, registry)
            return found._replace(sure=found.sure * 0.8, how="issuer")
    return None


def _who_put_out(document: Mention, clause: Clause, registry: Registry) -> Resolved | None:
    """`Le ministère a diffusé un communiqué`: the subject of the verb whose object the document is."""
    mentions = find_mentions(clause, registry.tables, registry.known_names())
    maker = main_subject(clause, mentions, document.first)
    if maker is None or maker.kind not in _MAKERS or maker.plural:
        return None
    between = clause.low[maker.last + 1 : document.first]
    verb = next((at for at, word in enumerate(between) if word.startswith(_PUT_OUT)), None)
    if verb is None or len(between) - verb > _OBJECT_AT or not _OTHERS_ACT.isdisjoint(between):
        return None
    found = registry.resolve(maker, clause)
    return found._replace(sure=found.sure * 0.7, how="issuer")


_MAKERS = frozenset({"person", "role", "institution", "entity", "media"})
_PUT_OUT = (
    "publi", "diffus", "adopt", "rend", "remis", "remet", "présent", "dévoil", "signé", "signe", "émis", "émet",
    "rédig", "écrit", "transmis", "transmet", "envoy", "adress", "vot", "approuv", "livr",
)  # fmt: skip
_OBJECT_AT = 5  # items from the verb to its object: `a publié jeudi soir`
_OTHERS_ACT = frozenset("que qu' qui dont par été".split())
