"""`ingest --feeds` and `--watch` as a user types them, stops them and reads their lines."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from stance.cli import main
from stance.errors import SourceError
from stance.settings import ROOT
from stance.sources.web.feed_list import read_feed_list
from stance.store.store import Store
from tests.sources.web.server import Answer, serving

TEXT = "Le Kremlin a dénoncé une escalade. « L'Ukraine tiendra », a déclaré la ministre Odile Varnel."
FEED = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel><title>La Gazette fictive'
    f"</title><item><title>Titre</title><content:encoded>{TEXT}</content:encoded></item></channel></rss>"
).encode()


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["a.txt", "--every", "1h"], ["a.txt", "--feeds", "f.txt"], ["--feeds", "f.txt", "--watch", "depot"],
        ["--feeds", "f.txt", "--every", "5s"], ["--feeds", "f.txt", "--every", "soon"], ["--watch", "d", "--rebuild"],
        ["--feeds", "f.txt", "--dry-run"],
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_misspelt(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["ingest", *arguments])
    assert ended.value.code == 2


def test_one_round_of_feeds_is_one_line(tmp_path, model, capsys):
    with serving() as site:
        site.pages["/rss"] = Answer(FEED, headers={"Content-Type": "application/rss+xml"})
        (tmp_path / "feeds.txt").write_text(f"# essai\n\n{site.url}/rss\n{site.url}/absent\n", encoding="utf-8")
        rejects = tmp_path / "rejects.jsonl"
        options = ["--db", str(tmp_path / "s.duckdb"), "--allow-private", "--rejects", str(rejects)]
        assert main(["ingest", "--feeds", str(tmp_path / "feeds.txt"), *options]) == 3
    out, err = capsys.readouterr()
    assert out.count("\n") == 1 and "1 of 2 feeds had news: 1 kept, 1 refused, 0 already there; " in out
    assert "answers 404" in err and json.loads(rejects.read_text())["source"].endswith("/absent")


def test_a_list_of_feeds_names_its_faults(tmp_path):
    path = tmp_path / "feeds.txt"
    with pytest.raises(SourceError, match="cannot be read"):
        read_feed_list(path)
    path.write_text("# rien\n", encoding="utf-8")
    with pytest.raises(SourceError, match="names no feed"):
        read_feed_list(path)
    path.write_text("https://gazette.example/rss\nfile:///etc/passwd\n", encoding="utf-8")
    with pytest.raises(SourceError, match="line 2: Only http and https"):
        read_feed_list(path)
    path.write_text("\ufeffhttps://a.example/rss\r\nhttps://b.example\nhttps://a.example/rss\n", encoding="utf-8")
    assert read_feed_list(path) == ("https://a.example/rss", "https://b.example")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_tells_each_round_and_ends_cleanly(tmp_path, ending):
    folder, db = tmp_path / "depot", tmp_path / "s.duckdb"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-u", "-m", "stance", "ingest", "--watch", str(folder), "--every", "1s", "--db", str(db)]
    # A shell's background job ignores Ctrl-C, and so would what the tests start there.
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert " 1 file: 1 kept" in process.stdout.readline()
        (folder / "b.txt").write_text(TEXT + " La neige tombait sur Kiev.", encoding="utf-8")
        assert " 1 file: 1 kept" in process.stdout.readline()
        time.sleep(0.1)  # into the wait between two rounds
        process.send_signal(ending)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0 and out == "" and err.strip().endswith("told.")
    assert Store(db).info().articles == 2
    assert not list(tmp_path.glob("*.next*"))
