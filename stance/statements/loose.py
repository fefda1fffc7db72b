"""Subjects that no list knows: `l'armateur du pétrolier affirme`, `médite l'archevêque de Luanda`.

Taken only for a verb that calls for a speaker, and only when the head does not look like a thing. Limits: a head is
judged by its ending and by a list of things.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import QUOTE, Clause
from stance.statements.heads import HUMAN_ENDINGS
from stance.statements.mentions import plain_phrase
from stance.statements.names import first_name
from stance.statements.reports import Report
from stance.statements.subjects import Subject, named_beside, starts_at
from stance.statements.words import ADVERBS, AVOIR, BOUNDARIES, DETERMINERS, ETRE, NOT_SUBJECT, NUMBERS, THINGS
from stance.tables import Tables

_LONGEST_PHRASE = 24


_ABSTRACT_ENDINGS = tuple(
    "tion sion ment ance ence ite age isme ure tude esse tions sions ments ances ences ites ages ures these "
    "theses".split()
)


_PERSON_ENDINGS = tuple("eur eurs euse trice iste istes logue logues ien iens ants ant".split())
_BEFORE_SUBJECT = frozenset("le la l' les un une des son sa ses ce cet cette".split())
_BEFORE_SOURCE = frozenset("le la l' les un une des du son ses plusieurs certains ce cet cette ces".split())


def loose_subject(clause: Clause, mentions: list[Mention], report: Report, tables: Tables) -> Subject | None:
    """The phrase that opens the clause, when no known mention stands next to the verb.

    Taken only when nothing between it and the verb is a verb of its own, save inside commas.
    """
    low = clause.low
    edge = report.first
    if edge > 3 and low[edge - 1] == ")" and "(" in low[:edge]:
        edge = edge - 1 - low[edge - 1 :: -1].index("(")  # `Ensemble pour Vic (EPV) a annoncé`
    if edge > 1 and low[edge - 1] == ",":
        start = 1 if low[0] in ("mais", "et", "or", "car") else 0
        stop = low.index(",", start)
        return _phrase_between(clause, mentions, start, stop, report, tables) if stop < edge else None
    start = edge
    while start > 0 and edge - start < _LONGEST_PHRASE and low[start - 1] not in BOUNDARIES:
        start -= 1
    if start < edge and low[start] in ("et", "puis", "–", "-"):
        start += 1
    if 1 < start < edge and low[start - 1] == "," and (person := named_beside(clause, mentions, edge - 1)):
        return Subject(person, first=0)
    return _phrase_between(clause, mentions, start, edge, report, tables)


def _phrase_between(
    clause: Clause, mentions: list[Mention], start: int, edge: int, report: Report, tables: Tables
) -> Subject | None:
    low = clause.low
    described = low[start] == "ce" and clause.low[start + 1] not in ("que", "qu'", "qui", "dont", "n'", "ne", "sont")
    if edge - start < 1 or edge - start > _LONGEST_PHRASE or (low[start] in NOT_SUBJECT and not described):
        return None
    if any(
        w in AVOIR or w in ETRE or (w in tables.verbs.finite and w.endswith(("ait", "aient", "èrent", "ront", "rait")))
        for w in low[start:edge]
    ):
        return None
    mention = starts_at(mentions, start)
    after = (mention.last if mention else start) + 1
    joint = next((i for i in range(after, edge - 1) if low[i] in ("et", "ou", "ni")), None)
    if joint is not None and low[joint + 1] not in ("de", "du", "des", "d'"):
        return _joined(clause, mentions, start, edge, tables)
    if mention is None or mention.last >= report.first:
        if low[start] not in DETERMINERS and not clause.capital[start]:
            return None
        mention = plain_phrase(clause, start, edge, tables)
        if mention is None or mention.head in THINGS:
            return None
        if mention.head == "voix":  # `la voix du gouvernement accuse`
            owner = starts_at(mentions, start + 2) or starts_at(mentions, start + 3)
            return Subject(owner, first=start) if owner else None
        letters = clause.text(start, edge - 1)
        acronym = (
            edge - start == 1
            and 1 < len(letters) < 7
            and letters.isalpha()
            and (letters.isupper() or sum(map(str.isupper, letters)) > 2)
        )
        if acronym:  # `FO condamne`
            mention = mention._replace(kind="institution", name=mention.head)
        elif not _speaks(mention, report):
            return None
    return Subject(mention, first=start)


def _joined(clause: Clause, mentions: list[Mention], start: int, edge: int, tables: Tables) -> Subject | None:
    """`La France insoumise et les communistes`: one subject when every part of the list is somebody."""
    members: list[Mention] = []
    at = start
    while at < edge:
        stop = next((i for i in range(at + 1, edge) if clause.low[i] in (",", "et", "ou", "ni")), edge)
        member = starts_at(mentions, at) or plain_phrase(clause, at, stop, tables)
        if member is None or (member.kind == "noun" and not _is_people(member)):
            return None
        members.append(member)
        at = max(stop, member.last + 1) + 1
    if len(members) < 2:
        return None
    whole = Mention(start, edge - 1, "group", plural=True, members=tuple(members))
    return Subject(whole, first=start)


def _is_people(mention: Mention) -> bool:
    return mention.plural and mention.head not in THINGS and not mention.head.endswith(_ABSTRACT_ENDINGS)


def _speaks(mention: Mention, report: Report) -> bool:
    """A noun that is no known speaker needs a clause after its verb, or the look of a person."""
    if mention.head.endswith(HUMAN_ENDINGS) or (mention.owner and not mention.head.endswith(_ABSTRACT_ENDINGS)):
        return True
    clause_follows = report.que is not None or report.quote is not None or report.infinitive
    return (
        clause_follows and bool(report.verb.classes & {"say", "state"}) and not mention.head.endswith(_ABSTRACT_ENDINGS)
    )


def loose_object(clause: Clause, report: Report, tables: Tables) -> Subject | None:
    """The inverted subject that no list knows: `médite l'archevêque de Luanda`."""
    at = report.last + 1
    while at < clause.size and (clause.low[at] in ADVERBS or clause.low[at].endswith("ment")):
        at += 1
    if at < clause.size and clause.capital[at] and (named := first_name(clause, at, tables)):
        return Subject(named, first=at)
    if at + 1 >= clause.size or clause.low[at] not in _BEFORE_SUBJECT:
        return None
    mention = plain_phrase(clause, at, clause.size, tables)
    if mention is None or mention.head in THINGS or mention.head.endswith(_ABSTRACT_ENDINGS):
        return None
    quoted = QUOTE in clause.low[:at]
    if not quoted and clause.low[at] in ("un", "une") and not mention.head.endswith(HUMAN_ENDINGS):
        return None  # `La visite, tenue en mai, devait marquer un tournant`
    if not quoted and "say" not in report.verb.classes and not mention.head.endswith(HUMAN_ENDINGS):
        return None  # `Olga Lind, de La Gazette, lance un cri`
    if not quoted and "act" in report.verb.classes and not mention.head.endswith(HUMAN_ENDINGS):
        return None  # `Olga Lind, de La Gazette, dénonce la victoire`
    return Subject(mention, first=at)


def unlisted_source(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """`selon l'observateur dépêché par Nairobi`: a person no list knows; `selon le calendrier` is not one."""
    if at < clause.size and (paper := _unlisted_paper(clause, at)):
        return paper
    if at and clause.low[at - 1] in ("du", "des"):  # `aux dires des éleveurs`
        at -= 1
    if at >= clause.size or (clause.low[at] not in _BEFORE_SOURCE and clause.plain[at] not in NUMBERS):
        return None
    mention = plain_phrase(clause, at, clause.size, tables)
    if mention is None or mention.head in THINGS:
        return None
    return mention if mention.head.endswith(_PERSON_ENDINGS) or _is_trade(mention, tables) else None


def _is_trade(mention: Mention, tables: Tables) -> bool:
    """`les gendarmes`, `les courtiers`: people in the plural of a trade that the table has in the singular."""
    return mention.plural and "role" in tables.speaker_nouns.get(mention.head.removesuffix("s"), ())


def by_first_name(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """`Pour Irina, …`: a first name that the table has, or any before what is quoted: `Pour Ninke, … : « … »`."""
    capital = at < clause.size and clause.capital[at]
    known = capital and clause.plain[at] in tables.first_names
    quoted = capital and clause.low[at - 1] == "pour" and clause.low[at + 1 : at + 2] == [","] and QUOTE in clause.low
    known = known or quoted
    return first_name(clause, at, tables) if known else None


_PAPERS = frozenset(
    "echo journal courrier gazette quotidien tribune depeche republicain progres voix messager observateur express "
    "temps figaro herald times post standard chronicle mail news hebdo telegramme independant avenir phare".split()
)


def _unlisted_paper(clause: Clause, at: int) -> Mention | None:
    """`d'après L'Écho condruzien`: a newspaper that no table knows, by the word it is made of."""
    head = at + 1 if clause.low[at] in ("le", "la", "l'", "les", "the") and clause.capital[at] else at
    if head >= clause.size or clause.plain[head] not in _PAPERS or not clause.capital[head]:
        return None
    last = head
    while last + 1 < clause.size and last - head < 5 and clause.low[last + 1] not in (",", ".", ":", ";", QUOTE, "qui"):
        last += 1
    if last + 1 < clause.size and clause.low[last + 1] not in (",", ".", "qui"):
        return None
    return Mention(at, last, "media", head=clause.plain[head], name=" ".join(clause.plain[at : last + 1]))
