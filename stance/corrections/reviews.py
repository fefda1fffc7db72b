"""What the acts amount to: per statement, who says what now, and the one label that stands.

Which label stands where people disagree, field by field (each target, tone, speaker, whether it is a statement):

1. the last settlement of that field, where somebody settled it;
2. else what most annotators say, each with their last word;
3. else, where as many say one thing as another, the latest of these, and the field is *contested* until it is settled.

So every checked statement has exactly one human label. Leaving contested ones out, or giving them back to the model,
would keep the easy statements only and make the model look better than it is; and with one or two annotators, a later
correction shows at once. Acts of several logs are ordered by their time, then by their place in the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stance.corrections.acts import Act, Judgement, StatementKey
from stance.records import TARGETS

IS_STATEMENT, TONE, SPEAKER = "is_statement", "tone", "speaker"
FIELDS = (*TARGETS, TONE, SPEAKER, IS_STATEMENT)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label of one field that stands, and who gave it. The speaker is a pair (voice, actor or None)."""

    value: object
    by: tuple[str, ...]
    contested: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """One statement: the last check of each annotator, the settlements, and every act in order, those undone too."""

    statement: StatementKey
    checks: Mapping[str, Act]
    settlements: tuple[Act, ...]
    history: tuple[Act, ...]

    def labels(self, field: str) -> dict[str, object]:
        """What each annotator says of one field; those who do not judge it are absent."""
        said = {name: judged(act.judgement, field) for name, act in self.checks.items()}
        return {name: value for name, value in said.items() if value is not None}

    def verdict(self, field: str) -> Verdict | None:
        """None: nobody judges this field."""
        for act in reversed(self.settlements):
            value = judged(act.judgement, field)
            if value is not None:
                return Verdict(value, (act.annotator,), settled=True)
        said = self.labels(field)
        if not said:
            return None
        votes = Counter(said.values())
        leaders = [value for value, count in votes.items() if count == max(votes.values())]
        latest = next(said[name] for name in reversed(self.checks) if said.get(name) in leaders)
        by = tuple(name for name, value in said.items() if value == latest)
        return Verdict(latest, by, contested=len(votes) > 1)

    def contested(self) -> tuple[str, ...]:
        """Fields on which people disagree and which nobody has settled."""
        verdicts = {field: self.verdict(field) for field in FIELDS}
        return tuple(field for field, verdict in verdicts.items() if verdict and verdict.contested)


def judged(judgement: Judgement, field: str) -> object | None:
    """What a judgement says of one field. The speaker counts only where it was corrected."""
    if field == IS_STATEMENT:
        return judgement.is_statement
    if field == TONE:
        return judgement.tone
    if field == SPEAKER:
        return None if judgement.voice is None else (judgement.voice, judgement.actor)
    return judgement.stance.get(field)


def replay(acts: Iterable[Act], located: Mapping[str, str] | None = None) -> dict[str, Review]:
    """Reviews by statement id. `located` gives the id that a statement of the log has in the store at hand."""
    ordered = sorted(acts, key=lambda act: act.time)
    undone = {act.undoes for act in ordered if act.kind == "undo"}
    groups: dict[str, list[Act]] = {}
    for act in ordered:
        key = act.statement.id
        groups.setdefault((located or {}).get(key, key), []).append(act)
    return {key: _review(group, undone) for key, group in groups.items()}


def standing(reviews: Mapping[str, Review]) -> dict[str, Review]:
    """Reviews of which something is left: those whose acts were all taken back are history only."""
    return {key: review for key, review in reviews.items() if review.checks or review.settlements}


def _review(acts: list[Act], undone: set[str | None]) -> Review:
    left = [act for act in acts if act.kind != "undo" and act.id not in undone]
    checks: dict[str, Act] = {}
    for act in left:
        if act.kind == "check":
            checks.pop(act.annotator, None)  # so that the order is that of the last words
            checks[act.annotator] = act
    settlements = tuple(act for act in left if act.kind == "settle")
    return Review(acts[-1].statement, checks, settlements, tuple(acts))
