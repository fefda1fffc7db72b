"""Who lends a principal the voice: `Kiev, par la voix de X, déplore`, `Oslo se tait, son porte-parole X disant que`."""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.coreference import Registry
from stance.statements.evidence import Finding
from stance.statements.naming import Resolved

_MOUTHPIECES = ("porte-parole", "ambassad", "chargé", "représentant", "avocat", "conseill", "attaché", "chef", "direct")
_LENDING = frozenset({"par", "son", "sa", "leur"})  # without one of these words nobody does
_VOICES = (
    ["par", "la", "voix"],
    ["par", "la", "bouche"],
    ["par", "l'", "intermédiaire"],
    ["par", "le", "biais"],
    ["par", "l'", "entremise"],
)


def spokesman_named(clause: Clause, mentions: list[Mention], main: Finding, registry: Registry) -> Resolved | None:
    """`Kiev, par la voix de son chargé d'affaires X, déplore`, `font savoir par leur porte-parole, X,`."""
    low = clause.low
    if _LENDING.isdisjoint(low):
        return None
    for at in [at for at, word in enumerate(low[:-3]) if word in (",", "par")]:
        if low[at] == "," and low[at + 1] in ("son", "sa", "leur") and low[at + 2].startswith("porte-parole"):
            spokesman = next((m for m in mentions if at < m.first <= at + 3 and m.kind == "person"), None)
            said = spokesman is not None and main.last < at and low[spokesman.last + 1 : spokesman.last + 2]
            if said and said[0].endswith("ant"):  # `Oslo se tait, son porte-parole, X, disant que`
                return registry.resolve(spokesman, clause)
        if low[at] != "par":
            continue
        voiced = low[at : at + 3] in _VOICES
        owned = low[at + 1] in ("son", "sa", "leur") and low[at + 2].startswith(_MOUTHPIECES)
        if not voiced and not owned:
            continue
        for mention in mentions:
            near = at < mention.first <= at + (9 if voiced else 6)
            if near and mention is not main.mention and mention.kind in ("person", "role"):
                return registry.resolve(mention, clause)
    return None
