"""`Le texte précise que`, `souligne le communiqué`: the document named before with whoever wrote it or put it out.

Limits: the last document that can be so called; one whose issuer nothing names stays in its own words.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from stance.statements.aliases import Mention
from stance.statements.bodies import body_of, is_bare
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse, weaker
from stance.statements.main_subject import main_subject
from stance.statements.mentions import find_mentions
from stance.statements.naming import Resolved
from stance.statements.offices import office_of
from stance.statements.words import AVOIR, CLITICS, ETRE
from stance.tables import Tables

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
    """`Le ministère a diffusé un communiqué`: the subject of the verb whose object the document is; `explique Karl
    Brandt dans un communiqué`: whoever speaks in it."""
    mentions = find_mentions(clause, registry.tables, registry.known_names())
    if clause.low[document.first - 1] == "dans":
        speaker = _speaks_in(document, clause, mentions)
        found = registry.resolve(speaker, clause) if speaker is not None else None
        return found and found._replace(sure=found.sure * 0.8, how="issuer")
    maker = main_subject(clause, mentions, document.first)
    if maker is None or maker.kind not in _MAKERS or maker.plural:
        return None
    between = clause.low[maker.last + 1 : document.first]
    verb = next((at for at, word in enumerate(between) if word.startswith(_PUT_OUT)), None)
    if verb is None or len(between) - verb > _OBJECT_AT or not _OTHERS_ACT.isdisjoint(between):
        return None
    found = registry.resolve(maker, clause)
    return found._replace(sure=found.sure * 0.7, how="issuer")


def _speaks_in(document: Mention, clause: Clause, mentions: list[Mention]) -> Mention | None:
    """Before `dans un communiqué`, behind its comma when it opens the sentence; of what is cited nobody is sure."""
    makers = [m for m in mentions if m.kind in _MAKERS and not m.plural]
    if document.first == 1:
        return next((m for m in makers if m.first > document.last and clause.low[m.first - 1] == ","), None)
    beside = next((m for m in makers if 0 < document.first - 1 - m.last <= _BESIDE), None)
    return beside or main_subject(clause, makers, document.first)


_BESIDE = 3  # items: `explique Karl Brandt lundi soir dans un communiqué`
_MAKERS = frozenset({"person", "role", "institution", "entity", "media"})
_PUT_OUT = (
    "publi", "diffus", "adopt", "rend", "remis", "remet", "présent", "dévoil", "signé", "signe", "émis", "émet",
    "rédig", "écrit", "transmis", "transmet", "envoy", "adress", "vot", "approuv", "livr",
)  # fmt: skip
_OBJECT_AT = 5  # items from the verb to its object: `a publié jeudi soir`
_OTHERS_ACT = frozenset("que qu' qui dont par été".split())


def author(mention: Mention, clause: Clause, discourse: Discourse) -> Resolved | None:
    """`Son rapport reproche à…`: whoever wrote it, the person spoken of so far."""
    if clause.low[mention.first] not in ("son", "sa", "ses") or mention.owner:
        return None
    if mention.head in ("edito", "editorial") and discourse.speaker and discourse.speaker.kind == "media":
        return weaker(discourse.speaker, 0.75, "author")
    return weaker(next((who for who in discourse.latest() if who.kind == "person"), None), 0.75, "author")


def publisher(mention: Mention, clause: Clause, discourse: Discourse, tables: Tables) -> Resolved | None:
    """`détaille le communiqué`: the body that spoke in the sentence before."""
    said = discourse.speaker
    if said is None or discourse.silence or clause.low[mention.first] not in ("ce", "le", "cette", "la", "l'"):
        return None
    printed = said.kind == "media" and mention.head in _PRINTED
    printed = printed and _before_verb(clause, mention.last + 1, tables.verbs.finite)
    body = printed or said.how == "issuer" or said.kind in ("institution", "government", "organisation")
    return weaker(said, 0.75, "issuer") if body and not mention.owner else None


_PRINTED = frozenset("article editorial edito reportage publication".split())


def _before_verb(clause: Clause, at: int, finite: frozenset[str]) -> bool:
    """`l'article affirme`, and not `l'article 5 affirme`, `l'article de loi affirme`."""
    word = clause.low[at] if at < clause.size else "."
    return not word[0].isalnum() or word in finite or word in AVOIR or word in ETRE or word in CLITICS


def issuer_of(speaker: Resolved, tables: Tables, day: date | None) -> Resolved | None:
    """The institution that publishes what this office holder says (`le communiqué` after a minister's words)."""
    for role in tables.actors[speaker.actor].roles if speaker.actor else ():
        function = office_of(role, tables)
        house = (function.replace("ministre ", "ministere ", 1), role.country)
        key = tables.institutions.get((function, role.country)) or tables.bodies.get(house)
        if key and (day is None or role.held_on(day)):
            return body_of(tables, key, 0.7, "issuer")
    return None
