"""What earlier rounds fetched and read, in a small file beside the store: `stance.duckdb.seen.json`.

Of a feed: what its server said of its version, and the entries taken. Of a watched folder: size and time of each file
taken. It spares requests and reading, nothing more: the store knows by itself what it holds, so the file can be deleted
at any time. Written whole, beside, then swapped.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from stance.errors import SourceError

VERSION = 1

# Size and time of last change, in nanoseconds.
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed at its last reading: the version its server named, and the ids of the entries that were taken."""

    etag: str = ""
    modified: str = ""
    entries: frozenset[str] = frozenset()


@dataclass(slots=True)
class Memory:
    """What is remembered; changes last once saved."""

    path: Path
    feeds: dict[str, Feed] = field(default_factory=dict)
    files: dict[str, Stamp] = field(default_factory=dict)

    def save(self) -> None:
        feeds = {url: asdict(feed) | {"entries": sorted(feed.entries)} for url, feed in self.feeds.items()}
        text = json.dumps({"version": VERSION, "feeds": feeds, "files": self.files}, ensure_ascii=False, indent=1)
        draft = self.path.with_name(self.path.name + ".next")
        try:
            draft.write_text(text, encoding="utf-8")
            os.replace(draft, self.path)
        except OSError as error:
            raise SourceError(f"{self.path} cannot be written ({error.strerror}). Check the disk.") from error


def recall(db: Path) -> Memory:
    """The memory of the store at `db`; empty where there is no store, for it tells what that store holds."""
    path = db.with_name(db.name + ".seen.json")
    if not db.exists() or not path.exists():
        return Memory(path)
    try:
        return _loaded(path, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        reason = f"{path} cannot be read ({type(error).__name__}). Delete it: feeds and folders are then read anew,"
        raise SourceError(f"{reason} and what the store holds is not added twice.") from error


def _loaded(path: Path, tree: dict[str, Any]) -> Memory:
    feeds = {
        str(url): Feed(str(feed["etag"]), str(feed["modified"]), frozenset(map(str, feed["entries"])))
        for url, feed in tree["feeds"].items()
    }
    return Memory(path, feeds, {str(name): (int(size), int(time)) for name, (size, time) in tree["files"].items()})
