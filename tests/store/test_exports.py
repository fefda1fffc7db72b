import json
from datetime import date

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from stance.errors import StanceError
from stance.store.exports import EVERYTHING, export, export_bytes
from stance.store.filters import Filters
from stance.store.store import Store
from stance.store.tables import FORMATS, neutralise, write_table

FILTERS = Filters(actors=("Acteur fictif 01",), since=date(2021, 1, 1))


@pytest.fixture
def store(make_store) -> Store:
    return Store(make_store(30))


def read_back(path, format):
    """Rows and citation block, as a user of that format would read them."""
    match format:
        case "csv":
            frame = pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig")
            return frame, json.loads(frame.pop("citation")[0])
        case "jsonl":
            frame = pd.read_json(path, lines=True)
            return frame, frame.pop("citation")[0]
        case "parquet":
            return pd.read_parquet(path), json.loads(pq.read_schema(path).metadata[b"citation"])
        case "xlsx":
            book = openpyxl.load_workbook(path)
            rows = list(book["Énoncés"].values)
            return pd.DataFrame(rows[1:], columns=rows[0]), dict(book["Citation"].values)
        case "duckdb":
            with duckdb.connect(str(path), read_only=True) as file:
                return file.sql("FROM enonces").df(), dict(file.sql("FROM citation").fetchall())


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_the_same_rows_and_its_citation(store, tmp_path, format):
    path = tmp_path / f"export.{format}"
    block = export(store, FILTERS, path, format)
    frame, read = read_back(path, format)
    expected = store.query("export_rows", FILTERS.parameters())
    assert list(frame.columns) == list(expected.columns)
    assert frame["enonce"].tolist() == expected["enonce"].tolist()
    assert frame["russie_score"].tolist() == pytest.approx(expected["russie_score"].tolist())
    assert int(read["lignes"]) == len(expected) == block["lignes"] > 0
    assert read["empreinte_donnees"] == store.info().data_hash
    assert read["revision_modele"] == "synthetic-1"
    assert "Acteur fictif 01" in str(read["filtres"])


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_without_rows_is_still_a_file(store, tmp_path, format):
    path = tmp_path / f"export.{format}"
    assert export(store, Filters(actors=("Personne",)), path, format)["lignes"] == 0
    assert path.exists() and not list(tmp_path.glob("*.part"))


def test_everything_is_every_statement(store):
    assert len(store.query("export_rows", EVERYTHING.parameters())) == store.info().statements


def test_csv_opens_in_french_excel(store):
    raw = export_bytes(store, EVERYTHING, "csv")
    header, first = raw.split(b"\r\n")[:2]
    assert raw.startswith(b"\xef\xbb\xbf") and header.count(b";") > 30
    assert b"2021-01-01;day" in first


@pytest.mark.parametrize("text", ["=1+1", "+33 1 23", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "- dit-il", "-"])
def test_text_that_would_run_is_neutralised(text):
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize("value", [-0.5, 3, None, "-0,5", "+12", "-1.5e-3", "Moscou = Kiev", "", "« - »"])
def test_numbers_and_plain_text_stay(value):
    assert neutralise(value) == value


def test_negative_scores_are_numbers_in_csv(tmp_path):
    frame = pd.DataFrame({"=cmd": ["=HYPERLINK(1)", "bon"], "score": [-0.25, 0.5]})
    write_table(frame, tmp_path / "a.csv", "csv")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == [
        "'=cmd;score",
        "'=HYPERLINK(1);-0,25",
        "bon;0,5",
    ]


def test_excel_holds_no_formula(tmp_path):
    write_table(pd.DataFrame({"a": ["=1+1", "bell\x07"]}), tmp_path / "a.xlsx", "xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows(min_row=2)]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", "=1+1"), ("s", "bell")]


def test_excel_keeps_numbers_dates_gaps_and_hostile_text(tmp_path):
    texts = ['a < b & c > "d"', "deux\nlignes", None, "\u202e\U0001f600 " + "x" * 5000]
    frame = pd.DataFrame({
        "texte": texts, "jour": [date(2024, 2, 29), None, date(1990, 1, 1), date(2026, 11, 22)],
        "score": [-0.25, None, 1e-7, 3], "relu": [True, False, True, False], "par": [["A", "B"], None, [], ["C"]],
    })  # fmt: skip
    write_table(frame, tmp_path / "a.xlsx", "xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Énoncés"].values)
    assert rows[0] == ("texte", "jour", "score", "relu", "par")
    assert [row[0] for row in rows[1:]] == texts
    assert [row[1] and row[1].date() for row in rows[1:]] == frame["jour"].tolist()
    assert [row[2] for row in rows[1:]] == [-0.25, None, 1e-7, 3]
    assert [row[3:] for row in rows[1:]] == [(True, "A | B"), (False, None), (True, ""), (False, "C")]


def test_what_excel_cannot_hold_is_refused_before_writing(tmp_path):
    with pytest.raises(StanceError, match="do not fit in Excel"):
        write_table(pd.DataFrame({"a": ["x" * 40_000]}), tmp_path / "a.xlsx", "xlsx")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_does_not_exist_is_said(tmp_path):
    with pytest.raises(StanceError, match="cannot be written"):
        write_table(pd.DataFrame({"a": [1]}), tmp_path / "absent" / "a.csv", "csv")
