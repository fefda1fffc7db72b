"""Articles in JSON: one object per line (JSON Lines), or an array of objects, which may lie inside an object.

One document per object. Lines stream: memory holds one of them. Column names are the keys of the object; `author` and
the like may be objects or lists. Limits: an array is read whole; the first object decides whether the file is a table
of articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources.columns import find_columns, need_text, row_document
from stance.sources.inputs import Input, Refusal
from stance.sources.lines import LineTooLong, head_text, open_lines
from stance.sources.text import decode

SUFFIXES = (".jsonl", ".ndjson", ".json")
OBJECT = re.compile(r"\{\s*\"")
ARRAYS = 5  # an array may be so many times the size of a document


def recognises(file: Input) -> bool:
    """By how it starts; a suffix alone would take any settings file for a table."""
    start = head_text(file).lstrip("\ufeff \r\n\t")
    if file.suffix in (".jsonl", ".ndjson"):
        return True
    return OBJECT.match(start) is not None or (start.startswith("[") and start[1:].lstrip().startswith("{"))


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    limit = settings.max_document_bytes
    objects = _array(file, ARRAYS * limit) if _is_whole(file) else _lines(file, limit)
    checked = False
    for place, value in objects:
        source = f"{file.source}#{place}"
        if isinstance(value, Refusal):
            yield value
            continue
        header = list(value)
        columns = find_columns(header, settings.columns if not checked else _present(settings, header))
        if not checked:
            need_text(columns, header)
            checked = True
        if "text" not in columns:
            yield Refusal(source, "The object has no text. Fill it in, or leave the object out.")
        elif (found := row_document(list(value.values()), columns, "jsonl", source, limit)) is not None:
            yield found


def first_rows(file: Input, settings: Settings, number: int) -> tuple[list[str], list[list[Any]]]:
    """The keys of the first objects, and their values, for someone who says what the columns hold."""
    limit = settings.max_document_bytes
    objects = _array(file, ARRAYS * limit) if _is_whole(file) else _lines(file, limit)
    some = [value for _, value in islice(objects, number) if isinstance(value, dict)]
    header = list(dict.fromkeys(key for value in some for key in value))
    return header, [[value.get(key) for key in header] for value in some]


def _lines(file: Input, limit: int) -> Iterator[tuple[int, dict[str, Any] | Refusal]]:
    with open_lines(file, limit) as lines:
        while True:
            try:
                line = next(lines)
            except StopIteration:
                return
            except LineTooLong:
                reason = f"The line has more than {limit:,} characters. Split it, or raise STANCE_MAX_BYTES."
                yield lines.number, Refusal(f"{file.source}#{lines.number}", reason)
                continue
            if line.strip("\ufeff \t\r\n"):
                yield lines.number, _object(line, f"{file.source}#{lines.number}")


def _object(line: str, source: str) -> dict[str, Any] | Refusal:
    try:
        value = json.loads(line.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as error:
        reason = f"The line is not JSON ({' '.join(str(error).split())[:80]}). Write one whole object per line."
        return Refusal(source, reason)
    return value if isinstance(value, dict) else Refusal(source, "The line is not a JSON object. Write one per line.")


def _array(file: Input, limit: int) -> Iterator[tuple[int, dict[str, Any] | Refusal]]:
    try:
        values = json.loads(decode(file.whole(limit))[0].lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:80]
        raise SourceError(f"This is not well-formed JSON ({reason}). Save it again from its source.") from error
    if isinstance(values, dict):  # {"articles": […]}, or one article
        lists = (inner for inner in values.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict))
        values = next(lists, [values])
    for place, value in enumerate(values, 1):
        refusal = Refusal(f"{file.source}#{place}", "This element is not a JSON object. Leave it out.")
        yield place, value if isinstance(value, dict) else refusal


def _is_whole(file: Input) -> bool:
    """An array, or an object spread over several lines, rather than one object per line."""
    start = head_text(file).lstrip("\ufeff \r\n\t")
    first = start.split("\n", 1)[0].rstrip()
    return start.startswith("[") or first.endswith(("{", "[", ",", ":"))


def _present(settings: Settings, header: list[str]) -> dict[str, str]:
    """Columns named by --map that this object has: a later object may lack a key."""
    names = {}
    for role, name in settings.columns.items():
        try:
            find_columns(header, {role: name})
        except SourceError:
            continue
        names[role] = name
    return names
