"""The name of the site on its own page: alone above or below the headline, at the head of a breadcrumb, after the
headline, or said again elsewhere.

Gives a name, known to the table or as written. Limits: the first lines of the page, and the headline's tail.
"""

from __future__ import annotations

import re

from stance.articles.furniture import is_furniture
from stance.articles.imprints import after_headline
from stance.articles.issuers import institution
from stance.articles.lines import is_section, line_reason
from stance.articles.other_names import ends_caption, is_actor, is_person
from stance.articles.outlet_names import Named, is_agency, is_place, known_outlet, undoubled
from stance.articles.press_names import FREQUENCY, RUBRIC_WORDS, is_articled_name, is_press_name, is_title_case
from stance.reading.view import plain
from stance.tables import Tables

_HEAD, _BELOW, _DEEPEST = 8, 4, 40  # lines: of a head, of it below the headline, before the deepest headline


_NOTICE = re.compile(r"(?:droits réservés|rights reserved)\.$", re.IGNORECASE)


def above_text(lines: list[str], headline: str | None, tables: Tables) -> list[str]:
    """The first lines of the page, up to its first sentence, which may carry a dateline; a notice is no sentence."""
    deepest = lines[:_DEEPEST]
    last = max(_HEAD, deepest.index(headline) + 1 + _BELOW if headline in deepest else 0)
    for index, line in enumerate(lines[:last]):
        told = line[-1:] in ".!?»" and len(line.split()) > 7 and not _NOTICE.search(line)
        if told and line != headline and not line_reason(line, tables):
            return lines[: index + 1]
    return lines[:last]


_PIECES = re.compile(
    r" [|>›·•/–—-] | {2,}|, (?=(?:toute )?l'(?:actualité|info)|l[ea] (?:portail|site|journal|média|premier|1er)|votre )"
)


_CAPITALISED = r"[A-ZÀ-Ý][\w'-]{1,20}(?: (?:de |du |la |le |des )?[A-ZÀ-Ý][\w'-]{1,20}){0,3}"


_LOGO = re.compile(r"^(?:logo|site) (?:de |du |d'|des )?", re.IGNORECASE)


def beside_stamp(lines: list[str], headline: str | None, tables: Tables) -> Named | None:
    """A known name alone on its line, next to the stamp, the byline or the reading time."""
    top = lines[:_TOP]
    for index, line in enumerate(top):
        if line == headline or len(line) > 48 or not is_title_case(line) or _is_rubric_name(line):
            continue
        near = [top[i] for i in (index - 1, index + 1, index + 2) if 0 <= i < len(top)]
        framed = any(line_reason(other, tables) or is_furniture(other, tables) for other in near)
        if framed and (found := known_outlet(line, tables)) and not is_agency(found, tables):
            return found
    return None


_TOP = 14


def _is_rubric_name(name: str) -> bool:
    """Names that are also rubrics: `MONDE`, `LA UNE`, `L'ESSENTIEL` above a summary."""
    return (
        name.lower() in RUBRIC_WORDS or (" " in name and name.isupper() and is_section(name)) or name == "L'ESSENTIEL"
    )


def below_text(lines: list[str], tables: Tables) -> Named | None:
    """`Le Figaro – International : Actualité en direct` below the text: a known name at the head of several pieces."""
    for line in lines[-8:]:
        pieces = _PIECES.split(line)
        if len(pieces) > 1 and len(line) < 110 and line[-1] not in ".!?»" and is_title_case(pieces[0].strip()):
            found = known_outlet(pieces[0].strip(" |"), tables) or _serviced(pieces[0], tables)
            if found and not is_agency(found, tables):
                return found
    return None


_OWN_PICTURE = re.compile(r"[^|]{20,300} \| (?:[^|]{2,40}, )?(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý' -]{4,40})$")


def below_picture(lines: list[str], tables: Tables) -> Named | None:
    """`Le bassin vidé hier. | LE PHARE`: a newspaper in capitals signs the picture that its page shows."""
    for line in lines[:_TOP]:
        match = _OWN_PICTURE.match(line) if "|" in line else None
        found = known_outlet(match["name"], tables) if match else None
        if found and not is_agency(found, tables):
            return found
    return None


