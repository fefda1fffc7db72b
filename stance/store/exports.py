"""What is filtered, as a file that can be cited: the rows, and where they come from.

The citation block names the filters (as in the dashboard's address, in French), the number of rows, the fingerprint of
the whole store, the model and its revision, the versions of the programs and the date. How it travels in each format is
said in `tables`. Limit: the fingerprint is that of the store, not of the rows: the filters select the rows again.
"""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from stance import __version__
from stance.store.corrections import read_corrections
from stance.store.filters import Filters, to_query
from stance.store.store import Store, StoreInfo
from stance.store.tables import FORMATS, write_table

EVERYTHING = Filters(voice="all", copies="all")
LIBRARIES = ("duckdb", "onnxruntime", "transformers")


def citation(info: StoreInfo, filters: Filters, rows: int, checks: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The block that lets a reader find the same rows again; `checks`, where labels may be people's, tells of which
    state of the log (`Corrections.state`)."""
    return {
        "outil": f"stance {__version__}",
        "filtres": to_query(filters, info.first_date, info.last_date),
        "lignes": rows,
        "empreinte_donnees": info.data_hash,
        "corpus_demo": info.demo,
        "modele": info.model,
        "revision_modele": info.model_revision,
        "versions": {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES},
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
    } | ({"relectures": dict(checks)} if checks else {})


def export(store: Store, filters: Filters, path: Path, format: str) -> dict[str, Any]:
    """Write the statements that pass the filters; give the citation block that went with them."""
    frame, block = _rows(store, filters)
    write_table(frame, path, format, block)
    return block


def export_bytes(store: Store, filters: Filters, format: str) -> bytes:
    """The same file in memory, for a download button (give it as a callable: it is built on click)."""
    frame, block = _rows(store, filters)
    return table_bytes(frame, format, block)


def table_bytes(frame: pd.DataFrame, format: str, block: dict[str, Any] | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"export.{format}")
        write_table(frame, path, format, block)
        return path.read_bytes()


def _rows(store: Store, filters: Filters) -> tuple[pd.DataFrame, dict[str, Any]]:
    checked = read_corrections(store)
    frame = store.query("export_rows", filters.parameters(), checked.tables)
    return frame, citation(store.info(), filters, len(frame), checked.state())


__all__ = ["EVERYTHING", "FORMATS", "citation", "export", "export_bytes", "table_bytes"]
