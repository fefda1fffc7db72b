"""The verbs of reporting, of taking sides, and the ordinary ones, by inflected form.

`data/speech_verbs.csv` gives lemma and classes; `conjugation` gives the forms. Classes: `say` (reports a clause),
`state` (reports a clause or a noun), `think`, `cite` (only beside quoted words), `topic` (names a subject, quotes a
fragment), `act` (takes a side), `noun` (nominal report). Limits: a form is not disambiguated here (`dit`, `juge`).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stance.errors import TableError
from stance.reading.conjugation import FINITE, conjugate
from stance.reading.tokens import tokenize
from stance.reading.view import reading_view

CLASSES = frozenset({"say", "state", "think", "cite", "topic", "act", "noun"})


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a form: lemma, classes, morphological tags, what must follow, and whether it is reflexive."""

    lemma: str
    classes: frozenset[str]
    tags: int
    tail: tuple[str, ...] = ()
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class VerbLexicon:
    """`reporting`: form → readings, longest tail first. `needing`: form of which all readings have a tail (`a`, `est`)
    → the words that open these. `finite`: every form that can head a clause."""

    reporting: Mapping[str, tuple[Verb, ...]]
    needing: Mapping[str, frozenset[str]]
    finite: frozenset[str]
    infinitives: frozenset[str]
    nouns: frozenset[str]


def load_verbs(reporting: Path, common: Path) -> VerbLexicon:
    try:
        with reporting.open(encoding="utf-8", newline="") as handle:
            rows = [(row["lemma"], frozenset(row["classes"].split("|"))) for row in csv.DictReader(handle)]
        lines = common.read_text(encoding="utf-8").splitlines()
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise TableError(f"{reporting.name} or {common.name} cannot be read ({error}).") from error
    if not rows:
        raise TableError(f"{reporting.name} holds no verb. Copy the file again.")
    for lemma, classes in rows:
        if not classes <= CLASSES:
            raise TableError(f"{reporting.name}: {lemma!r} has unknown class(es) {sorted(classes - CLASSES)}.")
    readings: dict[str, list[Verb]] = {}
    nouns: set[str] = set()
    for lemma, classes in rows:
        if "noun" in classes:
            nouns.update((lemma, lemma + "s"))
        if classes != {"noun"}:
            _add_readings(readings, lemma, classes - {"noun"})
    everyday = {lemma for line in lines if not line.startswith("#") for lemma in line.split()}
    return VerbLexicon(
        reporting={
            form: tuple(sorted(group, key=lambda v: (-len(v.tail), not v.reflexive)))
            for form, group in readings.items()
        },
        needing={
            form: frozenset(verb.tail[0] for verb in group)
            for form, group in readings.items()
            if all(verb.tail for verb in group)
        },
        finite=frozenset(_finite_forms(everyday) | _finite_forms({_head(lemma)[0] for lemma, _ in rows})),
        infinitives=frozenset(
            spelt
            for lemma in everyday | {_head(lemma)[0] for lemma, classes in rows if classes != {"noun"}}
            for spelt in _spellings(lemma)
        ),
        nouns=frozenset(nouns),
    )


def _head(lemma: str) -> tuple[str, tuple[str, ...], bool]:
    """`s'en prendre à` → (`prendre`, (`à`,), True): head verb, what follows it, reflexive or not."""
    tokens = [t for t in tokenize(reading_view(lemma)).lower]
    reflexive = tokens[0] in ("se", "s'")
    if reflexive:
        tokens = tokens[1:]
    if tokens[0] == "en":
        tokens = tokens[1:]
    return tokens[0], tuple(tokens[1:]), reflexive


def _add_readings(readings: dict[str, list[Verb]], lemma: str, classes: frozenset[str]) -> None:
    head, tail, reflexive = _head(lemma)
    for form, tags in conjugate(head).items():
        for spelt in _spellings(form):
            readings.setdefault(spelt, []).append(Verb(lemma, classes, tags, tail, reflexive))


def _spellings(form: str) -> set[str]:
    """`reconnaît` and, since 1990, `reconnait`."""
    return {form, form.replace("aît", "ait").replace("oît", "oit")}


def _finite_forms(lemmas: set[str]) -> set[str]:
    return {
        spelt
        for lemma in lemmas
        if lemma.endswith(("er", "ir", "re", "oir"))
        for form, tags in conjugate(lemma).items()
        if tags & FINITE
        for spelt in _spellings(form)
    }
