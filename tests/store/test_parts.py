"""Scored articles as partitioned Parquet: what is written is what is read back, and damage is told."""

import json
from datetime import date

import pyarrow.parquet as pq
import pytest
from pyarrow import fs

from stance.errors import SourceError
from stance.records import Article, Attribution, Dropped, Score, Statement, TargetStance, Tone
from stance.store.parts import _ARTICLE, _STATEMENT, RUN, Part, Parts
from stance.store.rows import article_row, score_columns, statement_row

TEXT = "Le ministre salue l'aide à Kiev. Publicité"
ARTICLE = Article(
    "a" * 64, "in.parquet#1", TEXT, "Une aide", "Le Jour", "FR", date(2024, 5, 1), "month", "https://x.test/1", "A. B.",
    (Dropped(33, 42, "advertisement"),), None, True,
)  # fmt: skip
STATEMENT = Statement(
    ARTICLE.id, 0, 32, TEXT[:32], "indirect", ("aide",), "le ministre", None, "France", "EU", None, "salue",
    Attribution("Le ministre", "subject", 0.9, None),
)  # fmt: skip
SCORE = Score(
    "0123456789ab",
    {
        "russia": TargetStance("none", (0.0, 0.1, 0.1, 0.8)),
        "us_nato": TargetStance("none", (0.1, 0.1, 0.1, 0.7)),
        "ukraine": TargetStance("favor", (0.9, 0.05, 0.05, 0.0)),
    },
    Tone("positive", (0.1, 0.2, 0.7)),
)
PART = Part([(ARTICLE, (STATEMENT,))], {STATEMENT.text: SCORE}, [("in.parquet#2", "The row has no text.")])


def test_a_part_is_read_back_as_it_was_written(tmp_path):
    parts = Parts(str(tmp_path / "out"))
    parts.write("t1", PART)
    assert parts.read("t1") == PART
    assert parts.finished() == {"t1"} and parts.has("t1") and not parts.has("t2")
    assert parts.counts() == {"articles": 1, "statements": 1, "refused": 1}


def test_an_address_names_the_same_folder_as_a_path(tmp_path):
    Parts(str(tmp_path)).write("t1", PART)
    assert Parts(tmp_path.as_uri()).read("t1") == PART


def test_a_part_written_again_replaces_the_earlier_one(tmp_path):
    parts = Parts(str(tmp_path))
    parts.write("t1", PART)
    parts.write("t1", Part([], {}))
    assert parts.counts() == {"articles": 0, "statements": 0, "refused": 0}


class Ended(BaseException):
    """Stands for the end of the process."""


class EndingFiles(fs.LocalFileSystem):
    """Files of a process that ends when it would move the file numbered `at`."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def move(self, source, target):
        if not self.left:
            raise Ended
        self.left -= 1
        super().move(source, target)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_process_that_ends_while_it_writes_leaves_a_part_that_does_not_count(tmp_path, at):
    """What is half written is skipped by readers of the folder, and a second try puts every row there once."""
    parts = Parts(str(tmp_path))
    parts.files = EndingFiles(at)
    with pytest.raises(Ended):
        parts.write("t1", PART)
    again = Parts(str(tmp_path))
    assert again.finished() == set() and not again.has("t1")
    assert len(list(tmp_path.rglob("_*.tmp"))) == 1
    again.write("t1", PART)
    assert again.finished() == {"t1"} and again.read("t1") == PART
    assert pq.read_table(tmp_path / "statements").num_rows == 1


@pytest.mark.parametrize("kind", ["articles", "statements", "refused"])
def test_the_folder_of_one_kind_is_one_table_whatever_a_killed_process_left(tmp_path, kind):
    Parts(str(tmp_path)).write("t1", PART)
    (tmp_path / kind / f"_{'0' * 32}.tmp").write_bytes((tmp_path / kind / "t1.parquet").read_bytes())
    assert pq.read_table(tmp_path / kind).num_rows == 1


def test_columns_are_those_of_the_store_and_of_tables_of_scores():
    """A field added on one side only would be lost on its way."""
    names = [*statement_row(STATEMENT, 0), "model_revision", *score_columns(SCORE)]
    assert _STATEMENT.names == names
    lost = {"near_duplicate_group", "import_id"}
    assert set(_ARTICLE.names) == {*article_row(ARTICLE, 1), "dropped"} - lost


def test_a_run_is_known_by_what_this_program_writes(tmp_path):
    parts = Parts(str(tmp_path))
    assert parts.run() is None
    for foreign in (b"[1]", b"\xff", b'{"seed": 7}'):
        parts.write_bytes(RUN, foreign)
        assert parts.run() is None
    facts = {"input": "x", "tasks": 1, "model": "m", "model_revision": "r"}
    parts.write_bytes(RUN, json.dumps(facts).encode())
    assert parts.run() == facts


def test_any_program_can_read_the_statements(tmp_path):
    Parts(str(tmp_path)).write("t1", PART)
    row = pq.read_table(tmp_path / "statements").to_pylist()[0]
    assert row["ukraine_label"] == "favor" and row["ukraine_score"] == pytest.approx(0.85)


def test_a_damaged_part_is_named_with_what_to_do(tmp_path):
    parts = Parts(str(tmp_path))
    parts.write("t1", PART)
    (tmp_path / "statements" / "t1.parquet").write_bytes(b"PAR1 and no more")
    for act in (lambda: parts.read("t1"), parts.counts):
        with pytest.raises(SourceError, match=r"Part t1 .* Delete its three files"):
            act()


def test_notes_are_deleted_once_and_again(tmp_path):
    parts = Parts(str(tmp_path))
    parts.write_bytes("attempts/t1.begun", b"1")
    parts.delete("attempts/t1.begun")
    parts.delete("attempts/t1.begun")
    assert parts.read_bytes("attempts/t1.begun") is None
