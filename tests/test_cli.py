"""Commands as a user types them: exit codes, where output goes, what it looks like."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stance.cli import main
from stance.corrections.acts import Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.settings import ROOT
from stance.store.corrections import key_of
from stance.store.exports import EVERYTHING
from stance.store.store import Store

ARTICLE = (
    "Le Kremlin a dénoncé l'OTAN. « Nous répondrons », a déclaré Dmitri Peskov, porte-parole de Vladimir Poutine.\n"
)

OTHER = "Le prix des oignons grimpe encore en Bretagne. Les producteurs protestent devant la préfecture de région.\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(f"---\ntitre: Essai\n---\n{ARTICLE}", encoding="utf-8")
    (tmp_path / "articles" / "empty.txt").write_bytes(b"")
    return tmp_path / "articles"


@pytest.fixture
def db(tmp_path) -> str:
    return str(tmp_path / "store.duckdb")


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_ingest_sums_up_and_names_what_it_refused(folder, db, model, capsys):
    assert run("ingest", folder, "--db", db) == 3
    out, err = capsys.readouterr()
    assert out.startswith("1 kept, 1 refused, 0 already there; ")
    assert "empty.txt: The file is empty" in err and "█" not in err


def test_ingest_says_the_same_to_programs(folder, db, model, capsys):
    run("ingest", folder, "--db", db, "--json")
    summary = json.loads(capsys.readouterr().out)
    assert summary["kept"] == 1 and summary["refused"][0].keys() == {"source", "reason"}


def test_exit_codes_tell_all_some_or_nothing_apart(folder, db, model):
    assert run("ingest", folder / "a.txt", "--db", db) == 0
    assert run("ingest", folder / "a.txt", "--db", db) == 0, "what is already there is no failure"
    assert run("ingest", folder, "--db", db) == 3
    assert run("ingest", folder / "empty.txt", "--db", db) == 1
    assert run("extract", folder, "--output", folder / "out.jsonl") == 3


def test_a_misspelt_command_is_exit_code_2(capsys):
    with pytest.raises(SystemExit) as ended:
        run("ingets", "a.txt")
    assert ended.value.code == 2


def test_errors_are_one_line_without_traceback(tmp_path, capsys):
    assert run("info", "--db", tmp_path / "absent.duckdb") == 1
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("stance: There is no store at ") and err.count("\n") == 1


def test_an_interruption_says_how_to_go_on(folder, db, model, monkeypatch, capsys):
    def interrupted(texts):
        raise KeyboardInterrupt

    monkeypatch.setattr(model, "score", interrupted)
    assert run("ingest", folder, "--db", db) == 1
    assert "run the same command again" in capsys.readouterr().err


def test_a_dry_run_says_what_would_happen_and_writes_nothing(folder, db, capsys):
    assert run("ingest", folder, "--db", db, "--dry-run") == 3
    out, err = capsys.readouterr()
    assert out.startswith(f"new\t{folder / 'a.txt'}\t-\t-\tEssai\n") and out.count("\n") == 1
    assert "empty.txt: The file is empty" in err
    assert "1 would be kept, 1 refused, 0 already there; nothing was written." in err
    assert not Path(db).exists()
    assert run("ingest", folder / "a.txt", "--dry-run", "--json", "--db", db) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts == {
        "status": "new", "source": str(folder / "a.txt"), "date": None, "outlet": None, "title": "Essai",
        "replaces": None,
    }  # fmt: skip


def test_a_dry_run_knows_what_is_stored_and_what_would_take_the_place_of_an_older_version(folder, db, model, capsys):
    run("ingest", folder / "a.txt", "--db", db)
    before = Path(db).read_bytes()
    (folder / "empty.txt").write_text(OTHER, encoding="utf-8")
    run("ingest", folder, "--db", db, "--dry-run")
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()[1:]] == ["unchanged", "new"]
    (folder / "a.txt").write_text(f"---\ntitre: Essai corrigé\n---\n{ARTICLE}", encoding="utf-8")
    run("ingest", folder, "--db", db, "--dry-run", "--json")
    out, err = capsys.readouterr()
    told = {row["status"]: row["replaces"] for row in map(json.loads, out.splitlines())}
    assert told == {"replaces": str(folder / "a.txt"), "new": None}
    assert "2 would be kept (1 in place of an older version), 0 refused, 0 already there" in err
    assert Path(db).read_bytes() == before
    assert run("ingest", folder, "--db", db) == 0
    assert capsys.readouterr().out.startswith("2 kept (1 in place of an older version), 0 refused")


def test_what_was_refused_can_be_given_again(folder, db, model, tmp_path):
    rejects = tmp_path / "rejects.jsonl"
    assert run("ingest", folder, "--db", db, "--rejects", rejects) == 3
    (row,) = map(json.loads, rejects.read_text(encoding="utf-8").splitlines())
    assert row["source"] == str(folder / "empty.txt") and "empty" in row["reason"]
    (folder / "empty.txt").write_text(ARTICLE * 2, encoding="utf-8")
    assert run("ingest", rejects, "--db", db, "--rejects", rejects) == 0
    assert rejects.read_text(encoding="utf-8") == ""


def test_columns_of_a_table_can_be_named(tmp_path, db, model, capsys):
    table = tmp_path / "t.csv"
    table.write_text(f'revue;a\nLa Gazette fictive;"{ARTICLE.strip()}"\n', encoding="utf-8")
    assert run("ingest", table, "--db", db, "--dry-run") == 1
    assert "--map text=COLUMN" in capsys.readouterr().err
    assert run("ingest", table, "--db", db, "--map", "text=a", "--map", "outlet=revue", "--dry-run") == 0
    assert "La Gazette fictive" in capsys.readouterr().out
    assert run("ingest", table, "--db", db, "--map", "text=a") == 0


def test_a_column_role_that_does_not_exist_is_exit_code_2(folder, capsys):
    with pytest.raises(SystemExit) as ended:
        run("ingest", folder, "--map", "editor=x")
    assert ended.value.code == 2 and "text, title, outlet" in capsys.readouterr().err


def test_extract_writes_one_object_per_article(folder, tmp_path):
    output = tmp_path / "out.jsonl"
    assert run("extract", folder / "a.txt", "--output", output) == 0
    (article,) = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert list(article) == ["path", "title", "outlet", "date", "date_precision", "dropped", "statements"]
    assert article["title"] == "Essai" and article["path"].endswith("a.txt")
    text = (folder / "a.txt").read_text(encoding="utf-8")
    for statement in article["statements"]:
        assert list(statement) == ["start", "end", "text", "quotes", "kind", "actor", "via", "cue", "confidence"]
        assert text[statement["start"] : statement["end"]] == statement["text"]
    assert article["statements"]


def test_extract_adds_the_text_that_offsets_count_in(tmp_path):
    output = tmp_path / "out.jsonl"
    run("extract", ROOT / "tests" / "sources" / "samples" / "europresse.html", "--text", "--output", output)
    articles = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    spans = [(a["text"][s["start"] : s["end"]], s["text"]) for a in articles for s in a["statements"]]
    assert len(articles) == 3 and spans and all(sliced == text for sliced, text in spans)


def test_export_and_info_speak_json(make_store, tmp_path, capsys):
    store, output = make_store(20), tmp_path / "out.csv"
    assert run("export", "--format", "csv", "--db", store, "--output", output, "--since", "2022-01-01", "--json") == 0
    block = json.loads(capsys.readouterr().out)
    assert block["lignes"] == len(output.read_bytes().split(b"\r\n")) - 2 and block["filtres"]["du"] == ["2022-01-01"]
    assert run("info", "--db", store, "--json") == 0
    info = json.loads(capsys.readouterr().out)
    assert info["data_hash"] == block["empreinte_donnees"] and info["first_date"] == "2021-01-01"


def test_export_follows_corrected_labels_when_asked(make_store, tmp_path, capsys):
    store = make_store(3)
    row = Store(store).query("queue_filtered", EVERYTHING.parameters() | {"size": 1})["statement_id"][0]
    key = key_of(Store(store).query("statement", {"statement_id": row}).iloc[0].to_dict())
    Log(log_path(store)).append(new_act("check", "Marie", key, judgement=Judgement(is_statement=False)))
    for options, rows in (((), 30), (("--corrected",), 29)):
        assert run("export", "--format", "csv", "--db", store, "--output", tmp_path / "out.csv", *options) == 0
        assert capsys.readouterr().out.startswith(f"{rows} rows")


def test_info_is_readable(make_store, capsys):
    run("info", "--db", make_store(3))
    assert "statements      30" in capsys.readouterr().out.splitlines()


def test_a_wrong_date_is_exit_code_2(make_store, capsys):
    with pytest.raises(SystemExit) as ended:
        run("export", "--format", "csv", "--since", "hier")
    assert ended.value.code == 2


def loaded(script: str) -> set[str]:
    """Which heavy libraries a script loads."""
    heavy = {
        "duckdb",
        "pandas",
        "pyarrow",
        "openpyxl",
        "lxml",
        "trafilatura",
        "feedparser",
        "onnxruntime",
        "transformers",
        "streamlit",
    }
    command = [sys.executable, "-c", f"import sys; {script}; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return heavy & set(done.stdout.split())


def test_help_is_immediate_because_it_loads_nothing_heavy():
    assert loaded("import stance.cli; stance.cli.build_parser()") == set()


def test_worker_processes_load_neither_model_nor_store():
    assert loaded("import stance.extraction") == set()
