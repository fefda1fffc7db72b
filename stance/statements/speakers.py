"""Article → statements: reads the sentences in order, keeps the thread of who speaks, and writes the records.

Two passes: the first notes every person named in the article, the second attributes. Limits: see the modules it joins;
a confidence is a rule's usual reliability, not a probability.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stance.reading.quotes import Quote
from stance.reading.tokens import Tokens, tokenize
from stance.reading.view import FILLER, reading_view
from stance.records import Article, Attribution, Statement
from stance.statements.attribution import Decision, attribute
from stance.statements.clause import Clause, read_clause
from stance.statements.coreference import Registry
from stance.statements.dialogue import settle_turns
from stance.statements.findings import Finding, read_findings
from stance.statements.mentions import Mention, find_mentions
from stance.statements.naming import Resolved
from stance.statements.references import Discourse
from stance.statements.subjects import main_subject
from stance.statements.transcripts import GUEST, chair_of, name_in, person_of
from stance.statements.units import Unit, read_units, second_speaker
from stance.tables import Tables

_CARRIED = 0.75


@dataclass(frozen=True, slots=True)
class _Sentence:
    clause: Clause
    mentions: list[Mention]


def find_statements(article: Article, tables: Tables) -> Iterator[Statement]:
    """Every statement of the article, in order; narration has no actor."""
    found = settle_turns(_introduced(article, list(_read_statements(article, tables))))
    for index, statement in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            statement.attribution.rule in ("carried", "unattributed")
            and following
            and _runs_on(article, statement, following)
        ):
            yield _taking(statement, following, "forward")
        elif statement.kind == "direct" and statement.actor is None:
            yield _echoed(statement, found)
        else:
            yield statement


_UNNAMED = re.compile(
    r"(?:cette?|un|une) (?:(?:vieux|vieil|vieille|jeune|grand|grande|petit|petite) )?"
    r"(?:homme|femme|monsieur|dame|gaillard|garçon|fille|mère|père|voisin|voisine|veuve|retraitée?|inconnue?|passante?"
    r"|étudiante?|soldat|paysan|habitante?|réfugiée?|quadragénaire|quinquagénaire|sexagénaire|trentenaire)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"([A-ZÀ-Ý][\w'-]+(?: (?:de |van |von |ben |al-)?[A-ZÀ-Ý][\w'-]+){1,2})(?=,| [a-zà-ÿ])")


def _introduced(article: Article, found: list[Statement]) -> list[Statement]:
    """`lâche cet homme de 52 ans. Erwan Untel, patron…`: the one described is named for the first time right after."""
    view = reading_view(article.text)
    for index, statement in enumerate(found[:-1]):
        surface = statement.attribution.surface or ""
        following = found[index + 1]
        if statement.actor is None or statement.actor_id or not _UNNAMED.match(reading_view(surface)):
            continue
        words = view[following.start : following.end].replace(FILLER, "")
        match = _FULL_NAME.match(words)
        if match and "\n\n" not in view[statement.end : following.start]:
            name = " ".join(match.group(1).split())
            if name.split()[-1] not in view[: statement.end]:
                found[index] = replace(statement, actor=name,
                                       attribution=replace(statement.attribution, rule="named_after", confidence=0.6,
                                                           runner_up=statement.actor))
    return found


def _runs_on(article: Article, statement: Statement, following: Statement) -> bool:
    """A quotation left open at the end of its paragraph, continued by one that names its speaker."""
    still_open = article.text[statement.end - 1] not in '»”"’' and statement.text[:1] in '«“"'
    return (
        still_open
        and following.kind == "direct"
        and following.actor is not None
        and following.text[:1] == statement.text[:1]
    )


def _taking(statement: Statement, other: Statement, rule: str) -> Statement:
    return replace(
        statement,
        actor=other.actor,
        actor_id=other.actor_id,
        actor_country=other.actor_country,
        actor_bloc=other.actor_bloc,
        attribution=Attribution(None, rule, 0.6, statement.actor),
    )


def _echoed(statement: Statement, others: list[Statement]) -> Statement:
    """A bare quotation (a headline) takes the speaker of the statement that says the same words."""
    words = set(statement.text.lower().split())
    for other in others:
        if other.actor and len(words) > 3 and len(words & set(other.text.lower().split())) >= 0.7 * len(words):
            return _taking(statement, other, "echo")
    return statement


def _read_statements(article: Article, tables: Tables) -> Iterator[Statement]:
    view = reading_view(article.text)
    tokens = tokenize(view)
    units = read_units(article, view, tables.verbs)
    registry = Registry(tables, article.date, article.outlet_country or "")
    sentences = _first_pass(article, tokens, units, registry, tables)
    discourse = Discourse()
    speakers = _label_speakers(article, view, units, registry, tables)
    for unit, sentence in zip(units, sentences, strict=True):
        if unit.label is not None:
            yield _spoken(article, unit, speakers[unit.label.text], tables)
            continue
        for part, piece, findings in _parts(article, tokens, unit, sentence, registry, discourse, tables):
            if findings is None:
                findings = read_findings(piece.clause, piece.mentions, registry, discourse)
            decision = attribute(piece.clause, piece.mentions, findings, registry, discourse)
            decision = _look_inside(article, tokens, part, decision, registry, discourse, tables)
            yield _statement(article, part, decision, discourse, tables)
            discourse = replace(_advance(discourse, decision, piece, registry), recent=_last_person(piece, registry))


def _first_pass(
    article: Article, tokens: Tokens, units: list[Unit], registry: Registry, tables: Tables
) -> list[_Sentence]:
    """Notes the people of the article, then reads the sentences again with their last names known."""
    clauses = [read_clause(article.text, tokens, u.start, u.end, list(u.quotes)) for u in units]
    first = [find_mentions(clause, tables) for clause in clauses]
    for clause, mentions in zip(clauses, first, strict=True):
        for mention in mentions:
            registry.note(mention, clause)
    known = registry.known_names()
    unknown = {name for name in known if not any(len(a.tokens) == 1 for a in tables.aliases.get(name, ()))}
    return [
        _Sentence(clause, find_mentions(clause, tables, known) if unknown.intersection(clause.plain) else mentions)
        for clause, mentions in zip(clauses, first, strict=True)
    ]


def _label_speakers(
    article: Article, view: str, units: list[Unit], registry: Registry, tables: Tables
) -> dict[str, Resolved | None]:
    """Who each label of a transcript stands for; None for the interviewer."""
    speakers: dict[str, Resolved | None] = {}
    names = {u.label.text for u in units if u.label is not None and " " in u.label.text}
    for unit in units:
        if unit.label is not None and unit.label.text not in speakers:
            label = unit.label
            if label.text == GUEST:
                speakers[GUEST] = _guest(article, registry)
                continue
            speakers[label.text] = (
                None if label.asks else _label_speaker(name_in(label.text), view, registry, tables, names)
            )
    return speakers


def _guest(article: Article, registry: Registry) -> Resolved | None:
    """Who is interviewed: the person of the headline, else the first one named."""
    title = (article.title or "").lower()
    people = list(registry.people.values())
    named = [p for p in people if p.name.lower() in title] or [
        p for p in people if p.name.split()[-1].lower() in title and p.actor is None
    ]
    person = next(iter(named or [p for p in people if p.actor is None]), None)
    return person and Resolved(person.name, person.actor, person.country, 0.6, "guest", gender=person.gender)


_CHAIR = re.compile(r"(?:M\. le |Mme la |Le |La |LE |LA )?(?:[Pp]résidente?|PRÉSIDENTE?)$")


def _label_speaker(
    name: str, view: str, registry: Registry, tables: Tables, labels: Iterable[str]
) -> Resolved | None:
    """The person, office or body that a label names."""
    if _CHAIR.match(name):
        chair = chair_of(view)
        if chair is None:
            title = "Présidente" if name.lower().endswith("présidente") else "Président"
            return Resolved(f"{title} de séance", None, "", 0.6, "chair", kind="role")
        name = chair
    name = person_of(name, [*registry.people, *labels]) or name
    clause = read_clause(name, tokenize(reading_view(name)), 0, len(name), [])
    mentions = find_mentions(clause, tables, registry.known_names())
    if mentions:
        return registry.resolve(replace(mentions[0], definite=True), clause)
    return Resolved(name, None, "", 0.5, "label") if name[:1].isupper() and len(name) > 2 else None


def _spoken(article: Article, unit: Unit, speaker: Resolved | None, tables: Tables) -> Statement:
    """A sentence of a transcript: direct speech of its label, or the interviewer's question."""
    aside = article.text[unit.start] == "(" and article.text[unit.end - 1] == ")"
    if speaker is None or speaker.kind == "media" or aside or unit.label is None:
        return _statement(article, unit, Decision("narration"), Discourse(), tables)
    finding = Finding(0, 0, "label", speaker, None, None, "", unit.label.text.lstrip("\0"))
    statement = _statement(article, unit, Decision("direct", finding), Discourse(), tables)
    begin = max(unit.start, unit.label.speech) if unit.label.start <= unit.start <= unit.label.speech else unit.start
    return replace(statement, quotes=(article.text[begin : unit.end].strip(),))


