"""Which outlet published the article: canonical name and country, or the name the text itself gives.

Order: what the source states, the domain, the byline, the masthead, a dateline, a copyright line, then what the page
calls itself (`imprints`). An outlet merely quoted is never taken. Limits: an unknown name is returned as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from stance.articles.imprints import (
    after_headline,
    agency_parts,
    called_names,
    dated_name,
    dateline_name,
    host_name,
    owner_name,
)
from stance.articles.lines import is_section, line_reason
from stance.articles.press_names import FREQUENCY, RUBRIC_WORDS, cased_name, is_press_name, is_title_case
from stance.articles.stamps import Stamp
from stance.tables import Outlet, Tables, words_of

Named = tuple[str, str | None]

_FOR_OUTLET = re.compile(
    r"\b(?:pour|for) ((?:(?:le|la|les|The|Le|La|Les) |[lL]')?[A-ZÀ-Ý][\w.'-]{1,30}(?: [A-ZÀ-Ý0-9][\w.'-]{0,30}){0,3})"
)
_WITH_WIRE = re.compile(r"([A-ZÀ-Ý][\w.' -]{1,30}?) avec (?:l')?(?:AFP|Reuters|AP|agences)\.?$")
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Ý][\w' ,./-]{1,50} ?)?(?:\(|- ?|– ?)([A-ZÀ-Ý][\w.'-]{1,20}(?: [\w.'-]{1,20}){0,2})\)? ?(?:-|–|—|:|\)) "
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: ?(?:19|20)\d{2}(?:-\d{4})?)? ?,? ?((?:[A-ZÀ-Ýa-z]'?)[\w.'& -]{1,40}?)(?: ?[,.–|-]| "
    r"20\d\d|$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^source ?: ?([A-ZÀ-Ý][\w.'& -]{1,40}?) ?\.?$", re.IGNORECASE)


def find_outlet(
    metadata: Mapping[str, str], stamps: Iterable[Stamp], lines: list[str], headline: str | None, tables: Tables
) -> Named | None:
    if stated := metadata.get("outlet", "").strip():
        return name_outlet(stated, tables)
    found = _find(metadata, stamps, lines, headline, tables)
    return (cased_name(found[0], lines), found[1]) if found and found[1] is None else found


def _find(
    metadata: Mapping[str, str], stamps: Iterable[Stamp], lines: list[str], headline: str | None, tables: Tables
) -> Named | None:
    """The cues in their order."""
    if found := _by_domain(metadata.get("url", ""), tables):
        return found
    for stamp in stamps:
        if match := _FOR_OUTLET.search(stamp.byline):
            return name_outlet(_shortened(match.group(1)), tables)
    head = [line for line in _above_text(lines, headline) if line != headline]
    for line in head:
        if line.startswith(("Par ", "By ", "PAR ")) and len(line) < 120 and (match := _FOR_OUTLET.search(line)):
            return name_outlet(_shortened(match.group(1)), tables)
    if found := _masthead(head, tables):
        return found
    for line in head:
        if (match := _WITH_WIRE.match(line)) and (found := known_outlet(match.group(1), tables)):
            return found
    for line in head:
        if (match := _DATELINE.match(line[:90])) and (found := known_outlet(match.group(1), tables)):
            return found
    for line in lines[-8:]:
        for pattern in (_COPYRIGHT, _SOURCE):
            if len(line) < 160 and (match := pattern.search(line)) and (found := known_outlet(match.group(1), tables)):
                return found
    return (
        _imprint(head, lines, headline, tables)
        or _unknown_masthead(head, tables)
        or _repeated_name(head, lines, tables)
        or _top_name(head, headline, tables)
        or _unknown_owner(lines[-8:], tables)
        or _issuer(head, tables)
        or _signed_agency(lines, tables)
        or _by_host(lines, tables)
    )


def _signed_agency(lines: list[str], tables: Tables) -> Named | None:
    """The first agency of a dateline or signature that the table knows."""
    return next((found for part in agency_parts(lines) if (found := known_outlet(part, tables))), None)


def _imprint(head: list[str], lines: list[str], headline: str | None, tables: Tables) -> Named | None:
    """What the page calls itself; a name that the table does not know needs a strong cue or the look of one."""
    for line in lines[:12]:
        if headline and line.startswith(headline) and (tail := signed_headline(line, lines, tables)):
            return name_outlet(tail[1], tables)
    for line in head:
        if (name := dated_name(line)) and (found := _if_press(name, tables)) and not _wires(found, tables):
            return found
        if (name := dateline_name(line)) and not _is_place(name, tables):
            return name_outlet(name, tables)
    frame = [line for line in (*lines[:10], *lines[-14:]) if len(line) < 200]
    called = [name for line in frame for name in called_names(line)]
    names = [name for name in called if not is_section(name) and not line_reason(name, tables)]
    known = [found for name in names if (found := known_outlet(name, tables))]
    if known:
        return known[0]
    return next(((name, None) for name in names if len(name) > 2), None)


def signed_headline(line: str, lines: list[str], tables: Tables) -> tuple[int, str] | None:
    """`Headline | Name`, `Headline - Name`: where the site's name begins, with its separator, and the name."""
    tail = after_headline(line) if 24 < len(line) < 260 else None
    if tail is None or is_section(tail[1]):
        return None
    start, name, strong = tail
    if strong or known_outlet(name, tables) or is_press_name(name):
        return start, name
    return (start, name) if any(name in other for other in lines if other != line and len(other) < 140) else None


