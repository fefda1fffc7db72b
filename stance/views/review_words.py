"""Acts and labels of the log in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from stance.corrections.acts import Act
from stance.corrections.reviews import FIELDS, IS_STATEMENT, SPEAKER, TONE, judged
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS
from stance.views.fragments import clip, escape
from stance.views.i18n import Texts

__all__ = ["FIELDS", "LABELS", "entries", "field_name", "label_name", "moment", "said", "undone"]
LONGEST = 300  # characters of a statement in a list of acts
# Fields whose labels are few and fixed: those one can measure agreement on.
LABELS: dict[str, tuple[str, ...]] = {
    **{target: STANCE_LABELS for target in TARGETS}, TONE: TONE_LABELS, IS_STATEMENT: ("True", "False"),
}  # fmt: skip


def field_name(field: str, t: Texts) -> str:
    return t(f"target.{field}") if field in TARGETS else t(f"review.field_{field}")


def label_name(field: str, value: object, t: Texts) -> str:
    """A label of one field; values that `agreement` wrote as text are read back."""
    if field == SPEAKER:
        voice, actor = value
        return t("review.voice_narration") if voice == "narration" else actor or t("unknown.actor")
    if field == IS_STATEMENT:
        return t("review.yes" if str(value) == "True" else "review.no")
    return t(f"tone.{value}" if field == TONE else f"label.{value}")


def moment(act: Act, t: Texts) -> str:
    when = datetime.fromisoformat(act.time)
    return f"{t.day(when.date())} {when:%H:%M} UTC"


def said(act: Act, t: Texts) -> str:
    """What an act says, in one line."""
    if act.kind == "undo":
        return "–"
    parts = [
        f"{field_name(field, t)}{t('format.colon')}{label_name(field, value, t)}"
        for field in (*TARGETS, TONE, SPEAKER) if (value := judged(act.judgement, field)) is not None
    ]  # fmt: skip
    if act.judgement.is_statement is False:
        parts.append(t("review.not_statement"))
    if act.judgement.note:
        parts.append(f"« {act.judgement.note} »")
    return " · ".join(parts)


def entries(acts: Sequence[Act], undone: set[str | None], t: Texts, text: bool = False) -> str:
    """Acts as an HTML list, the latest first; one that was taken back is struck out and says so."""
    return f'<ol class="sx-acts">{"".join(_entry(act, act.id in undone, t, text) for act in reversed(acts))}</ol>'


def _entry(act: Act, taken_back: bool, t: Texts, text: bool) -> str:
    facts = [moment(act, t), t(f"review.act_{act.kind}")]
    if act.kind == "check":
        facts += [t(f"review.draw_{act.draw.queue}"), t("review.seen" if act.model_shown else "review.blind")]
    if taken_back:
        facts.append(t("review.taken_back"))
    words = escape(said(act, t))
    sentence = f'<p class="sx-sentence">{escape(clip(act.statement.text, LONGEST))}</p>' if text else ""
    return (
        f'<li><p class="sx-kicker"><b>{escape(act.annotator)}</b> · {escape(" · ".join(facts))}</p>'
        f"<p>{f'<s>{words}</s>' if taken_back else words}</p>{sentence}</li>"
    )


def undone(acts: tuple[Act, ...]) -> set[str | None]:
    return {act.undoes for act in acts if act.kind == "undo"}
