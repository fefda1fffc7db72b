"""From an article to the spans that can be statements: sentences, cut where two speakers share one.

Dropped spans are skipped; the headline is never cut. Limits: a cut needs two full reporting clauses joined by `et`,
`mais`, `après que`, `alors que`, `tandis que` or `;`, or a full stop that was lost before the second one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from stance.reading.paragraphs import read_paragraph
from stance.reading.quotes import Quote, running_quotes
from stance.reading.sentences import split_paragraphs, split_sentences
from stance.reading.verbs import VerbLexicon
from stance.reading.view import FILLER
from stance.records import Article
from stance.statements.clause import Clause
from stance.statements.content import BARE
from stance.statements.dialogue import find_turns
from stance.statements.evidence import Finding
from stance.statements.interviews import guest_labels, part_questions, signed_once
from stance.statements.standing_labels import standing_labels
from stance.statements.transcripts import Label, read_labels
from stance.statements.words import NEVER_BEFORE, OPENING

_HEADING = 120
_TOP = 4  # units, among which the headline stands


class Unit(NamedTuple):
    """A sentence with its depth-0 quotations; `opens` tells that it begins a paragraph."""

    start: int
    end: int
    quotes: tuple[Quote, ...]
    opens: bool
    title: bool = False
    label: Label | None = None


def read_units(article: Article, view: str, verbs: VerbLexicon) -> list[Unit]:
    """All sentences of the article outside its dropped spans."""
    units: list[Unit] = []
    kept = part_questions(view, _kept(view, article))
    labels = read_labels(view, kept)
    alone: frozenset[int] = frozenset()
    if not labels:
        labels, alone = standing_labels(view, kept)
        labels = labels or signed_once(view, kept)
    guests = guest_labels(view, kept, labels)
    turns = {} if labels or guests else find_turns(view, kept, verbs)
    label: Label | None = None
    bare = [e for s, e in kept if s not in labels and view[s:e].rstrip().endswith("?")] if labels else []
    running = {} if labels or guests else running_quotes(article.text, view, kept)
    for start, end in kept:
        if start in alone:
            continue
        if start in turns:
            quote, asked = turns[start]
            units.append(Unit(start, _trim(view, start, end)[1], () if asked else (quote,), True))
            continue
        label = guests.get(start) or labels.get(start, None if guests else label)
        if label is not None and start not in labels and end - start < _NAME_LENGTH and _NAMED.match(view, start, end):
            label = None  # `The Plateau Times:` above its own words
        sitting = label is not None and (label.sits or label.text.startswith(("M.", "Mme", "LE ", "LA ")))
        asked = start not in labels and start not in guests and not sitting and view[start:end].rstrip().endswith("?")
        if bare and not sitting and start not in labels and end - start < _LEFT_OPEN:
            asked = asked or view[start:end].rstrip().endswith(("…", "..."))
        if sitting and start not in labels and end - start < _HEADING and view[end - 1].isalnum():
            label = None  # the subject of the next question
        if sitting and start not in labels and end - start < _VOTED and _VOTE.match(view, start, end):
            label = None
        own = running.get(start)
        paragraph = read_paragraph(article.text, view, (start, end))
        paragraph_quotes = own or [*paragraph.quotes]
        title = len(units) < _TOP and article.title is not None and _reads(article, view, start, end)
        heading = _NUMBERED.match(view, start, end) is not None
        spans = split_sentences(view, (start, end), own) if own else [*paragraph.sentences]
        spans = [_trim(view, start, end)] if title or heading else spans
        spans = _with_label(spans, labels[start].speech, view) if start in labels else spans
        for number, (a, b) in enumerate(spans):
            inside = _within(paragraph_quotes, a, b)
            whole = not units and article.title is not None and _reads(article, view, a, b)
            units.append(Unit(a, b, inside, number == 0, title or whole, None if asked else label))
    return units


_NUMBERED = re.compile(r"\d{1,2}[.)] [^\n«“\"]{3,70}[^\W\d_]$", re.MULTILINE)  # `3. Les Tatars ? Une affaire réglée`
_NAME_LENGTH = 40
_NAMED = re.compile(r"[A-ZÀ-Ý][\w'-]*(?: (?:of |de |du |the )?[A-ZÀ-Ý][\w'-]*){0,3} ?:$")
_VOTED = 240
_LEFT_OPEN = 120  # characters of a question that is left open: `La Russie livre le gaz…`
_VOTE = re.compile(  # what the record tells between the turns
    r"Par [\w-]+(?: [\w-]+){0,3} voix contre |À (?:l'unanimité|la majorité)"
    r"|Les? (?:amendements?|articles?) .{0,90}adopté"
    r"|(?:La commission|L'assemblée) (?:adopte|autorise|se prononce|donne acte|rejette|désigne)"
    r"|(?:Le projet|La proposition) de (?:loi|résolution) .{0,90}adopté"
)


def _reads(article: Article, view: str, start: int, end: int) -> bool:
    """Is this span the headline, as written or as read?"""
    return article.title in (article.text[start:end].strip(), view[start:end].replace(FILLER, "").strip())


def _within(quotes: list[Quote], start: int, end: int) -> tuple[Quote, ...]:
    """The quotations, sorted by start, that lie wholly in the span."""
    if not quotes:
        return ()
    first = bisect_left(quotes, start, key=lambda q: q.start)
    last = bisect_left(quotes, end, key=lambda q: q.start)
    return tuple(q for q in quotes[first:last] if q.end <= end)


def _with_label(spans: list[tuple[int, int]], speech: int, view: str) -> list[tuple[int, int]]:
    """The label, and a stage direction after it, belong to the first sentence of the turn."""
    if not spans:
        return spans
    first = 0
    while first + 1 < len(spans) and (
        spans[first][1] <= speech
        or (
            view[spans[first][1] - 1] == ")" and "(" in view[speech : spans[first][1]] and spans[first][1] - speech < 40
        )
    ):
        first += 1
    return [(spans[0][0], spans[first][1]), *spans[first + 1 :]]


def _trim(view: str, start: int, end: int) -> tuple[int, int]:
    text = view[start:end]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))


def _kept(view: str, article: Article) -> list[tuple[int, int]]:
    """Paragraphs minus dropped spans."""
    kept = []
    dropped = list(article.dropped)
    index = 0
    for start, end in split_paragraphs(view):
        at = start
        while index < len(dropped) and dropped[index].end <= start:
            index += 1
        here = index
        while here < len(dropped) and dropped[here].start < end:
            if view[at : dropped[here].start].strip():
                kept.append((at, dropped[here].start))
            at = max(at, dropped[here].end)
            here += 1
        if view[at:end].strip():
            kept.append((at, end))
    return kept


_CONTRAST = (
    ("tandis", "que"),
    ("tandis", "qu'"),
    ("alors", "que"),
    ("alors", "qu'"),
    ("pendant", "que"),
    ("là", "où"),
    ("quand",),
    ("après", "que"),
    ("avant", "que"),
    ("avant", "qu'"),
    ("ce", "à", "quoi"),
)


def second_speaker(clause: Clause, findings: list[Finding], verbs: VerbLexicon) -> tuple[int, int] | None:
    """Where to cut: (end of the first part, start of the second), as character offsets."""
    for second in findings:
        if second.layout != "declarative" or second.report is None:
            continue
        if second.report.verb.classes <= {"topic"} and second.report.quote is None:
            continue
        firsts = [f for f in findings if f.last < second.first and f.layout != "gerund" and not f.subordinate]
        if firsts:
            if firsts[-1].speaker.name != second.speaker.name and (joint := _joint(clause, firsts[-1], second)):
                return joint
        elif second.speech and _lost_stop(clause, second, verbs):
            return clause.ends[second.first - 1], clause.starts[second.first]
    return None


def _joint(clause: Clause, first: Finding, second: Finding) -> tuple[int, int] | None:
    """The link between two reports: a contrast cuts, a coordination only between clauses of one form."""
    low = clause.low
    at = second.first
    link = next((c for c in _CONTRAST if at > len(c) and tuple(low[at - len(c) : at]) == c), None)
    if link is not None:
        past = link == ("quand",) and second.report is not None and second.report.compound
        plain = past or link in (("alors", "que"), ("alors", "qu'"), ("après", "que"))
        if not ((_tells(second) or _takes_side(second)) if plain else second.mention):
            return None
        end = at - len(link) - 1
        return clause.ends[end - 1 if low[end] == "," else end], clause.starts[at]
    if low[at - 1] == "et" and low[at - 4 : at - 2] in (["qui", "en"], ["qui", "à"], ["dont", "en"]):
        return None  # `ceux qui en Norvège et Suède s'opposent`
    if low[at - 1] in ("et", "mais") and low[at - 2] == "," and _answers(first, second):
        return clause.ends[at - 3], clause.starts[at]
    if (
        second.mention is None
        or second.report is None
        or first.report is None
        or first.report.compound != second.report.compound
        or first.layout not in ("declarative", "inverted")
    ):
        return None
    content = (
        second.report.que is not None
        or second.report.quote is not None
        or second.report.infinitive
        or second.report.noun
    )
    if (
        low[at - 1] in ("et", "mais", ";", "puis")
        and at >= 2
        and content
        and not (first.report.que and not second.report.compound)
    ):
        end = at - 2 if low[at - 2] != "," else at - 3
        return clause.ends[end], clause.starts[at]
    if low[at - 1] == "," and second.speech:
        for here in range(at - 2, first.last, -1):
            if low[here] in ("et", "mais") and low[here + 1] in OPENING:
                return clause.ends[here - 1], clause.starts[here + 1]
    return None


def _tells(finding: Finding) -> bool:
    report = finding.report
    if report is None or not finding.speech:
        return False
    holds = report.infinitive and report.verb.lemma in _HELD_TRUE and finding.mention is not None
    return report.que is not None or holds


_HELD_TRUE = frozenset("affirmer assurer dire démentir nier prétendre reconnaître revendiquer déclarer".split())


def _takes_side(finding: Finding) -> bool:
    """`alors que Tusk avait refusé de signer`: somebody named, with an act of their own that is told."""
    named = finding.mention is not None and finding.mention.kind == "person"
    return named and finding.report is not None and finding.report.compound and finding.report.infinitive


def _answers(first: Finding, second: Finding) -> bool:
    """`Riga a rappelé son consul, et Oslo dénonce « … »`: two states or people, whatever the tenses."""
    report = second.report
    if first.mention is None or second.mention is None or second.mention.kind not in ("person", "entity"):
        return False
    told = report is not None and (report.quote is not None or report.verb.lemma in BARE)
    return first.mention.kind in ("person", "entity", "role") and told and first.layout == "declarative"


def _lost_stop(clause: Clause, second: Finding, verbs: VerbLexicon) -> bool:
    """A subject with its reporting verb right after a complete clause, without any link: the full stop was lost."""
    at = second.first
    if at < 7 or second.report is None or not second.report.compound or second.report.que is None:
        return False
    if clause.low[at - 1] in NEVER_BEFORE or second.mention is None or second.mention.kind == "pronoun":
        return False
    return any(w in verbs.finite for w in clause.low[:at])
