"""What a checkpoint's folder tells of it: evaluation.json, training.json and calibration.json, read once per version.

Only plain JSON is read here; the model itself is not loaded. Limit: a model named by its hub id has no such folder, so
it has no figures and no threshold here, and the pages say so.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from stance.settings import Settings

NAMES = ("evaluation", "training", "calibration")


@dataclass(frozen=True)
class ModelFiles:
    """`found` holds the files that could be read, `damaged` the names of those that could not; the rest is absent."""

    found: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()

    @property
    def low_confidence(self) -> float | None:
        """The largest probability below which a position is uncertain, as fitted with the model; None when unknown."""
        value = self.found.get("calibration", {}).get("low_confidence")
        known = isinstance(value, int | float) and math.isfinite(value) and 0 < value <= 1
        return round(float(value), 2) if known else None


def read_model_files(settings: Settings) -> ModelFiles:
    paths = {name: Path(settings.model) / f"{name}.json" for name in NAMES}
    return _read(tuple((name, str(path), path.stat().st_mtime_ns) for name, path in paths.items() if path.is_file()))


@st.cache_data(max_entries=4, show_spinner=False)
def _read(files: tuple[tuple[str, str, int], ...]) -> ModelFiles:
    found: dict[str, Mapping[str, Any]] = {}
    damaged: list[str] = []
    for name, path, _ in files:
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            content = None
        if isinstance(content, dict):
            found[name] = content
        else:
            damaged.append(name)
    return ModelFiles(found, tuple(damaged))
