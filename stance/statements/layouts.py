"""Where the subject of a report stands: before its verb, after it, shared with another verb, or nowhere.

Gives the layout of the report and its subject, unresolved. Limits: an inverted subject is looked for only where an
incise can stand.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.loose import loose_object, loose_subject
from stance.statements.names import first_name, names_inside, with_apposition
from stance.statements.reports import Report
from stance.statements.subjects import Subject, ends_at, main_subject, starts_at, subject_after, subject_before
from stance.tables import Tables


def locate(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> tuple[str, Subject | None]:
    """Layout of the report and its subject."""
    low = clause.low
    before = low[report.first - 1] if report.first else ""
    if report.layout == "passive":
        mention = starts_at(mentions, report.last + 1)
        return "passive", Subject(mention, first=report.first) if mention else None
    if report.layout == "pronoun":
        if before in _INVERTING and not clause.quotes:
            return "declarative", None
        return "pronoun", Subject(pronoun=report.pronoun, first=report.first)
    if report.layout == "gerund":
        mention = _quoted_in(clause, mentions, report, tables) or main_subject(clause, mentions, report.first)
        return "gerund", Subject(mention, first=report.first) if mention else Subject(shared=True, first=report.first)
    if low[report.first] == "pour" and (mention := main_subject(clause, mentions, report.first)):
        return "declarative", Subject(mention, first=mention.first)
    declarative = subject_before(clause, mentions, report)
    if declarative is None or declarative.shared or before == QUOTE:
        if inverted := _inverted(clause, mentions, report, tables):
            return "inverted", inverted
    elif before == "," and report.verb.lemma in _SAID_OF_FACTS and report.que is None and report.quote is None:
        if inverted := _inverted(clause, mentions, report, tables):
            return "inverted", inverted
    if declarative is None or (declarative.shared and before == ","):
        declarative = loose_subject(clause, mentions, report, tables) or declarative
    if declarative is not None:
        if declarative.shared:
            return "shared", None
        if declarative.mention is None and not declarative.pronoun:
            return "declarative", None
        cleft = declarative.first >= 2 and low[declarative.first - 2 : declarative.first] == ["c'", "est"]
        return ("relative" if declarative.relative and not cleft else "declarative"), declarative
    if report.first == 0 or (report.first == 1 and before in ("-", "–", "—", "et", "mais")):
        return "headless", None
    return "declarative", None


def _quoted_in(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Mention | None:
    """`interrogée sur une déclaration du ministre, assurant que`: whose declaration it is."""
    last = report.first - 1
    if last < 1 or clause.low[last] != ",":
        return None
    mention = ends_at(mentions, last) or ends_at(mentions, last - 1)
    if mention is not None and mention.kind == "document":
        return next(iter(names_inside(clause, [mention], tables)), None)
    if mention is None or mention.kind not in ("person", "role", "entity", "institution") or mention.first < 2:
        return None
    first = mention.first
    held = ends_at(mentions, first - 1)
    if held is not None and held.kind == "document":
        return mention
    of = clause.low[first - 1] in ("de", "du", "d'")
    return mention if of and any(w in tables.verbs.nouns for w in clause.low[max(0, first - 3) : first - 1]) else None


def _inverted(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Subject | None:
    """The subject after its verb, where an incise can stand: after a quotation, a comma, a dash, `comme`."""
    before = clause.low[report.first - 1] if report.first else ""
    relative = report.first > 1 and clause.low[report.first - 2] in ("ce", "comme", "ainsi", "c'")
    if before not in _BEFORE_INCISE and not (before in ("que", "qu'") and relative):
        return None
    inverted = _first_named(clause, mentions, report, tables) or subject_after(clause, mentions, report)
    if inverted is not None and before == "," and not _is_incise(clause, report, inverted, tables):
        return None
    mention = inverted.mention if inverted else None
    object_of_que = before == "" and mention is not None and report.que is not None and mention.last < report.que
    if inverted is not None and not object_of_que:
        return inverted
    if before in (QUOTE, ",") and report.reports_speech and (before == QUOTE or report.que is None):
        return loose_object(clause, report, tables)
    return None


def _first_named(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Subject | None:
    """`regrette Pavel, étudiant`: a first name alone right after the verb."""
    at = report.last + 1
    if clause.low[at : at + 2] == ["à", "peine"]:
        at += 2
    if at >= clause.size or not clause.capital[at] or starts_at(mentions, at) or not report.reports_speech:
        return None
    named = first_name(clause, at, tables)
    return Subject(with_apposition(clause, named, tables, frozenset()), first=at) if named else None


def _is_incise(clause: Clause, report: Report, subject: Subject, tables: Tables) -> bool:
    """Between commas: after a clause, or closed by a comma. `Son mari, resté là, soutient Untel` is none."""
    if QUOTE in clause.low[: report.first] or any(w in tables.verbs.finite for w in clause.low[: report.first]):
        return True
    last = subject.mention.last if subject.mention else report.last
    return last + 1 >= clause.size or clause.low[last] == "," or clause.low[last + 1] in (",", ".", "!", "?", ":", ")")


# Verbs whose object is never somebody, so that whoever stands behind them says it.
_SAID_OF_FACTS = frozenset(
    "affirmer ajouter annoncer conclure déclarer dire estimer expliquer indiquer insister préciser rapporter souligner "
    "poursuivre commenter révéler".split()
)
_INVERTING = frozenset(
    "peut-être doute aussi ainsi encore peine moins".split()
)  # `peut-être attaquera-t-il` is no incise
_BEFORE_INCISE = frozenset({QUOTE, ",", "–", "—", "-", "", "(", "comme", "ainsi", "…", "!", "?"})
