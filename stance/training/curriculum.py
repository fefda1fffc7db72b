"""A graded curriculum generated from the valence lexicon: who is blessed or blamed by each word, in plain sentences.

Labelled statements hold a fraction of the lexicon's words. Here its words of at least MIDDLING strength appear in
frames whose labels follow from their entry: asserted, refused, denied, attributed, and with two targets of different
fate. Limits: infinitives and quoted words only, so that no agreement is guessed; nothing said here is about the world.
Read before the labelled statements, never instead of them (curriculum learning, Bengio et al. 2009).
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

from stance.evaluation.labels import IGNORED, Example
from stance.evaluation.swap import NOUNS, OTHERS, Noun, noun_phrase
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.targets import SLOTS

MIDDLING = 2
INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")
PREPOSITIONS = ("à", "de", "contre", "pour", "sur", "avec", "envers", "devant")
NEUTRAL_VERBS = (
    "rencontrer", "évoquer", "consulter", "recevoir", "mentionner", "discuter avec", "téléphoner à", "parler de",
    "s'entretenir avec", "observer", "décrire", "interroger", "échanger avec", "attendre", "citer", "écrire à",
)  # fmt: skip
SPEAKERS = (
    "le ministre allemand des Affaires étrangères", "la présidente du groupe", "un député centriste", "le pape",
    "le secrétaire général des Nations unies", "la cheffe de la diplomatie", "un ancien ambassadeur", "l'historien",
    "le président brésilien", "un élu de l'opposition", "la porte-parole du gouvernement", "le chef du parti",
    "une chercheuse en relations internationales", "l'éditorialiste", "un général à la retraite", "la candidate",
    "le président turc", "le gouvernement malien", "la présidente de la commission", "le Premier ministre",
)  # fmt: skip
OPENINGS = (
    "", "", "", "Mardi, ", "À l'issue du sommet, ", "Dans un entretien, ", "Ces derniers mois, ", "Sans surprise, ",
)  # fmt: skip

Labels = dict[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the lexicon: its words, signs toward subject and object (0 when the entry says nothing), 1 for good."""

    words: str
    frame: str
    subject: int
    object: int

    @property
    def preposition(self) -> str:
        last = self.words.rsplit(" ", 1)[-1]
        return last if " " in self.words and last in PREPOSITIONS else ""


@dataclass(frozen=True, slots=True)
class Draw:
    """What one sentence is made of: a speaker, and two different targets with their names."""

    speaker: str
    first: tuple[str, Noun]
    second: tuple[str, Noun]


def curriculum(lexicon: Path, count: int, seed: int = 0) -> list[Example]:
    """`count` generated statements with the stances their words decide, and no tone; a third join two clauses."""
    rng = random.Random(seed)
    words = _read_words(lexicon)
    examples: list[Example] = []
    while len(examples) < count:
        draw = _draw(rng)
        text, labels = _clause(rng, draw, words)
        if rng.random() < 1 / 3:
            other = Draw(rng.choice(SPEAKERS), draw.second, draw.first)
            following, more = _spoken(rng, other, rng.choice(words.speech))
            if not labels.keys() & more.keys():
                joint = rng.choice((" ; ", " ; en revanche, ", ", mais ", " ; de son côté, "))
                text, labels = text + joint + following, labels | more
        opening = rng.choice(OPENINGS)
        text = opening + (text if opening else text[0].upper() + text[1:]) + "."
        stance = tuple(labels.get(slot, _absent(slot)) for slot in SLOTS)
        examples.append(Example(text, stance, IGNORED, f"curriculum:{len(examples)}", "indirect"))
    return examples


@dataclass(frozen=True, slots=True)
class Words:
    """Entries by what they do: speak about an object, act on somebody, name their holder."""

    speech: list[Entry]
    acts: list[Entry]
    epithets: list[Entry]


def _read_words(lexicon: Path) -> Words:
    """Entries at least MIDDLING strong; verbs only where they begin with an infinitive and take an object."""
    with lexicon.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    entries = [
        (row["pos"], Entry(row["lemma"], row["frame"], _sign(row["toward_subject"]), _sign(row["toward_object"])))
        for row in rows
        if float(row["strength"]) >= MIDDLING
    ]
    verbs = [
        entry
        for part, entry in entries
        if (part == "V" or (part == "MWE" and entry.preposition))
        and entry.words.split()[0].endswith(INFINITIVE_ENDINGS)
        and not entry.words.startswith(("se ", "s'"))
    ]
    return Words(
        speech=[entry for entry in verbs if entry.frame == "SPEECH_ACT" and entry.object],
        acts=[entry for entry in verbs if entry.frame == "ACT" and entry.subject],
        epithets=[entry for part, entry in entries if entry.frame == "EPITHET" and entry.subject],
    )


