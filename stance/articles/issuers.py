"""Who issues a release: an institution of the table, or the body that stands beside the word `communiqué`.

Gives the name as written. Limits: the first lines of the page, and a page that says it is a release.
"""

from __future__ import annotations

import re

from stance.articles.day_lines import is_date_line
from stance.articles.outlet_names import Named
from stance.tables import Tables, words_of


def issuer(head: list[str], lines: list[str], tables: Tables) -> Named | None:
    """`Ministère des Affaires étrangères`, `OTAN` above the text of a page that calls itself a release."""
    if not any(len(line) < _OWN_LINE and _RELEASE.search(line) for line in (*lines[:10], *lines[-6:])):
        return None
    body = releasing_body(lines, tables) or _dating_body(head)
    return institution(head, tables) or ((body, None) if body else None)


def _dating_body(head: list[str]) -> str | None:
    """`Le 3 mai 2023 – Ottawa (Ontario) – Ports et Canaux`: the body behind the day and the town of its release."""
    for line in head:
        pieces = _PIECES.split(line) if len(line) < _OWN_LINE + 40 else []
        if len(pieces) > 2 and is_date_line(pieces[0]) and pieces[-1][:1].isupper() and pieces[-1][-1:].isalpha():
            return pieces[-1]
    return None


_PIECES = re.compile(r" [–—-] ")


def institution(head: list[str], tables: Tables) -> Named | None:
    for line in head[:2]:
        words = words_of(line)
        for alias in tables.aliases.get(words[0], ()) if words else ():
            actor = tables.actors[alias.actors[0]]
            whole = len(words) > 1 or line.isupper() or line == actor.name  # `Commission` may be any of them
            if whole and alias.tokens == words and actor.type == "institution":
                return actor.name, actor.country or None
    return None


# A page that an institution publishes itself says what it is; a body named above a press article is its rubric.
_RELEASE = re.compile(
    r"communiqué|discours (?:de|du|d')|allocution|statement|contacts? (?:presse|médias?)|service de (?:la )?presse"
    r"|point de presse|embargo|information aux médias|déclaration (?:de|du|des|conjointe|à la presse)|dossier de presse"
    r"|foire aux questions|seul le prononcé|compte[ -]rendu|conclusions d|porte-parole d",
    re.IGNORECASE,
)
_OWN_LINE = 80  # characters of the line that says so


_BODY = re.compile(
    r"(?:L[ea] |Les |L')?(?:Ligue|Syndicat|Fédération|Confédération|Union|Association|Collectif|Coordination|Comité"
    r"|Conseil|Mouvement|Parti|Ministère|Ambassade|Préfecture|Mairie|Ville|Commune|Diocèse|Conférence|Réseau|Institut|Fondation"
    r"|Observatoire|Ordre|Chambre|Secrétariat|Direction|Délégation|Groupe|Présidence|Office|Intersyndicale) "
    r"[^.!?:;«»|\d]{3,80}$"
)


def releasing_body(lines: list[str], tables: Tables) -> str | None:
    """`Fédération des ports de plaisance` near the word `communiqué`: the body that issues it."""
    top = lines[:_HEAD_OF_RELEASE]
    if not any(line[:10].lower() == "communiqué" and len(line) < _OWN_LINE for line in top):
        return None
    for line in top:
        words = line.lower().replace("'", "' ").split()
        if _BODY.match(line) and not any(word in tables.verbs.finite for word in words[1:]):
            return line
    return None


_HEAD_OF_RELEASE = 6
