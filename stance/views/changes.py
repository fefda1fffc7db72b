"""What changed in an actor's positions: each lasting step with its date, the figures on both sides, the dated events
close to it, and the sentences just before and after. Closeness in time is shown, never a cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from stance.views import quotes, statement_list
from stance.views.charts.trend import bin_end
from stance.views.fragments import escape, notice, section, show_html
from stance.views.intervals import Change, Estimate
from stance.views.periods import all_events
from stance.views.view import View

SENTENCES = 3
CLOSE = timedelta(days=21)  # around the bin in which the step lies
EVENTS = 4


def render(view: View, found: Mapping[str, Change | None], bin: str) -> None:
    """`found` is the step of each target shown, or None where there is none."""
    t = view.t
    section(t("changes.title"), t("changes.note"))
    turned = {target: change for target, change in found.items() if change is not None}
    if not turned:
        notice(t("changes.none"))
    for target, change in turned.items():
        _change(view, target, change, bin)


def _change(view: View, target: str, change: Change, bin: str) -> None:
    t = view.t
    way = "favor" if change.after.mean > change.before.mean else "against"
    month = t.month(change.start)
    section(
        t(f"changes.{way}", toward=t(f"toward.{target}"), month=month),
        t("changes.figures", before=_figure(view, change.before), after=_figure(view, change.after)), level=3,
    )  # fmt: skip
    close = all_events(view, change.start - CLOSE, bin_end(change.start, bin) + CLOSE)
    close = sorted(sorted(close, key=lambda event: -event.importance)[:EVENTS], key=lambda event: event.day)
    if close:
        items = "".join(f"<li><b>{escape(t.day(event.day))}</b> {escape(event.name)}</li>" for event in close)
        show_html(f'<p class="sx-note">{escape(t("changes.events"))}</p><ul class="sx-events">{items}</ul>')
    one = replace(view.filters, targets=(target,))
    before = view.with_filters(replace(one, until=change.start - timedelta(days=1)))
    after = view.with_filters(replace(one, since=change.start))
    sides = [
        quotes.column(side, t(f"changes.{name}", month=month),
                      statement_list.fetch(side, order, SENTENCES, 1).to_dict("records"), target)
        for side, name, order in ((before, "before", "newest"), (after, "after", "oldest"))
    ]  # fmt: skip
    show_html(f'<div class="sx-quotes">{"".join(sides)}</div>')


def _figure(view: View, value: Estimate) -> str:
    t = view.t
    return f"{t.score(value.mean)} ({t.interval(value.low, value.high)}, {t.count('statement', value.n)})"
