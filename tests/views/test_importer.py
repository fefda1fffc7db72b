"""What the Importer keeps of files dropped and paths named, what it shows before an import, and what it says after."""

import io
import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from stance.jobs import FILES
from stance.progress import Progress
from stance.settings import Settings
from stance.sources import File, Refusal
from stance.views import importer_files
from stance.views.i18n import texts
from stance.views.importer_files import Desk, add_dropped, add_path, remove, size
from stance.views.importer_job import progress_words, rejects_csv, rejects_jsonl
from stance.views.importer_preview import look

FR = texts("fr")
TEXT = "Le Kremlin a dénoncé une escalade. « L'Ukraine tiendra », a déclaré la ministre Odile Varnel. Réunion {n}."


class Dropped(io.BytesIO):
    """A file as Streamlit hands it over."""

    def __init__(self, name: str, content: bytes = b"texte") -> None:
        super().__init__(content)
        self.name, self.size, self.file_id = name, len(content), name


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    yield desk
    desk.folder.cleanup()


@pytest.mark.parametrize(
    ("name", "shown", "suffix"),
    [
        ("fonds.csv", "fonds.csv", ".csv"), ("../../etc/passwd", "passwd", ""), ("C:\\dossier\\a.txt", "a.txt", ".txt"),
        ("a.txt/..", "..", ""), ("x.\u202egpj", "x.gpj", ".gpj"), ("nom" * 90 + ".csv", "nom" * 39 + "no…", ""),
        ("a.b/c d.HTML", "c d.HTML", ".HTML"), ("bizarre.a b", "bizarre.a b", ""),
    ],
)  # fmt: skip
def test_a_dropped_file_stays_in_its_folder_under_a_name_of_ours(desk, name, shown, suffix):
    assert add_dropped(desk, Dropped(name), FR) == ""
    (file,) = desk.files
    assert file.path.parent == Path(desk.folder.name, FILES) and file.path.name == f"00001{suffix}"
    assert (file.name, file.path.read_bytes()) == (shown, b"texte")


def test_two_files_of_the_same_name_are_both_kept_and_can_be_taken_back(desk):
    for content in (b"un", b"deux", b"trois"):
        add_dropped(desk, Dropped("a.txt", content), FR)
    remove(desk, desk.entries[0])
    add_dropped(desk, Dropped("a.txt", b"quatre"), FR)
    assert [file.path.read_bytes() for file in desk.files] == [b"deux", b"trois", b"quatre"]
    assert len(list(Path(desk.folder.name, FILES).iterdir())) == 3


def test_more_than_the_disk_should_hold_is_refused_and_said(desk, monkeypatch):
    monkeypatch.setattr(importer_files, "MOST_BYTES", 8)
    assert add_dropped(desk, Dropped("a.txt", b"12345"), FR) == ""
    assert "n’a pas été gardé" in add_dropped(desk, Dropped("b.txt", b"12345"), FR)
    assert [file.name for file in desk.files] == ["a.txt"]


def test_a_path_brings_its_files_and_says_what_it_leaves_out(desk, tmp_path):
    for name in ("a.txt", "b.csv", "c.docx"):
        (tmp_path / name).write_text("texte", encoding="utf-8")
    assert add_path(desk, str(tmp_path), Settings(), FR) == ""
    (entry,) = desk.entries
    assert [file.path.name for file in entry.files] == ["a.txt", "b.csv"] and entry.bytes == 10
    assert "format inconnu (.docx)" in importer_files.reason(entry.left_out[0].reason, FR)
    assert add_path(desk, str(tmp_path), Settings(), FR) == "" and len(desk.entries) == 1


@pytest.mark.parametrize(("path", "said"), [("absent", "pas de fichier"), ("file:///etc/passwd", "lit des fichiers")])
def test_a_path_that_gives_nothing_is_said(desk, tmp_path, path, said):
    assert said in add_path(desk, path if "://" in path else str(tmp_path / path), Settings(), FR)
    assert not desk.entries


def test_what_was_dropped_goes_with_its_visitor(tmp_path):
    desk = Desk()
    add_dropped(desk, Dropped("a.txt"), FR)
    folder = Path(desk.folder.name)
    desk.folder.cleanup()
    assert not folder.exists()


