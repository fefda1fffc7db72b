"""Names of people: after a title, after an office, in apposition, or as a run of capitals nobody knows.

Limits: a single capitalised word is a name only where a speaker is due, or when the article named the person in full.
"""

from __future__ import annotations

from stance.statements.aliases import Mention, find_alias, opens_name, with_second
from stance.statements.appointments import name_place
from stance.statements.clause import QUOTE, Clause
from stance.statements.phrases import find_complements, is_shouted
from stance.statements.words import (
    NOT_NAMES,
    PARTICLES,
    PLATFORMS,
    PRE_ADJECTIVES,
    THINGS,
)
from stance.tables import Tables

APPOSITION_LIMIT = 14
_MAX_NAME = 6

FEMININE_TITLES = frozenset("mme mmes mlle madame mademoiselle soeur maman tata tantie".split())
MASCULINE_TITLES = frozenset("m mm sem monsieur messieurs mgr monseigneur frere papa tonton".split())
TITLES = FEMININE_TITLES | MASCULINE_TITLES


def with_name(clause: Clause, mention: Mention, tables: Tables, known: frozenset[str]) -> Mention:
    """Adds the name that follows a role: directly, or between commas."""
    here, comma = name_place(clause, mention, tables)
    if here >= clause.size or not clause.capital[here]:
        return mention
    if not comma and (inner := _owned_name(clause, mention, here, tables, known)):
        return inner
    named = find_alias(clause, here, tables)
    if named is None and mention.kind == "institution" and mention.head in _NAMED_BODIES and not comma:
        return _named_body(clause, mention, here, tables, known)
    if (named is None and mention.kind in ("role", "document", "media")) or (named and named.kind == "person"):
        if mention.head in ("presse", "television", "radio", "medias", "media"):
            return mention
        alone = (not comma and mention.kind in ("role", "media")) or (comma and mention.kind == "role")
        longer = capital_run(clause, here, here, tables, known, single=alone)
        named = longer if named is None or (longer and longer.last > named.last) else named
    if named is None or mention.kind in ("group", "document"):
        return mention
    if mention.kind == "role" and not comma and not named.actors and _names_body(clause, mention, named, tables):
        longer = mention._replace(last=named.last, function=f"{mention.function} {named.name}")
        after = clause.low[longer.last + 1 : longer.last + 2]
        return with_name(clause, longer, tables, known) if after == [","] else longer
    if not comma and (longer := _of_its_own(clause, mention, here, named)):
        return longer
    if mention.kind in ("media", "institution") and named.kind == "person":
        return mention
    if mention.kind == "role" and named.kind != "person":
        return mention
    return _holder(clause, mention, named, comma, tables)


def _named_body(clause: Clause, mention: Mention, here: int, tables: Tables, known: frozenset[str]) -> Mention:
    """`l'association Les Amis du port`, `le groupe M23`: a body with the name that nobody has in the tables."""
    proper = capital_run(clause, here, here, tables, known, single=True)
    if proper is None and any(c.isdigit() for c in clause.plain[here]) and clause.plain[here].isalnum():
        proper = Mention(here, here, "person", head=clause.plain[here], name=clause.plain[here])
    if proper is None:
        return mention
    last, name = with_second(clause, proper, tables)
    return mention._replace(last=last, name=name)


def _of_its_own(clause: Clause, mention: Mention, here: int, named: Mention) -> Mention | None:
    """`le gouvernement Brandt`, `la chaîne Telegram`, `le journal L'Essor`: the name tells which one it is."""
    if mention.kind == "institution" and mention.head in _LED_BODIES and named.kind == "person":
        return mention._replace(last=named.last, owner=named.actors, name="")
    if mention.kind == "media" and named.name in PLATFORMS:
        return mention._replace(last=named.last, name="", function=f"{mention.function} {named.name}")
    if mention.kind == "media" and not named.actors:
        article = clause.plain[here - 1] + " " if mention.last < here - 1 else ""
        return mention._replace(last=named.last, name=article + named.name)
    return None


def _holder(clause: Clause, mention: Mention, named: Mention, comma: bool, tables: Tables) -> Mention:
    """Who holds the office, with all that is told of it; a name between commas must be closed."""
    if comma and not closes(clause, named.last) and clause.low[named.last + 1] != "qui":
        return mention
    end = _past_aside(clause, named.last) if comma else named.last
    whole = named._replace(
        first=mention.first,
        last=end,
        kind="media" if mention.kind == "media" else named.kind,
        function=mention.function,
        head=mention.head,
        country=named.country or mention.country,
        gender=named.gender or mention.gender,
        definite=True,
    )
    return _second_office(clause, whole, tables) if end > named.last else whole


