"""Names set in quotation marks: `selon le « Courrier du lac »`, `l'association "Aide à Lviv"`. Nobody says them.

Gives the reading view with such marks blanked, so that the words between them are read as the name they are. Limits: an
outlet of the table, or a capital behind a noun for a medium or a body, or behind `écrit la`; seven words at most.
"""

from __future__ import annotations

import re

from stance.reading.quotes import Quote
from stance.reading.view import FILLER, plain
from stance.tables import Tables, words_of

_MARKED = re.compile('«[ ]?([^«»"“”\n]{2,60}?)[ ]?»|“([^«»"“”\n]{2,60})”|"([^«»"“”\n]{2,60})"')
_BEFORE = re.compile(r"(?:([\w-]+)[ ])?([\w-]+)[ ']?$")
_COMPLEMENT = re.compile(r"[ ](?:du|de|des)[ ]|[ ]d'")
_LONGEST_NAME = 7
_REACH = 40  # letters before the mark in which the two words before it stand
_ARTICLES = frozenset("le la l les the".split())
_FRAMES = _ARTICLES | frozenset("au aux du de d à par selon dans chez sur".split())
_JOINTS = frozenset("et ou que qu comme dont avec".split())
_ADDRESSED = re.compile(r"(?:\bau|\baux|\bà (?:la|l'|son|sa|leur|notre|cette|ce)) ?[\w-]+ ?$", re.IGNORECASE)
_WRITES = frozenset("ecrit rapporte relate revele titre signale releve selon".split())
_LINKS = frozenset("de du des d' la le les l' et pour à a en au aux sur avec".split())


def without_names(quotes: tuple[Quote, ...], read: str) -> tuple[Quote, ...]:
    """The quotations that are none of these names; `read` is the view without their marks."""
    return tuple(quote for quote in quotes if read[quote.start] != " ")


def unmarked(view: str, tables: Tables) -> str:
    """The view, same length, without the marks around names."""
    pieces: list[str] = []
    done = 0
    for match in _MARKED.finditer(view):
        name = match[match.lastindex or 0]
        if not name[0].isupper() or name[-1] in ".,;:!?… " or (kept := _named(view, match, name, tables)) is None:
            continue
        first = match.start(match.lastindex or 0)
        pieces += [view[done : match.start()], " " * (first - match.start()), kept]
        pieces.append(" " * (match.end() - first - len(name)))
        done = match.end()
    return "".join((*pieces, view[done:])) if pieces else view


def _named(view: str, match: re.Match[str], name: str, tables: Tables) -> str | None:
    """The name as it is to be read: a name that the tables have in its words, any other as one word."""
    before = _BEFORE.search(view, max(0, match.start() - _REACH), match.start())
    last, earlier = (plain(before[2]), plain(before[1] or "")) if before else ("", "")
    words = words_of(name)
    if len(words) > _LONGEST_NAME:
        return None
    if " ".join(words) in tables.outlet_names:
        framed = last in _FRAMES or "media" in tables.speaker_nouns.get(last, ())
        framed = framed and not _COMPLEMENT.match(view, match.end())  # `la « Libération » du pays`
        free = len(words) > 1 and (not last or last in _JOINTS or before[2].lower() in tables.verbs.reporting)
        return name if framed or free else None  # and not `le film « Le Monde »`
    kinds = tables.speaker_nouns.get(last, frozenset())
    if "media" in kinds or "institution" in kinds:
        known = any(alias.tokens == words for alias in tables.aliases.get(words[0], ()))
        if not known and _ADDRESSED.search(view, max(0, match.start() - _REACH), match.start()):
            return None  # `a dit au journal « Impossible »`
        return name if known or len(words) == 1 else name.replace(" ", FILLER)
    written = last == "selon" or (last in _ARTICLES and earlier in _WRITES)
    capitals = all(word[0].isupper() for word in name.split() if plain(word) not in _LINKS)
    return name.replace(" ", FILLER) if written and capitals else None
