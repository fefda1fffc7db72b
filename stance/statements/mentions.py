"""Finds who is named in a sentence: people, institutions, governments, roles, groups, by noun phrase.

A mention is a whole phrase (`le ministre chinois des Affaires étrangères Wang Yi`), so that `Poutine` in `le
conseiller de Poutine` is not taken for the speaker. Nothing is resolved here beyond the table of aliases: that is the
work of `coreference`. Limits: phrases are read left to right by word lists; a complement stops at the first verb,
comma or relative.
"""

from __future__ import annotations

from functools import lru_cache

from stance.reading.tokens import DOMAINS
from stance.statements.aliases import (
    Mention,
    MentionKind,
    country_of,
    find_alias,
    find_outlet_name,
    gender_of,
    is_prime,
    named_outlet,
    opens_name,
)
from stance.statements.appositions import with_apposition
from stance.statements.clause import Clause
from stance.statements.heads import MANY, is_acronym, is_gerund, looks_human, may_open, told_gender
from stance.statements.names import capital_run, is_aged, with_name
from stance.statements.phrases import find_complements
from stance.statements.sites import site_names
from stance.statements.titles import titled
from stance.statements.words import (
    ADJECTIVES,
    APPRAISALS,
    DEFINITE,
    DETERMINERS,
    NOT_NAMES,
    NUMBERS,
    ORDINALS,
    PARTICIPLES,
    PLURAL_DETERMINERS,
    PRE_ADJECTIVES,
)
from stance.tables import Tables, split_office

_CONTRACTED = frozenset("de du d' au aux".split())
_QUANTITIES = frozenset("plupart majorite totalite moitie ensemble quasi-totalite".split())
_AFTER_CONTRACTED = _QUANTITIES | MANY | {"autres", "anciens", "ex"}  # `d'autres pays`: see `may_open`
_OPENERS = DETERMINERS | PRE_ADJECTIVES | NUMBERS | {"celui", "celle", "ceux", "celles"}
_OF_MANY = PLURAL_DETERMINERS | NUMBERS
_COMPOSED = ("ex-", "vice-")


