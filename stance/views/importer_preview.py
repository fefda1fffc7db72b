"""What an import would keep and refuse, before it is begun: title, outlet, date and language of the first documents.

It is the import's own reading, without statements; the store is asked which documents it holds already. Limits: the
first 200 documents, and 20 seconds; the import reads all.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from stance.batches import batched
from stance.errors import StoreError
from stance.records import Article, DatePrecision, RawDocument
from stance.settings import Settings
from stance.sources import Refusal
from stance.sources.inputs import File
from stance.store.fates import Fate, fates
from stance.store.store import Store
from stance.views.fragments import clip, notice, section, show_table
from stance.views.i18n import Texts
from stance.views.importer_files import Desk
from stance.views.reasons import reason

MOST = 200
SECONDS = 20.0
REFUSED = 50
REMARKS = ("partial", "machine_translated", "encoding")
AT_ONCE = 20  # documents that the store is asked about together


@dataclass(frozen=True)
class Line:
    """One document that would be kept, as its reader and the article found it."""

    title: str
    outlet: str
    day: date | None
    precision: DatePrecision | None
    language: str
    remarks: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Preview:
    """`key` says of which files with which columns; `whole` that there is nothing beyond; `compared` that the store
    could say what it holds already."""

    key: object
    lines: tuple[Line, ...]
    refused: tuple[Refusal, ...]
    whole: bool
    compared: bool = True


def show(desk: Desk, files: list[File], settings: Settings, t: Texts) -> bool:
    """Whether the visitor asks for the import."""
    key = [(file.path, file.name, sorted(file.columns.items()), file.tables) for file in files]
    section(t("import.check"), t("import.check_note", n=MOST))
    if desk.preview is None or desk.preview.key != key:
        if not st.button(t("import.look"), key="import_look"):
            return False
        with st.spinner(t("import.looking")):
            desk.preview = look(key, files, settings)
        st.rerun()
    preview = desk.preview
    _tell(preview, t)
    if not preview.lines and preview.whole:
        notice(t("import.nothing"), "warning")
        return False
    st.caption(t("import.once"))
    return st.button(t("import.go"), key="import_go")


def look(key: object, files: Iterable[File], settings: Settings, most: int = MOST, seconds: float = SECONDS) -> Preview:
    """Read the first documents as the import will."""
    from stance.extraction import preview_documents  # not at the top: the other pages do not need the French lists
    from stance.sources.language import likely_language

    lines: list[Line] = []
    refused: list[Refusal] = []
    store, until, whole, compared = Store(settings.db), time.monotonic() + seconds, True, True
    for batch in batched(preview_documents(files, settings, until), AT_ONCE):
        refused += [found for found in batch if isinstance(found, Refusal)]
        kept = [found for found in batch if not isinstance(found, Refusal)]
        try:
            known = fates(store, [article for _, article in kept])
        except StoreError:  # of an older version, which the import brings up to date; or one it will refuse itself
            known, compared = [Fate("new")] * len(kept), False
        lines += [
            _line(*found, fate, likely_language(found[1].text)) for found, fate in zip(kept, known, strict=True)
        ]  # fmt: skip
        if len(lines) + len(refused) >= most:
            whole = False
            break
    return Preview(key, tuple(lines[:most]), tuple(refused), whole and time.monotonic() <= until, compared)


def _line(document: RawDocument, article: Article, fate: Fate, language: str) -> Line:
    remarks = [fate.status] if fate.status != "new" else []
    remarks += [name for name in REMARKS if name in document.metadata]
    if article.machine_translated and "machine_translated" not in remarks:
        remarks.append("machine_translated")
    return Line(
        article.title or "", article.outlet or "", article.date, article.date_precision, language, tuple(remarks),
        document.source,
    )  # fmt: skip


def _tell(preview: Preview, t: Texts) -> None:
    refused = len(preview.refused)
    told = t("import.found" if preview.whole else "import.found_first",
             kept=t.count("document", len(preview.lines)), refused=t.number(refused))  # fmt: skip
    counts = [t(f"import.counted.{name}", n=t.number(n)) for name, n in _counted(preview.lines).items() if n]
    notice(" ".join([told, *counts]), "info")
    if not preview.compared:
        notice(t("import.not_compared"), "small")
    with st.container(key="import_preview"):
        show_table([_row(line, t) for line in preview.lines], t("import.preview"))
    if refused:
        section(t("import.refused", n=t.count("refusal", refused)), level=3)
        with st.container(key="import_refusals"):
            show_table([
                {t("import.column.source"): clip(r.source, 70), t("import.column.reason"): reason(r.reason, t)}
                for r in preview.refused[:REFUSED]
            ], t("import.refusals"))  # fmt: skip


def _counted(lines: Sequence[Line]) -> dict[str, int]:
    remarks = Counter(remark for line in lines for remark in line.remarks)
    return {
        "date": sum(line.day is None for line in lines), "outlet": sum(not line.outlet for line in lines),
        "unchanged": remarks["unchanged"], "replaces": remarks["replaces"],
    }  # fmt: skip


def _row(line: Line, t: Texts) -> dict[str, str]:
    language = t(f"language_name.{line.language}") if line.language == "fr" else t("import.unsure_language")
    return {
        t("import.column.title"): clip(line.title, 90) or "–", t("column.outlet"): clip(line.outlet, 40) or "–",
        t("column.date"): _day(line, t), t("import.column.language"): language,
        t("import.column.remarks"): ", ".join(t(f"import.remark.{name}") for name in line.remarks) or "–",
        t("import.column.source"): clip(line.source, 50),
    }  # fmt: skip


def _day(line: Line, t: Texts) -> str:
    if line.day is None:
        return "–"
    return {"year": str(line.day.year), "month": t.month(line.day)}.get(line.precision or "", t.day(line.day))
