"""What only the following statements tell: who spoke in a quotation left open, in a headline, before being named.

Works on finished statements. Limits: looks one statement ahead, save for headlines that a later one says again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stance.reading.view import FILLER, plain, reading_view
from stance.records import Article, Attribution, Statement
from stance.statements.clause import Clause
from stance.statements.words import AVOIR, ETRE
from stance.tables import Tables, words_of

_ARTICLE_LETTERS = tuple("cCuU")  # `cette`, `un`, `une`
_UNNAMED = re.compile(
    r"(?:cette?|un|une) (?:(?:vieux|vieil|vieille|jeune|grand|grande|petit|petite) )?"
    r"(?:homme|femme|monsieur|dame|gaillard|garçon|fille|mère|père|voisin|voisine|veuve|retraitée?|inconnue?|passante?"
    r"|étudiante?|soldat|paysan|habitante?|réfugiée?|quadragénaire|quinquagénaire|sexagénaire|trentenaire)\b",
    re.IGNORECASE,
)


_FULL_NAME = re.compile(r"([A-ZÀ-Ý][\w'-]+(?: (?:de |van |von |ben |al-)?[A-ZÀ-Ý][\w'-]+){1,2})(?=,| [a-zà-ÿ])")


def introduced(article: Article, found: list[Statement], tables: Tables) -> list[Statement]:
    """`lâche cet homme de 52 ans. Erwan Untel, patron…`: the one described is named for the first time right after;
    never a person of the tables, whom nobody would call `un homme`."""
    for index, statement in enumerate(found[:-1]):
        surface = statement.attribution.surface or ""
        following = found[index + 1]
        described = statement.actor is not None and not statement.actor_id and surface[:1] in _ARTICLE_LETTERS
        if not described or not _UNNAMED.match(reading_view(surface)):
            continue
        view = reading_view(article.text)
        words = view[following.start : following.end].replace(FILLER, "")
        match = _FULL_NAME.match(words)
        if match and "\n\n" not in view[statement.end : following.start]:
            name = " ".join(match.group(1).split())
            known = " ".join(words_of(name)) in tables.actor_names
            if not known and name.split()[-1] not in view[: statement.end]:
                found[index] = replace(
                    statement,
                    actor=name,
                    attribution=replace(
                        statement.attribution, rule="named_after", confidence=0.6, runner_up=statement.actor
                    ),
                )
    return [shown_behind(article, found, index, tables) for index in range(len(found))]


def runs_on(article: Article, statement: Statement, following: Statement) -> bool:
    """A quotation left open at the end of its paragraph, continued by one that names its speaker."""
    still_open = article.text[statement.end - 1] not in '»”"’' and statement.text[:1] in '«“"'
    return (
        still_open
        and following.kind == "direct"
        and following.actor is not None
        and following.text[:1] == statement.text[:1]
    )


_WORDS_OF = re.compile(
    r"(?:Ces (?:mots|paroles|propos|phrases)|Cette (?:phrase|formule|citation|sentence))(?: est| sont)? "
    r"(?:de |du |d['’])"
)


def shown_behind(article: Article, found: list[Statement], index: int, tables: Tables) -> Statement:
    """`« Tout est perdu. » Karl Brandt n'en démord pas.`, `« … » Voilà ce que dit Karl Brandt.`: a quotation that opens
    its paragraph is of the one whom the next sentence shows, or says that they are the words of. Someone who spoke in
    the paragraph before gives way only to one named for the first time."""
    statement, text = found[index], article.text
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or statement.attribution.rule not in ("carried", "unattributed"):
        return statement
    if "\n" in text[statement.end : following.start] or statement.text[:1] not in '«“"' or following.kind == "direct":
        return statement
    owned = _OWNED.match(following.text)
    if owned and _are_theirs(owned, tables):
        return named_as(statement, owned["name"], tables)
    opens = index == 0 or "\n" in text[found[index - 1].end : statement.start]
    shown = _SHOWN.match(following.text) if opens and not following.quotes else None
    other = shown is not None and following.actor not in (None, " ".join(shown["name"].split()))
    if shown is None or other or not _is_person(shown, tables) or _SUFFERED.match(following.text, shown.end()):
        return statement
    first_time = shown["name"].split()[-1] not in text[: statement.start]
    return named_as(statement, shown["name"], tables) if first_time or statement.actor is None else statement


def _are_theirs(owned: re.Match[str], tables: Tables) -> bool:
    """Nothing but an office before the name: `Les mots de la ministre ont ému Karl Brandt` are hers."""
    words = [word.lower() for word in owned["office"].replace(",", " ").split()]
    acts = any(word in tables.verbs.finite or word in AVOIR or word in ETRE for word in words)
    known = plain(owned["name"].split()[0]).split("-")[0] in tables.first_names
    return not acts and (known or len(words) < _FEW)


_FEW = 5  # words of an office: behind more of them, a name is told by its first name alone


def _is_person(shown: re.Match[str], tables: Tables) -> bool:
    """Told by the first name, or by the office before it."""
    office = "role" in tables.speaker_nouns.get(plain(shown["office"] or ""), ())
    return office or (not shown["office"] and plain(shown["name"].split()[0]) in tables.first_names)


def named_as(statement: Statement, name: str, tables: Tables) -> Statement:
    """The statement, of whoever bears this name."""
    actor = tables.actors.get(tables.actor_names.get(" ".join(words_of(name)), ""))
    return replace(
        statement,
        actor=actor.name if actor else " ".join(name.split()),
        actor_id=actor.id if actor else None,
        actor_country=(actor.country or None) if actor else None,
        actor_bloc=(actor.bloc or None) if actor else None,
        attribution=Attribution(name, "named_after", 0.6, statement.actor),
    )


_PROPER = r"[A-ZÀ-Ý][\w'’-]+(?: (?:de |van |von |ben |al-)?[A-ZÀ-Ý][\w'’-]+){1,2}"
_POSED = (  # how somebody is shown before being named
    r"(?:(?:Assis|Debout|Install|Attabl|Accoud|Adoss|Pench|Post|Arm|Vêtu|Entour|À|Dans|Devant|Derrière|Sur|Sous|Au|Face"
    r")[^,.!?:;«»\n]{2,60}, )"
)
_SHOWN = re.compile(
    rf"{_POSED}?(?:(?:[Ll][ea] |[Ll]['’])(?P<office>[a-zà-ÿ-]+)(?: [a-zà-ÿ-]+)? )?"
    rf"(?P<name>{_PROPER})(?=, [a-zà-ÿ0-9l]| (?!(?:et|ou|ni|a (?:été|reçu|rencontré|réuni))\b)[a-zà-ÿ])"
)
_SUFFERED = re.compile(
    r" (?:a été|est|était) (?:tuée?|abattue?|mort|morte|décédée?|condamnée?|arrêtée?|élue?|nommée?|accueillie?|huée?)\b"
    r"|[^.\n]{0,80}\b(?:huées|sifflets|acclamations|cris)\b"
)
_OWNED = re.compile(
    r"(?:(?:Voilà|Voici) (?:en tout cas |du moins )?ce (?:que |qu['’])[^,.:«»\n]{3,60}? "
    r"|C['’]est l['’](?:avis|opinion|analyse|explication) (?:de |d['’]|du )"
    r"|(?:C['’]est|Ce sont) (?:avec |par |en |dans |sur )?ces (?:mots|termes|paroles) qu(?:e |['’])"
    r"|Les (?:mots|propos|paroles) (?:sont )?(?:de |d['’]|du )"
    r"|(?:Tels sont|Voilà|Voici) les (?:mots|termes|propos) (?:qu['’]a (?:employés?|choisis?) |de |d['’]|du )"
    r"|(?:Ces (?:mots|paroles|propos|phrases)|Le (?:constat|mot|cri|propos|ton)|L['’](?:aveu|avis|analyse|appel)|La"
    r" (?:phrase|formule|question|remarque)|Cette (?:phrase|formule|citation|sentence)) (?:est|sont|vient|viennent)"
    r" (?:\w+ )?(?:de |d['’]|du |par )|Signé ?:? |L['’]homme qui parle s['’]appelle |Celle qui parle s['’]appelle )"
    rf"(?P<office>(?:[\w'’-]+,? ){{0,12}}?)(?P<name>{_PROPER})"
)


def are_of(statement: Statement, following: Statement) -> bool:
    """`« Tout est perdu. » Ces mots de Karl Brandt résument…`: whose words they were."""
    named = following.actor is not None and following.kind in ("mixed", "indirect")
    return named and statement.kind == "direct" and _WORDS_OF.match(following.text) is not None


def as_narration(statement: Statement) -> Statement:
    """The sentence that only names somebody for what is quoted before it."""
    bare = Attribution(None, "narration", 0.0, statement.actor)
    nobody = {"actor": None, "actor_id": None, "actor_country": None, "actor_bloc": None, "via": None, "cue": None}
    return replace(statement, kind="narration", attribution=bare, **nobody)


def taking(statement: Statement, other: Statement, rule: str, sure: float = 0.6) -> Statement:
    return replace(
        statement,
        actor=other.actor,
        actor_id=other.actor_id,
        actor_country=other.actor_country,
        actor_bloc=other.actor_bloc,
        attribution=Attribution(None, rule, sure, statement.actor),
    )


def echoed(statement: Statement, others: list[Statement]) -> Statement:
    """A bare quotation (a headline) takes the speaker of the statement that says the same words."""
    words = set(statement.text.lower().split())
    for other in others:
        if other.actor and len(words) > 3 and len(words & set(other.text.lower().split())) >= 0.7 * len(words):
            return taking(statement, other, "echo")
    return statement


def headed(statement: Statement, others: list[Statement], tables: Tables) -> Statement:
    """`Brandt : la paix est proche`, at the head of a page on which he says so in nearly the same words. A country
    heads news of it, words without a verb are about somebody."""
    match = _HEADED.match(statement.text)
    said = {word for word in words_of(match["what"]) if len(word) > _LITTLE} if match else set()
    words = match["what"].lower().split() if match else []
    tells = any(word in tables.verbs.finite or word in ETRE or word in AVOIR for word in words)
    for other in others[:_SOON] if tells and len(said) >= _FEWEST else ():
        actor = tables.actors.get(other.actor_id or "")
        named = other.actor is not None and not set(words_of(other.actor)).isdisjoint(words_of(match["who"]))
        named = named and (actor is None or actor.type == "person")
        if named and len(said.intersection(words_of(other.text))) >= len(said) / 2:
            return replace(taking(statement, other, "echo"), kind="indirect")
    return statement


_HEADED = re.compile(r"(?P<who>[A-ZÀ-Ý][^:«»\"\n]{2,60}?) ?: ?(?P<what>[^:«»\"\n]{12,})")
_LITTLE = 3  # letters of words that any sentence has
_FEWEST = 2
_SOON = 20  # statements of the page among which the headline is said again


def is_heading(clause: Clause) -> bool:
    """A short quotation alone on its line and without a full stop heads what follows: nobody goes on in it."""
    if not clause.quotes or clause.end - clause.start > _HEADING or clause.quotes[0].start - clause.start > 1:
        return False
    before, after = clause.raw[clause.start - 1 : clause.start], clause.raw[clause.end : clause.end + 1]
    quote = clause.quotes[0]
    words = clause.raw[quote.inner_start : clause.end].rstrip('»”"’ \u00a0\u202f')
    closed = words[-1:] in ".!…,;" or (words[-1:] == "?" and len(words) > _QUESTION)
    return before == "\n" and after == "\n" and not closed and len(clause.quotes) == 1


_HEADING = 90
_QUESTION = 45  # characters: a longer question is asked, a shorter one alone on its line can head a section
