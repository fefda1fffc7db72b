"""What the two exports of Factiva (HTML, RTF) share: fields of one article → document.

Indexed form: fields with their codes (HD title, BY author, PD date, SN source, LA language, LP and TD text, AN
number). Plain form, without codes: lines in a fixed order, title, author, "295 mots", date, time, source, code, page,
language, copyright, text. The date is PD: the number AN carries the day the article was loaded. Limits: field names
are those of the interface, months may be French or English; the plain form needs its line of words and its date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stance.records import RawDocument
from stance.sources.days import iso_day
from stance.sources.inputs import Refusal, document_of

CODES = frozenset(
    "HD BY CR WC PD ET SN SC NGC GC ED PG SE CLM VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN".split()
)
LANGUAGES = {
    "fr": "fr", "français": "fr", "francais": "fr", "french": "fr", "en": "en", "anglais": "en", "english": "en",
    "de": "de", "allemand": "de", "german": "de", "es": "es", "espagnol": "es", "spanish": "es", "it": "it",
    "italien": "it", "italian": "it", "russe": "ru", "russian": "ru", "arabe": "ar", "arabic": "ar",
    "portugais": "pt", "portuguese": "pt", "néerlandais": "nl", "dutch": "nl",
}  # fmt: skip
END = re.compile(r"^Document ([A-Za-z0-9]{25})\s*$")
WORDS = re.compile(r"^\d[\d .,\u00a0\u202f]* (?:mots|words)$", re.IGNORECASE)
LONGEST_DATE = 30
CLOCK = re.compile(r"^\d{1,2}[:h]\d{2}(?: ?[AP]M)?(?: GMT)?$", re.IGNORECASE)
COPYRIGHT = re.compile(r"©|\(c\)|copyright|tous droits|all rights", re.IGNORECASE)


def document_of_fields(fields: Mapping[str, str], source: str) -> RawDocument | Refusal:
    """The document of an article in indexed form."""
    body = "\n".join(filter(None, (fields.get("LP", "").strip(), fields.get("TD", "").strip())))
    if not any(map(str.isalpha, body)):
        return Refusal(source, "The export holds no text for this article. Export it as full article plus indexing.")
    metadata = {
        "outlet": fields.get("SN"),
        "date": iso_day(fields.get("PD", "")),
        "author": fields.get("BY"),
        "language": language(fields.get("LA", "")),
    }
    return document_of("factiva", source, fields.get("HD", ""), body, metadata)


def document_of_lines(lines: Sequence[str], source: str) -> RawDocument | Refusal:
    """The document of an article in plain form; lines without the closing "Document …"."""
    lines = [line for line in (" ".join(raw.split()) for raw in lines) if line]
    words = next((i for i, line in enumerate(lines[:8]) if WORDS.match(line)), None)
    if not words:
        return Refusal(source, "No line says how many words this article has. Export it as full article plus indexing.")
    place = words + 1
    day = iso_day(lines[place]) if place < len(lines) and len(lines[place]) < LONGEST_DATE else None
    place += 1 if day else 0
    place += 1 if place < len(lines) and CLOCK.match(lines[place]) else 0
    outlet = lines[place] if place < len(lines) else ""
    spoken = next((i for i in range(place, min(place + 7, len(lines))) if language(lines[i])), None)
    if day is None or spoken is None:
        return Refusal(source, "Date or language of this article is missing. Export it as full article plus indexing.")
    start = spoken + 1
    while start < len(lines) and start < spoken + 3 and COPYRIGHT.search(lines[start]):
        start += 1
    metadata = {
        "outlet": outlet,
        "date": day,
        "author": lines[1] if words > 1 else None,
        "language": language(lines[spoken]),
    }
    body = "\n".join(lines[start:])
    if not any(map(str.isalpha, body)):
        return Refusal(source, "The export holds no text for this article. Export it as full article plus indexing.")
    return document_of("factiva", source, lines[0], body, metadata)


def language(name: str) -> str | None:
    return LANGUAGES.get(name.strip().lower())
