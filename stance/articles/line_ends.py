"""What stands after the words of a line: the credit of a photo, the button of a digest, the same words again.

Limits: looked for at the very end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stance.articles.openings import AGENCIES
from stance.articles.outlet_names import known_outlet
from stance.reading.sentences import Span
from stance.tables import Tables

_NAMED = f"{AGENCIES}|REUTERS|LA PRESSE CANADIENNE|SIPA|ABACA|EPA|Getty Images|GETTY IMAGES|MAXPPP|Keystone|KEYSTONE"
_AGENCY_NAME = f"(?:{_NAMED})"
_PERSON = r"[A-ZÀ-Ý][\w.'-]{1,20}(?: (?:de |van |von )?[A-ZÀ-Ý][\w.'-]{0,20}){1,3}"
_END_CREDIT = re.compile(
    rf" ?(?:[-–—|/©(] ?(?:(?:Photo|PHOTO|Crédit|CRÉDIT|Image) ?:? ?)?{_PERSON} ?[-–—/|,] ?{_AGENCY_NAME}"
    rf"|(?:[-–—|©(]|(?<=[.!?»])) ?{_AGENCY_NAME} ?[-–—/|] ?{_PERSON}|© ?{_AGENCY_NAME})"
    rf"(?: via {_AGENCY_NAME})? ?\)?\.?$"
    rf"| ?\| ?{_PERSON} ?/ ?[^.!?|]{{2,40}}$| [Pp]hotos? [A-ZÀ-Ý]{{2,12}} ?/ ?[^.!?]{{2,50}}$"
    r"|(?<=\.\.\.) \d{2}\.\d{2}\.\d{4}, [A-ZÀ-Ý][\w' -]{3,40}$"
    r"|(?<=[.!?»\w]) \| [A-ZÀ-Ý][A-ZÀ-Ý' -]{4,40}$"
    rf"| \[(?:{_AGENCY_NAME} ?[-–—/] ?{_PERSON}|{_PERSON} ?[-–—/] ?{_AGENCY_NAME})\]$"
    r"| \([A-ZÀ-Ý][a-zà-ÿ'-]{1,20} [A-ZÀ-Ý][A-ZÀ-Ý'-]{2,20}\)$"
    r"| \((?:(?:Image|Photo|Crédit|Photographie)s? ?:|(?:AP|AFP|EPA) [Pp]hoto ?/) ?[^()]{2,80}\)$"
    rf"|(?<=[.!?»\"]) ?\({_AGENCY_NAME}\)\.?$"
    rf"| ?/ ?(?:Photo|PHOTO) (?:prise|d'archives)[^/\n]{{0,30}}/ ?{_AGENCY_NAME}(?:/ ?{_PERSON})?$"
    rf"|(?<=[.!?»”\"]) ?(?:[a-z]{{2,5}}(?:[-/][a-z]{{2,5}}){{1,5}})?\(© ?{_AGENCY_NAME} ?[^()\n]{{0,40}}\)$"
    rf"|(?<=[.!?»]) {_AGENCY_NAME}\.?$|(?<=[\w.!?»\"])(?: ?\|)? ?©(?:(?<!\w©)|(?![a-zà-ÿ])) ?[\w.' /,-]{{2,50}}$"
    r"|, \([cC]\) [\w.' -]{2,40}$"
    r"|(?<=[\w.!?»\"]) {0,3}(?:[-–—] {0,3})?(?:Tous droits réservés|All rights reserved)\b.{0,60}$"
)
# Without one of these nothing is credited.
_CREDITING = (*"©/|([", "... ", *_NAMED.split("|"), "droits réservés", "rights reserved")
_COPIED = 40  # characters at least of what stands twice
_TWICE = re.compile(rf"([^\n]{{{_COPIED},300}}?) {{1,3}}\1$")
_CUT = re.compile(  # what a digest leaves where it cut the text
    r"(?:\[(?:…|\.{3})\]|…|\.{3}) ?((?:[Ss]uite de l'article|(?:[Ll]ire|[Vv]oir) (?:la suite|plus|l'article)"
    r"|[Rr]ead more|[Cc]ontinue[rz]? (?:la|votre) lecture)\b[^.!?«»]{0,160}\.{0,3}|[Ll]ire la suite de .{3,200})$"
)


def tails(view: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The pieces at the end of a line, the last first, each with its reason."""
    low = max(start + 12, end - 200)
    dotted = view.find("…", low, end) >= 0 or view.find("...", low, end) >= 0
    if dotted and (cut := _CUT.search(view, low, end)):
        yield (cut.start(1), end), "navigation"
        end = cut.start(1)
    again = view.find(view[start : start + _COPIED], start + _COPIED, end) >= 0
    if again and (twice := _TWICE.match(view, start, end)):  # a caption and its `alt` text on one line
        yield (twice.end(1), end), "duplicate"
        end = twice.end(1)
    low = max(start + 12, end - 90)
    if any(map(view[low:end].__contains__, _CREDITING)) and (credit := _END_CREDIT.search(view, low, end)):
        yield (credit.start(), end), "credit"


def before_name(text: str, above: str, tables: Tables) -> int:
    """Where the words of a caption end, before `- La Gazette` or `- Inès Kolb`, whose picture it is; 0 without one. A
    person is believed only where the line above is the same caption."""
    at = text.rfind(" - ") if len(text) < _CAPTION and text[-1:] not in ".!?»" else -1
    if at < 0 or len(text) - at > _NAMED:
        return 0
    name = text[at + 3 :].split(",")[0]
    copied = above == text[:at] and at > _COPIED and re.fullmatch(_PERSON, name)
    return at if name and (copied or known_outlet(name, tables)) else 0


_CAPTION, _NAMED = 240, 60  # characters of a caption, of a name with what stands behind it
