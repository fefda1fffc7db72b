"""The records that travel between the stages; imports nothing of ours.

    RawDocument → Article → Statement → Score → (store) → rows for the views

Each record is frozen and each arrow is a function from one record to the next, so that a stage
can be tested from a literal. Offsets are character offsets into `Article.text`, end exclusive, and
`article.text[s.start:s.end] == s.text` always holds. `None` means "not found", never a sentinel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

StanceLabel = Literal["favor", "against", "neutral", "none"]
ToneLabel = Literal["negative", "neutral", "positive"]
Kind = Literal["direct", "mixed", "indirect", "narration"]
DatePrecision = Literal["day", "month", "year"]

STANCE_LABELS: tuple[StanceLabel, ...] = ("favor", "against", "neutral", "none")
TONE_LABELS: tuple[ToneLabel, ...] = ("negative", "neutral", "positive")
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect", "narration")
TARGETS: tuple[str, ...] = ("russia", "us_nato", "ukraine")
# Attributions of less confidence are marked as uncertain wherever a speaker is shown. Chosen on the annotated articles
# for development, where those above are nearly all right and those below are not: `actor_sure` and `actor_unsure` of
# `make eval` tell it of every set.
SURE_SPEAKER = 0.6


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What came in: decoded text, where it came from, and what the format itself told of it.

    `id` is the SHA-256 (hex) of the raw bytes of the document. `metadata` holds only what the source states
    (keys: title, outlet, date, url, author, language), as text and unchecked, and remarks of the reader
    (keys: encoding, partial, machine_translated).
    """

    id: str
    source: str
    format: str
    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A span of the article that is not a statement, with the reason (see `articles.clean`)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned and dated document. `text` is the original, never rewritten; `dropped` says what not to read.

    `outlet` is a canonical name of `data/outlets.csv` or the name the text gives; `date` uses day 1
    where `date_precision` is month or year. `machine_translated`: it says so, or the text shows traces of it.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    date: date | None = None
    date_precision: DatePrecision | None = None
    url: str | None = None
    author: str | None = None
    dropped: tuple[Dropped, ...] = ()
    near_duplicate_group: str | None = None
    machine_translated: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Why a statement is given to its actor: evidence a reader can check.

    `surface` is the wording in the text, `rule` the name of the rule that decided, `confidence` is in [0, 1].
    """

    surface: str | None = None
    rule: str | None = None
    confidence: float = 0.0
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A span in which one actor speaks or acts, or the outlet narrates (kind `narration`, no actor)."""

    article_id: str
    start: int
    end: int
    text: str
    kind: Kind
    quotes: tuple[str, ...] = ()
    actor: str | None = None
    actor_id: str | None = None
    actor_country: str | None = None
    actor_bloc: str | None = None
    via: str | None = None
    cue: str | None = None
    attribution: Attribution = field(default_factory=Attribution)

    @property
    def id(self) -> str:
        """Content key: importing the same document twice gives the same statements."""
        return f"{self.article_id[:16]}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class TargetStance:
    """Stance toward one target. `probabilities` follows STANCE_LABELS, sums to 1; `score` is P(favor) - P(against)."""

    label: StanceLabel
    probabilities: tuple[float, float, float, float]

    @property
    def score(self) -> float:
        return self.probabilities[0] - self.probabilities[1]


@dataclass(frozen=True, slots=True)
class Tone:
    """Sentiment of the statement as a whole. `probabilities` follows TONE_LABELS and sums to 1."""

    label: ToneLabel
    probabilities: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Score:
    """One scoring of one text by one model revision: a stance per target, and the tone."""

    model_revision: str
    stance: Mapping[str, TargetStance]
    tone: Tone
