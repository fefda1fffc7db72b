"""How far a noun phrase with its complements goes, and whom its complement names.

Limits: phrases are read left to right by word lists; a complement stops at the first verb, comma or relative.
"""

from __future__ import annotations

from stance.statements.adjectives import is_adjective, looks_adjective
from stance.statements.aliases import Mention, find_alias, opens_name
from stance.statements.clause import Clause
from stance.statements.words import ADJECTIVES, COMPLEMENT, FIELD_NOUNS, PLATFORMS, PRE_ADJECTIVES
from stance.tables import Tables


def find_complements(clause: Clause, at: int, tables: Tables) -> tuple[int, tuple[str, ...]]:
    """Last item of the phrase headed at `at`, and the actors named in its complement (`du Kremlin`)."""
    owner: tuple[str, ...] = ()
    end = at
    here = at + 1
    while here < clause.size and here - at < 18:
        word = clause.plain[here]
        account = here == at + 1 and word in PLATFORMS and clause.plain[at] in ("compte", "page", "fil")
        inner = here == end + 1 > at + 1 and not clause.capital[end]  # `d'une commune voisine`
        if account or is_adjective(clause, at, here, tables) or (inner and looks_adjective(clause, here, tables)):
            end, here = here, here + 1
            continue
        if word == "et" and end > at + 1 and clause.plain[here + 1 : here + 2] in _SECOND_COMPLEMENT:
            here += 1
            if clause.plain[here] == "europeennes":
                end, here = here, here + 1
            continue
        if _joins_name(clause, at, here, tables):
            here += 1
            end, here = here, here + 1
            continue
        if (owner and _links(clause, here, tables)) or (here == end + 1 > at + 1 and _pairs(clause, here, tables)):
            here += 1
            continue
        if here == end + 1 and (party := _party(clause, at, here, tables)):
            end, owner = party.last, owner or party.actors
            here = end + 1
            joined = clause.low[here : here + 1] == ["et"] and here + 1 < clause.size
            if joined and _party(clause, at, here + 1, tables):  # `les élus RN et LFI`
                end, here = here, here + 1
            continue
        if (here == at + 1 and _is_cause(clause, at)) or _is_age(clause, here):
            end, here = here + 2, here + 3
            continue
        named = clause.plain[here + 1 : here + 2] == ["nom"]  # `un internaute du nom de Karl Brandt`
        acts = clause.low[here] == "a" and clause.low[here + 1 : here + 2] and clause.low[here + 1].endswith("é")
        if word not in COMPLEMENT or named or acts or _is_listener(clause, at, here, tables):
            break
        stop, found = _complement(clause, here, tables)
        if stop is None:
            break
        owner = owner or found
        end, here = stop, stop + 1
    return end, owner


_SECOND_COMPLEMENT = (["des"], ["de"], ["du"], ["europeennes"])  # `des affaires étrangères et européennes`
_OF_THE_PRESS = ("journal", "correspond", "chroniqu", "editorial", "redact", "envoy", "report", "direct", "photogr")


def _is_listener(clause: Clause, head: int, at: int, tables: Tables) -> bool:
    """`a déclaré le gouverneur à l'AFP`, `un diplomate au journal britannique`: who was told is no part of the name."""
    preposition = clause.plain[at]
    if preposition in ("de", "d'") and "media" in tables.speaker_nouns.get(clause.plain[head], ()):
        return any(word.startswith("source") for word in clause.plain[at + 1 : at + 3])  # `a appris l'agence de source`
    if preposition not in ("a", "au", "aux") or clause.plain[head].startswith(_OF_THE_PRESS):
        return False
    here = at + 1
    while here < clause.size and clause.plain[here] in _BEFORE_OWNER:
        here += 1
    if here >= clause.size:
        return False
    word, before = clause.plain[here], "le" if preposition == "au" else clause.plain[here - 1]
    if not clause.capital[here]:
        return "media" in tables.speaker_nouns.get(word, ())
    found = find_alias(clause, here, tables)
    return found.kind == "media" if found else f"{before} {word}" in tables.outlet_names


