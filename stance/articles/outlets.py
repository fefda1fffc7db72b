"""Which outlet published the article: canonical name and country, or the name the text itself gives.

Order: what the source states, a known domain, the byline, the masthead, a dateline, a copyright line, what the page
calls itself (`imprints`), then the host of its address. An outlet merely quoted is never taken, nor an agency where the
page has an address of its own. Limits: an unknown name is returned as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from stance.articles.handles import by_path, own_handle
from stance.articles.imprints import (
    agency_parts,
    called_names,
    dated_name,
    dateline_name,
    host_name,
    issue_name,
    stamped_name,
    tailed_name,
)
from stance.articles.issuers import issuer
from stance.articles.lines import is_section, line_reason
from stance.articles.mastheads import (
    above_text,
    below_picture,
    below_text,
    beside_stamp,
    guest_of,
    masthead,
    repeated_name,
    signed_headline,
    top_name,
    unknown_masthead,
)
from stance.articles.other_names import is_actor, is_person, is_region
from stance.articles.outlet_names import (
    Named,
    by_domain,
    is_agency,
    is_aggregator,
    is_place,
    is_platform,
    known_outlet,
    name_outlet,
    site_of,
)
from stance.articles.own_words import is_told
from stance.articles.owners import owner, unknown_owner
from stance.articles.press_names import cased_name, is_articled_name, is_press_name
from stance.articles.signatures import (
    closing_source,
    employer,
    last_agency,
    own_byline,
    shared_byline,
    signature,
)
from stance.articles.stamps import Stamp
from stance.articles.tops import is_menu
from stance.reading.view import plain
from stance.tables import Tables

_FOR_OUTLET = re.compile(
    r"\b(?:[Pp]our|[Ff]or) "
    r"((?:(?:le|la|les|The|Le|La|Les) |[lL]')?[A-ZÀ-Ý][\w.'-]{1,30}"
    r"(?: (?:(?:de la |de l'|de |du |des |d')?[A-ZÀ-Ý0-9][\w.'-]{0,30}|libre)){0,3})"
)
_BYLINED = re.compile(r"(?:Par|By|PAR) [^,(/|]{4,50} ?[,(/|] ?([^,(/|)]{3,40})\)?$")
_SIGNED = re.compile(r"(?:Par|By|PAR) |(?:Texte|Photo(?:graphie)?|Dessin|Illustration)s? ?: ")
_AUTHORED = re.compile(r"(?:(?:Article |Texte )?(?:[Rr]édigé )?[Pp]ar|By|(?:La )?[Rr]édaction) ")
_SMALL_DATELINE = re.compile(
    r"^(?:\([^()]{4,90}\) |\[[\d/.: -]{8,24}\] ?)?(?:[A-ZÀ-Ý\d][\w' ,./-]{1,50} ?)?\(((?:Agence )?[A-ZÀ-Ý][\w-]{2,14}"
    r"|ats|awp|afp|dpa|belga|aps|map|tap|efe|ansa)\)"
)
_SLASHED = re.compile(r"[A-ZÀ-Ý][\w' -]{2,30}, \d{1,2}(?:er)? \w{3,9}\.? ?(?:\d{4}\.? ?)?/([A-Z][\w-]{2,14})/")
_PLACED = re.compile(r"([A-Za-zÀ-ÿ][\w.-]{2,20}) \(([A-ZÀ-Ý][\w'-]{2,20})\) ")  # `Plateau24 (Dakar) Le port…`
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\. ?){1,3}(?:[A-ZÀ-Ý]\w{0,14})?$")
_SIGNING = re.compile(r",? (?:[A-ZÀ-Ý]\. ?){2,3}$")  # `Télé Plateau A. D. avec AFP`
_WITH_WIRE = re.compile(
    r"([A-ZÀ-Ý][\w.' -]{1,30}?),? avec (?:l')?(?:AFP|Reuters|AP|Belga|ATS|La Presse canadienne|agences)\.?"
    r"(?:$| [|·–—-] )"
)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Ý][\w' ,./-]{1,50} ?)?(?:\(|- ?|– ?)([A-ZÀ-Ý][\w.'-]{1,20}(?: [\w.'-]{1,20}){0,2})\)? ?(?:-|–|—|:|\)) "
)


def find_outlet(
    metadata: Mapping[str, str], stamps: Iterable[Stamp], lines: list[str], headline: str | None, tables: Tables
) -> Named | None:
    if stated := metadata.get("outlet", "").strip():
        return name_outlet(stated, tables)
    stamps, address = list(stamps), metadata.get("url", "")
    at_home = by_domain(address, tables)
    if at_home and not is_aggregator(at_home, tables):
        return at_home
    if at_home and (found := by_path(address, tables)):
        return found
    site = site_of(address) if at_home is None else None
    found = _told(stamps, lines, headline, site, tables)
    if found and is_aggregator(found, tables):
        others = [line for line in lines if found[0].lower() not in line.lower()]
        found = _told(stamps, others, headline, site, tables)
    return None if found and is_aggregator(found, tables) else found


_SIGNED_BELOW = 14  # lines


def _told(
    stamps: list[Stamp], lines: list[str], headline: str | None, site: str | None, tables: Tables
) -> Named | None:
    """What the page tells; a copy or a link tells less than `site`, the host of the page."""
    head = above_text(lines, headline, tables)
    below = (line for line in lines[len(head) : _SIGNED_BELOW] if len(line) < 90)  # the standfirst
    head = [line for line in head if line != headline]
    head += [line for line in below if _AUTHORED.match(line) or _WITH_WIRE.match(line)]
    found = _by_strong_cues(stamps, head, lines, headline, tables)
    if site:
        return found if found and not is_agency(found, tables) else (site, None)
    found = found or _by_cues(head, lines, headline, tables)
    return (cased_name(found[0], lines), found[1]) if found and found[1] is None else found


def _by_strong_cues(
    stamps: Iterable[Stamp], head: list[str], lines: list[str], headline: str | None, tables: Tables
) -> Named | None:
    """What can only be the page's own name."""
    return _byline(stamps, head, tables) or masthead(head, tables) or beside_stamp(lines, headline, tables)


