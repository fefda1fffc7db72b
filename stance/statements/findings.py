"""Every report of a sentence with its speaker: layout, subject, content, resolution.

`read_findings` is the list from which `attribution` chooses. Limits: a report without a speaker is no finding.
"""

from __future__ import annotations

from stance.statements.agreement import agrees
from stance.statements.aliases import HOLDERS, Mention, surface_of
from stance.statements.believed import believed
from stance.statements.clause import QUOTE, Clause
from stance.statements.content import asks, has_content, is_mere_act, is_named, says_much
from stance.statements.coreference import Registry
from stance.statements.described import or_focus
from stance.statements.discourse import Discourse, weaker
from stance.statements.documents import author, publisher, same_document
from stance.statements.evidence import Finding, compares
from stance.statements.gerunds import of_main_clause
from stance.statements.houses import at_home, calls_land, own_house, owner_of
from stance.statements.layouts import locate
from stance.statements.main_subject import main_subject, parts_subject, stands_before_name
from stance.statements.naming import Resolved
from stance.statements.newcomers import named_below
from stance.statements.partitives import PARTITIVES, some_of
from stance.statements.references import (
    country_meant,
    document_issuer,
    issuer_named,
    possessed,
    relayed,
    resolve_pronoun,
)
from stance.statements.reports import Report, find_reports
from stance.statements.sources import (
    find_relative_sources,
    find_sources,
    from_sources,
    in_aside,
    learned_from,
    phrase_at,
    thinks,
    told_in_brackets,
)
from stance.statements.subjects import Subject, ends_at, is_subordinate
from stance.statements.words import AVOIR, ETRE

_PREPOSITIONS = frozenset("dans par de pour avec lors à malgré".split())
_REPLYING = frozenset("répondre répliquer rétorquer riposter objecter".split())
_WHICH = (["ce", "que"], ["ce", "qu'"])


def read_findings(clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse) -> list[Finding]:
    """Every report and source of the sentence that has a speaker, in order of position."""
    findings: list[Finding] = []
    for first, at in find_sources(clause):
        finding = _source(clause, mentions, registry, discourse, first, at)
        if finding:
            findings.append(finding)
    findings += _relative_sources(clause, mentions, registry)
    if held := believed(clause, mentions, registry, discourse):
        first, last, at, speaker = held
        cue, surface = clause.text(first, last), clause.text(at, at)
        findings.append(Finding(first, last, "source", speaker, None, None, cue, surface))
    if label := _label(clause, mentions, registry):
        findings.append(label)
    previous: Finding | None = None
    asked = clause.low[-1:] == ["?"] and not clause.quotes
    for report in find_reports(clause, registry.tables.verbs):
        authors = asked and asks(clause, report)
        finding = None if authors else _finding(clause, mentions, registry, discourse, report, previous)
        if finding is not None:
            findings.append(finding)
            previous = finding
    return sorted(_not_merely_cited(findings) if findings[1:] else findings, key=lambda f: f.first)


def _not_merely_cited(findings: list[Finding]) -> list[Finding]:
    """`Les tirs, selon Kiev, ont fait un mort, a dit le maire, citant la police`: whoever speaks, not whom he cites."""
    said = [f.first for f in findings if f.layout in ("inverted", "pronoun") and f.speaker.kind != "media"]
    last = said[-1] if said else 0
    asides = [f for f in findings if f.layout == "source" and 2 < f.first < last and f.speaker.kind != "media"]
    return [f for f in findings if f not in asides and not (said and f.cue == "citant")]


def _relative_sources(clause: Clause, mentions: list[Mention], registry: Registry) -> list[Finding]:
    """`X, pour qui…`; `l'avis de X selon lequel…` is told by others, so that any report of theirs goes first."""
    found = []
    for at in find_relative_sources(clause):
        antecedent = ends_at(mentions, at - 1) or (ends_at(mentions, at - 2) if clause.low[at - 1] == "," else None)
        if antecedent is None or antecedent.kind not in HOLDERS:
            continue
        held = clause.low[at + 1] != "qui" and clause.low[antecedent.first - 1] in ("de", "du", "d'", "des")
        speaker, surface = registry.resolve(antecedent, clause), surface_of(clause, antecedent)
        layout, cue = "relative" if held else "source", clause.text(at, at + 1)
        found.append(Finding(at, at + 1, layout, speaker, antecedent, None, cue, surface, subordinate=held))
    return found


