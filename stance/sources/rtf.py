"""RTF → plain text, one line per paragraph, without running or loading anything it embeds.

Understood: groups, paragraphs, tabs, characters of the declared code page (\\'xx), Unicode (\\uN with its \\ucN
replacement characters), special characters, \\bin. Left out: fonts, colours, styles, document information, pictures,
objects and every destination marked optional (\\*). Limit: tables come out as lines, cells apart by a tab.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from stance.errors import SourceError

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
DEEPEST = 1000
HIDDEN = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"fldinst themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl latentstyles bkmkstart "
    b"bkmkend objdata shppict nonshppict".split()
)
BREAKS = {b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": "\t"}
CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}"}


@dataclass(frozen=True, slots=True)
class _Group:
    hidden: bool = False
    skip: int = 1  # characters to leave out after a \u


def rtf_text(data: bytes) -> str:
    """The visible text."""
    parts: list[str] = []
    groups, group, page, to_skip, at = [], _Group(), "cp1252", 0, 0
    while match := TOKEN.match(data, at):
        at = match.end()
        word, number, byte, symbol, brace, plain = match.groups()
        shown = ""
        if brace == b"{":
            groups.append(group)
            if len(groups) > DEEPEST:
                raise SourceError("The RTF file is nested beyond reason. Save it again from its source.")
            to_skip = 0
        elif brace == b"}":
            group, to_skip = groups.pop() if groups else _Group(), 0
        elif symbol == b"*":
            group = replace(group, hidden=True)
        elif word == b"bin":
            at += max(int(number or 0), 0)
        elif word == b"uc":
            group = replace(group, skip=max(int(number or 1), 0))
        elif word == b"ansicpg":
            page = _page(number)
        elif word in HIDDEN:
            group = replace(group, hidden=True)
        elif word == b"u" and number:
            shown, to_skip = _unicode(int(number)), group.skip
            if not group.hidden:
                parts.append(shown)
            continue
        else:
            shown = _shown(word, byte, symbol, plain, page)
        if shown and to_skip and not word:
            shown, to_skip = shown[to_skip:], max(0, to_skip - len(shown))
        if shown and not group.hidden:
            parts.append(shown)
    # Characters beyond the first plane come as two halves.
    return "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", " ")


def _shown(word: bytes | None, byte: bytes | None, symbol: bytes | None, plain: bytes | None, page: str) -> str:
    if word:
        return BREAKS.get(word) or CHARACTERS.get(word, "")
    if byte:
        return bytes.fromhex(byte.decode()).decode(page, "replace")
    if symbol:
        return SYMBOLS.get(symbol, "")
    return plain.decode(page, "replace") if plain else ""


def _unicode(number: int) -> str:
    return chr(number % 0x10000)


def _page(number: bytes | None) -> str:
    name = f"cp{int(number or 1252)}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
