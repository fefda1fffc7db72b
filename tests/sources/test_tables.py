"""Tables of articles: every kind of table gives the same documents; what is wrong is refused by its row."""

import json
import tracemalloc
from dataclasses import replace
from datetime import datetime

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stance.settings import Settings
from stance.sources.columns import find_columns

ROWS = [
    {
        "Titre": "Varnel salue l'aide",
        "Journal": "La Gazette fictive",
        "Date": "2024-03-14",
        "Texte": "La ministre Odile Varnel a salué l'aide à l'Ukraine.\n« Une aide décisive », dit-elle.",
        "Interne": "x",
    },
    {
        "Titre": "L'Alliance répond",
        "Journal": "Le Courrier inventé",
        "Date": "2024-03-15",
        "Texte": "L'OTAN a dénoncé les frappes russes à l'œuvre sur le port.",
        "Interne": "y",
    },
]


def as_csv(path, separator=";", encoding="utf-8", rows=ROWS):
    pd.DataFrame(rows).to_csv(path, sep=separator, encoding=encoding, index=False)


def as_xlsx(path):
    workbook = openpyxl.Workbook()
    workbook.active.append(["Extraction du 3 avril"])
    workbook.active.append(list(ROWS[0]))
    for row in ROWS:
        workbook.active.append([datetime.fromisoformat(v) if k == "Date" else v for k, v in row.items()])
    workbook.save(path)


def as_jsonl(path):
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")


WRITERS = {
    "table.csv": as_csv,
    "table.tsv": lambda path: as_csv(path, "\t", "utf-16"),
    "table.xlsx": as_xlsx,
    "table.jsonl": as_jsonl,
    "table.json": lambda path: path.write_text(json.dumps(ROWS, indent=2)),
    "table.parquet": lambda path: pd.DataFrame(ROWS).to_parquet(path),
}


@pytest.mark.parametrize(
    "content",
    [json.dumps({"total": 2, "articles": ROWS}, indent=1), json.dumps(ROWS), json.dumps({"data": ROWS}, indent=2)],
)
def test_json_that_is_not_lines_is_read_too(tmp_path, read, content):
    (tmp_path / "t.json").write_text(content, encoding="utf-8")
    kept, refused = read(tmp_path / "t.json")
    assert len(kept) == 2 and not refused


def test_a_json_file_of_something_else_is_refused(tmp_path, read):
    (tmp_path / "t.json").write_text('{\n "name": "réglages",\n "version": 3\n}', encoding="utf-8")
    kept, (refusal,) = read(tmp_path)
    assert not kept and "(columns: name, version)" in refusal.reason


@pytest.mark.parametrize("name", WRITERS)
def test_every_kind_of_table_gives_the_same_documents(tmp_path, read, name):
    as_csv(tmp_path / "reference.csv")
    reference, _ = read(tmp_path / "reference.csv")
    WRITERS[name](tmp_path / name)
    kept, refused = read(tmp_path / name)
    assert not refused
    assert [document.id for document in kept] == [document.id for document in reference]
    assert kept[0].text == f"{ROWS[0]['Titre']}\n\n{ROWS[0]['Texte']}"
    assert kept[1].metadata == {"title": "L'Alliance répond", "outlet": "Le Courrier inventé", "date": "2024-03-15"}


@pytest.mark.parametrize("name", WRITERS)
def test_content_decides_not_the_name(tmp_path, read, name):
    WRITERS[name](tmp_path / name)
    (tmp_path / name).rename(tmp_path / "sans_nom")
    assert len(read(tmp_path / "sans_nom")[0]) == 2
    assert len(read(tmp_path)[0]) == 2


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_encoding_are_found(tmp_path, read, separator, encoding):
    as_csv(tmp_path / "t.csv", separator, encoding)
    kept, refused = read(tmp_path / "t.csv")
    assert [document.metadata["title"] for document in kept] == ["Varnel salue l'aide", "L'Alliance répond"]
    assert "à l'œuvre" in kept[1].text and not refused


def test_excel_s_separator_line_is_honoured(tmp_path, read):
    (tmp_path / "t.csv").write_text("sep=|\nTitre|Texte\nUn titre|Le Kremlin a réagi.\n", encoding="utf-8")
    (document,), _ = read(tmp_path / "t.csv")
    assert document.text == "Un titre\n\nLe Kremlin a réagi."


def test_a_french_export_with_its_traps(samples, read):
    kept, refused = read(samples / "articles.csv")
    first, second, formula, markup = kept
    assert first.text.endswith('l\'Ukraine.\n\n« Cette aide est "décisive" », a-t-elle déclaré mardi.')
    assert first.metadata == {
        "title": "Varnel salue l'aide annoncée; Moscou s'indigne",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14",
        "url": "https://gazette.example/aide",
        "author": "Lise Corvin",
    }
    assert second.source.endswith("articles.csv#5")
    assert formula.text.startswith('=HYPERLINK("http://piege.example")')  # text, and only text
    assert markup.text == "Export d'un site\n\nLe porte-parole a accusé Kiev.\nLa Russie rejette l'accord."
    assert [refusal.reason.split(".")[0] for refusal in refused] == [
        "The row has no text",
        "The row has 9 cells, the header 7",
        "The text is not French (it looks like English)",
    ]
    assert [refusal.source.rpartition("#")[2] for refusal in refused] == ["6", "7", "10"]


