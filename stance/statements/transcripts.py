"""Speaker labels of transcripts, interviews and parliamentary records: `LE PRÉSIDENT. —`, `Nicolas Tenzer :`.

A text is read as a transcript when several paragraphs open with a label; every paragraph then belongs to the last
label. A label whose paragraphs are mostly questions is the interviewer, hence the outlet's voice. Limits: a label is at
most six words before a colon or a dash, or a title with a name before a full stop; initials stand for one person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from stance.reading.view import FILLER, plain
from stance.statements.words import ASKERS

_WORD = r"[A-ZÀ-Ý][\w.'-]{0,24}"
_NAME = rf"{_WORD}(?: (?:de |du |d'|van |von |le |la |of )?{_WORD}){{0,4}}"
_COLON = re.compile(
    rf"(?:[-–—•] ?|\d{{2}}\.\d{{2}} )?"
    rf"((?:(?:LE|LA|Le|La|L'|M\.|Mme|Dr) ?)?(?!(?:À|En|Au|Aux|Dans|Sur|Pour|Selon) ){_NAME}"
    rf"(?: \([A-ZÀ-Ý][^)\n]{{1,40}}\))?) ?(?:, "
    rf"[^:.\n]{{3,40}})?:(?! ?[«“\"]) "
)
_DASH = re.compile(rf"((?:(?:LE|LA|M\.|Mme) ?)?{_NAME})\.? ?[-–—] ")
_STOP = re.compile(
    rf"(L[ae] [Pp]résidente?|(?:M\.|Mme) (?:le|la|l') ?[a-zà-ÿA-ZÀ-Ý][\w' -]{{3,70}}|(?:M\.|Mme|LE|LA) (?:le |la |Le "
    rf"|La )?[A-ZÀ-Ýa-zà-ÿ][\w'-]{{1,24}}(?: (?:de |du )?{_WORD}){{0,3}})(?: "
    rf"\([^)\n]{{1,60}}\))?"
    r"(?:, [^.\n(]{3,60}?)? ?\.(?: {0,2}[-–—])? (?=[A-ZÀ-Ý«(])"
)
_CAPITALS = re.compile(r"([A-ZÀ-Ý][A-ZÀ-Ý'-]+(?: [A-ZÀ-Ý][A-ZÀ-Ý'-]+){0,3})(?: \([^)\n]{2,40}\))?\. (?=[A-ZÀ-Ý«(])")
_DASHED = re.compile(rf"[-–—] ?((?:(?:Le|La|M\.|Mme) ?)?{_NAME})\. (?=[A-ZÀ-Ý«])")  # in an interview led by dashes
# What only a record of a sitting prints, so that one of them is enough: `01.02 Olga Lind (Les Verts): `,
# `Olga Lind (PPE). – `, `M. Lind, représentant de la Chine (parle en anglais) : `.
_MEMBER = re.compile(rf"\d{{2}}\.\d{{2,3}} {{1,2}}({_NAME})(?: ?\([^)\n]{{2,50}}\))?(?:, [^:.\n]{{3,90}})?: ")
_GROUP = re.compile(rf"({_NAME}) \([A-ZÀ-Ý][^)\n]{{1,60}}\)(?:, [^.\n]{{3,90}}?)?\. ?[–—] (?=[A-ZÀ-Ý])")
_TONGUE = re.compile(
    rf"((?:(?:Le|La|M\.|Mme) )?{_NAME})(?: \([^)\n]{{2,50}}\))?(?:, [^:.(\n]{{3,90}}?)? ?\("
    r"(?:parle en |parlant en |s'exprim|interprétation|tel(?:le)? que traduit|traduit|traduction)[^)\n]{0,60}\) ?: "
)
_CHAIR_NAMED = re.compile(r"((?:Le|La) (?:[Vv]ice-)?[Pp]résidente? \((?:M\.|Mme) [^)\n]{2,40}\)) ?: ")
_RECORDED_BY = (_MEMBER, _GROUP, _TONGUE, _CHAIR_NAMED)
_PARENTHESIS = re.compile(r"\(([^)]+)\)")
_INITIALS = re.compile(r"[A-ZÀ-Ý]\.?[ -]?(?:(?:d[eu] |d')?[A-ZÀ-Ý]\.?[ -]?){1,3}$")
_FIELDS = frozenset(
    "invité invitée invités durée date lieu source photo photos image crédit réalisation contact contacts sujet objet "
    "thème thèmes tags titre adresse tél téléphone email mail note notes légende auteur autrice dossier "
    "rubrique publié "
    "mots-clés programme horaires prix tarif dons présents pouvoirs présentation montage production "
    "pour contre abstention abstentions".split()
)


class Label(NamedTuple):
    """A label at the head of a paragraph: its words, and where the speech begins."""

    start: int
    end: int
    speech: int
    text: str
    asks: bool
    sits: bool = False  # in a sitting: the speaker keeps the floor, questions and all, until the next label


_Found = dict[int, tuple[re.Match[str], str, bool]]  # paragraph start → its label: match, words, does it ask


def read_labels(view: str, paragraphs: list[tuple[int, int]]) -> dict[int, Label]:
    """Paragraph start → label; empty when the text is no transcript."""
    found, open_ended = _find_labels(view, paragraphs)
    doubtful = _doubtful(view, found)
    found = {start: label for start, label in found.items() if label[0].re not in doubtful}
    counts = _counts(found)
    sitting = sum(1 for match, _, _ in found.values() if match.re is _STOP) > 1
    recorded = any(match.re in _RECORDED_BY for match, _, _ in found.values())
    exchange = _is_exchange(found)
    weak = (_DASH, _CAPITALS, _COLON) if sitting else (_DASH, _CAPITALS)
    if exchange or recorded:
        weak = (_CAPITALS,)
    lone = [s for s, (match, text, _) in found.items() if counts[text] < 2 and (match.re in weak or s in open_ended)]
    for start in lone:
        del found[start]
    counts = _counts(found)
    asked = any(asks for _, _, asks in found.values()) and not all(asks for _, _, asks in found.values())
    asked = asked or any(text.lower() in ASKERS for text in counts)
    few = not sitting and not asked and max(counts.values(), default=0) < 2 and len(found) < 3
    if not recorded and (len(found) < 2 or len(found) < 0.2 * len(paragraphs) or few):
        return {}
    asking = _counts({s: one for s, one in found.items() if one[2] and (exchange or one[0].re is not _STOP)})
    asks = {text for text in counts if asking[text] > counts[text] / 2 or text.lower() in ASKERS}
    asks |= {text for text in counts if text not in asks and person_of(text, asks)}
    return {
        start: Label(m.start(1), m.end(1), m.end(), text, text in asks and not recorded, recorded)
        for start, (m, text, _) in found.items()
    }


def _find_labels(view: str, paragraphs: list[tuple[int, int]]) -> tuple[_Found, set[int]]:
    """What may be labels; and those of headings (`Nord : deux candidats en lice`), unless the name speaks again."""
    found: _Found = {}
    records = _RECORDED_BY if ")" in view and _MAY_RECORD.search(view) else ()
    dashed = any(view[start] in "-–—" for start, _ in paragraphs) and INTERVIEW.search(view)
    patterns = (*records, *_USUAL, *((_DASHED,) if dashed else ()))
    open_ended: set[int] = set()
    seen: set[str] = set()
    for start, end in paragraphs:
        line = view[start:end].strip()
        if len(line) > _PRINTED_TWICE and line in seen:
            continue
        seen.add(line)
        match = _label_match(view, start, end, patterns)
        if match is None:
            continue
        label = _words_of(match)
        if match.re is _COLON and start == paragraphs[0][0] and _is_topic(label, line):
            continue
        found[start] = match, label, line.endswith("?")
        if len(line) < _HEADING and line[-1] not in _ENDS:
            open_ended.add(start)
    return found, open_ended


def _label_match(view: str, start: int, end: int, patterns: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    """The label of a paragraph by the first pattern that finds one; `Lieu : Oslo` is a field of a form."""
    for pattern in patterns:
        match = pattern.match(view, start, min(end, start + 150))
        if match and not _is_field(match.group(1)):
            return match
    return None


def _words_of(match: re.Match[str]) -> str:
    return match.group(1).strip().rstrip(".-–").replace(FILLER, "")


def label_once(view: str, start: int, end: int) -> Label | None:
    """The label of a paragraph that may be the only one of its speaker: also a plain `Olga Lind. Rien.`"""
    match = _label_match(view, start, end, (*_USUAL, _PLAIN))
    if match is None:
        return None
    return Label(match.start(1), match.end(1), match.end(), _words_of(match), view[start:end].rstrip().endswith("?"))


_PLAIN = re.compile(rf"((?:(?:Le|La|L') ?)?{_NAME})\. (?=[A-ZÀ-Ý«])")


def _is_field(label: str) -> bool:
    """`Photo`, `Lviv EN DIRECT`: what the line is or holds."""
    return label.lower().lstrip("-–—• ") in _FIELDS or _FORMAT.search(label) is not None


_FORMAT = re.compile(  # of a page or of one of its items, after its topic or alone
    r"(?:^|[ (])(?:en direct|direct|live|update|mise à jour|vidéos?|exclusif|exclusivité|replay|podcast|infographie"
    r"|diaporama|décryptage|urgent|alerte|breaking)\)?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(Q|R|Question|Réponse)\. ?[-–—]? ?(?=[A-ZÀ-Ý«])")  # `Q. Que dire ?` over `R. Rien.`
_USUAL = (_STOP, _COLON, _DASH, _CAPITALS, _ASKED)
_MAY_RECORD = re.compile(r"\d\.\d{2,3} {1,2}[A-ZÀ-Ý]|\)[^.\n]{0,90}\. ?[–—] |\) ?: ")  # somewhere on the page


def _doubtful(view: str, found: _Found) -> list[re.Pattern[str]]:
    """The marks of a record that this page has for another reason: `Oslo (AFP). – Le maire…`, `20.55 Grand Soir: `."""
    groups = [match for match, _, _ in found.values() if match.re is _GROUP]
    members = [match for match, _, _ in found.values() if match.re is _MEMBER]
    doubtful = []
    if groups and not any(_GREETING.search(view, m.end(), m.end() + _SOON) for m in groups):
        doubtful.append(_GROUP)
    if members and not any(m.group()[2:5] == ".01" for m in members):
        doubtful.append(_MEMBER)
    return doubtful


_SOON = 60  # characters in which whoever takes the floor greets the chair
_GREETING = re.compile(r"Madame|Monsieur|Mesdames|Messieurs|Merci|[Cc]h(?:er|ère)s? |collègues|[Pp]r[eéä][sz][iy]d")


def _is_exchange(found: _Found) -> bool:
    """`LE JOURNAL.- Que dire ?` over `Olga LIND.- Rien.`: one asks and another answers."""
    dashed = [asks for match, _, asks in found.values() if _STOP_AND_DASH.search(match.group())]
    member = any(text.startswith(("M. ", "Mme ")) for _, text, _ in found.values())
    return any(dashed) and not all(dashed) and not member


_STOP_AND_DASH = re.compile(r"\. ?[–—-] ?$")


_PRINTED_TWICE = 40  # characters of a headline, not of an answer such as `Le guide : Oui.`
_HEADING = 110
_ENDS = ".!?…»”\"':,;)]"


def _is_topic(label: str, paragraph: str) -> bool:
    """`Ukraine : les députés approuvent l'accord`, at the head of the page: what it is about."""
    return " " not in label and not label.isupper() and len(paragraph) < 140 and not paragraph.endswith("?")


def _counts(found: _Found) -> Counter[str]:
    """How often each label's speaker has the word: `Le Journal` is `LE JOURNAL`, `P. L.` is `Paul LENOIR`."""
    texts = [text for _, text, _ in found.values()]
    distinct = dict.fromkeys(texts)
    keys = {text: (person_of(text, distinct) or text).casefold() for text in distinct}
    spoken = Counter(keys[text] for text in texts)
    return Counter({text: spoken[key] for text, key in keys.items()})