def _past_aside(clause: Clause, last: int) -> int:
    """The item that closes an apposition: a party in parentheses, then a comma."""
    after = last + 1
    if clause.low[after : after + 1] == ["("] and ")" in clause.low[after : after + 6]:
        after = clause.low.index(")", after) + 1
    return after if clause.low[after : after + 1] == [","] else after - 1


def _owned_name(clause: Clause, mention: Mention, here: int, tables: Tables, known: frozenset[str]) -> Mention | None:
    """`L'avocat de l'oligarque X, Me Y`: the first name belongs to the complement, the speaker's comes after."""
    inner = clause.plain[mention.last].removeprefix("ex-")
    if mention.kind != "role" or mention.last < 2 or "role" not in tables.speaker_nouns.get(inner, ()):
        return None
    if clause.low[mention.last] == "retraite":
        return None  # `le colonel à la retraite Karl Brandt`
    before = mention.last - 1
    while before > mention.first and clause.plain[before] in PRE_ADJECTIVES:
        before -= 1
    if before <= mention.first or clause.low[before] not in ("l'", "la", "le", "du", "de", "des", "d'"):
        return None
    named = find_alias(clause, here, tables) or capital_run(clause, here, here, tables, known, single=True)
    if named is None or named.kind != "person":
        return None
    longer = mention._replace(last=named.last)
    after = named.last + 1
    return with_name(clause, longer, tables, known) if clause.low[after : after + 1] == [","] else longer


_LED_BODIES = frozenset("gouvernement administration cabinet executif equipe junte regime".split())
_NAMED_BODIES = frozenset(
    "association collectif ong organisation fondation mouvement parti syndicat groupe entreprise societe institut "
    "compagnie coalition cercle laboratoire federation ligue think-tank formation plateforme".split()
)


def _second_office(clause: Clause, mention: Mention, tables: Tables) -> Mention:
    """`le chef de l'État sénégalais, Macky Sall, président de l'Union africaine,`: takes the second office in."""
    here = mention.last + 1
    if here >= clause.size or "role" not in tables.speaker_nouns.get(clause.plain[here].removeprefix("ex-"), ()):
        return mention
    last, _ = find_complements(clause, here, tables)
    if last + 1 < clause.size and clause.low[last + 1] == "," and last - here <= APPOSITION_LIMIT:
        return mention._replace(last=last + 1)
    return mention


def closes(clause: Clause, last: int) -> bool:
    """A name in apposition is followed by a comma, the end, or a mark."""
    return last + 1 >= clause.size or clause.low[last + 1] in (",", ".", ":", ";", "(", ")", QUOTE, "!", "?")


def _names_body(clause: Clause, mention: Mention, named: Mention, tables: Tables) -> bool:
    """`le coordinateur de la plateforme Wakit Tamma`: the name is that of the body, unless it begins with a first
    name."""
    body = mention.function.rpartition(" ")[2]
    return body in _BEFORE_BODY_S_NAME and clause.plain[named.first] not in tables.first_names


_BEFORE_BODY_S_NAME = frozenset(
    "plateforme association ong collectif coalition mouvement fondation reseau agence cabinet societe entreprise "
    "syndicat journal quotidien hebdomadaire magazine chaine radio revue".split()
)


def _is_body(clause: Clause, at: int, tables: Tables) -> bool:
    """A state or an organisation of the table: no part of a person's name (`Côté Otan`)."""
    found = find_alias(clause, at, tables) if clause.plain[at] in tables.aliases else None
    return found is not None and found.kind == "entity"


def names_inside(clause: Clause, mentions: list[Mention], tables: Tables) -> list[Mention]:
    """People named in the complement of a phrase (`point de presse de Solène Kervadec`), by their first name."""
    found = []
    for mention in mentions:
        if mention.kind in ("person", "entity") or mention.members:
            continue
        for at in range(mention.first + 1, mention.last):
            if opens_name(clause, at, tables) and (named := capital_run(clause, at, at, tables, frozenset())):
                found.append(named)
                break
    return found


def first_name(clause: Clause, at: int, tables: Tables) -> Mention | None:
    """A single capitalised word where a speaker is due: `raconte Halyna`."""
    if clause.plain[at] in NOT_NAMES or clause.plain[at] in tables.adjectives:
        return None
    return capital_run(clause, at, at, tables, frozenset(), single=True)


