"""Targets as a table: `data/targets.toml` says how each is named, and which slot of the model reads it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stance.errors import TableError
from stance.records import STANCE_LABELS, TARGETS

SLOTS: tuple[str, ...] = (*TARGETS, "other")


@dataclass(frozen=True, slots=True)
class Target:
    """One target: its name on screen, the phrases that mention it, and the hypotheses a zero-shot model tests."""

    name: str
    slot: str
    label_fr: str
    label_en: str
    aliases: tuple[str, ...]
    exceptions: tuple[str, ...]
    hypotheses: Mapping[str, str]


def load_targets(path: Path) -> dict[str, Target]:
    """All targets of the table, built-in ones first. Raises TableError naming the block and field that is wrong."""
    try:
        blocks = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"The target table {path} cannot be read: {error}.") from error
    missing = [name for name in TARGETS if name not in blocks]
    if missing:
        raise TableError(f"The target table {path} lacks the built-in target(s) {', '.join(missing)}.")
    return {name: _target(name, block, path) for name, block in blocks.items()}


def _target(name: str, block: dict, path: Path) -> Target:
    slot = block.get("slot", "other")
    if slot != (name if name in TARGETS else "other"):
        raise TableError(f'[{name}] in {path}: slot {slot!r} is impossible; a target of your own uses slot = "other".')
    aliases = tuple(block.get("aliases", ()))
    if not any(alias.strip() for alias in aliases):
        raise TableError(f"[{name}] in {path} has no alias: list at least one word that mentions the target.")
    hypotheses = block.get("hypotheses", {})
    unknown = set(hypotheses) - set(STANCE_LABELS)
    if unknown:
        raise TableError(f"[{name}.hypotheses] in {path}: unknown label(s) {', '.join(sorted(unknown))}.")
    return Target(
        name=name,
        slot=slot,
        label_fr=block.get("label_fr", name),
        label_en=block.get("label_en", name),
        aliases=aliases,
        exceptions=tuple(block.get("exceptions", ())),
        hypotheses=hypotheses,
    )
