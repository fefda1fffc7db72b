"""Who comes to the fore in a sentence of narration: its human subject, named or only described.

The subject is a phrase before the first verb, or the one right behind a verb that opens the clause (`se tenait une
étudiante`). Things, institutions and known groups leave the thread as it is. Limits: a human noun that no table has is
told by its ending and only breaks the thread.
"""

from __future__ import annotations

from typing import NamedTuple

from stance.reading.conjugation import FINITE
from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.described import or_focus
from stance.statements.discourse import Discourse, weaker
from stance.statements.heads import looks_human
from stance.statements.inversion import coordinated_after, plural_subject
from stance.statements.main_subject import main_subject
from stance.statements.mentions import plain_phrase
from stance.statements.names import first_name, names_inside
from stance.statements.naming import Resolved
from stance.statements.references import possessed, resolve_pronoun
from stance.statements.signatures import signed_name
from stance.statements.words import AVOIR, DETERMINERS, ETRE, GOVERNING, INDEFINITE, NOMINAL

_HUMAN = ("person", "role", "noun", "group")
_OF = frozenset("du de d' des au".split())
_IMPERSONAL = frozenset("faut faudra faudrait fallait y s' n' ne reste pleut convient suffit semble".split())


class Scene(NamedTuple):
    """Whom a sentence of narration is about; `group`: known people in the plural, who do not take the word;
    `unnamed`: about somebody whom nothing names."""

    subject: Resolved | None = None
    group: Resolved | None = None
    unnamed: bool = False
    speaks: bool = False


def read_scene(clause: Clause, mentions: list[Mention], registry: Registry, discourse: Discourse) -> Scene:
    if not clause.low:
        return Scene()
    if clause.raw[clause.start - 1 : clause.start] == "\n" and clause.raw[clause.end : clause.end + 1] in ("\n", ""):
        if signed_name(clause.raw[clause.start : clause.end], registry.tables):
            return Scene()  # the signature of a pull quote
    if clause.low[:1] == ["côté"] and "on" in clause.low:
        return Scene(unnamed=True)  # `Côté ukrainien, on s'impatiente.`
    if (
        clause.low[0] in _ITS_OWN
        and clause.low[1:2]
        and clause.low[1] in _SPEECHES
        and _STIRRED.intersection(clause.low)
    ):
        return Scene(unnamed=True)  # `Son intervention a suscité un vif débat.`: others answer
    if "par" in clause.low and _is_judged(clause.low):
        return Scene(unnamed=True)  # `Cette sortie a été critiquée par de nombreux élus.`: they take the word
    if shown := _shown(clause, mentions, registry):
        return Scene(shown)
    if stirred := _stirred(clause, mentions):
        return Scene(or_focus(registry.resolve(stirred, clause), stirred, discourse, registry))
    verb = _first_verb(clause, registry)
    mention = _subject(clause, mentions, verb) or _questioned(clause, mentions) or _beside(clause, mentions, registry)
    if mention is not None and _died(clause, mention):
        return Scene()
    if mention is not None and verb == clause.size and mention.kind != "person" and not mention.definite:
        return Scene(unnamed=True)  # `Un habitant devant son immeuble.`: whoever a photo shows
    pronoun = next((at for at in range(min(verb, clause.size)) if _is_subject(clause, at)), clause.size)
    if mention is not None and mention.first < pronoun:
        whole = plural_subject(clause, mentions, verb)
        if whole is not None and whole.members:
            return Scene(group=registry.resolve(whole, clause))
        if clause.low[mention.last + 1 : mention.last + 2] == ["et"] and mention.last + 2 < clause.size:
            if clause.low[mention.last + 2] in ("son", "sa", "ses"):
                return Scene()  # `Olga et ses enfants partent demain.`: none of them takes the word
        who = or_focus(registry.resolve(mention, clause), mention, discourse, registry)
        if mention.plural and clause.low[mention.first] not in INDEFINITE:
            return Scene(group=who)
        who = possessed(_beside_another(who, clause, mention), mention, clause, discourse)
        return Scene(who, speaks=_speaks(clause, mention, registry))
    if pronoun < clause.size:
        return Scene(resolve_pronoun(clause.low[pronoun], None, registry, discourse, clause))
    if named := _first_named(clause, verb, registry):
        return Scene(named)
    return Scene(unnamed=_unlisted(clause, verb, registry))


