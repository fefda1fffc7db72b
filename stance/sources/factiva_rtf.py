"""An RTF export of Factiva → one document per article, in indexed or plain form (see `factiva`).

Articles end with the line "Document" and their number of 25 characters. Limits: another RTF file is refused; the export
is read whole, up to five times the size of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.factiva import CODES, END, document_of_fields, document_of_lines
from stance.sources.inputs import Input, Refusal
from stance.sources.markup import CONTROLS
from stance.sources.rtf import rtf_text

SUFFIXES = (".rtf",)
SIZE = 5
FIELD = re.compile(r"^\s*([A-Z]{2,3}) *(?:\t(.*))?$")  # a paragraph may start with "CO ", never with a tab after it


def recognises(file: Input) -> bool:
    return file.head.startswith(b"{\\rtf")


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    data = file.whole(SIZE * settings.max_document_bytes)
    if not data.startswith(b"{\\rtf"):
        raise SourceError("This is no RTF file, though its name says so. Save it again from its source.")
    lines = CONTROLS.sub(" ", rtf_text(data)).split("\n")
    ends = [i for i, line in enumerate(lines) if END.match(line.strip())]
    if not ends:
        raise SourceError(
            "This RTF file is no Factiva export (no article ends with its number). Save it as plain text."
        )
    for number, (start, end) in enumerate(zip([-1, *ends], ends, strict=False), 1):
        yield _read(lines[start + 1 : end], f"{file.source}#{number}")
    if any(len(line) > 200 for line in lines[ends[-1] + 1 :]):
        reason = "The end of the export is cut: its last article has no number. Export it again."
        yield Refusal(f"{file.source}#{len(ends) + 1}", reason)


def _read(lines: Sequence[str], source: str) -> RawDocument | Refusal:
    fields = _fields(lines)
    indexed = "HD" in fields and ("LP" in fields or "TD" in fields)
    return document_of_fields(fields, source) if indexed else document_of_lines(lines, source)


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """Code → value; a field goes on until the next code."""
    fields: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        match = FIELD.match(line)
        if match and match[1] in CODES and match[1] not in fields:
            current = fields[match[1]] = [(match[2] or "").strip()]
        elif current is not None:
            current.append(line.strip())
    return {code: "\n".join(filter(None, parts)) for code, parts in fields.items()}