INTERVIEW = re.compile(
    r"recueillis? ?par|entretien (?:réalisé|avec|accordé|exclusif)|interview|\binvitée?\b|questions à\b"
    r"|nous (?:lui )?avons demandé|dans cet entretien|répondu? à nos questions|^(?:grand )?entretien\b|\bentretien\.?$",
    re.IGNORECASE | re.MULTILINE,
)


def name_in(label: str) -> str:
    """The words that name someone: `R (S. Kervadec)` → `S. Kervadec`."""
    inside = _PARENTHESIS.search(label)
    short = inside and len(label[: inside.start()].strip()) <= 2
    return inside.group(1) if inside and (short or inside.group(1).startswith(("M. ", "Mme "))) else label


def person_of(label: str, people: Iterable[str]) -> str | None:
    """`B. L.`, `BL` → the one person of the article with these initials."""
    if not _INITIALS.match(label):
        return None
    letters = [plain(letter) for letter in re.findall(r"[A-ZÀ-Ý]", label)]
    fitting = [
        name
        for name in {plain(name).rstrip("."): name for name in people}.values()
        if not _INITIALS.match(name)
        and any(_initials(words)[: len(letters)] == letters for words in (name.split(), re.split("[ -]", name)))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _initials(words: Iterable[str]) -> list[str]:
    return [plain(word[0]) for word in words if word[:1].isupper()]


_CHAIR = re.compile(r"[Pp]résidence de (?:M\.|Mme) ([A-ZÀ-Ý][\w'-]+(?: (?:de |du )?[A-ZÀ-Ý][\w'-]+){1,3})")


def chair_of(view: str) -> str | None:
    """Who chairs the sitting, as its header says: `Présidence de M. X`."""
    match = _CHAIR.search(view.replace(FILLER, ""))
    return match.group(1) if match else None
