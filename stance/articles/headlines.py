"""Headlines that the page breaks over two lines, and what runs into them: a menu's words, a genre, another language.

Lines are joined by their ends: a comma, a colon, a word that calls for another, or a second line that goes on in lower
case. Limits: a second line that begins with a capital, after a word that could end the first, is a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stance.articles.lines import is_section
from stance.articles.outlet_names import known_outlet
from stance.articles.stamps import MONTH
from stance.reading.sentences import Span
from stance.tables import Tables

_LINE, _WHOLE = 110, 220  # characters of one line of a headline, and of all of it
_CALLING = frozenset(
    "de du des d' la le les l' un une et ou à au aux en dans par pour sur avec contre sans sous vers chez entre que "
    "qui qu' dont où ce cette ces son sa ses leur leurs plus très mais ni selon après avant depuis dès d'un "
    "d'une".split()
)


_CUT = frozenset("de du des d' la le les l' un une et ou au aux à en dans par que qui son sa ses leur ce cette".split())


def calls_for_more(text: str) -> bool:
    """`En Centrafrique, la`: a line cut before its end is no headline."""
    return text.rsplit(" ", 1)[-1].lower() in _CUT


_GOING_ON = re.compile(
    r"(?:de|du|des|d'|et|ou|à|au|aux|en|dans|par|pour|sur|avec|contre|que|qui|dont|sans|selon)(?:\b|(?<='))", re.I
)
_APART = re.compile(
    r"(?:par|by|publié|posté|mise?s? à jour|mis en ligne|modifié|rédigé|actualisé|admin|avec|photo|source|lire|voir"
    r"|il y a|(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|le \d+|à \d+|www|https?"
    r"|l[ea] (?:magazine|journal|média|site|blog|quotidien|revue|radio)|l'(?:actualité|info\w*))\b"
    rf"|\w+\.\w{{2,4}}$|.*@|{MONTH} \d"
)


def join_broken(view: str, lines: list[Span], texts: list[str], reason: Callable[[int], str | None]) -> list[Span]:
    """The lines of the page, a headline broken over two of the first ones made one; `texts` are those first ones, and
    `reason` tells why one of them is no part of the article."""
    for index in range(len(texts) - 1):
        near = view.count("\n", lines[index][1], lines[index + 1][0]) == 1
        if near and _goes_on(texts[index], texts[index + 1]) and not (reason(index) or reason(index + 1)):
            return [*lines[:index], (lines[index][0], lines[index + 1][1]), *lines[index + 2 :]]
    return lines


def _goes_on(text: str, below: str) -> bool:
    if len(text) > _LINE or len(below) > _LINE or len(text) + len(below) > _WHOLE or "\n" in text + below:
        return False
    words, rest = text.split(), below.split()
    if len(words) < 3 or len(rest) < 2 or below[-1] in ".,;:" or text[-1] in ".!?;…" or text[0].islower():
        return False
    if (
        text.lower().endswith("à la une")
        or _APART.match(below)
        or re.match(r"\W", below)
        or text.isupper() != below.isupper()
    ):
        return False
    small = below[0].islower() and (text[-1].isalnum() or text[-1] in ',:»”"%')
    calling = words[-1].lower() in _CALLING or (text[-1] == "," and below[0].islower())
    cried = text.isupper() and below.isupper() and _GOING_ON.match(below) is not None
    return small or calling or cried


_MENU = re.compile(
    r"(?:Accueil|Home|ACCUEIL)(?: (?:[-–>|/›»] )?(?:Actualités?|Actu|International|Monde|Europe|Afrique|Asie|Politique"
    r"|Société|Économie|Culture|Sports?|France|Belgique|Suisse|Opinions?|Débats|Infos?|News|À la une))+ (?=[A-ZÀ-Ý«\"])"
)


# `ParlementLes commissions…`: the rubric stands against the headline.
_AGAINST = re.compile(
    r"(?:Parlement|Suisse|Monde|International|Politique|Économie|Société|Europe|Afrique|France|Belgique|Opinion|Analyse"
    r"|Tribune|Éditorial|Entretien|Reportage|Enquête|Diplomatie|Défense|Guerre en Ukraine|Ukraine|Russie|Conflit|Vidéo)"
    r"(?=[A-ZÀ-Ý«\"][a-zà-ÿ' ])"
)


_ANY_AGAINST = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]{2,14}(?: [a-zà-ÿ]{2,14}){0,2}(?=[A-ZÀ-Ý«\"][a-zà-ÿ' ])")


def menu_before(view: str, span: Span) -> int:
    """Where the headline begins, behind the words of the menu that ran into it."""
    match = _MENU.match(view, *span) or _AGAINST.match(view, *span)
    if match is None and (against := _ANY_AGAINST.match(view, *span)) and is_section(against[0]):
        match = against
    return match.end() if match and span[1] - match.end() > 24 else span[0]


_DETERMINING = frozenset("le la les un une des du ce cet cette ces l' mon notre votre".split())
_OF = frozenset("de du des n° numéro".split())


def says(words: list[str], tables: Tables) -> bool:
    """Whether a headline has a verb, a colon or a quotation; `Le fait du jour`, `Europe de l'Est` have none."""
    if any(w in (":", "!", "?") or w[:1] in '«“"' or w[-1:] in ":?!" for w in words):
        return True
    for at, word in enumerate(words):
        before, apostrophe, own = word.rpartition("'")
        noun = (at == 1 and words[0].lower() in _DETERMINING) or (at == 0 and apostrophe and before in ("L", "D"))
        noun = noun or (apostrophe and own[:1].isupper() and not word.isupper())
        noun = noun or (at == 0 and len(words) > 1 and words[1].lower() in _OF)
        if not noun and own.lower() in tables.verbs.finite:
            return True
    return False


def is_doubled(texts: list[str]) -> bool:
    """A headline that ends with a full stop or a colon, printed twice at the very top."""
    return len(texts) > 2 and texts[0] == texts[1] and len(texts[0]) < _DOUBLED and not _SENTENCES.search(texts[0])


_DOUBLED = 140  # characters
_SENTENCES = re.compile(r"\w{3,}[.!?] [A-ZÀ-Ý]")
_RECURRING = re.compile(
    r"(?:L[ea] |Les |L'|Un |Une )?[\w-]+(?: [\w-]+)? "
    r"(?:du (?:jour|matin|soir|mois|week-end)|de la (?:semaine|rédaction|nuit))$",
    re.IGNORECASE,
)


def is_recurring(text: str) -> bool:
    """`Le fait du jour`, `L'invitée de la semaine`: what a page calls the articles of one rubric."""
    return len(text) < 48 and _RECURRING.match(text) is not None


_ENGLISH = frozenset(
    "the of and this be is are for with your you to in at that by from it was were has have will".split()
)
_FRENCH = frozenset(
    "le la les des du de un une et est en au aux que qui pour dans par sur ce cette il elle son sa ne pas".split()
)


def is_english(text: str) -> bool:
    """An English line on a French page: an order to a machine, a notice of the site's software."""
    if len(text) > 260 or not any(word in text for word in (" the ", " to ", " of ", " your ")) or "«" in text:
        return False
    words = re.findall(r"[a-zà-ÿ]+", text.lower())
    english = sum(1 for word in words if word in _ENGLISH)
    return len(words) > 6 and english >= 3 and 4 * english >= len(words) and not any(word in _FRENCH for word in words)


