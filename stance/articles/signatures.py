"""Who published, told by the signature: `Awa Diop, pour Le Phare`, `Awa DIOP / Le Phare`, `Par Le Phare`, `(Belga)`.

Reads bylines above the text and the last lines below it. Limits: a name that the table does not know must look like one
of the press; an agency counts only when it stands alone and nothing else names the page.
"""

from __future__ import annotations

import re

from stance.articles.foot_dates import foot_lines
from stance.articles.imprints import dated_name, restored, stamped_name
from stance.articles.lines import is_section, line_reason
from stance.articles.other_names import ends_caption, is_person
from stance.articles.outlet_names import Named, by_account, is_agency, known_outlet, name_outlet
from stance.articles.press_names import is_articled_name, is_press_name
from stance.articles.stamps import WEEKDAY
from stance.reading.view import plain
from stance.tables import Tables

_PERSON = r"[A-ZÀ-Ý][\w.'-]{0,20}(?: (?:de |du |van |von |el |ben )?[A-ZÀ-Ý][\w.'-]{0,20}){1,3}"
_NAME = r"(?P<name>[A-ZÀ-Ýl][\w'.& -]{1,40}?)"
_SIGNED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:Par )?{_PERSON},? (?:pour|for) {_NAME}\.?$",
        rf"Pour {_NAME}(?:, | [-–—:] ?){_PERSON}\.?$",
        rf"(?:(?:[Rr]eportage|[Tt]exte|[Rr]écit|[Ee]nquête) (?:de |d'|par ))?{_PERSON}[^.!?«»]{{0,50}},? "
        rf"pour {_NAME}\.?$",
        rf"(?:Par )?(?P<person>{_PERSON}) ?(?:, | ?/ ?| [-–—|] | ?\()(?:in )?{_NAME}\)?\.?$",
    )
)
_DAY_AFTER = re.compile(rf",? (?:le )?(?:(?i:{WEEKDAY}) )?\d{{1,2}}(?:er)?[ ./]\w{{1,9}}\.?[ ./]\d{{4}}$")
_SHARED = re.compile(r" ?/ ?|, | et |,? ?\(?avec (?:l')?")
_PERSON_ALONE = re.compile(rf"(?:Par )?{_PERSON}$")
_OWN_BYLINE = re.compile(
    r"(?:(?:[Aa]rticle |[Tt]exte |[Vv]idéo )?(?:[Rr]édigé |[Éé]crit |[Pp]roposé )?[Pp]ar ?:?|By|PAR|De"
    r"|(?:La )?[Rr]édaction) (?:la rédaction (?:de |du )?)?(?P<name>[\w'.& -]{2,40}?)"
    r"(?:,? (?:avec|et) (?:l')?[A-ZÀ-Ý][\w ,']{1,40})?\.?$"
)
_EDITION = re.compile(r" (?:FR|Français|France|Vidéo|Live|Staff|Paris)$")
_WORKS_FOR = re.compile(
    rf"{_PERSON} (?:est|,) .{{0,40}}?\b(?:journaliste|correspondante?|reporter|rédact\w+(?: en chef)?|chroniqueu\w+"
    r"|éditorialiste) (?P<of>de |du |des |d'|au |aux |à |pour )(?P<name>(?:[Ll]e |[Ll]a |[Ll]es |[Ll]')?"
    r"[A-ZÀ-Ý][\w'-]{1,20}(?: (?:de |du |des )?[A-ZÀ-Ý][\w'-]{1,20}){0,4})"
)
_ALONE = re.compile(r"\(?([A-Za-zÀ-ÿ][\w -]{1,34})\)?\.?$")


def own_byline(head: list[str], tables: Tables) -> Named | None:
    """`Par Le Phare avec AFP`, `par Télé Plateau FR`: a known outlet that signs as an author."""
    for line in head:
        match = _OWN_BYLINE.match(_DAY_AFTER.sub("", line)) if len(line) < 90 else None
        if match is None:
            continue
        name = match["name"]
        found = known_outlet(name, tables) or known_outlet(_EDITION.sub("", name), tables)
        if found is None and name.isalnum() and name.islower():
            found = by_account(name, tables)
        if found and not is_agency(found, tables):
            return found
    return None


def shared_byline(head: list[str], tables: Tables) -> Named | None:
    """`AFP/Le Phare`, `Le Phare (avec AFP)`, `A. D. avec Le Phare`: one newspaper among agencies and authors."""
    for line in head:
        names = [name for name in _SHARED.split(line.strip(" ()")) if name] if len(line) < 50 else []
        found = [known_outlet(name.strip("."), tables) for name in names]
        authors = [n for n, one in zip(names, found, strict=True) if one is None]
        if len(found) < 2 or not all(_INITIALS.match(name) or is_person(name, tables) for name in authors):
            continue
        own = [one for one in found if one and not is_agency(one, tables)]
        if len(own) == 1:
            return own[0]
    return None


_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.[ -]?){2,3}$")


def signature(lines: list[str], tables: Tables) -> Named | None:
    """The outlet beside or below the author's name at the end of the text."""
    foot = foot_lines(lines)[-5:]
    for above, line in zip(["", *foot], foot, strict=False):
        if len(line) > 90 or line[-1:] in "!?:»":
            continue
        for pattern in _SIGNED:
            match = pattern.match(_DAY_AFTER.sub("", line))
            if match and (found := _press(match["name"].strip(), tables)):
                return found
        named = _PERSON_ALONE.match(above) and (_is_person(above, tables) or above.split()[-1].isupper())
        alone = named and not _is_person(line, tables)
        if alone and (found := _press(line.strip(" ."), tables)):
            return found
    return None


