"""A stream of bytes → lines of text, in flat memory, whatever the size of the file and of its lines.

The encoding follows the rule of `text` (byte order mark, UTF-8 if all of it is, UTF-16 by its zeros, else what
the accents say), decided over the whole file: one pass to decide, one to read.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager

from stance.sources.encodings import legacy_encoding
from stance.sources.inputs import Input
from stance.sources.text import MARKS, utf16_without_mark

CHUNK = 1024 * 1024


class LineTooLong(Exception):
    """A line is longer than the limit; reading goes on after it."""


class Lines(Iterator[str]):
    """Lines that end with "\\n"; `number` counts them from 1, `ended` says that there is none any more. Raises
    LineTooLong once per overlong line."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self.stream, self.limit, self.number, self.ended = stream, limit, 0, False

    def __next__(self) -> str:
        line = self.stream.readline(self.limit)
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        if len(line) >= self.limit and not line.endswith("\n"):
            while (rest := self.stream.readline(self.limit)) and not rest.endswith("\n"):
                pass
            raise LineTooLong
        return line.replace("\0", " ")


@contextmanager
def open_lines(file: Input, limit: int) -> Iterator[Lines]:
    """The lines of a file, none of them held beyond `limit` characters."""
    encoding = encoding_of(file)
    with file.open() as stream:
        text = io.TextIOWrapper(stream, encoding, errors="replace")
        try:
            yield Lines(text, limit)
        finally:
            text.detach()  # the stream belongs to the input, which closes it


def encoding_of(file: Input) -> str:
    """The encoding of the whole file."""
    for mark, encoding in MARKS:
        if file.head.startswith(mark):
            return encoding
    if encoding := utf16_without_mark(file.head, file.size):
        return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with file.open() as stream:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", True)
    except UnicodeDecodeError:
        return legacy_encoding(file.head)
    return "utf-8"


def head_text(file: Input) -> str:
    """The first lines, for recognition; the last one may be cut."""
    head = file.head
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return (
                head[: len(head) // 2 * 2].decode(encoding, "replace")
                if encoding == "utf-16"
                else head.decode(encoding, "replace")
            )
    encoding = utf16_without_mark(head, file.size)
    if encoding:
        return head[: len(head) // 2 * 2].decode(encoding, "replace")
    text = head.decode("utf-8", "replace")
    return head.decode(legacy_encoding(head), "replace") if text[:-4].count("\ufffd") else text
