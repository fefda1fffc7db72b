"""What stands around the article on its page: the site's name above the headline, what `endings` finds below the text.

Works on lines that no pattern of `lines` has recognised, by their place and shape: short, without a full stop, without
a verb. Limits: a short headline without a verb can be taken for a rubric when a longer line follows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from stance.articles.endings import below_article
from stance.articles.furniture import is_slogan, undecorated
from stance.articles.headlines import calls_for_more, is_doubled, is_recurring, says
from stance.articles.issuers import releasing_body
from stance.articles.lines import is_breadcrumb, is_section
from stance.articles.outlet_names import known_outlet
from stance.articles.press_names import is_articled_name, is_press_name
from stance.articles.rows import drop_media_links, drop_rows
from stance.articles.rubrics import capital_rubrics
from stance.articles.tops import is_menu
from stance.reading.sentences import Span
from stance.reading.view import FILLER, plain
from stance.tables import Tables, words_of

_HEADER_LINES = 12
_TITLE_WORDS = 4
_REST_WORDS = 8  # `Ministère des Affaires étrangères - Communiqué du 3 mai` is an imprint, a longer line a headline
_NAME = re.compile(r"[A-ZÀ-Ý][\w'-]{1,24}(?: (?:de |du |d'|Le |La |van |von )?[A-ZÀ-Ý][\w'-]{0,24}){1,3}$")
_ONE = r"[A-ZÀ-Ý][\w'-]{1,24}(?: (?:de |du |van |von )?[A-ZÀ-Ý][\w'.-]{0,24}){1,2}"
_ARTICLE = re.compile(r"(?:L[ae]|Les|Un|Une|Des|Du|Ce|Cette|Ces|Sur|En|Au|Aux|À|Pour|Par|Dans|Avec) |[LD]'")
_NAMES = re.compile(rf"{_ONE}(?:(?:, | et | avec | & ){_ONE}){{1,4}}(?: ?\([^()]{{3,80}}\))?$")
_SENTENCES = re.compile(r"\w{3,}[.!?] [A-ZÀ-Ý]")
_LEAD_WORD = re.compile(r"^[^.!?]{3,40}\. (?=[A-ZÀ-Ý])")  # `DIRECT. `, `Guerre en Ukraine. ` before a headline
_SITE_NAME = 40  # characters
_BETWEEN_MARKS = ("byline", "date_line", "credit")


def frame_lines(
    view: str, lines: list[Span], dropped: Mapping[int, str], tables: Tables
) -> tuple[dict[int, str], int | None]:
    """Line index → reason for lines of the frame, and the headline's; `dropped` are those already recognised."""
    texts = [view[a:b].replace(FILLER, "") for a, b in lines]
    found: dict[int, str] = {}
    headline = find_headline(texts, dropped, tables)
    _header(texts, dropped, found, tables, headline)
    if headline is not None and headline > 2 and 1 not in dropped and _has_slogan(texts):
        found[1] = "navigation"
    below_article(view, lines, texts, dropped, found, tables)
    drop_rows(texts, dropped, found)
    reasons = {**dropped, **found}
    for index, text in enumerate(texts):
        if index in reasons:
            continue
        text = undecorated(text)
        name = text.title() if text.isupper() else text
        marked = any(reasons.get(i) in _BETWEEN_MARKS for i in (index - 1, index + 1)) or (
            reasons.get(index + 1) == "navigation" and texts[index + 1][:17].lower().startswith("temps de lecture")
        )
        if (
            (_NAME.match(name) or _NAMES.match(name))
            and not _ARTICLE.match(name)
            and (marked or (text.isupper() and headline is not None and index == headline + 1))
        ):
            found[index] = "byline"
        elif marked and 2 < index < _HEADER_LINES and len(text) < _SITE_NAME and known_outlet(text, tables):
            found[index] = "byline"
    _authors(texts, reasons | found, found, tables)
    drop_media_links(texts, reasons | found, headline, found)
    found |= capital_rubrics(texts, reasons | found, headline, tables)
    return found, headline


def _signs(name: str, bylines: str, above: list[str]) -> bool:
    """The name stands in a byline, or alone below the text."""
    return name.lower() in bylines or any(line.strip(" -–—") == name for line in above)


_TOLD = frozenset("est a était dirige enseigne collabore vit travaille écrit couvre anime publie étudie".split())


_IS_PRESS = re.compile(
    rf"{_ONE} est (?:une? )?(?:journaliste|correspondante?|grand reporter|reporter|chroniqueu\w+|éditorialiste"
    r"|rédact\w+|envoyée? spéciale?)\b.{0,160}$"
)


def _authors(texts: list[str], reasons: Mapping[int, str], found: dict[int, str], tables: Tables) -> None:
    """A note on the author below the text: it opens with the name that the byline gives."""
    bylines = " ".join(t for i, t in enumerate(texts) if reasons.get(i) == "byline").lower()
    for index in range(max(3, len(texts) - 3), len(texts)):
        if index not in reasons and _is_biography(texts[index], tables):
            found[index] = "byline"
    _last_note(texts, reasons, found, tables)
    for index in range(max(3, len(texts) - 8), len(texts)):
        words = texts[index].split()
        opening = " ".join(words[:2]).strip(".,")
        told = len(words) > 3 and words[2].lower() in _TOLD
        if index not in reasons and index > len(texts) - 3 and _IS_PRESS.match(texts[index]):
            found[index] = "byline"
        if index not in reasons and told and _NAME.match(opening) and _signs(opening, bylines, texts[:index]):
            found[index] = "byline"