def _joins_name(clause: Clause, head: int, at: int, tables: Tables) -> bool:
    """`l'Association des Communes et Régions d'Europe`: `et` inside the name of a body."""
    if clause.plain[at] != "et" or not clause.capital[head] or at + 1 >= clause.size:
        return False
    body = "institution" in tables.speaker_nouns.get(clause.plain[head], ())
    inside = clause.capital[at - 1] and clause.capital[at + 1] and clause.plain[at + 1].endswith("s")
    return body and inside and find_alias(clause, at + 1, tables) is None


def _party(clause: Clause, head: int, at: int, tables: Tables) -> Mention | None:
    """`le député LFI`, `le président Renaissance de la commission`: the party set right behind the office."""
    office = tables.speaker_nouns.get(clause.plain[head].removeprefix("ex-"), frozenset())
    if not clause.capital[at] or clause.ends[at - 1] + 1 != clause.starts[at] or not office & {"role", "group"}:
        return None
    if "institution" in office or clause.plain[head] in ("confederations", "centrales", "syndicats", "organisations"):
        return None
    found = find_alias(clause, at, tables)
    if found is not None:
        return found if tables.actors[found.actors[0]].type == "organisation" else None
    letters = clause.text(at, at).replace("-", "").replace("&", "")
    known = opens_name(clause, at, tables) or clause.plain[at] in tables.first_names
    initials = letters.isupper() or sum(map(str.isupper, letters)) > 2  # `DéFI`
    return Mention(at, at, "entity") if 1 < len(letters) < 6 and initials and not known else None


def _pairs(clause: Clause, at: int, tables: Tables) -> bool:
    """`l'administration civile et militaire`: a second adjective."""
    if clause.plain[at] != "et" or at + 1 >= clause.size or clause.capital[at + 1]:
        return False
    return all(
        (clause.plain[i] in ADJECTIVES and clause.plain[i] not in PRE_ADJECTIVES)
        or clause.plain[i] in tables.adjectives
        or (i < at and looks_adjective(clause, i, tables))
        for i in (at - 1, at + 1)
    )


def _is_age(clause: Clause, at: int) -> bool:
    """`ce centriste de 58 ans`."""
    return clause.low[at] == "de" and clause.low[at + 2 : at + 3] == ["ans"]


def _is_cause(clause: Clause, at: int) -> bool:
    """`Mouvement pour la paix`: what a body with a capital was founded for."""
    words = clause.plain[at + 1 : at + 4]
    return clause.capital[at] and len(words) == 3 and words[0] in ("pour", "contre") and words[1] in _ARTICLES


_ARTICLES = ("la", "le", "les", "l'")
_OF = ("du", "de", "des", "d'")


def _links(clause: Clause, at: int, tables: Tables) -> bool:
    """A comma or `et` between complements of one noun."""
    if clause.plain[at] == "et":
        return at + 1 < clause.size and clause.plain[at + 1] in _OF
    return clause.plain[at] == "," and _enumerates(clause, at, tables)


def _enumerates(clause: Clause, comma: int, tables: Tables) -> bool:
    """`du Mali, du Burkina Faso et du Niger`: a comma before another complement of the same kind."""
    if comma + 2 >= clause.size or clause.plain[comma + 1] not in ("du", "de", "des", "d'"):
        return False
    return (
        any(
            clause.plain[i] == "et" and clause.plain[i + 1] in ("du", "de", "des", "d'")
            for i in range(comma + 2, min(comma + 8, clause.size - 1))
        )
        and find_alias(clause, comma + 2, tables) is not None
    )


_NAMELESS = frozenset("opposition majorite police armee presidence justice diplomatie pouvoir".split())
_IN_TIME = frozenset(
    "cours moins sein total lendemain cotes abords suite issue terme plus debut moment travers sujet matin soir profit "
    "detriment milieu titre".split()
)  # `la junte au cours des derniers mois`


def _with_proper_name(clause: Clause, at: int, tables: Tables) -> int:
    """`de l'association Armor-Dnipro`: the name of the body belongs to the complement."""
    here = at + 1
    body = "institution" in tables.speaker_nouns.get(clause.plain[at], ()) and clause.plain[at] not in _NAMELESS
    if not body or here >= clause.size or not clause.capital[here] or opens_name(clause, here, tables):
        return at
    while here + 1 < clause.size and clause.capital[here + 1] and clause.ends[here] + 1 == clause.starts[here + 1]:
        here += 1
    return here


