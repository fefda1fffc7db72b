"""« Justesse du modèle »: the figures of evaluation.json, written by stance.evaluation.classifier, for someone who has
never heard of F1. Each block opens with one sentence that says what it shows, computed from the figures under it.

Nothing is measured here. A figure the file lacks is left out; a file that is absent or damaged is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS
from stance.views import chart_frame
from stance.views.charts.accuracy import Mark, coverage_chart, f1_chart
from stance.views.fragments import escape, notice, scrolled, section, show_html, show_table
from stance.views.i18n import Texts
from stance.views.model_files import ModelFiles, read_model_files
from stance.views.view import View

SOLID = 30  # statements under which a slice is not called the hardest
Figures = Mapping[str, Any]
# Data sets from the hardest to the easiest: the first that is there is shown first.
ORDER = ("real articles", "development set", "dev", "untouched articles", "gold articles", "test split")


def render(view: View) -> None:
    files = read_model_files(view.settings)
    for name in files.damaged:
        notice(view.t("method.bad_file", name=f"{name}.json"), "warning")
    if view.settings.model and "evaluation" not in files.found and "evaluation" not in files.damaged:
        notice(view.t("method.no_evaluation"), "warning")
    facts(view, files)
    if "evaluation" in files.found:
        try:
            _evaluation(view, files)
        except (KeyError, TypeError, ValueError, IndexError):  # the file comes with a model that may not be ours
            notice(view.t("method.bad_file", name="evaluation.json"), "warning")


def _evaluation(view: View, files: ModelFiles) -> None:
    t, report = view.t, files.found["evaluation"]
    scored_by = view.reader.info().model_revision
    if scored_by and scored_by != report["model_revision"]:
        notice(t("evaluation.other_revision", shown=report["model_revision"], stored=scored_by), "warning")
    sets = sorted(report["sets"], key=lambda name: (ORDER.index(name) if name in ORDER else -1, name))
    chosen = st.segmented_control(
        t("evaluation.set_label"), sets, default=sets[0], key=f"evaluation_set_{len(sets)}", required=True,
        format_func=lambda name: t.words.get(f"evaluation.set.{name}", name.capitalize()),
    )  # fmt: skip
    one = report["sets"][chosen]
    told = t.words.get(f"evaluation.about.{chosen}", "")
    show_html(f'<p class="sx-standfirst">{escape(_headline(one, t))}</p><p class="sx-note">{escape(told)}</p>')
    scores(view, one)
    by_label(view, one)
    confusions(view, one)
    with_doubt(view, one, files.low_confidence)
    by_slice(view, one)
    if "tone" in one:
        tone(view, one)
    if "speaker_only" in one:
        speaker_only(view, one["speaker_only"])
    even_handedness(view, report["even_handedness"])


def facts(view: View, files: ModelFiles) -> None:
    """What the model learnt from, for how long, and the threshold below which its answers are called uncertain."""
    t = view.t
    items: list[tuple[str, str, str]] = []
    if "training" in files.found:
        try:
            items = _training(files.found["training"], t)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # it comes with a model, maybe not ours
            notice(t("method.bad_file", name="training.json"), "warning")
    elif "training" not in files.damaged:
        notice(t("method.no_training"), "small")
    if files.low_confidence is not None:
        items.append((t.percent(files.low_confidence), t("evaluation.fact_threshold"),
                      t("evaluation.fact_threshold_note")))  # fmt: skip
    elif "calibration" not in files.damaged:
        notice(t("method.no_calibration"), "small")
    cells = "".join(
        f'<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd><dd class="sx-sub">{escape(note)}</dd></div>'
        for value, name, note in items
    )
    if cells:
        show_html(f'<dl class="sx-figures-row sx-facts-row">{cells}</dl>')


def _training(training: Figures, t: Texts) -> list[tuple[str, str, str]]:
    """Statements, words and time of training.json: the stages of one training."""
    read, run = training["pretraining"]["log"][-1], training["finetuning"]
    seconds = sum(training[stage]["log"][-1]["seconds"] for stage in ("pretraining", "settling", "finetuning"))
    return [
        (t.number(run["statements"]), t("evaluation.fact_statements"),
         t("evaluation.fact_statements_note")),
        (t("evaluation.millions", n=t.number(read["tokens"] / 1e6, 1)), t("evaluation.fact_tokens"),
         t("evaluation.fact_tokens_note")),
        (_duration(seconds, t), t("evaluation.fact_time"), t("evaluation.fact_time_note")),
    ]  # fmt: skip


def _duration(seconds: float, t: Texts) -> str:
    minutes = round(seconds / 60)
    return t("evaluation.minutes", n=minutes) if minutes < 90 else t("evaluation.hours", n=t.number(minutes / 60, 1))


def _headline(one: Figures, t: Texts) -> str:
    matrix = one["overall"]["confusion"]
    right = sum(row[i] for i, row in enumerate(matrix)) / max(1, sum(map(sum, matrix)))
    return t("evaluation.headline", right=t.number(100 * right), statements=t.count("statement", one["statements"]))


def scores(view: View, one: Figures) -> None:
    """F1 per target with intervals, beside simple methods."""
    t = view.t
    rows = {t("evaluation.all"): one["overall"]} | {t(f"target.{name}"): one["targets"][name] for name in TARGETS}
    baselines = {t.words.get(f"evaluation.baseline.{name}", name): f for name, f in one["baselines"].items()}
    marks = [
        Mark(name, f["macro_f1"], f["position_f1"], tuple(f["macro_f1_interval"]), tuple(f["position_f1_interval"]))
        for name, f in rows.items()
    ] + [Mark(name, f["macro_f1"], f["position_f1"]) for name, f in baselines.items()]
    table = pd.DataFrame([
        {t("evaluation.row"): mark.name, t("evaluation.four"): mark.four, **_ends("four", mark.four_interval, t),
         t("evaluation.two"): mark.two, **_ends("two", mark.two_interval, t)} for mark in marks
    ])  # fmt: skip
    chart_frame.show(
        view, "evaluation_f1", f1_chart(marks, t, view.palette, view.narrow), title=_against(one, t),
        note=t("evaluation.read_f1"), alt=t("evaluation.alt_f1"), table=table, written=lambda value: t.number(value, 3),
    )  # fmt: skip


def _ends(way: str, interval: tuple[float, float] | None, t: Texts) -> dict[str, float | None]:
    low, high = interval or (None, None)
    return {f"{t(f'evaluation.{way}')}, {t('column.low')}": low, f"{t(f'evaluation.{way}')}, {t('column.high')}": high}


def _against(one: Figures, t: Texts) -> str:
    """Whether the model does better than the best simple method; a gap within the interval is said to be none."""
    name, best = max(((name, f["macro_f1"]) for name, f in one["baselines"].items()), key=lambda pair: pair[1])
    low, high = one["overall"]["macro_f1_interval"]
    word = "above" if low > best else "below" if high < best else "close"
    return t(f"evaluation.f1_{word}", value=t.number(one["overall"]["macro_f1"], 2), best=t.number(best, 2),
             name=t.words.get(f"evaluation.baseline.{name}", name))  # fmt: skip


def by_label(view: View, one: Figures) -> None:
    t = view.t
    labels = one["overall"]["labels"]
    precision, recall, _ = labels["against"]
    section(t("evaluation.labels", precision=t.number(100 * precision), recall=t.number(100 * recall)),
            t("evaluation.read_labels"), level=3)  # fmt: skip
    rows = []
    for label in STANCE_LABELS:
        row: dict[str, str] = {t("evaluation.label"): t(f"label.{label}")}
        row |= {t(f"evaluation.{way}"): t.number(value, 2)
                for way, value in zip(("precision", "recall", "f1"), labels[label], strict=True)}  # fmt: skip
        row |= {f"F1 · {t(f'short.{name}')}": t.number(one["targets"][name]["labels"][label][2], 2) for name in TARGETS}
        rows.append(row)
    show_table(rows, t("evaluation.labels_caption"))


def confusions(view: View, one: Figures) -> None:
    """Small heat tables: what the guide says down the side, what the model says across."""
    t = view.t
    section(t("evaluation.confusion"), t("evaluation.read_confusion"), level=3)
    names = [t(f"label.{label}") for label in STANCE_LABELS]
    parts = [(t("evaluation.all"), one["overall"])] + [(t(f"target.{name}"), one["targets"][name]) for name in TARGETS]
    tables = "".join(heat_table(title, names, figures["confusion"], t) for title, figures in parts)
    show_html(f'<div class="sx-heats">{tables}</div>')


def heat_table(title: str, names: Sequence[str], matrix: Sequence[Sequence[int]], t: Texts) -> str:
    """One confusion matrix as a table whose cells darken with their share of the row."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = ""
    for name, row in zip(names, matrix, strict=True):
        total = max(1, sum(row))
        cells = "".join(
            f'<td style="--share:{round(46 * value / total)}%"><b>{t.number(value)}</b> '
            f"<span>{t.percent(value / total)}</span></td>"
            for value in row
        )
        body += f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'
    return (
        f'<div class="sx-heat" {scrolled(title)}><table><caption>{escape(title)}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def with_doubt(view: View, one: Figures, threshold: float | None) -> None:
    """Coverage against accuracy, and the error of the announced probabilities."""
    t = view.t
    points = [(row["threshold"], row["coverage"], row["accuracy"]) for row in one["coverage"]]
    kept = None if threshold is None else (threshold, *_at(threshold, points))
    title = t("evaluation.coverage_plain")
    if kept is not None:
        title = t("evaluation.coverage", threshold=t.percent(kept[0]), coverage=t.number(100 * kept[1]),
                  accuracy=t.percent(kept[2]), without=t.percent(points[0][2]))  # fmt: skip
    table = pd.DataFrame(points, columns=[t(f"evaluation.{c}") for c in ("threshold", "kept_axis", "right_axis")])
    chart_frame.show(
        view, "evaluation_coverage", coverage_chart(points, kept, t, view.palette), title=title,
        note=t("evaluation.read_coverage"), alt=t("evaluation.alt_coverage"), table=table,
        written=lambda value: t.number(value, 3),
    )  # fmt: skip
    errors = ", ".join(
        f"{t(f'target.{name}')} {t.number(100 * one['targets'][name]['calibration_error'], 1)}" for name in TARGETS
    )
    notice(t("evaluation.calibration", error=t.number(100 * one["calibration_error"], 1), targets=errors))


def _at(threshold: float, points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Coverage and accuracy at a threshold between two measured ones."""
    thresholds, coverage, accuracy = zip(*points, strict=True)
    return float(np.interp(threshold, thresholds, coverage)), float(np.interp(threshold, thresholds, accuracy))


def by_slice(view: View, one: Figures) -> None:
    t = view.t
    found = one["slices"]
    solid = [name for name, figures in found.items() if figures["rows"] >= SOLID] or list(found)
    worst = min(solid, key=lambda name: found[name]["position_f1"])
    section(t("evaluation.slices", worst=_slice_name(worst, t).lower()), t("evaluation.read_slices"), level=3)
    show_table(
        [
            {t("evaluation.row"): _slice_name(name, t), t("column.statements"): t.number(f["rows"]),
             t("evaluation.four"): t.number(f["macro_f1"], 2), t("evaluation.two"): t.number(f["position_f1"], 2)}
            for name, f in found.items()
        ], t("evaluation.slices_caption"),
    )  # fmt: skip


def _slice_name(name: str, t: Texts) -> str:
    kind = name.removeprefix("kind: ")
    return t(f"kind.{kind}") if kind != name else t.words.get(f"evaluation.slice.{name}", name)


def tone(view: View, one: Figures) -> None:
    t, figures = view.t, one["tone"]
    low, high = figures["macro_f1_interval"]
    section(t("evaluation.tone", value=t.number(figures["macro_f1"], 2), low=t.number(low, 2), high=t.number(high, 2)),
            t("evaluation.read_tone"), level=3)  # fmt: skip
    names = [t(f"tone.{label}") for label in TONE_LABELS]
    show_table(
        [
            {t("evaluation.label"): name} | {t(f"evaluation.{way}"): t.number(value, 2) for way, value in
                                             zip(("precision", "recall", "f1"), figures["labels"][label], strict=True)}
            for name, label in zip(names, TONE_LABELS, strict=True)
        ], t("evaluation.labels_caption"),
    )  # fmt: skip
    show_html(f'<div class="sx-heats">{heat_table(t("evaluation.tone_caption"), names, figures["confusion"], t)}</div>')


def speaker_only(view: View, figures: Figures) -> None:
    """How often a camp that only speaks is read as one that is spoken of."""
    t = view.t
    section(t("evaluation.speaker", right=t.number(figures["right"]), decisions=t.number(figures["decisions"])),
            t("evaluation.read_speaker"), level=3)  # fmt: skip
    notice(
        t(
            "evaluation.speaker_detail",
            taken=t.number(figures["taken_for_one"]),
            without=t.number(figures["no_position"]),
        )
    )


def even_handedness(view: View, figures: Figures) -> None:
    t = view.t
    section(t("evaluation.even", same=t.number(100 * figures["same_label"])), t("evaluation.read_even"), level=3)
    notice(t("evaluation.even_detail", statements=t.count("statement", figures["statements"]),
             gap=t.number(figures["mean_gap"], 2)))  # fmt: skip
