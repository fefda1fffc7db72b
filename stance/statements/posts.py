"""Words signed right behind them: posts set into a page (`— X (@x) March 1, 2022`), epigraphs (`« … » (X, le 3 mars)`).

Limits: a post is the paragraph of its signature or the one above, and what stands above that with marks of a post.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stance.records import Attribution, Statement
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.naming import Resolved
from stance.tables import Tables, words_of

_WORD = r"[A-ZÀ-Ý][\w'’-]+"
_NAME = rf"{_WORD}(?: (?:(?:de|du|des|of|for|von|van|der|ben|el|al|Le|La) |d['’])?{_WORD}){{1,3}}"
_POSTED = re.compile(rf"[—–-]{{1,2}} ?(?P<name>{_NAME}|{_WORD}(?= \())[^\n(@]{{0,12}} ?\(@\w{{1,20}}\)")
_DEGREE = re.compile(r" (?:MP|MEP|MdB|PhD|MD)$")
_POST = re.compile(r"pic\.twitter\.com|t\.co/|[@#]\w{3,}")
_DATED = re.compile(r" ?\n? ?(?:[^\W\d_]{3,10}\.? \d{1,2}, \d{4}|\d{1,2}(?:er)? [^\W\d_]{3,10}\.? \d{4})")
_EPIGRAPH = re.compile(rf" ?\n? ?[(—–] ?(?P<name>{_NAME})(?=,|\))")
_OPEN_RULES = ("narration", "unattributed", "carried")
_PLATFORM = "x-twitter"


def settle_posts(text: str, found: list[Statement], tables: Tables) -> list[Statement]:
    """Gives posts and epigraphs to who signs them."""
    settled = list(found)
    for index, statement in enumerate(found):
        if statement.attribution.rule in ("unattributed", "carried") and statement.text[:1] in '«“"':
            if (paper := _paper_above(text, statement.start, tables)) is not None:
                settled[index] = _signed(statement, paper, paper, tables)
                continue
        behind = _EPIGRAPH.match(text, statement.end) if statement.attribution.rule == "unattributed" else None
        if behind is not None:
            settled[index] = _signed(statement, behind["name"], behind.group().strip(), tables)
    for signature in _POSTED.finditer(text) if "(@" in text else ():
        dated = _DATED.match(text, signature.end()) is not None
        for index in _post(text, found, signature.start(), dated):
            settled[index] = _signed(found[index], signature["name"], signature.group(), tables, posted=True)
    return settled


def _paper_above(text: str, start: int, tables: Tables) -> str | None:
    """`The Plateau Times` alone on the line above its words."""
    above = text[max(0, start - 60) : start]
    if not above.endswith("\n"):
        return None
    name = above.rstrip().rpartition("\n")[2].strip(" :")
    key = " ".join(words_of(name)) if 2 < len(name) < 40 else ""
    actor = tables.actors.get(tables.actor_names.get(key, ""))
    known = actor.type == "media" if actor is not None else key in tables.outlet_names
    return name if known else None


def _post(text: str, found: list[Statement], signed: int, dated: bool) -> list[int]:
    """The statements above the signature that are the post; without its date a signature may be the author's."""
    last = next((i for i in range(len(found) - 1, -1, -1) if found[i].start < signed), None)
    if last is None or text[found[last].end : signed].count("\n") > 2:
        return []
    post: list[int] = []
    while last >= 0 and found[last].attribution.rule in _OPEN_RULES:
        first = last
        while first > 0 and "\n" not in text[found[first - 1].end : found[first].start]:
            first -= 1
        paragraph = range(first, last + 1)
        words = text[found[first].start : min(signed, found[last].end)]
        if first == 0 or ((post or not dated) and not _POST.search(words)):
            break
        if any(found[i].attribution.rule not in _OPEN_RULES for i in paragraph):
            break
        post.extend(paragraph)
        last = first - 1
    return post


def _signed(statement: Statement, name: str, surface: str, tables: Tables, posted: bool = False) -> Statement:
    name = _DEGREE.sub("", name)
    name = " ".join(word.title() if word.isupper() and len(word) > 3 else word for word in name.split())
    actor = tables.actors.get(tables.actor_names.get(" ".join(words_of(name)), ""))
    platform = tables.actors.get(_PLATFORM) if posted else None
    return replace(
        statement,
        kind="direct",
        quotes=statement.quotes or (statement.text,),
        actor=actor.name if actor else name,
        actor_id=actor.id if actor else None,
        actor_country=(actor.country or None) if actor else None,
        actor_bloc=(actor.bloc or None) if actor else None,
        via=platform.name if platform else statement.via,
        attribution=Attribution(surface, "signature", 0.75, statement.actor),
    )


def posted_on(clause: Clause, registry: Registry) -> Resolved | None:
    """`Sur X, le maire écrit : « … »`: the platform at the head of the sentence."""
    if clause.low[:1] != ["sur"] or clause.low[2:3] != [","] or not clause.capital[1]:
        return None
    key = "x-twitter" if clause.low[1] in ("x", "twitter") else registry.tables.actor_names.get(clause.plain[1], "")
    actor = registry.tables.actors.get(key)
    media = actor and actor.type == "media"
    return Resolved(actor.name, key, actor.country, 0.9, "table", kind="media") if actor and media else None
