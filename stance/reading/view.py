"""A reading view of a raw text: same length, so that an offset in the view is an offset in the original.

Non-breaking spaces become spaces, typographic apostrophes become `'`, double-encoded UTF-8 (`Ã©`) becomes the
letter followed by a filler. The original is never rewritten. Limits: a three-character mojibake of a quotation
mark is read, other damage (lost accents, `?` for letters) is left as it is.
"""

from __future__ import annotations

import re
import unicodedata

FILLER = "\u0640"  # a letter no French word contains: it keeps the length and does not cut a word in two

_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u2002\u2003\u2008\u200a\u3000\ufeff\t\x0b\x0c\x85"), " "),
    **dict.fromkeys(map(ord, "\u2019\u02bc\u2032\u00b4`\u201b\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u2011\u2010\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u00ad\u2060"), FILLER),
    **dict.fromkeys(map(ord, "\u2028\u2029\r"), "\n"),
    **dict.fromkeys(map(ord, "\uff02\u2033"), '"'),
    ord("\u300a"): "«",
    ord("\u300b"): "»",
    ord("\u00ba"): "°",
}


_READ = {chr(code): char for code, char in _ONE_TO_ONE.items()}
_READ_ASCII = {char: read for char, read in _READ.items() if char.isascii()}


_MISREAD_AS = ("mac_roman", "cp1250", "iso8859_16")  # besides Windows-1252, by far the most frequent


def _mojibake_pairs() -> dict[str, str]:
    """UTF-8 bytes of French letters and marks, read in another encoding, and what they stand for."""
    pairs = {}
    for char in "àâäçéèêëîïôöùûüœÀÂÇÉÈÊËÎÏÔÙÛŒ«»°€’‘“”–—… áíóúñãõìòåæøßýšžčćłńśźżęąőűğşșțřěůđőÁÍÓÚÖÜŠŽČŁŚŻ":
        raw = char.encode("utf-8")
        broken = "".join(chr(b) if 0x80 <= b < 0xA0 else bytes([b]).decode("latin-1") for b in raw)
        pairs[broken] = char
        pairs["".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in raw)] = char
        for encoding in _MISREAD_AS:
            pairs.setdefault(raw.decode(encoding, "replace"), char)
    return {key: value for key, value in pairs.items() if len(key) > 1 and "\ufffd" not in key}


_MOJIBAKE = _mojibake_pairs()
_BROKEN = re.compile("|".join(re.escape(k) for k in sorted(_MOJIBAKE, key=len, reverse=True)))
# A set of letters opens the pattern, so that `re` looks for these only.
_HINT = re.compile("[ÃâÂÅÄÈ√Ă‚¬](?:(?<![‚¬])[\u0080-\u00bf\u0152-\u2122]|(?<=‚)Ä|(?<=¬)[´ª])")


def _repair(match: re.Match[str]) -> str:
    char = _MOJIBAKE[match.group()].translate(_ONE_TO_ONE)
    return char + (" " if char == " " else FILLER) * (len(match.group()) - 1)


def reading_view(text: str) -> str:
    """The text as it should be read; `len(reading_view(text)) == len(text)` always holds."""
    ascii_only = text.isascii()  # as most names are: nothing is broken
    if not ascii_only and _HINT.search(text):
        text = _BROKEN.sub(_repair, text)
    if not ascii_only and ("Ã " in text or "Â " in text or "â€" in text):
        text = _LOST_END.sub("”" + FILLER, _LOST_SPACE.sub("  ", _LOST_A.sub(_repair_a, text)))
    for char, read in (_READ_ASCII if ascii_only else _READ).items():
        if char in text:
            text = text.replace(char, read)
    if "<<" in text:
        text = _TYPED.sub(lambda m: f"«{FILLER}{m.group(1)}{FILLER}»", text)
    if "**" in text:
        text = text.replace("**", "  ")
    return _unwrapped(text)


_TYPED = re.compile(r"(?<!<)<<(?!<)([^<>\n]{2,1500})>>(?!>)")  # `<< Oui >>`, typed on a keyboard without guillemets
_LOST_A = re.compile("Ã (?=[ \\w])")  # the no-break space in the letter `à` became a space
_LOST_SPACE = re.compile("Â (?=[ «»:;!?\\w])")
_LOST_END = re.compile("â€(?=[ .,;:!?)]|$)", re.MULTILINE)


def _repair_a(match: re.Match[str]) -> str:
    return "à" + (FILLER if match.string[match.end()] == " " else " ")


_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_COMPOUND = re.compile(
    r"\b(porte|vice|ex|sous|peut|lui|elle|eux|celui|celle|ceux|celles|demi|après|rendez|vis|quelques)-\n(?=[a-zà-ÿ])"
)  # words that keep their hyphen at the end of a line
_NARROW, _WIDE = 30, 100
_LINES_OF_A_COLUMN = 3


def _unwrapped(text: str) -> str:
    """Lines that a column broke joined by a space, words that it cut joined by fillers; the length stays."""
    if "-\n" not in text and not _SOFT_BREAK.search(text):
        return text
    text = _HYPHENATED.sub(FILLER * 2, _COMPOUND.sub(rf"\1-{FILLER}", text))
    return "\n\n".join(_joined(block) for block in text.split("\n\n"))


_SOFT_BREAK = re.compile(r"\n(?<=[a-zà-ÿ,]\n)[a-zà-ÿ]")


def _joined(block: str) -> str:
    """A block whose lines are all about as wide, at least one of them broken inside a sentence."""
    lines = block.split("\n")
    widths = [len(line) for line in lines[:-1]]
    if len(lines) < _LINES_OF_A_COLUMN - 1 or not all(_NARROW <= width <= _WIDE for width in widths):
        return block
    if min(widths) < 0.7 * max(widths) or len(lines[-1]) > max(widths) + 8 or not _SOFT_BREAK.search(block):
        return block
    return " ".join(lines)


def lower(text: str) -> str:
    """Lower case without changing the length (`İ` is left alone)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _accent_table() -> dict[int, str]:
    table = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base
    return table


_ACCENTS = _accent_table()
_FRENCH = {char: _ACCENTS[ord(char)] for char in "éèêëàâçîïôöùûüäÿ"}
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


def plain(text: str) -> str:
    """Lower case without accents, same length: the key under which names are looked up."""
    text = lower(text)
    if text.isascii():
        return text
    for char, base in _FRENCH.items():  # a few replacements are far faster than one translation
        if char in text:
            text = text.replace(char, base)
    return text if text.isascii() or not _ACCENTED.search(text) else text.translate(_ACCENTS)
