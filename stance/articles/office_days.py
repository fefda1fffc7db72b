"""Which days a text allows by the persons it names: on the day of `le président Ndiaye`, he is president.

Reads an office and, right behind or before it, a name of the table that held it; and in its first paragraphs names
alone, which nobody knew long before the first office. Limits: dated offices only; a former or future holder
(`l'ancien président`) and a deputy say nothing of his years of office.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from stance.reading.view import plain
from stance.tables import Role, Tables, words_of

_OFFICE = re.compile(
    r"(?<![\w'-])(?:[ld]')?(?P<office>présidente?|premi(?:er|ère) ministre|ministre|secrétaire|chanceli(?:er|ère)"
    r"|(?P<abroad>chef(?:fe)? de la diplomatie)|ambassad(?:eur|rice)|gouverneure?)(?P<rest>\b[^.!?;:«»()\n]{3,80})",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w'])(?:[A-ZÀ-Ý][\w-]{2,20})(?: [A-ZÀ-Ý][\w-]{1,20}){0,3}")
_NOT_NOW = re.compile(r"(?:ancien(?:ne)?|futur(?:e)?|alors|ex|vice|sous|fut|était|défunte?|candidate?)[ -]$", re.I)
_ENDED = re.compile(r" ?(?:élu|sortant|déchu|par intérim|de l'époque|d'alors|adjoint|honoraire)", re.IGNORECASE)
_APART = frozenset("et avec par pour contre que qui chez selon ou".split())  # behind them stands another person
_ABROAD = ("affaires etrangeres", "secretaire d' etat")


def days_allowed(view: str, tables: Tables) -> Callable[[date], bool]:
    """Whether each office that the text gives was held on a day."""
    held = [roles for match in _OFFICE.finditer(view, 0, _TOLD) if (roles := _held(match, view, tables))]
    known = _known_since(view[:_NAMED], tables)
    return lambda day: day >= known and all(any(role.held_on(day) for role in roles) for roles in held)


_TOLD = 3000  # characters in which offices are of the day: further down history is told
_NAMED = 1500  # characters in which names count: further down links to newer articles may stand
_BEFORE = timedelta(days=600)  # in which one becomes known


def _known_since(text: str, tables: Tables) -> date:
    """The day before which nobody spoke of all the persons named, by the beginning of their first offices."""
    words = [word for match in _NAME.finditer(text) for word in words_of(match.group())]
    since = date.min
    for at in range(len(words)):
        for alias in tables.aliases.near(words, at):
            if tuple(words[at : at + len(alias.tokens)]) == alias.tokens and len(alias.actors) == 1:
                roles = tables.actors[alias.actors[0]].roles
                starts = [role.start for role in roles if role.start]
                if len(starts) == len(roles) and starts:
                    since = max(since, min(starts) - _BEFORE)
                break
    return since


def _held(match: re.Match[str], view: str, tables: Tables) -> tuple[Role, ...]:
    """The terms in which the person named behind an office held one of that name."""
    start, rest = match.start(), match["rest"]
    if _NOT_NOW.search(view, max(0, start - 12), start) or _ENDED.match(rest):
        return ()
    words = list(words_of(rest))
    for at, word in enumerate(words):
        for alias in tables.aliases.near(words, at):
            if tuple(words[at : at + len(alias.tokens)]) == alias.tokens and len(alias.actors) == 1:
                roles = tables.actors[alias.actors[0]].roles
                if terms := tuple(role for role in roles if _is_that(role, match)):
                    return terms
        if word in _APART or word in tables.verbs.finite:
            break
    return _held_before(match, view, tables)


def _held_before(match: re.Match[str], view: str, tables: Tables) -> tuple[Role, ...]:
    """`Awa Ndiaye, la ministre des Ports`."""
    named = _APPOSED.search(view, max(0, match.start() - 60), match.start())
    words = words_of(named[1]) if named else ()
    for alias in tables.aliases.near(list(words), 0) if words else ():
        if alias.tokens == words and len(alias.actors) == 1:
            return tuple(role for role in tables.actors[alias.actors[0]].roles if _is_that(role, match))
    return ()


_APPOSED = re.compile(
    r"([A-ZÀ-Ý][\w'-]+(?: (?:de |von |van )?[A-ZÀ-Ý][\w'-]+){1,3}),? (?:\([^()]{2,20}\), )?"
    r"(?:(?:le|la|nouveau|nouvelle) )*$"
)


def _is_that(role: Role, match: re.Match[str]) -> bool:
    if match["abroad"]:
        return any(function in role.function for function in _ABROAD)
    said, title = plain(match["office"]), plain(role.title)
    return title.startswith(said[:8]) and (role.start is not None or role.end is not None)
