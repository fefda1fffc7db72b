"""Where the subject of a report stands: before its verb, after it, shared with another verb, or nowhere.

Gives the layout of the report and its subject, unresolved. Limits: an inverted subject is looked for only where an
incise can stand.
"""

from __future__ import annotations

from stance.statements.agreement import disagrees
from stance.statements.aliases import HOLDERS, Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.inversion import SAID_OF_FACTS, coordinated_after, inverted_subject
from stance.statements.loose import loose_subject, unlisted_source
from stance.statements.main_subject import main_subject
from stance.statements.names import names_inside
from stance.statements.reports import Report
from stance.statements.subjects import Subject, ends_at, starts_at, subject_before
from stance.statements.words import ADVERBS, AVOIR, ETRE, ONE_OF_THEM
from stance.tables import Tables

_ADVERBS = ADVERBS - AVOIR


def locate(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> tuple[str, Subject | None]:
    """Layout of the report and its subject."""
    low = clause.low
    before = low[report.first - 1] if report.first else ""
    if report.layout == "passive":
        return "passive", _agents(clause, mentions, report, tables)
    if report.layout == "pronoun":
        return _of_pronoun(clause, mentions, report, before)
    if report.layout == "gerund":
        return _of_gerund(clause, mentions, report, tables)
    if low[0] == "qui" and report.first == 1 and report.quote is not None:
        return "headless", None  # `Qui prévient : « … »`: of the sentence before
    if low[report.first] in ("pour", "avant") and (mention := main_subject(clause, mentions, report.first)):
        return "declarative", Subject(mention, first=mention.first)
    declarative = subject_before(clause, mentions, report)
    behind_quote = before == QUOTE or (before == "," and low[report.first - 2] == QUOTE)
    if declarative is None or declarative.shared or behind_quote:
        if inverted := inverted_subject(clause, mentions, report, tables):
            return "inverted", inverted
    elif before == "," and report.que is None and _said_behind_comma(clause, report, declarative):
        inverted = inverted_subject(clause, mentions, report, tables)
        if inverted is not None and _says_behind(clause, mentions, report, declarative, inverted):
            return "inverted", inverted
    if declarative is None and (past := _past_relative(clause, mentions, report)):
        return "declarative", past
    if declarative is None and (behind := _said_behind(clause, mentions, report)):
        return "inverted", behind
    if declarative is None or (declarative.shared and before == ","):
        declarative = loose_subject(clause, mentions, report, tables) or declarative
    if declarative is not None:
        if declarative.shared and report.first == 1:
            return "headless", None  # `Et a confirmé que`: of the sentence before
        if declarative.shared:
            return "shared", None
        if declarative.mention is None and not declarative.pronoun:
            return "declarative", None
        relative = declarative.relative and not _is_presented(low, declarative.first)
        return ("relative" if relative else "declarative"), declarative
    if report.first == 0 or (report.first == 1 and before in ("-", "–", "—", "et", "mais")):
        return "headless", None
    return "declarative", None


def _is_presented(low: list[str], at: int) -> bool:
    """`C'est Karl Brandt qui a écrit`, `Le premier a été Karl Brandt, qui a écrit : « … »`: the relative tells it."""
    return low[max(0, at - 2) : at] == ["c'", "est"] or (low[1] in ("premier", "première") and low[at - 1] in ETRE)


def _agents(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Subject | None:
    """`condamné par Oslo et Riga`, `par de nombreux juristes`: those behind `par`."""
    at = report.last + 1
    mention = starts_at(mentions, at) or (starts_at(mentions, at + 1) if clause.low[at : at + 1] == ["de"] else None)
    mention = mention or unlisted_source(clause, at, tables)
    if mention is None:
        return None
    if mention not in mentions:
        return Subject(mention, first=report.first)
    agents = coordinated_after(clause, mentions, mention).mention if mention.kind != "role" else mention
    if agents is None or (agents.members and clause.low[agents.last + 1 : agents.last + 2] not in _AFTER_AGENTS):
        agents = mention  # `Le vote a été condamné par Oslo et Riga a protesté`
    return Subject(agents, first=report.first)


_AFTER_AGENTS = ([], [","], ["."], [";"], ["comme"], ["pour"], ["en"], ["dans"], ["lors"], ["à"], ["au"])


def _said_behind_comma(clause: Clause, report: Report, declarative: Subject) -> bool:
    """The verb has no object that is somebody, or not the number of the phrase before it."""
    other = declarative.mention is not None and disagrees(clause, report, declarative.mention)
    return other or report.verb.lemma in SAID_OF_FACTS


def _says_behind(
    clause: Clause, mentions: list[Mention], report: Report, declarative: Subject, behind: Subject
) -> bool:
    """Whether the name behind the verb says it, not its object: `Olga Lind, a souligné le côté neuf du plan`."""
    thing = behind.mention is not None and behind.mention.kind == "noun"
    if thing and declarative.mention == main_subject(clause, mentions, report.first):
        return False
    return _is_closed(clause.low, behind) and (report.quote is None or _ends_before(clause.low, behind, report.quote))


def _is_closed(low: list[str], subject: Subject) -> bool:
    """`a annoncé l'organisation d'un débat`: a body that does not end its incise is a thing that is announced."""
    if subject.mention is None or subject.mention.kind != "institution" or low[subject.mention.last] == ",":
        return True
    return low[subject.mention.last + 1 : subject.mention.last + 2] in ([], [","], ["."], ["!"], ["?"], [")"], ["–"])


def _ends_before(low: list[str], subject: Subject, quote: int) -> bool:
    """`…, a précisé le maire, évoquant « une trêve »`: the incise is closed before the quotation."""
    return subject.mention is not None and "," in low[subject.mention.last : quote]


def _of_pronoun(clause: Clause, mentions: list[Mention], report: Report, before: str) -> tuple[str, Subject | None]:
    """`dit-il`; `écrivent-elles les autorités`."""
    if before in _INVERTING and not clause.quotes:
        return "declarative", None
    subject = ends_at(mentions, report.first - 1) if report.que == report.last + 1 else None
    if subject is not None and subject.kind in HOLDERS and (subject.first == 0 or before == ","):
        return "declarative", Subject(subject, first=subject.first)  # `À peine le maire, Karl Brandt, admet-il que`
    named = starts_at(mentions, report.last + 1)
    told = report.verb.lemma in _TOLD_TO or (named is not None and named.plural != (report.pronoun in ("ils", "elles")))
    if named is not None and not told and named.kind in HOLDERS and clause.low[named.first] in _BEFORE_NOUN:
        return "inverted", Subject(named, first=report.first)
    if named is not None and named.kind == "person" and (named.actors or " " in named.name):
        return "inverted", Subject(named, first=report.first)  # `a-t-il déclaré Brandt`
    return "pronoun", Subject(pronoun=report.pronoun, first=report.first)


_LONGEST_RELATIVE = 14


def _past_relative(clause: Clause, mentions: list[Mention], report: Report) -> Subject | None:
    """`Un diplomate qui refuse d'être cité a dit que`: past a relative clause that no comma closes."""
    if (report.que is None and report.quote is None) or not report.compound:
        return None
    subject = main_subject(clause, mentions, report.first)
    if subject is None or subject.kind not in HOLDERS or disagrees(clause, report, subject):
        return None
    between = clause.low[subject.last + 1 : report.first]
    inside = 3 < len(between) < _LONGEST_RELATIVE and between[0] == "qui"
    closed = inside and not {",", QUOTE, "que", "qu'", ";"}.intersection(between) and between.count("qui") == 1
    return Subject(subject, first=subject.first) if closed and between[-1] not in ("et", "ou", "ne", "n'") else None


def _said_behind(clause: Clause, mentions: list[Mention], report: Report) -> Subject | None:
    """`« … » sur ce point a déclaré, X`: a person right behind the verb, past a stray comma."""
    if QUOTE not in clause.low[: report.first] or report.que is not None:
        return None
    behind = report.last + (2 if clause.low[report.last + 1 : report.last + 2] == [","] else 1)
    named = starts_at(mentions, behind)
    person = named is not None and named.kind == "person" and named.last + 1 < clause.size
    return Subject(named, first=report.first) if person else None


_PUBLISHED = frozenset("publié diffusé signé adopté lu rédigé posté envoyé adressé remis rendu cosigné émis".split())


def _of_gerund(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> tuple[str, Subject | None]:
    """`X part, affirmant que`: the subject of the sentence; `des propos de X invitant à`: whom it stands behind."""
    low, at = clause.low, report.first
    behind = ends_at(mentions, at - 1) if at else None
    if behind is not None and behind.kind in HOLDERS and low[at - 1] != "," and "en" not in (low[at], low[at - 1]):
        return "gerund", Subject(behind, first=at)
    if one := ONE_OF_THEM.get(" ".join(low[max(0, at - 2) : at])):
        return "gerund", Subject(pronoun=one, first=at - 2)  # `X et Y se parlent, le premier assurant que`
    noun = (behind is not None and behind.kind == "document") or (at > 1 and low[at - 2] in _BEFORE_NOUN)
    has = (i - 2 if low[i - 1] in _ADVERBS else i - 1 for i in range(1, at) if low[i] in _PUBLISHED)
    published = any(low[i] in AVOIR for i in has)
    if noun and low[at - 1][-1].isalpha() and low[at - 1] not in ("en", "et") and not published:
        return "declarative", None  # `une résolution déplorant l'attaque`
    opening = at <= 1 and low[0] in ("en", low[at])
    subject = _after_opening(clause, mentions, at, tables) if opening else None
    if subject is not None:
        return "gerund", subject
    mention = _quoted_in(clause, mentions, report, tables) or main_subject(clause, mentions, at)
    return "gerund", Subject(mention, first=at) if mention else Subject(shared=True, first=at)


def _after_opening(clause: Clause, mentions: list[Mention], gerund: int, tables: Tables) -> Subject | None:
    """`En refusant le plan, Oslo a surpris`: the subject of the clause behind the comma."""
    low = clause.low
    for comma in range(gerund + 1, clause.size - 2):
        if low[comma] != ",":
            continue
        mention = starts_at(mentions, comma + 1)
        pronoun = low[comma + 1] if low[comma + 1] in ("il", "elle", "ils", "elles") else ""
        if mention is None and not pronoun:
            continue
        verb = (mention.last if mention else comma + 1) + 1
        while verb < clause.size and low[verb] in ("ne", "n'", "se", "s'", "y", "en"):
            verb += 1
        word = low[verb] if verb < clause.size else ""
        if word in AVOIR or word in ETRE or word in tables.verbs.finite:
            return Subject(mention, pronoun, first=gerund)
    return None


# `a-t-il informé les élus`: whoever stands behind these is told, and does not tell.
_TOLD_TO = frozenset("informer prévenir avertir rassurer remercier féliciter interpeller interroger exhorter".split())
_BEFORE_NOUN = frozenset("un une des le la les l' cette ce ces son sa ses leur leurs".split())


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


_INVERTING = frozenset(
    "peut-être doute aussi ainsi encore peine moins".split()
)  # `peut-être attaquera-t-il` is no incise
