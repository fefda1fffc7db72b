"""A report found in a sentence with whoever speaks, and how much its wording is worth.

Limits: a confidence is a layout's usual reliability times that of the speaker's name, not a probability.
"""

from __future__ import annotations

from typing import NamedTuple

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.naming import Resolved
from stance.statements.reports import Report
from stance.statements.words import AVOIR, DETERMINERS, ETRE, NOMINAL

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
    "nominal": 0.8,
}


class Finding(NamedTuple):
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
        report = self.report
        if report is None or not report.reports_speech:
            return report is None
        acts = "act" in report.verb.classes and not report.verb.classes & {"say", "state", "think"}
        return not acts or self.layout in ("inverted", "pronoun") or report.quote is not None

    @property
    def merely_asks(self) -> bool:
        """`après qu'un journaliste lui a demandé si`: what somebody unnamed asked, beside the point of the sentence."""
        asked = self.report is not None and self.report.verb.lemma in ("demander", "interroger")
        return asked and self.subordinate and self.speaker.how == "described"

    @property
    def sure(self) -> float:
        return _BY_LAYOUT[self.layout] * self.speaker.sure * (0.8 if self.subordinate else 1.0)


def closes(clause: Clause, finding: Finding, finite: frozenset[str]) -> bool:
    """`« A, martèle X jeudi devant la presse. B. »`: the incise runs to a mark, and no other clause begins in it."""
    low = clause.low
    last = finding.mention.last if finding.mention else finding.last
    after = low[last + 1 : last + 1 + _REST_OF_INCISE] if low[last] != "," else [","]
    if not after or (finding.report is not None and finding.report.pronoun == "on" and after[0] in _READ_IN):
        return True
    end = next((at for at, word in enumerate(after) if word in _ENDS_INCISE), None)
    return end is not None and not any(
        w in _CLAUSES or w in AVOIR or w in ETRE or (w in finite and low[last + at] not in NOMINAL)
        for at, w in enumerate(after[:end])
    )


_REST_OF_INCISE = 12  # items: `ce matin au micro de nos confrères de La Gazette`
_READ_IN = frozenset("sur dans chez".split())
_ENDS_INCISE = frozenset(", . ? ! (".split())
_CLAUSES = frozenset("que qu' qui dont où si : ;".split())


def compares(clause: Clause, report: Report, previous: Finding | None) -> bool:
    """`a dit que le plan, comme l'espérait Riga, …`: an aside within what the report before it tells."""
    frame = previous.report if previous is not None and previous.layout == "declarative" else None
    within = frame is not None and frame.que is not None and frame.que < report.first
    return within and "comme" in clause.low[max(0, report.first - 2) : report.first]


def of_anybody(clause: Clause, finding: Finding) -> bool:
    """`ne supporte pas qu'un élu défende la paix`: no act of a man of whom the article tells."""
    report, mention = finding.report, finding.mention
    if report is None or mention is None or report.que is not None or report.quote is not None or report.compound:
        return False
    within = finding.layout == "declarative" and clause.low[finding.first - 1] in ("que", "qu'")
    return within and mention.kind in ("role", "noun") and clause.low[mention.first] in ("un", "une")


def in_aside_clause(clause: Clause, finding: Finding) -> bool:
    """`Le conseiller, dont le ministre a loué le travail, part`: what was done to whom the sentence is about."""
    report, low, at = finding.report, clause.low, finding.first
    if report is None or report.que is not None or report.quote is not None or at < 2:
        return False
    return low[at - 1] in _ASIDE and low[at - 2] == "," and "," in low[report.last + 1 :]


_ASIDE = frozenset("dont où auquel auxquels auxquelles".split())


def in_passing(clause: Clause, finding: Finding, finite: frozenset[str]) -> bool:
    """`Le port, dont Riga réclame la vente, dort`, `Depuis qu'Oslo soutient Riga, le bac part`: in passing."""
    report, low = finding.report, clause.low
    if report is None or report.que is not None or report.infinitive or clause.quotes:
        return False
    if finding.layout == "relative":  # `Karl Brandt, qui soutient le plan, partira mardi`
        closing = next((at for at in range(report.last + 1, clause.size - 1) if low[at] == ","), None)
        then = low[closing + 1 : closing + 3] if closing is not None else []
        return any(w in finite or w in AVOIR or w in ETRE for w in then)
    link = finding.first - 1
    if low[link] not in ("que", "qu'"):
        return low[link] in _BESIDE and low[link - 1] != "même"
    opening = low[: link - 1] if low[link - 1] == "," else low[:link]
    if low[link - 1] in _BEFORE_BESIDE:
        return True
    return opening[0] in DETERMINERS and not any(w in finite or w in AVOIR or w in ETRE for w in opening[1:])


_BESIDE = frozenset("dont où si".split())
_BEFORE_BESIDE = frozenset("depuis parce bien tant sans".split())  # `bien que`, not `alors que`: that sets two against
