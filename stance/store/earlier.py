"""Which addresses and sources the articles of earlier imports have.

Few new documents share one of them. To look in the table for each batch would cost more the larger the store is; here
are their hashes, sorted, sixteen bytes an article, made once per import. Limit: two keys may have the same hash, so a
hit only says that the table is worth asking.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stance.store.draft import Draft

_KEYS = """
SELECT hash(key) AS key FROM (
    SELECT unnest([url_key, source]) AS key FROM articles WHERE import_id <> ?
) WHERE key IS NOT NULL ORDER BY 1
"""


class Earlier:
    def __init__(self, draft: Draft, import_id: int) -> None:
        self.draft = draft
        self.keys: np.ndarray = draft.connection.execute(_KEYS, [import_id]).fetchnumpy()["key"]

    def among(self, keys: Sequence[str]) -> list[str]:
        """Those of the keys that an earlier article may have."""
        if not len(self.keys) or not keys:
            return []
        hashes = [row[0] for row in self.draft.rows("SELECT hash(key) FROM (SELECT unnest(?) AS key)", [list(keys)])]
        wanted = np.array(hashes, np.uint64)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return [key for key, found in zip(keys, self.keys[places] == wanted, strict=True) if found]