def _beside_another(who: Resolved, clause: Clause, mention: Mention) -> Resolved:
    """`Sa voisine, Olga Lind, lui apporte de l'eau`: told by whom they belong to, who stays in the foreground."""
    at = mention.first
    behind = 1 < at <= _RELATION and clause.low[at - 1] == "," and clause.low[0] in ("son", "sa")
    kin = who.kind == "person" and (behind or clause.low[at] in ("son", "sa"))
    return who._replace(how="kin") if kin else who


_RELATION = 6  # items: `Sa nouvelle voisine de palier,`


def _shown(clause: Clause, mentions: list[Mention], registry: Registry) -> Resolved | None:
    """`D'autres agissent : Olga Lind est venue.`, `Parmi elles, Olga, son fils et sa sœur.`: one out of many."""
    among = clause.low[0] == "parmi" and clause.low[1:3] in (["eux", ","], ["elles", ","])
    at = 3 if among else clause.low.index(":") + 1 if ":" in clause.low and not clause.quotes else 0
    if not 0 < at < clause.size or not clause.capital[at]:
        return None
    person = next((m for m in mentions if m.first == at and m.kind == "person"), None)
    if person is None and clause.plain[at] in registry.tables.first_names:
        person = first_name(clause, at, registry.tables)
    last = person.last if person is not None else clause.size
    acts = among or any(w in ETRE or w in AVOIR or w in registry.tables.verbs.finite for w in clause.low[last + 1 :])
    return registry.resolve(person, clause) if person is not None and acts and not _died(clause, person) else None


def _stirred(clause: Clause, mentions: list[Mention]) -> Mention | None:
    """`Ce choix a fait bondir le maire.`: he takes the word."""
    if clause.low[1:2] and clause.low[1] in _SPEECHES and "par" in clause.low:  # `Cette déclaration a été faite par X.`
        by = clause.low.index("par") + 1
        return next((m for m in mentions if m.first == by and m.kind in _ONE_PERSON), None)
    if not _MAKES.intersection(clause.low):
        return None
    at = next((i for i in range(2, clause.size - 1) if clause.low[i] in _JUMP and clause.low[i - 1] in _MAKES), None)
    return None if at is None else next((m for m in mentions if m.first == at + 1 and m.kind in _ONE_PERSON), None)


_ONE_PERSON = ("person", "role")
_MAKES = frozenset("fait fera faisait faire ferait".split())
_JUMP = frozenset("bondir réagir sortir sursauter tiquer rire hurler sourire grincer enrager".split())


def _questioned(clause: Clause, mentions: list[Mention]) -> Mention | None:
    """`Interrogé sur le texte qui viendrait, X a préféré se taire`: behind the comma that closes the question."""
    if not clause.low[0].startswith("interrogé"):
        return None
    return next((m for m in mentions if m.kind == "person" and m.first and clause.low[m.first - 1] == ","), None)


def _beside(clause: Clause, mentions: list[Mention], registry: Registry) -> Mention | None:
    """`Les propos de X ont paru.`, `Le vote a lieu alors que X part.`: the only person of a sentence about things."""
    words = clause.low[1] in _SPEECHES and clause.low[2:3] in (["de"], ["d'"], ["du"]) if clause.size > 2 else False
    people = [m for m in mentions if m.kind == "person"] or (
        names_inside(clause, mentions[:1], registry.tables) if words else []
    )
    if len(people) != 1 or any(m.kind == "role" for m in mentions) or people[0].plural:
        return None
    at = people[0].first
    beside = clause.low[at - 2 : at] in (["alors", "que"], ["tandis", "que"])
    beside = beside or clause.low[:at] in (["c'", "est", "le", "cas", "de"], ["rencontre", "avec"])
    return people[0] if beside or (words and at in (3, 4)) else None


