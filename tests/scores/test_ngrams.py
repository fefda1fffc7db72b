"""The n-gram readers: marks stand for mentions, weights survive storage, odd texts are harmless."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import ModelError
from stance.scores.ngrams import Reader, load_readers, marked_blocks, plain_blocks, save_readers

MENTIONS = [(0, 6, "russia", False), (14, 18, "ukraine", False)]


def blocks_equal(first, second) -> bool:
    return all(np.array_equal(np.sort(a), np.sort(b)) for a, b in zip(first, second, strict=True))


def test_a_marked_text_no_longer_holds_the_names():
    one = marked_blocks("Moscou accuse Kiev", MENTIONS, "russia")
    other = marked_blocks("Poutin accuse Ukra", MENTIONS, "russia")
    assert blocks_equal(one, other)


def test_the_same_sentence_asked_of_each_side_differs():
    assert not blocks_equal(
        marked_blocks("Moscou accuse Kiev", MENTIONS, "russia"),
        marked_blocks("Moscou accuse Kiev", MENTIONS, "ukraine"),
    )


def test_a_name_that_only_speaks_is_another_word():
    spoken = [(0, 6, "russia", True), (14, 18, "ukraine", False)]
    assert not blocks_equal(marked_blocks("Moscou accuse Kiev", spoken, "russia"),
                            marked_blocks("Moscou accuse Kiev", MENTIONS, "russia"))  # fmt: skip
    assert blocks_equal(plain_blocks("Moscou accuse Kiev", spoken), plain_blocks("Kremli accuse Kiev", spoken))
    assert not blocks_equal(plain_blocks("Moscou accuse Kiev", spoken), plain_blocks("Moscou accuse Kiev", MENTIONS))


def test_readers_survive_storage(tmp_path):
    blocks = plain_blocks("la Russie avance")
    keys = tuple(np.unique(block) for block in blocks)
    weights = tuple(np.linspace(-1, 1, len(k) * 4, dtype=np.float32).reshape(-1, 4) for k in keys)
    reader = Reader(keys, tuple(np.ones(len(k), dtype=np.float32) for k in keys), weights, np.zeros(4, np.float32))
    save_readers(tmp_path / "ngrams.npz", {"plain": reader})
    stored = load_readers(tmp_path / "ngrams.npz")["plain"]
    assert stored.read(blocks) == pytest.approx(reader.read(blocks), abs=0.05)
    assert np.exp(stored.log_probabilities(blocks)).sum() == pytest.approx(1)


def test_a_damaged_file_is_a_clear_error(tmp_path):
    (tmp_path / "ngrams.npz").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ModelError, match="ngrams"):
        load_readers(tmp_path / "ngrams.npz")


@given(st.text(max_size=200))
def test_any_text_gives_features(text):
    assert len(plain_blocks(text)) == 2
    assert len(marked_blocks(text, [], "russia")) == 3
