"""Decides, for one sentence, whose position it reports, through whom, and how: the heart of the extraction.

`read_findings` lists every report with its resolved speaker; `attribute` chooses. Order: the incise of a leading
quotation; `selon X`; the first main clause that reports; a trailing incise; gerunds; relatives; acts. A speaker inside
another's report wins over a medium or an adviser, who become `via`. Limits: one actor a sentence; sentences with two
speakers are cut before (see `units`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stance.statements.clause import QUOTE, Clause
from stance.statements.coreference import Registry, Resolved
from stance.statements.mentions import Mention, plain_phrase
from stance.statements.reports import Report, find_relative_sources, find_reports, find_sources
from stance.statements.subjects import (
    THINGS,
    Subject,
    ends_at,
    is_subordinate,
    loose_object,
    loose_subject,
    main_subject,
    starts_at,
    subject_after,
    subject_before,
)
from stance.tables import Tables

_BY_LAYOUT = {
    "source": 0.92,
    "inverted": 0.95,
    "declarative": 0.95,
    "pronoun": 0.85,
    "gerund": 0.85,
    "relative": 0.75,
    "passive": 0.8,
    "headless": 0.6,
    "label": 0.95,
}
_RELAY_OFFICES = (
    "porte-parole",
    "conseiller",
    "conseillere",
    "ambassadeur",
    "representant",
    "envoye",
    "delegue",
    "emissaire",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One report with its speaker. `first` is where its clause begins (subject or verb)."""

    first: int
    last: int
    layout: str
    speaker: Resolved
    mention: Mention | None
    report: Report | None
    cue: str
    surface: str | None
    subordinate: bool = False

    @property
    def speech(self) -> bool:
        return self.report is None or self.report.reports_speech

    @property
    def sure(self) -> float:
        return _BY_LAYOUT[self.layout] * self.speaker.sure * (0.8 if self.subordinate else 1.0)


