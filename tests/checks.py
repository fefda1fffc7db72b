"""What tests of checks and corrections need of a store."""

from collections.abc import Iterable

import duckdb

from stance.corrections.acts import StatementKey
from stance.store.corrections import key_of
from stance.store.store import Store


def keys_of(store: Store, ids: Iterable[str]) -> list[StatementKey]:
    """The keys of many statements at once, in the order of `ids`."""
    with duckdb.connect(str(store.path), read_only=True) as connection:
        rows = connection.execute(
            "SELECT statement_id, article_id, start_offset, end_offset, s.text, url "
            "FROM statements AS s JOIN articles USING (article_id)"
        ).df()
    found = {row["statement_id"]: row for row in rows.to_dict("records")}
    return [key_of(found[statement]) for statement in ids]
