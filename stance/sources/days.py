"""The day in a line of a press export, in French or English words or in figures → ISO form.

Months come from a table, never from the locale of the machine. Limit: years of four digits; "14/03/2024" is read day
first, as everywhere in French.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5,
    "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
DAY = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:er|st|nd|rd|th)? (?P<m1>[a-z]{3,9})\.? (?P<y1>\d{4})"
    r"|(?P<m2>[a-z]{3,9})\.? (?P<d2>\d{1,2}),? (?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{1,2})-(?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>\d{4}))(?:\b|(?=t\d\d:))"  # the hour may stick to an ISO day
)


def iso_day(line: str) -> str | None:
    """The first real day of the line."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", line) if not unicodedata.combining(c)).lower()
    for match in DAY.finditer(" ".join(plain.split())):
        year, month, day = (next(filter(None, (match[f"{part}{i}"] for i in range(1, 5)))) for part in "ymd")
        number = int(month) if month.isdigit() else MONTHS.get(month, 0)
        try:
            return date(int(year), number, int(day)).isoformat()
        except ValueError:
            continue
    return None
