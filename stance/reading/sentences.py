"""Paragraphs and sentences of a text, as offsets.

A paragraph is a line (or several, when the text was wrapped at a fixed width, or when a line announces the quotation
that opens the next one). A sentence never ends inside a quotation. Sentences glued together by a scraper
(`2014.La Russie`, `UkraineLa Chine`, `Blinken Il a livré`) are parted. Limits: abbreviations come from a list; a
missing full stop before an ordinary noun phrase is not seen here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from stance.reading.quotes import Quote, pair_quotes
from stance.reading.view import FILLER

Span = tuple[int, int]

_HAS_WORD = re.compile(r"[^\W_]")
_LINE = re.compile(r"[^\n]+")
_ASIDE_ENDS = re.compile(r"[–—] [a-zà-ÿ]")  # `– mais quand ? – au printemps`
_TERMINATOR = re.compile(r"[.!?…]+")
# A head of a sentence, glued to the one before (`UkraineLa Chine`) or after one that lost its full stop. No group opens
# the pattern, so that `re` looks for its capitals only; what stands before is asked afterwards.
_HEAD = re.compile(
    "La |Le |Les |Un |Une |Il |Elle |Ils |Elles |Des |Mais |En |Selon |Après |Ce |Cette |Ces |Pour |Dans |Au |Aux "
    "|Lors |Depuis |Alors |Par |Sur |Avec |L'[A-ZÀ-Ý]?[a-zà-ÿ]|Est "
)
_GLUED_BEFORE = re.compile(r"[a-zà-ÿ]{3}")
_LOST_STOP = re.compile(
    r"(?:Il|Elle|Ils|Elles) (?:[a-zà-ÿ]|n'|s'|l')|Est [a-zà-ÿ]+(?:é|u|is|it|i)e?s? "
    r"|(?P<noun>(?:La|Le|Les|Un|Une|Des|Ce|Cette|Ces) [a-zà-ÿ])"
)
_LOST_BEFORE = re.compile(r"[\w»”'’)] ")
_GLUED_BUTTON = re.compile(r"(?:WhatsApp|Facebook|Telegram|Twitter)(?=[A-ZÀ-Ý][a-zà-ÿ])")
_ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle dr drs pr me st ste sts av apr art al cf ch chap col cdt éd ed env ex fig gal gén gen hab ibid "
    "inf lt max mgr min no nos n° num op p pp par pdt pt réf rev sgt sq suiv sup t tél trad v vol vs zb boul bd jr sr "
    "janv févr avr juil sept oct nov déc".split()
)
_SOFT_ABBREVIATIONS = frozenset({"etc", "cie", "ltd", "inc"})
_WORD_BEFORE = re.compile(r"[\w°-]{1,12}$")
MAX_SENTENCE = 5000  # characters; keeps the work of the rules proportional to the text
_CLOSERS = "»”\"’')]" + FILLER
_OPENERS = '«“„"‘([—–-'


def split_paragraphs(view: str) -> list[Span]:
    """Lines with text, joined where the break is only typographic."""
    lines = [_trim(view, m.start(), m.end()) for m in _LINE.finditer(view)]
    lines = [span for span in lines if span[0] < span[1]]
    wrapped = _is_wrapped(view, lines)
    width = max((end - start for start, end in lines), default=0) if wrapped else 0
    joined: list[Span] = []
    for number, (start, end) in enumerate(lines):
        deliberate = wrapped and number > 0 and _had_room(view, lines[number - 1], start, min(width, _WIDEST))
        if joined and not deliberate and _continues(view, joined[-1], (start, end), wrapped):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_WIDEST = 100  # characters of a line wrapped at a fixed width


def _had_room(view: str, above: Span, start: int, width: int) -> bool:
    """The first word would have fitted on the line above, in full: whoever broke it there meant to."""
    stop = view.find(" ", start, start + 30)
    word = (stop if stop > 0 else start + 8) - start
    return above[1] - above[0] + 1 + word < width - 1 and not view[start].islower()


def _is_wrapped(view: str, lines: list[Span]) -> bool:
    """True when most lines are about as long as one another and stop in mid-sentence."""
    if len(lines) < 8:
        return False
    cut = sum(1 for s, e in lines if 45 <= e - s <= _WIDEST and view[e - 1] not in '.!?…:»”"')
    return cut >= 0.55 * len(lines)


def _continues(view: str, before: Span, line: Span, wrapped: bool) -> bool:
    last, first, gap = view[before[1] - 1], view[line[0]], view[before[1] : line[0]]
    if last == ":" and first in '«“"' and gap.count("\n") <= 2:
        return True
    if gap == "\n" and _in_a_line_of_its_own(view, before, line, last, first):
        return True
    if last in ":;" and first in "-–—•" and gap.count("\n") == 1 and (last == ";" or view[line[1] - 1] == ";"):
        return True
    if gap.count("\n") > 1:
        return False
    if wrapped:
        return last not in '.!?…:»”"' or first.islower()
    if _OWN_LINE.match(view, line[0], line[1]):
        return False
    return first.islower() and (last.isalpha() or last == ",") and before[1] - before[0] > 40


_LEADS_ON = re.compile(r"\b(?:que|de|d|qu|du|en|par|une?|la|le|les|l|à)'?$")


def _in_a_line_of_its_own(view: str, before: Span, line: Span, last: str, first: str) -> bool:
    """A quotation that the page sets between two breaks: `a accusé Riga d'⏎"attiser le conflit"⏎, a-t-il ajouté`."""
    if first == "," or (last in '»”"' and first.islower() and not _OWN_LINE.match(view, line[0], line[1])):
        return True
    return first in '«“"' and _LEADS_ON.search(view, max(before[0], before[1] - 6), before[1]) is not None


_OWN_LINE = re.compile(
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? \d"
    r"|(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d"
    r"|(?:le )?\d{1,2}(?:er)? \w{3,9} \d{4}$|(?:publié|posté|mis à jour|mis en ligne|modifié|rédigé|admin)\b"
    r"|(?:par|by) [A-ZÀ-Ý])"
)  # a byline or a date, even in lower case


def find_quotes(raw: str, view: str, paragraphs: list[Span]) -> list[Quote]:
    """Quotations of all paragraphs, those of depth 0 and those inside them."""
    quotes: list[Quote] = []
    for start, end in paragraphs:
        quotes.extend(pair_quotes(raw, view, start, end))
    return quotes


def split_sentences(view: str, paragraph: Span, quotes: list[Quote]) -> list[Span]:
    """Sentences of one paragraph; `quotes` are the depth-0 quotations that lie in it, in order."""
    start, end = paragraph
    cuts = set(_terminator_cuts(view, start, end, quotes))
    cuts.update(at for at in _cuts_without_stop(view, start, end) if _enclosing(quotes, at) is None)
    for quote in quotes:
        if start < quote.end < end and view[quote.end].isupper() and view[quote.end - 1] in "»”" + FILLER:
            cuts.add(quote.end)
    if end - start > MAX_SENTENCE:
        cuts.update(_cuts_of_long(view, sorted({start, *cuts, end})))
    edges = [start, *sorted(c for c in cuts if start < c < end), end]
    spans = [_trim_stops(view, a, b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in spans if _HAS_WORD.search(view, a, b)]


def _cuts_without_stop(view: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence begins right after another (`UkraineLa Chine`) or after one that lost its full stop."""
    for match in _HEAD.finditer(view, start + 2, end):
        at = match.start() - 1
        if view[at] != " ":
            if match[0] != "Est " and _GLUED_BEFORE.match(view, max(start, at - 2), at + 1):
                yield at + 1
        elif _LOST_BEFORE.match(view, at - 1) and (lost := _LOST_STOP.match(view, at + 1, end)):
            if not lost["noun"] or view[at - 1] in "»”’'":
                yield at
    for match in _GLUED_BUTTON.finditer(view, start, end):
        yield match.end()


