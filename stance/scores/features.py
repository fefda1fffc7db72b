"""Text → model inputs: token ids beside two channels, the mention of each target and the valence lexicon.

Every name of a target (`data/targets.toml`) is marked in the mention channel with the slot of that target, so that
the model reads the stance toward a marked role and not toward a memorised word. Long texts are cut into overlapping
windows, never truncated. No model here: the same function feeds training and inference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from stance.scores import lexicon
from stance.scores.phrases import Match, PhraseTable, split_words
from stance.scores.targets import SLOTS, Target

WINDOW = 96
STRIDE = 48
Mentions = list[tuple[int, int, str]]


class OffsetTokenizer(Protocol):
    """What is needed of a `tokenizers.Tokenizer`."""

    def encode_batch(self, texts: list[str], add_special_tokens: bool = ...) -> list: ...


@dataclass(frozen=True, slots=True)
class Window:
    """Inputs of one window of one text. `ids` (length,), `roles` (length,) with 0 = no mention and 1 + index in SLOTS,
    `valence` (length, features), `offsets` (length, 2) in characters. `mentions` are those of the text (`mentions()`),
    or None where the window is only a part of it."""

    text_index: int
    ids: np.ndarray
    roles: np.ndarray
    valence: np.ndarray
    offsets: np.ndarray
    mentions: Mentions | None


class Featurizer:
    """Holds tokenizer, alias table and lexicon; stateless otherwise."""

    def __init__(
        self, tokenizer: OffsetTokenizer, targets: Sequence[Target], valence: PhraseTable, special_ids: tuple[int, int]
    ):
        """`targets` may hold at most one target of slot `other`; `special_ids` are (CLS, SEP)."""
        if len({target.slot for target in targets}) != len(targets):
            raise ValueError("two targets share a slot: build one featurizer for each further target")
        self._tokenizer = tokenizer
        self._aliases = PhraseTable(_alias_roles(targets))
        self._valence = valence
        self._cls, self._sep = special_ids

    def mentions(self, text: str) -> Mentions:
        """Spans that mention a target: (start, end, slot)."""
        return _mentions(self._aliases.find(split_words(text)))

    def encode(self, texts: Sequence[str]) -> list:
        """The tokens of each text, without special ones."""
        return self._tokenizer.encode_batch(list(texts), add_special_tokens=False)

    def windows(self, texts: Sequence[str]) -> list[Window]:
        """Windows of all texts, in order; every text gives at least one."""
        windows: list[Window] = []
        for index, (text, encoding) in enumerate(zip(texts, self.encode(texts), strict=True)):
            windows.extend(self._windows_of(index, text, encoding))
        return windows

    def _windows_of(self, index: int, text: str, encoding) -> list[Window]:
        ids = np.asarray(encoding.ids, dtype=np.int64)
        offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        roles, valence, found = self._channels(text, offsets)
        body = WINDOW - 2
        starts = [0] if len(ids) <= body else range(0, len(ids) - body + STRIDE, STRIDE)
        mentions = _mentions(found) if len(starts) == 1 else None
        return [
            self._window(index, ids, roles, valence, offsets, mentions, slice(start, start + body)) for start in starts
        ]

    def _channels(self, text: str, offsets: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[Match]]:
        words = split_words(text)
        roles = np.zeros(len(offsets), dtype=np.int64)
        valence = np.zeros((len(offsets), len(lexicon.FEATURES)), dtype=np.float32)
        starts, ends = offsets[:, 0], offsets[:, 1]
        aliases = self._aliases.find(words)
        for match in aliases:
            roles[_tokens(starts, ends, match)] = _role(match)
        for match in self._valence.find(words):
            tokens = _tokens(starts, ends, match)
            if tokens.stop > tokens.start:
                lexicon.mark(valence[tokens], match.payloads)
        return roles, valence, aliases

    def _window(self, index, ids, roles, valence, offsets, mentions, part: slice) -> Window:
        return Window(
            text_index=index,
            ids=np.concatenate([[self._cls], ids[part], [self._sep]]),
            roles=np.pad(roles[part], 1),
            valence=np.pad(valence[part], ((1, 1), (0, 0))),
            offsets=np.pad(offsets[part], ((1, 1), (0, 0))),
            mentions=mentions,
        )


def _mentions(aliases: Sequence[Match]) -> Mentions:
    return [(match.start, match.end, SLOTS[_role(match) - 1]) for match in aliases if _role(match)]


def _alias_roles(targets: Sequence[Target]):
    for target in targets:
        yield from ((alias, 1 + SLOTS.index(target.slot)) for alias in target.aliases)
        yield from ((phrase, 0) for phrase in target.exceptions)


def _role(match: Match) -> int:
    """An exception (0) silences its span; else the first target listed wins."""
    return min(match.payloads)


def _tokens(starts: np.ndarray, ends: np.ndarray, match: Match) -> slice:
    """Tokens overlapping a character span; offsets grow along the text, so two searches are enough."""
    return slice(int(np.searchsorted(ends, match.start, "right")), int(np.searchsorted(starts, match.end, "left")))


def collate(windows: Sequence[Window]) -> dict[str, np.ndarray]:
    """Pad to the longest window: input_ids, attention_mask, roles (batch, length) int64; valence (batch, length,
    features).
    """
    length = max(len(window.ids) for window in windows)
    shape = (len(windows), length)
    batch = {
        "input_ids": np.zeros(shape, dtype=np.int64),
        "attention_mask": np.zeros(shape, dtype=np.int64),
        "roles": np.zeros(shape, dtype=np.int64),
        "valence": np.zeros((*shape, len(lexicon.FEATURES)), dtype=np.float32),
    }
    for row, window in enumerate(windows):
        size = len(window.ids)
        batch["input_ids"][row, :size] = window.ids
        batch["attention_mask"][row, :size] = 1
        batch["roles"][row, :size] = window.roles
        batch["valence"][row, :size] = window.valence
    return batch