def test_json_lines_with_its_traps(samples, read):
    kept, refused = read(samples / "articles.jsonl")
    assert (
        kept[0].metadata["author"] == "Lise Corvin, Marc Ardin" and kept[0].metadata["outlet"] == "La Gazette fictive"
    )
    assert kept[1].metadata == {}
    assert [refusal.source.rpartition("#")[2] for refusal in refused] == ["3", "4", "5"]
    assert (
        "not JSON" in refused[0].reason and "no text" in refused[1].reason and "not a JSON object" in refused[2].reason
    )


def test_columns_can_be_named(tmp_path, read):
    (tmp_path / "t.csv").write_text("a;b;Titre\nLe Kremlin a réagi.;La Gazette fictive;Un titre\n", encoding="utf-8")
    (document,), _ = read(tmp_path / "t.csv", settings=replace(Settings(), columns={"text": "A", "outlet": "b"}))
    assert document.metadata == {"title": "Un titre", "outlet": "La Gazette fictive"}
    assert document.text.endswith("Le Kremlin a réagi.")


def test_a_named_column_that_is_absent_is_said(tmp_path, read):
    as_csv(tmp_path / "t.csv")
    _, (refusal,) = read(tmp_path / "t.csv", settings=replace(Settings(), columns={"outlet": "revue"}))
    assert "no column `revue`" in refusal.reason and "Titre, Journal" in refusal.reason


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.parquet", "t.xlsx"])
def test_a_table_without_texts_names_its_columns(tmp_path, read, name):
    frame = pd.DataFrame([{"nombre": 1, "ville": "Kiev"}])
    {
        "t.csv": lambda path: frame.to_csv(path, index=False),
        "t.jsonl": lambda path: path.write_text('{"nombre": 1, "ville": "Kiev"}'),
        "t.parquet": lambda path: frame.to_parquet(path),
        "t.xlsx": lambda path: frame.to_excel(path, index=False),
    }[name](tmp_path / name)
    kept, (refusal,) = read(tmp_path / name)
    assert not kept and "(columns: nombre, ville)" in refusal.reason and "--map text=COLUMN" in refusal.reason


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (["Média", "TEXTE_INTEGRAL", "Publié le"], {"outlet": 0, "text": 1, "date": 2}),
        (["source", "media_name", "publish_date", "full-text"], {"outlet": 1, "date": 2, "text": 3}),
        (["Auteur(e)", "Lien", "Corps du texte", "Langue"], {"author": 0, "url": 1, "text": 2, "language": 3}),
    ],
)
def test_column_names_are_known_in_french_and_english(header, roles):
    assert find_columns(header, {}) == roles


def test_a_text_cut_by_excel_is_marked_partial(tmp_path, read):
    text = ("Le Kremlin a réagi. " * 2000)[:32766] + "x"
    as_csv(tmp_path / "t.csv", rows=[{"texte": text, "titre": "Long"}])
    (document,), _ = read(tmp_path / "t.csv")
    assert document.metadata["partial"] == "true"


def test_a_formula_gives_its_saved_value_or_nothing(tmp_path, read):
    workbook = openpyxl.Workbook()
    for row in (
        ["titre", "texte"],
        ["=1+1", "Le Kremlin a réagi."],
        ["Sans valeur", '=WEBSERVICE("http://piege.example")'],
    ):
        workbook.active.append(row)
    workbook.save(tmp_path / "t.xlsx")
    (document,), (refusal,) = read(tmp_path / "t.xlsx")
    assert document.text == "Le Kremlin a réagi." and "no text" in refusal.reason


def test_every_sheet_with_texts_is_read(tmp_path, read):
    workbook = openpyxl.Workbook()
    workbook.active.append(["Notice", "À lire avant usage"])
    for name, text in (("2023", "Le Kremlin a réagi."), ("2024", "L'OTAN a répondu au Kremlin.")):
        sheet = workbook.create_sheet(name)
        sheet.append(["Texte", "Journal"])
        sheet.append([text, "La Gazette fictive"])
    workbook.save(tmp_path / "t.xlsx")
    kept, refused = read(tmp_path / "t.xlsx")
    assert [document.source.rpartition("#")[2] for document in kept] == ["2023!2", "2024!2"] and not refused


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_line_of_ten_megabytes_is_refused_and_the_rest_goes_on(tmp_path, read, name):
    long = "a" * 10_000_000
    lines = {
        "t.csv": f"titre;texte\nUn;{long}\nDeux;Le Kremlin a réagi.\n",
        "t.jsonl": f'{{"texte": "Le Kremlin se tait."}}\n{{"texte": "{long}"}}\n{{"texte": "Le Kremlin a réagi."}}\n',
    }
    (tmp_path / name).write_text(lines[name], encoding="utf-8")
    kept, (refusal,) = read(tmp_path / name, settings=replace(Settings(), max_document_bytes=1_000_000))
    assert kept[-1].text.endswith("Le Kremlin a réagi.")
    assert "more than 1,000,000 characters" in refusal.reason