def _by_cues(head: list[str], lines: list[str], headline: str | None, tables: Tables) -> Named | None:
    """What else the page says, the strongest cue first."""
    return (
        own_byline(head, tables)
        or shared_byline(head, tables)
        or _dateline(head, tables)
        or owner(lines[-8:], tables)
        or _imprint(head, lines, headline, tables)
        or signature(lines, tables)
        or unknown_masthead(head, tables)
        or repeated_name(head, lines, tables)
        or guest_of(headline, lines, tables)
        or top_name(head, lines, headline, tables)
        or unknown_owner([*(line for line in lines[:6] if "ource" in line), *lines[-8:]], tables)
        or issuer(head, lines, tables)
        or own_handle(lines, tables)
        or _signed_agency(lines, tables)
        or below_text(lines, tables)
        or below_picture(lines, tables)
        or _by_host(lines, tables)
        or employer(lines, tables)
        or closing_source(lines, tables)
        or last_agency(head, lines, tables)
        or _over_menu(lines)
    )


def _byline(stamps: Iterable[Stamp], head: list[str], tables: Tables) -> Named | None:
    """`Par X pour Y`, in a stamp or on a line of its own."""
    own = [line for line in head if len(line) < 120 and _SIGNED.match(line)]
    for text in (*(stamp.byline for stamp in stamps), *own):
        if match := _FOR_OUTLET.search(text):
            return name_outlet(match.group(1).strip(" .,|-–"), tables)
        after = _BYLINED.match(text)
        name = after.group(1).strip() if after else ""
        if name and not is_place(name, tables) and (is_press_name(name) or is_articled_name(name)):
            return name_outlet(name, tables)
        if name and (found := known_outlet(name, tables)) and not is_agency(found, tables):
            return found
    return None


