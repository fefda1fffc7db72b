"""From a raw document to an article: what is text, what is not and why, its title, outlet and date.

The text is never rewritten: everything left out becomes a `Dropped` span with a reason (navigation, share, form,
cookies, copyright, credit, byline, date_line, stage, duplicate, debris). Cleaning is a function of the raw text alone,
so doing it twice changes nothing. Limits: works on plain text; layout that a scraper flattened is recovered only from
punctuation, capitals and stamps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stance.articles.dates import find_date
from stance.articles.debris import is_debris
from stance.articles.furniture import is_spoken_furniture
from stance.articles.headlines import calls_for_more, is_genre, split_byline
from stance.articles.lines import is_loud, is_section, line_reason
from stance.articles.outlets import find_outlet
from stance.articles.page import Page, join_headline, keep_lines, split_head
from stance.articles.pull_quotes import is_signature
from stance.articles.repeats import drop_repeats
from stance.articles.stamps import find_stamps
from stance.articles.translation import is_machine_translated
from stance.reading.sentences import Span, split_paragraphs
from stance.reading.view import FILLER, reading_view
from stance.records import Article, RawDocument
from stance.tables import Tables

_TITLE_LENGTH = 260
_ONE_SENTENCE = 140  # a headline that is longer has no full stop inside
_PRESS = r"(?:AFP|AP|REUTERS|Reuters|LA PRESSE CANADIENNE|EPA|GETTY IMAGES|Getty Images|SIPA|BELGA|ABACA)"
_INLINE_CREDIT = re.compile(
    r"(?:PHOTO|Photo|CRÉDIT|Crédit)(?: photo)? ?[:©] ?[A-ZÀ-Ý]\w+(?: ?/ ?[A-ZÀ-Ý]\w+){0,3}(?= [A-ZÀ-Ý])"
    rf"|{_PRESS} ?/ ?[A-ZÀ-Ý][\w.'-]{{1,20}} [A-ZÀ-Ý][\w.'-]{{1,20}}(?:/\w+)?(?= [A-ZÀ-Ý]|$)"
    rf"|[A-ZÀ-Ý][\w.'-]{{1,20}}(?: [A-ZÀ-Ý][\w.'-]{{0,20}}){{1,6}}(?: ?/ ?| via ){_PRESS}(?: via {_PRESS})?"
    r"(?:, (?:File|Fichier|Archives|Pool))?(?= [A-ZÀ-Ý«\"])"
)
_CAPTION = re.compile(
    r"\((?:à (?:gauche|droite)|au centre|archives?|photo d'(?:archives|illustration)|illustration|[GD]"
    r"|de gauche à droite)\)|^(?:photo|image|légende|sur cette photo)\b",
    re.IGNORECASE,
)
_CAPTION_HEADS = ("ph", "im", "lé", "su")  # the first letters of what opens a caption
_CREDIT = 48  # characters of a credit that is a sentence of its own
_ASIDE = re.compile(r"\([^()\n]{2,30} [^()\n]{2,130}\)(?= )")  # `(rires)` alone belongs to what is said


_SEE_ALSO = ("Lire ", "À lire ", "A lire ", "Voir aussi", "À voir ")
_GLUED = re.compile(  # `Lire aussi : Un cargo accosteLe port a rouvert…`: the link ran into the text
    r"(?:(?:À |A )?[Ll]ire |(?:À v|V)oir )(?:aussi|également) ?:? ?[^.\n]{10,200}?[a-zà-ÿ0-9»](?=[A-ZÀ-Ý][a-zà-ÿ' ])"
)


def clean_article(document: RawDocument, tables: Tables) -> Article:
    """Title, outlet, date and dropped spans of one document."""
    view = reading_view(document.text)
    page = Page(document.text, view, split_byline(view, split_paragraphs(view), tables), find_stamps(view))
    join_headline(page, tables)
    starts = [start for start, _ in page.lines]
    lines = [page.read(span) for span in page.lines]
    kept, headline = keep_lines(page, tables)
    below_menu = [
        line for line, start in zip(lines, starts, strict=True) if start not in page.menu or _YEAR.search(line)
    ]
    metadata = {**document.metadata, **_own_address(document.metadata, lines)}
    heads, bodies = split_head(page, kept)
    title = _title(page, heads, bodies, headline, tables)
    told = _sort_sentences(page, heads, bodies, title, tables)
    named = page.read(title) if title else None
    body = len(page.read((0, min(told, page.body[0][0])))) if page.body else 0
    dated = find_date(metadata, page.read((0, len(view))), page.stamps, below_menu, body, named, tables)
    outlet = find_outlet(metadata, page.stamps, lines, named, tables)
    stated = document.metadata.get("title", "").strip()
    return Article(
        id=document.id,
        source=document.source,
        text=document.text,
        title=stated or (_readable(page, title) if title else None),
        outlet=outlet[0] if outlet else None,
        outlet_country=outlet[1] if outlet else None,
        date=dated[0] if dated else None,
        date_precision=dated[1] if dated else None,
        url=metadata.get("url") or None,
        author=document.metadata.get("author") or None,
        machine_translated=document.metadata.get("machine_translated") == "true" or is_machine_translated(view),
        dropped=tuple(sorted(page.dropped, key=lambda d: (d.start, d.end))),
    )


def _own_address(metadata: Mapping[str, str], lines: list[str]) -> dict[str, str]:
    """The address that stands alone above the text, where the source states none."""
    first = next(iter(lines[:1]), "")
    return {"url": first} if not metadata.get("url") and _ADDRESS.match(first) else {}


_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,10}(?:/\S*)?$")


def _readable(page: Page, span: Span) -> str:
    """The title on one line, as written, or as read where its encoding was broken."""
    text = page.read(span) if FILLER in page.seen(span) else page.raw[span[0] : span[1]]
    return _BREAK.sub(" ", text)


_LISTED = re.compile(r"[-–•] (?:\S+ ){0,2}\S+$")  # a name in a list
_BREAK = re.compile(r"\s*\n\s*")


def _title(page: Page, heads: list[Span], bodies: list[Span], headline: Span | None, tables: Tables) -> Span | None:
    """The headline found by the frame, the first segment of the head, or a first line that is no sentence."""
    if headline in (*heads, *bodies) and len(heads) + len(bodies) > 1:
        return headline
    if heads and (not bodies or heads[0][0] < bodies[0][0]):
        parts = page.sentences(heads[0])
        return parts[0] if parts else None
    if len(bodies) + len(heads) < 2:
        return None
    span = page.trimmed(bodies[0])
    text = page.seen(span)
    if " " not in text or calls_for_more(text):
        return None
    if len(text) > _TITLE_LENGTH or text[-1:] in ".…:;," or text[:1] in "—–-•" or _is_quoted_sentence(text):
        return None
    sentences = page.sentences(span)
    long = len(text) > _ONE_SENTENCE and (len(sentences) > 1 or bool(_SAID_IN_FULL.search(text)))
    if _is_credited(page, sentences, tables) or long or _is_pictured(page, span):
        return None
    return span


def _is_pictured(page: Page, span: Span) -> bool:
    """A caption: the credit of its photo was set aside at the end of the line."""
    end = page.view.find("\n", span[1])
    line_end = end if end >= 0 else len(page.view)
    return any(d.reason == "credit" and span[1] <= d.start < line_end for d in page.dropped)


_SAID_IN_FULL = re.compile(r"[.!?…] ?[»”\"]$")


def _is_quoted_sentence(text: str) -> bool:
    """A paragraph of speech, not a headline that is a quotation."""
    return text[:1] in '«“"' and text[-1:] in '»”"' and (len(text) > 140 or text[:-1].rstrip()[-1:] in ".!?…")


def _sort_sentences(page: Page, heads: list[Span], bodies: list[Span], title: Span | None, tables: Tables) -> int:
    """Sentence by sentence: boilerplate, debris, repetition or text; where the first reporting sentence starts."""
    above_credits = page.above_credits()
    captions: list[Span] = []
    headings: list[Span] = []
    standfirsts: list[Span] = []  # the sentence right under the headline
    bullets: list[Span] = []
    head = [s for span in heads for s in page.sentences(span) if s != title]
    above = headed = page.seen(title) if title else ""
    for span in bodies:
        line = page.trimmed(span)
        if line == title:
            continue
        text = page.seen(line)
        above, before = text, above
        sentences = page.sentences(span)
        target = page.body
        if span[1] in page.bullets:
            target = bullets
        elif (line[1] in above_credits or _is_captioned(text) or _is_credited(page, sentences, tables)) and (
            len(text) < 400
        ):
            target = captions
        elif len(text) < 220 and _is_pull_quote(text) and len(sentences) <= (2 if text[:1].isdigit() else 1):
            target = headings
        elif len(sentences) == 1 and len(text) < 160 and text[-1:] == "." and before and before == headed:
            target = standfirsts
        elif _LISTED.match(text):
            target = page.body
        elif len(sentences) == 1 and len(text) < 160 and text[-1:] not in '.!?…»”":;,' and len(bodies) > 2:
            target = page.body if is_signature(text, before, tables) else headings
        for number, sentence in enumerate(sentences):
            caption = _is_caption(page.seen(sentence)) and not line_reason(page.read(sentence), tables)
            if target is page.body and caption:
                captions.append(sentence)
            elif number == 0 and len(sentences) > 1 and _is_kicker(page.read(sentence)):
                page.drop(sentence, "navigation")
            elif 0 < number == len(sentences) - 1 and is_genre(page.seen(sentence)):
                page.drop(sentence, "navigation")
            elif kept := _kept_part(page, sentence, number == 0, tables):
                target.append(kept)
    drop_repeats(page, head, title, captions, [*standfirsts, *headings], bullets)
    return next((start for start, end in standfirsts if _REPORTING.search(page.view, start, end)), len(page.view))


_REPORTING = re.compile(r"(?<![\w'])(?:a|ont|s'est|se sont|n'a|n'ont) (?!archives)\w")  # as a caption seldom does
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _is_credited(page: Page, sentences: list[Span], tables: Tables) -> bool:
    """A caption: the line ends with the credit of its photo."""
    return 1 < len(sentences) < 4 and line_reason(page.read(sentences[-1]), tables) == "credit"


def _is_pull_quote(text: str) -> bool:
    """One quotation alone on its line, which the text may say again."""
    text = _NUMBERING.sub("", text)
    return text[:1] in '«“"' and text.rstrip(" .")[-1:] in '»”"' and not any(c in text[1:-2] for c in "«»“”")


_NUMBERING = re.compile(r"^\d{1,2}[.)] ")


def _kept_part(page: Page, sentence: Span, first: bool, tables: Tables) -> Span | None:
    """The sentence without a credit glued before it; None, and dropped, when it is boilerplate or debris."""
    credit = _INLINE_CREDIT.match(page.view, *sentence)
    whole = sentence[1] - sentence[0] < _CREDIT and line_reason(page.read(sentence), tables) == "credit"
    if credit and not whole:
        page.drop((sentence[0], credit.end()), "credit")
        if credit.end() >= sentence[1]:
            return None
        sentence = (credit.end() + 1, sentence[1])
    aside = _ASIDE.match(page.view, *sentence)
    if aside and aside.end() < sentence[1] and line_reason(page.read((sentence[0], aside.end())), tables) == "stage":
        page.drop((sentence[0], aside.end()), "stage")
        sentence = (aside.end() + 1, sentence[1])
    if page.view.startswith(_SEE_ALSO, *sentence) and (link := _GLUED.match(page.view, *sentence)):
        page.drop(link.span(), "navigation")
        sentence = (link.end(), sentence[1])
    text = page.read(sentence)
    reason = line_reason(text, tables) if len(text) < 200 else None
    if reason == "navigation" and not first and text[-1] == "?":
        reason = None  # `Le port brûle. Quelle est votre réaction ?`: asked of somebody, not of the reader
    if reason is None and is_spoken_furniture(text, tables):
        reason = "navigation"
    if reason is None and is_debris(text, first, tables.verbs):
        reason = "debris"
    if reason is None:
        return sentence
    page.drop(sentence, reason)
    return None


def _is_kicker(text: str) -> bool:
    """`OPINION.` before the text of its paragraph."""
    return text.isupper() and is_section(text.rstrip(" .:!–—-"))


def _is_captioned(text: str) -> bool:
    """`(archives)` somewhere, or `Photo` at its head."""
    return ("(" in text or text[:2].lower() in _CAPTION_HEADS) and _CAPTION.search(text) is not None


def _is_caption(text: str) -> bool:
    """A caption that the scraper ran into the text, or a heading in capitals before it."""
    return _is_captioned(text) or (len(text) > 12 and is_loud(text) and any(c.isalpha() for c in text))
