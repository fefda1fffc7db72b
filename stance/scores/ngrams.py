"""Two linear readers of word and character n-grams, heard beside the encoder.

With some ten thousand statements a linear model over n-grams errs elsewhere than a small transformer, so their votes
are joined (`classifier.py`); wide and deep models rest on the same idea (Cheng et al. 2016, arXiv 1606.07792). The
*plain* reader has its own weights for each built-in target. The *marked* reader replaces every mention of the target
in question by one word and of the others by two others, and shares its weights between targets. In both, a name that
only says who speaks (`voices.py`) is another word than the same name spoken of.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from stance.errors import ModelError
from stance.records import STANCE_LABELS, TARGETS

# Words that stand for mentions in marked texts; no French word begins so.
ASKED, PRESENT, ABSENT = "zcible", "zpresent", "zabsent"
OTHERS = ("zautre", "zautretiers")
# The same for mentions that only say who speaks; in plain texts before the name of the target.
SPEAKS = {ASKED: "zvoix", OTHERS[0]: "zvoixautre", OTHERS[1]: "zvoixtierce"}
NEAR = 5
_WORD = re.compile(r"\w+")
Blocks = tuple[np.ndarray, ...]
Mentions = Sequence[tuple[int, int, str, bool]]


def plain_blocks(text: str, mentions: Mentions = ()) -> Blocks:
    """Hashed features of a text, one array per block (words and pairs; characters): uint32, repeats kept."""
    parts, position = [], 0
    for start, end, slot, speaks in mentions:
        if speaks:
            parts += [text[position:start], f" {SPEAKS[ASKED]}{slot} "]
            position = end
    words = _WORD.findall("".join([*parts, text[position:]]).lower())
    return _word_block(words, 2), _character_block(words)


def marked_blocks(text: str, mentions: Mentions, slot: str) -> Blocks:
    """As `plain_blocks`, with mentions replaced by their role for `slot`, and a third block of words near the slot's
    mentions.
    """
    parts, position, present = [], 0, ABSENT
    for start, end, mentioned, speaks in mentions:
        role = _role(mentioned, slot)
        parts += [text[position:start], f" {SPEAKS[role] if speaks else role} "]
        position = end
        if mentioned == slot and not speaks:
            present = PRESENT
    words = _WORD.findall("".join([*parts, text[position:]]).lower())
    spots = [index for index, word in enumerate(words) if word == ASKED]
    near = [word for spot in spots for word in words[max(0, spot - NEAR) : spot + NEAR + 1] if word != ASKED]
    words.append(present)
    return _word_block(words, 2), _character_block(words), _word_block(near, 2)


def _role(mentioned: str, slot: str) -> str:
    """The word a mention becomes: the asked target, or one of the other two in the order of TARGETS."""
    if mentioned == slot:
        return ASKED
    return (
        OTHERS[(TARGETS.index(mentioned) - TARGETS.index(slot)) % len(TARGETS) - 1]
        if mentioned in TARGETS
        else OTHERS[0]
    )


def _word_block(words: list[str], longest: int) -> np.ndarray:
    hashes = [_hash(word) for word in words]
    for length in range(2, longest + 1):
        hashes += [_hash(" ".join(words[i : i + length])) for i in range(len(words) - length + 1)]
    return np.asarray(hashes, dtype=np.uint32)


def _character_block(words: list[str]) -> np.ndarray:
    return np.concatenate([_characters(word) for word in words]) if words else np.empty(0, dtype=np.uint32)


@lru_cache(maxsize=100_000)
def _characters(word: str) -> np.ndarray:
    """Hashes of the 3- to 5-character runs of a word between spaces."""
    padded = f" {word[:40]} "
    runs = [padded[i : i + size] for size in (3, 4, 5) for i in range(max(1, len(padded) - size + 1))]
    return np.asarray([_hash("#" + run) for run in runs], dtype=np.uint32)


def _hash(feature: str) -> int:
    return zlib.crc32(feature.encode())


@dataclass(frozen=True, slots=True)
class Reader:
    """One linear reader. `keys[b]` (features of block b, sorted), `rarity[b]` (inverse document frequencies),
    `weights[b]` (features, outputs), `bias` (outputs,)."""

    keys: Blocks
    rarity: Blocks
    weights: Blocks
    bias: np.ndarray

    def log_probabilities(self, blocks: Blocks) -> np.ndarray:
        """(outputs / labels, labels) of one text: one-against-rest odds, normalised over the labels of each target."""
        odds = 1 / (1 + np.exp(-self.read(blocks).reshape(-1, len(STANCE_LABELS))))
        return np.log(odds / odds.sum(axis=1, keepdims=True))

    def read(self, blocks: Blocks) -> np.ndarray:
        """Scores (outputs,) of one text."""
        scores = self.bias.copy()
        for keys, rarity, weights, hashes in zip(self.keys, self.rarity, self.weights, blocks, strict=True):
            rows, values = weigh(keys, rarity, hashes)
            if len(rows):
                scores += values @ weights[rows]
        return scores


def weigh(keys: np.ndarray, rarity: np.ndarray, hashes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Known features of one block as (rows, values): sublinear frequency times rarity, unit length."""
    distinct, counts = np.unique(hashes, return_counts=True)
    if not len(distinct) or not len(keys):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    places = np.minimum(np.searchsorted(keys, distinct), len(keys) - 1)
    known = keys[places] == distinct
    rows = places[known]
    values = (1 + np.log(counts[known])) * rarity[rows]
    return rows, (values / max(np.linalg.norm(values), 1e-9)).astype(np.float32)


def save_readers(path: Path, readers: dict[str, Reader]) -> None:
    """Write readers to one compressed file; weights as int8 with one scale per output."""
    content = {}
    for name, reader in readers.items():
        content[f"{name}.bias"] = reader.bias.astype(np.float32)
        for b, (keys, rarity, weights) in enumerate(zip(reader.keys, reader.rarity, reader.weights, strict=True)):
            scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-9) / 127
            content[f"{name}.{b}.keys"] = keys
            content[f"{name}.{b}.rarity"] = rarity.astype(np.float16)
            content[f"{name}.{b}.scale"] = scale.astype(np.float32)
            content[f"{name}.{b}.weights"] = np.round(weights / scale).astype(np.int8)
    np.savez_compressed(path, **content)


def load_readers(path: Path) -> dict[str, Reader]:
    """Read back what `save_readers` wrote. Raises ModelError for a missing or damaged file."""
    try:
        with path.open("rb") as handle:
            content = dict(np.load(handle, allow_pickle=False))
        names = {key.split(".")[0] for key in content}
        return {name: _reader(name, content) for name in sorted(names)}
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"The n-gram weights {path} cannot be read ({error}). Copy the whole folder again.") from error


def _reader(name: str, content: dict[str, np.ndarray]) -> Reader:
    blocks = range(sum(key.startswith(f"{name}.") and key.endswith(".keys") for key in content))
    return Reader(
        keys=tuple(content[f"{name}.{b}.keys"] for b in blocks),
        rarity=tuple(content[f"{name}.{b}.rarity"].astype(np.float32) for b in blocks),
        weights=tuple(content[f"{name}.{b}.weights"] * content[f"{name}.{b}.scale"] for b in blocks),
        bias=content[f"{name}.bias"],
    )
