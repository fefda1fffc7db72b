"""Finds the phrase that is the subject of a reporting verb: before it, after it (inversion), or shared with another.

Returns mentions or pronouns, unresolved. Limits: the subject is the phrase next to the verb, after skipping adverbs,
parentheses and one apposition; a common noun that names nobody gives no subject.
"""

from __future__ import annotations

from typing import NamedTuple

from stance.statements.agreement import disagrees, number_of
from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.main_subject import bare_neighbour, main_subject, named_last
from stance.statements.reports import Report
from stance.statements.words import (
    ADVERBS,
    AVOIR,
    ETRE,
    GOVERNING,
    ONE_OF_THEM,
    PRONOUNS,
    SOME_OF_THEM,
    SUBORDINATORS,
)

LAST_NAMED = ("dernier", "dernière", "derniers", "dernières")


class Subject(NamedTuple):
    """Whoever the verb is said of: a mention or a pronoun; `first` is where its phrase begins."""

    mention: Mention | None = None
    pronoun: str = ""
    first: int = 0
    relative: bool = False
    shared: bool = False


def ends_at(mentions: list[Mention], at: int) -> Mention | None:
    for mention in mentions:
        if mention.last == at:
            return mention
        if mention.first > at:
            break
    return None


def starts_at(mentions: list[Mention], at: int) -> Mention | None:
    for mention in mentions:
        if mention.first == at:
            return mention
        if mention.first > at:
            break
    return None


def subject_before(clause: Clause, mentions: list[Mention], report: Report) -> Subject | None:
    low = clause.low
    if report.first == 2 and low[1] == "même" and low[0] in ("le", "la"):
        return Subject(pronoun="il" if low[0] == "le" else "elle", first=0)
    here = _skip_adverbs(low, report.first - 1)
    if here < 0:
        return None
    here = _before_aside(low, here)
    if low[here] == "," and (
        found := _before_voice(clause, mentions, here) or _across_comma(clause, mentions, here, report)
    ):
        return found
    if low[here] == ")":
        opened = next((i for i in range(here, max(-1, here - 12), -1) if low[i] == "("), None)
        if opened is not None and ends_at(mentions, here) is None:
            here = opened - 1
    if here < 0:
        return None
    if low[here] == "qui":
        return _antecedent_of(clause, mentions, here, report)
    if low[here] in PRONOUNS:
        return Subject(pronoun=low[here], first=here)
    if low[here] in _PARTITIVE and (some := _some_before(low, here)):
        return some
    if low[max(0, here - 1) : here + 1] in (["tous", "deux"], ["toutes", "deux"]):
        return Subject(pronoun="ils", first=here - 1)
    if low[here] in LAST_NAMED and here and low[here - 1] in ("ce", "cette", "ces"):
        return Subject(pronoun=low[here], first=here - 1)
    if low[here] in ("et", "mais", "ou", "puis") or low[here] == ",":
        return Subject(shared=True, first=here + 1)
    others = low[max(0, here - 2) : here + 1] == ["et", "d'", "autres"]
    mention = ends_at(mentions, here - 3 if others else here)
    if mention is None:
        return None
    if mention.first > 0 and low[mention.first - 1] in GOVERNING:
        return None
    return _free_subject(clause, mentions, mention, report, others)


def _free_subject(
    clause: Clause, mentions: list[Mention], mention: Mention, report: Report, others: bool
) -> Subject | None:
    """The phrase before the verb, unless it is the object of an infinitive or the second of a couple."""
    low = clause.low
    infinitive = mention.first > 3 and low[mention.first - 1].endswith(("er", "ir", "re"))
    if infinitive and low[mention.first - 2] in _BEFORE_VERB and number_of(clause, report) == "s":
        return None  # `Le vote destiné à condamner la Russie confirme le plan.`: an object
    if mention.first > 3 and low[mention.first - 1] == "et" and (beside := ends_at(mentions, mention.first - 2)):
        before = low[beside.first - 1] if beside.first else ""
        head = main_subject(clause, mentions, beside.first - 1) if before in GOVERNING else None
        if before == "entre":  # `Le maire évoquant la paix entre Oslo et Riga a dit`
            return Subject(head, first=head.first) if head else None
        if head is not None and low[head.last + 1] == "qui":  # `Le maire qui a servi Oslo et Riga a dit`
            return Subject(head, first=head.first)
    return _coordinated(
        clause, mentions, named_beside(clause, mentions, mention.last, mention) or mention, report, joined=others
    )


