"""Reading in several processes: the same result, and nothing left behind."""

import subprocess
import sys

import pytest

from stance import extraction
from stance.records import RawDocument
from stance.settings import ROOT, Settings

DOCUMENTS = [
    RawDocument(f"{n:064}", f"{n}.txt", "text", f"Le Kremlin a accusé l'OTAN d'avoir menti {n} fois.")
    for n in range(40)
]

KILLED = """
import time
from stance import extraction
from stance.records import RawDocument
from stance.settings import Settings

def documents():
    for number in range(100_000):
        yield RawDocument(f"{number:064}", "a.txt", "text", "Le Kremlin a parlé.")

if __name__ == "__main__":
    extraction.WORTH_WORKERS = 2
    for item in extraction.extract_documents(documents(), Settings().data, workers=2):
        print("working", flush=True)
        time.sleep(600)
"""


def test_workers_give_what_one_process_gives_in_the_same_order(monkeypatch):
    alone = list(extraction.extract_documents(DOCUMENTS, Settings().data))
    monkeypatch.setattr(extraction, "WORTH_WORKERS", 2)
    assert list(extraction.extract_documents(iter(DOCUMENTS), Settings().data, workers=2)) == alone
    assert [article.source for article, _ in alone] == [document.source for document in DOCUMENTS]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not killed this way on Windows")
def test_workers_end_with_a_killed_parent(tmp_path):
    (tmp_path / "killed.py").write_text(KILLED, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "killed.py")]
    with subprocess.Popen(command, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "working\n"
        process.kill()
        process.communicate(timeout=20)  # the workers hold the same output: it ends when the last of them has ended