_OTHER_LETTER = re.compile("[\u0370-\u1fff\u3040-\ud7af]")


def is_foreign(text: str) -> bool:
    """A button or a headline in another alphabet."""
    return 2 * len(_OTHER_LETTER.findall(text)) > len(text)


_HEAD = 8


def split_byline(view: str, lines: list[Span], tables: Tables) -> list[Span]:
    """`Headline` and, below it, `par télé-plateau` in lower case: two lines again, where the name is an outlet's."""
    parted: list[Span] = []
    for number, (start, end) in enumerate(lines):
        at = view.rfind("\n", start, end) if number < _HEAD else -1
        name = view[at + 1 : end].strip() if at > 0 else ""
        if name.startswith("par ") and known_outlet(re.sub(r"[ -](?:fr|FR)$", "", name[4:]), tables):
            parted += [(start, at), (at + 1 + view[at + 1 : end].index("par "), end)]
        else:
            parted.append((start, end))
    return parted


_GENRES = frozenset(
    "analyse reportage récit enquête portrait entretien interview décryptage témoignage témoignages explications "
    "éclairage vidéo carte infographie extraits".split()
)


def is_genre(sentence: str) -> bool:
    """`Reportage.` at the end of a standfirst."""
    return sentence[-1:] == "." and sentence[:1].isupper() and sentence[:-1].lower() in _GENRES
