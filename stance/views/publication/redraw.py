"""Refait les chiffres et les figures de ce dossier à partir de ses données : `python refaire.py`.

Redoes the numbers and figures of this bundle from its data alone, compares them with `chiffres.json`, and writes the
figures anew into `refait/`. Needs Python 3.11 or later and nothing else; with numpy, intervals are drawn again too
(they come from 300 draws of articles with a fixed seed), without it those of more than 200 articles only.

The dashboard takes its numbers from its database, in single precision, and this file takes them from the rows: two
ways, one result to six decimals.
"""

from __future__ import annotations

import csv
import json
import math
import struct
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

try:
    import numpy
except ModuleNotFoundError:
    numpy = None

TARGETS = {"russia": "russie", "us_nato": "etats_unis_otan", "ukraine": "ukraine"}
LABELS = {"against": "hostile", "favor": "favorable", "neutral": "neutre"}
ENDINGS = {"favor": "favorable", "against": "hostile", "neutral": "neutre", "none": "non_concerne"}
LISTED, DRAWS = 200, 300


def read(path):
    """Rows of enonces.csv: `;`, decimal comma."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def numbers(rows, view):
    """All figures of the view; `view` is vue.json."""
    taken = {target: [said for row in rows if (said := concerned(row, target, view))] for target in view["cibles"]}
    field = "media" if view["noms_par"] == "outlet" else "acteur"
    return {
        "enonces": len(rows),
        "articles": len({row["id_article"] for row in rows}),
        "positions": [{"cible": t, **mean(of), **counts(of)} for t, of in taken.items() if of],
        "temps": [
            {"cible": t, "debut": start, **mean(of)}
            for t, all_ in taken.items()
            for start, of in sorted(group(all_, lambda r: bin_of(r["date"], view["pas"])).items())
        ],
        "noms": [
            {"nom": name, "cible": t, **mean(of)}
            for name in view["noms"]
            for t, all_ in taken.items()
            if (of := [row for row in all_ if row[field] == name])
        ],
    }


def concerned(row, target, view):
    """What a row says of a target, or None where it does not concern it or the filters leave it out."""
    column = TARGETS[target]
    words = {word: label for label, word in LABELS.items()}
    label = words.get(row[column])
    people = view["etiquettes"] == "corrected" and row.get(f"{column}_relue")
    top = 1.0 if people else max(number(row[f"{column}_p_{ending}"]) for ending in ENDINGS.values())
    if (
        label is None
        or (view["positions"] and label not in view["positions"])
        or single(top) < single(view["probabilite"])
    ):
        return None
    return {"article": (row["date"] or "9999", row["id_article"]), "date": row["date"], "acteur": plain(row["acteur"]),
            "media": plain(row["media"]), "label": label, "score": number(row[f"{column}_score"])}  # fmt: skip


def number(text):
    return float(text.replace(",", ".")) if text else 0.0


def single(value):
    """As the database compares probabilities."""
    return struct.unpack("f", struct.pack("f", value))[0]


def plain(text):
    """Without the apostrophe that keeps a spreadsheet from running a text."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def group(rows, key):
    found = defaultdict(list)
    for row in rows:
        if key(row):
            found[key(row)].append(row)
    return found


def bin_of(day, bin):
    """First day of the period a date falls in; nothing for an undated article."""
    if not day:
        return ""
    value = date.fromisoformat(day[:10])
    if bin == "week":
        value -= timedelta(days=value.weekday())
    elif bin != "day":
        value = value.replace(day=1, month=value.month if bin == "month" else (value.month - 1) // 3 * 3 + 1)
    return value.isoformat()


def counts(rows):
    return {word: sum(row["label"] == label for row in rows) for label, word in LABELS.items()}


def mean(rows):
    """Mean score with its 95 % interval by article."""
    per = group(rows, lambda row: row["article"])
    sums = [sum(row["score"] for row in per[name]) for name in sorted(per)]
    sizes = [len(per[name]) for name in sorted(per)]
    value = sum(sums) / sum(sizes)
    low, high = interval(sums, sizes, value)
    return {"enonces": sum(sizes), "articles": len(per), "moyenne": value, "bas": low, "haut": high}


def interval(sums, sizes, value):
    """None where numpy is missing."""
    articles, total = len(sums), sum(sizes)
    if articles < 2:
        return -1.0, 1.0
    if articles > LISTED:
        squares = sum((s - value * n) ** 2 for s, n in zip(sums, sizes, strict=True))
        error = math.sqrt(max(squares, 0.0) * articles / (articles - 1)) / total
        return max(-1.0, value - 1.96 * error), min(1.0, value + 1.96 * error)
    if numpy is None:
        return None, None
    listed = sorted(zip(sums, sizes, strict=True), key=lambda pair: (pair[1], round(pair[0], 6)))
    sums, sizes = zip(*listed, strict=True)
    picks = numpy.random.default_rng(articles).integers(0, articles, (DRAWS, articles))
    draws = numpy.asarray(sums)[picks].sum(axis=1) / numpy.asarray(sizes, dtype=float)[picks].sum(axis=1)
    return tuple(float(v) for v in numpy.quantile(draws, (0.025, 0.975)))


def differences(found, stated, path=""):
    """Places where two sets of figures differ; an interval that could not be drawn again is not compared."""
    if isinstance(stated, dict):
        return [d for key in stated for d in differences(found.get(key), stated[key], f"{path}/{key}")]
    if isinstance(stated, list):
        if len(found) != len(stated):
            return [f"{path}: {len(found)} / {len(stated)}"]
        pairs = enumerate(zip(found, stated, strict=True))
        return [d for i, (a, b) in pairs for d in differences(a, b, f"{path}/{i}")]
    if found is None and path.rsplit("/", 1)[-1] in ("bas", "haut"):
        return []
    same = math.isclose(found, stated, abs_tol=1e-6) if isinstance(stated, float) else found == stated
    return [] if same else [f"{path}: {found} / {stated}"]


def main():
    from dessins import figures  # beside this file in the bundle

    folder = Path(__file__).resolve().parent
    view = json.loads((folder / "vue.json").read_text(encoding="utf-8"))
    stated = json.loads((folder / "chiffres.json").read_text(encoding="utf-8"))
    found = numbers(read(folder / "donnees" / "enonces.csv"), view)
    (folder / "refait").mkdir(exist_ok=True)
    for name, drawing in figures(found, view["mots"]).items():
        (folder / "refait" / name).write_text(drawing, encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False, indent=1))
    apart = differences(found, stated)
    for one in apart:
        print("DIFFÉRENCE / DIFFERENCE", one, file=sys.stderr)
    same = "Mêmes chiffres que chiffres.json. / Same numbers as chiffres.json."
    print(same if not apart else f"{len(apart)} différences / differences", file=sys.stderr)
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main())