def _cuts_of_long(view: str, edges: list[int]) -> list[int]:
    """Cuts inside what is too long to be a sentence, at a space where there is one."""
    cuts = []
    for low, high in pairwise(edges):
        at = low
        while high - at > MAX_SENTENCE:
            space = view.rfind(" ", at + 1, at + MAX_SENTENCE)
            at = space if space > at else at + MAX_SENTENCE
            cuts.append(at)
    return cuts


def _terminator_cuts(view: str, start: int, end: int, quotes: list[Quote]) -> list[int]:
    cuts = []
    openings = {quote.start for quote in quotes}
    for match in _TERMINATOR.finditer(view, start, end):
        stop = match.end()
        quote = _enclosing(quotes, match.start())
        if quote is not None:
            if view[stop : quote.end].strip(" »”\"’'" + FILLER) or _goes_on(view, quote.end, end):
                continue
            cuts.append(quote.end)
        else:
            cut = _cut_outside(view, start, match.start(), stop, end, openings)
            if cut is not None:
                cuts.append(cut)
    return cuts


def _goes_on(view: str, at: int, end: int) -> bool:
    """After a quotation that holds its own full stop: does the sentence continue?"""
    rest = view[at : min(end, at + 60)].lstrip(" ")
    if rest[:1] == "(" and ")" in rest:  # `l'émission « On en parle ! » (OEP) diffusée hier`
        rest = rest[rest.index(")") + 1 :].lstrip(" ")
        return rest[:1].islower()
    return bool(rest) and (rest[0].islower() or rest[0] in ",;:.!?)")


