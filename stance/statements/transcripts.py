"""Speaker labels of transcripts, interviews and parliamentary records: `LE PRÉSIDENT. —`, `Nicolas Tenzer :`.

A text is read as a transcript when at least two paragraphs open with a label; every paragraph then belongs to the last
label. A label whose paragraphs are mostly questions is the interviewer, hence the outlet's voice. Limits: a label is at
most six words before a colon or a dash, or a title with a name before a full stop.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?:[-–—•] ?)?((?:(?:LE|LA|Le|La|L'|M\.|MM\.|Mme|Mlle|Dr|S\.E\.) ?)?[A-ZÀ-Ý][\w.'’-]{0,24}(?: (?:de |du |d'|van |von |le |la )?[A-ZÀ-Ý(][\w.'’)-]{0,24}){0,4})"
    r" ?(?:\([^)\n]{1,60}\))? ?(?::(?! ?[«“\"]\w{0,2} )|\. ?[-–—]|[–—])\s"
)
_TITLED = re.compile(r"((?:M\.|Mme|LE|LA) (?:[lL][ea] )?[A-ZÀ-Ýa-z][\w'’-]{1,24}(?: (?:de |du )?[A-ZÀ-Ý][\w'’-]{1,24}){0,3})(?:, [^.\n]{3,60})?\. (?=[A-ZÀ-Ý«])")
_QUESTION_LABELS = frozenset("q question questions journaliste journalistes le journaliste la journaliste interviewer".split())
_MAX_LABEL = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a paragraph: its words, and where the speech begins."""

    start: int
    end: int
    speech: int
    text: str
    asks: bool


def read_labels(view: str, paragraphs: list[tuple[int, int]]) -> dict[int, Label]:
    """Paragraph start → label; empty when the text is no transcript."""
    found: dict[int, tuple[int, int, str, bool]] = {}
    for start, end in paragraphs:
        match = _LABEL.match(view, start, min(end, start + _MAX_LABEL + 70)) or _TITLED.match(view, start, min(end, start + 150))
        if match and match.end(1) - match.start(1) <= _MAX_LABEL:
            text = match.group(1).strip()
            found[start] = (match.start(1), match.end(), text, view[start:end].rstrip().endswith("?"))
    counts = Counter(text for _, _, text, _ in found.values())
    if len(found) < 2 or len(found) < 0.25 * len(paragraphs) or max(counts.values()) < 2 and len(found) < 3:
        return {}
    asking = Counter(text for _, _, text, asks in found.values() if asks)
    asks = {text for text in counts if asking[text] > counts[text] / 2 or text.lower() in _QUESTION_LABELS}
    return {start: Label(a, a + len(text), speech, text, text in asks) for start, (a, speech, text, _) in found.items()}
