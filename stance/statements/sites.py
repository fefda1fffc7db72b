"""Media called by the address of their site: `accuse Lagazette.info`. Limits: domains of the French-speaking press."""

from __future__ import annotations

from stance.reading.tokens import DOMAINS
from stance.statements.aliases import Mention
from stance.statements.clause import Clause


def site_names(clause: Clause) -> dict[int, Mention]:
    """`accuse Lagazette.info`, `le site www.la-gazette.info`: a medium called by its address."""
    found: dict[int, Mention] = {}
    for at in range(2, clause.size):
        first = at - 2
        host = clause.plain[first].replace("-", "")
        if clause.plain[at] not in DOMAINS or clause.low[at - 1] != "." or not host.isalnum():
            continue
        if clause.ends[first] != clause.starts[at - 1] or clause.ends[at - 1] != clause.starts[at]:
            continue
        if first > 1 and clause.plain[first - 2] == "www" and clause.ends[first - 1] == clause.starts[first]:
            first -= 2
        while first and clause.plain[first - 1] in ("le", "la", "l'", "site", "portail", "journal"):
            first -= 1
        found[first] = Mention(
            first, at, "media", head=clause.plain[at - 2], name=" ".join(clause.plain[at - 2 : at + 1])
        )
    return found
