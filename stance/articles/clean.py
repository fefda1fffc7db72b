"""From a raw document to an article: what is text, what is not and why, its title, outlet and date.

The text is never rewritten: everything left out becomes a `Dropped` span with a reason (navigation, share, form,
cookies, copyright, credit, byline, date_line, caption, duplicate, debris). Cleaning is a function of the raw text
alone, so doing it twice changes nothing. Limits: works on plain text; layout that a scraper flattened is recovered
only from punctuation, capitals and stamps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stance.articles.dates import find_date, is_date_line
from stance.articles.debris import is_debris
from stance.articles.lines import is_section, line_reason
from stance.articles.outlets import find_outlet
from stance.articles.repeats import best_coverage, coverage, same_text, stems
from stance.articles.stamps import Stamp, find_stamps
from stance.articles.zones import frame_lines
from stance.reading.quotes import pair_quotes
from stance.reading.sentences import Span, split_paragraphs, split_sentences
from stance.reading.view import FILLER, reading_view
from stance.records import Article, Dropped, RawDocument
from stance.tables import Tables

# Coverage needed before a text counts as said again; set on the development articles, by eye on others.
HEAD_COVERED, DOUBLED_COVERED, CAPTION_COVERED, HEADING_COVERED = 0.6, 0.4, 0.65, 0.75
_TITLE_LENGTH = 260
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ' -]{2,30}(?:, (?:le )?\d{1,2}(?:er)? \w{3,9}(?: \d{4})?)? ?\((?:AFP|Reuters|AP|Belga|ATS|TASS|Tass|Xinhua|ANSA|EFE|dpa|DPA|APS"
    r"|MAP|TAP|La Presse canadienne|Sputnik|RIA Novosti|Agence France-Presse|Associated Press|awp|SDA)[^)\n]{0,30}\) ?[-–—:]? ?"
    r"|[A-ZÀ-Ý][\w'-]{2,20}, (?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?(?:le )?\d{1,2}(?:er)? [^\W\d]{3,9}(?: \d{4})? ?[-–—] "
    r"|[A-ZÀ-Ý]{3}[A-ZÀ-Ý' -]{0,25}(?:, (?:le )?\d{1,2}(?:er)? \w{3,9}(?: \d{4})?)? ?[-–—] "
)
_SIGN_OFF = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5}){1,5}$|\(?(?:AFP|Reuters|AP|Belga|ATS|avec agences?|avec AFP)[\w ,/]{0,20}\)?\.?$")
_INLINE_CREDIT = re.compile(r"(?:PHOTO|Photo|CRÉDIT|Crédit)(?: photo)? ?[:©] ?[A-ZÀ-Ý]\w+(?: ?/ ?[A-ZÀ-Ý]\w+){0,3}(?= [A-ZÀ-Ý])")
_CLOCK = re.compile(r"\d{1,2} ?[h:] ?\d{2}(?: ?[-–—:])? ")
_PLACE = re.compile(r"\([A-ZÀ-Ý][\w'-]{2,20}(?: [A-ZÀ-Ý][\w'-]{1,20}){0,2}\) (?=[A-ZÀ-Ý])")
_CAPTION = re.compile(r"\((?:à (?:gauche|droite)|au centre|archives?|photo d'(?:archives|illustration)|illustration|[GD]|de gauche à droite)\)|^(?:photo|image|légende|sur cette photo)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Page:
    """Working state of one page: its view, its lines and what has been decided so far."""

    raw: str
    view: str
    lines: list[Span]
    stamps: list[Stamp]
    dropped: list[Dropped] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)

    def drop(self, span: Span, reason: str) -> None:
        self.dropped.append(Dropped(span[0], span[1], reason))


def clean_article(document: RawDocument, tables: Tables) -> Article:
    """Title, outlet, date and dropped spans of one document."""
    view = reading_view(document.text)
    page = _Page(document.text, view, split_paragraphs(view), find_stamps(view))
    kept, headline = _drop_lines(page, tables)
    heads, bodies = _split_head(page, kept)
    title = _title(page, heads, bodies, headline)
    _sort_body(page, heads, bodies, title, tables)
    lines = [_as_read(view, span) for span in page.lines]
    named = _as_read(view, title) if title else None
    body = len(_as_read(view, (0, page.body[0][0]))) if page.body else 0
    dated = find_date(document.metadata, _as_read(view, (0, len(view))), page.stamps, lines, body, named)
    outlet = find_outlet(document.metadata, page.stamps, lines, named, tables)
    stated = document.metadata.get("title", "").strip()
    return Article(
        id=document.id,
        source=document.source,
        text=document.text,
        title=stated or (_readable(document.text, view, title) if title else None),
        outlet=outlet[0] if outlet else None,
        outlet_country=outlet[1] if outlet else None,
        date=dated[0] if dated else None,
        date_precision=dated[1] if dated else None,
        url=document.metadata.get("url") or None,
        author=document.metadata.get("author") or None,
        dropped=tuple(sorted(page.dropped, key=lambda d: (d.start, d.end))),
    )


def _as_read(view: str, span: Span) -> str:
    return view[span[0]:span[1]].replace(FILLER, "")


def _readable(raw: str, view: str, span: Span) -> str:
    """The title as written, or as read where its encoding was broken."""
    return _as_read(view, span) if FILLER in view[span[0]:span[1]] else raw[span[0]:span[1]]


def _drop_lines(page: _Page, tables: Tables) -> tuple[list[Span], Span | None]:
    """Lines that remain once the frame of the page, credits, datelines and clocks are set aside; and the headline."""
    reasons = {i: r for i, span in enumerate(page.lines) if (r := _line_reason(_as_read(page.view, span), i))}
    framed, headline = frame_lines(page.view, page.lines, reasons, tables)
    reasons.update(framed)
    clocks = sum(1 for a, b in page.lines if _CLOCK.match(page.view, a, min(b, a + 12))) > 1
    kept: list[Span] = []
    for index, (start, end) in enumerate(page.lines):
        if index in reasons:
            page.drop((start, end), reasons[index])
            continue
        opening = _CLOCK.match(page.view, start, min(end, start + 12)) if clocks else None
        if opening is None and index < 8:
            opening = _DATELINE.match(page.view, start, min(end, start + 90)) or _PLACE.match(page.view, start, min(end, start + 40))
        if opening:
            page.drop((start, opening.start() + len(opening.group().rstrip())), "date_line")
            start = opening.end()
            if reason := line_reason(page.view[start:end]):
                page.drop((start, end), reason)
                continue
        kept.append((start, end))
    return kept, page.lines[headline] if headline is not None else None


def _line_reason(text: str, index: int) -> str | None:
    if reason := line_reason(text):
        return reason
    if len(text) < 110 and is_date_line(text):
        return "date_line"
    if index > 1 and len(text) < 40 and _SIGN_OFF.match(text):
        return "credit"
    return "navigation" if index < 4 and is_section(text) else None


def _split_head(page: _Page, lines: list[Span]) -> tuple[list[Span], list[Span]]:
    """Sets stamps aside; what stands before the first one on the same line is the head (headline, bullets)."""
    heads: list[Span] = []
    bodies: list[Span] = []
    first_mark = min((s.start for s in page.stamps), default=0)
    early = first_mark < 0.4 * len(page.view)
    for start, end in lines:
        if early and end <= first_mark and bodies:
            heads.append((start, end))
            continue
        at = start
        for stamp in (s for s in page.stamps if start <= s.start and s.end <= end):
            before = page.view[at:stamp.start].strip()
            if before and before[-1] in "-–|" and len(before.split()) <= 7:
                page.drop(_trimmed(page.view, (at, stamp.start)), "byline")
            elif before:
                first = not heads and not bodies
                (heads if first else bodies).append((at, stamp.start))
            page.drop((stamp.start, stamp.end), "byline" if stamp.byline else "date_line")
            at = stamp.end
        if page.view[at:end].strip(" |-–—.,"):
            bodies.append((at, end))
    return heads, bodies


def _title(page: _Page, heads: list[Span], bodies: list[Span], headline: Span | None) -> Span | None:
    """The headline found by the frame, the first segment of the head, or a first line that is no sentence."""
    if headline in (*heads, *bodies) and len(heads) + len(bodies) > 1:
        return headline
    if heads and (not bodies or heads[0][0] < bodies[0][0]):
        parts = _sentences(page, heads[0])
        return parts[0] if parts else None
    if len(bodies) + len(heads) < 2:
        return None
    start, end = _trimmed(page.view, bodies[0])
    text = page.view[start:end]
    if len(text) > _TITLE_LENGTH or text[-1:] in ".…:;," or text[:1] in "—–-" or _is_quoted_sentence(text):
        return None
    return start, end


def _is_quoted_sentence(text: str) -> bool:
    """A paragraph of speech, not a headline that is a quotation."""
    return text[:1] in "«“\"" and text[-1:] in "»”\"" and (len(text) > 140 or text[:-1].rstrip()[-1:] in ".!?…")


def _sort_body(page: _Page, heads: list[Span], bodies: list[Span], title: Span | None, tables: Tables) -> None:
    """Sentence by sentence: boilerplate, debris, repetition or text."""
    followed_by_credit = _lines_before_credits(page)
    captions: list[Span] = []
    headings: list[Span] = []
    for span in bodies:
        if title and _trimmed(page.view, span) == title:
            continue
        target = page.body
        line = _trimmed(page.view, span)
        text = page.view[line[0]:line[1]]
        if line[1] in followed_by_credit or (_CAPTION.search(text) and len(text) < 400):
            target = captions
        elif len(text) < 160 and text[-1:] not in ".!?…»”\":;," and len(bodies) > 2:
            target = headings
        sentences = _sentences(page, span)
        if target is headings and len(sentences) > 1:
            target = page.body
        for number, sentence in enumerate(sentences):
            if target is page.body and _is_caption(page, sentence):
                captions.append(sentence)
                continue
            if credit := _INLINE_CREDIT.match(page.view, *sentence):
                page.drop((sentence[0], credit.end()), "credit")
                sentence = (credit.end() + 1, sentence[1])
            words = page.view[sentence[0]:sentence[1]]
            reason = line_reason(words) if len(words) < 200 else None
            if reason is None and is_debris(words, number == 0, tables.verbs):
                reason = "debris"
            if reason:
                page.drop(sentence, reason)
            else:
                target.append(sentence)
    _drop_repeats(page, heads, title, captions, headings)


def _is_caption(page: _Page, sentence: Span) -> bool:
    """A caption that the scraper ran into the text, or a heading in capitals before it."""
    text = page.view[sentence[0]:sentence[1]]
    return bool(_CAPTION.search(text)) or len(text) > 12 and text == text.upper() and any(c.isalpha() for c in text)


def _drop_repeats(page: _Page, heads: list[Span], title: Span | None, captions: list[Span], headings: list[Span]) -> None:
    """Bullets, captions, headings and doubled lines that one sentence of the body (or the headline) says again."""
    segments = [s for head in heads for s in _sentences(page, head) if s != title]
    if not (segments or captions or headings or _has_doubles(page)):
        return
    body = [stems(page.view[a:b]) for a, b in page.body]
    title_stems = [stems(page.view[title[0]:title[1]])] if title else []
    for segment in segments:
        words = stems(page.view[segment[0]:segment[1]])
        if len(words) < 3 or best_coverage(words, body + title_stems) >= HEAD_COVERED:
            page.drop(segment, "duplicate" if len(words) >= 3 else "debris" if page.view[segment[0]].islower() else "navigation")
    _drop_captions(page, captions, headings, body)
    for heading in headings:
        words = stems(page.view[heading[0]:heading[1]])
        if words and (best_coverage(words, body) >= HEADING_COVERED or (title_stems and same_text(words, title_stems[0]))):
            page.drop(heading, "duplicate")
    seen: list[tuple[str, Span]] = []
    for sentence in page.body:
        text = page.view[sentence[0]:sentence[1]]
        if len(text) > 40 and any(text == other for other, _ in seen[-40:]):
            page.drop(sentence, "duplicate")
        seen.append((text, sentence))


def _has_doubles(page: _Page) -> bool:
    texts = [page.view[a:b] for a, b in page.body if b - a > 40]
    return len(set(texts)) < len(texts)


def _drop_captions(page: _Page, captions: list[Span], headings: list[Span], body: list[frozenset[str]]) -> None:
    """A caption printed twice (with its `alt` text) needs less to count as said again than one printed once."""
    doubled = _neighbours(page, captions, [*page.body, *headings])
    others = [words for words, span in zip(body, page.body, strict=True) if span not in doubled]
    kept: list[frozenset[str]] = []
    for caption in sorted({*captions, *doubled}):
        words = stems(page.view[caption[0]:caption[1]])
        needed = DOUBLED_COVERED if caption in doubled else CAPTION_COVERED
        if best_coverage(words, others) >= needed or any(same_text(words, other) for other in kept):
            page.drop(caption, "duplicate")
        else:
            kept.append(words)
    headings[:] = [h for h in headings if h not in doubled]


def _neighbours(page: _Page, captions: list[Span], texts: list[Span]) -> set[Span]:
    """Captions and lines that repeat one another side by side."""
    near = set()
    for caption in captions:
        words = stems(page.view[caption[0]:caption[1]])
        for text in (*texts, *(c for c in captions if c != caption)):
            close = 0 <= caption[0] - text[1] <= 3 or 0 <= text[0] - caption[1] <= 3
            if close and coverage(stems(page.view[text[0]:text[1]]), words) >= 0.6:
                near.update((text, caption))
    return near


def _lines_before_credits(page: _Page) -> set[int]:
    """Ends of the lines that stand right above a photo credit."""
    credits = {d.start for d in page.dropped if d.reason == "credit"}
    ends = set()
    for above, below in zip(page.lines, page.lines[1:], strict=False):
        if below[0] in credits and page.view[above[1]:below[0]].count("\n") == 1:
            ends.add(above[1])
    return ends


def _sentences(page: _Page, span: Span) -> list[Span]:
    quotes = [q for q in pair_quotes(page.raw, page.view, *span) if q.depth == 0]
    return split_sentences(page.view, span, quotes)


def _trimmed(view: str, span: Span) -> Span:
    start, end = span
    while start < end and view[start] in " |":
        start += 1
    while end > start and view[end - 1] in " |":
        end -= 1
    return start, end
