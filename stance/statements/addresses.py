"""Speeches printed whole: below `Discours de X`, `Allocution du président`, what nobody else is said to say is X's.

Limits: told by the headline and by the first person in the text; a speech whose page names it otherwise is narration.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from stance.reading.persons import FIRST_PERSON
from stance.reading.tokens import tokenize
from stance.reading.view import reading_view
from stance.records import Article, Attribution, Statement
from stance.statements.clause import read_clause
from stance.statements.coreference import Registry
from stance.statements.evidence import Finding
from stance.statements.mentions import find_mentions
from stance.statements.naming import Resolved
from stance.statements.units import Unit
from stance.tables import Tables

_HEADING = re.compile(
    r"(?:[^:«»]{2,40} [-–—:|] )?(?:extraits? (?:du|de la|des|de l') ?)?(?:le |l'|la )?"
    r"(?P<genre>discours|allocution|déclarations?|intervention|adresse|message|vœux|propos|remarques"
    r"|communication|conférence de presse|point de presse|homélie|angélus|audience)\b[^:«»]{0,60} (?:de|du|par|d')",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:[^:«»]{2,40} [-–—:|] )?(?:l'|extraits? de l')?(?P<genre>entretien|interview)\b", re.IGNORECASE)
_BY = re.compile(r" (?:(?:de|du|par) |d')(?P<by>(?:(?! (?:aux?|à|devant|sur|lors|pour|dans|en|avec)\b)[^,:«»(]){3,80})")
_TWO_LINES = re.compile(  # `Point de presse` over `du secrétaire général de l'Alliance, M. Brandt`
    r"\n((?:Allocution|Déclarations?|Discours|Intervention|Message|Remarques|(?:Point|Conférence) de presse))"
    r"\s*\n\s*((?:du|de) [^\n]{8,160})"
)
_ONE_LINE = re.compile(  # above the words themselves, where the headline says something else
    r"\n *(?P<line>(?:Allocution|ALLOCUTION|Discours|DISCOURS|Intervention|INTERVENTION|Prise de parole)"
    r" (?:de |DE |d'|D')(?P<by>(?:M\. |Mme |MME )?[A-ZÀ-Ý][\w'-]+(?: (?:d[eu] |van |von )?[A-ZÀ-Ý][\w'-]+){1,3}))"
    r"(?: ?[,–—-] [^.!?«\n]{3,80})? *\n"
)
_OFFICIAL = re.compile(  # first line where speeches are collected: `Réponse de Mme X, ministre, à…, le 3 mars.`
    r"\s*(?P<genre>Réponse|Déclaration|Intervention|Allocution|Discours|Message|Communication|Entretien|Interview)s?"
    r" de (?=(?:M\.|Mme|MM\.) )[^\n]{10,400}"
)
_WHOLE = "Texte intégral"
_FLOOR = re.compile(  # `X a pris la parole…`, and the words of greeting below
    r"(?P<by>[A-ZÀ-Ý][\w'-]+(?: (?:d[eu] |van |von )?[A-ZÀ-Ý][\w'-]+){1,3})"
    r" (?:a pris la parole|est intervenue?|prend la parole|intervient|s'est exprimée?)\b[^\n]*\n(?:[^\n]{0,40}\n)?"
    r"(?=(?:Monsieur|Madame|Mesdames|Messieurs|Chers|Chères)[^\n.]{3,90}\n)"
)
_TAKING_IT = ("la parole", "interv", "exprimé")  # the stems of the verbs above
_HEAD = 600  # characters of the view in which the heading stands
_SHARE = 0.2  # of the sentences in the first person, below which a text tells of a speech and does not print it
_FEWEST = 3


_DIALOGUES = ("Entretien", "Interview")


class Speech(NamedTuple):
    """Whose it is, and where it begins."""

    maker: Resolved
    start: int
    post: bool = False

    def ends_before(self, finding: Finding | None) -> bool:
        """Below a post, the author goes on: `Après ces mots, le ministre a appelé Oslo…`."""
        return (
            self.post
            and finding is not None
            and finding.mention is not None
            and finding.speaker.name == self.maker.name
        )


def speech_maker(article: Article, view: str, units: list[Unit], registry: Registry, tables: Tables) -> Speech | None:
    """Whose speech the whole text is, when its headline says so."""
    heading, start = reading_view(article.title or ""), 0
    head = "\n" + view[:_HEAD]
    if not _HEADING.match(heading) and (lines := _TWO_LINES.search(head)):
        heading = " ".join(lines.groups())
    elif not _HEADING.match(heading) and (line := _ONE_LINE.search(head)):
        by = line["by"].title() if line["by"].isupper() else line["by"]
        heading, start = f"Discours de {by}", line.end("line") - 1
        units = [u for u in units if u.start > start]
    elif not _HEADING.match(heading) and (floor := _has_the_floor(view)):
        heading, start = f"Discours de {floor['by']}", floor.end()
        units = [u for u in units if u.start >= start]
    genre = _HEADING.match(heading)
    if not genre and (official := _OFFICIAL.match(view)) and official["genre"] not in _DIALOGUES:
        heading, genre, start = official.group(), official, max(official.end(), view.find(_WHOLE, 0, 2 * _HEAD))
        units = [u for u in units if u.start > start]
    if not genre:
        labelled = _labelled(view, units, registry, tables)
        return labelled and Speech(labelled, start, post=True)
    body = [view[u.start : u.end] for u in units if not u.title and u.label is None]
    spoken = sum(1 for text in body if FIRST_PERSON.search(text))
    if len(body) < _FEWEST or spoken < _SHARE * len(body):
        return None
    maker = _named_in(heading, genre, registry, tables)
    return maker and Speech(maker, start)


def _has_the_floor(view: str) -> re.Match[str] | None:
    return _FLOOR.search(view, 0, _HEAD) if any(view.find(word, 0, _HEAD) >= 0 for word in _TAKING_IT) else None


def heading_speaker(title: str, view: str, registry: Registry, tables: Tables) -> Resolved | None:
    """Who answers below `Point de presse du porte-parole du ministère`."""
    heading = reading_view(title)
    genre = _HEADING.match(heading) or _ASKED.match(heading)
    if genre is None and (official := _OFFICIAL.match(view)):
        heading, genre = official.group(), official
    return _named_in(heading, genre, registry, tables) if genre else None


def _named_in(heading: str, genre: re.Match[str], registry: Registry, tables: Tables) -> Resolved | None:
    for by in (match["by"] for match in _BY.finditer(heading[genre.end("genre") : 200])):
        clause = read_clause(by, tokenize(by), 0, len(by), [])
        mention = next(iter(find_mentions(clause, tables, registry.known_names())), None)
        if mention is not None and mention.kind in ("person", "role") and mention.first <= 2:
            speaker = registry.resolve(mention._replace(definite=True), clause)
            return speaker._replace(sure=speaker.sure * 0.8, how="address")
    return None


def _labelled(view: str, units: list[Unit], registry: Registry, tables: Tables) -> Resolved | None:
    """A post that opens with a name and a colon alone on their line; the rest, without marks, is what that one says."""
    first = next((u for u in units if u.label is None), None)
    if first is None or view[first.end - 1] != ":" or view[first.end : first.end + 1] != "\n" or first.quotes:
        return None
    body = [view[u.start : u.end] for u in units if u.start > first.start and not u.title]
    others = sum(text.endswith(":") for text in body)
    if not _FEWEST <= len(body) <= _LONGEST_POST or others or not any(FIRST_PERSON.search(text) for text in body):
        return None
    by = view[first.start : first.end - 1].strip()
    clause = read_clause(by, tokenize(by), 0, len(by), [])
    mention = next(iter(find_mentions(clause, tables, registry.known_names())), None)
    whole = mention is not None and mention.kind == "person" and mention.first == 0 and mention.last == clause.size - 1
    speaker = registry.resolve(mention, clause) if mention is not None and whole else None
    return speaker and speaker._replace(sure=speaker.sure * 0.8, how="address")


_LONGEST_POST = 40  # sentences


def in_speech(statement: Statement, speaker: Resolved, tables: Tables) -> Statement:
    """A sentence of the speech: its maker's own words; no heading between its parts."""
    if statement.text[-1:].isalnum():
        return statement
    if statement.text.endswith(":") and speaker.name.split()[-1] in statement.text:
        return statement  # the label itself
    actor = tables.actors.get(speaker.actor or "")
    return replace(
        statement,
        kind="direct",
        quotes=(statement.text,),
        actor=speaker.name,
        actor_id=actor.id if actor else None,
        actor_country=(actor.country if actor else speaker.country) or None,
        actor_bloc=(actor.bloc if actor else None) or None,
        attribution=Attribution(None, "address", round(speaker.sure, 3), None),
    )