def _parts(
    article: Article,
    tokens: Tokens,
    unit: Unit,
    sentence: _Sentence,
    registry: Registry,
    discourse: Discourse,
    tables: Tables,
) -> list[tuple[Unit, _Sentence, list[Finding] | None]]:
    """The sentence with its findings, or its pieces when two speakers share it (each to be read anew)."""
    if unit.title or len(sentence.clause) < 10:
        return [(unit, sentence, None)]
    findings = read_findings(sentence.clause, sentence.mentions, registry, discourse)
    cut = second_speaker(sentence.clause, findings, tables.verbs)
    if cut is None or any(q.start < cut[0] < q.end for q in unit.quotes):
        return [(unit, sentence, findings)]
    pieces: list[tuple[Unit, _Sentence, list[Finding] | None]] = []
    for start, end in ((unit.start, cut[0]), (cut[1], unit.end)):
        quotes = tuple(q for q in unit.quotes if start <= q.start and q.end <= end)
        part = replace(unit, start=start, end=end, quotes=quotes)
        clause = read_clause(article.text, tokens, start, end, list(quotes))
        pieces.append((part, _Sentence(clause, find_mentions(clause, tables, registry.known_names())), None))
    return pieces


def _look_inside(
    article: Article,
    tokens: Tokens,
    unit: Unit,
    decision: Decision,
    registry: Registry,
    discourse: Discourse,
    tables: Tables,
) -> Decision:
    """A quoted document (`lit-on dans le communiqué`) that itself reports a principal: the principal is the actor."""
    finding = decision.finding
    if finding is None and decision.kind == "direct" and unit.quotes:
        return _incise_inside(article, tokens, unit, decision, registry, discourse, tables)
    if finding is None or finding.report is None or finding.report.pronoun != "on" or not unit.quotes:
        return decision
    quote = unit.quotes[0]
    clause = read_clause(article.text, tokens, quote.inner_start, quote.inner_end, [])
    mentions = find_mentions(clause, tables, registry.known_names())
    inner = [f for f in read_findings(clause, mentions, registry, Discourse()) if f.speech and f.first <= 3]
    if not inner:
        return decision
    issuer = finding.speaker if finding.speaker.actor else registry.issuer(inner[0].speaker)
    speaker = replace(inner[0].speaker, sure=inner[0].speaker.sure * 0.85)
    kept = replace(finding, speaker=speaker, surface=inner[0].surface)
    return replace(decision, finding=kept, via=issuer, runner_up=issuer.name if issuer else decision.runner_up)


