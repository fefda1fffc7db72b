"""Bodies that travel compressed (HTTP, web archives), unpacked within a limit."""

from __future__ import annotations

import zlib

from stance.errors import SourceError

ENCODINGS = ("gzip", "x-gzip", "deflate")
GZIP_OR_ZLIB = 47


def inflated(body: bytes, limit: int) -> bytes:
    """The plain bytes of a gzip or zlib body, at most `limit` of them."""
    unpacking = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        text = unpacking.decompress(body, limit)
    except zlib.error as error:
        raise SourceError("The page is badly compressed. Archive it again.") from error
    if unpacking.unconsumed_tail:
        raise SourceError("The page unpacks beyond the size of a document. Raise STANCE_MAX_BYTES, or leave it out.")
    return text
