"""Words whose speaker stands in the sentence before or after them: below a colon, above `C'est ce qu'a déclaré X`.

Works on finished statements. Limits: one paragraph below a colon, or the items of one list; one sentence above.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stance.reading.persons import FIRST_PERSON
from stance.records import Kind, Statement
from stance.statements.settling import taking
from stance.tables import Tables

_SAID_SO = re.compile(r"C['’]est (?:en tout cas |du moins )?ce (?:qu['’]|que )", re.IGNORECASE)
_TOLD_IT = re.compile(  # `Le maire l'a annoncé mardi.`, and not `Comme l'a annoncé le maire, …`, of what follows
    r"(?!Comme |Ainsi |Si |Quand |Lorsqu|Dès que |Depuis que |Après que |Avant que )[^,;:«»\"\n]{2,80}?"
    r"(?<! ne) l['’](?:a|ont|avait) (?:\w+ )?"
    r"(?:(?:dit|déclaré|annoncé|affirmé|indiqué|précisé|souligné)(?! qu| par)|(?:rapporté|signalé)(?! qu| par| à )"
    r"|écrit(?= (?:sur|mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche)\b))\b"
)
_IN_THESE_WORDS = re.compile(
    r"C['’]est (?:par la (?:voix|bouche) d|(?:en|par|avec|dans) ces (?:termes|mots)|ainsi qu)|"
    r"Ainsi (?:parl|témoign|s['’]exprim|résum|réagi)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–—•*▪·◼◾⬛►▶✔➡]\ufe0f?|\d{1,2}[.)]) ?\w")
_ANSWERED = re.compile(r".{3,90}? ?: [A-ZÀ-Ý]")
_MARKS = frozenset("«»“”\"‘'")
_SHORTEST = 40  # characters of a paragraph: less is a heading or a caption
_SPEECH, _SAYING = frozenset({"say", "state"}), frozenset({"say"})
_NEXT, _FARTHER = 0.6, 0.5  # how sure: right beside the teller, further off


def settle_blocks(text: str, found: list[Statement], tables: Tables) -> list[Statement]:
    """The statements with those that only their neighbours attribute."""
    settled = list(found)
    for index, statement in enumerate(found):
        if index and statement.actor and _TOLD_IT.match(statement.text):
            settled[index - 1] = _said_so(text, found[index - 1], statement, tables, _NEXT)
        if index and (statement.attribution.rule or "").startswith("inverted") and _is_signed(text, found, index):
            for here in _paragraph_above(text, found, index):
                settled[here] = _signed_words(found[here], statement)
        if index and statement.actor and _SAID_SO.match(statement.text):
            for here in _above(text, found, index, tables):
                sure = _NEXT if here == index - 1 else _FARTHER
                settled[here] = _said_so(text, found[here], statement, tables, sure)
        bare = index and found[index - 1].attribution.rule in ("carried", "unattributed")
        if bare and statement.actor and _IN_THESE_WORDS.match(statement.text):
            settled[index - 1] = replace(taking(found[index - 1], statement, "said_after"), via=statement.via)
        if statement.actor and statement.kind == "indirect" and statement.text.rstrip().endswith(":"):
            for here in _below(text, found, index):
                settled[here] = _in_block(found[here], statement)
    for lead, items in _digests(text, settled):
        for here in items:
            settled[here] = _in_block(settled[here], settled[lead], _FARTHER)
    return settled


def _above(text: str, found: list[Statement], teller: int, tables: Tables) -> range:
    """The sentence before, and those before it in the same paragraph that nobody is said to say; of what somebody only
    hopes or fears, that sentence."""
    first, said = teller - 1, _reports(found[teller], tables, _SAYING)
    while said and first > 0 and "\n" not in text[found[first - 1].end : found[first].start]:
        if found[first - 1].kind != "narration" or found[first].kind != "narration":
            break
        first -= 1
    return range(first, teller)


_TELLER = re.compile(r"[-–—] ?(?=[^\W\d_])")
_LONGEST_TELLER = 160  # characters


def _is_signed(text: str, found: list[Statement], index: int) -> bool:
    """`- a déclaré le maire.` alone below the words without marks that it tells: the custom of Russian sites."""
    statement = found[index]
    opening = _TELLER.match(statement.text)
    if opening is None or not statement.cue or statement.quotes or len(statement.text) > _LONGEST_TELLER:
        return False
    if _BULLET.match(found[index - 1].text):
        return False  # an item of a list
    alone = "\n" in text[found[index - 1].end : statement.start] and not found[index - 1].text.endswith(":")
    return alone and statement.text.startswith(statement.cue, opening.end())


def _paragraph_above(text: str, found: list[Statement], index: int) -> range:
    first = index - 1
    while first > 0 and "\n" not in text[found[first - 1].end : found[first].start]:
        first -= 1
    return range(first, index)


def _signed_words(statement: Statement, teller: Statement) -> Statement:
    """What stands in marks or has a teller of its own there keeps it."""
    if statement.quotes or (statement.attribution.rule or "").startswith(("inverted", "pronoun")):
        return statement
    given = replace(taking(statement, teller, "said_after"), via=teller.via, cue=None)
    return replace(given, kind="direct", quotes=(statement.text,))


def _said_so(text: str, before: Statement, teller: Statement, tables: Tables, sure: float) -> Statement:
    """`La ville est tombée. C'est ce qu'a affirmé le ministère.`: the ministry says it; an agency only relays it."""
    if "\n" in text[before.end : teller.start] or before.kind not in ("narration", "indirect"):
        return before
    if before.text.startswith("("):
        return before  # a dateline
    actor = tables.actors.get(teller.actor_id or "")
    if actor is not None and actor.type == "media":
        return before if before.kind == "narration" or before.via else replace(before, via=teller.actor)
    if _reports(before, tables, _SPEECH):
        return before
    kind: Kind = "mixed" if before.quotes else "indirect"
    return replace(taking(before, teller, "said_after", sure), kind=kind, cue=None)


def _reports(statement: Statement, tables: Tables, classes: frozenset[str]) -> bool:
    """Does its own verb report speech, not a mere act?"""
    words = re.findall(r"[\w'-]+", (statement.cue or "").lower())
    return any(verb.classes & classes for word in words for verb in tables.verbs.reporting.get(word, ()))


def _below(text: str, found: list[Statement], lead: int) -> list[int]:
    """The statements of the paragraph below the colon, or of the items of the list that it opens."""
    block: list[int] = []
    here = lead + 1
    while here < len(found) and "\n" in text[found[here - 1].end : found[here].start]:
        last = here
        while last + 1 < len(found) and "\n" not in text[found[last].end : found[last + 1].start]:
            last += 1
        whole = text[found[here].start : found[last].end]
        goes_on = text[found[here - 1].start : found[here - 1].end].endswith(";")
        item = whole.endswith(";") or goes_on or _BULLET.match(whole) is not None
        if (block and not goes_on) or not _is_block(whole, item, found[here : last + 1]):
            break
        block.extend(range(here, last + 1))
        if not item:
            break
        here = last + 1
    return block


def _digests(text: str, found: list[Statement]) -> list[tuple[int, list[int]]]:
    """Lists of what one speaker said: a sentence of theirs stands above, the first item names them again, and no item
    is said by anybody of another country. Lead → the items."""
    digests = []
    index = 1
    while index < len(found):
        end = index
        while (
            end < len(found) and _BULLET.match(found[end].text) and "\n" in text[found[end - 1].end : found[end].start]
        ):
            end += 1
        lead, items = found[index - 1], found[index:end]
        if len(items) >= _FEWEST_ITEMS and _are_said_by(lead, items):
            digests.append((index - 1, list(range(index, end))))
        index = max(end, index + 1)
    return digests


_FEWEST_ITEMS = 3


def _are_said_by(lead: Statement, items: list[Statement]) -> bool:
    """Whether the sentence above and its list are of one speaker."""
    if lead.actor is None or items[0].actor != lead.actor:
        return False
    others = {item.actor_country for item in items if item.actor and item.actor != lead.actor}
    return others <= {lead.actor_country} and (not others or lead.actor_country is not None)


def _is_block(whole: str, item: bool, statements: list[Statement]) -> bool:
    """Prose without marks that nobody else is said to say."""
    open_rules = all(s.kind == "narration" or "first_person" in (s.attribution.rule or "") for s in statements)
    if item and _ANSWERED.match(whole) and ("?" in whole or "!" in whole):
        return False  # `• pour la liberté de son peuple : Libre, vraiment ?`: the author answers
    told = item or (FIRST_PERSON.search(whole) is not None and len(whole) >= _SHORTEST)
    return told and whole[0] not in _MARKS and (item or open_rules)


def _in_block(statement: Statement, lead: Statement, sure: float = _NEXT) -> Statement:
    headless = lead.cue == ":" and _BULLET.match(statement.text) is not None  # its subject stands above the list
    if not headless and statement.kind != "narration" and "first_person" not in (statement.attribution.rule or ""):
        return statement
    spoken = FIRST_PERSON.search(statement.text) is not None
    given = taking(statement, lead, "block", sure)
    return replace(given, kind="direct", quotes=(statement.text,)) if spoken else replace(given, kind="indirect")
