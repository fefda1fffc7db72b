"""Scored articles as partitioned Parquet: what is written is what is read back, and damage is told."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from stance.errors import SourceError
from stance.records import Article, Attribution, Dropped, Score, Statement, TargetStance, Tone
from stance.store.parts import Part, Parts

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


def test_a_part_cut_short_does_not_count_and_leaves_nothing_half_written(tmp_path):
    parts = Parts(str(tmp_path))
    parts.write("t1", PART)
    (tmp_path / "articles" / "t1.parquet").unlink()  # the file that is written last
    assert parts.finished() == set()


def test_any_program_can_read_the_statements(tmp_path):
    Parts(str(tmp_path)).write("t1", PART)
    row = pq.read_table(tmp_path / "statements").to_pylist()[0]
    assert row["ukraine_label"] == "favor" and row["ukraine_score"] == pytest.approx(0.85)


def test_a_damaged_part_is_named_with_what_to_do(tmp_path):
    parts = Parts(str(tmp_path))
    parts.write("t1", PART)
    (tmp_path / "statements" / "t1.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(SourceError, match=r"Part t1 .* Delete its three files"):
        parts.read("t1")
