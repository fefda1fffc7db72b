"""Pull quotes: a paragraph in the first person without marks, signed below by `Name, who that is`.

Limits: the signature is a line of its own; the paragraph above it is short and opens with `je` or `nous`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stance.reading.persons import FIRST_PERSON
from stance.reading.view import plain
from stance.records import Attribution, Statement
from stance.statements.words import DETERMINERS, PRE_ADJECTIVES
from stance.tables import Tables, words_of

_WORD = r"[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]"
_SIGNATURE = re.compile(
    rf"(?:[-–—] ?)?(?P<name>{_WORD}(?: (?:de |van |von |el |al-)?{_WORD}){{0,3}}?)"
    r"(?:, ?|(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][a-zà-ÿ]{2,} )| [-–—] )(?P<what>[^.!?«»“”\"]{3,90})\.?$"
)
_BEFORE_ROLE = DETERMINERS | PRE_ADJECTIVES
_LONGEST = 5  # sentences of a pull quote
_OPEN_RULES = ("narration", "unattributed", "carried")


def signed_name(text: str, tables: Tables) -> str | None:
    """The name in `Olha Pradelle, infirmière à Kiev`, also where the scraper glued the two."""
    match = _SIGNATURE.match(text) if len(text) < 130 else None
    if match is None or match["name"].split()[0] in ("Le", "La", "Les"):
        return None
    if " " not in match["name"] and plain(match["name"]) not in tables.first_names:
        return None
    if not all(_tells_who(piece.split(), tables) for piece in match["what"].split(", ")):
        return None  # a caption: `X, le maire, entouré de ses adjoints`
    return " ".join(match["name"].split())


def _tells_who(words: list[str], tables: Tables) -> bool:
    """An office, a trade or an origin."""
    while len(words) > 1 and plain(words[0]) in _BEFORE_ROLE:
        words = words[1:]
    head = plain(words[0]) if words else ""
    parts = head.split("-")
    role = "role" in tables.speaker_nouns.get(head, ()) or head.startswith("ex-")
    return role or parts[-1] in tables.adjectives


def settle_signed(text: str, found: list[Statement], tables: Tables) -> list[Statement]:
    """Gives the paragraph above each signature to its signatory."""
    settled = list(found)
    for index in range(1, len(found)):
        line = found[index]
        quoted = _stands_alone(text, found, index)
        alone = (quoted or _breaks(text, found[index - 1].end, line.start)) and (
            index + 1 == len(found) or _breaks(text, line.end, found[index + 1].start)
        )
        name = signed_name(line.text, tables) if alone and line.kind == "narration" else None
        if name is None:
            continue
        first = index - 1
        while first > 0 and not _breaks(text, found[first - 1].end, found[first].start):
            first -= 1
        above = found[first:index]
        said = all(s.attribution.rule in _OPEN_RULES or "first_person" in (s.attribution.rule or "") for s in above)
        if quoted:
            settled[index - 1] = _given(found[index - 1], name, line.text, tables)
        elif first > 0 and said and len(above) <= _LONGEST and any(FIRST_PERSON.search(s.text) for s in above):
            settled[first:index] = [_given(statement, name, line.text, tables) for statement in above]
    return settled


def _stands_alone(text: str, found: list[Statement], signed: int) -> bool:
    """A quotation that opens its paragraph and that nobody was found to say, or that is signed on its own line."""
    statement = found[signed - 1]
    opens = signed > 1 and _breaks(text, found[signed - 2].end, statement.start) and statement.text[:1] in '«“"'
    beside = not _breaks(text, statement.end, found[signed].start)
    return opens and statement.attribution.rule in (("unattributed", "carried") if beside else ("unattributed",))


def _breaks(text: str, start: int, end: int) -> bool:
    return "\n" in text[start:end]


def _given(statement: Statement, name: str, surface: str, tables: Tables) -> Statement:
    actor = tables.actors.get(tables.actor_names.get(" ".join(words_of(name)), ""))
    return replace(
        statement,
        kind="direct",
        quotes=statement.quotes or (statement.text,),
        actor=name,
        actor_id=actor.id if actor else None,
        actor_country=(actor.country or None) if actor else None,
        actor_bloc=(actor.bloc or None) if actor else None,
        attribution=Attribution(surface, "signature", 0.75, statement.actor),
    )
