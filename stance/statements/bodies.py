"""Institutions, documents, media and groups: by the table, by the article, by the home country, else as described.

Limits: an institution named by its head alone (`le ministère`) is the last one of that kind named in the article.
"""

from __future__ import annotations

from collections.abc import Iterable

from stance.statements.clause import Clause
from stance.statements.mentions import Mention
from stance.statements.naming import Resolved, described_name, written_name
from stance.tables import Tables, words_of


def resolve_body(mention: Mention, clause: Clause, tables: Tables, home: str, entities: Iterable[str]) -> Resolved:
    if mention.owner and mention.kind in ("document",):
        actor = tables.actors[mention.owner[0]]
        return Resolved(actor.name, actor.id, actor.country, 0.8, "issuer", kind=actor.type)
    words = clause.plain[mention.first : mention.last + 1]
    for skip in range(min(3, len(words))):
        alias = tables.actor_names.get(" ".join(words[skip:]))
        if alias:
            actor = tables.actors[alias]
            return Resolved(actor.name, actor.id, actor.country, 0.9, "table", kind=actor.type)
    if mention.head == "gouvernement" and mention.definite and mention.function == mention.head and home:
        nation = tables.nations.get(home)
        if nation and nation.government in tables.actors:
            actor = tables.actors[nation.government]
            return Resolved(actor.name, actor.id, actor.country, 0.6, "home_office", kind=actor.type)
    if mention.kind == "institution" and mention.definite and mention.function == mention.head:
        for key in entities:
            actor = tables.actors[key]
            if mention.head in words_of(actor.name)[:2]:
                return Resolved(actor.name, key, actor.country, 0.7, "institution_in_article", kind=actor.type)
    if mention.kind in ("media", "institution") and mention.name:
        return Resolved(written_name(clause, mention), None, mention.country, 0.8, "named", kind=mention.kind)
    kind = {"group": "group", "media": "media", "document": "document"}.get(mention.kind, "institution")
    return Resolved(
        described_name(clause, mention, tables),
        None,
        mention.country,
        0.6,
        "described",
        plural=mention.plural,
        kind=kind,
    )