_SERVICE = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w'. -]{2,40}?) (?:[Ss]ervices|[Aa]bonnements?|[Bb]outique|[Nn]ewsletters?|[Aa]pplications?"
    r"|[Ee]mploi|[Ii]mmobilier|[Jj]eux|[Pp]lus|[Gg]uides?|[Aa]nnonces)(?: ?:|$)"
)


def _serviced(piece: str, tables: Tables) -> Named | None:
    """`Le Figaro Services : Codes promo`: a known name before what its site sells."""
    match = _SERVICE.match(piece)
    return known_outlet(match["name"], tables) if match else None


_ON_AIR = re.compile(r"(?:[Nn]otre invitée?|invitée? d[ue]|[Éé]couter|[Dd]iffusée?|[Pp]odcasts?|antenne|au micro)")
_GUEST_OF = re.compile(
    rf"(?:sur|dans|invitée? (?:de|du)|au micro de) (?P<name>(?:[Ll]e |[Ll]a |[Ll]es |[Ll]')?{_CAPITALISED}) ?[:,«]"
)


def guest_of(headline: str | None, lines: list[str], tables: Tables) -> Named | None:
    """`X sur Radio Y : « … »` above an interview: who received the guest whom the page presents as its own."""
    match = _GUEST_OF.search(headline) if headline else None
    if match is None or not any(_ON_AIR.search(line) for line in lines[:12] if len(line) < 120):
        return None
    found = known_outlet(match["name"], tables)
    return found or ((match["name"], None) if is_press_name(match["name"]) else None)


def masthead(head: list[str], tables: Tables) -> Named | None:
    """The site's name above or below the headline, alone or at the head of a breadcrumb, when the table knows it."""
    for above, line in zip(["", *head], head, strict=False):
        if ends_caption(above) or not (known_outlet(line, tables) or line_reason(line, tables) != "credit"):
            continue
        pieces = _PIECES.split(line)
        for piece in pieces[:1] if is_section(pieces[0]) else pieces[:2]:
            name = _LOGO.sub("", piece.strip(" |–—").removesuffix(":"))
            usable = is_title_case(name) and not _is_rubric_name(name)
            if len(name) < 48 and usable and (found := known_outlet(name, tables)):
                if name == line.strip(" –—") or not is_agency(found, tables):
                    return found
    return None


def unknown_masthead(head: list[str], tables: Tables) -> Named | None:
    """A site's name that the table does not know, as written."""
    for line in (line for line in head[:3] if line_reason(line, tables) != "credit"):
        for piece in _PIECES.split(line)[:3]:
            name = piece.strip(" |")
            shown = _PAGE_WORDS.search(name) is not None or is_actor(name, tables)
            if is_press_name(name) and not (shown or line_reason(name, tables)) and (name != line or len(head) > 1):
                return FREQUENCY.sub("", name), None
    return None


_IMPRINT = re.compile(
    r"\b(?:ISSN|CPPAP|HAAC|bimestriel|mensuel|hebdomadaire|trimestriel|dépôt légal|imprimé|tirage|récépissé"
    r"|abonnements?"
    r"|[ÉEée]dit(?:ion|eur|rice)|publication|association|licence|site d|siège)\b"
)
_SELF = frozenset({"copyright", "share", "form", "cookies", "byline", "credit"})


def repeated_name(head: list[str], lines: list[str], tables: Tables) -> Named | None:
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
        if is_actor(name, tables) or is_person(name, tables):
            continue
        folded = name.lower()
        others = [other for other in lines if other != line and folded in other.lower() and len(other) < 160]
        proper = len(name.split()) > 1 and (name.isupper() or all(w[0].isupper() for w in name.split() if len(w) > 3))
        if proper and not is_place(name, tables) and any(_is_called(folded, other.lower()) for other in lines):
            return name, None
        if any(_IMPRINT.search(other) for other in others) or any(
            line_reason(other, tables) in _SELF or "édaction" in other for other in others
        ):
            return name, None
    return None


_CALLING = tuple(f"{word} " for word in "par au à pour dans de sur avec".split())


def _is_called(name: str, line: str) -> bool:
    """`abonnez-vous à la vigie`: the name behind a word that calls for one."""
    at = line.find(name)
    while at >= 0:
        end = at + len(name)
        if line.endswith(_CALLING, max(0, at - 6), at) and not line[end : end + 1].isalnum():
            return True
        at = line.find(name, end)
    return False


