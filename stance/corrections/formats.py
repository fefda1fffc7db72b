"""The log and queues in the forms of other tools, and back.

    jsonl         the log itself: one act a line, everything kept
    label-studio  JSON list of tasks; one annotation per annotator (labelling interface: `LABEL_STUDIO_INTERFACE`)
    doccano       JSON Lines for text classification with several labels a text: one line per statement and annotator,
                  labels written `russia:against`, `tone:negative`, `not_a_statement`

Both tools keep the extra fields they are given and give them back, so the statement and how it was drawn come back with
the labels. A queue is exported as tasks without labels. What comes back is a check by the annotator named in it, else
by the name given; ids are made from what is said, so reading a file twice adds nothing.

Limits: settlements and undone acts stay in the log, since neither tool has a word for them; a task of Label Studio has
one draw, that of its first check; a line without our fields is refused with its number. Formats: Label Studio, "Task
Format" and "Import pre-annotated data"; doccano, export and import of text classification.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from stance.corrections.acts import (
    LONGEST_NOTE,
    Act,
    Draw,
    Judgement,
    StatementKey,
    choice,
    clean_name,
    draw_of,
    from_line,
    statement_of,
    to_line,
    written,
)
from stance.corrections.reviews import Review
from stance.disk import DAMAGED_ZIP
from stance.errors import CorrectionError
from stance.records import STANCE_LABELS, TARGETS, TONE_LABELS

FORMATS = ("jsonl", "label-studio", "doccano")
UNFIT = "not_a_statement"
SPACE = uuid.UUID("5d2f6a3e-2c1b-5f0e-9c4e-6f7a53a0c1de")  # of the ids made from what is said
LARGEST_ARCHIVE = 200_000_000  # bytes of all files of a zip, unpacked
LABEL_STUDIO_INTERFACE = "\n".join([
    "<View>", '  <Text name="text" value="$text"/>', '  <Header value="$speaker"/>',
    *(f'  <Choices name="{field}" toName="text" choice="single" showInLine="true">'
      + "".join(f'<Choice value="{label}"/>' for label in labels) + "</Choices>"
      for field, labels in (*((target, STANCE_LABELS) for target in TARGETS), ("tone", TONE_LABELS),
                            ("is_statement", ("yes", "no")))),
    '  <TextArea name="note" toName="text"/>', '  <TextArea name="annotator" toName="text" maxSubmissions="1"/>',
    "</View>",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """A statement to check, or checked, elsewhere."""

    statement: StatementKey
    draw: Draw
    speaker: str = ""
    checks: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Acts of a file, and the parts of it that are none: where, and why."""

    acts: tuple[Act, ...]
    refused: tuple[tuple[str, str], ...]


def tasks_of(reviews: Iterable[Review]) -> list[Task]:
    """Every statement with a standing check."""
    return [
        Task(review.statement, next(iter(review.checks.values())).draw, checks=tuple(review.checks.values()))
        for review in reviews if review.checks
    ]  # fmt: skip


def write_jsonl(acts: Iterable[Act]) -> str:
    return "".join(to_line(act) + "\n" for act in acts)


def write_label_studio(tasks: Iterable[Task]) -> str:
    return json.dumps([
        {
            "data": {"text": task.statement.text, "speaker": task.speaker, "stance": _origin(task, task.draw)},
            "annotations": [{"result": list(_results(act)), "created_at": act.time} for act in task.checks],
        }
        for task in tasks
    ], ensure_ascii=False, indent=1)  # fmt: skip


def write_doccano(tasks: Iterable[Task]) -> str:
    lines: list[Mapping[str, Any]] = []
    for task in tasks:
        shared = {"text": task.statement.text, "speaker": task.speaker, "stance": _origin(task, task.draw)}
        lines += [
            shared | {"stance": _origin(task, act.draw), "label": _doccano_labels(act.judgement),
                      "annotator": act.annotator, "time": act.time, "note": act.judgement.note}
            for act in task.checks
        ] or [shared | {"label": []}]  # fmt: skip
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _origin(task: Task, draw: Draw) -> str:
    """What must come back with the labels, as one text that both tools keep as it is."""
    return json.dumps({"statement": asdict(task.statement), "draw": asdict(draw)}, ensure_ascii=False)


def _results(act: Act) -> Iterator[dict[str, Any]]:
    judgement = act.judgement
    fit = {True: "yes", False: "no", None: None}[judgement.is_statement]
    for field, label in (*judgement.stance.items(), ("tone", judgement.tone), ("is_statement", fit)):
        if label is not None:
            yield {"from_name": field, "to_name": "text", "type": "choices", "value": {"choices": [label]}}
    for field, text in (("note", judgement.note), ("annotator", act.annotator)):
        if text:
            yield {"from_name": field, "to_name": "text", "type": "textarea", "value": {"text": [text]}}


def _doccano_labels(judgement: Judgement) -> list[str]:
    labels = [f"{target}:{label}" for target, label in judgement.stance.items()]
    labels += [f"tone:{judgement.tone}"] if judgement.tone else []
    return labels + ([UNFIT] if judgement.is_statement is False else [])


