"""The lines of a page: which are set aside whole, which lose a dateline or a clock, which stand above the byline.

A `Page` is the working state of one document while it is cleaned. Limits: a line is what the text calls a line; inside
lines only stamps, datelines, clocks and credits are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from stance.articles.day_lines import is_date_line, is_issue_line
from stance.articles.furniture import is_furniture, is_slogan, label_runs, undecorated
from stance.articles.headlines import is_english, is_foreign, join_broken, menu_before
from stance.articles.line_ends import before_name, tails
from stance.articles.lines import is_section, line_reason
from stance.articles.mastheads import signed_headline
from stance.articles.openings import CLOCK, TOWN, opening_of, runs_on
from stance.articles.outlet_names import is_place
from stance.articles.press_names import DOMAIN
from stance.articles.rows import transcript_lines
from stance.articles.stamps import Stamp
from stance.articles.tops import menu_lines, top_lines
from stance.articles.zones import frame_lines
from stance.reading.paragraphs import read_paragraph
from stance.reading.sentences import Span
from stance.reading.view import FILLER
from stance.records import Dropped
from stance.tables import Tables

_INITIAL = r"(?:[A-ZÀ-Ý]\.[ -]?){1,3}(?:[A-ZÀ-Ý]{1,4}\.?)?"
_SIGN_OFF = re.compile(
    r"[a-z]{2,5}(?:[-/][a-z]{2,5}){1,5}(?:-\d{1,4})?$"
    rf"|\(?{_INITIAL}(?:(?: et |, | & )(?:[A-ZÀ-Ý]\.? ?(?:de )?){{1,4}}\.?)?\)?$"
    r"|(?:[A-Za-zÀ-Ý]{1,3}\.){2,4}[A-ZÀ-Ý]{0,4}\.?(?:(?:, | et | avec )(?:[A-ZÀ-Ý][A-Za-z]{0,3}\.? ?){1,4})*$"
    r"|[A-ZÀ-Ý][a-zà-ÿ]{2,12} [A-ZÀ-Ý]\.$|\(?(?:AFP|Reuters|AP|Belga|ATS|avec agences?|avec AFP)[\w ,/]{0,20}\)?\.?$"
)


_INITIALED = re.compile(r"[A-LN-ZÀ-Ý]\. [A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+)?$")  # `É. Brandt-Lind`, not `M. Brandt`


@dataclass(slots=True)
class Page:
    """One document while it is cleaned: what has been dropped, and the sentences of the body so far."""

    raw: str
    view: str
    lines: list[Span]
    stamps: list[Stamp]
    dropped: list[Dropped] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    bullets: set[int] = field(default_factory=set)  # ends of the lines of a summary
    menu: set[int] = field(default_factory=set)  # starts of the lines of the site's menu above the headline

    def drop(self, span: Span, reason: str) -> None:
        self.dropped.append(Dropped(span[0], span[1], reason))

    def seen(self, span: Span) -> str:
        """The words of a span as the rules see them."""
        return self.view[span[0] : span[1]]

    def read(self, span: Span) -> str:
        """The words of a span as a reader should see them, broken encoding repaired."""
        return self.seen(span).replace(FILLER, "")

    def sentences(self, span: Span) -> list[Span]:
        return [*read_paragraph(self.raw, self.view, span).sentences]

    def trimmed(self, span: Span) -> Span:
        start, end = span
        while start < end and self.view[start] in " |":
            start += 1
        while end > start and self.view[end - 1] in " |":
            end -= 1
        return start, end

    def above_credits(self) -> set[int]:
        """Ends of the lines that stand right above a photo credit."""
        credits = {d.start for d in self.dropped if d.reason == "credit"}
        return {
            above[1]
            for above, below in pairwise(self.lines)
            if below[0] in credits and self.view.count("\n", above[1], below[0]) == 1
        }


def join_headline(page: Page, tables: Tables) -> None:
    """Makes one line of a headline that the page breaks over two."""
    texts = [page.read(span) for span in page.lines[:_TOP]]
    page.lines = join_broken(page.view, page.lines, texts, lambda i: _reason(texts[i], i, tables))


_TOP = 9
_TEXT = 80  # characters: a shorter line is no text


def keep_lines(page: Page, tables: Tables) -> tuple[list[Span], Span | None]:
    """Lines that remain once the frame of the page, credits, datelines and clocks are set aside; and the headline."""
    texts = [page.read(span) for span in page.lines]
    reasons = {i: r for i, text in enumerate(texts) if (r := _reason(text, i, tables))}
    told, menu, said = dict(reasons), menu_lines(texts, reasons), transcript_lines(texts)
    labels = label_runs(texts, tables) | menu
    reasons = {
        **dict.fromkeys(labels, "navigation"),
        **reasons,
        **dict.fromkeys(menu, "navigation"),
        **top_lines(texts),
    }
    stamped = {i: "date_line" for i, span in enumerate(page.lines[:_HEAD]) if _is_stamped(page, span)}
    framed, headline = frame_lines(page.view, page.lines, stamped | reasons, tables)
    if headline is None and (short := _last_label(texts, labels - menu, told)) is not None:
        reasons.pop(short, None)
        framed, headline = frame_lines(page.view, page.lines, stamped | reasons, tables)
    page.menu.update(page.lines[i][0] for i in labels if headline is not None and i < headline)
    reasons.update(framed)
    reasons.update(_again(texts, reasons, headline))
    reasons = {i: r for i, r in reasons.items() if i not in said}
    clocks = sum(1 for a, b in page.lines if CLOCK.match(page.view, a, min(b, a + 12))) > 1
    kept: list[Span] = []
    for index, (start, end) in enumerate(page.lines):
        if reasons.get(index) == "duplicate":
            page.bullets.add(end)
        elif index in reasons:
            page.drop((start, end), reasons[index])
            continue
        if opening := opening_of(page.view, index, (start, end), clocks, index == headline):
            page.drop((start, start + len(opening.group().rstrip())), "date_line")
            signed = (
                opening[0].startswith(("Par ", "By ")) and end - opening.end() < 60 and page.view[end - 1] not in ".!?»"
            )
            start = opening.end()
            if reason := line_reason(page.read((start, end)), tables) or ("byline" if signed else None):
                page.drop((start, end), reason)
                continue
        if index < _TOP and index != headline and (place := TOWN.match(page.view, start, min(end, start + 32))):
            if end - start > _TEXT and is_place(place[1], tables):
                page.drop((start, place.end() - 1), "date_line")
                start = place.end()
        end = _before_tail(page, start, end)
        if index in (0, headline) and (first := menu_before(page.view, (start, end))) > start:
            page.drop((start, first), "navigation")
            start = first
        if index != headline and (named := before_name(page.seen((start, end)), texts[index - 1], tables)):
            page.drop((start + named, end), "credit")
            end = start + named
        if index == headline:
            end = _unsigned(page, (start, end), tables)
            if (trimmed := page.trimmed((start, end)))[1] < end:
                page.drop((trimmed[1], end), "navigation")
            start, end = page.lines[index] = trimmed
        kept += [(start, end)] if index == headline else _without_credits(page, start, end)
    return kept, page.lines[headline] if headline is not None else None


_HEAD = 30  # lines in which a headline may stand


def _is_stamped(page: Page, span: Span) -> bool:
    """`Mis à jour le 12 mai 2022` below another stamp is no headline."""
    return any(stamp.start <= span[0] + 2 and span[1] - 2 <= stamp.end for stamp in page.stamps)


def _last_label(texts: list[str], labels: set[int], told: Mapping[int, str]) -> int | None:
    """A short headline that ends a run of labels, right above the byline or the text: `Une paix impossible`."""
    for index in sorted((i for i in labels if i < _TOP + 3), reverse=True):
        if index not in told and len(texts[index].split()) >= _FEWEST:
            return None if any(len(text) > _TEXT for text in texts[:index]) else index
    return None


_FEWEST = 3  # words of such a headline


def _before_tail(page: Page, start: int, end: int) -> int:
    """Sets aside what stands after the words of a line; where the words end."""
    for (tail_start, tail_end), reason in tails(page.view, start, end):
        page.drop((tail_start, tail_end), reason)
        end = tail_start
    return end


_CREDIT_INSIDE = re.compile(
    r" ?\((?:(?:[Pp]hoto|[Cc]rédit|[Ii]mage)s?(?: photo)? ?:|©) ?[^()\n]{2,90}\) (?=[A-ZÀ-Ý«“\"])"
)


def _without_credits(page: Page, start: int, end: int) -> list[Span]:
    """The parts of a line between the credits of photos whose captions ran into the text."""
    parts: list[Span] = []
    if page.view.find("(", start, end) < 0:
        return [(start, end)]
    for credit in _CREDIT_INSIDE.finditer(page.view, start, end):
        if credit.start() > start:
            parts.append((start, credit.start()))
        page.drop(credit.span(), "credit")
        start = credit.end()
    return [*parts, (start, end)]


def _again(texts: list[str], reasons: Mapping[int, str], headline: int | None) -> dict[int, str]:
    """The name of an author or a button that the page prints twice: what goes once goes every time."""
    gone = {texts[i]: r for i, r in reasons.items() if r in ("navigation", "byline", "share") and len(texts[i]) < 60}
    labels = {t for t in gone if texts.count(t) > _COPIES}  # who speaks in an interview
    return {
        i: gone[t] for i, t in enumerate(texts) if i not in reasons and i != headline and t in gone and t not in labels
    }


_COPIES = 4


def _unsigned(page: Page, span: Span, tables: Tables) -> int:
    """`Headline | Name of the site`: the name is set aside; where the headline then ends."""
    tail = signed_headline(page.seen(span), [page.read(line) for line in page.lines], tables)
    if tail is None:
        return span[1]
    rubric = _RUBRIC.search(page.view, span[0], span[0] + tail[0])
    end = rubric.start() if rubric else span[0] + tail[0]
    page.drop((end, span[1]), "byline")
    return end


_RUBRIC = re.compile(
    r" [-–—|] (?:revue de presse|tribune|éditorial|édito|analyse|entretien|interview|reportage|chronique|opinion|vidéo"
    r"|podcast|portrait|enquête|récit|décryptage|point de vue|billet)$",
    re.IGNORECASE,
)


_HOST = re.compile(rf"(?:[a-z0-9-]{{3,40}}\.){{1,2}}{DOMAIN}$")


def _reason(text: str, index: int, tables: Tables) -> str | None:
    if runs_on(text):
        return None
    bare = undecorated(text)
    if not any(map(str.isalnum, text)):
        return "debris"
    if reason := line_reason(text, tables) or (line_reason(bare, tables) if bare != text else None):
        return reason
    if " " not in text and "." in text and _HOST.match(text):
        return "navigation"
    if len(text) < 110 and (is_date_line(text) or (index < 4 and is_issue_line(text))):
        return "date_line"
    if index < 3 and text[-1] == "/" and len(text) < 30 and text.isupper():
        return "byline"  # `ALPHA/` above the text of an agency
    if index > 1 and len(text) < 40 and _SIGN_OFF.match(text):
        return "credit"
    if index < 3 and len(text) < 40 and text[1:3] == ". " and _INITIALED.match(text):
        return "byline"
    if is_english(bare) or is_foreign(bare):
        return "navigation"
    if is_furniture(bare, tables) or (index < 4 and is_slogan(bare, tables)):
        return "navigation"
    rubric = index < 4 and (is_section(text) or (len(text) < 40 and is_place(text, tables)))
    return "navigation" if rubric else None


def split_head(page: Page, lines: list[Span]) -> tuple[list[Span], list[Span]]:
    """Sets stamps aside; what stands between the headline and an early stamp is the head (bullets, standfirst)."""
    heads: list[Span] = []
    bodies: list[Span] = []
    first_mark = min((s.start for s in page.stamps), default=0)
    early = first_mark < 0.4 * len(page.view)
    number = 0
    for start, end in lines:
        if early and end <= first_mark and bodies:
            heads.append((start, end))
            continue
        at = start
        while number < len(page.stamps) and page.stamps[number].start < end:
            stamp = page.stamps[number]
            number += 1
            if stamp.start < at or stamp.end > end:
                continue
            _before_stamp(page, (at, stamp.start), heads, bodies)
            page.drop((stamp.start, stamp.end), "byline" if stamp.byline else "date_line")
            at = stamp.end
        if page.view[at:end].strip(" |-–—.,"):
            bodies.append((at, end))
    return heads, bodies


def _before_stamp(page: Page, span: Span, heads: list[Span], bodies: list[Span]) -> None:
    text = page.seen(span).strip()
    if text and text[-1] in "-–|(" and len(text.split()) <= 7:
        page.drop(page.trimmed(span), "byline")
    elif text:
        (bodies if heads or bodies else heads).append(span)