_BEFORE_VERB = frozenset("à de d' pour sans".split())


def named_beside(clause: Clause, mentions: list[Mention], last: int, mention: Mention | None = None) -> Mention | None:
    """`Jan Berg, vice-adjoint au maire a dit`, `Jan Berg, un proche du maire a dit`: whom an apposition that no comma
    closes tells of, when a name opens the sentence."""
    person = mentions[0] if mentions else None
    if person is None or person.kind != "person" or person.first or person is mention or person.last >= last:
        return None
    comma = person.last if clause.low[person.last] == "," else person.last + 1
    between = clause.low[comma : last + 1]
    told = len(between) < _LONGEST_APPOSITION and between[:1] == [","] and not _NO_APPOSITION.intersection(between[1:])
    office = mention is not None and mention.kind == "role" and clause.plain[mention.first] == mention.head
    indefinite = between[1:2] == ["un"] or between[1:2] == ["une"]
    trade = between[1].endswith(_TRADES) if told else False
    return person if told and (office or indefinite or trade) else None


_LONGEST_APPOSITION = 18
_NO_APPOSITION = frozenset({",", ";", ":", "(", "qui", "que", "qu'", "et", "mais", "si", "quand"}) | AVOIR | ETRE
_TRADES = ("eur", "euse", "trice", "able", "ien", "ienne", "iste", "aire")  # `responsable du service de presse`


def _before_aside(low: list[str], here: int) -> int:
    """`X, cité par la radio a dit`: the comma that opens an aside which none closes."""
    for comma in range(here - 2, max(0, here - 9), -1):
        if low[comma] == ",":
            aside = low[comma + 1].startswith(("cité", "interrogé", "joint", "contacté"))
            return comma if aside and low[comma + 2] in ("par", "dans") and low[here] != "," else here
    return here


def _antecedent_of(clause: Clause, mentions: list[Mention], relative: int, report: Report) -> Subject | None:
    """Whom `qui` stands for: the phrase before it, when it is of the verb's number."""
    behind = relative - 1
    if behind > 0 and clause.low[behind] == ",":
        behind = _before_parenthesis(clause.low, behind) - 1
    antecedent = ends_at(mentions, behind) or ends_at(mentions, behind + 1)
    if antecedent is None or disagrees(clause, report, antecedent):
        return None
    return Subject(antecedent, first=antecedent.first, relative=True)


def _skip_adverbs(low: list[str], here: int) -> int:
    while here >= 0 and (
        low[here] in ADVERBS
        or (low[here].endswith("ment") and low[here] not in ("gouvernement", "parlement"))
        or (len(low[here]) == 1 and low[here].isalpha() and low[here] != "y")
    ):  # a stray letter
        here -= 1
    return here


def _before_voice(clause: Clause, mentions: list[Mention], here: int) -> Subject | None:
    """`L'Union européenne, par la voix de son ambassadeur, X, a regretté`: the principal, not the voice."""
    low = clause.low
    for comma in range(max(1, here - 24), here - 2):
        if low[comma] != "," or low[comma + 1] != "par":
            continue
        if low[comma + 2] in ("son", "sa", "leur") or low[comma + 3] in (
            "voix",
            "bouche",
            "intermédiaire",
            "entremise",
        ):
            mention = ends_at(mentions, comma - 1) or ends_at(mentions, comma)
            return Subject(mention, first=mention.first) if mention else None
    return None


def _across_comma(clause: Clause, mentions: list[Mention], here: int, report: Report) -> Subject | None:
    """`Xi, cependant, a dit`; `La Russie, qui a…, a alimenté`; an apposition taken into the mention."""
    low = clause.low
    if last := named_last(clause, mentions, here):
        return Subject(last, first=0)
    if mention := ends_at(mentions, here):
        beside = _beside_subject(clause, mentions, mention)
        return _coordinated(clause, mentions, beside or mention, report)
    inside = False  # of parentheses
    for comma in range(here - 1, max(-1, here - 40), -1):
        if low[comma] in (";", ":"):
            return None
        if low[comma] in "()":
            inside = low[comma] == ")"
        if low[comma] != "," or inside:
            continue
        if low[comma - 1] == "qui":  # `le maire, qui, dès juillet, avait dit`
            return _antecedent_of(clause, mentions, comma - 1, report)
        mention = ends_at(mentions, _before_parenthesis(low, comma) - 1) or ends_at(mentions, comma)
        if (
            mention
            and (mention.first == 0 or low[mention.first - 1] in (",", "que", "qu'", "et", "mais", ":", "–", "—"))
            and (low[comma + 1] not in ("le", "la", "les", "l'") or (mention.first == 0 and mention.kind == "person"))
        ):
            return _coordinated(clause, mentions, mention, report)
        if comma > 1 and low[comma - 1] in LAST_NAMED and low[comma - 2] in ("ce", "cette", "ces"):
            return Subject(first=comma - 2)  # a thing as often as somebody
        if comma and low[comma - 1] in _PARTITIVE and (some := _some_before(low, comma - 1)):
            return some
        if comma and low[comma - 1] in PRONOUNS:
            return Subject(pronoun=low[comma - 1], first=comma - 1)
    edge = here - 1
    if low[edge] == ")" and "(" in low[:edge]:
        edge = edge - low[edge::-1].index("(") - 1
    stray = ends_at(mentions, edge)  # `Le maire, a assuré de son soutien`
    if stray is not None and main_subject(clause, mentions, here) == stray:
        return _coordinated(clause, mentions, stray, report)
    return None


