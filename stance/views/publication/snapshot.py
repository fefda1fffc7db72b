"""The numbers of a view, from the store, in the form that `redraw` computes from rows; and what a reader of them needs:
filters, words, what was counted together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from stance.records import TARGETS
from stance.store.filters import to_query
from stance.views.charts.trend import choose_bin
from stance.views.intervals import estimate
from stance.views.publication.redraw import LABELS
from stance.views.view import View

TOP = 12  # names shown: a printed page holds no more


@dataclass(frozen=True)
class Snapshot:
    """`numbers` as in chiffres.json, `view` as in vue.json."""

    numbers: dict[str, Any]
    view: dict[str, Any]


def take(view: View) -> Snapshot:
    by = "outlet" if view.filters.voice == "narration" else "actor"
    leaders = view.reader.frame("leaders", view.filters, by=by, top=TOP)["name"].tolist()
    whole = view.positions()
    bin = _bin(view, whole)
    totals = view.reader.frame("totals", view.filters).iloc[0]
    counts = {label: _counts(view, label) for label in LABELS}
    numbers = {
        "enonces": int(totals["statements"]),
        "articles": int(totals["articles"]),
        "positions": [
            {"cible": row["target"], **_mean(row)}
            | {word: counts[label].get(row["target"], 0) for label, word in LABELS.items()}
            for row in _ordered(view, whole)
        ],
        "temps": [
            {"cible": row["target"], "debut": row["bin"].isoformat(), **_mean(row)}
            for row in _ordered(view, view.positions(bin=bin))
        ],
        "noms": _by_name(view, by, leaders),
    }  # fmt: skip
    return Snapshot(numbers, _told(view, by, leaders, bin))


def _bin(view: View, whole: pd.DataFrame) -> str:
    first, last = view.period()
    if first is None or last is None or whole.empty:
        return "month"
    return choose_bin(first, last, int(whole["n"].median()))


def _counts(view: View, label: str) -> dict[str, int]:
    """Statements with one label, per target; nothing where the filters leave that label out."""
    if view.filters.labels and label not in view.filters.labels:
        return {}
    rows = view.positions(filters=replace(view.filters, labels=(label,)))
    return dict(zip(rows["target"], map(int, rows["n"]), strict=True))


def _by_name(view: View, by: str, names: list[str]) -> list[dict[str, Any]]:
    found = view.positions(by=by, names=tuple(names)).to_dict("records")
    place = {name: number for number, name in enumerate(names)}
    ordered = sorted(found, key=lambda row: (place[row["name"]], TARGETS.index(row["target"])))
    return [{"nom": row["name"], "cible": row["target"], **_mean(row)} for row in ordered]


def _ordered(view: View, rows: pd.DataFrame) -> list[dict[str, Any]]:
    return sorted(rows.to_dict("records"), key=lambda row: (view.targets.index(row["target"]), row["bin"] or date.min))


def _mean(row: dict[str, Any]) -> dict[str, Any]:
    value = estimate(row)
    return {"enonces": value.n, "articles": value.articles, "moyenne": value.mean, "bas": value.low, "haut": value.high}


def _told(view: View, by: str, names: list[str], bin: str) -> dict[str, Any]:
    t, filters = view.t, view.filters
    words = {name: t(f"target.{name}") for name in TARGETS}
    words |= {LABELS[label]: t(f"label.{label}") for label in LABELS}
    words |= {f"titre_{name}": t(f"report.figure_{name}") for name in ("positions", "parts", "temps", "noms")}
    return {
        "filtres": to_query(filters, *view.reader.bounds()),
        "cibles": list(view.targets),
        "positions": list(filters.labels),
        "probabilite": filters.min_probability,
        "etiquettes": filters.label_source,
        "pas": bin,
        "noms_par": by,
        "noms": names,
        "mots": words | {"sans_date": t("time.undated"), "virgule": t.language == "fr"},
    }
