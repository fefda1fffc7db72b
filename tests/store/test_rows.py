"""The records and schema.sql say the same thing: a field added on one side only fails here."""

from dataclasses import fields
from datetime import date

import duckdb
import pytest

from stance.records import (
    STANCE_LABELS,
    TARGETS,
    TONE_LABELS,
    Article,
    Attribution,
    Dropped,
    Score,
    Statement,
    TargetStance,
    Tone,
)
from stance.store.draft import SCHEMA
from stance.store.rewrite import TABLES
from stance.store.rows import article_row, dropped_rows, stance_rows, statement_row, tone_row

ARTICLE = Article(
    id="a" * 64,
    source="a.txt",
    text="Texte.",
    title="Titre",
    outlet="Journal",
    outlet_country="FR",
    date=date(2024, 1, 2),
    date_precision="day",
    url="https://example.org",
    author="Autrice",
    dropped=(Dropped(0, 2, "boilerplate"),),
    near_duplicate_group="g",
    machine_translated=True,
)
STATEMENT = Statement(
    article_id="a" * 64,
    start=0,
    end=6,
    text="Texte.",
    kind="direct",
    quotes=("un", "deux"),
    actor="Actrice",
    actor_id="x",
    actor_country="FR",
    actor_bloc="UE",
    via="AFP",
    cue="dit",
    attribution=Attribution("elle", "verb", 0.9, "Autre"),
)
SCORE = Score(
    "r1",
    {target: TargetStance("favor", (0.7, 0.1, 0.1, 0.1)) for target in TARGETS},
    Tone("positive", (0.1, 0.2, 0.7)),
)
LEFT_TO_THE_WRITER = {"near_duplicate_rank", "import_id", "url_key", "sketch"}
RENAMED = {"id": "article_id", "start": "start_offset", "end": "end_offset"}


@pytest.fixture
def schema():
    with duckdb.connect(":memory:") as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        yield connection


def columns(schema, table) -> set[str]:
    rows = schema.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall()
    return {row[0] for row in rows}


def field_names(record) -> set[str]:
    return {RENAMED.get(field.name, field.name) for field in fields(record)}


def test_articles_have_the_fields_of_article(schema):
    assert columns(schema, "articles") == field_names(Article) - {"dropped"} | LEFT_TO_THE_WRITER


def test_statements_have_the_fields_of_statement(schema):
    flat = field_names(Statement) - {"attribution"} | field_names(Attribution)
    assert columns(schema, "statements") == flat | {"statement_id", "position"}


def test_labels_allowed_by_the_schema_are_those_of_the_records(schema):
    checks = dict(
        schema.execute(
            "SELECT table_name, constraint_text FROM duckdb_constraints() WHERE constraint_text LIKE '%label%IN%'"
        ).fetchall()
    )
    for table, labels in (("stances", STANCE_LABELS), ("tones", TONE_LABELS)):
        assert all(f"'{label}'" in checks[table] for label in labels)
        assert columns(schema, table) >= {f"p_{label}" for label in labels}


@pytest.mark.parametrize(
    ("table", "rows", "left_to_the_writer"),
    [
        ("articles", [article_row(ARTICLE, 1)], LEFT_TO_THE_WRITER - {"import_id"}),
        ("dropped", dropped_rows(ARTICLE), set()),
        ("statements", [statement_row(STATEMENT, 0)], set()),
        ("stances", stance_rows("Texte.", SCORE), {"statement_id"}),
        ("tones", [tone_row("Texte.", SCORE)], {"statement_id"}),
    ],
)
def test_every_column_is_filled_from_a_record(schema, table, rows, left_to_the_writer):
    for row in rows:
        assert row.keys() - {"text"} | left_to_the_writer == columns(schema, table) - {"text"}
        assert None not in row.values()


def test_every_table_is_among_those_that_a_store_is_rewritten_from_or_made_of_them(schema):
    assert {row[0] for row in schema.execute("SELECT table_name FROM duckdb_tables()").fetchall()} == {*TABLES, "flat"}


def test_every_table_view_and_column_has_a_comment(schema):
    bare = schema.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL UNION ALL "
        "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal UNION ALL "
        "SELECT c.table_name || '.' || column_name FROM duckdb_columns() AS c "
        "JOIN duckdb_tables() USING (table_oid) WHERE c.comment IS NULL"
    ).fetchall()
    assert bare == []
