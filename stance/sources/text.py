"""Plain text, with an optional front matter of metadata:

    ---
    titre: Kiev salue l'aide annoncée
    journal: La Gazette fictive
    date: 2024-03-14
    ---
    Le texte…

Encoding: a byte order mark decides; else UTF-8 if the bytes are valid UTF-8; else UTF-16 if every other byte is zero;
else Windows-1252 (which includes what French calls Latin-1) or what the accents say (see `encodings`), noted as
`metadata["encoding"]` because it is a guess.

Offsets: the text handed on is what Python's `open(path, encoding=…).read()` gives (no byte order mark, line ends as
"\\n"), with each character of the front matter replaced by a space. It keeps its length, so an offset into it is an
offset into the file. Limit: front matter is `key: value` lines, not YAML; unknown keys are left aside.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.encodings import GUESSED, legacy_encoding
from stance.sources.inputs import Input

KEYS = {
    "title": "title", "titre": "title",
    "outlet": "outlet", "media": "outlet", "média": "outlet", "journal": "outlet", "publication": "outlet",
    "date": "date",
    "url": "url", "lien": "url", "link": "url",
    "author": "author", "auteur": "author", "autrice": "author",
    "language": "language", "lang": "language", "langue": "language",
}  # fmt: skip
FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[^\n:]+:[^\n]*\n|[ \t]*\n|#[^\n]*\n)*)---[ \t]*(?:\n|\Z)")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FOREIGN_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an archive or an Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<?xml", "an XML file of unknown kind"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


SUFFIXES = (".txt", ".text")


def recognises(file: Input) -> bool:
    """Plain text shows no sign of its own: its suffix, or that nothing else was recognised, decides."""
    return file.suffix in SUFFIXES


def read(file: Input, settings: Settings) -> Iterator[RawDocument]:
    data = file.whole(settings.max_document_bytes)
    head = data[:64].lstrip(codecs.BOM_UTF8).lstrip().lower()
    for magic, name in FOREIGN_FORMATS:
        if head.startswith(magic.lower()) or (file.suffix == ".xml" and magic == b"<?xml"):
            raise SourceError(f"This is {name}, not plain text. Save it as plain text (.txt, UTF-8) first.")
    decoded, encoding = decode(data)
    metadata, body = split_front_matter(decoded)
    if encoding in GUESSED:
        metadata["encoding"] = encoding
    yield RawDocument(hashlib.sha256(data).hexdigest(), file.source, "text", body, metadata)


def decode(data: bytes) -> tuple[str, str]:
    """Text with "\\n" line ends, and the encoding the rule above chose."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if CONTROLS.search(text):
        raise SourceError("This is binary data, or text in an unknown encoding. Save it as plain text in UTF-8.")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Metadata, and the text of the same length with the front matter blanked."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    metadata = {}
    for line in match[1].splitlines():
        name, _, value = line.partition(":")
        key, value = KEYS.get(name.strip().lower()), _unquoted(value.strip())
        if key and value:
            metadata[key] = value
    return metadata, re.sub(r"[^\n]", " ", match[0]) + text[match.end() :]


def utf16_without_mark(head: bytes, size: int) -> str | None:
    """The UTF-16 that the zeros of `head` give away, in a file of `size` bytes."""
    sample = head[:4000]
    for zeros, encoding in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        if len(zeros) > 3 and zeros.count(0) > 0.8 * len(zeros) and size % 2 == 0:
            return encoding
    return None


def _encoding(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    if encoding := utf16_without_mark(data, len(data)):
        return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return legacy_encoding(data)
    return "utf-8"


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