def _dateline(head: list[str], tables: Tables) -> Named | None:
    """`Le Quotidien avec AFP`, `MOSCOU (Reuters) -`: known names only."""
    for pattern in (_WITH_WIRE, _DATELINE):
        for line in head:
            text = _AUTHORED.sub("", line[:120], count=1)
            match = pattern.match(text)
            if match and (found := known_outlet(_SIGNING.sub("", match.group(1)), tables)):
                return found
    for line in head:
        if (
            (match := _PLACED.match(line[:50]))
            and is_place(match[2], tables)
            and (found := known_outlet(match[1], tables))
        ):
            return found
        match = _SMALL_DATELINE.match(line[:90]) or _SLASHED.match(line[:60])
        found = known_outlet(match[1], tables) or known_outlet(f"Agence {match[1]}", tables) if match else None
        if found:
            return found
    unknown = (m.group(1) for line in head if (m := _WITH_WIRE.match(line)) and len(line) < 70)
    return next(((_SIGNING.sub("", name), None) for name in unknown if not _is_author(name, tables)), None)


def _is_author(name: str, tables: Tables) -> bool:
    """`Par A. D. avec AFP`, `Inès Kolb avec Reuters`."""
    name = _AUTHORED.sub("", name, count=1)
    return bool(_INITIALS.match(name)) or is_person(name, tables) or "édaction" in name


def _over_menu(lines: list[str]) -> Named | None:
    """`LA CHANDELLE` alone at the top, in capitals, right above the menu of the site or above its slogan."""
    name = lines[0] if len(lines) > 2 and lines[0].isupper() and (is_menu(lines[1]) or is_menu(lines[2])) else ""
    return (name, None) if is_articled_name(cased_name(name, [])) else None


def _signed_agency(lines: list[str], tables: Tables) -> Named | None:
    """The first agency of a dateline or signature that the table knows."""
    return next((found for part in agency_parts(lines) if (found := known_outlet(part, tables))), None)


def _imprint(head: list[str], lines: list[str], headline: str | None, tables: Tables) -> Named | None:
    """What the page calls itself; a name that the table does not know needs a strong cue or the look of one."""
    for line in lines[:12]:
        if headline and line.startswith(headline) and (tail := signed_headline(line, lines, tables)):
            return name_outlet(tail[1], tables)
    for line in head:
        if (name := dated_name(line)) and (found := _if_press(name, tables)) and not is_agency(found, tables):
            return found
        name = issue_name(line) or tailed_name(line) or stamped_name(line)
        if name and (found := known_outlet(name, tables)) and not is_agency(found, tables):
            return found
        if (name := dateline_name(line)) and not is_place(name, tables):
            return name_outlet(name, tables)
    frame = [line for line in (*lines[:10], *lines[-14:]) if len(line) < 200 and not is_told(line, tables)]
    named = (name for name in called_names(frame) if not is_platform(name))
    names = [n for n in named if _is_own_name(n, tables) or not (is_section(n) or line_reason(n, tables))]
    names = [name for name in names if not (is_region(name, tables) or is_person(name, tables))]
    names = [name for name in names if sum(tables.furniture[plain(w)] != "" for w in name.split()) < 2]
    if known := next((found for name in names if (found := known_outlet(name, tables))), None):
        return known
    return next(((name, None) for name in names if len(name) > 2 and not is_actor(name, tables)), None)


def _is_own_name(name: str, tables: Tables) -> bool:
    """`Le Monde`, `La Tribune`: the article tells a newspaper from the rubric of its name."""
    return is_articled_name(name) and known_outlet(name, tables) is not None


def _if_press(name: str, tables: Tables) -> Named | None:
    """`La Feuille de Moselle — jeudi 9 juin 2022`: an article before the name tells it from a place."""
    if found := known_outlet(name, tables):
        return found
    articled = name.split()[0].lower() in ("le", "la", "les") and len(name.split()) > 1
    return (name, None) if is_press_name(name) or articled or name[:2] in ("L'", "l'") else None


def _by_host(lines: list[str], tables: Tables) -> Named | None:
    """A site that gives only its address: its name when the table has one, else the address as written."""
    framed = sorted((*lines[:6], *reversed(lines[-10:])), key=lambda line: "daction@" not in line)
    framed = [line for line in framed if line_reason(line, tables) != "credit"]
    hosts = [host for line in framed if (host := host_name(line)) and site_of(host)]
    known = [found for host in hosts if (found := by_domain(host, tables))]
    if known:
        return known[0]
    return (hosts[0], None) if hosts and line_reason(hosts[0], tables) is None else None
