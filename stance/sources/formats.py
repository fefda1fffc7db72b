"""The known formats, in the order they are tried, and reading one input with whichever recognises it.

A format is a module with `SUFFIXES`, `recognises(file)` and `read(file, settings)`, and one line in READERS. Content
decides, names only where content is silent: text is what nothing else recognised. What no format decides is decided
here: emptiness and language. A reader that fails on one file costs that file, told by the error's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import (
    archives,
    csv_table,
    europresse,
    factiva_html,
    factiva_rtf,
    factiva_xml,
    feeds,
    jsonl_table,
    mhtml,
    pages,
    parquet_table,
    text,
    warc,
    xlsx_table,
)
from stance.sources.inputs import Input, Refusal
from stance.sources.language import foreign_language

READERS: tuple[ModuleType, ...] = (
    xlsx_table,
    archives,
    parquet_table,
    warc,
    factiva_rtf,
    factiva_xml,
    mhtml,
    feeds,
    europresse,
    factiva_html,
    pages,
    jsonl_table,
    csv_table,
    text,
)
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.SUFFIXES)
# Suffixes that say too little: such files are looked into before they are taken from a folder.
VAGUE = frozenset({".json", ".rtf"})
# Suffixes that plain text never has: what is not recognised under them is damaged.
UNMISTAKABLE = frozenset(
    suffix for reader in (xlsx_table, archives, parquet_table, warc, mhtml, feeds) for suffix in reader.SUFFIXES
)


def recognise(file: Input) -> ModuleType | None:
    """The reader for a file; None when nothing says what it is."""
    return next((reader for reader in READERS if reader.recognises(file)), None)


def read_input(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    """The documents of one input, each kept or refused."""
    silent = True
    try:
        for found in _found(file, settings):
            silent = False
            yield found
        if silent:
            yield Refusal(
                file.source, "It holds no document: no row, no page, no file. Check what was saved or exported."
            )
    except SourceError as error:
        yield Refusal(file.source, str(error))
    except Exception as error:
        reason = f"Reading it failed inside Stance ({type(error).__name__}: {error}). Please report it with the file."
        yield Refusal(file.source, " ".join(reason.split()))


def _found(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    reader = recognise(file) or text
    if reader is archives:
        yield from archives.members(file, lambda member: read_input(member, _of_member(file, member, settings)))
        return
    if reader is text and file.suffix in UNMISTAKABLE:
        raise SourceError(f"This is no {file.suffix} file, though its name says so. Save it again from its source.")
    for found in reader.read(file, settings):
        yield found if isinstance(found, Refusal) else _checked(found)


def _of_member(file: Input, member: Input, settings: Settings) -> Settings:
    """With the columns that were said of this very table of the archive."""
    columns = file.tables.get(member.source.removeprefix(f"{file.source}#"))
    return settings if columns is None else replace(settings, columns=columns)


def _checked(document: RawDocument) -> RawDocument | Refusal:
    if not any(character.isalpha() for character in document.text):
        return Refusal(document.source, "The text is empty. Check that the page or the file was saved with its text.")
    language = foreign_language(document.text)
    if language and document.metadata.get("language", "").lower()[:2] != "fr":
        reason = (
            f"The text is not French (it looks like {language}). If it is, put `language: fr` in a front matter "
            "or a column."
        )
        return Refusal(document.source, reason)
    return document
