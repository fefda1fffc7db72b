"""A view as one zip file that gives its numbers again anywhere.

    stance-….zip
    ├── LISEZMOI.txt            what is what, how to redo it, how to cite it
    ├── citation.txt, citation.bib, citation.json   (the last: filters, versions, fingerprint, model, date)
    ├── vue.json, chiffres.json filters and words; every number of the figures
    ├── donnees/                the statements, as CSV for French Excel and as Parquet
    ├── figures/                each figure as SVG and PNG, its data as CSV
    ├── refaire.py, dessins.py  redo numbers and figures from donnees/enonces.csv and compare
    ├── modele.md               the model's card
    ├── rapport.html            the report of the view
    └── SHA256SUMS

Limit: the whole is made in memory, as exports are.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from stance.store.exports import citation as block_of
from stance.store.exports import export_bytes, table_bytes
from stance.store.store import Store
from stance.views.publication import drawing, raster, redraw
from stance.views.publication.citation import Citation, cite
from stance.views.publication.report import report
from stance.views.publication.snapshot import Snapshot, take
from stance.views.view import View

PARTS = {"positions.csv": "positions", "temps.csv": "temps", "noms.csv": "noms"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same view gives the same bytes but for dates that it tells


def bundle(view: View, page: str | None, today: date) -> bytes:
    with view.reader.session():  # made on a click, outside the page's own session
        return _bundle(view, page, today)


def _bundle(view: View, page: str | None, today: date) -> bytes:
    snapshot, citation = take(view), cite(view, page, today)
    drawn = drawing.figures(snapshot.numbers, snapshot.view["mots"])
    files = _texts(view, snapshot, citation) | _data(view, snapshot)
    files |= _figures(drawn)
    files["rapport.html"] = report(view, page, today).encode()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return _packed(files | {"SHA256SUMS": sums.encode()})


def _texts(view: View, snapshot: Snapshot, citation: Citation) -> dict[str, bytes]:
    block = block_of(view.reader.info(), view.filters, snapshot.numbers["enonces"], view.reader.corrections().state())
    card = Path(view.settings.model) / "README.md"
    without = "" if raster.font_path() else "\n" + view.t("publish.no_png")
    read_me = view.t("publish.read_me", citation=citation.text) + without
    return {
        "LISEZMOI.txt": read_me.encode(),
        "citation.txt": (citation.text + "\n").encode(),
        "citation.bib": (citation.bibtex + "\n").encode(),
        "citation.json": _json(block | {"lien": citation.link}),
        "vue.json": _json(snapshot.view),
        "chiffres.json": _json(snapshot.numbers),
        "refaire.py": Path(redraw.__file__).read_bytes(),
        "dessins.py": Path(drawing.__file__).read_bytes(),
    } | ({"modele.md": card.read_bytes()} if card.is_file() else {})


def _data(view: View, snapshot: Snapshot) -> dict[str, bytes]:
    store = Store(view.reader.path)
    rows = {f"donnees/enonces.{format}": export_bytes(store, view.filters, format) for format in ("csv", "parquet")}
    tables = {
        f"figures/{name}": table_bytes(pd.DataFrame(snapshot.numbers[part]), "csv") for name, part in PARTS.items()
    }
    return rows | tables


def _figures(drawn: Mapping[str, str]) -> dict[str, bytes]:
    """SVG and PNG; SVG alone where there is no font to draw with, which LISEZMOI.txt then says."""
    files = {f"figures/{name}": svg.encode() for name, svg in drawn.items()}
    images = {name.removesuffix(".svg"): raster.png(svg) for name, svg in drawn.items()}
    return files | {f"figures/{name}.png": image for name, image in images.items() if image is not None}


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _packed(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"stance/{name}", EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
