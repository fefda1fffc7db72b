"""Parts of questions kept between pages: the rows that a search found, so that the next filter or page of results need
not read every text again.

A shelf belongs to the process, whoever asks; it forgets what was asked for longest ago once it holds too much. Limit:
the caller's key must name the generation of the file.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

import pyarrow as pa


class Shelf:
    """Small tables by key, at most `most_bytes` of them together."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._tables: OrderedDict[Hashable, pa.Table] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> pa.Table | None:
        with self._lock:
            if key in self._tables:
                self._tables.move_to_end(key)
            return self._tables.get(key)

    def put(self, key: Hashable, table: pa.Table) -> None:
        """A table larger than the whole shelf is not kept."""
        if table.nbytes > self._most_bytes:
            return
        with self._lock:
            self._tables[key] = table
            self._tables.move_to_end(key)
            while sum(kept.nbytes for kept in self._tables.values()) > self._most_bytes:
                self._tables.popitem(last=False)