def read_acts(data: bytes, name: str, annotator: str = "") -> Found:
    """Acts of a file in any of FORMATS, or of a zip of them (as doccano gives, one file per annotator)."""
    acts: list[Act] = []
    refused: list[tuple[str, str]] = []
    for file, content in _members(data, name):
        who = file.rsplit("/", 1)[-1].rsplit(".", 1)[0] if file != name else annotator
        for place, record in _records(content, file):
            try:
                acts += _acts_of(record, who)
            except CorrectionError as error:
                refused.append((place, str(error)))
    return Found(tuple(acts), tuple(refused))


def _members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    if not data.startswith(b"PK"):
        yield name, data
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_ARCHIVE:
                raise CorrectionError(f"{name} holds more than {LARGEST_ARCHIVE:,} bytes. Nothing was read; unpack it.")
            for member in archive.infolist():
                if member.filename.endswith((".json", ".jsonl")):
                    yield member.filename, archive.read(member)
    except DAMAGED_ZIP as error:
        raise CorrectionError(f"{name} is a damaged or locked archive ({error}). Nothing was read.") from error


def _records(data: bytes, name: str) -> Iterator[tuple[str, str | bytes | Mapping[str, Any]]]:
    """(place, record): the members of a JSON list, else the lines."""
    if data.lstrip()[:1] == b"[":
        try:
            listed = json.loads(data)
        except ValueError as error:
            raise CorrectionError(f"{name} is not whole JSON ({error}). Nothing was read.") from error
        yield from ((f"{name}#{number}", record) for number, record in enumerate(listed, 1))
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield f"{name}#{number}", line


def _acts_of(record: str | bytes | Mapping[str, Any], annotator: str) -> list[Act]:
    try:
        value = record if isinstance(record, Mapping) else json.loads(record)
        if "version" in value:
            return [from_line(json.dumps(value))]
        if "data" in value:
            return _from_label_studio(value, annotator)
        return _from_doccano(value, annotator)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise CorrectionError(f"it is in none of the forms {', '.join(FORMATS)} ({error!r})") from error


def _from_label_studio(task: Mapping[str, Any], annotator: str) -> list[Act]:
    statement, draw = _came_from(task["data"]["stance"])
    acts = []
    for annotation in task.get("annotations", ()):
        if annotation.get("was_cancelled"):
            continue
        values = {one["from_name"]: next(iter(one["value"].values()))[0] for one in annotation["result"]}
        who = values.get("annotator") or _label_studio_user(annotation.get("completed_by")) or annotator
        stance = {target: values[target] for target in TARGETS if target in values}
        fit = {"yes": True, "no": False, None: bool(stance) or None}[values.get("is_statement")]
        judgement = _judgement(stance, values.get("tone"), fit, values.get("note"))
        acts.append(_made(statement, draw, who, judgement, annotation.get("created_at")))
    return acts


def _label_studio_user(user: Any) -> str:
    """Label Studio names who did it by number, or by an object with an e-mail address."""
    if isinstance(user, Mapping):
        return str(user.get("email") or user.get("id") or "")
    return "" if user is None else f"Label Studio {user}"


def _from_doccano(line: Mapping[str, Any], annotator: str) -> list[Act]:
    statement, draw = _came_from(line["stance"])
    labels = line["label"] if "label" in line else line["labels"]
    if not labels:
        return []
    fields = dict(label.split(":", 1) for label in labels if label != UNFIT)
    tone = fields.pop("tone", None)
    fit = False if UNFIT in labels else bool(fields) or None
    return [_made(statement, draw, line.get("annotator") or annotator, _judgement(fields, tone, fit, line.get("note")),
                  line.get("time"))]  # fmt: skip


def _came_from(origin: str) -> tuple[StatementKey, Draw]:
    kept = json.loads(origin)
    return statement_of(kept["statement"]), draw_of(kept["draw"])


def _judgement(stance: Mapping[str, str], tone: str | None, is_statement: bool | None, note: Any) -> Judgement:
    unknown = set(stance) - set(TARGETS)
    if unknown:
        raise CorrectionError(f"{', '.join(sorted(unknown))}: no such target; there are {', '.join(TARGETS)}")
    return Judgement(
        stance={target: choice(label, STANCE_LABELS, "stance") for target, label in stance.items()},
        tone=choice(tone, (*TONE_LABELS, None), "tone"), is_statement=is_statement,
        note=str(note or "")[:LONGEST_NOTE],
    )  # fmt: skip


def _made(statement: StatementKey, draw: Draw, annotator: str, judgement: Judgement, time: Any) -> Act:
    """A check whose id comes from what it says, so that it is the same act each time it is read."""
    who = clean_name(annotator)
    when = written(datetime.fromisoformat(time)) if isinstance(time, str) else written(datetime.now(UTC))
    content = json.dumps([statement.id, who, asdict(judgement)], ensure_ascii=False, sort_keys=True)
    return Act(uuid.uuid5(SPACE, content).hex, "check", when, who, statement, judgement, draw)
