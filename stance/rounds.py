"""Keep a store current: one round after the other looks for what is new in feeds or in a folder and imports it.

What is new is fetched first and imported then, so that slow servers keep nobody from writing to the store. What was
read is remembered beside the store once it is stored: a round that is interrupted is done again. Limit: a feed whose
articles fill more than the memory of the machine; entries of one feed are held at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Given, Ready, Refusal
from stance.sources.folder import arrived
from stance.sources.web.memory import recall
from stance.sources.web.online import Online, open_web

ENOUGH = 200  # documents in hand that are imported before the next feed is fetched

# `pipeline.ingest`, which is loaded only when a round has something to import.
Ingest = Callable[[Iterable[Given]], Any]


@dataclass(slots=True)
class Round:
    """What one round did. `looked` feeds or files were looked at; `news` of them had something new."""

    looked: int = 0
    news: int = 0
    kept: int = 0
    unchanged: int = 0
    statements: int = 0
    refused: list[Refusal] = field(default_factory=list)

    def add(self, summary: Any) -> None:
        self.kept += summary.kept
        self.unchanged += summary.unchanged
        self.statements += summary.statements
        self.refused.extend(summary.refused)


def feed_round(feeds: Sequence[str], settings: Settings, ingest: Ingest) -> Round:
    """Fetch every feed that changed, with the pages its new entries need, and import them."""
    done, web, memory = Round(looked=len(feeds)), open_web(settings), recall(settings.db)
    waiting: list[RawDocument | Refusal] = []

    def store() -> None:
        if any(isinstance(item, RawDocument) for item in waiting):
            done.add(ingest([Ready(tuple(waiting))]))
        else:
            done.refused += [item for item in waiting if isinstance(item, Refusal)]
        waiting.clear()
        if settings.db.exists():
            memory.save()

    for url in feeds:
        found = list(Online(url, web, memory).documents(settings))
        done.news += any(isinstance(item, RawDocument) for item in found)
        waiting += found
        if len(waiting) >= ENOUGH:
            store()
    store()
    return done


def folder_round(folder: Path, settings: Settings, ingest: Ingest) -> Round:
    """Import the files of a folder that are new or changed, and whole."""
    memory = recall(settings.db)
    files = arrived(folder, memory.files, settings)
    done = Round(looked=len(files), news=len(files))
    if files:
        done.add(ingest([file for file, _ in files.values()]))
        memory.files.update({name: stamp for name, (_, stamp) in files.items()})
        if settings.db.exists():
            memory.save()
    return done
