"""A web archive (WARC, .warc or .warc.gz) → the article of each page it holds.

Read: responses with status 200 and an HTML body, whole or in chunks, plain or compressed by gzip or deflate. Records
stream; a record, and what it unpacks to, is bounded by the size of a document. Everything else (pictures, requests,
redirects) is passed over in silence, as in a browser. Limits: WARC 1.x; Brotli bodies are refused.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import IO

from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import pages
from stance.sources.inputs import Input, Refusal, from_bytes
from stance.sources.limits import check_unpacked
from stance.sources.packed import ENCODINGS, inflated

SUFFIXES = (".warc",)
LINE = 64 * 1024
HEADERS = 200
BLANK = 100  # empty lines between two records, where the format has two
GZIP = b"\x1f\x8b"


def recognises(file: Input) -> bool:
    if file.head.startswith(GZIP):
        try:
            return zlib.decompressobj(31).decompress(file.head, 16).startswith(b"WARC/")
        except zlib.error:
            return False
    return file.head.startswith(b"WARC/")


def read(file: Input, settings: Settings) -> Iterator[RawDocument | Refusal]:
    number = 0
    try:
        with _opened(file) as stream:
            for headers, content in _responses(stream, file.size, settings.max_document_bytes):
                number += 1
                yield from _page(headers, content, f"{file.source}#{number}", settings)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        where = f"after {number} responses" if number else "at its start"
        raise SourceError(f"The web archive is damaged {where} ({type(error).__name__}). Save it again.") from error


def _page(
    headers: Mapping[str, str], content: bytes | None, source: str, settings: Settings
) -> Iterator[RawDocument | Refusal]:
    if content is None:
        yield Refusal(source, "The page exceeds the size of a document. Raise STANCE_MAX_BYTES, or leave it out.")
        return
    try:
        body = _body(content, settings.max_document_bytes)
        if body:
            url = headers.get("warc-target-uri", "").strip("<>")
            for document in pages.read(from_bytes(source, body), settings):
                facts = (
                    {"url": url, **document.metadata} if url.startswith(("http://", "https://")) else document.metadata
                )
                yield replace(document, metadata=facts)
    except SourceError as error:
        yield Refusal(source, str(error))


def _responses(stream: IO[bytes], packed: int, limit: int) -> Iterator[tuple[dict[str, str], bytes | None]]:
    """Headers and content of each response; None for a content beyond the limit. `packed` is the size of the file."""
    blank = 0
    while version := stream.readline(LINE):
        blank = blank + 1 if not version.strip() else 0
        if 0 < blank <= BLANK:
            continue
        if not version.startswith(b"WARC/"):
            raise ValueError("record without version")
        headers = _headers(stream)
        size = int(headers.get("content-length", ""))
        if size < 0:
            raise ValueError("impossible size")
        check_unpacked(stream.tell() + size, packed)
        response = headers.get("warc-type") == "response"
        content = stream.read(size) if response and size <= limit else None
        if content is None:
            _skip(stream, size)
        elif len(content) < size:
            raise EOFError
        if response:
            yield headers, content


def _body(content: bytes, limit: int) -> bytes:
    """The HTML of an HTTP response; nothing when it is something else."""
    head, _, body = content.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    headers = _pairs(lines)
    if not re.match(rb"HTTP/[\d.]+ 200\b", status) or "html" not in headers.get("content-type", "").lower():
        return b""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    encoding = headers.get("content-encoding", "identity").lower()
    if encoding in ENCODINGS:
        return inflated(body, limit)
    if encoding not in ("identity", ""):
        raise SourceError(f"The page is compressed by {encoding[:20]}, which is not read. Archive it without.")
    return body


def _unchunked(body: bytes) -> bytes:
    parts, at = [], 0
    while match := re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]*\r\n").match(body, at):
        size = int(match[1], 16)
        if not size:
            break
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(parts) if parts else body  # crawlers often store the page whole and keep the header


def _headers(stream: IO[bytes]) -> dict[str, str]:
    lines = []
    while (line := stream.readline(LINE)).strip():
        lines.append(line)
        if len(lines) > HEADERS:
            raise ValueError("too many headers")
    return _pairs(lines)


def _pairs(lines: list[bytes]) -> dict[str, str]:
    pairs = (line.decode("utf-8", "replace").partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0:
        passed = len(stream.read(min(size, 1024 * 1024)))
        if not passed:
            raise EOFError
        size -= passed


@contextmanager
def _opened(file: Input) -> Iterator[IO[bytes]]:
    with file.open() as stream:
        if file.head.startswith(GZIP):
            with gzip.GzipFile(fileobj=stream) as plain:
                yield plain
        else:
            yield stream
