"""Reports without a verb of speech: by a noun (`Le refus de la Hongrie d'approuver…`), by whoever stands before the
colon of a quotation (`Même constat chez X : « … »`) or right behind its marks (`« … » (X, maire)`).

The noun opens the sentence; its holder is a possessive, an adjective of nationality or a complement. What is held must
show: a colon, a quotation, `que`, `de` with an infinitive, or a noun that says it by itself (`refus`, `démenti`).
Limits: one such noun a sentence, only where no verb reports; whom the words before a colon are only about, or to whom
they are said, says nothing.
"""

from __future__ import annotations

import re

from stance.reading.conjugation import FINITE
from stance.statements.aliases import HOLDERS, Mention, surface_of
from stance.statements.clause import QUOTE, Clause, behind_colon
from stance.statements.coreference import Registry
from stance.statements.described import or_focus
from stance.statements.discourse import Discourse
from stance.statements.evidence import Finding
from stance.statements.main_subject import main_subject
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


def announced_finding(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse
) -> Finding | None:
    """`Le maire ne mâche pas ses mots : « … »`: whatever the verb, its subject says the quotation after the colon."""
    low, at = clause.low, behind_colon(clause)
    if at < 4 or any(w.isalnum() for w in low[at + 1 :]):
        return None
    if any(low[i : i + 2] in (["ce", "qui"], ["ce", "que"]) and low[i - 1] == "," for i in range(1, at)):
        return None  # `Oslo hésite, ce qui fait dire au maire : « … »`
    agent = next((m for m in mentions if m.last == at - 2 or clause.low[m.last : at - 1] == [","]), None)
    if agent is not None and agent.kind == "media" and agent.last == at - 2 and (agent.actors or agent.name):
        speaker = registry.resolve(agent, clause)  # `Ces liens inquiètent le quotidien X : « … »`
        return Finding(
            0, at - 1, "label", speaker._replace(sure=speaker.sure * 0.75), agent, None, ":", surface_of(clause, agent)
        )
    by = agent is not None and agent.kind == "person" and clause.low[agent.first - 1] == "par"
    subject = agent if by else main_subject(clause, mentions, at)
    subject = None if subject is not None and subject.kind not in _SPEAKERS else subject
    if subject is not None:
        speaker = or_focus(registry.resolve(subject, clause), subject, discourse, registry)
        speaker = speaker._replace(sure=speaker.sure * 0.75)
        return Finding(0, at - 1, "label", speaker, subject, None, ":", surface_of(clause, subject))
    if agent is not None and subject is None and _takes_the_word(clause, agent):
        speaker = registry.resolve(agent, clause)
        speaker = speaker._replace(sure=speaker.sure * 0.7)
        return Finding(0, at - 1, "label", speaker, agent, None, ":", surface_of(clause, agent))
    opening = low[1] if low[0] == "et" else low[0]  # `Et celui qui dirige la région de poursuivre : « … »`
    comma = low.index(",") if "," in low[:at] and opening.endswith(_CONDITIONS) else 0
    opening = low[comma + 1] if comma else opening  # `Conscient du danger, il ne s'en cache pas : « … »`
    pronoun = {"celui": "il", "celle": "elle", "lui": "il"}.get(opening, opening)
    if pronoun in ("il", "elle") and (speaker := resolve_pronoun(pronoun, None, registry, discourse, clause)):
        speaker = speaker._replace(sure=speaker.sure * 0.75)
        return Finding(0, at - 1, "label", speaker, None, None, ":", clause.text(0, 0))
    return None


_CONDITIONS = ("ent", "ente", "é", "ée", "eux", "euse", "ant")
_SPEAKERS = ("person", "role", "group", "entity", "institution")