@dataclass(frozen=True, slots=True)
class Discourse:
    """What earlier sentences leave behind: the last speaker, the last person in focus, the last plural one."""

    speaker: Resolved | None = None
    quoted: bool = False
    focus: Resolved | None = None
    group: Resolved | None = None
    recent: Resolved | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome for one sentence; `finding` None means narration, or a quotation carried over."""

    kind: str
    finding: Finding | None = None
    via: Resolved | None = None
    runner_up: str | None = None
    carried: bool = False


def read_findings(clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse) -> list[Finding]:
    """Every report and source of the sentence that has a speaker, in order of position."""
    findings: list[Finding] = []
    for first, at in find_sources(clause):
        finding = _source(clause, mentions, registry, discourse, first, at)
        if finding:
            findings.append(finding)
    for at in find_relative_sources(clause):
        antecedent = ends_at(mentions, at - 1) or (
            ends_at(mentions, at - 2) if at > 1 and clause.low[at - 1] == "," else None
        )
        if antecedent is not None and antecedent.kind in ("person", "role", "entity", "institution", "group"):
            findings.append(
                Finding(
                    at,
                    at + 1,
                    "source",
                    registry.resolve(antecedent, clause),
                    antecedent,
                    None,
                    clause.text(at, at + 1),
                    _surface(clause, antecedent),
                )
            )
    if label := _label(clause, mentions, registry):
        findings.append(label)
    previous: Finding | None = None
    for report in find_reports(clause, registry.tables.verbs):
        finding = _finding(clause, mentions, registry, discourse, report, previous)
        if finding is not None:
            findings.append(finding)
            previous = finding
    return sorted(findings, key=lambda f: f.first)


def _label(clause: Clause, mentions: list[Mention], registry: Registry) -> Finding | None:
    """`Lavrov : « … »` at the head of a sentence."""
    if not mentions or mentions[0].first > 0 or mentions[0].kind not in ("person", "entity", "role", "institution"):
        return None
    last = mentions[0].last
    if len(mentions) > 1 and clause.low[last + 1 : last + 2] == ["à"] and mentions[1].first == last + 2:
        last = mentions[1].last
    if clause.low[last + 1 : last + 3] != [":", QUOTE]:
        return None
    speaker = registry.resolve(mentions[0], clause)
    return Finding(0, last, "label", speaker, mentions[0], None, ":", _surface(clause, mentions[0]))


def _source(
    clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse, first: int, at: int
) -> Finding | None:
    if at < len(clause) and clause.low[at] in ("au", "aux", "à"):
        at += 1
    mention = starts_at(mentions, at) or _unlisted_source(clause, at, registry.tables)
    word = clause.low[first]
    if mention is None:
        if at < len(clause) and clause.low[at] in ("lui", "elle", "eux", "elles"):
            pronoun = {"lui": "il", "eux": "ils"}.get(clause.low[at], clause.low[at])
            speaker = _pronoun(pronoun, None, registry, discourse, clause)
            return speaker and Finding(
                first, at, "source", speaker, None, None, clause.text(first, at), clause.text(at, at)
            )
        return None
    if word in ("pour",) and (
        mention.kind not in ("person", "role", "entity", "institution", "group")
        or mention.last + 1 >= len(clause)
        or (clause.low[mention.last + 1] != "," and clause.low[mention.last] != ",")
    ):
        return None
    speaker = _or_focus(registry.resolve(mention, clause), mention, discourse)
    if speaker.kind == "document" or (word == "citant" and speaker.kind != "media"):
        return None
    return Finding(
        first,
        mention.last,
        "source",
        speaker,
        mention,
        None,
        clause.text(first, max(first, at - 1)),
        _surface(clause, mention),
    )


def _unlisted_source(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """`selon l'observateur dépêché par Nairobi`: a person no list knows; `selon le calendrier` is not one."""
    if at >= len(clause) or clause.low[at] not in (
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "des",
        "son",
        "ses",
        "plusieurs",
        "certains",
        "ce",
        "cet",
        "cette",
        "ces",
    ):
        return None
    mention = plain_phrase(clause, at, len(clause), tables)
    if (
        mention is None
        or mention.head in THINGS
        or not mention.head.endswith(
            ("eur", "eurs", "euse", "trice", "iste", "istes", "logue", "logues", "ien", "iens", "ants", "ant")
        )
    ):
        return None
    return mention


def _finding(
    clause: Clause,
    mentions: list[Mention],
    registry: Registry,
    discourse: Discourse,
    report: Report,
    previous: Finding | None,
) -> Finding | None:
    layout, subject = _locate(clause, mentions, report, registry.tables)
    if layout == "shared":
        if previous is None or previous.report is None:
            return None
        speaker, mention = previous.speaker, previous.mention
        if not _has_content(report, "declarative", True, clause, registry.tables.verbs.nouns):
            return None
        return Finding(
            report.first,
            report.last,
            "declarative",
            speaker,
            mention,
            report,
            clause.text(report.first, report.last),
            previous.surface,
            previous.subordinate,
        )
    if not _has_content(report, layout, _named(layout, subject), clause, registry.tables.verbs.nouns):
        return None
    speaker = _speaker(clause, mentions, registry, discourse, report, layout, subject)
    if speaker is None:
        return None
    mention = subject.mention if subject else None
    if not report.reports_speech and (
        speaker.kind in ("document", "media") or (mention is None and layout != "declarative")
    ):
        return None
    first = min(subject.first if subject else report.first, report.first)
    subordinate = (layout == "declarative" and is_subordinate(clause, first)) or layout == "relative"
    surface = _surface(clause, mention) if mention else (subject.pronoun or None if subject else None)
    return Finding(
        first,
        report.last,
        layout,
        speaker,
        mention,
        report,
        clause.text(report.first, report.last),
        surface,
        subordinate,
    )


def _named(layout: str, subject: Subject | None) -> bool:
    """Is there a subject? A relative clause needs a person before it, else it only describes."""
    if subject is None:
        return layout in ("gerund", "headless")
    return layout != "relative" or (subject.mention is not None and subject.mention.kind == "person")


def _locate(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> tuple[str, Subject | None]:
    """Layout of the report and its subject."""
    low = clause.low
    before = low[report.first - 1] if report.first else ""
    if report.layout == "passive":
        mention = starts_at(mentions, report.last + 1)
        return "passive", Subject(mention, first=report.first) if mention else None
    if report.layout == "pronoun":
        return "pronoun", Subject(pronoun=report.pronoun, first=report.first)
    if report.layout == "gerund":
        mention = main_subject(clause, mentions, report.first)
        return "gerund", Subject(mention, first=report.first) if mention else Subject(shared=True, first=report.first)
    declarative = subject_before(clause, mentions, report)
    opening = before in (QUOTE, ",", "–", "—", "-", "", "(", "comme", "ainsi", "…", "!", "?") or (
        before in ("que", "qu'") and report.first > 1 and low[report.first - 2] in ("ce", "comme", "ainsi", "c'")
    )
    if opening and (declarative is None or declarative.shared or before == QUOTE):
        inverted = subject_after(clause, mentions, report)
        if inverted is not None and not (
            report.que
            and before != QUOTE
            and report.que < len(clause)
            and low[report.que] != "s'"
            and inverted.mention
            and inverted.mention.last < report.que
            and before == ""
        ):
            return "inverted", inverted
        if (
            before in (QUOTE, ",")
            and report.reports_speech
            and (before == QUOTE or report.que is None)
            and (found := loose_object(clause, report, tables))
        ):
            return "inverted", found
    if declarative is None or (declarative.shared and before == ","):
        declarative = loose_subject(clause, mentions, report, tables) or declarative
    if declarative is not None:
        if declarative.shared:
            return "shared", None
        if declarative.mention is None and not declarative.pronoun:
            return "declarative", None
        return ("relative" if declarative.relative else "declarative"), declarative
    if report.first == 0 or (report.first == 1 and before in ("-", "–", "—", "et", "mais")):
        return "headless", None
    return "declarative", None


def _has_content(report: Report, layout: str, named: bool, clause: Clause, nouns: frozenset[str]) -> bool:
    """Does the verb report something here, given its class and what stands beside it?"""
    classes = report.verb.classes
    if report.verb.lemma == "lire":
        return report.pronoun == "on"
    if layout in ("inverted", "pronoun"):
        return bool(classes & {"say", "state", "think", "cite"}) or ("topic" in classes and report.quote is not None)
    if layout == "passive":
        return True
    if layout == "headless":
        return bool(classes & {"say", "state"}) and (report.que is not None or report.quote is not None)
    clause_follows = report.que is not None or report.quote is not None
    if "say" in classes and (
        clause_follows or report.infinitive or report.verb.reflexive or _reported_noun(report, clause, nouns)
    ):
        return True
    if "state" in classes and (clause_follows or (named and (report.infinitive or report.noun))):
        return True
    if layout == "gerund" and not classes & {"say", "state"}:
        return False
    if classes & {"think", "cite"} and clause_follows and (report.quote is not None or "think" in classes):
        return True
    if "topic" in classes and report.quote is not None:
        return True
    if layout == "gerund":
        return False
    return (
        "act" in classes
        and named
        and (report.noun or report.infinitive or bool(report.verb.tail) or report.verb.reflexive)
    )


def _reported_noun(report: Report, clause: Clause, nouns: frozenset[str]) -> bool:
    """`a redit son opposition`, `a déclaré à Xi la nécessité de`: the object is itself a position."""
    for here in range(report.last + 1, min(report.last + 7, len(clause))):
        if clause.low[here] in (",", ".", ";", QUOTE):
            return False
        if clause.low[here] in nouns:
            return clause.low[here - 1] in (
                "son",
                "sa",
                "leur",
                "ses",
                "leurs",
                "la",
                "le",
                "l'",
                "un",
                "une",
                "les",
                "plein",
                "ferme",
                "vive",
            )
    return False


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
        speaker = _or_focus(registry.resolve(subject.mention, clause), subject.mention, discourse)
        return None if speaker.kind == "document" and not speaker.actor else speaker
    if subject is not None and subject.pronoun == "on" and layout == "declarative":
        return _at_home(clause, mentions, registry, subject.first)
    if subject is not None and subject.pronoun == "on":
        return _document(clause, mentions, registry, report)
    if subject is not None and subject.pronoun:
        return _pronoun(subject.pronoun, report.first, registry, discourse, clause, mentions)
    if layout in ("headless",) or layout == "gerund":
        return _weaker(discourse.speaker, 0.8, "carried")
    return None


def _or_focus(speaker: Resolved, mention: Mention, discourse: Discourse) -> Resolved:
    """`le milliardaire`, `le dirigeant`: the person spoken of so far, when the words describe nobody else."""
    focus = discourse.focus
    same = discourse.speaker
    if (
        speaker.how == "described"
        and mention.definite
        and same is not None
        and same.how in ("described", "pronoun")
        and same.name.lower().startswith(mention.head + " ")
        and mention.function == mention.head
    ):
        return _weaker(same, 0.95, "described") or speaker
    if (
        speaker.how != "described"
        or not mention.definite
        or mention.country
        or mention.owner
        or mention.plural
        or mention.kind not in ("role", "noun")
        or focus is None
        or focus.kind != "person"
    ):
        return speaker
    if mention.gender and focus.gender and mention.gender != focus.gender:
        return speaker
    return replace(focus, sure=focus.sure * 0.65, how="periphrasis", runner_up=speaker.name)


def _at_home(clause: Clause, mentions: list[Mention], registry: Registry, at: int) -> Resolved | None:
    """`Au Kremlin, on assure que`, `À Kiev, on dénonce`: the house speaks."""
    for mention in mentions:
        if (
            mention.last == at - 2
            and clause.low[at - 1] == ","
            and mention.kind in ("entity", "institution")
            and (
                clause.low[mention.first] in ("au", "aux")
                or (mention.first and clause.low[mention.first - 1] in ("à", "a", "au", "aux", "chez"))
            )
        ):
            return _weaker(registry.resolve(mention, clause), 0.85, "house")
    return None


def _document(clause: Clause, mentions: list[Mention], registry: Registry, report: Report) -> Resolved | None:
    """`lit-on dans le communiqué du ministère`: whoever issued it."""
    for mention in mentions:
        if mention.first > report.last and mention.first - report.last <= 6:
            speaker = registry.resolve(mention, clause)
            return speaker
    return None


def _pronoun(
    pronoun: str,
    before: int | None,
    registry: Registry,
    discourse: Discourse,
    clause: Clause,
    mentions: list[Mention] | None = None,
) -> Resolved | None:
    """The subject of the sentence so far, else the last speaker, else whoever was in focus; gender must agree."""
    if pronoun in ("je", "j'", "nous"):
        return _weaker(discourse.speaker, 0.6, "first_person") if discourse.quoted else None
    if pronoun in ("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "dernier", "dernière"):
        recent = discourse.recent  # often a thing: only when a person of that gender was just named
        fits = (
            recent is not None
            and recent.gender in ("", "f" if pronoun in ("celle-ci", "dernière") else "m")
            and not pronoun.startswith("ceux")
        )
        return _weaker(recent, 0.7, "pronoun") if fits else None
    if pronoun in ("ils", "elles"):
        return _weaker(discourse.group, 0.75, "pronoun")
    gender = "f" if pronoun == "elle" else "m"
    if (
        mentions
        and before is not None
        and (own := main_subject(clause, mentions, before))
        and own.kind in ("person", "role", "entity", "institution")
    ):
        resolved = registry.resolve(own, clause)
        if resolved.gender in ("", gender):
            return _weaker(resolved, 0.85, "pronoun")
    for candidate, sure in ((discourse.speaker, 0.88), (discourse.focus, 0.8)):
        if (
            candidate
            and not candidate.plural
            and candidate.gender in ("", gender)
            and candidate.kind in ("person", "role", "institution", "government", "organisation")
        ):
            if (
                candidate.kind != "person"
                and discourse.focus
                and discourse.focus.kind == "person"
                and discourse.focus.gender == gender
            ):
                continue
            return _weaker(candidate, sure, "pronoun")
    return None


def _weaker(resolved: Resolved | None, factor: float, how: str) -> Resolved | None:
    if resolved is None:
        return None
    return Resolved(
        resolved.name,
        resolved.actor,
        resolved.country,
        resolved.sure * factor,
        how,
        resolved.runner_up,
        resolved.plural,
        resolved.kind,
        resolved.gender,
    )


def _surface(clause: Clause, mention: Mention) -> str:
    return clause.text(mention.first, mention.last).rstrip(" ,")


def attribute(
    clause: Clause, mentions: list[Mention], findings: list[Finding], registry: Registry, discourse: Discourse
) -> Decision:
    """Chooses the actor, the relay and the kind."""
    leading = _leading_quote(clause)
    main = _main(clause, findings, leading) or _announced(clause, mentions, registry, discourse)
    if main is None:
        return _without_report(clause, discourse, leading)
    via: Resolved | None = None
    runner_up = main.speaker.runner_up
    inner = _inner(findings, main, leading)
    if inner is not None and inner.speaker.name != main.speaker.name:
        if _is_relay(main, inner, registry):
            via, main = main.speaker, inner
            runner_up = via.name
        else:
            runner_up = inner.speaker.name
    via = via or _relay_beside(clause, mentions, main, registry, findings)
    return Decision(
        _kind(clause, main, leading), main, via if via and via.name != main.speaker.name else None, runner_up
    )


def _announced(clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse) -> Finding | None:
    """`Le maire ne mâche pas ses mots : « … »`: whatever the verb, its subject says the quotation after the colon."""
    low = clause.low
    at = next((i for i in range(1, len(low)) if low[i] == QUOTE and low[i - 1] == ":"), None)
    if at is None or at < 4 or any(w.isalnum() for w in low[at + 1 :]):
        return None
    subject = main_subject(clause, mentions, at)
    if subject is not None and subject.kind in ("person", "role", "group", "entity", "institution"):
        speaker = _or_focus(registry.resolve(subject, clause), subject, discourse)
        return Finding(
            0,
            at - 1,
            "label",
            replace(speaker, sure=speaker.sure * 0.75),
            subject,
            None,
            ":",
            _surface(clause, subject),
        )
    if low[0] in ("il", "elle") and (speaker := _pronoun(low[0], None, registry, discourse, clause)):
        return Finding(
            0, at - 1, "label", replace(speaker, sure=speaker.sure * 0.75), None, None, ":", clause.text(0, 0)
        )
    return None


def _leading_quote(clause: Clause) -> bool:
    for at, word in enumerate(clause.low[:4]):
        if word == QUOTE:
            return all(not w[0].isalnum() or w in ("et", "mais", "or", "car", "donc") for w in clause.low[:at])
    return False


def _main(clause: Clause, findings: list[Finding], leading: bool) -> Finding | None:
    """The report that governs the sentence."""
    speech = [f for f in findings if f.speech]
    if leading:
        for finding in speech:
            if finding.layout in ("inverted", "pronoun", "source") and finding.first <= 4:
                return finding
        for finding in speech:
            if finding.layout in ("inverted", "pronoun"):
                return finding
    ranked = sorted(speech, key=lambda f: (_rank(f), f.first))
    if ranked and not (ranked[0].subordinate and any(not f.subordinate and not f.speech for f in findings)):
        return ranked[0]
    acts = [f for f in findings if not f.speech and not f.subordinate and f.layout in ("declarative", "passive")]
    return acts[0] if acts else (ranked[0] if ranked else None)


def _rank(finding: Finding) -> int:
    if finding.layout in ("source", "label"):
        return 0
    if finding.layout in ("inverted", "pronoun"):
        return 1
    if finding.layout == "declarative" and not finding.subordinate:
        return 2
    if finding.layout in ("gerund", "headless"):
        return 3
    return 4


def _inner(findings: list[Finding], main: Finding, leading: bool) -> Finding | None:
    """A report that the main one relays: inside its `que`, or before its incise."""
    for finding in findings:
        if finding is main or not finding.speech or finding.layout not in ("declarative", "headless"):
            continue
        if (
            finding.report is None
            or finding.report.verb.classes <= {"topic"}
            or (finding.report.que is None and not finding.report.noun)
        ):
            continue
        if main.layout in ("source", "inverted", "pronoun"):
            return None if leading else finding
        if (
            main.report
            and main.report.que is not None
            and finding.first > main.report.que
            and finding.first - main.report.que <= 12
        ):
            return finding
    return None


def _is_relay(outer: Finding, inner: Finding, registry: Registry) -> bool:
    """A medium, an anonymous source or an adviser speaking for a principal; not an adversary telling what the other "
    "said."""
    if outer.speaker.kind == "media":
        return True
    if (
        outer.speaker.kind in ("group", "role")
        and outer.layout == "source"
        and outer.mention
        and outer.mention.head in ("source", "sources")
    ):
        return True
    if outer.layout == "declarative":
        return False
    functions = [outer.mention.function] if outer.mention and outer.mention.function else []
    person = registry.people.get(outer.speaker.name)
    functions += person.functions if person else ()
    adviser = any(f.startswith(_RELAY_OFFICES) for f in functions)
    same_side = bool(outer.speaker.country) and outer.speaker.country == inner.speaker.country
    return adviser and (same_side or (inner.report is not None and inner.report.que is not None))