def _wires(found: Named, tables: Tables) -> bool:
    """An agency beside a date is whose copy a page prints, not the page."""
    key = tables.outlet_names.get(" ".join(words_of(found[0])))
    return key is not None and tables.outlets[key].type == "agency"


def _if_press(name: str, tables: Tables) -> Named | None:
    """`La Feuille de Moselle — jeudi 9 juin 2022`: an article before the name tells it from a place."""
    if found := known_outlet(name, tables):
        return found
    articled = name.split()[0].lower() in ("le", "la", "les") and len(name.split()) > 1
    return (name, None) if is_press_name(name) or articled or name[:2] in ("L'", "l'") else None


def _top_name(head: list[str], headline: str | None, tables: Tables) -> Named | None:
    """The very first line of the page above its headline, when it is neither a rubric, a place nor a sentence."""
    if not head or not headline or head[0].startswith(headline[:30]) or len(head) < 2:
        return None
    name = FREQUENCY.sub("", _PIECES.split(head[0])[0].strip(" |"))
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 40 or name[-1] in ".!?:,…)" or any(c.isdigit() for c in name):
        return None
    if not name[0].isupper() or is_section(name) or line_reason(name, tables) or _issuer([name], tables):
        return None
    near = any(_is_place(word, tables) or word.lower() in RUBRIC_WORDS for word in words)
    return None if near else (name, None)


def _is_place(name: str, tables: Tables) -> bool:
    words = words_of(name)
    return any(a.tokens == words for a in tables.places.get(words[0], ())) if words else False


def _by_host(lines: list[str], tables: Tables) -> Named | None:
    """A site that gives only its address: its name when the table has one, else the address as written."""
    framed = sorted((*lines[:6], *reversed(lines[-10:])), key=lambda line: "daction@" not in line)
    hosts = [host for line in framed if (host := host_name(line))]
    known = [found for host in hosts if (found := _by_domain(host, tables))]
    if known:
        return known[0]
    return (hosts[0], None) if hosts and line_reason(hosts[0], tables) is None else None


def _above_text(lines: list[str], headline: str | None) -> list[str]:
    """The first lines of the page, up to its first sentence, which may carry a dateline."""
    for index, line in enumerate(lines[:8]):
        if line != headline and line[-1:] in ".!?»" and len(line.split()) > 7:
            return lines[: index + 1]
    return lines[:8]


_IMPRINT = re.compile(
    r"\b(?:ISSN|CPPAP|HAAC|bimestriel|mensuel|hebdomadaire|trimestriel|dépôt légal|imprimé|tirage|récépissé"
    r"|abonnements?"
    r"|[ÉEée]dit(?:ion|eur|rice)|publication|association|licence|site d|siège)\b"
)
_SELF = frozenset({"copyright", "share", "form", "cookies", "byline", "credit"})