def test_a_quote_never_closed_costs_no_memory(tmp_path, read):
    body = "Le Kremlin a réagi.;La Gazette fictive\n" * 2000
    (tmp_path / "t.csv").write_text(f'texte;journal\n"Jamais fermé;x\n{body}', encoding="utf-8")
    kept, refused = read(tmp_path / "t.csv", settings=replace(Settings(), max_document_bytes=10_000))
    assert any("quote may never be closed" in refusal.reason for refusal in refused) and kept


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_memory_does_not_grow_with_the_table(tmp_path, kind):
    from stance.sources import csv_table, jsonl_table, parquet_table
    from stance.sources.inputs import from_path

    text = "Le Kremlin a réagi à la déclaration. " * 100
    rows = [{"texte": f"{number} {text}", "titre": f"Titre {number}"} for number in range(8000)]  # 30 MB
    path = tmp_path / f"t.{kind}"
    if kind == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=1000)
    elif kind == "csv":
        as_csv(path, rows=rows)
    else:
        path.write_text("\n".join(map(json.dumps, rows)))
    del rows
    reader = {"csv": csv_table, "jsonl": jsonl_table, "parquet": parquet_table}[kind]
    tracemalloc.start()
    count = sum(1 for _ in reader.read(from_path(path), Settings()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 8000 and peak < 8_000_000


def test_a_list_of_links_completes_the_documents_of_its_import(tmp_path, samples, read):
    (tmp_path / "a.txt").write_text("---\nurl: http://gazette.example/aide\n---\nLe Kremlin a réagi.", encoding="utf-8")
    alone, _ = read(tmp_path)
    (document,), refused = read(samples / "links.csv", tmp_path)
    assert document.id == alone[0].id and not refused
    assert document.metadata == {
        "url": "http://gazette.example/aide",
        "title": "Varnel salue l'aide",
        "outlet": "La Gazette fictive",
        "date": "2024-03-14",
    }


def test_a_list_of_links_alone_is_said(samples, read):
    kept, (refusal,) = read(samples / "links.csv")
    assert not kept and "links without texts" in refusal.reason


@pytest.mark.parametrize(
    ("cell", "day"),
    [(45000, "2023-03-15"), (45000.75, "2023-03-15"), (20240314, "2024-03-14"), ("14 mars 2024", "2024-03-14"),
     (2023, "2023"), ("mars 2024", "mars 2024"), (20241399, "20241399"), (99999, "99999")],
)  # fmt: skip
def test_days_that_a_spreadsheet_keeps_as_numbers(tmp_path, read, cell, day):
    workbook = openpyxl.Workbook()
    for row in (["Titre", "Date", "Texte"], ["A", cell, ROWS[0]["Texte"]], ["=1+1", "=TODAY()", "=A1"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "a.xlsx")
    (document,), refused = read(tmp_path / "a.xlsx")
    assert document.metadata["date"] == day
    assert [refusal.source.rpartition("#")[2] for refusal in refused] in ([], ["Sheet!3"])  # never computed


def test_a_quote_that_is_never_closed_is_refused_with_what_it_swallowed(tmp_path, read):
    text = ROWS[1]["Texte"]
    (tmp_path / "a.csv").write_text(f'titre;texte\nA;{text}\nB;"{text}\nC;{text}\nD;{text}\n', encoding="utf-8")
    kept, (refused,) = read(tmp_path / "a.csv")
    assert [document.metadata["title"] for document in kept] == ["A"]
    assert refused.source.endswith("#3") and "never closed; 2 lines" in refused.reason
    (tmp_path / "b.csv").write_text(
        f'titre;texte\nA;"{text}\nEt puis."', encoding="utf-8"
    )  # closed, without a line end
    assert not read(tmp_path / "b.csv")[1]


def test_cells_that_were_utf_8_read_as_windows_1252_are_set_right_and_said(tmp_path, read):
    row = {"titre": "Moscou s'inquiète", "journal": "L'Écho", "texte": ROWS[1]["Texte"] + " À l’Élysée, hélas."}
    twice = {name: value.encode().decode("latin-1") for name, value in row.items()}
    (tmp_path / "a.jsonl").write_text(json.dumps(twice) + "\n" + json.dumps(row), encoding="utf-8")
    (first, second), _ = read(tmp_path / "a.jsonl")
    assert first.text == second.text and first.metadata == second.metadata | {"encoding": "utf-8 twice"}
