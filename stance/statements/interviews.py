"""Interviews whose answers carry no label: below signed questions, below bare ones, run in behind them, below the first
answer alone when only that one is signed.

Told by what the page calls itself, else by questions that turn to somebody and answers in the first person. Limits: a
question is a paragraph of its own or opens one; the guest is found by `guests`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from stance.reading.persons import FIRST_PERSON
from stance.statements.transcripts import INTERVIEW, Label, label_once

_ASKER = "\0asker"
GUEST = "\0guest"  # the label of answers that carry none, where only the questions are signed


def guest_labels(view: str, paragraphs: list[tuple[int, int]], labels: dict[int, Label]) -> dict[int, Label]:
    """Answers without a label: below signed questions, or bare ones on the page of an interview."""
    longest = {"-": 900, "–": 900, "—": 900}
    asking = [s for s, e in paragraphs if view[s:e].rstrip().endswith("?") and e - s < longest.get(view[s], 400)]
    asking += _unmarked(view, paragraphs, set(asking)) if len(asking) > 2 and not labels else []
    alternate = not labels and _dashes_alternate(view, paragraphs, frozenset(asking))
    if not labels and not alternate and sum(1 for start in asking if view[start] in "-–—") > 2:
        asking = [start for start, _ in paragraphs if view[start] in "-–—"]
    if any(not label.asks for label in labels.values()) or not asking or (labels and len(asking) < 2):
        return {}
    if not labels and not alternate and not _is_interview(view, paragraphs, asking):
        return {}
    first, questions = min(labels, default=asking[0]), frozenset(asking)
    return {
        start: Label(start, start, start, _ASKER if start in questions else GUEST, start in questions)
        for start, end in paragraphs
        if start >= first and start not in labels and end - start > 3
    }


def _dashes_alternate(view: str, paragraphs: list[tuple[int, int]], asking: frozenset[int]) -> bool:
    """`- Que dire ?` over `- Rien n'est joué. (…)`: each answer is led by a dash, and is longer than its question."""
    if len(asking) < _SIGNED_BY_NOBODY or not any(view[start] in "-–—" for start in asking):
        return False
    pairs = [(q, a) for q, a in pairwise(paragraphs) if q[0] in asking and a[0] not in asking and view[a[0]] in "-–—"]
    longer = sum(1 for q, a in pairs if a[1] - a[0] > max(q[1] - q[0], _SHORTEST_ANSWER))
    addressed = any(_YOU.search(view, *q) for q, _ in pairs)
    return len(pairs) == len(asking) and 2 * longer > len(pairs) and addressed


_SHORTEST_ANSWER = 60  # characters: less is talk in a story, or an item of a list


def signed_once(view: str, paragraphs: list[tuple[int, int]]) -> dict[int, Label]:
    """`Le Courrier. Que dire ?` over `Olga Lind. Rien.`, then questions and answers without a label."""
    asking = [view[end - 1] == "?" and end - start < _LONGEST_QUESTION for start, end in paragraphs]
    for at in range(len(paragraphs) - 1):
        if not asking[at] or asking[at + 1]:
            continue
        answer = label_once(view, *paragraphs[at + 1])
        if answer is None or " " not in answer.text:
            continue
        question = label_once(view, *paragraphs[at])
        if question is not None and question.text != answer.text:
            turned = _turned(view, paragraphs[at:], asking[at:])
            return {question.start: question, answer.start: answer} if turned else {}
        return {answer.start: answer} if _turned(view, paragraphs[at:], asking[at:], bare=True) else {}
    return {}


_LONGEST_QUESTION = 600  # characters


def _turned(view: str, paragraphs: list[tuple[int, int]], asking: list[bool], bare: bool = False) -> bool:
    """Does one ask and the other answer to the end? Where no question is signed, in the first person mostly."""
    asked = [i for i, asks in enumerate(asking) if asks]
    spans = [(a + 1, b - 1) for a, b in pairwise([*asked, len(paragraphs)]) if b > a + 1]
    if len(spans) < (_SIGNED_BY_NOBODY if bare else 2) or 2 * len(spans) < len(asked):
        return False
    answers = [view[paragraphs[first][0] : paragraphs[last][1]] for first, last in spans]
    spoken = sum(1 for answer in answers if FIRST_PERSON.search(answer))
    addressed = sum(1 for i in asked if _YOU.search(view, *paragraphs[i]))
    return 2 * spoken >= len(answers) and addressed > 0 if bare else spoken + addressed > 0


_SIGNED_BY_NOBODY = 3  # questions that make an interview of a page whose questions are bare
_RUN_IN = re.compile(r"[^.!…\n«“]{0,200}[.…]? ?[^.!?…\n«“]{10,250}\? ?(?=[A-ZÀ-Ý][^\n]{12})")


def part_questions(view: str, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of an interview whose answers run on behind their questions, each parted from its question."""
    asking = sum(1 for start, end in paragraphs if 0 < view.find("?", start, end) < end - 12)
    if asking < 3 or INTERVIEW.search(view) is None:
        return paragraphs
    heads = {start: m.end() for start, end in paragraphs if (m := _RUN_IN.match(view, start, end))}
    asked = sum(1 for start, end in heads.items() if _YOU.search(view, start, end))
    if len(heads) < 3 or 2 * asked < len(heads) or 3 * len(heads) < len(paragraphs):
        return paragraphs
    parted: list[tuple[int, int]] = []
    for start, end in paragraphs:
        cut = heads.get(start, end)
        parted += [(start, cut), (cut, end)] if cut < end else [(start, end)]
    return parted


