"""A statement in its article: the passage with its neighbours, the probabilities, the evidence for its speaker.

Everything shown comes from a document someone else wrote: it is escaped here, and an address becomes a link only when
it is an ordinary web one.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stance.records import STANCE_LABELS, SURE_SPEAKER, TARGETS
from stance.views import highlights, review_history
from stance.views.fragments import clip, escape, notice, safe_link, scrolled
from stance.views.i18n import Texts
from stance.views.palette import Palette
from stance.views.view import View

AROUND = 420  # characters of the article shown on each side of the statement


def show(view: View, statement_id: str) -> None:
    t = view.t
    found = view.reader.frame("statement", statement_id=statement_id)
    if found.empty:
        notice(t("panel.missing", id=statement_id), "warning")
        return
    row = found.iloc[0].to_dict()
    scores = view.reader.frame("statement_scores", statement_id=statement_id)
    marks = view.reader.frame("article_statements", article_id=row["article_id"])
    st.html(
        f'<article class="sx-panel">{head(row, t)}{passage(row, marks)}'
        f"{model_says(row, scores, view)}{_evidence(row, t)}{_origin(row, t)}</article>"
    )
    review_history.show(view, statement_id)
    if len(scores):
        highlights.on_demand(row["text"], f"why_{statement_id}", t, view.palette, view.settings)
    link = safe_link(row["url"])
    if link:
        st.link_button(t("panel.source"), link, icon=":material/open_in_new:")
    with st.expander(t("panel.article")):
        body = _marked(row["article_text"], marks, statement_id, 0, 10**9)
        st.html(f'<div class="sx-article" {scrolled(t("panel.article"))}>{body}</div>')
    st.caption(t("panel.cite"))
    st.code(citation(row, scores, t), language=None, wrap_lines=True)


def model_says(row: dict, scores: pd.DataFrame, view: View) -> str:
    """The probabilities of the model, for each target and for the tone."""
    return _scores(scores, view.t, view.palette, view.low_confidence) + _tone(row, view.t)


def head(row: dict, t: Texts) -> str:
    narration = row["kind"] == "narration"
    who = (row["outlet"] if narration else row["actor"]) or t("unknown.outlet" if narration else "unknown.actor")
    bits = [t(f"kind.{row['kind']}"), row["outlet"] or t("unknown.outlet"), t.day(_day(row))]
    title = f'<p class="sx-title">{escape(clip(row["title"], 200))}</p>' if row["title"] else ""
    doubt = uncertain_speaker(row, t)
    return f'<p class="sx-kicker">{escape(" · ".join(bits))}</p><h4>{escape(clip(who, 120))}{doubt}</h4>{title}'


def _day(row: dict):
    return None if pd.isna(row["date"]) else row["date"]


def passage(row: dict, marks: pd.DataFrame) -> str:
    text = row["article_text"]
    start, end = max(0, row["start_offset"] - AROUND), min(len(text), row["end_offset"] + AROUND)
    start = 0 if start == 0 else text.find(" ", start, row["start_offset"]) + 1 or start
    end = end if end == len(text) else max(text.rfind(" ", row["end_offset"], end), row["end_offset"])
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    body = _marked(text, marks, row["statement_id"], start, end)
    return f'<blockquote class="sx-passage" tabindex="0">{before}{body}{after}</blockquote>'


def _marked(text: str, marks: pd.DataFrame, chosen: str, start: int, end: int) -> str:
    """The text between two offsets, escaped, with this statement marked and the others underlined."""
    parts: list[str] = []
    at = start
    for mark in marks.to_dict("records"):
        first, last = max(mark["start_offset"], at), min(mark["end_offset"], end)
        if first >= last:
            continue
        parts.append(escape(text[at:first]))
        inner = escape(text[first:last])
        tag = "mark" if mark["statement_id"] == chosen else "span"
        parts.append(f'<{tag} class="sx-{"here" if tag == "mark" else "other"}">{inner}</{tag}>')
        at = last
    return "".join(parts) + escape(text[at:end])


def _scores(scores: pd.DataFrame, t: Texts, palette: Palette, threshold: float | None) -> str:
    rows = {row["target"]: row for row in scores.to_dict("records")}
    if not rows:
        return f'<p class="sx-note">{escape(t("panel.unscored"))}</p>'
    return '<div class="sx-scores">' + "".join(
        probability_bar(target, rows[target], t, palette, threshold) for target in TARGETS if target in rows
    ) + "</div>"  # fmt: skip


def probability_bar(target: str, row: dict, t: Texts, palette: Palette, threshold: float | None) -> str:
    """One target: the label and score in words, the four probabilities as one bar with its figures below."""
    order = ("against", "neutral", "none", "favor")
    bar = "".join(
        f'<i style="width:{100 * row[f"p_{label}"]:.1f}%;background:{palette.label(label)}"></i>' for label in order
    )
    figures = " · ".join(f"{t(f'label.{label}')} {t.percent(row[f'p_{label}'])}" for label in STANCE_LABELS)
    doubt = uncertain(max(row[f"p_{label}"] for label in STANCE_LABELS), threshold, t)
    score = "" if row["label"] == "none" else f" <b>{t.score(row['score'])}</b>"
    return (
        f'<div class="sx-score"><p><b>{escape(t(f"target.{target}"))}</b> '
        f"<span>{escape(t('label.' + row['label']))}{score}{doubt}</span></p>"
        f'<div class="sx-prob" role="img" aria-label="{escape(figures)}">{bar}</div>'
        f'<p class="sx-figures">{escape(figures)}</p></div>'
    )


def uncertain(probability: float, threshold: float | None, t: Texts) -> str:
    """A mark for a label whose probability is under the model's threshold; nothing when it has none."""
    return "" if threshold is None or probability >= threshold else _mark(t("label.unsure"))