_IS_SOMEBODY = re.compile(
    rf"(?P<name>{_ONE})(?: \([^()]{{2,60}}\))?,? (?:est|enseigne|dirige|a été) (?:une? |la |le |l')?"
    r"(?:ancien(?:ne)? )?(?P<role>[\w-]{4,20})"
)


def _last_note(texts: list[str], reasons: Mapping[int, str], found: dict[int, str], tables: Tables) -> None:
    """`Awa Diop est chercheuse à l'Institut du Golfe.` as the last line, of whom the text says nothing else."""
    *above, last = [index for index in range(len(texts)) if index not in reasons] or [0]
    match = _IS_SOMEBODY.match(texts[last]) if len(above) > 2 and len(texts[last]) < 400 else None
    if match is None or "role" not in tables.speaker_nouns.get(plain(match["role"]), ()):
        return
    surname = match["name"].split()[-1]
    if not any(surname in texts[index] for index in above):
        found[last] = "byline"


def _is_biography(text: str, tables: Tables) -> bool:
    """`Journaliste, spécialiste de l'Afrique. Professeur à Lyon`: what somebody is, without a verb."""
    parts = [part for part in re.split(r"[.;] ", text.rstrip(".")) if part.strip()]
    return (
        0 < len(parts) < 5
        and len(text) < 260
        and text[-1] not in "!?"
        and not text.startswith(("Monsieur", "Madame", "Mesdames", "Messieurs"))
        and all(
            "role" in tables.speaker_nouns.get(plain(part.split()[0].strip(",")), ())
            and not _has_any_verb(part, tables)
            for part in parts
        )
    )


def _has_any_verb(text: str, tables: Tables) -> bool:
    return any(w.strip(".,") in tables.verbs.finite for w in text.lower().replace("'", "' ").split()[1:])


def find_headline(texts: list[str], dropped: Mapping[int, str], tables: Tables) -> int | None:
    """The first line above the text that can be a headline: it has a verb, a colon or a quotation; else the first with
    four words. None when the text begins without one."""
    candidates = []
    top = _top(texts, dropped)
    doubled = {i for i, (a, b) in enumerate(pairwise(texts[:top])) if len(a) > 40 and b.startswith(a)}
    doubled |= {i + 1 for i in doubled}  # a caption and its `alt` text
    for index, text in enumerate(texts[:top]):
        if index in dropped or (index in doubled and text[-1] in ".…"):
            continue
        words = text.split()
        if (len(words) >= 8 and text[-1] in ".…") or len(text) > 260:
            break
        if (
            (text[-1] in ".…:;," and not (index == 0 and text[-1] in ".:" and is_doubled(texts)))
            or text[0] in "(–—•"
            or text[:2] == "- "
            or (text[-1] == ")" and not _LONG_WITH_ASIDE.search(text))
            or _QUESTION.match(text)
            or _SENTENCES.search(_LEAD_WORD.sub("", text))
            or text[0].islower()
            or _is_site(text, tables)
            or len(words) < 2
            or calls_for_more(text)
            or _is_quoted_paragraph(text)
            or _SIGNED.match(text)
            or _CREDITED.search(text)
        ):
            continue
        candidates.append((index, words))
    again = [i for i, words in candidates if len(words) > _TITLE_WORDS and texts[i] in texts[i + 2 : 2 * top]]
    if again:
        return again[0]
    if _has_slogan(texts) and any(i > 2 and len(words) >= _TITLE_WORDS for i, words in candidates):
        candidates = [(i, words) for i, words in candidates if i > 1]
    body = releasing_body(texts, tables)
    named = [
        i
        for i, words in candidates
        if texts[i] == body
        or is_recurring(texts[i])
        or (len(words) <= _TITLE_WORDS and is_articled_name(" ".join(words)))
    ]
    if len(named) < len(candidates):
        candidates = [(i, words) for i, words in candidates if i not in named]
    capitals = [i for i, words in candidates if texts[i].isupper() and not any(c in texts[i] for c in ':!?«"')]
    if len(capitals) < len(candidates) and len(candidates[0][1]) <= 6:
        candidates = [(i, words) for i, words in candidates if i not in capitals]
    telling = [i for i, words in candidates if len(words) >= 3 and (says(words, tables) or len(words) > 6)]
    if telling:
        return telling[0]
    return next((i for i, words in candidates if len(words) >= _TITLE_WORDS), candidates[0][0] if candidates else None)