def _cut_outside(view: str, start: int, at: int, stop: int, end: int, openings: set[int]) -> int | None:
    while (
        stop < end
        and stop not in openings
        and view[stop] in _CLOSERS
        and not (view[stop] in "\"'" and stop + 1 < end and view[stop + 1].isalnum())
    ):
        stop += 1
    if stop >= end:
        return None
    rest = view[stop : min(end, stop + 40)]
    following = rest.lstrip(" ")
    if not following:
        return None
    if (
        (following[0] == ":" and rest[0] == " ")
        or _in_parentheses(view, start, at, end)
        or _ASIDE_ENDS.match(following)
    ):
        return None
    word = _WORD_BEFORE.search(view, max(start, at - 12), at)
    text = word.group().lower() if word else ""
    soft = text in _SOFT_ABBREVIATIONS and following[0].islower()
    if view[at] == "." and (soft or (stop == at + 1 and _is_abbreviation(view, text, word, start, following))):
        return None
    if rest[0] == " ":
        if following[0].islower():
            return stop if view[at] == "." and stop - at < 3 and (len(text) > 2 or not text) else None
        return stop
    glued = following[0].isupper() and (following[1:2].islower() or following[1:2] == "'")
    opened = following[0] in "«“„" or stop in openings
    before = view[at - 1] if at > start else " "
    if before == " " and view[at] in "?!" and at - 1 > start:
        before = view[at - 2]
    if (glued or opened) and (before.islower() or before.isdigit() or before in "»”)%\"'") and len(text) != 1:
        return stop
    return None


_LONGEST_ASIDE = 250


def _in_parentheses(view: str, start: int, at: int, end: int) -> bool:
    """Inside `(Rires à droite. – M. X proteste.)`, which stays in one piece."""
    opened = view.rfind("(", max(start, at - _LONGEST_ASIDE), at)
    if opened < 0 or view.rfind(")", opened, at) >= 0:
        return False
    before = view[max(start, opened - 2) : opened].strip()
    closing = view.find(")", at, min(end, opened + _LONGEST_ASIDE))
    return closing > at + 1 and (not before or before[-1] in ".!?…")


_MIDDLE_INITIAL = re.compile(r"\b[A-Z][a-zé]+ [A-Z]\Z")  # `Oleg V. Brandt`
_OPENS = re.compile(r"(?:Il|Elle|Ils|Elles|Le|La|Les|L'|En|À|Un|Une|Ce|Cette|Ces|Son|Sa|Ses|Et|Mais|On|Dans|Pour)\b")


def _is_abbreviation(view: str, text: str, word: re.Match[str] | None, start: int, following: str) -> bool:
    if word is None:
        return False
    if (
        len(text) == 1
        and _MIDDLE_INITIAL.search(view, max(start, word.start() - 20), word.end())
        and not _OPENS.match(following)
    ):
        return True
    if text in _ABBREVIATIONS and (following[0].isupper() or following[0].isdigit() or len(text) > 1):
        return not (text in ("par", "t", "v", "p", "no", "ex", "min", "max", "sup", "inf") and following[0].isupper())
    if text in _SOFT_ABBREVIATIONS:
        return following[0].islower()
    if len(text) == 1 and view[word.start()].isupper():
        return view[max(start, word.start() - 4) : word.start()] != "sur "
    return text.isdigit() and word.start() <= start + 1


def _enclosing(quotes: list[Quote], at: int) -> Quote | None:
    if not quotes:
        return None
    index = bisect_right(quotes, at, key=lambda q: q.start) - 1
    if index >= 0 and quotes[index].start < at < quotes[index].end:
        return quotes[index]
    return None


def _trim(view: str, start: int, end: int) -> Span:
    while start < end and view[start] in " \n\u0640":
        start += 1
    limit = end
    while end > start and view[end - 1] in " \n\u0640":
        end -= 1
    while end < limit and view[end] == FILLER:  # the rest of a letter or mark whose encoding was broken
        end += 1
    return start, end


def _trim_stops(view: str, start: int, end: int) -> Span:
    """Without surrounding spaces and without orphan full stops (` . `)."""
    start, end = _trim(view, start, end)
    while start < end and view[start] in ".;, " and not view[start : start + 3] == "...":
        start += 1
    while end - start > 2 and view[end - 1] == "." and view[end - 2] == " ":
        start, end = _trim(view, start, end - 1)
    return start, end
