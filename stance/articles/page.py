"""The lines of a page: which are set aside whole, which lose a dateline or a clock, which stand above the byline.

A `Page` is the working state of one document while it is cleaned. Limits: a line is what the text calls a line; inside
lines only stamps, datelines, clocks and credits are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from stance.articles.dates import is_date_line, is_issue_line
from stance.articles.furniture import is_furniture, is_slogan, label_runs, undecorated
from stance.articles.headlines import is_english, join_broken, menu_before
from stance.articles.lines import is_section, line_reason
from stance.articles.mastheads import signed_headline
from stance.articles.outlet_names import is_place
from stance.articles.stamps import MONTH, WEEKDAY, Stamp
from stance.articles.zones import frame_lines
from stance.reading.quotes import pair_quotes
from stance.reading.sentences import Span, split_sentences
from stance.reading.view import FILLER
from stance.records import Dropped
from stance.tables import Tables

_AGENCIES = (
    "AFP|Reuters|AP|Belga|ATS|TASS|Tass|Xinhua|ANSA|EFE|dpa|DPA|APS|MAP|TAP|La Presse canadienne|Sputnik|RIA Novosti"
    "|Agence France-Presse|Associated Press|awp|SDA"
)
_PLACE = r"[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ' -]{2,30}"
_DAY = rf"(?:{WEEKDAY} )?(?:le )?\d{{1,2}}(?:er)? (?:(?i:{MONTH})|[^\W\d]{{3,9}}\.?)(?: \d{{4}})?"
_DATELINE = re.compile(
    rf"\((?:Actualisé|Répétition|Mise à jour|Complète|Ajoute|Avec|Correction)[^()\n]{{2,90}}\)"
    rf"(?: {_DAY} \((?:{_AGENCIES})\) ?[-–—] ?)?|{_DAY} \((?:{_AGENCIES})\) ?[-–—] ?"
    rf"|{_PLACE}(?:, {_DAY})? ?\((?:{_AGENCIES})[^)\n]{{0,30}}\) ?[-–—:]{{0,2}} ?"
    rf"|{_PLACE} ?\([A-Z]{{2,6}}\) ?[-–—] |{_PLACE}, {_DAY}\.? ?(?:\([^()\n]{{2,30}}\) ?)?[-–—] "
    rf"|\[{_PLACE}, [^\]\n]{{2,40}}\] ?[-–—:]? ?|[A-ZÀ-Ý]{{3}}[A-ZÀ-Ý' -]{{0,25}}(?:, {_DAY})? ?[-–—] "
    rf"|{_DAY}(?:,| -| –| à)* \d{{1,2}} ?[h:] ?\d{{2}} (?=[A-ZÀ-Ý«“\"])"
    rf"|[(\[](?:[A-ZÀ-Ý][\w' -]{{1,30}}, ?)?(?:{_DAY}(?<=\d\d\d\d)|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})[)\]]"
    rf" ?[-–—:]? ?|{_DAY}(?<=\d\d\d\d) ?[—–-] (?=[A-ZÀ-Ý«])"
    rf"|{_PLACE} ?\((?:ats|awp|afp|dpa|sda|belga|aps|map|tap|ansa|efe)\b[^()\n]{{0,20}}\) ?[-–—:]{{0,2}} ?"
    rf"(?=[A-ZÀ-Ý«\"])"
    rf"|\((?:Agence )?[A-ZÀ-Ý][\w-]{{2,14}}\) ?[-–—] (?=[A-ZÀ-Ý«\"])"
    rf"|\([A-ZÀ-Ý][\w'-]{{2,20}}(?: "
    rf"[A-ZÀ-Ý][\w'-]{{1,20}}){{0,2}}\) (?=[A-ZÀ-Ý«“\"])"
)
_CLOCK = re.compile(
    r"\d{1,2} ?[h:] ?\d{2}(?:\.|(?: ?[-–—:|]))? (?:[^\w\s«“\"(—–'…-]{1,3} )?|\d{1,2}:\d{2}(?::\d{2})?(?=[^\W\d])"
)
_BULLET = re.compile(r"[^\w\s!-/:-@\[-`{-~«»“”„‘’…–—€°§©•·●■▪¿¡]{1,3} ")
_MARKER = re.compile(r"\[/?ad_\d{1,2}\] ?")  # what a plug-in leaves around a copied text
_AGENCY_NAME = (
    rf"(?:{_AGENCIES}|REUTERS|LA PRESSE CANADIENNE|SIPA|ABACA|EPA|Getty Images|GETTY IMAGES|MAXPPP|Keystone|KEYSTONE)"
)
_PERSON = r"[A-ZÀ-Ý][\w.'-]{1,20}(?: (?:de |van |von )?[A-ZÀ-Ý][\w.'-]{0,20}){1,3}"
_END_CREDIT = re.compile(
    rf" ?(?:[-–—|/©(] ?(?:(?:Photo|PHOTO|Crédit|CRÉDIT|Image) ?:? ?)?{_PERSON} ?[-–—/|,] ?{_AGENCY_NAME}"
    rf"|(?:[-–—|©(]|(?<=[.!?»])) ?{_AGENCY_NAME} ?[-–—/|] ?{_PERSON}|© ?{_AGENCY_NAME})(?: via {_AGENCY_NAME})?\)?\.?$"
    rf"|(?<=[.!?»]) {_AGENCY_NAME}\.?$|(?<=[\w.!?»\"]) ?© ?[\w.' /,-]{{2,50}}$"
    r"|(?<=[\w.!?»\"]) {0,3}(?:[-–—] {0,3})?(?:Tous droits réservés|All rights reserved)\b.{0,60}$"
)
_PIPED = re.compile(r"\d{1,2} ?h ?\d{2} ?[|] ")  # one is enough
_TWICE = re.compile(r"([^\n]{40,300}?) {1,3}\1$")
_GLUED = re.compile(
    r"(?:Abonnée?s?|Réservé aux abonnés|Premium|Exclusif|Gratuit) ?(?=[A-ZÀ-Ý]{3})"
)  # a label run into it
_STAMPED = re.compile(r"\(\d{1,2}[/.]\d{1,2}(?:[/.](?:20)?\d{2})?\) (?=[A-ZÀ-Ý«“\"])")
_CUT = re.compile(  # what a digest leaves where it cut the text
    r"(?:\[(?:…|\.{3})\]|…|\.{3}) ?((?:[Ss]uite de l'article|(?:[Ll]ire|[Vv]oir) (?:la suite|plus|l'article)"
    r"|[Rr]ead more|[Cc]ontinue[rz]? (?:la|votre) lecture)\b[^.!?«»]{0,160}\.{0,3})$"
)
_FIELD = re.compile(r"(?:Objet|Sujet|Subject|Titre) ?: ")
_INITIAL = r"(?:[A-ZÀ-Ý]\.[ -]?){1,3}(?:[A-ZÀ-Ý]{1,4}\.?)?"
_SIGN_OFF = re.compile(
    r"[a-z]{2,5}(?:[-/][a-z]{2,5}){1,5}(?:-\d{1,4})?$"
    rf"|\(?{_INITIAL}(?:(?: et |, | & )(?:[A-ZÀ-Ý]\.? ?(?:de )?){{1,4}}\.?)?\)?$"
    r"|[A-ZÀ-Ý][a-zà-ÿ]{2,12} [A-ZÀ-Ý]\.$|\(?(?:AFP|Reuters|AP|Belga|ATS|avec agences?|avec AFP)[\w ,/]{0,20}\)?\.?$"
)


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

    def drop(self, span: Span, reason: str) -> None:
        self.dropped.append(Dropped(span[0], span[1], reason))

    def seen(self, span: Span) -> str:
        """The words of a span as the rules see them."""
        return self.view[span[0] : span[1]]

    def read(self, span: Span) -> str:
        """The words of a span as a reader should see them, broken encoding repaired."""
        return self.seen(span).replace(FILLER, "")

    def sentences(self, span: Span) -> list[Span]:
        quotes = [q for q in pair_quotes(self.raw, self.view, *span) if q.depth == 0]
        return split_sentences(self.view, span, quotes)

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


def keep_lines(page: Page, tables: Tables) -> tuple[list[Span], Span | None]:
    """Lines that remain once the frame of the page, credits, datelines and clocks are set aside; and the headline."""
    texts = [page.read(span) for span in page.lines]
    reasons = {i: r for i, text in enumerate(texts) if (r := _reason(text, i, tables))}
    reasons = {**dict.fromkeys(label_runs(texts, tables), "navigation"), **reasons}
    framed, headline = frame_lines(page.view, page.lines, reasons, tables)
    reasons.update(framed)
    reasons.update(_again(texts, reasons, headline))
    clocks = sum(1 for a, b in page.lines if _CLOCK.match(page.view, a, min(b, a + 12))) > 1
    kept: list[Span] = []
    for index, (start, end) in enumerate(page.lines):
        if reasons.get(index) == "duplicate":
            page.bullets.add(end)
        elif index in reasons:
            page.drop((start, end), reasons[index])
            continue
        if opening := _opening(page, index, (start, end), clocks, index == headline):
            page.drop((start, start + len(opening.group().rstrip())), "date_line")
            signed = (
                opening[0].startswith(("Par ", "By ")) and end - opening.end() < 60 and page.view[end - 1] not in ".!?»"
            )
            start = opening.end()
            if reason := line_reason(page.read((start, end)), tables) or ("byline" if signed else None):
                page.drop((start, end), reason)
                continue
        if cut := _CUT.search(page.view, max(start + 12, end - 200), end):
            page.drop((cut.start(1), end), "navigation")
            end = cut.start(1)
        if twice := _TWICE.match(page.view, start, end):  # a caption and its `alt` text on one line
            page.drop((twice.end(1), end), "duplicate")
            end = twice.end(1)
        if credit := _END_CREDIT.search(page.view, max(start + 12, end - 90), end):
            page.drop((credit.start(), end), "credit")
            end = credit.start()
        if index == headline:
            end = _unsigned(page, (start, end), tables)
            if (first := menu_before(page.view, (start, end))) > start:
                page.drop((start, first), "navigation")
                start = first
            if (trimmed := page.trimmed((start, end)))[1] < end:
                page.drop((trimmed[1], end), "navigation")
            start, end = page.lines[index] = trimmed
        kept += [(start, end)] if index == headline else _without_credits(page, start, end)
    return kept, page.lines[headline] if headline is not None else None


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


def _opening(page: Page, index: int, span: Span, clocks: bool, headline: bool) -> re.Match[str] | None:
    """What stands before the words of a line: a clock, a plug-in's mark, a bullet, a dateline, a field's name."""
    start, end = span
    patterns = [(_CLOCK, 12)] if clocks else [(_PIPED, 12)]
    patterns += [(_MARKER, 12), (_BULLET, 5), (_GLUED, 24), (_STAMPED, 16)]
    if index < 8:
        patterns += [(_FIELD, 12)] if headline else [(_DATELINE, 90), (_FIELD, 12)]
    found = (pattern.match(page.view, start, min(end, start + reach)) for pattern, reach in patterns)
    return next((match for match in found if match), None)


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


def _reason(text: str, index: int, tables: Tables) -> str | None:
    bare = undecorated(text)
    if reason := line_reason(text, tables) or (line_reason(bare, tables) if bare != text else None):
        return reason
    if len(text) < 110 and (is_date_line(text) or (index < 4 and is_issue_line(text))):
        return "date_line"
    if index > 1 and len(text) < 40 and _SIGN_OFF.match(text):
        return "credit"
    if is_english(bare):
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
