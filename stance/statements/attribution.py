"""Decides, for one sentence, whose position it reports, through whom, and how: the heart of the extraction.

`read_findings` lists every report with its resolved speaker; `attribute` chooses. Order: the incise of a leading
quotation; `selon X`; the first main clause that reports; a trailing incise; gerunds; relatives; acts. A speaker inside
another's report wins over a medium or an adviser, who become `via`. Limits: one actor a sentence; sentences with two
speakers are cut before (see `units`).
"""

from __future__ import annotations

from typing import NamedTuple

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.content import about_things, by_somebody
from stance.statements.coreference import Registry
from stance.statements.discourse import Discourse, goes_on, quotes_on
from stance.statements.evidence import Finding, in_aside_clause, in_passing, of_anybody
from stance.statements.naming import Resolved
from stance.statements.nominal import announced_finding, list_opener, nominal_finding, signed_behind
from stance.statements.posts import posted_on
from stance.statements.reports import Report
from stance.statements.voices import spokesman_named
from stance.statements.words import INSCRIBED

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


class Decision(NamedTuple):
    """The outcome for one sentence; `finding` None means narration, or a quotation carried over."""

    kind: str
    finding: Finding | None = None
    via: Resolved | None = None
    runner_up: str | None = None
    carried: bool = False


def attribute(
    clause: Clause, mentions: list[Mention], findings: list[Finding], registry: Registry, discourse: Discourse
) -> Decision:
    """Chooses the actor, the relay and the kind."""
    leading = _leading_quote(clause)
    findings = [f for f in findings if not (f.subordinate and (of_anybody(clause, f) or in_aside_clause(clause, f)))]
    main = _main(findings, leading)
    if main is not None and main.subordinate and in_passing(clause, main, registry.tables.verbs.finite):
        main = None
    if main is None or (main.subordinate and not leading):
        main = nominal_finding(clause, mentions, registry, discourse) or main
    main = main or announced_finding(clause, mentions, registry, discourse) or signed_behind(clause, mentions, registry)
    main = main or list_opener(clause, mentions, registry)
    if main is None:
        if discourse.foretold and goes_on(clause, registry.tables.verbs.finite):
            return Decision("indirect", carried=True)
        return _without_report(clause, mentions, discourse, leading)
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


def _leading_quote(clause: Clause) -> bool:
    if not clause.quotes or QUOTE not in clause.low[:4]:
        return False
    before = clause.low[: clause.low.index(QUOTE)]
    return all(not w[0].isalnum() or w in ("et", "mais", "or", "car", "donc") for w in before)


def _main(findings: list[Finding], leading: bool) -> Finding | None:
    """The report that governs the sentence."""
    speech = [f for f in findings if f.speech]
    if leading:
        for finding in speech:
            if finding.layout in ("inverted", "pronoun", "source") and finding.first <= 4 and finding.cue != "pour":
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
    if finding.cue == "(":
        return 3  # `Un député refuse la trêve (ministère)`: told by the one, held by the other
    if finding.layout in ("source", "label"):
        return 2 if finding.cue.lower() == "pour" else 0  # `Pour Kiev, prévient-il, tout recul serait fatal`
    if finding.layout in ("inverted", "pronoun") and not finding.subordinate:
        return 1
    if finding.layout == "declarative" and not finding.subordinate:
        return 2
    if finding.layout in ("gerund", "headless"):
        return 3
    return 4


