"""The thread of an article: who spoke last, who came to the fore since, and whom that leaves for the next sentence.

A quotation without a name is carried over from the last speaker only as long as nobody else has come between; someone
whom nothing names breaks the thread, for a position given to the wrong person is worse than none. What somebody said
would be goes on in the conditional (`Il a dit que la route serait refaite. Les travaux dureraient un an.`). Limits: one
newcomer at a time; the thread is forgotten after `LONGEST_GAP` sentences of narration.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.evidence import Finding
from stance.statements.naming import Resolved

LONGEST_GAP = 2
_PER_SENTENCE = 0.85  # what a carried speaker loses with each sentence of narration between
_NEWCOMER = 0.7
_EARLIER = 3  # people whom a reader still has in mind


class Discourse(NamedTuple):
    """What earlier sentences leave behind; `source` is who was said to tell it, `newcomer` the person narrated of since
    `speaker` spoke, `gap` counts the sentences of narration since either, `silence` those since the speaker spoke,
    `lost` says that somebody unnamed came between, `other` whom the last speaker spoke of, `body` the institution that
    the last sentence was about, `earlier` the people in whose place `focus` came, the last one first,
    `foretold` that the last report was of what would be."""

    speaker: Resolved | None = None
    quoted: bool = False
    focus: Resolved | None = None
    group: Resolved | None = None
    recent: Resolved | None = None
    source: Resolved | None = None
    newcomer: Resolved | None = None
    gap: int = 0
    silence: int = 0
    group_age: int = 0
    lost: bool = False
    recent_group: Resolved | None = None
    other: Resolved | None = None
    body: Resolved | None = None
    earlier: tuple[Resolved, ...] = ()
    foretold: bool = False

    def spoken(self, speaker: Resolved, quoted: bool, via: Resolved | None = None, foretold: bool = False) -> Discourse:
        """After a report, relayed by `via`; `foretold`: of what would be."""
        focus = self.focus if speaker.plural else speaker
        group, age = self._group_after(speaker if speaker.plural else None)
        earlier = self._left_by(focus)
        return Discourse(
            speaker, quoted, focus, group, source=via or speaker, group_age=age, earlier=earlier, foretold=foretold
        )

    def narrated(
        self, subject: Resolved | None, group: Resolved | None, unnamed: bool, speaks: bool = False
    ) -> Discourse:
        """After narration about `subject` or a known `group`, or about somebody whom nothing names."""
        focus, newcomer, lost = self.focus, self.newcomer, self.lost or unnamed
        gap, silence = self.gap + 1, self.silence + 1
        if subject is not None and subject.plural:
            newcomer = group = subject
        elif subject is not None:
            focus, lost = subject, False
            if self.speaker is not None and subject.name == self.speaker.name:
                newcomer, gap, silence = None, self.gap, self.silence
            else:
                newcomer, gap = subject, 0
                silence = LONGEST_GAP + 1 if speaks else silence  # `Le maire réplique.`: nobody else can be meant
        group, age = self._group_after(group)
        earlier, source = self._left_by(focus), self.source
        return Discourse(
            self.speaker, False, focus, group, None, source, newcomer, gap, silence, age, lost, earlier=earlier
        )

    def _left_by(self, focus: Resolved | None) -> tuple[Resolved, ...]:
        """The people who were in the foreground before `focus`."""
        before = (self.focus, *self.earlier)
        known = {who.name: who for who in before if who is not None and focus is not None and who.name != focus.name}
        return tuple(islice(known.values(), _EARLIER))

    def _group_after(self, group: Resolved | None) -> tuple[Resolved | None, int]:
        """People in the plural are remembered for a few sentences."""
        if group is not None:
            return group, 0
        return self.group if self.group_age < LONGEST_GAP else None, self.group_age + 1

    def below_headline(self) -> Discourse:
        """The text begins anew below its headline: no quotation is carried over from it."""
        return self._replace(speaker=None, newcomer=None, quoted=False, gap=0, silence=0, lost=False)

    def continued(self) -> Resolved | None:
        """The subject of the sentence before: `Et a ajouté que`."""
        return self.newcomer if self.newcomer is not None and self.gap == 0 else self.carried()

    def told(self) -> Resolved | None:
        """Who spoke in the sentence before."""
        return None if self.silence else self.speaker

    def going_on(self, gender: str) -> Resolved | None:
        """`Mais X a raison, a-t-il ajouté`: the one who spoke in the sentence before."""
        said = None if self.gap else self.speaker
        fits = said is not None and said.kind == "person" and not said.plural and said.gender == gender
        return weaker(said, 0.88, "pronoun") if fits else None

    def carried(self) -> Resolved | None:
        """Who goes on speaking in a quotation that nobody introduces."""
        if self.lost or self.gap > LONGEST_GAP or self._contested():
            return None
        if self.newcomer is not None:
            return weaker(self.newcomer, _NEWCOMER * _PER_SENTENCE**self.gap, "carried")
        return weaker(self.speaker, _PER_SENTENCE**self.gap, "carried")

    def _contested(self) -> bool:
        """A public figure is narrated of right after somebody else spoke: either may be meant."""
        public = self.newcomer is not None and self.newcomer.actor is not None
        return public and self.speaker is not None and self.silence <= LONGEST_GAP

    def latest(self) -> tuple[Resolved, ...]:
        """People a pronoun can mean, the most recent first."""
        known = {who.name: who for who in (self.newcomer, self.speaker, self.focus) if who is not None}
        return tuple(known.values())


def weaker(resolved: Resolved | None, factor: float, how: str) -> Resolved | None:
    return None if resolved is None else resolved._replace(sure=resolved.sure * factor, how=how)


def foretells(clause: Clause, finding: Finding) -> bool:
    """`a annoncé que la route serait refaite`: told in the past, of what would be."""
    report = finding.report
    if report is None or report.que is None or not report.compound or finding.subordinate or clause.quotes:
        return False
    would = [at for at in range(report.que + 1, clause.size) if clause.low[at].endswith(_WOULD)]
    return any(_is_foretold(clause, at) for at in would)


def goes_on(clause: Clause, finite: frozenset[str]) -> bool:
    """`Les travaux dureraient un an.`: its first verb tells what would be."""
    at = next((i for i in range(1, clause.size) if clause.low[i] in finite or _would(clause.low[i])), None)
    asks = clause.low[-1:] == ["?"] or clause.low[0] in ("si", "selon", "mais")
    return at is not None and not asks and not clause.quotes and _is_foretold(clause, at)


_WOULD = ("rait", "raient")


def quotes_on(clause: Clause, mentions: Sequence[Mention]) -> bool:
    """`Karl Brandt a salué la trêve. Les élus exclus « ont choisi leur camp ».`: more than a word is still quoted, and
    nobody else acts before it; within the paragraph."""
    low, quotes = clause.low, clause.quotes
    if not quotes or clause.raw[clause.start - 1 : clause.start] == "\n" or low[0] in _OTHERS or low[-1] == "?":
        return False
    longest = max(clause.raw[q.inner_start : q.inner_end].count(" ") for q in quotes)
    people = any(m.kind in _TELLERS and m.first <= low.index(QUOTE) for m in mentions)
    return longest >= _FRAGMENT and not people and ":" not in low


_OTHERS = frozenset("on certains certaines plusieurs beaucoup tous d' nombre".split())
_TELLERS = frozenset("person role group institution entity document media".split())
_FRAGMENT = 2  # spaces: fewer words are a name for something (`« opération spéciale »`)


def _would(word: str) -> bool:
    return len(word) > _SHORTEST and word.endswith(_WOULD)


def _is_foretold(clause: Clause, at: int) -> bool:
    """A conditional, but no rumour (`aurait fui`) and no view of the author's (`devrait suivre`, `serait un tort`)."""
    word = clause.low[at]
    if word in ("serait", "seraient"):
        return clause.low[at + 1 : at + 2] != [] and clause.low[at + 1].endswith(_PARTICIPLES)
    if word in ("aurait", "auraient"):
        return clause.low[at - 2 : at] == ["n'", "y"]
    return _would(word) and not word.startswith(("pour", "dev", "faud", "voud", "semble", "para"))


_SHORTEST = 5  # letters: `frais`, `trait`
_PARTICIPLES = ("é", "ée", "és", "ées", "ise", "ises", "ite", "ites", "ue", "ues")
