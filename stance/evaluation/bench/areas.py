"""The registry: areas in the order they are measured and told."""

from __future__ import annotations

from stance.evaluation.bench import dashboard, imports, ingest, load, model, reading, store
from stance.evaluation.bench.figures import Part

AREAS: dict[str, tuple[Part, ...]] = {
    "reading": reading.PARTS,
    "model": model.PARTS,
    "ingest": ingest.PARTS,
    "imports": imports.PARTS,
    "store": store.PARTS,
    "dashboard": dashboard.PARTS,
    "load": load.PARTS,
}