def _inner(findings: list[Finding], main: Finding, leading: bool) -> Finding | None:
    """A report that the main one relays: inside its `que`, or before its incise."""
    for finding in findings:
        medium = _tells_of_others(main)
        act = not finding.speech and (medium or _by_office(main)) and finding.mention is not None
        if finding is main or (finding.report and finding.report.last < finding.report.first):
            continue  # a verb inside the marks is quoted by whoever tells it
        if not (finding.speech or act) or finding.layout not in ("declarative", "headless"):
            continue
        if (
            finding.report is None
            or (finding.report.verb.classes <= {"topic"} and not medium)
            or not (finding.report.que is not None or finding.report.noun or (medium and _held(finding.report)))
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


def _tells_of_others(main: Finding) -> bool:
    """A medium; a document in an incise: `La ministre, précise le communiqué, a salué`."""
    return main.speaker.kind == "media" or (main.speaker.kind == "document" and main.layout == "inverted")


def _held(report: Report) -> bool:
    return report.infinitive or report.quote is not None


def _by_office(main: Finding) -> bool:
    """`a indiqué son porte-parole`, after the clause in which the principal acts."""
    mention = main.mention
    return main.layout == "inverted" and mention is not None and mention.function.startswith(_RELAY_OFFICES)


def _is_relay(outer: Finding, inner: Finding, registry: Registry) -> bool:
    """A medium, an anonymous source or an adviser speaking for a principal; not an adversary."""
    if _tells_of_others(outer):
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
    same_side = bool(outer.speaker.country) and outer.speaker.country == inner.speaker.country
    if (
        outer.layout == "source"
        and outer.speaker.kind in ("institution", "document")
        and inner.speaker.kind == "person"
    ):
        return same_side or not outer.speaker.country
    functions = [outer.mention.function] if outer.mention and outer.mention.function else []
    person = registry.people.get(outer.speaker.name)
    functions += person.functions if person else ()
    adviser = any(f.startswith(_RELAY_OFFICES) for f in functions)
    own = (outer.surface or "").lower().startswith(("son ", "sa ", "leur "))
    return adviser and (same_side or own or (inner.report is not None and inner.report.que is not None))


def _relay_beside(
    clause: Clause, mentions: list[Mention], main: Finding, registry: Registry, findings: list[Finding]
) -> Resolved | None:
    """A medium named beside the verb: `citant Xinhua`, `à l'AFP`, `cité par Tass`, `dans l'appel vidéo de CCTV`."""
    for finding in findings:
        cites = main.cue.lower() == "citant" and (finding.last < main.first or main.first == 0)
        told = finding.layout == "source" or (finding.layout == main.layout == "inverted" and finding.first > main.last)
        if finding is not main and (told or cites) and finding.speaker.kind == "media":
            return finding.speaker
    if posted := posted_on(clause, registry):
        return posted
    if spokesman := spokesman_named(clause, mentions, main, registry):
        return spokesman
    limit = clause.size
    if main.report is not None and main.layout not in ("inverted", "pronoun") and main.report.que is not None:
        limit = main.report.que
    for mention in mentions:
        if mention.kind != "media" or not (mention.actors or mention.name) or mention is main.mention:
            continue
        if mention.first == 0:
            continue
        before = clause.low[mention.first - 1]
        given = clause.low[mention.first - 2] if mention.first > 1 else ""
        cited = (before == "par" and given.startswith(("cité", "interrogé", "relayé", "rapporté"))) or (
            (before in ("à", "au") or clause.low[mention.first] in ("au", "à"))
            and (given if before in ("à", "au") else before).startswith(_GIVEN)
        )
        held = before in ("de", "du", "d'") and not _OUTLETS_OWN.intersection(
            clause.low[mention.first - 5 : mention.first]
        )
        learned = mention.first == main.last + 1 and main.report is not None and main.report.verb.lemma == "apprendre"
        if cited or learned or (main.last < mention.first < limit and before in _BEFORE_RELAY and not held):
            return registry.resolve(mention, clause)
    return None


_GIVEN = ("transmis", "accordé", "confié", "donné", "adressé", "envoyé", "remis", "parvenu", "communiqué")
_OUTLETS_OWN = frozenset(
    "auprès micro micros antenne antennes plateau interview entretien colonnes chaîne émission journal radio "
    "site agence matinale compte page tribune vidéo caméra caméras journalistes correspondants envoyé enquête ondes "
    "questions invité invitée magazine édition rédaction direct média médias presse studio studios".split()
)  # `au micro de X`, not `la russophobie de X`
_BEFORE_RELAY = frozenset("à au de par sur du l' la d' via selon citant journal agence".split())


def _kind(clause: Clause, main: Finding, leading: bool) -> str:
    if not clause.quotes:
        return "indirect"
    if (
        leading
        and main.layout in ("inverted", "pronoun", "source", "declarative")
        and (main.first <= 5 or main.layout != "declarative")
    ):
        return "direct"
    report = main.report
    if main.layout == "label":
        return "direct"
    if main.layout == "nominal":
        quote = clause.low.index(QUOTE)
        return "direct" if quote and clause.low[quote - 1] == ":" else "mixed"
    if report and report.quote is not None and report.que is None and ":" in clause.low[report.last : report.quote + 1]:
        return "direct"
    if report and report.que is None and [w for w in clause.low[-3:] if w != "."][-2:] == [":", QUOTE]:
        return "direct"  # `se garde de juger Oslo : « … »`
    return "mixed" if any(w[0].isalnum() for w in clause.low) else "direct"


def _without_report(clause: Clause, mentions: list[Mention], discourse: Discourse, leading: bool) -> Decision:
    """No report: a quotation alone, or behind words about things only (`La fatigue se lit partout : « … »`), is carried
    over from the last speaker; everything else is narration."""
    bare = not mentions and INSCRIBED.isdisjoint(clause.plain)
    if bare and about_things(clause) and discourse.carried() is not None:
        return Decision("direct", carried=True)
    if clause.quotes and leading and sum(1 for w in clause.low if w[0].isalnum()) <= 2:
        somebody = any(w.endswith(("-il", "-elle", "-ils", "-elles")) for w in clause.low)  # whom nothing names
        return Decision("direct", carried=not somebody and discourse.carried() is not None)
    if not leading and discourse.told() is not None and quotes_on(clause, mentions):
        return Decision("mixed", carried=discourse.carried() is not None)
    return Decision("direct" if by_somebody(clause) else "narration")