def find_mentions(clause: Clause, tables: Tables, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Maximal phrases, left to right; `known` are last names already met in the article."""
    mentions: list[Mention] = []
    opens, heads, articles = _starts(tables)
    words, capital = clause.plain, clause.capital
    sites = {} if DOMAINS.isdisjoint(words) else site_names(clause)
    free, last = 0, clause.size - 1
    opening = [at for at, word in enumerate(words) if capital[at] or opens[word]]
    for at in sorted({*opening, *sites}) if sites else opening:
        if at < free:
            continue  # inside the phrase before
        if sites and at in sites:
            mentions.append(sites[at])
            free = sites[at].last + 1
            continue
        word = words[at]
        if not capital[at]:
            if word in articles and at < last:
                head = words[at + 1]
                complement = word in _CONTRACTED and head not in _AFTER_CONTRACTED
                opens_none = not capital[at + 1] and head not in heads and not head.startswith(_COMPOSED)
                if (complement or opens_none) and not tables.aliases.near(words, at):
                    continue
        if mention := _phrase(clause, at, tables, known):
            mentions.append(mention)
            free = mention.last + 1
    return mentions


class _Opens(dict[str, bool]):
    """Can a word open a phrase, without a capital? What was looked up is kept, up to a bound."""

    def __init__(self, openers: frozenset[str]) -> None:
        super().__init__(dict.fromkeys(openers, True))

    def __missing__(self, word: str) -> bool:
        found = word.startswith("ex-")
        if len(self) < _KEPT:
            self[word] = found
        return found


_KEPT = 1 << 16


@lru_cache(maxsize=4)
def _starts(tables: Tables) -> tuple[_Opens, frozenset[str], frozenset[str]]:
    """Words that can open a phrase, those that can follow its determiner, and determiners that are no nouns."""
    known = frozenset(tables.speaker_nouns) | frozenset(tables.aliases)
    heads = known | DETERMINERS | PRE_ADJECTIVES | _QUANTITIES | {"prix"}
    return _Opens(known | _OPENERS), heads, DETERMINERS - set(tables.speaker_nouns)


def _phrase(clause: Clause, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    word = clause.plain[at]
    if not word[0].isalpha():
        return None
    if word in ("celui", "celle", "ceux", "celles") and at + 2 < clause.size:
        return _stand_in(clause, at, tables, known)
    if word == "une" and clause.capital[at] and at and clause.low[at - 1] in ("en", "la", "sa"):
        return None  # of a newspaper
    if clause.capital[at] or word in tables.aliases:
        if found := find_alias(clause, at, tables):
            return with_apposition(clause, found, tables)
        if clause.capital[at] and (found := find_outlet_name(clause, at, tables)):
            return found
    first, plain = at, clause.plain
    if at + 4 < clause.size and plain[at + 1] in _QUANTITIES and plain[at + 2] in ("de", "des"):
        return _quantity(clause, at, tables, known)
    if word in ("le", "la", "l'") and _told_by(clause, at) and (paper := named_outlet(clause, at, tables)):
        return paper  # `selon le Parisien`
    if word in ("un", "une") and at + 3 < clause.size and plain[at + 1] == "de":
        return _one_of(clause, at, tables, known)
    if word == "l'" and at + 4 < clause.size and plain[at + 1 : at + 3] in (["un", "de"], ["une", "de"]):
        if one := _one_of(clause, at + 1, tables, known):
            return one._replace(first=at)
    if word in DETERMINERS and at + 1 < clause.size:
        if word in _BEFORE_INDEFINITE and not may_open(clause, at):
            return None
        at += 2 if plain[at + 1] in DETERMINERS and at + 2 < clause.size else 1
        if listed := _listed(clause, first, at, tables, known):
            return listed
    elif word in ("meme", "tout"):
        return None  # `même le président`: the phrase begins after it
    while at + 1 < clause.size and plain[at].removeprefix("ex-") in PRE_ADJECTIVES and not is_prime(clause, at):
        at += 1
    is_name = at == first and opens_name(clause, at, tables)
    found = None if is_name else _noun_phrase(clause, first, at, tables, known)
    if found is None and clause.capital[at] and at > first and clause.plain[at] in tables.adjectives:
        return _demonym(clause, first, at, tables, known)
    if found is None and at > first and is_acronym(clause, at):
        return Mention(first, at, "institution", head=clause.plain[at], name=clause.plain[at], definite=True)
    if found is None and clause.capital[at] and not is_gerund(clause, at, tables):
        named = capital_run(clause, first, at, tables, known, single=at == first and is_aged(clause, at))
        found = with_apposition(clause, named, tables) if named else None
    return found


_BEFORE_INDEFINITE = _CONTRACTED | {"des"}


def _told_by(clause: Clause, at: int) -> bool:
    """`selon le Parisien`, `Pour le Parisien`: a capital behind the article, what opens a source before it."""
    before = at and (clause.low[at - 1] in ("selon", "après") or (at == 1 and clause.low[0] == "pour"))
    return bool(before) and clause.capital[at + 1 : at + 2] == [True]


def _listed(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """An actor or an outlet of the tables behind its determiner."""
    if found := find_alias(clause, at, tables, first):
        return with_apposition(clause, found, tables)
    paper = find_outlet_name(clause, at, tables)
    return paper and paper._replace(first=first)


def _quantity(clause: Clause, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`la plupart des élus`, `l'ensemble de la classe politique`."""
    rest = _phrase(clause, at + 3, tables, known) or plain_phrase(clause, at + 2, clause.size, tables)
    return rest and rest._replace(first=at, kind="group", plural=True, actors=(), name="")


def _one_of(clause: Clause, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`un de nos lecteurs`, `une de ses conseillères`."""
    whole = _phrase(clause, at + 2, tables, known) if clause.plain[at + 2] in _SEVERAL else None
    if whole is None or whole.kind not in ("group", "role") or not whole.head.endswith("s"):
        return None
    gender = "f" if clause.plain[at] == "une" else "m"
    return whole._replace(first=at, kind="role", plural=False, definite=False, gender=gender)


_SEVERAL = frozenset("nos ses leurs ces mes vos".split())


def _demonym(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention:
    """`les Américains`, `l'Ukrainienne`, `le Cambodgien Hun Sen`."""
    plural = clause.plain[first] in PLURAL_DETERMINERS
    mention = Mention(
        first,
        at,
        "group" if plural else "role",
        head=clause.plain[at],
        plural=plural,
        gender="" if plural else gender_of(clause, first, clause.plain[at], tables),
        definite=True,
        country=tables.adjectives[clause.plain[at]].code,
    )
    return mention if plural else with_name(clause, mention, tables, known)


def _stand_in(clause: Clause, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`Celui de Kiev`: known by the government named; `Celle du Centre, Anne Rochat,`: by the name beside it."""
    if clause.plain[at + 1] not in ("de", "du", "des", "d'"):
        return None
    found = find_alias(clause, at + 2, tables) if clause.plain[at + 2] not in DETERMINERS else None
    found = found or (find_alias(clause, at + 3, tables) if at + 3 < clause.size else None)
    last = found.last if found else at + 2
    named = with_name(clause, Mention(at, last, "role", head="celui"), tables, known)
    if named.kind == "person":
        return named
    return found._replace(first=at, definite=True) if found and found.kind == "entity" else None


_ORIGINS = frozenset("europeens europeennes occidentaux occidentales".split())


def plain_phrase(clause: Clause, first: int, end: int, tables: Tables) -> Mention | None:
    """Any noun phrase from `first` on (`l'armateur du pétrolier`), for a verb that calls for a speaker, up to `end`."""
    at = first
    while at + 1 < end and (
        clause.plain[at] in DETERMINERS
        or clause.plain[at] in NUMBERS
        or clause.plain[at].removeprefix("ex-") in PRE_ADJECTIVES
    ):
        at += 1
    head = clause.plain[at]
    if (
        (at == first and not clause.capital[at])
        or not head[0].isalpha()
        or head in NOT_NAMES
        or (head in tables.verbs.finite and at == first)
    ):
        return None
    last, owner = find_complements(clause, at, tables)
    last = min(last, end - 1)
    adjective = next((w for w in clause.plain[at : last + 1] if w in tables.adjectives), None)
    plural = clause.plain[first] in _OF_MANY
    the = clause.plain[first] in ("le", "la", "l'")
    called = the and looks_human(head)  # `l'éditrice`: of somebody told before
    return Mention(
        first,
        last,
        "noun",
        head=head,
        plural=plural,
        owner=owner,
        gender=gender_of(clause, first, head, tables) or (told_gender(head) if called else ""),
        function=head if called else "",
        definite=called or clause.plain[first] in ("ce", "cet", "cette") or (head in APPRAISALS and the),
        country=tables.adjectives[adjective].code if adjective else country_of(owner, tables),
    )


def _is_no_noun(clause: Clause, first: int, at: int, head: str, categories: frozenset[str]) -> bool:
    """`a prévenu`, `le parti accuse`; `le retrait collectif de l'offre`, `les élections européennes`."""
    if head == "nobel" and at == first and at and clause.low[at - 1][-1].isalpha():
        return True  # `le comité Nobel`
    if head in PARTICIPLES and (at == first or clause.low[at] in ("accuse", "abonne", "salarie")):
        return True
    if at > first or clause.capital[at]:
        return False
    return head == "collectif" or (categories == {"group"} and (head in ADJECTIVES or head in _ORIGINS))


def _noun_phrase(clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """A role, group, institution, document or medium with its complements, then perhaps a name."""
    prime = "premier" in clause.plain[at] and is_prime(clause, at)
    at += clause.plain[at] == "prix" and clause.plain[at + 1 : at + 2] == [
        "nobel"
    ]  # the holder: `le prix Nobel de la paix a dit`
    head = "premier" if prime else clause.plain[at].removeprefix("ex-")
    categories = frozenset({"role"}) if prime else tables.speaker_nouns.get(head)
    titled_only = head in ("m", "mm", "mme", "mmes", "mlle", "dr", "me", "pr") and not clause.capital[at]
    if categories is None or titled_only or _is_no_noun(clause, first, at, head, categories):
        return None
    if categories == {"title"}:
        return titled(clause, first, at, tables, known)
    last, owner = find_complements(clause, at + 1 if prime else at, tables)
    words = [w.removeprefix("ex-") for w in clause.plain[at : last + 1]]
    function, country = split_office(words, tables.adjectives, tables.places)
    plural = clause.plain[first] in _OF_MANY and (head.endswith(("s", "x")) or "group" in categories)
    kind: MentionKind = "role"
    one_of = clause.plain[first] in ("un", "une") and clause.plain[first + 1] == "des"
    if one_of and categories & {"group", "role"}:
        plural = False
    elif "group" in categories and (plural or not categories & {"role", "institution"}):
        kind = "group"
    elif "role" not in categories:
        kind = "media" if "media" in categories else "document" if "document" in categories else "institution"
    mention = Mention(
        first,
        last,
        kind,
        head=head,
        function=function,
        country=country or country_of(owner, tables),
        gender=gender_of(clause, first, head, tables),
        plural=plural,
        owner=owner,
        definite=(clause.plain[first] in DEFINITE and not ORDINALS.intersection(clause.plain[first:at]))
        or (first == at and first > 0 and clause.low[first - 1] in ("du", "au")),
        same="meme" in clause.plain[first:at],
    )
    return with_name(clause, mention, tables, known)
