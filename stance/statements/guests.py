"""Who is interviewed on a page whose answers carry no label: told by the headline and by what stands above them.

Each person named there is weighed: `entretien avec X`, `X nous a reçus`, `X est professeur`, a headline `X : « … »`.
Limits: the heaviest one wins, the first named among equals; nobody who only asks, writes or is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stance.reading.view import plain
from stance.records import Article
from stance.statements.coreference import Registry
from stance.statements.naming import Person, Resolved
from stance.statements.transcripts import person_of

_HEAD = 4000  # characters in which a page says whom it questions
_HEADING = re.compile(r"\s*(?:Interview|Entretien|Audition|Conférence de presse|Point de presse|Déclaration)[^\n]+")
_ASKED = re.compile(
    r"(?:entretien|interview|rencontre|conversation|échange|entrevue)s? (?:\w+ )?(?:avec|de|d')|questions? (?:\w+ )?à"
    r"|entretenue?s? avec|(?:donn|pass|lais)\w+ la parole à|invitée?(?: \w+)?(?: est)? ?:?|interrogée?|interviewée?"
    r"|rencontré|reçoit|reçu|accueill\w+|demandé à|posé .{0,30}à|sollicité|avec nous\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"nous (?:a |ont )?(?:accord|répond|reçoi|reç|expliqu|livr|racont|parl|confi|éclair|dit\b)|(?:a |ont )?répond\w*"
    r" (?:en exclusivité )?(?:à|aux) (?:\w+ ){0,3}questions|accord\w+ (?:un|une|cet|cette) (?:entre|inter)"
    r"|a (?:bien voulu|accepté)|(?:livre|donne|partage|expose|détaille) (?:son|sa|ses)|revient (?:sur|pour)"
    r"|(?:décrypte|analyse|témoigne|raconte|s'exprime|se confie|fait le point|évoque|explique)\b"
    r"|était (?:l'|notre )invitée?|est (?:l'|notre )invitée?",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?: ?\([^)\n]{2,40}\))?(?:,| est| était) (?:(?:l[ea]|une?|notre|actuelle?|ancien(?:ne)?|jeune) |l')*"
    r"(?P<what>[\w-]{4,})"
)
_WRITES = re.compile(
    r"(?:(?:recueillis?|réalisée?|menée?|conduite?|animée?|[Pp]hotos?|crédit) ?:? ?(?:par )?|\b[Pp]ar )$"
)
_ELSEWHERE = re.compile(r"\b(?:demain|retrouvez|(?:re)?lisez|(?:re)?lire|voir|semaine|prochaine?)\b", re.IGNORECASE)
_BEFORE, _AFTER = 60, 160


def find_guest(
    article: Article,
    registry: Registry,
    view: str,
    until: int,
    asked_by: Iterable[str],
    headline: bool = False,
    shown: bool = False,
) -> Resolved | None:
    """The one whose answers begin at `until`; `asked_by` are the labels of the questions. With `headline`, only one
    whom the headline names; with `shown`, only one of whom something says that it is the guest."""
    heading = _HEADING.match(view)
    title = (article.title or (heading.group() if heading else "")).lower()
    people = [p for p in registry.people.values() if not any(_stands_for(label, p.name) for label in asked_by)]
    if headline:
        people = [p for p in people if p.name.lower() in title or (p.actor is None and _last(p.name) in title)]
    address = (article.url or "").lower()
    weighed = [
        (_weight(p, title, view[: min(until, _HEAD)], registry) + 2 * (_slug(p.name) in address), p) for p in people
    ]
    best = max((weight for weight, _ in weighed), default=0)
    named = [p for weight, p in weighed if weight == best > 0]
    if shown and not named:
        return None
    if not named and not headline and (own := _OWN_NAME.search(view)):
        return Resolved(own["name"], None, "", 0.6, "guest")
    named = named or [p for w, p in weighed if w >= 0 and p.actor is None and _is_full(p.name, registry)]
    person = next(iter(named), None)
    return person and Resolved(person.name, person.actor, person.country, 0.6, "guest", gender=person.gender)


_OWN_NAME = re.compile(r"[Jj]e m'appelle (?P<name>[A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+){0,2})")


def _is_full(name: str, registry: Registry) -> bool:
    """Begins with a first name: `The English` names nobody."""
    return plain(name.split()[0]).split("-")[0] in registry.tables.first_names


def _stands_for(label: str, name: str) -> bool:
    """`VM` for `Var Matin`, `Le Courrier` for itself."""
    return plain(label).rstrip(" .:") == plain(name) or person_of(label, [name]) is not None


def _last(name: str) -> str:
    return name.split()[-1].lower()


def _weight(person: Person, title: str, head: str, registry: Registry) -> int:
    """How much says that this is the guest."""
    name = person.name.lower()
    weight = 3 if name in title else 2 if person.actor is None and _last(name) in title else 0
    if weight and (title.startswith(f"{name} :") or title.startswith(f"{name}:") or f"selon {name}" in title):
        weight += 3
    if registry.first_places.get(person.name, 0) >= len(head):
        return weight
    cues: list[int] = []
    for at in (here for here, name in registry.places if name == person.name and here < len(head)):
        start = max(0, at - _BEFORE, head.rfind(". ", 0, at) + 1, head.rfind("\n", 0, at) + 1)
        if _WRITES.search(head, start, at) or _ELSEWHERE.search(head, start, at):
            return weight - 3
        named = _NAMED.match(head, at)
        after = _ENDS.split(head[named.end() if named else at : at + _AFTER], maxsplit=1)[0]
        asked = _ASKED.search(head, start, at) is not None
        told = _tells_who(after, registry) or _told_before(head, at, registry)
        said = 2 * asked + 2 * (_ANSWERS.search(after) is not None) + told
        spoken_of = _COMPLEMENT.search(head, start, at) is not None and not asked
        cues.append(said - spoken_of - 2 * (head[at:].split("\n", 1)[0].rstrip()[-1:] == "?"))
    return weight + max(cues, default=0)


def _slug(name: str) -> str:
    """`olga-lind`, as an address spells it."""
    return plain(name).replace(" ", "-").replace("'", "-")


_COMPLEMENT = re.compile(r"(?:\bd[eu] |d'|\bà |\bavec |\bpour |\bcontre |\bsur |\bchez |\bpar )$")


def _tells_who(after: str, registry: Registry) -> bool:
    """`, historienne`, ` est le maire`."""
    said = _IS.match(after)
    return said is not None and "role" in registry.tables.speaker_nouns.get(plain(said["what"]), ())


def _told_before(head: str, at: int, registry: Registry) -> bool:
    """`Ancien ministre de la Pêche, Karl Brandt vit à Riga`: an office opens the sentence, the name is its subject."""
    opens = max(head.rfind(". ", 0, at) + 2 if ". " in head[:at] else 0, head.rfind("\n", 0, at) + 1)
    word = plain(head[opens:at].partition(" ")[0])
    office = word.startswith(("ancien", "ex-")) or "role" in registry.tables.speaker_nouns.get(word, ())
    return office and head[max(0, at - 2) : at] == ", "


_NAMED = re.compile(r"(?:[a-zà-ÿ]+[ '’]){0,5}[A-ZÀ-Ý][\w.'’-]+(?: (?:d[eu] |van |von )?[A-ZÀ-Ý][\w'’-]+){0,3}")
_ENDS = re.compile(r"[.!?](?= )|\n")
