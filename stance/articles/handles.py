"""Who publishes, told by the account that a page asks its readers to follow, `t.me/le_phare`, or by an address's path.

Limits: known outlets only, by their name or domain without spaces; an account in a post that the text embeds says
nothing, so the line must address the readers.
"""

from __future__ import annotations

import re

from stance.articles.outlet_names import Named, by_domain, is_agency, squashed, squashed_names
from stance.tables import Tables

_HANDLE = re.compile(
    r"(?:(?<![\w-])(?:t\.me|telegram\.me|facebook\.com|twitter\.com|x\.com|instagram\.com|youtube\.com|linkedin\.com/company"
    r"|tiktok\.com)/(?:s/|c/|@)?|(?<![\w.])@)([\w.-]{4,40})"
)
_ASKING = re.compile(r"abonne[zr]|suive[zr]|rejoign|retrouve[zr]|chaîne|notre (?:page|compte)|contact", re.IGNORECASE)
_FRAME = 10  # lines at either end of the page


def own_handle(lines: list[str], tables: Tables) -> Named | None:
    """`Abonnez-vous à notre chaîne Telegram : https://t.me/le_phare`: a known outlet's account."""
    for line in (*lines[:_FRAME], *lines[-_FRAME:]):
        if not ("@" in line or "/" in line) or len(line) > 200 or not _ASKING.search(line):
            continue
        for match in _HANDLE.finditer(line):
            keys = squashed_names(tables).get(squashed(match[1]), ())
            if len(keys) == 1 and not is_agency(named := _named(keys[0], tables), tables):
                return named
    return None


def by_path(address: str, tables: Tables) -> Named | None:
    """`pressreader.com/france/le-phare-cannes/2022`: the outlet of that country which the address names."""
    home = by_domain(address, tables)
    if not any(site in address[:40] for site in _BY_OUTLET):
        return None
    for part in address.split("?")[0].split("/")[3:-1][:_PARTS]:
        words = part.split("-")
        spans = ["".join(words[a:b]) for b in range(len(words), 0, -1) for a in range(b)] if len(words) < _WORDS else []
        for span in sorted(spans, key=len, reverse=True):
            named = squashed_names(tables).get(squashed(span), ())
            keys = [key for key in named if tables.outlets[key].type != "aggregator"]
            near = [key for key in keys if home and tables.outlets[key].country == home[1]]
            if near or (len(keys) == 1 and home and home[1] not in _NATIONAL):
                return _named((near or keys)[0], tables)
    return None


# Aggregators that name the outlet in the path; elsewhere `/politique/` is a rubric, not a review of that name.
_BY_OUTLET = ("pressreader.", "turess.", "djazairess.", "maghress.", "vitaminedz.", "lirelactu.")
_PARTS, _WORDS = 2, 7
_NATIONAL = ("DZ", "MA", "TN")  # whose aggregators copy the press of their country only


def _named(key: str, tables: Tables) -> Named:
    return tables.outlets[key].name, tables.outlets[key].country or None
