"""A list of feeds in a text file: one address a line; empty lines and those that start with # are passed over."""

from __future__ import annotations

from pathlib import Path

from stance.errors import SourceError
from stance.sources.text import decode
from stance.sources.web.fetch import split


def read_feed_list(path: Path) -> tuple[str, ...]:
    """The addresses, each once, in order; SourceError names the first line that is none."""
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}). Give a text file, one address a line.") from error
    addresses = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = line.strip()
        if line and not line.startswith("#"):
            try:
                split(line)
            except SourceError as error:
                raise SourceError(f"{path}, line {number}: {error}") from error
            addresses.append(line)
    if not addresses:
        raise SourceError(f"{path} names no feed. Write one address a line.")
    return tuple(dict.fromkeys(addresses))
