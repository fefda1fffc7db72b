"""The line below a pull quote that says whose words it prints: `David Robin, maire de Vannes`.

Limits: the office comes right after the name, and the words above are in the first person or one whole quotation.
"""

from __future__ import annotations

import re

from stance.reading.persons import FIRST_PERSON
from stance.reading.view import plain
from stance.tables import Tables

_ONE = r"[A-ZÀ-Ý][\w'-]{1,24}(?: (?:de |du |van |von )?[A-ZÀ-Ý][\w'.-]{0,24}){0,2}"
_SIGNED = re.compile(rf"(?:[-–—] ?)?{_ONE}, ([\w-]{{3,24}})(?: [\w' -]{{2,60}})?$")


def is_signature(text: str, above: str, tables: Tables) -> bool:
    """`David Robin, maire de Vannes` below words in the first person: who said them."""
    match = _SIGNED.match(text)
    known = match is not None and "role" in tables.speaker_nouns.get(plain(match.group(1)), ())
    return known and ((len(above) < 600 and FIRST_PERSON.search(above) is not None) or _ends_with_quotation(above))


def _ends_with_quotation(above: str) -> bool:
    """One quotation to its end, alone or behind a colon."""
    if above.rstrip(" .")[-1:] not in ("»", "”") or not (at := max(above.rfind("«"), above.rfind("“")) + 1):
        return False
    return above[: at - 1].rstrip()[-1:] in ("", ":")
