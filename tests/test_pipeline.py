"""The stages joined: real reading, real store; a stub stands for the model so that its work can be counted."""

import io
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from stance import pipeline
from stance.errors import SourceError, StoreError
from stance.extraction import extract
from stance.pipeline import ingest, ingest_demo, score_table
from stance.settings import Settings
from stance.sources import Reading, Refusal
from stance.store.store import Store

ARTICLE = """Kiev salue une aide « décisive »

Le président ukrainien Volodymyr Zelensky a salué mardi l'aide américaine. « Cette aide est décisive », a-t-il déclaré.
Le ministre russe des Affaires étrangères, Sergueï Lavrov, a dénoncé l'expansion de l'OTAN. La neige tombait sur Kiev.
"""
OTHER = """Moscou accuse l'Alliance

Le porte-parole du Kremlin, Dmitri Peskov, a accusé l'OTAN de faire la guerre à la Russie.
La neige tombait sur Kiev.
"""


@pytest.fixture
def settings(tmp_path) -> Settings:
    return replace(Settings(), db=tmp_path / "store.duckdb", threads=1)


def query(settings: Settings, sql: str) -> list[tuple]:
    with closing(Store(settings.db)._connect()) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "articles" / "b.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path / "articles"


def test_every_statement_is_stored_scored_and_slices_back(folder, settings, model):
    summary = ingest([folder], settings)
    info = Store(settings.db).info()
    assert (summary.kept, summary.unchanged, len(summary.refused)) == (2, 0, 0)
    assert summary.statements == summary.scored == info.statements == info.scored > 4
    with closing(Store(settings.db)._connect()) as connection:
        sliced = connection.execute(
            "SELECT count(*) FROM statements AS s JOIN articles AS a USING (article_id) "
            "WHERE s.text = a.text[start_offset + 1 : end_offset]"
        )
        assert sliced.fetchall() == [(info.statements,)]


def test_importing_twice_changes_nothing(folder, settings, model):
    ingest([folder], settings)
    before = settings.db.read_bytes()
    summary = ingest([folder, folder / "a.txt"], settings)
    assert (summary.kept, summary.unchanged, summary.scored) == (0, 3, 0)
    assert settings.db.read_bytes() == before


def test_identical_sentences_are_scored_once(folder, settings, model):
    ingest([folder / "a.txt"], settings)
    ingest([folder / "b.txt"], settings)
    assert len(model.scored) == len(set(model.scored))
    assert Store(settings.db).info().scored > len(model.scored)


def test_the_same_document_twice_in_one_import_is_kept_once(folder, settings, model):
    (folder / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    summary = ingest([folder], settings)
    assert (summary.kept, summary.unchanged) == (2, 1)


def test_an_export_is_one_document_per_article(settings, model):
    samples = Path(__file__).parent / "sources" / "samples"
    summary = ingest([samples / "europresse.html", samples / "feed.xml"], settings)
    assert (summary.kept, len(summary.refused)) == (5, 3)
    assert [note.source.rpartition("/")[2] for note in summary.notes] == ["feed.xml#2"]
    again = ingest([samples / "europresse.html"], settings)
    assert (again.kept, again.unchanged) == (0, 3)
    with closing(Store(settings.db)._connect()) as connection:
        rows = connection.execute("SELECT outlet, date::VARCHAR FROM articles ORDER BY source").fetchall()
    assert rows[:2] == [("La Gazette fictive", "2024-03-14"), ("Le Courrier inventé", "2024-03-15")]


def test_another_model_scores_what_is_stored(folder, settings, model):
    ingest([folder], settings)
    model.revision, model.scored = "stub-2", []
    summary = ingest([folder], settings)
    assert summary.kept == 0 and summary.scored == Store(settings.db).info().statements
    assert Store(settings.db).info().model_revision == "stub-2"


def test_bad_documents_are_counted_and_the_rest_goes_on(folder, settings, model):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "latin.txt").write_bytes("Le Kremlin a réagi à la déclaration de l'été.".encode("latin-1"))
    summary = ingest([folder, folder / "absent"], settings)
    assert summary.kept == 3 and len(summary.refused) == 3
    assert [Path(note.source).name for note in summary.notes] == ["latin.txt"]


def test_an_import_without_any_document_touches_nothing(tmp_path, folder, settings, model):
    assert ingest([tmp_path / "absent"], settings).kept == 0
    assert not settings.db.exists()
    ingest([folder], settings)
    before = settings.db.read_bytes()
    ingest([tmp_path / "absent"], settings, rebuild=True)
    assert settings.db.read_bytes() == before