def _unmarked(view: str, paragraphs: list[tuple[int, int]], asking: set[int]) -> list[int]:
    """Between two answers what is left open asks too (`Le mot a pourtant choqué…`), and what turns to the guest:
    `Racontez-nous.`, `Vous passez pour un ami de Riga.`"""
    first = min(asking)
    return [
        start
        for (before, _), (start, end), (after, _) in zip(paragraphs, paragraphs[1:], paragraphs[2:], strict=False)
        if end - start < _LEFT_OPEN
        and first < before
        and not asking & {before, start, after}
        and (view[start:end].rstrip().endswith("…") or _turns_to_guest(view, start, end))
    ]


def _turns_to_guest(view: str, start: int, end: int) -> bool:
    return _TURNS.match(view, start, end) is not None and not FIRST_PERSON.search(view[start:end].replace("-nous", ""))


_TURNS = re.compile(
    r"(?:(?:Et|Mais|Pourtant|Donc|Alors|Or),? )?(?:[Vv]ous |[Oo]n vous |(?:[Rr]acontez|[Ee]xpliquez|[Dd]ites|[Pp]arlez"
    r"|[Dd]écrivez|[Pp]récisez|[Pp]résentez|[Rr]appelez)\b)"
)
_LEFT_OPEN = 180  # characters
_RECORDED = re.compile(
    r"recueillis? ?par|entretien (?:réalisé|avec|accordé|exclusif)|questions à\b|(?:dans|à travers) (?:cet entretien"
    r"|cette interview)|accordé une? (?:interview|entretien)|entretien téléphonique|s'est entretenue? avec",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)


def _is_interview(view: str, paragraphs: list[tuple[int, int]], asking: list[int]) -> bool:
    """Is somebody asked, in three questions, or in two led by dashes or numbers, or in the part that a page shows?"""
    if len(asking) < _SIGNED_BY_NOBODY and _is_begun(view, paragraphs, asking):
        return True
    if len(asking) < 2:
        return False
    ends = dict(paragraphs)
    if all(view[start].isdigit() for start in asking) and any(_YOU.search(view, s, ends[s]) for s in asking):
        known = frozenset(asking)
        answers = [(s, e) for s, e in paragraphs if s > asking[0] and s not in known]
        return 2 * sum(1 for span in answers if FIRST_PERSON.search(view, *span)) >= len(answers) > 0
    told = _RECORDED.search(view) is not None
    asked = len(asking) if told else sum(1 for start in asking if _YOU.search(view, start, ends[start]))
    dashes = all(view[start] in "-–—" for start in asking)
    if len(asking) < (2 if dashes or told else 3) or 3 * asked < len(asking):
        return False
    if INTERVIEW.search(view) is not None and len(asking) > (1 if dashes else 2):
        return True
    return (dashes or told or 2 * asked >= len(asking)) and _answered(view, paragraphs, asking)


def _is_begun(view: str, paragraphs: list[tuple[int, int]], asking: list[int]) -> bool:
    """One or two questions, each over its longer answer, and nothing else below the first: the rest is for those who
    pay. The page calls itself an interview; or they turn to somebody who answers in the first person."""
    below = [span for span in paragraphs if span[0] >= asking[0]]
    asks = [start in asking for start, _ in below]
    if asks[-1] or any(a and b for a, b in pairwise(asks)) or len(below) > _FEW * len(asking):
        return False
    pairs = [(q, a) for q, a in pairwise(below) if q[0] in asking]
    if any(not _SHORTEST_ASKED < q[1] - q[0] < a[1] - a[0] for q, a in pairs):
        return False
    turned = [_YOU.search(view, *q) is not None for q, _ in pairs]
    answers = [a for asked, a in zip(asks, below, strict=True) if not asked]
    in_person = 2 * sum(1 for span in answers if FIRST_PERSON.search(view, *span)) >= len(answers)
    if _CALLS_ITSELF.search(view, 0, asking[0]):
        return any(turned)
    return len(pairs) > 1 and in_person and any(_TURNED.search(view, *q) for q, _ in pairs)


_CALLS_ITSELF = re.compile(
    rf"{_RECORDED.pattern}|cet entretien|cette (?:\w+ )?interview|^(?:grand )?entretien\b", re.I | re.M
)
_TURNED = re.compile(r"\w-vous\b")
_SHORTEST_ASKED = 40  # characters of a question that is none of a heading
_FEW = 3  # paragraphs to a question


def _answered(view: str, paragraphs: list[tuple[int, int]], asking: list[int]) -> bool:
    """Most answers, a paragraph or more each, are in the first person."""
    answers: list[bool] = []
    questions = frozenset(asking)
    for start, end in paragraphs:
        if start in questions:
            answers.append(False)
        elif answers and FIRST_PERSON.search(view, start, end):
            answers[-1] = True
    return 2 * sum(answers) > len(answers)
