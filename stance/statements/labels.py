"""Who a label of a transcript stands for: a person, an office, the chair, the guest whose answers carry none.

Limits: see `guests` for the guest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stance.reading.tokens import tokenize
from stance.reading.view import reading_view
from stance.records import Article
from stance.statements.addresses import heading_speaker
from stance.statements.clause import read_clause
from stance.statements.coreference import Registry
from stance.statements.guests import find_guest
from stance.statements.interviews import GUEST
from stance.statements.mentions import find_mentions
from stance.statements.naming import Resolved
from stance.statements.transcripts import chair_of, name_in, person_of
from stance.statements.units import Unit
from stance.tables import Tables


def label_speakers(
    article: Article, view: str, units: list[Unit], registry: Registry, tables: Tables
) -> dict[str, Resolved | None]:
    """Who each label of a transcript stands for; None for the interviewer."""
    speakers: dict[str, Resolved | None] = {}
    askers = {u.label.text for u in units if u.label is not None and u.label.asks}
    until = next((u.start for u in units if u.label is not None and u.label.text == GUEST), len(view))
    names = {u.label.text for u in units if u.label is not None and " " in u.label.text}
    for unit in units:
        if unit.label is not None and unit.label.text not in speakers:
            label = unit.label
            if label.text == GUEST:
                speakers[GUEST] = find_guest(article, registry, view, until, askers)
                continue
            if name_in(label.text) in _ANSWER:
                named = find_guest(article, registry, view, until, askers, headline=True)
                first = next(u.start for u in units if u.label is not None)
                named = named or find_guest(article, registry, view, first, askers, shown=True)
                house = heading_speaker(article.title or "", view, registry, tables) or registry.publisher
                speakers[label.text] = house or named
                continue
            speakers[label.text] = (
                None if label.asks else _label_speaker(name_in(label.text), view, registry, tables, names)
            )
    papers = [text for text, who in speakers.items() if who is not None and who.kind == "media"]
    for text in papers[: len(papers) if len(papers) > 1 else 0]:  # several papers quoted in turn: none of them asks
        speakers[text] = speakers[text] and speakers[text]._replace(kind="organisation")
    return speakers


_ANSWER = ("R", "Réponse", "RÉPONSE")


_CHAIR = re.compile(
    r"(?:M\. le |Mme la |Le |La |LE |LA )?(?:[Pp]résidente?|PRÉSIDENTE?)$"
    r"|(?:De voorzitter|D(?:er|ie) Präsident(?:in)?|(?:The )?President)$"
)


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
