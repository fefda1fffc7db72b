import os
from dataclasses import replace
from pathlib import Path

import pytest

from stance.records import RawDocument
from stance.settings import Settings
from stance.sources import Refusal, read_documents

FRENCH = "Le ministre a déclaré que la Russie devait retirer ses troupes d'Ukraine."
SETTINGS = Settings()


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def only(paths, settings=SETTINGS) -> RawDocument | Refusal:
    (found,) = read_documents(paths, settings)
    return found


def test_a_document_is_keyed_by_its_bytes(tmp_path):
    first = only([write(tmp_path / "a.txt", FRENCH)])
    second = only([write(tmp_path / "b.txt", FRENCH)])
    assert first.id == second.id
    assert first.source.endswith("a.txt") and first.text == FRENCH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"---\ntitle: seul\n---\n", "empty"),
        (bytes(range(256)), "binary"),
        (b"The United States and its allies will continue to send weapons to Kyiv, officials said.", "not French"),
    ],
)
def test_a_bad_document_is_refused_with_its_reason(tmp_path, data, reason):
    refusal = only([write(tmp_path / "bad.txt", data)])
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason and "\n" not in refusal.reason


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path):
    refusal = only([write(tmp_path / "big.txt", "a" * 3_000_000)], replace(SETTINGS, max_document_bytes=2_000_000))
    assert "3 MB" in refusal.reason and "2 MB" in refusal.reason


def test_a_missing_path_is_refused(tmp_path):
    assert "No such file" in only([tmp_path / "absent"]).reason


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    file = write(tmp_path / "a.txt", FRENCH)

    def forbidden(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)  # root reads everything, so the refusal is provoked
    assert "Permission denied" in only([file]).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_refused_rather_than_waited_on(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "ordinary file" in only([tmp_path / "pipe.txt"]).reason


def test_the_author_of_a_file_can_vouch_for_its_language(tmp_path):
    english = "The United States and its allies will continue to send weapons to Kyiv, officials said."
    assert isinstance(only([write(tmp_path / "a.txt", f"---\nlangue: fr\n---\n{english}")]), RawDocument)


def test_one_bad_document_does_not_stop_the_others(tmp_path):
    write(tmp_path / "a.txt", FRENCH)
    write(tmp_path / "b.txt", b"")
    write(tmp_path / "sub" / "c.txt", FRENCH + " Bis.")
    found = list(read_documents([tmp_path], SETTINGS))
    assert [type(item) for item in found] == [RawDocument, Refusal, RawDocument]


def test_a_folder_says_what_it_leaves_out(tmp_path):
    for name in ("a.json", "b.json", ".hidden.txt"):
        write(tmp_path / name, FRENCH)
    refusal = only([tmp_path])
    assert "2 file(s) of unknown format (.json)" in refusal.reason


def test_an_empty_folder_is_said(tmp_path):
    assert "holds no file" in only([tmp_path]).reason
