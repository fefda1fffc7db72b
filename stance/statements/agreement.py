"""Number of a verb group, and whether a phrase can be its subject: `une majorité de membres qui déplorait` cannot.

Limits: third person; a form that is the same in both numbers (participles, gerunds, infinitives) tells nothing.
"""

from __future__ import annotations

from stance.statements.aliases import Mention
from stance.statements.clause import Clause
from stance.statements.reports import Report
from stance.statements.words import AVOIR, ETRE

_PLURAL = frozenset(
    "ont avaient auront auraient aient eurent sont étaient seront seraient soient furent font vont".split()
)


def number_of(clause: Clause, report: Report) -> str:
    """`p`, `s`, or nothing when the group has no finite verb."""
    if report.layout == "gerund":
        return ""
    words = clause.low[report.first : report.last + 1]
    for word in words:
        base = word.split("-")[0]
        if base in _PLURAL or _is_plural_form(word, report.verb.lemma):
            return "p"
        if base in ("étant", "ayant"):
            return ""
    compound = report.compound and not any(w.split("-")[0] in AVOIR or w.split("-")[0] in ETRE for w in words)
    return "" if compound else "s"


def agrees(clause: Clause, report: Report) -> bool:
    """`Ils sont venus et ont dit`, not `Il y a une chose qu'ils n'aiment ni ne reconnaissent`: the pronoun that opens
    the sentence is somebody, and of the verb's number."""
    plural = clause.low[0] in ("ils", "elles")
    return clause.low[1:2] != ["y"] and number_of(clause, report) in ("", "p" if plural else "s")


def _is_plural_form(word: str, lemma: str) -> bool:
    """`affirment` and `estiment` are verbs, `fermement` is none."""
    if not word.endswith("ent"):
        return False
    if not word.endswith("ment"):
        return True
    return f"{word[:-3]}er" in lemma.replace("'", " ").split()


def disagrees(clause: Clause, report: Report, mention: Mention) -> bool:
    """Plural people before a verb in the singular."""
    many = mention.plural and mention.kind in ("group", "role", "noun")
    return many and number_of(clause, report) == "s"