def _incise_inside(
    article: Article,
    tokens: Tokens,
    unit: Unit,
    decision: Decision,
    registry: Registry,
    discourse: Discourse,
    tables: Tables,
) -> Decision:
    """`« A, martèle X, B. »`: the incise stands inside the marks."""
    quote = unit.quotes[0]
    clause = read_clause(article.text, tokens, quote.inner_start, quote.inner_end, [])
    mentions = find_mentions(clause, tables, registry.known_names())
    for finding in read_findings(clause, mentions, registry, discourse):
        last = finding.mention.last if finding.mention else finding.last
        after = clause.low[last + 1] if last + 1 < len(clause) else ","
        if (
            finding.layout in ("inverted", "pronoun")
            and finding.speech
            and finding.first
            and clause.low[finding.first - 1] == ","
            and after in (",", ".", "?", "!")
        ):
            return replace(decision, finding=finding, carried=False)
    return decision


def _advance(discourse: Discourse, decision: Decision, sentence: _Sentence, registry: Registry) -> Discourse:
    """What this sentence leaves for the next one's pronouns and bare quotations."""
    if decision.finding is not None:
        speaker = decision.finding.speaker
        group = speaker if speaker.plural else discourse.group
        focus = discourse.focus if speaker.plural else speaker
        return Discourse(speaker, bool(sentence.clause.quotes), focus, group)
    if decision.carried:
        return discourse
    opening = main_subject(sentence.clause, sentence.mentions, len(sentence.clause))
    if opening is None or opening.kind not in ("person", "role", "entity", "institution", "group"):
        return replace(discourse, quoted=False)
    resolved = registry.resolve(opening, sentence.clause)
    if resolved.plural:
        return replace(discourse, group=resolved, quoted=False)
    if resolved.kind not in ("person", "role") and discourse.focus is not None:
        return replace(discourse, quoted=False)
    return replace(
        discourse, focus=resolved, speaker=discourse.speaker if resolved.kind != "person" else resolved, quoted=False
    )


