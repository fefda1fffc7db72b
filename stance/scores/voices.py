"""Which mentions of a target only say who speaks: `le Kremlin a félicité Cuba` says nothing of Russia.

Who speaks is no mention (label guide), and corpora name a camp mostly to speak of it: a model that cannot tell the two
apart takes every spokesman for an advocate. A mention speaks where it stands outside quotation marks behind a word for
sources (`selon Moscou`), as the subject of a verb of speech or of taking sides (`l'ambassadeur russe déplore`), right
behind such a verb that closes a quotation (`« … », ironise un diplomate russe`), or before a colon and a quotation.

This reads word order only, of one text at a time, and needs no table of people: the model learns how far to trust it.
Limits: an object that stands before the verb, and verbs that the table lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.reading.conjugation import FINITE, PARTICIPLE
from stance.reading.verbs import load_verbs
from stance.scores.phrases import Match, Word

VERB_TABLES = ("speech_verbs.csv", "common_verbs.txt")
_CLOSED_BY = {"«": "»", "“": "”", "„": "”", '"': '"'}
_OPENING, _CLOSING, _STRAIGHT = frozenset("«“„"), frozenset("»”"), '"'
_STOPS = frozenset('.;:!?…«»“”„"()—–')
_AUXILIARIES = frozenset(
    {"a", "ont", "avait", "avaient", "aura", "aurait", "auraient", "est", "sont", "était", "serait"}
)
_SELVES = frozenset({"se", "s'"})
_LETTING = frozenset({"savoir", "valoir", "remarquer", "observer"})
_LET = frozenset({"fait", "font", "faisait", "faisaient", "fera", "feront", "fit", "firent", "faire"})
_BEHIND = 8  # words looked at before a mention
_FARTHEST = 40  # words, asides included, within which the verb must stand: keeps long texts linear
_AHEAD = 8  # words between a mention and its verb, what stands between two commas left out
_SOURCES = frozenset({"selon", "suivant", "après", "croire"})
# Before a mention they make it an object, a place or another clause's subject.
_GOVERNED = frozenset({
    "que", "qu'", "qui", "dont", "où", "si", "contre", "avec", "envers", "sur", "vers", "dans", "face", "sans", "entre",
    "chez", "par", "à", "au", "aux", "en", "quand", "lorsque", "comme", "et",
})  # fmt: skip
# Verbs of speech that mostly tell what a country or an army does.
_DEEDS = frozenset({
    "attaquer", "avancer", "bannir", "combattre", "convoquer", "couvrir", "exclure", "expulser", "geler", "interdire",
    "repousser", "sanctionner", "suspendre",
})  # fmt: skip
_SMALL = frozenset({
    "de", "du", "des", "d'", "le", "la", "les", "un", "une", "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs",
    "ou", "mais", "pour", "est", "sont",
})  # fmt: skip
_RELATIVES = frozenset({"que", "qu'", "qui", "dont", "où"})


@dataclass(frozen=True, slots=True)
class SpeechVerbs:
    """Forms of verbs of speech and of taking sides: `finite`, `participles`, `reflexive` (either, behind `se`);
    `acts` are those that take an object as often (`accuse Moscou`); `others` head a clause without speech.
    """

    finite: frozenset[str]
    participles: frozenset[str]
    reflexive: frozenset[str]
    acts: frozenset[str]
    others: frozenset[str]

    def speak(self, texts: Sequence[str], at: int, first: int) -> bool:
        """Whether the word at `at` is a verb of speech, with its helpers from `first` on."""
        helpers = texts[max(first, at - 3) : at]
        helped = not _AUXILIARIES.isdisjoint(helpers)
        if texts[at] in self.reflexive and not _SELVES.isdisjoint(helpers):
            return True
        return texts[at] in self.finite or (texts[at] in self.participles and helped)


def load_speech_verbs(folder: Path) -> SpeechVerbs:
    """From VERB_TABLES in `folder`: a checkpoint's own, which its readers were fitted with, or, to train one, the
    tables of `data`, which extraction reads and which grow. Raises TableError.
    """
    lexicon = load_verbs(*(folder / name for name in VERB_TABLES))
    finite, participles, reflexive, acts = set(), set(), set(), set()
    for form, verbs in lexicon.reporting.items():
        for verb in verbs:
            if verb.tail or verb.lemma in _DEEDS:
                continue
            if verb.reflexive and verb.tags & (FINITE | PARTICIPLE):
                reflexive.add(form)
            elif verb.tags & FINITE:
                finite.add(form)
            if verb.tags & PARTICIPLE and not verb.reflexive:
                participles.add(form)
            if "act" in verb.classes and not verb.reflexive:
                acts.add(form)
    return SpeechVerbs(*map(frozenset, (finite, participles, reflexive, acts, lexicon.finite - finite)))


def speaking(words: Sequence[Word], mentions: Sequence[Match], verbs: SpeechVerbs) -> list[bool]:
    """For each mention, in the order of the text, whether it only says who speaks."""
    if not mentions:
        return []
    place = {word.start: index for index, word in enumerate(words)}
    last = {word.end: index for index, word in enumerate(words)}
    texts = [word.text for word in words]
    quoted = _quoted(texts)
    return [_speaks(texts, quoted, place[m.start], last[m.end], verbs) for m in mentions]


def _quoted(texts: Sequence[str]) -> list[bool]:
    """Whether each word stands inside quotation marks."""
    closes, result = "", []  # only its own mark ends a quotation: `« les “alliés” de Kiev »` is one
    for text in texts:
        if not closes:
            closes = _CLOSED_BY.get(text, "")
        elif text == closes:
            closes = ""
        result.append(bool(closes))
    return result


def _speaks(texts: list[str], quoted: list[bool], first: int, last: int, verbs: SpeechVerbs) -> bool:
    if quoted[first]:
        return False
    before = _before(texts, first)
    if not _SOURCES.isdisjoint(before) or _for_one(texts, last, before):
        return True
    if _inverted(texts, first, before, verbs):
        return True
    if not _GOVERNED.isdisjoint(before):
        return False
    return _announces(texts, last) or _has_verb(texts, last, verbs)


def _for_one(texts: list[str], last: int, before: list[str]) -> bool:
    """`Pour Moscou, …` and `Pour la partie russe, …`."""
    return before[:1] == ["pour"] and "," in texts[last + 1 : last + 5]


def _before(texts: list[str], first: int) -> list[str]:
    """The words of the phrase before a mention, back to the last comma or stop, nearest last."""
    start = first
    while start > max(0, first - _BEHIND) and texts[start - 1] not in _STOPS and texts[start - 1] != ",":
        start -= 1
    return texts[start:first]


def _inverted(texts: list[str], first: int, before: list[str], verbs: SpeechVerbs) -> bool:
    """`« … », a déclaré le ministre russe`: a verb of speech heads the phrase, or any verb right behind a quotation."""
    head = next((i for i, text in enumerate(before) if text not in _AUXILIARIES and not text.endswith("'")), None)
    start = first - len(before)
    if head is None or head > 2 or start == 0:
        return False
    verb, behind = before[head], texts[start - 2 : start] if texts[start - 1] == "," else texts[start - 1 : start]
    if not (_CLOSING | {_STRAIGHT}).isdisjoint(behind):
        return verb not in _GOVERNED and verb not in _SMALL
    return verb not in verbs.acts and verbs.speak(before, head, 0) and _RELATIVES.isdisjoint(before[head:])


def _announces(texts: list[str], last: int) -> bool:
    """`Moscou : « … »`."""
    return texts[last + 1 : last + 2] == [":"] and bool({*_OPENING, _STRAIGHT}.intersection(texts[last + 2 : last + 3]))


def _has_verb(texts: list[str], last: int, verbs: SpeechVerbs) -> bool:
    """Whether the next verb of the clause is one of speech, whatever stands between two commas."""
    aside, seen = False, 0
    for at in range(last + 1, min(len(texts), last + _FARTHEST)):
        text = texts[at]
        if text == ",":
            aside = not aside
            continue
        if text in _STOPS:
            return False
        if aside or "-" in texts[at - 1 : at + 2]:
            continue
        if text in _RELATIVES or seen >= _AHEAD:
            return False
        if verbs.speak(texts, at, last + 1) or (text in _LETTING and texts[at - 1] in _LET):
            return True
        if text in verbs.others and text not in _AUXILIARIES and text not in _LET:
            return False
        seen += 1
    return False
