"""Inside one article: headlines, standfirsts, captions and doubled lines that one sentence of the body says again.

Coverage is the share of the content words of the short text found in one body sentence, words being compared by their
first four letters. Limits: no synonyms; the first `_MOST` candidates of a page are looked at, so that the work stays
proportional to its length.
"""

from __future__ import annotations

import re
from itertools import pairwise

from stance.articles.lines import is_section
from stance.articles.page import Page
from stance.reading.sentences import Span
from stance.reading.view import plain

# Coverage needed before a text counts as said again; set on the development articles, by eye on others.
HEAD_COVERED, DOUBLED_COVERED, CAPTION_COVERED, HEADING_COVERED = 0.6, 0.4, 0.65, 0.75
BULLET_COVERED = 0.5
CRIED_COVERED = 0.65  # headings in capitals, over the entries of a live page
_MOST = 60
_SHORT_BULLET = 120
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "les des une aux par pour dans sur avec que qui est sont etait ont ete sera son ses leur leurs cette ces plus mais "
    "pas ne se sa la le un du de et en au ce il elle ils nous vous dont ou tout tous toute lors a apres avant alors "
    "ainsi ou etaient pres "
    "comme entre sans sous meme encore deja avoir etre fait faire".split()
)

Stems = frozenset[str]


def stems(text: str) -> Stems:
    """Content words cut to four letters."""
    return frozenset(w[:4] for w in _WORD.findall(plain(text)) if len(w) > 1 and w not in _EMPTY)


def coverage(part: Stems, whole: Stems) -> float:
    """Share of `part` that `whole` holds; 0.0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def best_coverage(part: Stems, body: list[Stems]) -> float:
    return max([len(part & sentence) for sentence in body], default=0) / len(part) if part else 0.0


def same_text(a: Stems, b: Stems) -> bool:
    """Two copies of one text, up to a word or two (a caption and its `alt` text)."""
    return bool(a) and len(a & b) >= 0.75 * len(a | b)


def drop_repeats(
    page: Page,
    head: list[Span],
    title: Span | None,
    captions: list[Span],
    headings: list[Span],
    bullets: list[Span],
) -> None:
    """Bullets, captions, headings and doubled lines that one sentence of the body (or the headline) says again."""
    _drop_doubles(page, title)
    if not (head or captions or headings or bullets):
        return
    body = [stems(page.seen(span)) for span in page.body]
    headline = [stems(page.seen(title))] if title else []
    _drop_summary(page, bullets[:_MOST], body + headline)
    for segment in _once(page, head[:_MOST], _COPIED):
        words = stems(page.seen(segment))
        if len(words) < 3 and page.seen(segment)[-1:] in ".!?…" and not is_section(page.seen(segment).strip(" .")):
            continue  # the short sentence of a standfirst
        if len(words) < 3:
            page.drop(segment, "debris" if page.seen(segment)[:1].islower() else "navigation")
        elif best_coverage(words, body + headline) >= HEAD_COVERED:
            page.drop(segment, "duplicate")
    headings = _once(page, headings)
    doubled = _side_by_side(page, captions[:_MOST], headings)
    _drop_captions(page, sorted({*captions[:_MOST], *doubled}), doubled, body, headline)
    for heading in [h for h in headings if h not in doubled][:_MOST]:
        words = stems(page.seen(heading))
        again = bool(headline) and same_text(words, headline[0])
        needed = CRIED_COVERED if page.seen(heading).isupper() else HEADING_COVERED
        if words and (again or best_coverage(words, body) >= needed):
            page.drop(heading, "duplicate")
        else:
            body.append(words)  # which a later line may say again


_COPIED = 40  # characters from which on two equal segments of the head are one and its copy


def _drop_summary(page: Page, bullets: list[Span], body: list[Stems]) -> None:
    """Bullets above the text that it says again; where it does so with half of them, the short ones go unproved."""
    said = [_is_said(page, bullet, body) for bullet in bullets]
    mostly = any(said) and 2 * sum(said) >= len(said)
    for bullet, again in zip(bullets, said, strict=True):
        opens = page.view.rfind("\n", 0, bullet[0]) + _MARK >= bullet[0]
        if again or (mostly and opens and bullet[1] - bullet[0] < _SHORT_BULLET):
            page.drop(bullet, "duplicate")


_MARK = 8  # characters before the first word of a bullet


def _is_said(page: Page, bullet: Span, body: list[Stems]) -> bool:
    """The bullet comes again in the text; a sentence of a few words is too little to tell."""
    words = stems(page.seen(bullet))
    return best_coverage(words, body) >= (BULLET_COVERED if len(words) > 3 else 1.0)


def _drop_doubles(page: Page, title: Span | None) -> None:
    """A sentence printed twice: the second copy goes; a teaser cut short goes for the sentence that completes it."""
    headline = page.seen(title) if title else ""
    seen = {headline}
    body = [(span, page.seen(span)) for span in page.body]
    openings = {text[:_TEASER]: span for span, text in reversed(body) if not text.endswith(("…", "..."))}
    kept: list[Span] = []
    for span, sentence in body:
        text = " ".join(sentence.split())
        again = text in seen and (len(text) > 40 or text == headline) and not _LABELS.match(page.view, span[1])
        if again or _is_cut_short(text, span, openings, page):
            page.drop(span, "duplicate")
        else:
            kept.append(span)
        seen.add(text)
    page.body[:] = kept


def _once(page: Page, spans: list[Span], longer_than: int = 0) -> list[Span]:
    """The spans without the copies that stand below the first of them; shorter ones may come again."""
    seen: set[str] = set()
    kept = []
    for span in spans:
        if len(text := page.seen(span)) > longer_than and text in seen:
            page.drop(span, "duplicate")
        else:
            kept.append(span)
        seen.add(text)
    return kept


_TEASER = 30
_LABELS = re.compile(r" ?[–—-] ")  # the speaker's label in a transcript comes back with every turn


def _is_cut_short(text: str, span: Span, openings: dict[str, Span], page: Page) -> bool:
    """`Le Kremlin a assuré mardi que la ville…` above the sentence that says it to the end."""
    start = text.rstrip(" .…")
    if not text.endswith(("…", "...")) or len(start) < _TEASER:
        return False
    whole = openings.get(start[:_TEASER])
    return whole is not None and whole != span and page.seen(whole).startswith(start)


def _drop_captions(
    page: Page, captions: list[Span], doubled: set[Span], body: list[Stems], headline: list[Stems]
) -> None:
    """A caption printed twice (with its `alt` text) needs less to count as said again than one printed once; one that
    is the headline goes."""
    others = [words for words, span in zip(body, page.body, strict=True) if span not in doubled]
    kept = list(headline)
    for caption in captions:
        words = stems(page.seen(caption))
        needed = DOUBLED_COVERED if caption in doubled else CAPTION_COVERED
        if best_coverage(words, others) >= needed or any(same_text(words, other) for other in kept):
            page.drop(caption, "duplicate")
        else:
            kept.append(words)


def _side_by_side(page: Page, captions: list[Span], headings: list[Span]) -> set[Span]:
    """Captions and lines that repeat one another side by side."""
    near: set[Span] = set()
    known = set(captions)
    for above, below in pairwise(sorted({*captions, *headings, *page.body})):
        if (above in known or below in known) and below[0] - above[1] <= 3:
            first, second = stems(page.seen(above)), stems(page.seen(below))
            if max(coverage(first, second), coverage(second, first)) >= 0.6:
                near.update((above, below))
    return near