def _before_parenthesis(low: list[str], comma: int) -> int:
    """`Le collectif (A, B et C), réuni mardi`: where the parenthesis before the comma opens, else the comma."""
    closed = low[comma - 1] == ")" and "(" in low[:comma]
    return comma - 1 - low[comma - 1 :: -1].index("(") if closed else comma


def _beside_subject(clause: Clause, mentions: list[Mention], mention: Mention) -> Mention | None:
    """`Le maire, aux côtés de X, a dit`: whom the sentence is about, when the phrase before the verb is an aside."""
    if not mention.first or clause.low[mention.first - 1] not in ("de", "du", "d'", "avec", "à", "au"):
        return None
    opened = next((i for i in range(mention.first - 1, 0, -1) if clause.low[i] == ","), None)
    subject = ends_at(mentions, opened - 1) if opened else None
    free = subject is not None and (subject.first == 0 or clause.low[subject.first - 1] not in GOVERNING)
    return subject if free and subject is not None and subject.kind in PEOPLE else None


def _coordinated(
    clause: Clause, mentions: list[Mention], mention: Mention, report: Report, joined: bool = False
) -> Subject:
    """`X, Y et Z ont déclaré`: one collective mention when the verb is plural."""
    neither = mention.first > 0 and clause.low[mention.first - 1] == "ni"
    plural = neither or number_of(clause, report) == "p" or "étant" in clause.low[report.first : report.last + 1]
    members = [mention]
    index = mentions.index(mention)
    while plural and index > 0:
        before = mentions[index - 1]
        link = [w for w in clause.low[before.last + 1 : members[0].first] if not w.isdigit()]
        if link in (["et"], ["et", "de"], ["ainsi", "que"], ["comme"], ["ou"], ["ni"]) and not joined:
            joined = True
        elif link not in ([","], ["comme"]) or not joined:
            break
        if before.kind == "document" or (before.first and clause.low[before.first - 1] in GOVERNING):
            break  # `Dans une déclaration commune, X et Y`
        members.insert(0, before)
        index -= 1
    if plural and len(members) == 1 and (beside := bare_neighbour(clause, mentions, mention)):
        members, joined = [beside, mention], True
    if joined and len(members) > 1:
        whole = Mention(members[0].first, mention.last, "group", plural=True, members=tuple(members))
        return Subject(whole, first=whole.first)
    return Subject(mention, first=mention.first)


def is_subordinate(clause: Clause, first: int) -> bool:
    """Does the clause whose subject begins at `first` depend on another one?"""
    return first > 0 and clause.low[first - 1] in SUBORDINATORS


_PARTITIVE = frozenset(word.rpartition(" ")[2] for word in (*SOME_OF_THEM, *ONE_OF_THEM))


def _some_before(low: list[str], here: int) -> Subject | None:
    """`Certains`, `l'un d'eux`, `d'autres` as the subject: at the head of their clause."""
    for size in (5, 4, 2, 1):
        first = here - size + 1
        words = " ".join(low[max(0, first) : here + 1])
        if first >= 0 and (words in SOME_OF_THEM or words in ONE_OF_THEM):
            free = first == 0 or low[first - 1] in (",", "mais", ":", ";", "(", "que", "qu'", "car", "–", "—")
            free = free or (low[first - 1] == "et" and words != "d' autres")  # `Oslo et d'autres`
            return Subject(pronoun=ONE_OF_THEM.get(words, words), first=first) if free else None
    return None


PEOPLE = ("group", "entity", "person", "role")