def test_a_failure_while_scoring_leaves_the_former_store(folder, settings, model, monkeypatch):
    ingest([folder / "a.txt"], settings)
    before = settings.db.read_bytes()
    monkeypatch.setattr(model, "score", lambda texts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ingest([folder], settings)
    assert settings.db.read_bytes() == before and list(settings.db.parent.glob("*.next*")) == []


def test_a_long_import_saves_as_it_goes(folder, settings, model, monkeypatch):
    monkeypatch.setattr(pipeline, "SAVE_EVERY_S", 0.0)
    ingest([folder / "a.txt"], settings)
    monkeypatch.setattr(model, "score", lambda texts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ingest([folder], settings)
    info = Store(settings.db).info()
    assert info.articles == 2 and 0 < info.scored < info.statements


def test_an_import_cut_short_before_grouping_is_grouped_by_the_next(folder, settings, model, monkeypatch):
    (folder / "a.txt").write_text(ARTICLE * 3, encoding="utf-8")
    (folder / "copy.txt").write_text(ARTICLE * 3 + "Rendez-vous demain.", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "SAVE_EVERY_S", 0.0)
        patched.setattr(pipeline, "group_near_duplicates", lambda articles: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ingest([folder], settings)
    counted = "SELECT count(*), count(*) FILTER (near_duplicate_rank = 1) FROM articles"
    assert query(settings, counted) == [(3, 3)]
    assert ingest([folder], settings).kept == 0 and query(settings, counted) == [(3, 2)]


def test_the_first_scores_are_shown_as_they_are_saved(folder, settings, model, monkeypatch):
    monkeypatch.setattr(pipeline, "SAVE_EVERY_S", 0.0)
    monkeypatch.setattr(pipeline, "SAVE_SHARE", 0)
    monkeypatch.setattr(pipeline, "TEXTS_PER_BATCH", 2)
    shown = []

    def look(progress):
        if progress.stage == "statements":
            shown.append(Store(settings.db).info().scored)

    ingest([folder], settings, look)
    assert shown[0] == 0 < shown[1] < shown[-1]


class SlowWriter:
    """Saves that take a minute on a clock of their own."""

    def __init__(self) -> None:
        self.now, self.saves = 0.0, 0

    def save(self) -> None:
        self.now, self.saves = self.now + 60, self.saves + 1


def test_saves_come_often_but_take_at_most_a_twentieth_of_the_time(settings, monkeypatch):
    writer = SlowWriter()
    monkeypatch.setattr(pipeline.time, "monotonic", lambda: writer.now)
    job = pipeline._Import(writer, settings, None)
    while not writer.saves:
        writer.now += 1
        job._save_if_due()
    assert writer.now < 100
    while writer.now < 24 * 3600:
        writer.now += 1
        job._save_if_due()
    assert 0.045 < 60 * writer.saves / writer.now < 0.05


def test_a_file_that_was_corrected_replaces_its_older_version(folder, settings, model):
    ingest([folder], settings)
    (folder / "a.txt").write_text(ARTICLE.replace("décisive », a-t-il", "décisive », a-t-il hier"), encoding="utf-8")
    before = set(query(settings, "SELECT statement_id, text FROM statements"))
    summary = ingest([folder], settings)
    assert (summary.kept, summary.replaced, summary.unchanged) == (1, 1, 1)
    after = set(query(settings, "SELECT statement_id, text FROM statements"))
    assert [len(found) for found in (before, after, before - after, after - before)] == [len(before)] * 2 + [1, 1]
    assert query(settings, "SELECT count(*) FROM former_articles") == [(1,)]
    assert Store(settings.db).info().scored == len(after)


def test_texts_from_standard_input_never_replace_each_other(settings, model, monkeypatch):
    for text in (ARTICLE, ARTICLE.replace("mardi", "mercredi")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert ingest(["-"], settings).replaced == 0
    assert query(settings, "SELECT count(*), min(source) FROM articles") == [(2, "standard input")]


def test_machine_translation_is_stored_and_told(folder, settings, model):
    (folder / "b.txt").write_text(
        f"{OTHER}READ  Un autre article\nLes contrôles suivent, selon à Reuters.", encoding="utf-8"
    )
    summary = ingest([folder], settings)
    assert [Path(note.source).name for note in summary.notes] == ["b.txt"]
    assert "machine translation" in summary.notes[0].reason
    flagged = "SELECT source FROM articles WHERE machine_translated"
    assert [Path(source).name for (source,) in query(settings, flagged)] == ["b.txt"]


def test_a_store_of_an_older_version_is_brought_up_to_date_first(folder, settings, model, monkeypatch):
    asked = []
    monkeypatch.setattr(pipeline, "upgrade", asked.append)
    ingest([folder], settings)
    ingest_demo(settings)
    assert asked == [settings.db] * 2


def test_a_document_that_breaks_a_stage_is_refused_by_name(folder, settings, model, monkeypatch):
    def broken(article, tables):
        raise KeyError("cue")

    monkeypatch.setattr("stance.extraction.find_statements", broken)
    summary = ingest([folder], settings)
    assert summary.kept == 0 and "KeyError" in summary.refused[0].reason


def test_progress_counts_documents_then_statements(folder, settings, model):
    seen = []
    summary = ingest([folder], settings, seen.append)
    assert [p.done for p in seen if p.stage == "documents"] == [1, 2]
    last = seen[-1]
    assert last.stage == "statements" and last.done == last.total == len(model.scored) <= summary.statements


def test_progress_foresees_the_documents_of_a_large_table(tmp_path, settings, model):
    rows = "".join(f"Le Kremlin a réagi à la déclaration numéro {n}.\n" for n in range(4000))
    (tmp_path / "t.csv").write_text("texte;titre\n" + rows.replace("\n", ";Un titre\n"), encoding="utf-8")
    seen = []
    reading = Reading([tmp_path / "t.csv"], settings)
    for number, _ in enumerate(reading, 1):
        seen.append(reading.expected(number))
    assert all(3000 < total < 5000 for total in seen[1500:]) and seen[-1] >= 4000


def test_the_demo_and_own_documents_never_share_a_store(folder, settings, model, tmp_path):
    own = replace(settings, data=_small_demo(tmp_path, settings))
    assert ingest_demo(own).kept == 1 and Store(own.db).info().demo
    assert ingest_demo(own).unchanged == 1
    assert ingest([folder / "absent"], own).kept == 0 and Store(own.db).info().demo
    assert ingest([folder], own).replaced_demo
    assert not Store(own.db).info().demo and Store(own.db).info().articles == 2
    assert ingest_demo(own) is None


def _small_demo(tmp_path: Path, settings: Settings) -> Path:
    """The project's `data/` with one demo article."""
    data = tmp_path / "data"
    data.mkdir()
    for file in settings.data.iterdir():
        if file.name != "demo":
            (data / file.name).symlink_to(file)
    (data / "demo" / "articles").mkdir(parents=True)
    (data / "demo" / "outlets.csv").symlink_to(settings.data / "demo" / "outlets.csv")
    (data / "demo" / "articles" / "d.txt").write_text(OTHER, encoding="utf-8")
    return data


def test_extract_needs_no_store_and_tells_refusals(folder, settings):
    (folder / "empty.txt").write_bytes(b"")
    items = list(extract([folder], settings))
    assert [isinstance(item, Refusal) for item in items] == [False, False, True]
    article, statements = items[0]
    assert all(article.text[s.start : s.end] == s.text for s in statements) and statements
    assert not settings.db.exists()


def test_a_locked_store_is_said(folder, settings, model):
    from stance.store.writer import open_writer

    with open_writer(settings.db, "test"), pytest.raises(StoreError, match="Another import"):
        ingest([folder], settings)


ROWS = [{"code": "007", "text": "Kiev tient."}, {"code": "8", "text": ""}, {"code": "9", "text": "Kiev tient."}]


@pytest.mark.parametrize("source", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("target", ["csv", "jsonl", "parquet"])
def test_a_table_is_scored_in_every_format(tmp_path, settings, model, source, target):
    table, output = tmp_path / f"in.{source}", tmp_path / f"out.{target}"
    frame = pd.DataFrame(ROWS)
    {"csv": lambda: frame.to_csv(table, index=False), "parquet": lambda: frame.to_parquet(table),
     "jsonl": lambda: table.write_text("\n".join(map(json.dumps, ROWS)))}[source]()  # fmt: skip
    summary = score_table(table, output, settings)
    assert (summary.rows, summary.without_text) == (3, 1) and model.scored == ["Kiev tient."]
    if target == "jsonl":
        rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        assert [row["code"] for row in rows] == ["007", "8", "9"]
        assert rows[0]["stance"]["us_nato"].keys() == {"label", "score", "probabilities"}
        assert rows[0]["stance"]["russia"]["probabilities"].keys() == {"favor", "against", "neutral", "none"}
        assert rows[0]["tone"]["label"] == "negative" and rows[1]["stance"] is None
    else:
        read = (
            pd.read_parquet(output)
            if target == "parquet"
            else pd.read_csv(output, sep=";", decimal=",", dtype={"code": str})
        )
        assert read["code"].tolist() == ["007", "8", "9"]
        assert read["russia_label"].isna().tolist() == [False, True, False]
        assert read["ukraine_score"][0] == pytest.approx(read["ukraine_p_favor"][0] - read["ukraine_p_against"][0])


def test_a_column_in_the_way_is_kept_under_another_name(tmp_path, settings, model):
    table = tmp_path / "in.jsonl"
    table.write_text('{"text": "Kiev tient.", "stance": {"russia": "against"}}\n')
    score_table(table, tmp_path / "out.jsonl", settings)
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert row["input_stance"] == {"russia": "against"} and "ukraine" in row["stance"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "id;texte\n1;Kiev\n", "no column `text`"),
        ("a.jsonl", '{"text": "Kiev"}\n{"text": \n', "line 2"),
        ("a.jsonl", "[1]\n", "not an object"),
        ("a.parquet", "not parquet", "not a well-formed table"),
        ("a.docx", "text", "unknown kind of table"),
    ],
)
def test_a_table_that_cannot_be_scored_says_why(tmp_path, settings, model, name, content, reason):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=reason):
        score_table(tmp_path / name, tmp_path / "out.csv", settings)
