"""Sentences computed from figures: titles say what is seen, and say so when too little is seen."""

from __future__ import annotations

from stance.views.i18n import Texts
from stance.views.intervals import Change, Estimate, difference

STRONG, PLAIN = 0.45, 0.12  # bounds of the words "very hostile", "rather hostile", "divided" on the scale -1..1


def level(value: Estimate, t: Texts) -> str:
    """The words for a mean position; an interval that holds 0 is never called favourable or hostile."""
    if value.n == 0:
        return t("level.nothing")
    if value.small:
        return t("level.small")
    if value.low <= 0 <= value.high or abs(value.mean) < PLAIN:
        return t("level.balanced")
    side = "favor" if value.mean > 0 else "against"
    return t(f"level.{'strong' if abs(value.mean) >= STRONG else 'plain'}_{side}")


def trend_title(target: str, whole: Estimate, change: Change | None, t: Texts) -> str:
    """« Russie : plutôt hostile, et davantage depuis mars 2022 »."""
    name = t(f"target.{target}")
    if whole.small or change is None:
        tail = "" if whole.small or whole.n == 0 else t("trend.steady")
        return f"{name}{t('format.colon')}{level(whole, t)}{tail}"
    more = "favor" if change.after.mean > change.before.mean else "against"
    return f"{name}{t('format.colon')}{level(whole, t)}{t(f'trend.more_{more}', month=t.month(change.start))}"


def actor_title(actor: str, target: str, whole: Estimate, change: Change | None, t: Texts) -> str:
    """« Poutine : plus hostile aux États-Unis / OTAN depuis janvier 2022 »."""
    toward = t(f"toward.{target}")
    if whole.n == 0:
        return f"{actor}{t('format.colon')}{t('level.nothing')}"
    if whole.small or change is None:
        return f"{actor}{t('format.colon')}{level(whole, t)} {toward}"
    more = "favor" if change.after.mean > change.before.mean else "against"
    return t(f"actor.more_{more}", actor=actor, toward=toward, month=t.month(change.start))


def change_words(after: Estimate, before: Estimate, period: str, t: Texts) -> str:
    """The change against the period before, or why none is given."""
    if after.small or before.small:
        return t("change.small", period=period)
    gap, clear = difference(after, before)
    return t("change.clear" if clear else "change.unclear", gap=t.score(gap), period=period)


def describe(name: str, value: Estimate, t: Texts) -> str:
    """One estimate as a phrase of a text alternative."""
    if value.n == 0:
        return f"{name}{t('format.colon')}{t('level.nothing')}"
    return (
        f"{name}{t('format.colon')}{t.score(value.mean)} ({t.interval(value.low, value.high)}, "
        f"{t.count('statement', value.n)})"
    )


def columns(value: Estimate, t: Texts) -> dict[str, float | int]:
    """One estimate as the columns of a chart's table, in numbers."""
    return {
        t("column.position"): value.mean, t("column.low"): value.low, t("column.high"): value.high,
        t("column.statements"): value.n, t("column.articles"): value.articles,
    }  # fmt: skip