def _died(clause: Clause, mention: Mention) -> bool:
    """`Un étudiant a été tué.`: nobody who speaks on."""
    after = mention.last + 1
    verb = clause.low[after : after + 1]
    return (
        bool(verb) and (verb[0] in AVOIR or verb[0] in ETRE) and bool(_DEAD.intersection(clause.low[after : after + 4]))
    )


def _is_judged(low: list[str]) -> bool:
    """Something was judged by several people."""
    for at in range(2, len(low) - 1):
        if (
            low[at] == "par"
            and low[at + 1] in _SEVERAL
            and any(w.startswith(_JUDGED) for w in low[max(0, at - 8) : at])
        ):
            return True
    return False


_SEVERAL = frozenset("bon plusieurs certains des nombre de d' beaucoup les".split())
_JUDGED = ("critiqué", "saluée", "salué", "moqué", "commenté", "dénoncé", "fustigé", "raillé", "applaudi", "condamné")
_ITS_OWN = frozenset("son sa ses ces cette".split())
_SPEECHES = frozenset(
    "intervention propos discours déclaration déclarations sortie réponse paroles mots commentaire commentaires".split()
)
_STIRRED = frozenset("suscité suscite suscitent provoqué provoque provoquent déclenché réagir".split())
_DEAD = frozenset("tué tuée tués tuées abattu abattue assassiné assassinée décédé décédée mort morte".split())


def _is_subject(clause: Clause, at: int) -> bool:
    """`il`, `elle`, when they stand for somebody."""
    if clause.low[at] not in ("il", "elle") or at + 1 >= clause.size or clause.low[at + 1] in _IMPERSONAL:
        return False
    return clause.low[at + 1] != "," or not at or clause.low[at - 1] not in GOVERNING  # `En face d'elle, Olga Lind rit`


def _speaks(clause: Clause, subject: Mention, registry: Registry) -> bool:
    """`Le ministre saisit la balle et réplique.`: a verb of speech in the present, though nothing is reported."""
    return any(
        verb.classes >= {"say"} and verb.tags & FINITE and not verb.tail and not verb.reflexive
        for at in range(subject.last + 1, clause.size)
        for verb in registry.tables.verbs.reporting.get(clause.low[at], ())
        if clause.low[at - 1] not in NOMINAL
    )


def _first_named(clause: Clause, verb: int, registry: Registry) -> Resolved | None:
    """`Olena, 34 ans, pleure.`: known by the first name alone."""
    for at in range(min(verb, clause.size)):
        alone = clause.capital[at] and clause.plain[at] in registry.tables.first_names
        if alone and (at == 0 or clause.low[at - 1] not in GOVERNING):
            named = first_name(clause, at, registry.tables)
            return registry.resolve(named, clause) if named else None
    return None


def _first_verb(clause: Clause, registry: Registry) -> int:
    """Where the first finite verb stands; the length of the clause when there is none."""
    finite = registry.tables.verbs.finite
    for at, word in enumerate(clause.low):
        if word == "a" and at == 0:
            continue  # `A Kiev`, without its accent
        if word in AVOIR or word in ETRE or (word in finite and (at == 0 or clause.low[at - 1] not in _BEFORE_NOUN)):
            return at
    return clause.size


_BEFORE_NOUN = GOVERNING | frozenset("un une cet cette ces son sa ses leurs".split())  # `touché par une frappe`


_HOUSEHOLDS = ("famille", "population")  # one of them speaks, and nothing says who


