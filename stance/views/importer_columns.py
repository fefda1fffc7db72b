"""What the columns of each table hold: recognised by their names, shown with the first rows, corrected by the visitor.

Tables with the same header, those inside archives among them, are told of once. A table whose column of texts is not
named is refused by the import, and the page says so before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from stance.settings import Settings
from stance.sources.columns import NAMES
from stance.sources.inputs import File
from stance.sources.table_head import TableHead
from stance.views.fragments import clip, notice, section, show_table
from stance.views.i18n import Texts
from stance.views.importer_files import Desk

ROLES = tuple(NAMES)
CELL = 80  # characters of a cell that are shown
COLUMNS = 12  # columns whose first rows are shown
SHOWN = 8  # tables of different headers


def show(desk: Desk, settings: Settings, t: Texts) -> list[File]:
    """The files of the import, each table with the columns chosen for it."""
    tables = [
        (file.source + (f"#{member}" if member else ""), head)
        for file in desk.files for member, head in desk.heads(file, settings).items()
    ]  # fmt: skip
    if not tables:
        return desk.files
    section(t("import.columns"), t("import.columns_note"))
    chosen: dict[tuple[str, ...], Mapping[str, str]] = {}
    for header in list(dict.fromkeys(head.header for _, head in tables))[:SHOWN]:
        alike = [(source, head) for source, head in tables if head.header == header]
        chosen[header] = _table([source for source, _ in alike], alike[0][1], t)
    return [_told(file, desk.heads(file, settings), chosen) for file in desk.files]


def _told(file: File, heads: Mapping[str, TableHead], chosen: Mapping[tuple[str, ...], Mapping[str, str]]) -> File:
    """The file with what was said of its columns, or of those of the tables in it."""
    said = {member: chosen[head.header] for member, head in heads.items() if head.header in chosen}
    return replace(file, columns=said.pop("", file.columns), tables=said)


def _table(sources: Sequence[str], head: TableHead, t: Texts) -> Mapping[str, str]:
    """Role → column as chosen; the empty name where the visitor wants none."""
    names = ", ".join(clip(source, 60) for source in sources[:3]) + ("…" if len(sources) > 3 else "")
    section(names, t("import.first_rows"), level=3)
    shown = [{clip(name, 40) or "–": clip(cell, CELL) for name, cell in zip(head.header, row, strict=False)}
             for row in head.rows]  # fmt: skip
    key = hashlib.sha256(repr(head.header).encode()).hexdigest()[:12]
    with st.container(key=f"import_head_{key}"):
        show_table([dict(list(row.items())[:COLUMNS]) for row in shown], names)
    options = ["", *dict.fromkeys(name for name in head.header if name.strip())]
    chosen: dict[str, str] = {}
    with st.container(horizontal=True, key=f"import_columns_{key}"):
        for role in ROLES:
            known = head.roles.get(role, "")
            chosen[role] = st.selectbox(
                t(f"import.role.{role}"), options, index=options.index(known) if known in options else 0,
                key=f"import_column_{key}_{role}", width=230,
                format_func=lambda name: clip(name, 40) if name else t("import.no_column"),
            )  # fmt: skip
    if not chosen["text"]:
        notice(t("import.no_text"), "warning")
    return chosen
