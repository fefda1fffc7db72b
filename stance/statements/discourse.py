"""The thread of an article: who spoke last, who came to the fore since, and whom that leaves for the next sentence.

A quotation without a name is carried over from the last speaker only as long as nobody else has come between; someone
whom nothing names breaks the thread, for a position given to the wrong person is worse than none. Limits: one newcomer
at a time; the thread is forgotten after `LONGEST_GAP` sentences of narration.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from stance.statements.naming import Resolved

LONGEST_GAP = 2
_PER_SENTENCE = 0.85  # what a carried speaker loses with each sentence of narration between
_NEWCOMER = 0.7


@dataclass(frozen=True, slots=True)
class Discourse:
    """What earlier sentences leave behind; `source` is who was said to
    tell it, `newcomer` the person narrated of since `speaker` spoke, `gap` counts
    the sentences of narration since either, `silence` those since the speaker spoke, `lost` says that somebody unnamed
    came between."""

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

    def spoken(self, speaker: Resolved, quoted: bool, via: Resolved | None = None) -> Discourse:
        """After a report, relayed by `via`."""
        focus = self.focus if speaker.plural else speaker
        return replace(
            Discourse(speaker, quoted, focus, source=via or speaker),
            **self._group_after(speaker if speaker.plural else None),
        )

    def narrated(self, subject: Resolved | None, group: Resolved | None, unnamed: bool) -> Discourse:
        """After narration about `subject` or a known `group`, or about somebody whom nothing names."""
        later = {"gap": self.gap + 1, "silence": self.silence + 1, "lost": self.lost or unnamed}
        group = subject if subject is not None and subject.plural else group
        after = replace(self, quoted=False, recent=None, **later, **self._group_after(group))
        if subject is None:
            return after
        if subject.plural:
            return replace(after, newcomer=subject)
        if self.speaker is not None and subject.name == self.speaker.name:
            return replace(after, focus=subject, newcomer=None, gap=self.gap, silence=self.silence, lost=False)
        return replace(after, focus=subject, newcomer=subject, gap=0, lost=False)

    def _group_after(self, group: Resolved | None) -> dict[str, Any]:
        """People in the plural are remembered for a few sentences."""
        if group is not None:
            return {"group": group, "group_age": 0}
        return {"group": self.group if self.group_age < LONGEST_GAP else None, "group_age": self.group_age + 1}

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
    return None if resolved is None else replace(resolved, sure=resolved.sure * factor, how=how)
