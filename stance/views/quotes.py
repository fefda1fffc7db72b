"""Sentences set side by side as quotations: who, where, when, the position toward one target, and the way to the
sentence in its article."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from stance.store.filters import to_query
from stance.views.address import LANGUAGE, STATEMENT
from stance.views.fragments import clip, escape
from stance.views.statement_panel import uncertain, uncertain_speaker
from stance.views.view import View

LONGEST = 300  # characters


def column(view: View, title: str, rows: Iterable[dict], target: str, who: bool = False, head: str = "") -> str:
    """A titled column of quotations; `rows` are those of statements.sql, `head` is ready HTML under the title."""
    body = "".join(quote(view, row, target, who) for row in rows)
    nothing = f'<p class="sx-note">{escape(view.t("empty.short"))}</p>'
    return f"<div><h4>{escape(title)}</h4>{head}{body or nothing}</div>"


def quote(view: View, row: dict, target: str, who: bool = False) -> str:
    t, label = view.t, row[f"{target}_label"]
    narration = row["kind"] == "narration"
    speaker = t("voice.narration_one") if narration else row["actor"] or t("unknown.actor")
    place = [clip(speaker, 60)] if who else [row["outlet"] or t("unknown.outlet")]
    place.append(t.day(row["date"]))
    score = "" if label == "none" else f" {t.score(row[target])}"
    position = f"{t(f'label.{label}')}{score}"
    link = urlencode(
        {**to_query(view.filters, *view.reader.bounds()), LANGUAGE: view.t.language, STATEMENT: row["statement_id"]},
        doseq=True,
    )
    doubt = uncertain(row[f"{target}_p"], view.low_confidence, t)
    said = f"{escape(', '.join(place))}{uncertain_speaker(row, t)} · {escape(position)}{doubt}"
    return (
        f'<blockquote class="sx-quote" style="--side:{view.palette.label(label)}">'
        f"<p>{escape(clip(row['text'], LONGEST))}</p><cite>{said} · "
        f'<a href="enonces?{escape(link)}" target="_self">{escape(t("quote.open"))}</a></cite></blockquote>'
    )
