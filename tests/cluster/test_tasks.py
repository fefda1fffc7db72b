"""The input as tasks: the same names in every run, every row in one task, and bad input told before the work begins."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stance.cluster.tasks import documents, fingerprint, plan
from stance.errors import SourceError
from stance.records import RawDocument
from stance.settings import Settings

SETTINGS = Settings()


def article_table(path, number, **options):
    table = pa.table({"texte": [f"Moscou a répondu {n} fois." for n in range(number)], "journal": ["Le Jour"] * number})
    pq.write_table(table, path, **options)
    return str(path)


def test_every_row_is_in_one_task_whatever_the_row_groups(tmp_path):
    file = article_table(tmp_path / "in.parquet", 25, row_group_size=9)
    tasks = plan([file], SETTINGS, rows=4)
    rows = [row for task in tasks for row, _ in documents(task, SETTINGS)]
    assert rows == list(range(25))
    assert max(task.rows for task in tasks) == 4


def test_documents_are_those_of_the_ordinary_reader(tmp_path):
    from stance.sources import read_documents

    file = article_table(tmp_path / "in.parquet", 7, row_group_size=3)
    ours = [document for task in plan([file], SETTINGS, rows=2) for _, document in documents(task, SETTINGS)]
    theirs = list(read_documents([tmp_path / "in.parquet"], SETTINGS))
    assert [(d.id, d.text, d.metadata) for d in ours] == [(d.id, d.text, d.metadata) for d in theirs]
    assert all(isinstance(document, RawDocument) for document in ours)


def test_names_of_tasks_are_the_same_in_every_run_and_differ_between_files(tmp_path):
    one, two = (article_table(tmp_path / name, 5) for name in ("a.parquet", "b.parquet"))
    tasks = plan([one, two], SETTINGS, rows=2)
    assert tasks == plan([two, one], SETTINGS, rows=2)
    assert len({task.name for task in tasks}) == len(tasks) == 6
    assert fingerprint(tasks, SETTINGS) != fingerprint(plan([one], SETTINGS, rows=2), SETTINGS)


@pytest.mark.parametrize("pattern", ["*.parquet", "", "a.parquet"])
def test_a_file_a_folder_or_a_pattern(tmp_path, pattern):
    article_table(tmp_path / "a.parquet", 1)
    (tmp_path / "notes.txt").write_text("not a table")
    assert [task.file for task in plan([str(tmp_path / pattern)], SETTINGS)] == [str(tmp_path / "a.parquet")]


def test_an_address(tmp_path):
    article_table(tmp_path / "a.parquet", 3)
    task = plan([tmp_path.as_uri() + "/*.parquet"], SETTINGS)[0]
    assert task.file.startswith("file://") and len(list(documents(task, SETTINGS))) == 3


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