def is_uncertain_speaker(row: dict) -> bool:
    """Whether the extraction gave the sentence to somebody without being sure of it."""
    given = row["kind"] != "narration" and isinstance(row["actor"], str)
    return given and row["confidence"] < SURE_SPEAKER


def uncertain_speaker(row: dict, t: Texts) -> str:
    """A mark for a speaker whom the extraction is not sure of."""
    return _mark(t("label.unsure_speaker")) if is_uncertain_speaker(row) else ""


def _mark(word: str) -> str:
    return f' <span class="sx-unsure">{escape(word)}</span>'


def _tone(row: dict, t: Texts) -> str:
    if not isinstance(row["tone"], str):
        return ""
    figures = ", ".join(f"{t(f'tone.{name}')} {t.percent(row[f'p_{name}'])}"
                        for name in ("negative", "neutral", "positive"))  # fmt: skip
    return f'<p class="sx-tone">{escape(t("panel.tone"))}{escape(t("format.colon"))}{escape(figures)}</p>'


def _evidence(row: dict, t: Texts) -> str:
    if row["kind"] == "narration":
        return f'<p class="sx-note">{escape(t("panel.narration"))}</p>'
    facts = [
        (t("evidence.surface"), row["surface"]), (t("evidence.cue"), row["cue"]), (t("evidence.via"), row["via"]),
        (t("evidence.rule"), row["rule"]), (t("evidence.runner_up"), row["runner_up"]),
        (t("evidence.confidence"), t.percent(row["confidence"])),
    ]  # fmt: skip
    cells = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(clip(value, 90))}</dd>" for name, value in facts if isinstance(value, str)
    )
    title = escape(t("evidence.title"))
    return f'<details open class="sx-evidence"><summary>{title}</summary><dl>{cells}</dl></details>'


def _origin(row: dict, t: Texts) -> str:
    """What is to be known of the text itself: a machine's translation, a correction at its source."""
    notes = [t("panel.machine_translated")] if row["machine_translated"] else []
    if row["versions"]:
        number = "one" if row["versions"] == 1 else "many"
        notes.append(t(f"panel.versions.{number}", n=t.number(row["versions"]), day=t.day(row["replaced_at"])))
    return "".join(f'<p class="sx-note">{escape(note)}</p>' for note in notes)


def citation(row: dict, scores: pd.DataFrame, t: Texts) -> str:
    """Plain text to paste: the sentence, its place, the scores and the model that gave them."""
    narration = row["kind"] == "narration"
    who = (row["outlet"] if narration else row["actor"]) or t("unknown.actor")
    if is_uncertain_speaker(row):
        who += f" ({t('label.unsure_speaker')})"
    positions = "; ".join(
        t("target." + one["target"]) + t("format.colon") + t("label." + one["label"]) + f" ({t.score(one['score'])})"
        for one in scores.to_dict("records")
    )
    model = scores["model_revision"].iloc[0] if len(scores) else "–"
    place = ", ".join(str(part) for part in (row["outlet"], clip(row["title"] or "", 120), t.day(_day(row))) if part)
    text = clip(row["text"], 600)
    return t("panel.citation", text=text, who=who, place=place, positions=positions, model=model,
             id=row["statement_id"])  # fmt: skip
