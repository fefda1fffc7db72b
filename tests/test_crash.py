"""Imports that are killed at any moment, and imports that come at the same time, in real processes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from stance.settings import ROOT
from stance.store.store import Store
from tests.effort import effort

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
ROUNDS = effort(5, nightly=50)
DOCUMENTS = 24
TEXT = (
    "Le Kremlin a dénoncé mardi l'OTAN pour la {n}e fois. « Nous répondrons à la note numéro {n} », a déclaré Dmitri "
    "Peskov, porte-parole de Vladimir Poutine. La neige tombait sur Kiev."
)
Said = list[dict[str, Any]]


class Imports:
    """The process that starts imports (`tests/importing.py`), and what they say."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.importing"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=ROOT, text=True, **pipes)
        self.heard: Said = []
        self.settle()

    def start(self, db: Path, documents: Path) -> int:
        """The number of an import that has begun."""
        return self._ask({"db": str(db), "documents": str(documents)}, "started")

    def end(self, *children: int) -> Said:
        """Wait for imports to end; everything that was said meanwhile."""
        while any(_lives(child) for child in children):
            time.sleep(0.01)
        return self.settle()

    def kill(self, child: int) -> Said:
        os.kill(child, signal.SIGKILL) if _lives(child) else None
        return self.end(child)

    def settle(self) -> Said:
        self._ask({}, "ready")
        heard, self.heard = self.heard, []
        return heard

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def _ask(self, order: dict[str, str], answer: str) -> Any:
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        while answer not in (said := json.loads(self.process.stdout.readline())):
            self.heard.append(said)
        return said[answer]


def _lives(child: int) -> bool:
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def imports() -> Iterator[Imports]:
    imports = Imports()
    yield imports
    imports.close()


@pytest.fixture
def documents(tmp_path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = ({"titre": f"Note {n}", "texte": TEXT.format(n=n)} for n in range(DOCUMENTS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def content(db: Path) -> tuple:
    """What must not depend on how often an import was killed."""
    with duckdb.connect(str(db), read_only=True) as connection:
        groups = connection.execute(
            "SELECT near_duplicate_group, near_duplicate_rank, article_id FROM articles ORDER BY ALL"
        ).fetchall()
        facts = dict(connection.execute("SELECT key, value FROM meta WHERE key <> 'created_by'").fetchall())
        doubles = connection.execute(
            "SELECT count(*) - count(DISTINCT (statement_id, target)) FROM stances "
            "UNION ALL SELECT count(*) - count(DISTINCT statement_id) FROM tones"
        ).fetchall()
    return groups, facts, doubles


def acknowledged(said: Said) -> tuple[int, int]:
    saved = [(line["articles"], line["scored"]) for line in said if "articles" in line]
    return saved[-1] if saved else (0, 0)


def test_killed_imports_lose_nothing_they_had_saved_and_resume(imports, documents, tmp_path):
    whole, db, stores, seed = tmp_path / "whole.duckdb", tmp_path / "0.duckdb", 0, random.randrange(10**9)
    began = time.monotonic()
    assert imports.end(imports.start(whole, documents))[-1] == {"kept": DOCUMENTS, "unchanged": 0}
    duration, moments, saved = time.monotonic() - began, random.Random(seed), (0, 0)
    for _ in range(ROUNDS):
        child = imports.start(db, documents)
        time.sleep(moments.uniform(0, duration))
        said = imports.kill(child)
        saved = max(saved, acknowledged(said))
        if db.exists():
            info = Store(db).info()
            assert info.articles >= saved[0] and info.scored >= saved[1], seed
        else:
            assert saved == (0, 0), seed
        if said and "kept" in said[-1]:  # it was quicker: the next round begins with nothing
            stores, saved = stores + 1, (0, 0)
            db = tmp_path / f"{stores}.duckdb"
    last = imports.end(imports.start(db, documents))[-1]
    assert last["kept"] + last["unchanged"] == DOCUMENTS and last["unchanged"] >= saved[0], seed
    for store in tmp_path.glob("*.duckdb"):
        assert content(store) == content(whole), seed
    assert [file.name for file in tmp_path.iterdir() if ".next" in file.name] == []


def test_of_two_imports_at_the_same_time_one_is_told_and_the_other_is_whole(imports, documents, tmp_path):
    db = tmp_path / "store.duckdb"
    children = [imports.start(db, documents) for _ in range(2)]
    said = imports.end(*children)
    errors = [line["error"] for line in said if "error" in line]
    assert len(errors) == 1 and "Another import is writing" in errors[0] and "try again" in errors[0]
    assert {"kept": DOCUMENTS, "unchanged": 0} in said and Store(db).info().articles == DOCUMENTS
    assert imports.end(imports.start(db, documents))[-1] == {"kept": 0, "unchanged": DOCUMENTS}
