"""Article → statements: reads the sentences in order, keeps the thread of who speaks, and writes the records.

Two passes: the first notes every person named in the article, the second attributes. Limits: see the modules it joins;
a confidence is a rule's usual reliability, not a probability.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from stance.reading.quotes import Quote
from stance.reading.tokens import Tokens, tokenize
from stance.reading.view import reading_view
from stance.records import Article, Attribution, Statement
from stance.statements.addresses import in_speech, speech_maker
from stance.statements.aliases import Mention
from stance.statements.attribution import Decision, attribute
from stance.statements.blocks import settle_blocks
from stance.statements.clause import QUOTE, Clause, read_clause
from stance.statements.content import signs_by_pronoun
from stance.statements.coreference import Registry
from stance.statements.dialogue import settle_turns
from stance.statements.discourse import Discourse, foretells
from stance.statements.documents import issuer_of
from stance.statements.evidence import Finding, closes
from stance.statements.findings import read_findings
from stance.statements.labels import label_speakers
from stance.statements.marked_names import unmarked, without_names
from stance.statements.mentions import find_mentions
from stance.statements.names import names_inside
from stance.statements.naming import Resolved, spellings, written_name
from stance.statements.newcomers import last_body, last_group, last_person, read_scene
from stance.statements.offices import note_offices
from stance.statements.posts import settle_posts
from stance.statements.settling import are_of, as_narration, echoed, headed, introduced, is_heading, runs_on, taking
from stance.statements.signatures import settle_signed
from stance.statements.units import Unit, read_units, second_speaker
from stance.tables import Tables

_CARRIED = 0.75
_IN_FRAGMENTS = 0.8


class _Sentence(NamedTuple):
    clause: Clause
    mentions: list[Mention]


class _Reader(NamedTuple):
    """What reading any part of one article needs."""

    article: Article
    tokens: Tokens
    registry: Registry
    tables: Tables

    def sentence(self, start: int, end: int, quotes: tuple[Quote, ...] = ()) -> _Sentence:
        """The words from `start` to `end`, with the people of the article known."""
        clause = read_clause(self.article.text, self.tokens, start, end, list(quotes))
        return _Sentence(clause, find_mentions(clause, self.tables, self.registry.known_names()))

    def findings(self, sentence: _Sentence, discourse: Discourse) -> list[Finding]:
        return read_findings(sentence.clause, sentence.mentions, self.registry, discourse)


def find_statements(article: Article, tables: Tables) -> Iterator[Statement]:
    """Every statement of the article, in order; narration has no actor."""
    found = introduced(article, list(_read_statements(article, tables)), tables)
    found = settle_signed(article.text, settle_turns(found), tables)
    found = settle_blocks(article.text, settle_posts(article.text, found, tables), tables)
    for index, statement in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if index and are_of(found[index - 1], statement):
            yield as_narration(statement)
        elif statement.attribution.rule in ("carried", "unattributed") and following and are_of(statement, following):
            yield taking(statement, following, "forward")
        elif (
            statement.attribution.rule in ("carried", "unattributed")
            and following
            and runs_on(article, statement, following)
        ):
            yield taking(statement, following, "forward")
        elif statement.kind == "direct" and statement.actor is None:
            yield echoed(statement, found)
        elif index == 0 and statement.kind == "narration":
            yield headed(statement, found[1:], tables)
        else:
            yield statement


def _read_statements(article: Article, tables: Tables) -> Iterator[Statement]:
    view = reading_view(article.text)
    named = unmarked(view, tables)
    tokens = tokenize(named)
    units = [
        u._replace(quotes=without_names(u.quotes, named)) if u.quotes else u
        for u in read_units(article, view, tables.verbs)
    ]
    registry = Registry(tables, article.date, article.outlet_country or "")
    registry.note_publisher(article.outlet or "")
    reader = _Reader(article, tokens, registry, tables)
    sentences = _first_pass(reader, units)
    discourse = Discourse()
    speech = speech_maker(article, view, units, registry, tables)
    speakers = label_speakers(article, view, units, registry, tables)
    for unit, sentence in zip(units, sentences, strict=True):
        if unit.label is not None:
            yield _told(reader, unit, sentence, _spoken(article, unit, speakers[unit.label.text], tables))
            continue
        if unit.opens and (discourse.quoted or discourse.foretold):  # `je` means nobody across paragraphs
            discourse = discourse._replace(quoted=False, foretold=False)
        for part, piece, findings in _parts(reader, unit, sentence, discourse):
            if findings is None:
                findings = reader.findings(piece, discourse)
            decision = attribute(piece.clause, piece.mentions, findings, registry, discourse)
            decision = _look_inside(reader, part, decision, discourse)
            if decision.carried and is_heading(piece.clause):
                decision = decision._replace(carried=False)
            statement = _statement(article, part, decision, discourse, tables)
            speech = None if speech and speech.ends_before(decision.finding) else speech
            own = speech and not part.title and decision.kind == "narration"
            yield in_speech(statement, speech.maker, tables) if own and speech.start <= part.start else statement
            recent = last_person(*piece, registry) or _person_speaking(decision) or discourse.recent
            several = last_group(*piece, registry)
            other = last_person(*piece, registry, decision.finding.speaker.name) if decision.finding else None
            discourse = _advance(discourse, decision, piece, registry)
            body = last_body(*piece, registry) if decision.kind == "narration" else None
            discourse = discourse._replace(recent=recent, recent_group=several, other=other, body=body)
            if part.title:
                discourse = discourse.below_headline()


def _first_pass(reader: _Reader, units: list[Unit]) -> list[_Sentence]:
    """Notes the people of the article, then reads the sentences again with their last names known."""
    article, tokens, registry, tables = reader
    clauses = [read_clause(article.text, tokens, u.start, u.end, list(u.quotes)) for u in units]
    first = [find_mentions(clause, tables) for clause in clauses]
    unlisted = ((c, m) for c, found in zip(clauses, first, strict=True) for m in found if m.kind == "person")
    registry.spellings = spellings(written_name(c, m) for c, m in unlisted if not m.actors and " " in m.name)
    for clause, mentions in zip(clauses, first, strict=True):
        for mention in (*mentions, *names_inside(clause, mentions, tables)):
            registry.note(mention, clause)
            registry.note_owner(mention, clause)
    surnames = (m for found in first for m in found if m.kind == "person" and " " not in m.name)
    note_offices(surnames, registry.people, registry.by_last_name)
    known = registry.known_names()
    unknown = {name for name in known if not any(len(a.tokens) == 1 for a in tables.aliases.get(name, ()))}
    return [
        _Sentence(clause, mentions if unknown.isdisjoint(clause.plain) else find_mentions(clause, tables, known))
        for clause, mentions in zip(clauses, first, strict=True)
    ]


def _spoken(article: Article, unit: Unit, speaker: Resolved | None, tables: Tables) -> Statement:
    """A sentence of a transcript: direct speech of its label, or the interviewer's question."""
    aside = article.text[unit.start] == "(" and article.text[unit.end - 1] == ")"
    if unit.label is not None and speaker is None and not unit.label.asks and not aside:
        return replace(
            _statement(article, unit, Decision("direct"), Discourse(), tables), quotes=(_speech(article, unit),)
        )
    if speaker is None or speaker.kind == "media" or aside or unit.label is None:
        return _statement(article, unit, Decision("narration"), Discourse(), tables)
    finding = Finding(0, 0, "label", speaker, None, None, "", unit.label.text.lstrip("\0"))
    statement = _statement(article, unit, Decision("direct", finding), Discourse(), tables)
    return replace(statement, quotes=(_speech(article, unit),))


