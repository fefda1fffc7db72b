"""The log goes to other tools and comes back; what is not ours is refused with its place."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest

from stance.corrections.acts import Draw, to_line
from stance.corrections.formats import (
    LABEL_STUDIO_INTERFACE,
    Task,
    read_acts,
    tasks_of,
    write_doccano,
    write_jsonl,
    write_label_studio,
)
from stance.corrections.reviews import replay
from stance.errors import CorrectionError

WRITERS = {"label-studio": write_label_studio, "doccano": write_doccano}


@pytest.fixture
def acts(check):
    return [
        check("Marie", 0, russia="against", us_nato="none", ukraine="favor", tone="negative"),
        check("Paul", 0, russia="neutral", us_nato="none", ukraine="favor"),
        check("Zoé", 1, is_statement=False),
    ]


def said(acts):
    """What the acts say, whatever their ids."""
    return sorted(str(replace(act, id="", model_shown=False)) for act in acts)


def test_the_log_as_json_lines_is_the_log(acts):
    assert read_acts(write_jsonl(acts).encode(), "log.jsonl").acts == tuple(acts)


@pytest.mark.parametrize("format", WRITERS)
def test_labels_annotators_and_draws_come_back(format, acts):
    data = WRITERS[format](tasks_of(replay(acts).values())).encode()
    found = read_acts(data, "export")
    assert found.refused == () and said(found.acts) == said(acts)


@pytest.mark.parametrize("format", WRITERS)
def test_reading_twice_gives_the_same_acts(format, acts):
    data = WRITERS[format](tasks_of(replay(acts).values())).encode()
    ids = [act.id for act in read_acts(data, "export").acts]
    assert ids == [act.id for act in read_acts(data, "export").acts] and len(set(ids)) == 3


@pytest.mark.parametrize("format", WRITERS)
def test_a_queue_goes_out_without_labels_and_gives_no_act(format, statement):
    data = WRITERS[format]([Task(statement(), Draw("random", seed=1, probability=0.1), "Elle")]).encode()
    assert read_acts(data, "queue") == replace(read_acts(b"", "queue"))
    assert "Énoncé n° 0" in data.decode()


def test_label_studio_reads_what_its_interface_names(acts):
    """Each from_name of a result is a control of the labelling interface, each choice one of its values."""
    controls = dict(re.findall(r'<(?:Choices|TextArea) name="(\w+)"([^\n]*)', LABEL_STUDIO_INTERFACE))
    for task in json.loads(write_label_studio(tasks_of(replay(acts).values()))):
        assert isinstance(task["data"]["text"], str) and isinstance(task["data"]["stance"], str)
        for annotation in task["annotations"]:
            assert "completed_by" not in annotation  # an unknown user would make Label Studio refuse the import
            for result in annotation["result"]:
                assert result["to_name"] == "text" and result["from_name"] in controls
                for value in result["value"].get("choices", ()):
                    assert f'value="{value}"' in controls[result["from_name"]]


def test_what_label_studio_exports_is_read(statement):
    """As in its documentation: users by number or by e-mail address, cancelled annotations, fields it adds."""
    (task,) = json.loads(write_label_studio([Task(statement(), Draw("random", seed=3, probability=0.2))]))
    result = [{"id": "x", "from_name": "russia", "to_name": "text", "type": "choices", "value": {"choices": ["favor"]}}]
    task |= {"id": 7, "project": 83, "annotations": [
        {"id": 1, "completed_by": 10, "result": result, "was_cancelled": False,
         "created_at": "2026-03-09T22:16:08.728353Z"},
        {"id": 2, "completed_by": {"id": 4, "email": "zoe@example.org"}, "result": result, "lead_time": 4.2},
        {"id": 3, "completed_by": 11, "result": result, "was_cancelled": True},
    ]}  # fmt: skip
    found = read_acts(json.dumps([task]).encode(), "export.json").acts
    assert [act.annotator for act in found] == ["Label Studio 10", "zoe@example.org"]
    assert found[0].time == "2026-03-09T22:16:08.728+00:00"
    assert found[0].judgement.stance == {"russia": "favor"} and found[0].draw.probability == 0.2


def test_what_doccano_exports_is_read(statement):
    """One file per annotator in a zip; our fields come back beside its own."""
    sent = json.loads(write_doccano([Task(statement(), Draw("random", seed=3, probability=0.2))]))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name, label in (("marie", ["russia:favor", "tone:neutral"]), ("paul", ["not_a_statement"]), ("zoe", [])):
            file.writestr(f"{name}.jsonl", json.dumps(sent | {"id": 12, "label": label, "Comments": []}) + "\n")
    found = read_acts(archive.getvalue(), "export.zip").acts
    assert [(act.annotator, dict(act.judgement.stance), act.judgement.is_statement) for act in found] == [
        ("marie", {"russia": "favor"}, True), ("paul", {}, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"text": "a", "label": ["russia:favor"]}', "none of the forms"),
        (b"bonjour", "none of the forms"),
        (b"3", "none of the forms"),
        (b'[{"data": {"text": "a"}, "annotations": []}]', "none of the forms"),
        (b'{"version": 9}', "version 9"),
    ],
)
def test_what_is_not_ours_is_refused_with_its_place(content, reason):
    found = read_acts(content, "autre.jsonl", "Marie")
    assert found.acts == () and found.refused[0][0] == "autre.jsonl#1" and reason in found.refused[0][1]


def test_a_bad_line_leaves_the_others(acts):
    found = read_acts(f"{to_line(acts[0])}\nx\n{to_line(acts[1])}\n".encode(), "log.jsonl")
    assert found.acts == tuple(acts[:2]) and [place for place, _ in found.refused] == ["log.jsonl#2"]


def test_an_unknown_label_is_refused(statement):
    sent = json.loads(write_doccano([Task(statement(), Draw("filtered"))])) | {"annotator": "Marie"}
    for label in ("russia:love", "mars:favor", "tone:sad", "favor"):
        found = read_acts(json.dumps(sent | {"label": [label]}).encode(), "a.jsonl")
        assert found.acts == () and len(found.refused) == 1, label


def test_labels_without_a_name_are_refused_unless_one_is_given(statement):
    sent = json.dumps(json.loads(write_doccano([Task(statement(), Draw("filtered"))])) | {"label": ["russia:none"]})
    assert "needs the name" in read_acts(sent.encode(), "a.jsonl").refused[0][1]
    assert read_acts(sent.encode(), "a.jsonl", "Marie").acts[0].annotator == "Marie"


def damaged_stream() -> bytes:
    """An archive whose table is whole and whose compressed bytes are not."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("log.jsonl", '{"act": "check"}\n' * 400)
    start = packed.getvalue().index(b"log.jsonl") + len("log.jsonl")
    return packed.getvalue()[:start] + b"\xff" * 15 + packed.getvalue()[start + 15 :]


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing more", b"[1, 2", damaged_stream()])
def test_a_damaged_file_is_said_and_nothing_is_read(content):
    with pytest.raises(CorrectionError, match="Nothing was read"):
        read_acts(content, "export")
