"""The input as tasks: the same names in every run, every row in one task, and bad input told before the work begins."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import fs

from stance.cluster import inputs
from stance.cluster.tasks import fingerprint, plan, read_rows
from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings
from stance.store.parts import Part, Parts

SETTINGS = Settings()


def article_table(path, number, **options):
    table = pa.table({"texte": [f"Moscou a répondu {n} fois." for n in range(number)], "journal": ["Le Jour"] * number})
    pq.write_table(table, path, **options)
    return str(path)


def test_every_row_is_in_one_task_whatever_the_row_groups(tmp_path):
    file = article_table(tmp_path / "in.parquet", 25, row_group_size=9)
    tasks = plan([file], SETTINGS, rows=4)
    rows = [row.number for task in tasks for row in read_rows(task, SETTINGS)]
    assert rows == list(range(25))
    assert max(task.rows for task in tasks) == 4


def test_documents_are_those_of_the_ordinary_reader(tmp_path):
    from stance.sources import read_documents

    file = article_table(tmp_path / "in.parquet", 7, row_group_size=3)
    ours = [row.document() for task in plan([file], SETTINGS, rows=2) for row in read_rows(task, SETTINGS)]
    theirs = list(read_documents([tmp_path / "in.parquet"], SETTINGS))
    assert [(d.id, d.text, d.metadata) for d in ours] == [(d.id, d.text, d.metadata) for d in theirs]
    assert all(isinstance(document, RawDocument) for document in ours)


def test_names_of_tasks_are_the_same_in_every_run_and_differ_between_files(tmp_path):
    one, two = (article_table(tmp_path / name, 5) for name in ("a.parquet", "b.parquet"))
    tasks = plan([one, two], SETTINGS, rows=2)
    assert tasks == plan([two, one], SETTINGS, rows=2)
    assert len({task.name for task in tasks}) == len(tasks) == 6
    assert fingerprint(tasks, SETTINGS) != fingerprint(plan([one], SETTINGS, rows=2), SETTINGS)


def test_another_file_under_the_same_name_is_other_input(tmp_path):
    """Even one with as many rows: its results would be mixed with those of the former."""
    file = article_table(tmp_path / "a.parquet", 5)
    before = fingerprint(plan([file], SETTINGS), SETTINGS)
    pq.write_table(pa.table({"texte": [f"Kiev a répondu une {n}e fois." for n in range(5)]}), file)
    assert fingerprint(plan([file], SETTINGS), SETTINGS) != before


@pytest.mark.parametrize("pattern", ["*.parquet", "", "a.parquet"])
def test_a_file_a_folder_or_a_pattern(tmp_path, pattern):
    article_table(tmp_path / "a.parquet", 1)
    (tmp_path / "notes.txt").write_text("not a table")
    assert [task.file for task in plan([str(tmp_path / pattern)], SETTINGS)] == [str(tmp_path / "a.parquet")]


def test_an_address(tmp_path):
    article_table(tmp_path / "a.parquet", 3)
    task = plan([tmp_path.as_uri() + "/*.parquet"], SETTINGS)[0]
    assert task.file.startswith("file://") and len(list(read_rows(task, SETTINGS))) == 3


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.parquet", {"a.parquet"}),
        ("**/*.parquet", {"a.parquet", "2023/b.parquet", "2023/05/c.parquet"}),
        ("20??/*.parquet", {"2023/b.parquet"}),
        ("*/[a-c]*.parquet", {"2023/b.parquet"}),
        ("", {"a.parquet", "2023/b.parquet", "2023/05/c.parquet"}),
    ],
)
def test_a_star_stays_in_its_folder_and_two_go_down(tmp_path, pattern, expected):
    (tmp_path / "2023" / "05").mkdir(parents=True)
    for name in ("a.parquet", "2023/b.parquet", "2023/05/c.parquet"):
        article_table(tmp_path / name, 1)
    files = {Path(task.file).relative_to(tmp_path).as_posix() for task in plan([str(tmp_path / pattern)], SETTINGS)}
    assert files == expected


def test_a_name_with_a_sign_of_patterns_is_a_name_where_it_exists(tmp_path):
    article_table(tmp_path / "a[1].parquet", 1)
    article_table(tmp_path / "a1.parquet", 1)
    assert [task.file for task in plan([str(tmp_path / "a[1].parquet")], SETTINGS)] == [str(tmp_path / "a[1].parquet")]


def test_results_inside_the_folder_of_the_input_are_no_input(tmp_path):
    article_table(tmp_path / "a.parquet", 1)
    before = plan([str(tmp_path)], SETTINGS, output=str(tmp_path / "out"))
    Parts(str(tmp_path / "out")).write("t1", Part([], {}))
    assert plan([str(tmp_path)], SETTINGS, output=str(tmp_path / "out")) == before


def test_an_address_that_cannot_be_reached_is_told(tmp_path, monkeypatch):
    class Unreachable(fs.LocalFileSystem):
        def get_file_info(self, chosen):
            raise OSError("AWS Error ACCESS_DENIED")

    monkeypatch.setattr(inputs, "filesystem", lambda address: (Unreachable(), "bucket/in"))
    with pytest.raises(SourceError, match=r"s3://bucket/in cannot be reached \(AWS Error ACCESS_DENIED\)"):
        plan(["s3://KEY:SECRET@bucket/in"], SETTINGS)


def test_a_file_that_went_away_is_told_as_such(tmp_path):
    file = article_table(tmp_path / "a.parquet", 3)
    [task] = plan([file], SETTINGS)
    Path(file).unlink()
    with pytest.raises(SourceError, match="is not there"):
        next(read_rows(task, SETTINGS))


def test_cells_that_python_cannot_hold_cost_their_rows_alone(tmp_path):
    texts = pa.array([b"Moscou a r\xc3\xa9pondu.", b"Moscou a r\xe9pondu.", b"Kiev tient."]).view(pa.string())
    days = pa.array([19000, 19000, 2**31 - 1], pa.int32()).view(pa.date32())
    pq.write_table(pa.table({"texte": texts, "date": days}), tmp_path / "a.parquet")
    [task] = plan([str(tmp_path / "a.parquet")], SETTINGS)
    whole, *broken = [row.document() for row in read_rows(task, SETTINGS)]
    assert isinstance(whole, RawDocument)
    assert [refusal.source for refusal in broken] == [f"{task.file}#2", f"{task.file}#3"]
    assert all("A cell of the row cannot be read" in refusal.reason for refusal in broken)


def test_a_damaged_row_group_costs_its_tasks_alone(damaged_table):
    whole, damaged = plan([damaged_table], SETTINGS)
    assert len(list(read_rows(whole, SETTINGS))) == 10
    with pytest.raises(SourceError, match="cannot be read as Parquet"):
        list(read_rows(damaged, SETTINGS))


def test_a_pattern_that_names_nothing_is_told(tmp_path):
    with pytest.raises(SourceError, match="names no Parquet file"):
        plan([str(tmp_path / "*.parquet")], SETTINGS)


def test_a_file_that_is_no_parquet_is_told(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 cut short")
    with pytest.raises(SourceError, match="cannot be read as Parquet"):
        plan([str(tmp_path)], SETTINGS)


def test_a_table_without_texts_is_told_with_its_columns(tmp_path):
    pd.DataFrame({"prix": [1.0]}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(SourceError, match="prix"):
        plan([str(tmp_path)], SETTINGS)