_NUMBER = re.compile(r"(?<![A-ZÀ-Ý])\d|\d{3}")  # `TV9` is a name


_CREDITED = re.compile(r"(?:\b(?:[Pp]ar|[Pp]h|[Pp]hotos?|[Cc]rédits?|[Tt]exte)\.? ?:?|©) ?$")


def top_name(head: list[str], lines: list[str], headline: str | None, tables: Tables) -> Named | None:
    """The very first line of the page above its headline, when it is neither a rubric, a place nor a sentence."""
    if not head or not headline or head[0].startswith(headline[:30]) or len(head) < 2:
        return None
    name = undoubled(FREQUENCY.sub("", _LOGO.sub("", _PIECES.split(head[0])[0].strip(" |"))))
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 40 or name[-1] in ".!?:,…)" or _NUMBER.search(name):
        return None
    proper = sum(1 for word in words if word[0].isupper() and len(word) > 2)
    if _PAGE_WORDS.search(name) or (proper < 2 and not any(c.isdigit() for c in name)):
        return None
    if any(plain(word) in tables.first_names or word in _AGENCIES for word in words):
        return None
    if line_reason(head[0], tables) == "byline":
        return None
    if len(words) == 2 and words[1].isupper() and not (words[0].isupper() or is_press_name(name)):
        return None  # `Awa DIOP`
    if any(name in line and _CREDITED.search(line[: line.find(name)]) for line in lines):
        return None  # `(Ph. Awa Diop)`: a person
    if not name[0].isupper() or is_section(name) or line_reason(name, tables) or institution([name], tables):
        return None
    if is_furniture(name, tables) or words[0].lower() in _LEADING:
        return None
    return None if _is_rubric(words, tables) or plain(words[0]) in tables.first_names else (name, None)


# `Coup d'œil sur cet article`, `Background image`: what the page shows, never its name.
_AGENCIES = frozenset("AFP AP EPA Reuters REUTERS Belga BELGA Keystone KEYSTONE Getty TASS Sputnik SIPA ATS".split())
_PAGE_WORDS = re.compile(
    r"[‘’“”«»\"]|\b(?:cet|cette|votre|vos|commissi(?:on|e)|séance|logo|posts?|tagged|tags?|catégorie|étiquette)\b|article|background|cover|image|photo|placeholder|player"
    r"|widget|\bfield\b|armoiries|drapeau|blason|emblème",
    re.IGNORECASE,
)
# What opens a heading: `Après la rencontre avec Awa`.
_LEADING = frozenset(
    "par by de après avant depuis sous sur dans pour contre entre selon face avec vers chez comment pourquoi quand que "
    "qui où malgré sans quel quelle quels quelles".split()
)
_LANDS = ("Afrique", "Europe", "Asie", "Monde")
_QUALIFYING = ("ique", "iques", "ale", "ales", "aux", "elle", "elles", "ienne", "iennes", "aise", "aises")


def _is_rubric(words: list[str], tables: Tables) -> bool:
    """`Guerre en Ukraine`, `Politique agricole`, `Mali`: what the page is about, not who makes it."""
    opens = words[0].lower() in RUBRIC_WORDS and words[0] not in _LANDS
    return opens or all(
        word.lower() in RUBRIC_WORDS
        or len(word) < 4
        or is_place(word, tables)
        or plain(word) in tables.adjectives
        or word.lower().endswith(_QUALIFYING)
        for word in words
    )


def signed_headline(line: str, lines: list[str], tables: Tables) -> tuple[int, str] | None:
    """`Headline | Name`, `Headline - Name`: where the site's name begins, with its separator, and the name."""
    tail = after_headline(line) if 24 < len(line) < 260 else None
    if tail is None or is_section(tail[1]) or is_place(tail[1], tables):
        return None
    start, name, strong = tail
    if name.isdigit():
        return None  # a page of the record
    if strong or known_outlet(name, tables) or is_press_name(name) or is_articled_name(name):
        return start, name
    told = (behind.split(" ")[0].rstrip(",.") for other in lines for behind in other.split(f"{name}, ")[1:])
    if any(word in tables.speaker_nouns for word in told):
        return None  # `Une semaine au port - Awa Diop` above `Awa Diop, journaliste`
    return (start, name) if any(name in other for other in lines if other != line and len(other) < 140) else None