def _takes_the_word(clause: Clause, agent: Mention) -> bool:
    """`Même constat chez X :`, `au grand dam de X :`, `Ce choix a surpris X :`, `Un avis que ne partage pas X :`."""
    if agent.kind not in ("person", "role") or agent.plural or agent.first < 2:
        return False
    low, at = clause.low, agent.first
    if low[at - 1] in ("le", "la", "l'"):
        at -= 1
    before, earlier = low[at - 1], low[at - 2]
    if before in ("chez", "pour") or (earlier.startswith(_STIRS) and before in _OF):
        return before != "pour" or (agent.kind == "person" and _FOR_THEM.isdisjoint(low[:at]))
    if before in ("de", "du", "d'", "à", "au") or low[agent.first] in ("du", "au"):
        return (earlier if before in ("de", "du", "d'", "à", "au") else before) in _FALLS_TO
    made = earlier in _MAKES and before.endswith(("er", "ir", "re"))
    shared = before.startswith("partage") or (before == "pas" and earlier.startswith("partage"))
    return made or before.startswith(_STIRS) or (shared and not {"que", "qu'"}.isdisjoint(low[: at - 1]))


_FOR_THEM = frozenset("question questions message mot lettre hommage surnom ordre consigne".split())
_FALLS_TO = frozenset("côté dam goût part tour revient raison parole".split())
_MAKES = frozenset("fait faire font faisait faisaient fera ferait".split())
_STIRS = tuple(
    "surpr étonn agac inquièt inquiét irrit amus indign scandalis attrist ulcèr ulcér exaspèr exaspér choqu révolt "
    "désol rassur énerv réjoui ravi".split()
)


def signed_behind(clause: Clause, mentions: list[Mention], registry: Registry) -> Finding | None:
    """`« … » (Karl Brandt, maire)`, `« … », Karl Brandt, maire.`: a sentence between marks, and only a name behind."""
    low = clause.low
    if low[:1] != [QUOTE] or low.count(QUOTE) > 1 or len(clause.raw[slice(*_inner(clause))].split()) <= _TITLE:
        return None
    at = next((i for i in range(1, len(low)) if low[i] not in _MARKS), len(low))
    mention = starts_at(mentions, at)
    if mention is None or mention.kind != "person" or " " not in mention.name or mention.plural:
        return None
    rest = low[mention.last + 1 :]
    if low[at - 1] == "(" and rest[:1] == [","] and ")" in rest[:_REACH]:
        rest = rest[rest.index(")") :]
    if any(word not in _MARKS for word in rest) or low[at - 1] not in ("(", ",", "–", "—"):
        return None
    speaker = registry.resolve(mention, clause)
    speaker = speaker._replace(sure=speaker.sure * 0.8)
    return Finding(0, mention.last, "label", speaker, mention, None, "", surface_of(clause, mention))


def _inner(clause: Clause) -> tuple[int, int]:
    quote = clause.quotes[0]
    return quote.inner_start, quote.inner_end


_TITLE = 4  # words: no more may be the title of a book, with its author behind
_MARKS = frozenset((",", ".", "(", ")", "–", "—", "-", "!", "?"))


def list_opener(clause: Clause, mentions: list[Mention], registry: Registry) -> Finding | None:
    """`Dans un communiqué, le syndicat X :` over `– dénonce…`, `– exige…`: the subject of the verbs of its list."""
    item = _ITEM.match(clause.raw, clause.end) if clause.low[-1:] == [":"] else None
    verbs = registry.tables.verbs.reporting.get(item["verb"].lower(), ()) if item else ()
    if not any(verb.tags & FINITE for verb in verbs):
        return None
    subject = next((m for m in mentions if m.last == clause.size - 2 and m.kind in _SPEAKERS), None)
    if subject is None or (subject.first and clause.low[subject.first - 1] != ","):
        return None
    speaker = registry.resolve(subject, clause)
    speaker = speaker._replace(sure=speaker.sure * 0.8)
    return Finding(0, clause.size - 1, "label", speaker, subject, None, ":", surface_of(clause, subject))


_ITEM = re.compile(r"\s*\n\s*(?:[-–—•*▪·◼►▶✔➡]|\d{1,2}[.)]) ?(?:s['’]|se )?(?P<verb>[^\W\d_]+)")