_CLOSING = re.compile(r"[.!?…»”\"] ?\((?:[Aa]vec |[Ss]ource ?: ?|in )?([A-ZÀ-Ý][\w.' -]{2,30})\)\.?$")


def closing_source(lines: list[str], tables: Tables) -> Named | None:
    """`… conclut-il. (Le Phare)`: the newspaper in parentheses behind the last sentence of a copied text, or below it
    with the agency or the day: `Le Phare avec AFP`, `Le Phare, 3 mai 2023`, but not in a list of such lines; a name of
    the press as the very last line."""
    below = [found for line in lines[-_END:] if len(line) < _TEXT and (found := _below(line, tables))]
    if len(below) == 1 and not is_agency(below[0], tables):
        return below[0]
    last = lines[-1] if lines else ""
    proper = 1 < len(last.split()) <= _NAME_WORDS and all(word[0].isupper() for word in last.split())
    if proper and is_press_name(last) and not (is_section(last) or line_reason(last, tables)):
        return name_outlet(last, tables)
    for line in reversed(lines[-_END:]):
        match = _CLOSING.search(line[-50:]) if line[-2:].rstrip(".")[-1:] == ")" else _TOLD_BY.search(line[-50:])
        if match and (found := known_outlet(match[1], tables)):
            return found
        if len(line) > _TEXT:
            return None
    return None


_TOLD_BY = re.compile(r" [Ss]ource ?: ?([A-ZÀ-Ý][\w.' -]{2,30})$")
_END, _TEXT = 5, 80
_IN_PARENTHESES = re.compile(r"\(([A-ZÀ-Ý][\w.' -]{2,30})\)\.?$")
_WIRED = re.compile(r"([A-ZÀ-Ý][\w.' -]{1,30}?),? avec (?:l')?(?:AFP|Reuters|AP|Belga|ATS|agences)\.?$")


def _below(line: str, tables: Tables) -> Named | None:
    match = _IN_PARENTHESES.match(line) or _WIRED.match(line)
    name = match[1] if match else dated_name(line)
    return known_outlet(name, tables) if name else None


def employer(lines: list[str], tables: Tables) -> Named | None:
    """`Awa Diop est journaliste au Phare`, the author's note at the very end."""
    for line in lines[-2:]:
        match = _WORKS_FOR.match(line) if len(line) < 200 else None
        if match and (found := _press(restored(match["of"], match["name"]), tables)):
            return found
    return None


def last_agency(head: list[str], lines: list[str], tables: Tables) -> Named | None:
    """`(Belga)`, `ats`, `BERLIN, 3 mai 2023 [OSTPOL]` below the text of a page that nothing else names, `par AFP`
    above it, or the one dateline further down."""
    foot = foot_lines(lines)[-4:]
    for above, line in reversed(list(zip(["", *foot], foot, strict=False))[-3:]):
        match = _ALONE.match(line) if len(line) < 40 else _BRACKETED.search(line) if len(line) < 80 else None
        if match and ends_caption(above):
            continue
        found = known_outlet(match[1], tables) if match else None
        if found and is_agency(found, tables):
            return found
    return _signing_agency(head, tables) or _spelled_agency(lines, tables) or _later_dateline(lines, tables)


_BRACKETED = re.compile(r"\[([A-ZÀ-Ý][\w' -]{2,24})\]$")
_LATER = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý/' -]{2,40} \(([A-ZÀ-Ý][\w -]{1,20})\) ?[-–—] ")


def _later_dateline(lines: list[str], tables: Tables) -> Named | None:
    """`BERLIN (Reuters) - …` below a standfirst or a paywall, if no other line has one."""
    found = [match for line in lines[:_TOP] if (match := _LATER.match(line[:70]))]
    named = known_outlet(found[0][1], tables) if len(found) == 1 else None
    return named if named and is_agency(named, tables) else None


_TOP = 20  # lines


def _signing_agency(head: list[str], tables: Tables) -> Named | None:
    """`par AFP`, `Par l'AFP` above the text, which nobody else signs."""
    for line in head:
        match = _OWN_BYLINE.match(line) if len(line) < 40 else None
        name = _EDITION.sub("", match["name"]) if match else ""
        if (found := known_outlet(name, tables) if name else None) and is_agency(found, tables):
            return found
    return None


def _spelled_agency(lines: list[str], tables: Tables) -> Named | None:
    """`La Presse canadienne` alone near the head: in full, or with the day: initials alone credit a photo."""
    for above, line in zip(["", *lines], lines[:_HEAD], strict=False):
        name = line if 1 < len(line.split()) <= _NAME_WORDS and not ends_caption(above) else None
        name = stamped_name(line) or dated_name(line) or name
        found = known_outlet(name, tables) if name else None
        if found and is_agency(found, tables):
            return found
    return None


_HEAD, _NAME_WORDS = 6, 4


def _press(name: str, tables: Tables) -> Named | None:
    """A known outlet, or a name that looks like one; never an agency."""
    if found := known_outlet(name, tables):
        return None if is_agency(found, tables) else found
    return (name, None) if is_press_name(name) or is_articled_name(name) else None


def _is_person(text: str, tables: Tables) -> bool:
    return plain(text.removeprefix("Par ").split()[0]) in tables.first_names
