"""Text → model inputs: token ids beside two channels, the mention of each target and the valence lexicon.

Every name of a target (`data/targets.toml`) is marked in the mention channel with the slot of that target, so that
the model reads the stance toward a marked role and not toward a memorised word; a name that only says who speaks
(`voices.py`) has a mark of its own. Long texts are cut into overlapping
windows, never truncated. No model here: the same function feeds training and inference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from stance.scores import lexicon
from stance.scores.phrases import Match, PhraseTable, Word, split_words
from stance.scores.targets import SLOTS, Target
from stance.scores.voices import SpeechVerbs, speaking

WINDOW = 96
STRIDE = 48
# Marks of the mention channel: 0 none, 1 + slot for a target spoken of, SPEAKER + slot for one that only speaks; the
# one between is that of the question after the tone, which no word carries.
SPEAKER = 2 + len(SLOTS)
ROLES = SPEAKER + len(SLOTS)


class Mention(NamedTuple):
    """Characters that name the target of a slot; `speaks`: only to say who speaks."""

    start: int
    end: int
    slot: str
    speaks: bool = False


Mentions = list[Mention]


class OffsetTokenizer(Protocol):
    """What is needed of a `tokenizers.Tokenizer`."""

    def encode_batch(self, texts: list[str], add_special_tokens: bool = ...) -> list: ...


@dataclass(frozen=True, slots=True)
class Window:
    """Inputs of one window of one text. `ids` (length,), `roles` (length,) as ROLES says,
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
        self, tokenizer: OffsetTokenizer, targets: Sequence[Target], valence: PhraseTable,
        special_ids: tuple[int, int], verbs: SpeechVerbs,
    ):  # fmt: skip
        """`targets` may hold at most one target of slot `other`; `special_ids` are (CLS, SEP)."""
        if len({target.slot for target in targets}) != len(targets):
            raise ValueError("two targets share a slot: build one featurizer for each further target")
        self._tokenizer = tokenizer
        self._aliases = PhraseTable(_alias_roles(targets))
        self._valence = valence
        self._verbs = verbs
        self._cls, self._sep = special_ids

    def mentions(self, text: str) -> Mentions:
        """Where a target is named, in the order of the text."""
        return self._mentions(split_words(text))

    def _mentions(self, words: list[Word]) -> Mentions:
        named = [match for match in self._aliases.find(words) if _role(match)]
        spoken = speaking(words, named, self._verbs)
        return [
            Mention(match.start, match.end, SLOTS[_role(match) - 1], speaks)
            for match, speaks in zip(named, spoken, strict=True)
        ]

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
        roles, valence, mentions = self._channels(text, offsets)
        body = WINDOW - 2
        starts = [0] if len(ids) <= body else range(0, len(ids) - body + STRIDE, STRIDE)
        known = mentions if len(starts) == 1 else None
        return [
            self._window(index, ids, roles, valence, offsets, known, slice(start, start + body)) for start in starts
        ]

    def _channels(self, text: str, offsets: np.ndarray) -> tuple[np.ndarray, np.ndarray, Mentions]:
        words = split_words(text)
        roles = np.zeros(len(offsets), dtype=np.int64)
        valence = np.zeros((len(offsets), len(lexicon.FEATURES)), dtype=np.float32)
        starts, ends = offsets[:, 0], offsets[:, 1]
        mentions = self._mentions(words)
        for mention in mentions:
            first = SPEAKER if mention.speaks else 1
            roles[_tokens(starts, ends, mention)] = first + SLOTS.index(mention.slot)
        for match in self._valence.find(words):
            tokens = _tokens(starts, ends, match)
            if tokens.stop > tokens.start:
                lexicon.mark(valence[tokens], match.payloads)
        return roles, valence, mentions

    def _window(self, index, ids, roles, valence, offsets, mentions, part: slice) -> Window:
        return Window(
            text_index=index,
            ids=np.concatenate([[self._cls], ids[part], [self._sep]]),
            roles=np.pad(roles[part], 1),
            valence=np.pad(valence[part], ((1, 1), (0, 0))),
            offsets=np.pad(offsets[part], ((1, 1), (0, 0))),
            mentions=mentions,
        )


def _alias_roles(targets: Sequence[Target]):
    for target in targets:
        yield from ((alias, 1 + SLOTS.index(target.slot)) for alias in target.aliases)
        yield from ((phrase, 0) for phrase in target.exceptions)


def _role(match: Match) -> int:
    """An exception (0) silences its span; else the first target listed wins."""
    return min(match.payloads)


def _tokens(starts: np.ndarray, ends: np.ndarray, match: Match | Mention) -> slice:
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