def _last_person(sentence: _Sentence, registry: Registry) -> Resolved | None:
    """The person named last in the sentence: whom `ce dernier`, `celle-ci` mean in the next one."""
    for mention in reversed(sentence.mentions):
        if mention.kind == "person" or (mention.kind == "role" and not mention.plural):
            return registry.resolve(mention, sentence.clause)
    return None


def _statement(article: Article, unit: Unit, decision: Decision, discourse: Discourse, tables: Tables) -> Statement:
    text = article.text
    quotes = tuple(text[q.inner_start : q.inner_end] for q in unit.quotes)
    finding = decision.finding
    speaker: Resolved | None = finding.speaker if finding else discourse.speaker if decision.carried else None
    actor = tables.actors[speaker.actor] if speaker and speaker.actor else None
    return Statement(
        article_id=article.id,
        start=unit.start,
        end=unit.end,
        text=text[unit.start : unit.end],
        kind=decision.kind,
        quotes=quotes,  # type: ignore[arg-type]
        actor=speaker.name if speaker else None,
        actor_id=actor.id if actor else None,
        actor_country=(actor.country if actor else speaker.country if speaker else None) or None,
        actor_bloc=(actor.bloc if actor else None) or None,
        via=decision.via.name if decision.via else None,
        cue=finding.cue or None if finding else None,
        attribution=_evidence(finding, decision, speaker),
    )


def _evidence(finding: Finding | None, decision: Decision, speaker: Resolved | None) -> Attribution:
    if finding is not None:
        return Attribution(
            finding.surface, f"{finding.layout}:{finding.speaker.how}", round(finding.sure, 3), decision.runner_up
        )
    if decision.carried and speaker is not None:
        return Attribution(None, "carried", round(_CARRIED * speaker.sure, 3), speaker.runner_up)
    return Attribution(None, "narration" if decision.kind == "narration" else "unattributed", 0.0, None)


__all__ = ["Quote", "find_statements"]
