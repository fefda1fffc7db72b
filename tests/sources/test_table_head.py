"""What someone sees of a table before saying what its columns hold, and that saying it works."""

import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from stance.settings import Settings
from stance.sources import File, read_documents
from stance.sources.columns import find_columns
from stance.sources.table_head import TableHead, table_heads

TEXT = "La ministre Odile Varnel a salué l'aide à l'Ukraine."
ROWS = [{"Champ A": "Varnel salue", "Source": "saisie", "№": f"{TEXT} Numéro {n}."} for n in range(8)]


def write(path):
    frame = pd.DataFrame(ROWS)
    match path.suffix:
        case ".csv":
            frame.to_csv(path, index=False, sep=";")
        case ".parquet":
            frame.to_parquet(path)
        case ".jsonl":
            frame.to_json(path, orient="records", lines=True)
        case ".json":
            frame.to_json(path, orient="records", indent=1)
        case ".xlsx":
            frame.to_excel(path, index=False)
    return File(path)


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl", "a.json", "a.xlsx"])
def test_first_rows_of_every_kind_of_table(tmp_path, name):
    heads = table_heads(write(tmp_path / name), Settings())
    assert heads[""] == TableHead(tuple(ROWS[0]), tuple(tuple(row.values()) for row in ROWS[:5]), {"outlet": "Source"})


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl", "a.xlsx"])
def test_columns_named_for_one_file_are_read_for_it_alone(tmp_path, name):
    odd = write(tmp_path / name)
    known = tmp_path / "known.csv"
    known.write_text(f"titre;texte\nUn titre;{TEXT}\n", encoding="utf-8")
    named = File(odd.path, "dépôt.csv", {"text": "№", "title": "Champ A", "outlet": ""})
    *documents, last = read_documents([named, known], Settings())
    assert len(documents) == 8 and last.metadata["title"] == "Un titre"
    assert documents[0].metadata == {"title": "Varnel salue"} and documents[0].source.startswith("dépôt.csv#")


def test_a_header_below_a_line_of_title_is_found(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["Extraction du 3 avril"], ["Titre", "Texte"], ["Varnel salue", TEXT]):
        workbook.active.append(row)
    workbook.save(tmp_path / "a.xlsx")
    heads = table_heads(File(tmp_path / "a.xlsx"), Settings())
    assert heads[""] == TableHead(("Titre", "Texte"), (("Varnel salue", TEXT),), {"title": "Titre", "text": "Texte"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT), ("page.html", f"<html><p>{TEXT}</p></html>"), ("vide.csv", ""), ("a.xlsx", "PK rien"),
        ("liens.csv", "url,media_name,publish_date\nhttps://a.example,A,2024-03-14\n"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_articles_has_no_head(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert table_heads(File(tmp_path / name), Settings()) == {}


def test_formulas_and_markup_come_as_they_are_written(tmp_path):
    (tmp_path / "a.csv").write_text('texte,x\n"=HYPERLINK(""http://mal.invalid"")",<b>gras</b>\n', encoding="utf-8")
    (row,) = table_heads(File(tmp_path / "a.csv"), Settings())[""].rows
    assert row == ('=HYPERLINK("http://mal.invalid")', "<b>gras</b>")


def test_a_role_can_be_left_without_column():
    assert find_columns(["texte", "source"], {"outlet": ""}) == {"text": 0}


def test_each_table_of_an_archive_has_its_head_and_the_columns_said_of_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "lot.zip", "w") as archive:
        for name in ("a.csv", "b.parquet", "c.xlsx"):
            write(tmp_path / name)
            archive.write(tmp_path / name, f"sous/{name}")
        archive.writestr("d.csv", "Un;Deux;Trois\n1;2;" + TEXT + "\n")
        archive.writestr("note.txt", TEXT)
    file = File(tmp_path / "lot.zip", "lot.zip")
    heads = table_heads(file, Settings())
    assert list(heads) == ["d.csv", "sous/a.csv", "sous/b.parquet", "sous/c.xlsx"]
    assert heads["sous/c.xlsx"].header == tuple(ROWS[0]) and heads["d.csv"].header == ("Un", "Deux", "Trois")
    said = {name: {"text": "Trois" if name == "d.csv" else "№", "outlet": ""} for name in heads}
    found = list(read_documents([replace(file, tables=said)], Settings()))
    assert [document.text for document in found[:2]] == [TEXT, TEXT]
    assert len(found) == 2 + 3 * len(ROWS) and not any("outlet" in document.metadata for document in found)
