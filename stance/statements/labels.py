"""Who a label of a transcript stands for: a person, an office, the chair, the guest whose answers carry none.

Limits: the guest is the person of the headline, else the first one named that no table has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stance.reading.tokens import tokenize
from stance.reading.view import reading_view
from stance.records import Article
from stance.statements.clause import read_clause
from stance.statements.coreference import Registry
from stance.statements.mentions import find_mentions
from stance.statements.naming import Resolved
from stance.statements.transcripts import GUEST, chair_of, name_in, person_of
from stance.statements.units import Unit
from stance.tables import Tables


def label_speakers(
    article: Article, view: str, units: list[Unit], registry: Registry, tables: Tables
) -> dict[str, Resolved | None]:
    """Who each label of a transcript stands for; None for the interviewer."""
    speakers: dict[str, Resolved | None] = {}
    names = {u.label.text for u in units if u.label is not None and " " in u.label.text}
    for unit in units:
        if unit.label is not None and unit.label.text not in speakers:
            label = unit.label
            if label.text == GUEST:
                speakers[GUEST] = _guest(article, registry, view)
                continue
            if name_in(label.text) in _ANSWER:
                speakers[label.text] = registry.publisher or _guest(article, registry, view, headline=True)
                continue
            speakers[label.text] = (
                None if label.asks else _label_speaker(name_in(label.text), view, registry, tables, names)
            )
    papers = [text for text, who in speakers.items() if who is not None and who.kind == "media"]
    for text in papers[: len(papers) if len(papers) > 1 else 0]:  # several papers quoted in turn: none of them asks
        speakers[text] = speakers[text] and speakers[text]._replace(kind="organisation")
    return speakers


_ANSWER = ("R", "Réponse", "RÉPONSE")


_HEADING = re.compile(r"\s*(?:Interview|Entretien|Audition|Conférence de presse|Point de presse|Déclaration)[^\n]+")


def _guest(article: Article, registry: Registry, view: str, headline: bool = False) -> Resolved | None:
    """Who is interviewed: the person of the headline, else the first one named."""
    heading = _HEADING.match(view)
    title = (article.title or (heading.group() if heading else "")).lower()
    people = list(registry.people.values())
    named = [p for p in people if p.name.lower() in title] or [
        p for p in people if p.name.split()[-1].lower() in title and p.actor is None
    ]
    person = next(iter(named or [p for p in people if p.actor is None and not headline]), None)
    return person and Resolved(person.name, person.actor, person.country, 0.6, "guest", gender=person.gender)


_CHAIR = re.compile(r"(?:M\. le |Mme la |Le |La |LE |LA )?(?:[Pp]résidente?|PRÉSIDENTE?)$")


def _label_speaker(name: str, view: str, registry: Registry, tables: Tables, labels: Iterable[str]) -> Resolved | None:
    """The person, office or body that a label names."""
    if _CHAIR.match(name):
        chair = chair_of(view)
        if chair is None:
            title = "Présidente" if name.lower().endswith("présidente") else "Président"
            return Resolved(f"{title} de séance", None, "", 0.6, "chair", kind="role")
        name = chair
    name = person_of(name, [*registry.people, *labels]) or name
    clause = read_clause(name, tokenize(reading_view(name)), 0, len(name), [])
    mentions = find_mentions(clause, tables, registry.known_names())
    if mentions:
        return registry.resolve(mentions[0]._replace(definite=True), clause)
    return Resolved(name, None, "", 0.5, "label") if name[:1].isupper() and len(name) > 2 else None
