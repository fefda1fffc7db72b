"""What is read: standard input, what was refused before, folders of several formats."""

import io
import json
import sys
import zipfile
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq

from stance.settings import Settings
from stance.sources import Reading, Refusal, Refusals, write_rejects

FRENCH = "Le ministre a déclaré que la Russie devait retirer ses troupes d'Ukraine."


def test_standard_input_is_recognised_like_a_file(samples, read, monkeypatch):
    for name, count in (("europresse.html", 3), ("articles.csv", 4), ("factiva.rtf", 2)):
        data = (samples / name).read_bytes()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        kept, _ = read("-")
        assert len(kept) == count and kept[0].source.startswith("standard input#")


def test_rejects_can_be_fed_back(tmp_path, samples, read):
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    _, refused = read(tmp_path / "a.txt", samples / "europresse.html")
    gone = Refusal("absent.html#3", "whatever")
    write_rejects(tmp_path / "rejects.jsonl", [*refused, gone])
    rows = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row.keys() for row in rows] == [{"source", "reason"}] * 4
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    kept, refused = read(tmp_path / "rejects.jsonl")
    assert [document.format for document in kept] == ["text", "europresse", "europresse", "europresse"]
    assert refused[-1] == Refusal("absent.html#3", "It is there no more. Give the file again.")


def test_a_file_whose_name_holds_a_hash_is_found_again(tmp_path, read):
    (tmp_path / "a#1.txt").write_text(FRENCH, encoding="utf-8")
    write_rejects(tmp_path / "r.jsonl", [Refusal(str(tmp_path / "a#1.txt"), "x")])
    assert len(read(tmp_path / "r.jsonl")[0]) == 1


def test_a_folder_of_every_format(samples, read):
    kept, refused = read(samples)
    assert {document.format for document in kept} == {"csv", "jsonl", "europresse", "factiva", "feed", "html"}
    assert all(refusal.reason.count("\n") == 0 and refusal.reason.endswith(".") for refusal in refused)


def test_reading_twice_gives_the_same_ids(samples, read):
    assert [document.id for document in read(samples)[0]] == [document.id for document in read(samples)[0]]


def test_how_many_documents_a_table_holds_is_told_from_its_start_even_inside_an_archive(tmp_path):
    rows = [f"{FRENCH} C'est la note {n}, qui reprend la précédente." for n in range(600)]
    pq.write_table(pa.table({"texte": rows}), tmp_path / "a.parquet")
    (tmp_path / "b.csv").write_text("texte\n" + "\n".join(f'"{row}"' for row in rows), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.write(tmp_path / "a.parquet", "a.parquet")
        archive.write(tmp_path / "b.csv", "b.csv")
    for name, total in (("a.parquet", 600), ("b.csv", 600)):
        reading = Reading([tmp_path / name], Settings())
        told = [reading.expected(number) for number, _ in enumerate(reading, 1)]
        assert told[-1] == total and all(total / 2 < number < 2 * total for number in told[200:]), name
    reading = Reading([tmp_path / "c.zip"], Settings())
    shares = [reading.current.position / reading.bytes for _ in reading]
    assert shares == sorted(shares) and shares[0] < 0.1 and shares[-1] > 0.9


def test_refusals_wait_on_disk_and_read_like_a_list():
    told = [Refusal(f"a.csv#{n}", f"Raison « {n} »\u2028.") for n in range(300)]
    refusals = Refusals(told[:299])
    refusals.append(told[299])
    assert len(refusals) == 300 and list(refusals) == told
    assert (refusals[0], refusals[-1], refusals[10:12]) == (told[0], told[299], told[10:12])
    assert [one for one, _ in zip(refusals, refusals, strict=True)] == told  # two readers at once
    assert not Refusals() and Refusals()[:50] == []
