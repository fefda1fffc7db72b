"""What is told beside a name: `Wang Yi, ministre chinois des Affaires étrangères,`, `Sa logeuse, Olga Lind`, an age.

Limits: one apposition, with a second office joined by `et`; what has no office in it is none.
"""

from __future__ import annotations

from stance.statements.aliases import Mention, country_of, is_prime, opens_name
from stance.statements.clause import Clause
from stance.statements.names import APPOSITION_LIMIT, TITLES, closes
from stance.statements.phrases import find_complements
from stance.statements.words import AGES, AVOIR, COMPLEMENT, DETERMINERS, ETRE, GOVERNING, PRE_ADJECTIVES
from stance.tables import Tables, split_office


def with_apposition(clause: Clause, mention: Mention, tables: Tables) -> Mention:
    """`Wang Yi, ministre chinois des Affaires étrangères,`: keeps the office, and takes the apposition in."""
    here = mention.last + 1
    if here < clause.size and clause.low[here] == "(":
        close = next((i for i in range(here, min(clause.size, here + 8)) if clause.low[i] == ")"), None)
        if close:
            mention = mention._replace(last=close)
            here = close + 1
    if mention.kind != "person" or here + 1 >= clause.size or clause.low[here] != ",":
        return mention
    here += 1
    start = here
    while here < clause.size and (
        clause.plain[here] in DETERMINERS
        or (clause.plain[here].removeprefix("ex-") in PRE_ADJECTIVES and not is_prime(clause, here))
    ):
        here += 1
    noun = here + 1 if here < clause.size and is_prime(clause, here) else here
    if noun >= clause.size or "role" not in tables.speaker_nouns.get(clause.plain[noun].removeprefix("ex-"), ()):
        return mention
    last, owner = find_complements(clause, noun, tables)
    last = _with_other_office(clause, last, tables)
    closed = closes(clause, last) or (start == here and _verb_follows(clause, last, tables))
    if last - start > APPOSITION_LIMIT or not closed or _names_next(clause, last, tables):
        return mention
    function, country = split_office(
        [w.removeprefix("ex-") for w in clause.plain[here : last + 1]], tables.adjectives, tables.places
    )
    end = last + 1 if last + 1 < clause.size and clause.low[last + 1] == "," else last
    return mention._replace(
        last=end,
        function=function,
        head=clause.plain[here],
        country=mention.country or country or country_of(owner, tables),
    )


def _verb_follows(clause: Clause, last: int, tables: Tables) -> bool:
    """`Karl Brandt, ministre des Transports a dit`: the second comma was left out."""
    at = last + 1
    while at < clause.size and clause.low[at] in ("ne", "n'", "se", "s'"):
        at += 1
    word = clause.low[at] if at < clause.size else ""
    return word in AVOIR or word in ETRE or (word in tables.verbs.finite and word not in COMPLEMENT)


def _names_next(clause: Clause, last: int, tables: Tables) -> bool:
    """`par M. Tanguy, le président du comité, M. Hervé Bourhis, regrette`: the office is that of the name behind it."""
    here = last + 2
    if clause.low[last + 1 : here] != [","] or here >= clause.size:
        return False
    return clause.plain[here] in TITLES or opens_name(clause, here, tables)


def _with_other_office(clause: Clause, last: int, tables: Tables) -> int:
    """`maire de Vic et président du canton`: one person, two offices."""
    here = last + 2
    if clause.low[last + 1 : here] != ["et"] or here >= clause.size:
        return last
    if clause.plain[here] in PRE_ADJECTIVES:
        here += 1  # `et ancien président du canton`
    if here >= clause.size or "role" not in tables.speaker_nouns.get(clause.plain[here].removeprefix("ex-"), ()):
        return last
    return find_complements(clause, here, tables)[0]


def age_told(clause: Clause, at: int) -> int:
    """`Olga Lind, 75 ans,`; 0 when no age follows."""
    aged = clause.low[at + 1 : at + 2] == [","] and clause.low[at + 3 : at + 4] == ["ans"]
    return int(clause.low[at + 2]) if aged and clause.low[at + 2].isdecimal() else 0


def told_before(clause: Clause, mention: Mention) -> Mention:
    """`Sa logeuse, Olga Lind, prépare`: what a person is, in words that no list of speakers has."""
    if mention.function or mention.first < 3 or clause.low[mention.first - 1] != ",":
        return mention
    at = mention.first - 2
    opens = next((i for i in range(at, max(-1, at - 3), -1) if clause.low[i] in _PRESENTING), None)
    if opens is None or opens == at or (opens and clause.low[opens - 1] in GOVERNING):
        return mention
    words = clause.plain[opens + 1 : at + 1]
    head = next((word for word in words if word in AGES), words[-1] if words[0] in PRE_ADJECTIVES else words[0])
    return mention._replace(head=head, function=head) if head.isalpha() else mention


_PRESENTING = frozenset("un une son sa cet cette".split())