def _subject(clause: Clause, mentions: list[Mention], verb: int) -> Mention | None:
    for mention in mentions:
        at = mention.first
        if mention.kind not in _HUMAN or (at and clause.low[at - 1] in GOVERNING) or mention.head in _HOUSEHOLDS:
            continue
        if mention.kind != "person" and clause.plain[at] not in DETERMINERS:
            continue  # an apposition
        if at < verb or (at == verb + 1 and not any(m.last < verb for m in mentions)):
            return mention
    return None


def _unlisted(clause: Clause, verb: int, registry: Registry) -> bool:
    """`Un quinquagénaire hoche la tête.`: somebody, whom no list knows."""
    for at in range(min(verb, clause.size)):
        if clause.low[at] not in ("un", "une", "cet", "cette") or (at and clause.low[at - 1] in GOVERNING):
            continue
        phrase = plain_phrase(clause, at, clause.size, registry.tables)
        if phrase is not None and looks_human(phrase.head):
            return True
    return False


def named_below(
    found: Resolved, mention: Mention, clause: Clause, registry: Registry, discourse: Discourse
) -> Resolved | None:
    """`Un ministre norvégien accuse Oslo` at the head of the page: the one whom the text below names with that office;
    a bare `un ministre` may be any."""
    described = found.how == "described" and mention.kind == "role" and not mention.definite and not mention.plural
    told_apart = mention.country or mention.function != mention.head
    if not described or not told_apart or discourse != Discourse() or clause.low[mention.first] not in ("un", "une"):
        return None
    below = registry.resolve(mention._replace(definite=True), clause)
    person = registry.people.get(below.name) if below.how == "ahead" else None
    if person is None or mention.head not in person.heads:
        return None
    rivals = [p for p in registry.people.values() if mention.head in p.heads and p.country == person.country]
    return weaker(below, 0.9, "ahead") if len(rivals) == 1 else None


def last_body(clause: Clause, mentions: list[Mention], registry: Registry) -> Resolved | None:
    """`Le parquet n'a pas cédé. Il dénonce…`: the body that a sentence without people is about."""
    if not mentions or mentions[0].kind not in _BODIES or any(m.kind in ("person", "role") for m in mentions):
        return None
    body = main_subject(clause, mentions, clause.size) if mentions[0].last + 1 < clause.size else None
    if body is None or body is not mentions[0] or body.plural or not body.definite:
        return None
    found = registry.resolve(body, clause)
    return found if found.gender and not found.plural else None


_BODIES = ("institution", "entity")


def last_person(clause: Clause, mentions: list[Mention], registry: Registry, but: str = "") -> Resolved | None:
    """The person named last in the sentence, who is not called `but`: whom `ce dernier` means in the next one."""
    for mention in reversed(mentions):
        one = mention.kind == "role" and not mention.plural
        if mention.kind == "person" or (one and not _is_trade(clause, mention)):
            who = registry.resolve(mention, clause)
            if who.name != but and not _died(clause, mention):
                return who
    if but:
        return None
    subject = mentions[0] if len(mentions) == 1 else None
    body = subject is not None and subject.first == 0 and subject.kind in ("entity", "institution")
    return registry.resolve(subject, clause) if body and subject is not None else None


def _is_trade(clause: Clause, mention: Mention) -> bool:
    """`est membre du Conseil`: what somebody is."""
    bare = clause.plain[mention.first] == mention.head
    return bare and mention.first > 0 and clause.low[mention.first - 1] not in _OF


def last_group(clause: Clause, mentions: list[Mention], registry: Registry) -> Resolved | None:
    """The people named last in the plural, or several joined by `et`: whom `ces derniers` means in the next one."""
    joined = "et" in clause.low
    for mention in reversed(mentions):
        if not (joined or mention.plural or mention.kind == "role"):
            continue
        whole = coordinated_after(clause, mentions, mention).mention or mention
        if whole.plural and whole.kind in ("group", "role", "person"):
            return registry.resolve(whole, clause)
    return None
