"""Which column of a table holds what, and one row → one document. Shared by all tables of articles.

Columns are recognised by their names, in French and English, whatever their case, accents and punctuation; the first
name of a list wins. `settings.columns` (option --map) names columns outright. Rows are articles: cells that hold HTML
become plain text, and a text cut at Excel's limit of 32,767 characters is marked partial.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from stance.errors import SourceError
from stance.records import RawDocument
from stance.sources.days import iso_day
from stance.sources.encodings import repaired, undone
from stance.sources.inputs import Refusal, document_of
from stance.sources.markup import CONTROLS, text_of_fragment

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "texte", "texte integral", "texte complet", "texte de l article", "full text", "fulltext",
        "article text", "article body", "articlebody", "plaintext", "plain text", "raw text", "texte brut", "corps",
        "corps du texte", "corps de l article", "body", "content", "contenu", "article", "maintext", "main text",
        "transcription", "transcript", "verbatim", "discours",
    ),
    "title": ("title", "titre", "titre de l article", "headline", "article title", "hd", "intitule", "manchette"),
    "outlet": (
        "outlet", "media", "media name", "nom du media", "journal", "publication", "titre de presse", "organe",
        "newspaper", "source name", "nom de la source", "publisher", "editeur", "site", "site name", "sitename",
        "domain", "source", "sn",
    ),
    "date": (
        "date", "date de publication", "date publication", "publication date", "publish date", "published at",
        "published", "publishing date", "date published", "datepublished", "publie le", "date de parution", "parution",
        "pubdate", "pub date", "date pub", "pd", "jour", "created at", "datetime",
    ),
    "url": (
        "url", "lien", "link", "adresse", "adresse web", "permalink", "permalien", "story url", "canonical url", "uri",
    ),
    "author": (
        "author", "authors", "auteur", "auteurs", "autrice", "auteur e", "byline", "by", "signature", "journaliste",
    ),
    "language": ("language", "langue", "lang"),
}  # fmt: skip
EXCEL_CELL = 32_767


def normalised(name: object) -> str:
    letters = (c for c in unicodedata.normalize("NFKD", str(name or "")) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(letters).lower()).split()) or str(name or "").strip().lower()


def find_columns(header: Sequence[Any], wanted: Mapping[str, str]) -> dict[str, int]:
    """Role → position, for the roles that have a column; SourceError when a column named by --map is absent.

    A role for which `wanted` names the empty column has none, whatever the names say.
    """
    names = [normalised(name) for name in header]
    found = {}
    for role, known in NAMES.items():
        if wanted.get(role):
            found[role] = _named(wanted[role], header, names)
        elif role not in wanted:
            taken = {_position(names, other) for other in wanted.values()}
            places = (names.index(name) for name in known if name in names)
            position = next((place for place in places if place not in taken), None)
            if position is not None:
                found[role] = position
    return found


def need_text(columns: Mapping[str, int], header: Sequence[Any]) -> None:
    if "text" not in columns:
        shown = ", ".join(str(name)[:40] for name in header[:20] if name not in (None, "")) or "none"
        raise SourceError(
            f"No column holds the text of the articles (columns: {shown}). Name it with --map text=COLUMN."
        )


def row_document(
    row: Sequence[Any], columns: Mapping[str, int], format: str, source: str, limit: int
) -> RawDocument | Refusal | None:
    """The document of one row; None for an empty row."""
    values = {role: cell_text(row[place]) if place < len(row) else "" for role, place in columns.items()}
    if not any(values.values()):
        return None
    text = values.pop("text", "")
    if len(text) > limit:
        return Refusal(source, f"The text has {len(text):,} characters, the limit is {limit:,}. Split it.")
    if not text:
        return Refusal(source, "The row has no text. Fill the cell in, or leave the row out.")
    values["date"] = table_day(values.get("date", ""))
    notes = {"partial": "true"} if len(text) == EXCEL_CELL else {}
    title, whole = text_of_fragment(values.pop("title", "")), text_of_fragment(text)
    if (sound := repaired(whole)) != whole:
        notes["encoding"] = "utf-8 twice"
        title, whole, values = undone(title), sound, {role: undone(value) for role, value in values.items()}
    return document_of(format, source, title, whole, values, notes)


def table_day(cell: str) -> str:
    """The day of a cell in ISO form where it is one: in words or figures, as 20240314, or as the number of days that a
    spreadsheet keeps (of 1954 to 2064); else the cell as it is. Limit: workbooks of old Macs count from 1904."""
    if day := iso_day(cell):
        return day
    if re.fullmatch(r"\d{8}", cell):
        return iso_day(f"{cell[:4]}-{cell[4:6]}-{cell[6:]}") or cell
    if re.fullmatch(r"[2-5]\d{4}(?:\.\d+)?", cell):
        return (date(1899, 12, 30) + timedelta(int(float(cell)))).isoformat()
    return cell


def cell_text(value: Any) -> str:
    """A cell as text: dates in ISO form, lists joined, an object by its name, nothing for what is empty."""
    match value:
        case None | bool():
            return ""
        case str():
            text = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
            return CONTROLS.sub(" ", text).strip()
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case list() | tuple():
            return ", ".join(filter(None, map(cell_text, value)))
        case dict():
            return cell_text(value.get("name") or value.get("title"))
        case bytes():
            return cell_text(value.decode("utf-8", "replace"))
        case _:
            return cell_text(str(value))


def _named(wanted: str, header: Sequence[Any], names: Sequence[str]) -> int:
    position = _position(names, wanted)
    if position is None:
        shown = ", ".join(str(name)[:40] for name in header[:20] if name not in (None, "")) or "none"
        raise SourceError(f"There is no column `{wanted}`, which --map names (columns: {shown}). Check its spelling.")
    return position


def _position(names: Sequence[str], wanted: str) -> int | None:
    name = normalised(wanted)
    return names.index(name) if name in names else None