def _told(reader: _Reader, unit: Unit, sentence: _Sentence, spoken: Statement) -> Statement:
    """`Un diplomate m'a dit : « … »`, `Kellogg a dit samedi que…` inside a turn: their words, through the speaker."""
    if spoken.kind != "direct" or spoken.actor is None or unit.label is None or unit.label.start >= unit.start:
        return spoken
    for finding in reader.findings(sentence, Discourse()):
        report, mention = finding.report, finding.mention
        if report is None or mention is None or finding.subordinate or finding.layout != "declarative":
            continue
        quoted = any(pair == (":", QUOTE) for pair in pairwise(sentence.clause.low[report.last + 1 :]))
        told = quoted or (report.que is not None and report.compound and mention.kind == "person")
        if told and finding.speech and finding.first <= 4 and mention.kind in ("person", "role"):
            decision = Decision("direct" if quoted else "indirect", finding)
            other = _statement(reader.article, unit, decision, Discourse(), reader.tables)
            return spoken if other.actor == spoken.actor else replace(other, via=spoken.actor)
    return spoken


def _speech(article: Article, unit: Unit) -> str:
    """The words of a turn without its label."""
    label = unit.label
    begin = label.speech if label and unit.start <= label.speech < unit.end else unit.start
    return article.text[begin : unit.end].strip()


def _parts(
    reader: _Reader, unit: Unit, sentence: _Sentence, discourse: Discourse
) -> list[tuple[Unit, _Sentence, list[Finding] | None]]:
    """The sentence with its findings, or its pieces when two speakers share it (each to be read anew)."""
    if unit.title or sentence.clause.size < 10:
        return [(unit, sentence, None)]
    findings = reader.findings(sentence, discourse)
    cut = second_speaker(sentence.clause, findings, reader.tables.verbs)
    if cut is None or any(q.start < cut[0] < q.end for q in unit.quotes):
        return [(unit, sentence, findings)]
    pieces: list[tuple[Unit, _Sentence, list[Finding] | None]] = []
    for start, end in ((unit.start, cut[0]), (cut[1], unit.end)):
        quotes = tuple(q for q in unit.quotes if start <= q.start and q.end <= end)
        pieces.append((unit._replace(start=start, end=end, quotes=quotes), reader.sentence(start, end, quotes), None))
    return pieces