def _clause(rng: random.Random, draw: Draw, words: Words) -> tuple[str, Labels]:
    """One clause and the labels it decides."""
    kind = rng.random()
    if kind < 0.15:
        meeting = _with_preposition(rng.choice(NEUTRAL_VERBS), draw.first[1])
        return f"{draw.speaker} a prévu {_of(meeting)}", {draw.first[0]: _label(0)}
    if kind < 0.45:
        return _spoken(rng, draw, rng.choice(words.speech))
    if kind < 0.75:
        return _acted(rng, draw, rng.choice(words.acts))
    return _named(rng, draw, rng.choice(words.epithets))


def _named(rng: random.Random, draw: Draw, entry: Entry) -> tuple[str, Labels]:
    """A word of praise or blame given to the first target, or refused to it."""
    target, noun = draw.first
    name, word = noun_phrase("le", noun), entry.words
    frames: list[tuple[str, int]] = [
        (f"{draw.speaker} a qualifié {name} de « {word} »", 1),
        (f"pour {draw.speaker}, « {word} » est le mot qui convient {noun_phrase('à la', noun)}", 1),
        (f"« {word} » : voilà ce que {draw.speaker} a dit {noun_phrase('de la', noun)}", 1),
    ]
    if entry.subject < 0:
        frames.append((f"qualifier {name} de « {word} » est une erreur, selon {draw.speaker}", -1))
    text, sign = rng.choice(frames)
    return text, {target: _label(sign * entry.subject)}


def _spoken(rng: random.Random, draw: Draw, entry: Entry) -> tuple[str, Labels]:
    """A speaker's position toward one object; refusing turns it."""
    target, noun = draw.first
    act = _with_preposition(entry.words, noun)
    frames: tuple[tuple[str, int], ...] = (
        (f"{draw.speaker} vient {_of(act)}", 1),
        (f"{draw.speaker} n'a jamais cessé {_of(act)}", 1),
        (f"{draw.speaker} a fini par {act}", 1),
        (f"il faut {act}, a plaidé {draw.speaker}", 1),
        (f"il est grand temps {_of(act)}, estime {draw.speaker}", 1),
        (f"{draw.speaker} refuse {_of(act)}", -1),
        (f"rien ne justifie {_of(act)}, selon {draw.speaker}", -1),
        (f"{draw.speaker} juge absurde {_of(act)}", -1),
    )
    text, sign = rng.choice(frames)
    return text, {target: _label(sign * entry.object)}


def _acted(rng: random.Random, draw: Draw, entry: Entry) -> tuple[str, Labels]:
    """An act of the first target on the second; a denied accusation sides with the accused."""
    (first, doer), (second, victim) = draw.first, draw.second
    act = _with_preposition(entry.words, victim)
    name = noun_phrase("le", doer)
    plural = doer.gender == "p"
    told: Labels = {first: _label(entry.subject), second: _label(entry.object)}
    frames: list[tuple[str, Labels]] = [
        (f"{name} {'viennent' if plural else 'vient'} {_of(act)}", told),
        (f"{name} {'continuent' if plural else 'continue'} {_of(act)}", told),
        (f"{draw.speaker} {'félicite' if entry.subject > 0 else 'accuse'} {name} {_of(act)}", told),
        (f"selon {draw.speaker}, {name} {'ont' if plural else 'a'} fini par {act}", told),
    ]
    if entry.subject < 0:
        denied: Labels = {first: _label(1), second: _label(0)}
        frames.append((f"il est faux d'accuser {name} {_of(act)}, assure {draw.speaker}", denied))
        frames.append((f"{name} n'{'ont' if plural else 'a'} jamais voulu {act}, assure {draw.speaker}", denied))
    return rng.choice(frames)


def _draw(rng: random.Random) -> Draw:
    """Two different targets; now and then one is a foreign country, for the slot `other`."""
    chosen = rng.sample(TARGETS, 2)
    named = [(target, rng.choice(rng.choice([NOUNS[target][kind] for kind in _SORTS]))) for target in chosen]
    if rng.random() < 0.25:
        nouns, _ = rng.choice(OTHERS)
        named[rng.randrange(2)] = ("other", rng.choice(nouns[rng.choice(_SORTS)]))
    return Draw(rng.choice(SPEAKERS), named[0], named[1])


_SORTS = ("country", "capital", "leader")


def _with_preposition(act: str, noun: Noun) -> str:
    """The infinitive with its object: "parler de" + le Kremlin → "parler du Kremlin"."""
    head, _, last = act.rpartition(" ")
    if head and last in ("à", "de"):
        return f"{head} {noun_phrase('à la' if last == 'à' else 'de la', noun)}"
    return f"{act} {noun_phrase('le', noun)}"


def _of(act: str) -> str:
    """ "de" before an infinitive, elided where French elides."""
    return f"d'{act}" if act[0].lower() in "aeéèêiîouû" else f"de {act}"


def _sign(value: str) -> int:
    return (float(value) > 0) - (float(value) < 0)


def _label(sign: int) -> int:
    return STANCE_LABELS.index({1: "favor", -1: "against", 0: "neutral"}[sign])


def _absent(slot: str) -> int:
    return STANCE_LABELS.index("none") if slot in TARGETS else IGNORED
