"""The shelf forgets what was asked for longest ago, and never holds more than it may."""

import pyarrow as pa

from stance.store.shelf import Shelf

ROWS = pa.table({"row": list(range(1000))})  # 8,000 bytes


def test_what_was_asked_for_longest_ago_goes_first():
    shelf = Shelf(2 * ROWS.nbytes)
    shelf.put("a", ROWS)
    shelf.put("b", ROWS)
    assert shelf.get("a") is ROWS
    shelf.put("c", ROWS)
    assert [shelf.get(key) for key in "abc"] == [ROWS, None, ROWS]


def test_what_is_larger_than_the_shelf_is_not_kept():
    shelf = Shelf(ROWS.nbytes)
    shelf.put("a", ROWS)
    shelf.put("b", pa.concat_tables([ROWS, ROWS]))
    assert shelf.get("a") is ROWS and shelf.get("b") is None
