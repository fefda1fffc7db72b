"""Encodings older or odder than UTF-8: which one, and text that was decoded with the wrong one.

French tells them apart: é is the most frequent letter that they write differently. Limits: only the encodings French
files have had are known; a text with hardly an accent is taken for Windows-1252.
"""

from __future__ import annotations

import re

GUESSED = ("cp1252", "mac_roman", "cp850")
ACCENTS = "éèàçêùôîâû"
FEWEST = 3  # é in a sample, before anything but Windows-1252 is believed
# UTF-8 read as Windows-1252: é becomes Ã©, ’ becomes â€™.
_TWICE = re.compile(r"Ã[\u0080-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ\u009d“”¦]|Â[«» \u00a0]")


def legacy_encoding(sample: bytes) -> str:
    """The encoding of bytes that are no UTF-8."""
    counts = {name: sum(map(sample.count, _bytes(name))) for name in GUESSED}
    older = [name for name in GUESSED[1:] if sample.count("é".encode(name)) >= FEWEST]
    best = max(older, key=counts.__getitem__, default="cp1252")
    return best if counts[best] > 2 * counts["cp1252"] else "cp1252"


def repaired(text: str) -> str:
    """The text itself, or what it was before it was read as Windows-1252 though it was UTF-8 ("dÃ©clarÃ©")."""
    return text if "é" in text or len(_TWICE.findall(text)) < FEWEST else undone(text)


def undone(text: str) -> str:
    """The text, its bytes in Windows-1252 read as UTF-8 where they are that."""
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(character: str) -> bytes:
    """Windows-1252 leaves five bytes undefined, which programs pass through."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _bytes(encoding: str) -> list[bytes]:
    return [letter.encode(encoding) for letter in ACCENTS]
