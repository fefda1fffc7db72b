"""How to cite a view: a sentence, a BibTeX entry, an address with every value written out.

The address names the fingerprint of the data (`donnees`); opened on other data, the dashboard says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

from stance import __version__
from stance.store.filters import to_query
from stance.views.address import DATA, LANGUAGE
from stance.views.filter_bar import chip_list
from stance.views.view import View

HASH = 16  # characters of the fingerprint that are written
TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    c: f"\\{c}" for c in "&%$#_{}"
}


@dataclass(frozen=True, slots=True)
class Citation:
    text: str
    bibtex: str
    link: str


def cite(view: View, page: str | None, today: date) -> Citation:
    """`page` is the address of the page without its query; None where it is not known."""
    info, link = view.reader.info(), permalink(view, page)
    words = {
        "version": __version__, "filters": filters_in_words(view), "hash": info.data_hash[:HASH],
        "model": info.model_revision or "–", "day": view.t.day(today), "link": link,
    }  # fmt: skip
    return Citation(view.t("publish.citation", **words), _bibtex(view, words, today), link)


def permalink(view: View, page: str | None) -> str:
    query = to_query(view.filters, *view.reader.bounds())
    query |= {LANGUAGE: [view.t.language], DATA: [view.reader.info().data_hash[:HASH]]}
    base = urlsplit(page or "")._replace(query="", fragment="").geturl()
    return f"{base}?{urlencode(query, doseq=True)}"


def filters_in_words(view: View) -> str:
    """« parole des acteurs · Acteur : X · du 24 févr. 2022 au … »: every filter, the period always."""
    t, (first, last) = view.t, view.period()
    chips = [label for name, _, label in chip_list(view.filters, t) if name not in ("since", "until")]
    return " · ".join([t(f"voice.{view.filters.voice}"), *chips, t.period(first, last)])


def _bibtex(view: View, words: dict[str, str], today: date) -> str:
    title = tex(view.t("publish.bibtex_title", filters=words["filters"]))
    note = tex(view.t("publish.bibtex_note", **words))
    return "\n".join([
        f"@misc{{stance_{words['hash'][:8]}_{today:%Y%m%d},", f"  title = {{{title}}},",
        f"  year = {{{today.year}}},", f"  month = {{{today.month}}},",
        f"  howpublished = {{\\url{{{words['link']}}}}},", f"  urldate = {{{today.isoformat()}}},",
        f"  note = {{{note}}}", "}",
    ])  # fmt: skip


def tex(text: str) -> str:
    """Text that LaTeX prints as it is."""
    return "".join(TEX.get(character, character) for character in re.sub(r"\s+", " ", text))