_DOUBLE_PARTICLES = (["de", "la"], ["de", "le"], ["von", "der"], ["van", "den"], ["van", "der"], ["de", "los"])


def _past_particles(clause: Clause, step: int, tables: Tables) -> int:
    """Where the next word of a name may stand: past the stop of an initial, past `de`, `von der`."""
    initial = clause.ends[step - 1] - clause.starts[step - 1] == 1
    if clause.low[step] == "." and initial and step + 1 < clause.size and clause.capital[step + 1]:
        step += 1
    for size, double in ((2, True), (1, False)):
        words = clause.plain[step : step + size]
        known = words in _DOUBLE_PARTICLES if double else words[0] in PARTICLES
        if known and step + size < clause.size and clause.capital[step + size]:
            return step + size if double or clause.plain[step + size] not in tables.aliases else step
    return step


def is_aged(clause: Clause, at: int) -> bool:
    """`Ludmila, 75 ans,`: somebody known by the first name alone."""
    aged = clause.low[at + 1 : at + 2] == [","] and clause.low[at + 3 : at + 4] == ["ans"]
    return clause.capital[at] and aged and clause.low[at + 2].isdigit() and clause.plain[at] not in NOT_NAMES


_NAMED_AFTER = frozenset(
    "aeroport rue avenue boulevard place stade ecole lycee college hopital universite caserne pont quartier prix "
    "gymnase theatre cathedrale basilique porte-avions".split()
)  # `l'aéroport Karl Brandt`: a place, nobody


def _is_heading(clause: Clause, at: int, tables: Tables) -> bool:
    """`QUID DES PILOTES DU PORT ?`: capitals tell nothing where all words have them."""
    if clause.size < _SHOUTED or clause.plain[at] in tables.first_names:
        return False
    return clause.text(at, at).isupper() and clause.text(0, clause.size - 1).isupper()


_SHOUTED = 5  # words of a heading in capitals; `LE MAIRE KARL BRANDT` can be a label


def _is_event(clause: Clause, at: int, tables: Tables) -> bool:
    """`Annexion de la Crimée`, `Attaque de Koursk` at the head of a line: a thing and its complement, nobody's name."""
    word = clause.plain[at]
    if clause.low[at + 1 : at + 2] not in (["de"], ["d'"], ["du"]) or word in tables.first_names:
        return False
    return word in THINGS or word.endswith(_EVENTS)


_EVENTS = ("tion", "sion", "ement")


def capital_run(
    clause: Clause, first: int, at: int, tables: Tables, known: frozenset[str], single: bool = False
) -> Mention | None:
    """A run of capitalised words: a person the table does not know, or the last name of one already met."""
    if (clause.plain[at] in NOT_NAMES and not single) or (at and clause.plain[at - 1] in _NAMED_AFTER):
        return None
    if (at == 0 and clause.low[0] in tables.verbs.infinitives) or is_shouted(clause, at, tables):
        return None
    if _is_event(clause, at, tables) or _is_heading(clause, at, tables):
        return None
    last = at
    count = 1 if clause.plain[at].replace("-", "").replace("'", "").isalpha() else 0
    while last + 1 < clause.size and count and last - at < _MAX_NAME:
        if clause.low[last + 1 : last + 3] == ["m", "."] and clause.plain[last] not in tables.first_names:
            break  # `à GloboNews M. Brandt`
        step = _past_particles(clause, last + 1, tables)
        if (
            not clause.capital[step]
            or not clause.plain[step].replace("-", "").replace("'", "").isalpha()
            or clause.plain[step].endswith("'")
            or clause.plain[step] in NOT_NAMES
            or _is_body(clause, step, tables)
            or is_shouted(clause, step, tables)
        ):
            break
        last, count = step, count + 1
    words = " ".join(clause.plain[at : last + 1])
    if count == 0 or (count == 1 and not single and words not in known):
        return None
    if count == 1 and clause.plain[at] in tables.adjectives:
        return None
    return Mention(first, last, "person", head=clause.plain[last], name=words)


def called_body(body: Mention, clause: Clause, tables: Tables) -> Mention:
    """`le rapport de l'association Les Amis du port`: the body with the name that the phrase ends with."""
    behind = min(body.last + 2, clause.size)
    name = next((at for at in range(body.first + 1, behind) if clause.capital[at]), None)
    named = with_name(clause, body._replace(last=name - 1), tables, frozenset()) if name else body
    return named if named.name and named.last >= body.last else body