def _label(clause: Clause, mentions: list[Mention], registry: Registry) -> Finding | None:
    """`Lavrov : « … »` at the head of a sentence, `Sergueï Lavrov « … »` when nothing else stands there."""
    if not mentions or mentions[0].first > 0 or mentions[0].kind not in ("person", "entity", "role", "institution"):
        return None
    if stands_before_name(clause, mentions):
        return None
    last = mentions[0].last
    if len(mentions) > 1 and clause.low[last + 1 : last + 2] == ["à"] and mentions[1].first == last + 2:
        last = mentions[1].last
    alone = clause.low[last + 1 :] in ([QUOTE], [QUOTE, "."])
    if alone and mentions[0].kind == "person" and says_much(clause, registry.tables):
        speaker = registry.resolve(mentions[0], clause)
        return Finding(0, last, "label", speaker, mentions[0], None, "", surface_of(clause, mentions[0]))
    colon = next((i for i in range(last + 1, min(last + 9, clause.size - 1)) if clause.low[i] == ":"), None)
    if colon is None or clause.low[colon + 1] != QUOTE:
        return None
    about = any(w[0].isalpha() for w in clause.low[colon + 2 :]) or calls_land(clause, last, mentions[0], registry)
    if mentions[0].kind in ("entity", "institution") and about:
        return None  # `Ukraine : « … »`: what it is about
    between = clause.low[last + 1 : colon]
    if any(w in registry.tables.verbs.finite or w in AVOIR or w in ETRE or w in ("qui", QUOTE) for w in between):
        return None
    speaker = registry.resolve(mentions[0], clause)
    return Finding(0, last, "label", speaker, mentions[0], None, ":", surface_of(clause, mentions[0]))


def _source(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse, first: int, at: int
) -> Finding | None:
    if at < clause.size and clause.low[at] in ("au", "aux", "à"):
        at += 1
    tables, word = registry.tables, clause.low[first]
    mention = (
        told_in_brackets(clause, mentions, first, tables) if word == "(" else phrase_at(clause, mentions, at, tables)
    )
    if mention is None:
        if at < clause.size and clause.low[at] in ("lui", "elle", "eux", "elles"):
            pronoun = {"lui": "il", "eux": "ils"}.get(clause.low[at], clause.low[at])
            within = None if parts_subject(clause, mentions, first, at) else first
            speaker = resolve_pronoun(pronoun, within, registry, discourse, clause, mentions)
            if speaker is None and pronoun == "ils":
                speaker = weaker(discourse.recent_group, 0.6, "pronoun")
            cue, surface = clause.text(first, at), clause.text(at, at)
            return speaker and Finding(first, at, "source", speaker, None, None, cue, surface)
        return None
    if word == "vu" and mention.kind != "entity":
        return None  # `Vu du ciel`
    if word == "pour" and not thinks(clause, mention, mentions, first, tables):
        return None
    described = or_focus(registry.resolve(mention, clause), mention, discourse, registry)
    speaker = possessed(described, mention, clause, discourse)
    if speaker.kind == "document" and (writer := author(mention, clause, discourse)):
        speaker = writer
    if speaker.kind == "document":
        speaker = document_issuer(clause, mentions, registry, mention, speaker)
    if speaker.kind == "document" and (known := same_document(mention, clause, registry)):
        speaker = known
    if speaker.kind == "document" or (word == "citant" and speaker.kind != "media" and not relayed(mentions, first)):
        return None
    cue = clause.text(first, max(first, at - 1))
    inside = first > 1 and clause.low[first - 2 : first] in (["qui", ","], ["que", ","])  # of what somebody else says
    if first > 1 and word in ("selon", "d'", "d'après") and in_aside(clause, first, mention.last, tables.verbs.finite):
        return None
    return Finding(first, mention.last, "source", speaker, mention, None, cue, surface_of(clause, mention), inside)


def _finding(
    clause: Clause,
    mentions: list[Mention],
    registry: Registry,
    discourse: Discourse,
    report: Report,
    previous: Finding | None,
) -> Finding | None:
    layout, subject = locate(clause, mentions, report, registry.tables)
    subject = learned_from(clause, mentions, report, subject)
    if layout == "shared":
        if previous is None or previous.report is None:
            return _of_silent_verb(clause, mentions, registry, discourse, report)
        return _shared(clause, report, previous, registry)
    begins = subject.first if subject else 0
    if is_mere_act(report, layout, subject, clause) or not has_content(
        report, layout, is_named(layout, subject), clause, registry.tables.verbs.nouns, begins
    ):
        return None
    if begins and clause.low[begins - 1] == "(" and clause.low[report.last + 1 : report.last + 2] == [")"]:
        return None  # `auprès de députés (Olga Lind confirme)`: an aside, no frame
    for at in (begins, report.first):
        if at > 2 and clause.low[at - 3] in _PREPOSITIONS and clause.low[at - 2 : at] in _WHICH:
            return None  # `dans ce que Riga appelle « … »`, `Contrairement à ce qu'affirme Riga`
    speaker = _speaker(clause, mentions, registry, discourse, report, layout, subject)
    if speaker is None:
        return None
    mention = subject.mention if subject else None
    if not report.reports_speech and (
        (speaker.kind in ("document", "media") and report.quote is None)
        or (mention is None and layout != "declarative")
    ):
        return None
    first = min(subject.first if subject else report.first, report.first)
    absolute = first > 0 and clause.low[first - 1] == "," and "ayant" in clause.low[report.first : report.last]
    subordinate = (layout == "declarative" and (absolute or is_subordinate(clause, first))) or layout == "relative"
    subordinate = subordinate or (layout == "inverted" and compares(clause, report, previous))
    surface = surface_of(clause, mention) if mention else (subject.pronoun or None if subject else None)
    cue = clause.text(report.first, report.last)
    return Finding(first, report.last, layout, speaker, mention, report, cue, surface, subordinate)


