"""What people add by hand, as records: one act is one line of the log.

    check    one person's judgement of one statement
    settle   the last word on labels about which people disagree; judges only those
    undo     takes an earlier act back, named by `undoes`; the line taken back stays

An act can be used without the store it was made on: it holds the words of the statement, its place, and how it came to
be checked (`Draw`), from which a later estimate takes the probability of inclusion. `None` means "not judged" or "not
known", never a label.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from stance.errors import CorrectionError
from stance.records import STANCE_LABELS, TONE_LABELS, StanceLabel, ToneLabel

VERSION = 1
Kind = Literal["check", "settle", "undo"]
Voice = Literal["speech", "narration"]
Queue = Literal["random", "uncertain", "filtered", "chosen", "imported"]
LONGEST = {"annotator": 60, "actor": 200}  # characters
LONGEST_NOTE = 2_000  # and other texts
TARGET = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class StatementKey:
    """Which statement. `id` is its content key (see `records.Statement`); url, start and text find it again when the
    same article comes in another file."""

    id: str
    article_id: str
    start: int
    end: int
    text: str
    url: str | None = None

    @property
    def text_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person says. `voice` and `actor` are given only where the extracted speaker is wrong: `narration` is
    the outlet's own voice, `speech` without actor is an unnamed speaker. `is_statement` False leaves all else open."""

    stance: Mapping[str, StanceLabel] = field(default_factory=dict)
    tone: ToneLabel | None = None
    voice: Voice | None = None
    actor: str | None = None
    is_statement: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """How the statement came to be checked: the `rank`-th of the `size` statements asked for, of the `population` that
    passed `filters` (in the form of a link) in a store of fingerprint `data_hash`.

    Only queue `random` has a `seed` and a `probability` of inclusion (size / population, at most 1): the order is that
    of a number drawn per statement from the seed, so that a larger sample of the same seed holds the smaller one, and
    those checked so far are a sample of their own size.
    """

    queue: Queue
    seed: int | None = None
    probability: float | None = None
    rank: int | None = None
    size: int | None = None
    population: int | None = None
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    data_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `model_shown`: the annotator saw the labels of `model_revision`; else the check was blind."""

    id: str
    kind: Kind
    time: str
    annotator: str
    statement: StatementKey
    judgement: Judgement = field(default_factory=Judgement)
    draw: Draw = field(default_factory=lambda: Draw("chosen"))
    model_revision: str | None = None
    model_shown: bool = False
    undoes: str | None = None


def new_act(kind: Kind, annotator: str, statement: StatementKey, **facts: Any) -> Act:
    """An act of now, with an identity of its own."""
    return Act(uuid.uuid4().hex, kind, written(datetime.now(UTC)), clean_name(annotator), statement, **facts)


def written(time: datetime) -> str:
    """One form for all times, so that their text sorts as they do."""
    if time.utcoffset() is None:
        raise CorrectionError(f"its time {time.isoformat()} has no offset from UTC")
    return time.astimezone(UTC).isoformat(timespec="milliseconds")


def clean_name(name: str) -> str:
    """A name as written in the log: one spelling, one line."""
    plain = " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())
    if not plain:
        raise CorrectionError("An act needs the name of its annotator. Nothing was saved; give a name.")
    return plain[: LONGEST["annotator"]]


def to_line(act: Act) -> str:
    """One line of JSON, without its end."""
    record = asdict(act)
    record["statement"]["text_hash"] = act.statement.text_hash
    return json.dumps({"version": VERSION} | record, ensure_ascii=False, separators=(",", ":"))


def from_line(line: str | bytes) -> Act:
    """Raises CorrectionError with the reason when the line is not an act."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise CorrectionError(f"it is not JSON ({error})") from error
    try:
        if record["version"] != VERSION:
            raise CorrectionError(f"it is of version {record['version']!r}, this program reads version {VERSION}")
        return _act(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorrectionError(f"it is not an act: {type(error).__name__} {error}") from error


def _act(record: Mapping[str, Any]) -> Act:
    kind = choice(record["kind"], get_args(Kind), "kind")
    undoes = _text(record["undoes"], "undoes")
    if (kind == "undo") != (undoes is not None):
        raise CorrectionError("an undo, and only an undo, names the act that it takes back")
    return Act(
        id=str(record["id"]),
        kind=kind,
        time=written(datetime.fromisoformat(record["time"])),
        annotator=clean_name(record["annotator"]),
        statement=_sealed(record["statement"]),
        judgement=_judgement(record["judgement"]),
        draw=draw_of(record["draw"]),
        model_revision=_text(record["model_revision"], "model_revision"),
        model_shown=record["model_shown"] is True,
        undoes=undoes,
    )


def _sealed(record: Mapping[str, Any]) -> StatementKey:
    key = statement_of(record)
    if key.text_hash != record["text_hash"]:
        raise CorrectionError("its text was changed after it was written: text and text_hash differ")
    return key


def statement_of(record: Mapping[str, Any]) -> StatementKey:
    """A statement from its JSON form."""
    return StatementKey(
        id=str(record["id"]), article_id=str(record["article_id"]), start=int(record["start"]), end=int(record["end"]),
        text=str(record["text"]), url=_text(record["url"], "url"),
    )  # fmt: skip


def _judgement(record: Mapping[str, Any]) -> Judgement:
    stance = {}
    for target, label in record["stance"].items():
        if not TARGET.fullmatch(target):
            raise CorrectionError(f"{target!r} is not the name of a target")
        stance[target] = choice(label, STANCE_LABELS, "stance")
    known = record["is_statement"]
    return Judgement(
        stance=stance, tone=choice(record["tone"], (*TONE_LABELS, None), "tone"),
        voice=choice(record["voice"], (*get_args(Voice), None), "voice"), actor=_text(record["actor"], "actor"),
        is_statement=None if known is None else known is True, note=_text(record["note"], "note") or "",
    )  # fmt: skip


def draw_of(record: Mapping[str, Any]) -> Draw:
    """A draw from its JSON form."""
    probability = record["probability"]
    if probability is not None and not (isinstance(probability, int | float) and 0 < probability <= 1):
        raise CorrectionError(f"{probability!r} is not a probability of inclusion")
    counts = {name: record[name] for name in ("seed", "rank", "size", "population")}
    for name, value in counts.items():
        if value is not None and type(value) is not int:
            raise CorrectionError(f"{value!r} is not a {name}")
    return Draw(
        queue=choice(record["queue"], get_args(Queue), "queue"), probability=probability,
        filters={str(key): [str(value) for value in values] for key, values in record["filters"].items()},
        data_hash=_text(record["data_hash"], "data_hash"), **counts,
    )  # fmt: skip


def choice(value: Any, allowed: Sequence[Any], name: str) -> Any:
    if value not in allowed:
        raise CorrectionError(f"{value!r} is no {name}; there are {', '.join(map(str, allowed))}")
    return value


def _text(value: Any, name: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise CorrectionError(f"{name} is not a text: {value!r}")
    return value[: LONGEST.get(name, LONGEST_NOTE)]
