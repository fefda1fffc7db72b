"""Reports by a noun: `Le refus de la Hongrie d'approuver…`, `La mise en garde du général X : « … »`.

The noun opens the sentence; its holder is a possessive, an adjective of nationality or a complement. What is held must
show: a colon, a quotation, `que`, `de` with an infinitive, or a noun that says it by itself (`refus`, `démenti`).
Limits: one such noun a sentence, only where no verb reports.
"""

from __future__ import annotations

from stance.statements.aliases import HOLDERS, Mention, surface_of
from stance.statements.clause import QUOTE, Clause
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse
from stance.statements.evidence import Finding
from stance.statements.names import names_inside
from stance.statements.naming import Resolved
from stance.statements.references import resolve_pronoun
from stance.statements.subjects import starts_at
from stance.statements.words import BEFORE_INFINITIVE, PRE_ADJECTIVES

_DETERMINERS = frozenset("le la l' les un une ce cette cet son sa ses leur leurs".split())
_POSSESSIVES = frozenset("son sa ses".split())
_MORE_NOUNS = frozenset(
    "argument arguments réplique explication verdict credo diagnostic constat thèse vœu calcul reproche conseil "
    "certitude formule slogan mot réaction analyse jugement pronostic prédiction exhortation supplique rancœur "
    "consigne "
    "version lecture crainte riposte prière revendication ligne scepticisme colère bilan annonce".split()
)
_POSITIONS = frozenset(
    "refus démenti veto opposition rejet hostilité soutien accord désaccord aveu condamnation appui approbation "
    "réticence réticences annonce".split()
)
_QUOTED = (*HOLDERS, "media")
_OF = frozenset("de du des d' par".split())
_REACH = 18
_HELD_BY = frozenset("important éclatant constant pressant".split())
_CONTENT = frozenset("de d' à au aux du des que qu' : contre pour".split())


def nominal_finding(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse
) -> Finding | None:
    """The noun, its holder and what is held, at the head of the sentence."""
    at = 1 if clause.low[:1] and clause.low[0] in _DETERMINERS else 0
    if clause.low[:1] == ["voici"] and clause.low[-1] == ":":  # `Voici l'essentiel des déclarations du ministre :`
        at = next((i for i in range(1, min(9, clause.size)) if clause.low[i] in registry.tables.verbs.nouns), 0)
    while at < clause.size and clause.plain[at] in PRE_ADJECTIVES:
        at += 1
    if at >= clause.size:
        return None
    last = at + 2 if clause.low[at : at + 3] == ["mise", "en", "garde"] else at
    noun = clause.low[at]
    if noun not in registry.tables.verbs.nouns and noun not in _MORE_NOUNS and last == at:
        return None
    held = _holder(clause, mentions, registry, discourse, last)
    if held is None or not _shows(clause, noun, held[1]):
        return None
    speaker, end, mention = held
    surface = surface_of(clause, mention) if mention else None
    return Finding(
        0, end, "nominal", speaker._replace(sure=speaker.sure * 0.8), mention, None, clause.text(0, last), surface
    )


def _inside(clause: Clause, mentions: list[Mention], registry: Registry) -> Mention | None:
    """`Déclaration de la ministre Olga Lind : « … »`: the person named in the phrase that opens the sentence."""
    document = mentions[0] if mentions and mentions[0].first == 0 and mentions[0].kind == "document" else None
    if document is None or ":" not in clause.low[document.last :]:
        return None
    behind = starts_at(mentions, document.last + 1)
    named = behind if behind is not None and behind.kind == "person" else None
    return named or next(iter(names_inside(clause, [document], registry.tables)), None)


def _holder(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse, noun: int
) -> tuple[Resolved, int, Mention | None] | None:
    """Who holds the position, and the last item that says so."""
    low = clause.low
    for here in range(noun + 1, min(noun + 4, len(low))):
        aside = low[here] == "," and low[here + 1 : here + 2] and low[here + 1].endswith(("é", "ée", "és", "ées", "u"))
        if aside or (low[here].endswith("ant") and low[here] not in _HELD_BY):
            return None  # `L'accord, négocié par Riga,`, `les menaces émanant de Minsk`: told by others
        if low[here] in _OF and here + 1 < len(low):
            mention = starts_at(mentions, here) or starts_at(mentions, here + 1) or _inside(clause, mentions, registry)
            if mention is None or mention.kind not in (_QUOTED if QUOTE in low else HOLDERS):
                return None
            known = mention._replace(definite=True) if low[here] == "du" else mention
            return registry.resolve(known, clause), mention.last, mention
        nation = registry.tables.adjectives.get(clause.plain[here])
        if nation is not None and nation.government in registry.tables.actors:
            actor = registry.tables.actors[nation.government]
            return Resolved(actor.name, actor.id, actor.country, 0.85, "adjective", kind=actor.type), here, None
    if low[0] in _POSSESSIVES:
        for pronoun in ("il", "elle"):
            if speaker := resolve_pronoun(pronoun, None, registry, discourse, clause):
                return speaker, noun, None
    return None


def _shows(clause: Clause, noun: str, end: int) -> bool:
    """Is the position itself told?"""
    low = clause.low
    after = low[end + 1] if end + 1 < len(low) else ""
    if noun in _POSITIONS or noun == "mise":
        return low[0] not in _POSSESSIVES or after in _CONTENT  # `Son refus a surpris` tells nothing
    if after in ("que", "qu'") or any(w in (":", QUOTE) for w in low[end + 1 : end + _REACH]):
        return True
    return after in ("de", "d'") and any(
        w.endswith(("er", "ir", "re")) for w in low[end + 2 : end + 5] if w not in BEFORE_INFINITIVE
    )