def _top(texts: list[str], dropped: Mapping[int, str]) -> int:
    """How many lines the head of the page has: twelve besides a long menu."""
    menu = 0
    while menu < len(texts) and (menu in dropped or menu + 1 in dropped) and menu < _LONGEST_MENU:
        menu += 1
    if menu < _HEADER_LINES:
        return _HEADER_LINES
    own = [i for i in range(menu, min(len(texts), 2 * _LONGEST_MENU)) if i not in dropped]
    return own[_HEADER_LINES - 1] + 1 if len(own) >= _HEADER_LINES else len(texts)


_LONGEST_MENU = 200


def _has_slogan(texts: list[str]) -> bool:
    """`Le journal qui tient bon` stands between a name in capitals and the menu of the site."""
    return len(texts) > 2 and texts[0].isupper() and len(texts[0]) <= _MASTHEAD and is_menu(texts[2])


_MASTHEAD = 40  # characters
_AGENCY = r"(?:AFP|AP|EPA|Reuters|REUTERS|Getty(?: Images)?|GETTY|SIPA|Belga|BELGA|Keystone|KEYSTONE|Sputnik|TASS)"
_CREDITED = re.compile(  # a caption
    r"\([^()]*(?:(?<!\d)/|©|\b(?:AFP|Reuters|AP|EPA|Getty|Keystone|KEYSTONE|Belga)\b)[^()]*\)$|© ?[^.!?]{2,40}$"
    rf"|[A-ZÀ-Ý][\w.'-]+ [A-ZÀ-Ý][\w.'-]+ ?/ ?{_AGENCY}$|(?:19|20)\d\d\.? ?[-–—|/] ?{_AGENCY}$"
)
_SIGNED = re.compile(r"(?:Par|By|PAR) [A-ZÀ-Ý][\w'.-]*(?: (?!des? |du |la |le |les )[\w'.-]+){0,2}$")


def _is_quoted_paragraph(text: str) -> bool:
    """Speech that opens the text: a headline that is a quotation has one sentence."""
    return text[0] in '«“"' and text[-1] in '»”"' and (len(text) > 140 or bool(_SENTENCES.search(text)))


_LONG_WITH_ASIDE = re.compile(r"(?:\S+ ){4,}\S*\([^()]{3,40}\)$")
_QUESTION = re.compile(r"(?:Q|Question)(?: \d+)? ?[:.–-] ")


def _header(
    texts: list[str], dropped: Mapping[int, str], found: dict[int, str], tables: Tables, headline: int | None
) -> None:
    """Lines above the headline (site name, rubric, breadcrumb), and short ones between it and the text."""
    for index, text in enumerate(texts[: _top(texts, dropped)]):
        if index in dropped or index == headline or (headline is not None and text == texts[headline]):
            continue
        words = text.split()
        site = (headline is None or index < headline + 4) and _is_site(text, tables)
        if headline is not None and index < headline and (site or (len(words) <= 6 and text[-1] not in ".…,")):
            found[index] = "byline" if site and not is_breadcrumb(text) else "navigation"
        elif site:
            found[index] = "byline"
        elif _SIGNED.match(text) or (headline is not None and index > headline and _NAMES.match(text)):
            found[index] = "byline"
        elif headline is not None and index > headline:
            if text[-1] in '.!?…»”":' or len(words) > 5 or says(words, tables) or text[:1] in '«“"-–—•':
                return
            found[index] = "byline" if _NAME.match(text) else "navigation"


def _is_site(text: str, tables: Tables) -> bool:
    if _is_newsrooms(text, tables):
        return True
    name, _, slogan = text.partition(", ")
    if slogan and is_slogan(slogan, tables) and (known_outlet(name, tables) or is_press_name(name)):
        return True
    if (
        (slogan := _DASH.split(text, maxsplit=1)[-1]) != text
        and slogan.lower().startswith(_ALL)
        and is_slogan(slogan, tables)
    ):
        return True
    name, _, rest = text.partition(" - ")
    if len(rest.split()) > _REST_WORDS:
        return False
    if is_section(name) or name.upper() in ("L'ESSENTIEL", "EN BREF"):
        return is_breadcrumb(text)
    return (
        bool(known_outlet(name, tables)) or is_press_name(name) or is_breadcrumb(text) or _is_institution(text, tables)
    )


_DASH = re.compile(r" [–—|-] ")
_ALL = ("toute l'", "toutes l", "tout l", "l'actualité", "l'info")
_LONGEST_NAME = 160
_AND = re.compile(r", | et | & | ?/ | avec ")


def _is_newsrooms(text: str, tables: Tables) -> bool:
    """`AFP, Le Quotidien, Le Soir`: who wrote it together; all are outlets, one may be unknown to the table."""
    if len(text) > 140 or text[-1] in ".!?»:":
        return False
    names = [name for name in _AND.split(text) if name.strip()]
    known = sum(known_outlet(name, tables) is not None for name in names)
    return len(names) > 1 and known >= 2 and known >= len(names) - 1


def _is_institution(text: str, tables: Tables) -> bool:
    """`Ministère de l'Europe et des Affaires étrangères` alone on its line: who publishes."""
    words = words_of(text) if len(text) < _LONGEST_NAME and text[-1] not in ".!?" else ()
    return len(words) > 1 and any(
        a.tokens == words for a in tables.aliases.get(words[0], ()) if tables.actors[a.actors[0]].type == "institution"
    )