def _look_inside(reader: _Reader, unit: Unit, decision: Decision, discourse: Discourse) -> Decision:
    """A quoted document (`lit-on dans le communiqué`) that itself reports a principal: the principal is the actor."""
    finding = decision.finding
    if not unit.quotes:
        return decision
    if finding is None:
        announced = decision.kind == "narration" and unit.quotes[0].end >= unit.end - 1
        if announced and reader.article.text[unit.start : unit.quotes[0].start].rstrip()[-1:] == ":":
            inside = _incise_inside(reader, unit, decision, discourse)
            return inside if inside.finding is None else inside._replace(kind="direct")
        return _incise_inside(reader, unit, decision, discourse) if decision.kind == "direct" else decision
    if finding.report is None or finding.report.pronoun != "on":
        return decision
    inside = reader.sentence(unit.quotes[0].inner_start, unit.quotes[0].inner_end)
    inner = next((f for f in reader.findings(inside, Discourse()) if f.speech and f.first <= 3), None)
    if inner is None:
        return decision
    known = finding.speaker.actor is not None
    issuer = finding.speaker if known else issuer_of(inner.speaker, reader.tables, reader.registry.day)
    speaker = inner.speaker._replace(sure=inner.speaker.sure * 0.85)
    kept = finding._replace(speaker=speaker, surface=inner.surface)
    return decision._replace(finding=kept, via=issuer, runner_up=issuer.name if issuer else decision.runner_up)


def _incise_inside(reader: _Reader, unit: Unit, decision: Decision, discourse: Discourse) -> Decision:
    """`« A, martèle X, B. »`: the incise stands inside the marks."""
    inside = reader.sentence(unit.quotes[0].inner_start, unit.quotes[0].inner_end)
    low, finite = inside.clause.low, reader.tables.verbs.finite
    for finding in reader.findings(inside, discourse):
        incised = finding.first > 0 and low[finding.first - 1] == "," and closes(inside.clause, finding, finite)
        if incised and finding.layout in ("inverted", "pronoun") and finding.speech:
            if finding.mention is not None:
                reader.registry.note(finding.mention, inside.clause)
            return decision._replace(finding=finding, carried=False)
    return decision._replace(carried=decision.carried and not signs_by_pronoun(inside.clause, reader.tables.verbs))


def _advance(discourse: Discourse, decision: Decision, sentence: _Sentence, registry: Registry) -> Discourse:
    """What this sentence leaves for the next one's pronouns and bare quotations."""
    if decision.finding is not None and decision.finding.merely_asks:
        return discourse  # `après qu'un journaliste lui a demandé si`: the answer is still another's
    if decision.finding is not None:
        foretold = foretells(sentence.clause, decision.finding)
        return discourse.spoken(decision.finding.speaker, bool(sentence.clause.quotes), decision.via, foretold)
    if decision.kind != "narration":
        return discourse
    scene = read_scene(sentence.clause, sentence.mentions, registry, discourse)
    return discourse.narrated(scene.subject, scene.group, scene.unnamed, scene.speaks)


def _person_speaking(decision: Decision) -> Resolved | None:
    speaker = decision.finding.speaker if decision.finding else None
    return speaker if speaker is not None and speaker.kind == "person" else None


def _statement(article: Article, unit: Unit, decision: Decision, discourse: Discourse, tables: Tables) -> Statement:
    text = article.text
    quotes = tuple(text[q.inner_start : q.inner_end] for q in unit.quotes)
    finding = decision.finding
    speaker: Resolved | None = finding.speaker if finding else discourse.carried() if decision.carried else None
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
        via=decision.via.name if decision.via and decision.via.name != article.outlet else None,
        cue=finding.cue or None if finding else None,
        attribution=_evidence(finding, decision, speaker),
    )


def _evidence(finding: Finding | None, decision: Decision, speaker: Resolved | None) -> Attribution:
    if finding is not None:
        return Attribution(
            finding.surface, f"{finding.layout}:{finding.speaker.how}", round(finding.sure, 3), decision.runner_up
        )
    if decision.carried and speaker is not None:
        sure = _CARRIED * speaker.sure * (_IN_FRAGMENTS if decision.kind == "mixed" else 1)
        return Attribution(None, "carried", round(sure, 3), speaker.runner_up)
    return Attribution(None, "narration" if decision.kind == "narration" else "unattributed", 0.0, None)


__all__ = ["Quote", "find_statements"]
