"""Whose the page is: `© Le Phare 2024`, `Source : Le Phare` at its foot.

Limits: a sign behind words of a caption, and an agency without a year of its own, credit a picture and name no page.
"""

from __future__ import annotations

import re

from stance.articles.imprints import owner_name
from stance.articles.lines import line_reason
from stance.articles.other_names import is_person
from stance.articles.outlet_names import Named, is_agency, is_platform, known_outlet, name_outlet
from stance.articles.stamps import MONTH
from stance.tables import Tables

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: ?(?:19|20)\d{2}(?: ?[-–] ?\d{4})?)? ?,? ?((?:[A-ZÀ-Ýa-z]'?)[\w.'& -]{1,40}?)"
    r"(?: ?[,.–|-]| 20\d\d|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CAPTION = 24  # characters before the sign
_SOURCE = re.compile(
    r"(?:^[*•–-]? ?\(?|\| ?)(?:sources?|site (?:référencé|source|d'origine)) ?: {0,2}"
    r"(?:[Tt]raduit (?:à partir )?d(?:e |u |'))?"
    r"([A-ZÀ-Ý][\w.'& -]{1,40}?) ?(?:\.?\)?$|[|/]|,? (?:du |le |n° ?)?\(?(?:\d{1,4}(?!\w)|"
    rf"{MONTH} \d))",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b\d{1,2} ?h\b")


def owner(lines: list[str], tables: Tables) -> Named | None:
    """`© Le Monde 2024`, `Source : Le Monde`; an agency without a year is where a photo or the news came from."""
    for line in lines:
        for pattern in (_COPYRIGHT, _SOURCE):
            match = pattern.search(line) if len(line) < 160 else None
            if match and match.start() > _CAPTION and match.end() < len(line) and not _YEAR.search(line):
                continue  # `Le maire devant la gare © Radio Plateau - Awa Diop`
            found = known_outlet(match.group(1), tables) if match else None
            if found and not (is_agency(found, tables) and not _owned_whole(line, match.end())):
                return found
    return None


def _owned_whole(line: str, end: int) -> bool:
    """`© AFP 2022. Tous droits réservés`; not `© AFP 2022 Inès Kolb`, whose picture it is."""
    rest = line[end:].strip(" .,|–-")
    return _YEAR.search(line) is not None and (not rest or rest.lower().startswith(("tous", "all")))


def unknown_owner(lines: list[str], tables: Tables) -> Named | None:
    """The owner named by a copyright or source line, when the table does not know it."""
    for line in lines:
        source = _SOURCE.search(line) if len(line) < 120 else None
        name = source.group(1).strip() if source else owner_name(line)
        if not name or not name[0].isupper() or len(name.split()) > 6 or line_reason(name, tables):
            continue
        if is_platform(name) or is_person(name, tables):
            continue
        if source and (is_person(name.title(), tables) or _HOUR.search(name)):
            continue  # who is the source of a video, or which edition of the news
        found, dated = name_outlet(name, tables), _YEAR.search(line) is not None
        shown = source is None and any(w.islower() and len(w) > 4 for w in name.split())  # `© Le ministre délégué`
        if dated or not (shown or is_agency(found, tables)):
            return found
    return None
