"""Archives are read within bounds; names in them are labels, never places on this disk."""

import io
import stat
import zipfile

import openpyxl
import pytest

from stance.sources import limits

FRENCH = "Le ministre a déclaré que la Russie devait retirer ses troupes d'Ukraine."


def archive(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def workbook() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Texte", "Journal"])
    book.active.append([FRENCH + " Tableur.", "La Gazette fictive"])
    book.save(buffer)
    return buffer.getvalue()


def test_members_are_read_as_the_files_they_are(tmp_path, samples, read):
    path = archive(
        tmp_path / "lot.zip",
        {
            "a.txt": FRENCH,
            "dossier/export.html": (samples / "europresse.html").read_bytes(),
            "flux": (samples / "feed.atom").read_bytes(),
            "tableau.xlsx": workbook(),
            "__MACOSX/._a.txt": b"\0\0",
            ".DS_Store": b"\0",
            "vide/": b"",
        },
    )
    kept, refused = read(path)
    assert [document.source.removeprefix(str(path)) for document in kept] == [
        "#a.txt",
        "#dossier/export.html#1",
        "#dossier/export.html#2",
        "#dossier/export.html#3",
        "#flux#1",
        "#tableau.xlsx#Sheet!2",
    ]
    assert len(refused) == 2
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    assert read(tmp_path / "a.txt")[0][0].id == kept[0].id


@pytest.mark.parametrize(
    "name", ["../../piege.txt", "/etc/piege.txt", "..\\piege.txt", "C:\\piege.txt", "a/../../b.txt"]
)
def test_a_name_that_points_outside_is_refused(tmp_path, read, name):
    path = archive(tmp_path / "a.zip", {name: FRENCH, "bon.txt": FRENCH})
    before = set(tmp_path.rglob("*"))
    (document,), (refusal,) = read(path)
    assert "points outside" in refusal.reason and document.source.endswith("#bon.txt")
    assert set(tmp_path.rglob("*")) == before


def test_a_link_inside_is_refused(tmp_path, read):
    link = zipfile.ZipInfo("lien.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(link, "/etc/hostname")
    assert "is a link" in read(tmp_path / "a.zip")[1][0].reason


def test_a_bomb_is_refused_before_it_unfolds(tmp_path, read):
    path = archive(tmp_path / "bombe.zip", {"a.txt": b"a" * 30_000_000})
    kept, (refusal,) = read(path)
    assert not kept and "zip bomb" in refusal.reason


@pytest.mark.parametrize(("limit", "value", "reason"), [("MEMBERS", 2, "3 members"), ("TOTAL", 100, "unpacks to")])
def test_members_and_total_size_are_bounded(tmp_path, read, monkeypatch, limit, value, reason):
    monkeypatch.setattr(limits, limit, value)
    path = archive(tmp_path / "a.zip", {f"{number}.txt": FRENCH for number in range(3)})
    kept, (refusal,) = read(path)
    assert not kept and reason in refusal.reason


def test_an_archive_inside_an_archive_is_refused(tmp_path, read):
    inner = archive(tmp_path / "inner.zip", {"a.txt": FRENCH}).read_bytes()
    kept, (refusal,) = read(archive(tmp_path / "outer.zip", {"inner.zip": inner}))
    assert not kept and "inside an archive" in refusal.reason


def test_a_word_file_is_refused_by_name(tmp_path, read):
    path = archive(tmp_path / "lettre.docx", {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    assert "Word" in read(path)[1][0].reason


def test_a_damaged_member_does_not_stop_the_others(tmp_path, read):
    path = archive(tmp_path / "a.zip", {"a.txt": FRENCH, "b.txt": FRENCH + " Bis."}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(FRENCH.encode(), FRENCH.encode().upper()[: len(FRENCH.encode())], 1))
    kept, (refusal,) = read(path)
    assert len(kept) == 1 and refusal.source.endswith("#a.txt") and "damaged" in refusal.reason


def test_a_workbook_that_would_not_fit_is_refused(tmp_path, read):
    (tmp_path / "t.xlsx").write_bytes(workbook())
    with zipfile.ZipFile(tmp_path / "t.xlsx", "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/bombe.xml", b" " * 30_000_000)
    kept, (refusal,) = read(tmp_path / "t.xlsx")
    assert not kept and "zip bomb" in refusal.reason
