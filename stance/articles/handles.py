"""Who publishes, told by the account that a page asks its readers to follow, `t.me/le_phare`, or by an address's path.

Limits: known outlets only, by their name or domain without spaces; an account in a post that the text embeds says
nothing, so the line must address the readers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stance.articles.outlet_names import Named, is_agency
from stance.reading.view import plain
from stance.tables import Tables

_HANDLE = re.compile(
    r"(?:(?:t\.me|telegram\.me|facebook\.com|twitter\.com|x\.com|instagram\.com|youtube\.com|linkedin\.com/company"
    r"|tiktok\.com)/(?:s/|c/|@)?|(?<![\w.])@)([\w.-]{4,40})"
)
_ASKING = re.compile(r"abonne[zr]|suive[zr]|rejoign|retrouve[zr]|chaîne|notre (?:page|compte)|contact", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")
_SHORTEST = 6  # letters: shorter ones are anybody's
_FRAME = 10  # lines at either end of the page


def own_handle(lines: list[str], tables: Tables) -> Named | None:
    """`Abonnez-vous à notre chaîne Telegram : https://t.me/le_phare`: a known outlet's account."""
    for line in (*lines[:_FRAME], *lines[-_FRAME:]):
        if not ("@" in line or "/" in line) or len(line) > 200 or not _ASKING.search(line):
            continue
        for match in _HANDLE.finditer(line):
            key = _accounts(tables).get(_squashed(match[1]))
            outlet = tables.outlets[key] if key else None
            if outlet and not is_agency(named := (outlet.name, outlet.country or None), tables):
                return named
    return None


def by_path(address: str, tables: Tables) -> Named | None:
    """`aggregator.example/fr/lephare/33186`: the known outlet that a part of the address names."""
    for part in address.split("?")[0].split("/")[3:-1]:
        if (key := _accounts(tables).get(_squashed(part))) and tables.outlets[key].type != "aggregator":
            return tables.outlets[key].name, tables.outlets[key].country or None
    return None


@lru_cache(maxsize=2)
def _accounts(tables: Tables) -> dict[str, str]:
    """Name of each outlet without spaces, accents and article → its key."""
    return {short: key for name, key in tables.outlet_names.items() if len(short := _squashed(name)) >= _SHORTEST}


def _squashed(name: str) -> str:
    return _NO_LETTER.sub("", plain(name))