def is_shouted(clause: Clause, at: int, tables: Tables) -> bool:
    """`L'ancien patron de la marine DÉCHIRE le plan`: a verb in the capitals of a headline, no part of a name."""
    if at + 2 >= clause.size or len(clause.low[at]) < 5 or clause.low[at][-1] not in "etd":
        return False
    obj = clause.low[at + 1] in _OBJECT and not clause.low[at + 2].isdigit()
    known = clause.low[at] in tables.verbs.finite
    return (obj or known) and clause.text(at, at).isupper() and not clause.text(0, 0)[1:].isupper()


_OBJECT = frozenset("le la les l' un une des son sa ses leur leurs".split())
_BEFORE_OWNER = frozenset(
    "la le les l' d' de un une ce cet cette ces leur son sa ses leurs nos plusieurs deux trois".split()
)
_STATES = frozenset("exil fuite retraite exercice fonction poste campagne colere detention prison mission".split())


def _complement(clause: Clause, at: int, tables: Tables) -> tuple[int | None, tuple[str, ...]]:
    """One prepositional complement from its preposition on: where it stops, None when it is none."""
    here = at + 1
    while here < clause.size and clause.plain[here] in _BEFORE_OWNER:
        here += 1
    counted = here + 1 < clause.size and clause.low[here].isdigit() and not clause.capital[here + 1]
    here += counted  # `une partie des 236 salariés`
    if here >= clause.size or (clause.low[at] == "sur" and clause.plain[here] in PLATFORMS):
        return None, ()  # `a écrit la ministre sur X`
    if found := find_alias(clause, here, tables):
        return found.last, found.actors
    if (
        (clause.plain[here] in PRE_ADJECTIVES or clause.plain[here] in ("extreme", "ultra"))
        and here + 1 < clause.size
        and clause.plain[here + 1].isalpha()
    ):
        here += 1
    word = clause.plain[here]
    if word in _IN_TIME and clause.plain[at] in ("a", "au", "aux"):
        return None, ()
    if word in ("m", "mm", "mme") and clause.low[here + 1 : here + 2] == ["."] and here + 2 < clause.size:
        here, word = here + 2, clause.plain[here + 2]  # `le bureau de M. Brandt`
    if clause.plain[at] == "en" and word in _STATES:
        return here, ()
    if here == at + 1 and clause.low[here] in tables.verbs.infinitives and clause.low[at] in ("de", "d'"):
        return None, ()  # `Et le président d'ajouter : « … »`
    if clause.capital[here]:
        return _capitals(clause, here, tables), ()
    if (
        (not word.isalpha() and "-" not in word)
        or (clause.low[here] in tables.verbs.finite and word not in tables.speaker_nouns)
        or (clause.plain[at] in ("sur", "contre", "a", "en", "pour") and word not in FIELD_NOUNS)
        or (clause.plain[at] == "aux" and "group" in tables.speaker_nouns.get(word, ()))  # `l'élue aux députés`
    ):
        named = here + 1 < clause.size and opens_name(clause, here + 1, tables) and word not in tables.verbs.finite
        return (here, ()) if named else (None, ())
    if clause.plain[here - 1] == "l'" and here + 1 < clause.size and "role" in tables.speaker_nouns.get(word, ()):
        named = find_alias(clause, here + 1, tables)  # `le parti de l'opposant Brandt`
        if named is not None and named.kind == "person" and _heads_body(clause, at, tables):
            return named.last, named.actors
    return _with_proper_name(clause, here, tables), ()


def _capitals(clause: Clause, here: int, tables: Tables) -> int:
    """Last item of the name that begins at `here`."""
    last, word = here, clause.plain[here]
    while (
        word not in ("etat", "etats")
        and word not in FIELD_NOUNS
        and last + 1 < clause.size
        and clause.capital[last + 1]
        and clause.plain[last + 1].isalpha()
        and clause.ends[last] + 1 == clause.starts[last + 1]
        and find_alias(clause, last + 1, tables) is None
        and not opens_name(clause, last + 1, tables)
        and not is_shouted(clause, last + 1, tables)
    ):
        last += 1
    return last


def _heads_body(clause: Clause, at: int, tables: Tables) -> bool:
    return "institution" in tables.speaker_nouns.get(clause.plain[at - 1], ())
