"""« Justesse sur votre corpus »: F1 per target, by year and outlet, on what people checked at random in this store;
drift; and how far the corpus lies from what the model was adjusted on, with a warning.

The arithmetic is that of `stance.estimates`; nothing is measured here. Limit: a group is what the checked sample holds
of it, and most groups are small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from stance.estimates.accuracy import FEW, Accuracy, Interval, accuracy, drift
from stance.estimates.distance import DOUBT_MORE, PIECES_TIMES, Distance, doubt
from stance.estimates.frames import places
from stance.estimates.unlearnt import Learnt, unlearnt
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.pieces import pieces_per_word
from stance.views import estimates
from stance.views.evaluation import heat_table
from stance.views.filter_bar import chip_list
from stance.views.fragments import clip, notice, section, show_html, show_table
from stance.views.i18n import Texts
from stance.views.model_files import read_model_files
from stance.views.view import View

OUTLETS = 12
TEXTS = 300  # statements whose words are cut


def render(view: View) -> None:
    t = view.t
    notice(t("own.view", filters=scope(view)), "small")
    rows = sampled(view)
    if rows.empty:
        notice(t("own.none"))
        return
    by_target = {t(f"target.{target}"): rows[rows["target"] == target] for target in TARGETS}
    show_table([_line(name, measured(own), t("column.statements"), t) for name, own in by_target.items()],
               t("own.targets"))  # fmt: skip
    one = rows.drop_duplicates("statement_id")
    notice(t("own.unfit", n=t.count("statement", len(one)), unfit=t.number(int(one["label"].isna().sum())),
             speakers=t.number(int(one["speaker_changed"].sum()))), "small")  # fmt: skip
    whole = measured(rows)
    if whole is None:
        return
    names = [t(f"label.{label}") for label in STANCE_LABELS]
    show_html(f'<div class="sx-heats">{heat_table(t("own.confusion"), names, whole.confusion.tolist(), t)}</div>')
    _groups(rows, "year", t("own.periods"), t)
    _drift(rows, t)
    _groups(rows, "outlet", t("own.outlets"), t)
    _revisions(view, tuple(one["statement_id"]))


def scope(view: View) -> str:
    """The filters in words; they come from the page left, since this one has no bar."""
    t = view.t
    chips = [label for *_, label in chip_list(estimates.asked(view.filters), t)]
    voice = t(f"voice.{view.filters.voice}").lower()
    return clip(" · ".join([*chips, voice]), 300) if chips else t("own.everything", voice=voice)


def sampled(view: View) -> pd.DataFrame:
    """One row per statement of the random sample and target. The filter on positions would choose by the model's
    answers, so it does not count here."""
    if not estimates.drawn_at_all(view):
        return pd.DataFrame()
    filters = replace(estimates.asked(view.filters), labels=(), min_probability=0.0)
    rows = unlearnt(view.reader.frame("drawn", filters, shown=TARGETS), estimates.learnt(view))
    rows = rows[rows["sampled"].astype(bool)]
    return rows.assign(year=[None if day is None or pd.isna(day) else str(day.year) for day in rows["date"]])


def measured(rows: pd.DataFrame) -> Accuracy | None:
    return accuracy(places(rows["label"]), places(rows["model"]), rows["article_id"].tolist())


def _line(name: str, found: Accuracy | None, counted: str, t: Texts) -> dict[str, str]:
    """`counted`: what there is one of per row, statements or labels."""
    if found is None:
        return {t("own.part"): name, counted: "0"}
    return {
        t("own.part"): name, counted: t.number(found.n) + (f" ({t('own.few')})" if found.few else ""),
        t("column.articles"): t.number(found.articles), t("own.right"): _span(found.right, t, percent=True),
        t("evaluation.four"): _span(found.macro, t), t("evaluation.two"): _span(found.position, t),
    }  # fmt: skip


def _span(found: Interval, t: Texts, percent: bool = False) -> str:
    value, low, high = (t.percent(v) if percent else t.number(v, 2) for v in (found.value, found.low, found.high))
    return f"{value} ({low} {t('format.to')} {high})"


def _groups(rows: pd.DataFrame, by: str, title: str, t: Texts) -> None:
    known = rows[rows[by].notna()]
    sizes = known.groupby(by).size()
    names: Sequence[str] = sorted(sizes.index) if by == "year" else sizes.nlargest(OUTLETS).index.tolist()
    section(title, level=3)
    show_table([_line(clip(name, 60), measured(known[known[by] == name]), t("own.labels"), t) for name in names], title)


def _drift(rows: pd.DataFrame, t: Texts) -> None:
    found = drift(places(rows["label"]), places(rows["model"]), rows["article_id"].tolist(), rows["year"].tolist())
    if found is None:
        notice(t("own.no_drift", few=FEW), "small")
        return
    notice(
        t("own.drift" if found.clear else "own.steady", first=found.first, last=found.last,
          before=t.percent(found.before), after=t.percent(found.after),
          low=t.number(100 * found.low), high=t.number(100 * found.high)),
        "warning" if found.clear else "info",
    )  # fmt: skip


def _revisions(view: View, ids: tuple[str, ...]) -> None:
    """Revisions of the model side by side, where the store holds several, on the statements that all scored. What one
    of them learnt, it answers here as it would have, had it not (`stance.estimates.unlearnt`)."""
    t = view.t
    rows = view.reader.frame("revisions", ids=ids)
    names = sorted(rows["model_revision"].unique())
    if len(names) < 2:
        return
    taught = estimates.learnt_by_revision(view)
    said = {name: _said(rows[rows["model_revision"] == name], taught.get(name, {})) for name in names}
    rows = pd.concat(said.values())
    shared = rows.groupby(["statement_id", "target"])["model_revision"].transform("nunique") == len(names)
    current = view.reader.info().model_revision
    section(t("own.revisions"), t("own.revisions_note"), level=3)
    lines = []
    for name in names:
        title = t("own.current", name=name) if name == current else name
        lines.append(_line(title, measured(rows[shared & (rows["model_revision"] == name)]), t("own.labels"), t))
    show_table(lines, t("own.revisions"))
    for name in names:
        if own := taught.get(name):
            here = len(set(ids) & set(own))
            notice(t("own.learnt", name=name, n=t.count("statement", here)), "small")


def _said(rows: pd.DataFrame, taught: Learnt) -> pd.DataFrame:
    """The rows of one revision, with what it would say of those it learnt; without them where nobody knows."""
    found = [taught.get(id_, {}) for id_ in rows["statement_id"]]
    answers = [
        model if own == {} else None if own is None else STANCE_LABELS[int(np.argmax(own[target]))]
        for model, target, own in zip(rows["model"], rows["target"], found, strict=True)
    ]
    return rows.assign(model=answers).dropna(subset=["model"])


def distance(view: View) -> None:
    """How far the corpus lies from the calibration split of the model."""
    t = view.t
    reference = read_model_files(view.settings).found.get("evaluation", {}).get("reference")
    try:
        threshold, there = float(reference["threshold"]), (float(reference["doubt"]), float(reference["pieces"]))
        section(t("distance.title"), t("distance.note", n=t.number(int(reference["statements"]))), level=3)
    except (KeyError, TypeError, ValueError):  # the file comes with a model that may not be ours
        notice(t("distance.unknown"), "small")
        return
    filters = replace(estimates.asked(view.filters), labels=(), min_probability=0.0)
    years = view.reader.frame("doubt", filters, threshold=threshold)
    texts = view.reader.frame("some_texts", filters, size=TEXTS)["text"].tolist()
    found = Distance(
        doubt(int(years["taken"].sum()), int(years["unsure"].sum())),
        pieces_per_word(Path(view.settings.model), texts),
        *there,
    )  # fmt: skip
    show_table(_measures(found, t), t("distance.title"))
    if not found.far:
        notice(t("distance.near"), "small")
    if found.doubtful:
        notice(t("distance.doubtful", here=t.percent(found.doubt), there=t.percent(there[0])), "warning")
    if found.strange:
        notice(t("distance.strange", here=t.number(found.pieces, 2), there=t.number(there[1], 2)), "warning")
    _doubt_by_year(years, t)


def _measures(found: Distance, t: Texts) -> list[dict[str, str]]:
    names = [t(f"distance.{name}") for name in ("measure", "here", "there", "bound")]
    doubts = (found.doubt, found.reference_doubt, found.reference_doubt + DOUBT_MORE)
    pieces = (found.pieces, found.reference_pieces, found.reference_pieces * PIECES_TIMES)
    return [
        dict(zip(names, (t("distance.doubt"), *("–" if v is None else t.percent(v) for v in doubts)), strict=True)),
        dict(zip(names, (t("distance.pieces"), *("–" if v is None else t.number(v, 2) for v in pieces)), strict=True)),
    ]


def _doubt_by_year(years: pd.DataFrame, t: Texts) -> None:
    dated = years[years["year"].notna()]
    shares = {str(int(row["year"])): doubt(int(row["taken"]), int(row["unsure"])) for row in dated.to_dict("records")}
    known = {year: t.percent(share) for year, share in shares.items() if share is not None}
    if len(known) > 1:
        show_table([{t("column.period"): t("distance.years")} | known], t("distance.years"))