@dataclass
class Table:
    path: Path

    def with_rows(self, *rows: str) -> File:
        self.path.write_text("\n".join(["t;o;j;c", *rows]), encoding="utf-8")
        return File(self.path, "fonds.csv", {"title": "t", "outlet": "o", "date": "j", "text": "c"})


@pytest.fixture
def table(tmp_path) -> Table:
    return Table(tmp_path / "00001.csv")


def test_the_preview_is_what_the_import_will_read(table, tmp_path):
    file = table.with_rows(
        f"Titre;Le Quotidien fictif;14/03/2024;{TEXT}", f";;mars 2024;{TEXT.format(n=2)}", "Vide;;;",
        "English;x;;The ministry said on Monday that the aid would be sent in the spring, whatever they think of it.",
    )  # fmt: skip
    settings = replace(Settings(), db=tmp_path / "absent.duckdb")
    preview = look("clé", [file], settings)
    first, second = preview.lines
    assert (first.title, first.outlet, first.day.isoformat(), first.language) == (
        "Titre", "Le Quotidien fictif", "2024-03-14", "fr",
    )  # fmt: skip
    assert first.source == "fonds.csv#2" and second.outlet == ""
    assert [refusal.source for refusal in preview.refused] == ["fonds.csv#4", "fonds.csv#5"]
    assert preview.whole and preview.key == "clé"


def test_the_preview_stops_in_time(table, tmp_path):
    file = table.with_rows(*(f"T{n};O;;{TEXT.format(n=n)}" for n in range(100)))
    settings = replace(Settings(), db=tmp_path / "absent.duckdb")
    assert len(look("", [file], settings, most=30).lines) == 30
    repeated = table.with_rows(*(f"T;O;;{TEXT}" for _ in range(50_000)))  # one document, told once
    started = time.monotonic()
    slow = look("", [repeated], settings, seconds=0.3)
    assert not slow.whole and len(slow.lines) == 1 and time.monotonic() - started < 5


def test_the_preview_tells_what_the_store_holds(table, tmp_path, model):
    from stance.pipeline import ingest

    file = table.with_rows(f"T;O;2024-03-14;{TEXT.format(n=1)}")
    settings = replace(Settings(), db=tmp_path / "store.duckdb", threads=1)
    ingest([file], settings)
    file = table.with_rows(f"T;O;2024-03-14;{TEXT.format(n=1)}", f"T;O;2024-03-14;{TEXT.format(n=2)}")
    assert [line.remarks for line in look("", [file], settings).lines] == [("unchanged",), ()]


def test_a_store_that_cannot_be_asked_does_not_hide_the_documents(table, tmp_path):
    (tmp_path / "store.duckdb").write_text("pas une base", encoding="utf-8")
    file = table.with_rows(f"T;O;2024-03-14;{TEXT.format(n=1)}")
    preview = look("", [file], replace(Settings(), db=tmp_path / "store.duckdb"))
    assert len(preview.lines) == 1 and not preview.compared


def test_progress_is_told_in_the_language_of_the_page():
    told = Progress("documents", 1234, 4000, 22.0)
    assert progress_words(told, FR) == "Documents lus : 1\u202f234 sur environ 4\u202f000, 56 par seconde, encore 49 s"
    assert progress_words(Progress("statements", 5, 5, 2.0), FR) == "Énoncés évalués : 5 sur 5, 2,5 par seconde"


def test_refusals_are_neutral_in_a_spreadsheet_and_can_be_fed_back():
    refused = [Refusal("=cmd|' /C calc'!A0.csv#2", "The row has no text. Fill the cell in, or leave the row out.")]
    lines = rejects_csv(refused, FR).decode("utf-8-sig").splitlines()
    assert lines[0] == "Document;Raison" and lines[1].startswith("'=cmd") and "La ligne n’a pas de texte" in lines[1]
    assert [Refusal(**json.loads(line)) for line in rejects_jsonl(refused).splitlines()] == refused


@pytest.mark.parametrize(
    ("bytes", "words"), [(0, "0\u00a0o"), (999, "999\u00a0o"), (7_900, "7,9\u00a0ko"), (2 * 10**9, "2,0\u00a0Go")]
)
def test_sizes(bytes, words):
    assert size(bytes, FR) == words