def _of_silent_verb(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse, report: Report
) -> Finding | None:
    """`Il s'est rendu à Kiev et a déclaré que…`: the subject of a first verb that reports nothing."""
    joined = report.compound and clause.low[report.first - 1] == "et" and not report.verb.classes & {"act"}
    said = joined and has_content(report, "declarative", True, clause, registry.tables.verbs.nouns)
    said = report.reports_speech and (said or report.que is not None or report.quote is not None)
    if not said and not (report.verb.classes & {"act"} and report.noun and not report.compound):
        return None
    mention = main_subject(clause, mentions, report.first)
    if mention is not None and (mention.kind in HOLDERS or (mention.kind == "media" and report.reports_speech)):
        speaker = or_focus(registry.resolve(mention, clause), mention, discourse, registry)
        surface = surface_of(clause, mention)
    elif mention is None and clause.low[0] in ("il", "elle", "ils", "elles") and agrees(clause, report):
        found = resolve_pronoun(clause.low[0], 0, registry, discourse, clause, mentions)
        if found is None:
            return None
        speaker, surface = found, clause.text(0, 0)
    else:
        return None
    speaker = speaker._replace(sure=speaker.sure * 0.85)
    cue = clause.text(report.first, report.last)
    return Finding(report.first, report.last, "declarative", speaker, mention, report, cue, surface)


def _shared(clause: Clause, report: Report, previous: Finding, registry: Registry) -> Finding | None:
    """A second verb of the same subject: `a nié … mais a déclaré …`."""
    if not has_content(report, "declarative", True, clause, registry.tables.verbs.nouns):
        return None
    cue = clause.text(report.first, report.last)
    return previous._replace(first=report.first, last=report.last, layout="declarative", report=report, cue=cue)


def _speaker(
    clause: Clause,
    mentions: list[Mention],
    registry: Registry,
    discourse: Discourse,
    report: Report,
    layout: str,
    subject: Subject | None,
) -> Resolved | None:
    if subject is not None and subject.mention is not None:
        if clause.low[subject.mention.first] == "nos" and not clause.quotes:
            return None  # the author's own house
        described = registry.resolve(subject.mention, clause)
        described = named_below(described, subject.mention, clause, registry, discourse) or described
        speaker = or_focus(described, subject.mention, discourse, registry)
        said = discourse.told() if layout == "inverted" and report.verb.lemma in _REPLYING else None
        if said is not None and said.name == speaker.name and speaker.how == "periphrasis":
            speaker = described  # `a rétorqué l'animateur`: nobody answers himself
        owner = owner_of(clause, mentions, subject.mention, registry)
        speaker = own_house(speaker, owner, subject.mention, registry)
        speaker = possessed(speaker, subject.mention, clause, discourse, owner)
        speaker = country_meant(speaker, subject.mention, clause, mentions, registry)
        if speaker.kind == "document" and not speaker.actor:
            writer = author(subject.mention, clause, discourse)
            writer = writer or publisher(subject.mention, clause, discourse, registry.tables)
            if writer is not None:
                return writer
            if same := same_document(subject.mention, clause, registry):
                return same
            told = clause.quotes or layout == "inverted"
            return document_issuer(clause, mentions, registry, subject.mention, speaker) if told else None
        return speaker
    if subject is not None and subject.pronoun in PARTITIVES:
        return some_of(subject.pronoun, clause, mentions, subject.first, registry, discourse)
    if subject is not None and subject.pronoun == "on" and layout == "declarative":
        return at_home(clause, mentions, registry, subject.first) or from_sources(clause, mentions, registry)
    if subject is not None and subject.pronoun == "on":
        return issuer_named(clause, mentions, registry, report, discourse)
    if subject is not None and subject.pronoun:
        incise = report.verb.lemma if layout in ("pronoun", "inverted") else ""
        return resolve_pronoun(subject.pronoun, report.first, registry, discourse, clause, mentions, incise)
    if layout == "headless" and clause.low[0] == "lui" and report.first <= 2:
        return resolve_pronoun("lui", None, registry, discourse, clause, mentions)  # `Lui se défend : « … »`
    if layout == "headless" or (layout == "gerund" and report.first == 0):
        return weaker(discourse.continued(), 0.8, "carried")
    return of_main_clause(clause, mentions, registry, discourse, report) if layout == "gerund" else None
