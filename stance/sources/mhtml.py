"""A page saved as one file (.mhtml, .mht) → its article; the pictures and styles it carries are left aside.

The main page is the first HTML part; `pages` reads it. Limit: frames are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import pages
from stance.sources.inputs import Input, from_bytes

SUFFIXES = (".mhtml", ".mht")
SIZE = 5  # pictures included, such a file may be so many times the size of a document
SIGN = re.compile(rb"\A(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,40}", re.IGNORECASE)


def recognises(file: Input) -> bool:
    match = SIGN.match(file.head[:8192])
    return match is not None and b"multipart/related" in match[0].lower() and b"mime-version" in match[0].lower()


def read(file: Input, settings: Settings) -> Iterator[RawDocument]:
    from email import message_from_bytes

    try:
        message = message_from_bytes(file.whole(SIZE * settings.max_document_bytes))
        parts = (part for part in message.walk() if part.get_content_type() == "text/html")
        bodies = (part.get_payload(decode=True) for part in parts)
        content = next((body for body in bodies if isinstance(body, bytes) and body), None)
    except RecursionError as error:
        raise SourceError("This saved page is nested beyond reason. Save the page again.") from error
    if content is None:
        raise SourceError("This saved page holds no HTML. Save the page again.")
    yield from pages.read(from_bytes(file.source, content), settings)
