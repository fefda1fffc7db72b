from stance.batches import batched


def test_batches_keep_order_and_take_no_more_than_they_give():
    source = iter(range(7))
    batches = batched(source, 3)
    assert next(batches) == (0, 1, 2)
    assert next(source) == 3
    assert list(batches) == [(4, 5, 6)]
