"""Into how many pieces of its vocabulary a model cuts a word: the more, the stranger the text is to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer


def pieces_per_word(model: Path, texts: Sequence[str]) -> float | None:
    """Over all of `texts`, words being what spaces part; None when the model is no folder with a tokenizer, or there is
    no word."""
    path, words = model / "tokenizer.json", sum(len(text.split()) for text in texts)
    if not path.is_file() or not words:
        return None
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return sum(len(found.ids) for found in tokenizer.encode_batch(list(texts), add_special_tokens=False)) / words