def _relay_beside(
    clause: Clause, mentions: list[Mention], main: Finding, registry: Registry, findings: list[Finding]
) -> Resolved | None:
    """A medium named beside the verb: `citant Xinhua`, `à l'AFP`, `cité par Tass`, `dans l'appel vidéo de CCTV`."""
    for finding in findings:
        if finding is not main and finding.layout == "source" and finding.speaker.kind == "media":
            return finding.speaker
    limit = len(clause)
    if main.report is not None and main.layout not in ("inverted", "pronoun") and main.report.que is not None:
        limit = main.report.que
    for mention in mentions:
        if (
            mention.first <= main.last
            or mention.first >= limit
            or mention.kind != "media"
            or not mention.actors
            or mention is main.mention
        ):
            continue
        if clause.low[mention.first - 1] in (
            "à",
            "au",
            "de",
            "par",
            "sur",
            "du",
            "l'",
            "la",
            "d'",
            "via",
            "selon",
            "citant",
            "journal",
            "agence",
        ):
            return registry.resolve(mention, clause)
    return None


def _kind(clause: Clause, main: Finding, leading: bool) -> str:
    if not clause.quotes:
        return "indirect"
    words_outside = sum(1 for w in clause.low if w[0].isalnum())
    if (
        leading
        and main.layout in ("inverted", "pronoun", "source", "declarative")
        and (main.first <= 5 or main.layout != "declarative")
    ):
        return "direct"
    report = main.report
    if main.layout == "label":
        return "direct"
    if report and report.quote is not None and report.que is None and ":" in clause.low[report.last : report.quote + 1]:
        return "direct"
    return "mixed" if words_outside else "direct"


def _without_report(clause: Clause, discourse: Discourse, leading: bool) -> Decision:
    """No report: a bare quotation is carried over from the last speaker, everything else is narration."""
    outside = sum(1 for w in clause.low if w[0].isalnum())
    if clause.quotes and outside <= 2 and leading:
        return Decision("direct", carried=discourse.speaker is not None)
    return Decision("narration")
