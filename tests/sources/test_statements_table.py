import pandas as pd
import pytest

from stance.sources.statements_table import read_statements_table, table_format

EXPECTED = [{"code": "007", "text": "Kiev tient ; Moscou, elle, attend."}, {"code": "8", "text": "Été à Genève"}]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separator_and_encoding_are_found(tmp_path, separator, encoding):
    path = tmp_path / "a.csv"
    pd.DataFrame(EXPECTED).to_csv(path, sep=separator, encoding=encoding, index=False)
    assert read_statements_table(path).to_dict("records") == EXPECTED


def test_cells_stay_as_they_are(tmp_path):
    (tmp_path / "a.csv").write_text("text,n\nNA,\nnull,1.50\n", encoding="utf-8")
    assert read_statements_table(tmp_path / "a.csv")["text"].tolist() == ["NA", "null"]
    assert read_statements_table(tmp_path / "a.csv")["n"].tolist() == ["", "1.50"]


def test_a_line_separator_inside_a_json_text_does_not_cut_it(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "un\u2028deux"}\n\n', encoding="utf-8")
    assert read_statements_table(tmp_path / "a.jsonl")["text"].tolist() == ["un\u2028deux"]


@pytest.mark.parametrize(("name", "format"), [("a.CSV", "csv"), ("a.tsv", "csv"), ("a.ndjson", "jsonl")])
def test_the_name_tells_the_format(tmp_path, name, format):
    assert table_format(tmp_path / name) == format


def test_a_table_of_one_column_needs_no_separator(tmp_path):
    texts = ["Moscou nie ; Kiev accuse.", "Paris, Berlin et Rome saluent l'accord.", 'Il a dit « non », puis "oui".']
    pd.DataFrame({"text": texts}).to_csv(tmp_path / "one.csv", index=False)
    assert list(read_statements_table(tmp_path / "one.csv")["text"]) == texts