def _repeated_name(head: list[str], lines: list[str], tables: Tables) -> Named | None:
    """A name above the headline that the page says again elsewhere (`© …`, `La rédaction de …`, `Abonnez-vous à …`)."""
    for line in head[:5]:
        name = _PIECES.split(line)[0].strip(" |")
        if (
            not 2 < len(name) < 40
            or not name[0].isupper()
            or is_section(name)
            or line_reason(name, tables)
            or len(name.split()) > 5
        ):
            continue
        folded = name.lower()
        others = [other for other in lines if other != line and folded in other.lower() and len(other) < 160]
        called = re.compile(rf"(?:par|au|à|pour|dans|de|sur|avec) {re.escape(folded)}(?!\w)")
        proper = name.isupper() or all(w[0].isupper() for w in name.split() if len(w) > 3)
        if (
            len(name.split()) > 1
            and proper
            and not _is_place(name, tables)
            and any(called.search(o.lower()) for o in lines)
        ):
            return name, None
        if any(_IMPRINT.search(other) for other in others) or any(
            line_reason(other, tables) in _SELF or "édaction" in other for other in others
        ):
            return name, None
    return None


def _unknown_owner(lines: list[str], tables: Tables) -> Named | None:
    """The owner named by a copyright or source line, when the table does not know it."""
    for line in lines:
        source = _SOURCE.match(line) if len(line) < 120 else None
        name = source.group(1).strip() if source else owner_name(line)
        if name and name[:1].isupper() and len(name.split()) <= 6 and not line_reason(name, tables):
            return name_outlet(name, tables)
    return None


_PIECES = re.compile(r" [|>›·•/–—-] | {2,}")


def _masthead(head: list[str], tables: Tables) -> Named | None:
    """The site's name above or below the headline, alone or at the head of a breadcrumb, when the table knows it."""
    for line in head:
        pieces = _PIECES.split(line)
        for piece in pieces[:2] if len(pieces) > 1 else pieces:
            name = piece.strip(" |")
            usable = is_title_case(name) and name.lower() not in RUBRIC_WORDS and name != "L'ESSENTIEL"
            if len(name) < 48 and usable and (found := known_outlet(name, tables)):
                if name == line or not _wires(found, tables):
                    return found
    return None


def _unknown_masthead(head: list[str], tables: Tables) -> Named | None:
    """A site's name that the table does not know, as written."""
    for line in head[:3]:
        for piece in _PIECES.split(line)[:3]:
            name = piece.strip(" |")
            if is_press_name(name) and not line_reason(name, tables) and (name != line or len(head) > 1):
                return FREQUENCY.sub("", name), None
    return None


def _issuer(head: list[str], tables: Tables) -> Named | None:
    for line in head[:2]:
        words = words_of(line)
        for alias in tables.aliases.get(words[0], ()) if words else ():
            actor = tables.actors[alias.actors[0]]
            if alias.tokens == words and actor.type == "institution":
                return actor.name, actor.country or None
    return None


def _shortened(name: str) -> str:
    return name.strip(" .,|-–")


_LONGEST = 120  # no outlet's name and no host is longer


def known_outlet(name: str, tables: Tables) -> Named | None:
    """Canonical name and country when the table knows this name, with or without its article."""
    if len(name) > _LONGEST:
        return None
    tokens = words_of(name)
    for words in (tokens, tokens[1:] if tokens[:1] and tokens[0] in ("le", "la", "les", "l'", "the") else tokens):
        if words and (found := tables.outlet_names.get(" ".join(words))):
            return _named(tables.outlets[found])
    return _by_domain(name, tables) if "." in name else None


def name_outlet(name: str, tables: Tables) -> Named:
    """Canonical if known, else as written."""
    return known_outlet(name, tables) or (name, None)


def _by_domain(address: str, tables: Tables) -> Named | None:
    if len(address) > 2000:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    parts = host.lower().split(".")[-6:]
    for first in range(len(parts) - 1):
        if found := tables.outlet_domains.get(".".join(parts[first:])):
            return _named(tables.outlets[found])
    return None


def _named(outlet: Outlet) -> Named:
    return outlet.name, outlet.country or None
