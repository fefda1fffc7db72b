"""What the writer promises: whole or not at all, the same twice, one at a time."""

import errno
import hashlib
import inspect
import signal
import subprocess
import sys
import threading
import time

import duckdb
import pytest

from stance.errors import StoreError
from stance.evaluation import synthetic
from stance.records import TARGETS, Article, Dropped, Score, Statement, TargetStance, Tone
from stance.store.store import Store
from stance.store.writer import open_writer


def article(name: str, sentences: list[str], **facts) -> tuple[Article, tuple[Statement, ...]]:
    key = hashlib.sha256(name.encode()).hexdigest()
    text, statements, start = " ".join(sentences), [], 0
    for sentence in sentences:
        statements.append(Statement(key, start, start + len(sentence), sentence, "narration"))
        start += len(sentence) + 1
    return Article(id=key, source=name, text=text, **facts), tuple(statements)


def score(revision: str, favor: float = 0.7) -> Score:
    stance = {target: TargetStance("favor", (favor, 0.9 - favor, 0.05, 0.05)) for target in TARGETS}
    return Score(revision, stance, Tone("neutral", (0.2, 0.6, 0.2)))


def fill(path, pairs, revision="r1", rebuild=False) -> int:
    """Import as the pipeline does; gives how many texts had to be scored."""
    with open_writer(path, "test", rebuild) as writer:
        writer.add_articles(pairs)
        left = writer.lend_scores(revision)
        texts = writer.unscored_texts(revision, 1000)
        assert len(texts) == left
        writer.add_scores(texts, [score(revision)] * len(texts), "fake")
        writer.use_revision(revision)
        writer.publish()
    return len(texts)


def rows(path, sql):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.duckdb"


def test_a_record_survives_the_store(path):
    pair = article("a", ["Un.", "Deux."], title="Titre", dropped=(Dropped(0, 3, "boilerplate"),))
    fill(path, [pair])
    with open_writer(path, "test") as writer:
        (stored,) = writer.unsketched()
        assert (stored.id, stored.text, stored.dropped) == (pair[0].id, pair[0].text, pair[0].dropped)
    stored = rows(
        path, "SELECT s.text, a.text[start_offset + 1:end_offset] FROM statements s JOIN articles a USING (article_id)"
    )
    assert sorted(stored) == [("Deux.", "Deux."), ("Un.", "Un.")]


def test_importing_twice_changes_not_one_byte(path):
    pairs = [article("a", ["Un."]), article("b", ["Deux."])]
    fill(path, pairs)
    before, generation = path.read_bytes(), Store(path).generation
    assert fill(path, pairs) == 0
    assert path.read_bytes() == before and Store(path).generation == generation


def test_a_sentence_met_before_is_not_scored_again(path):
    fill(path, [article("a", ["Kiev tient.", "Autre."])])
    assert fill(path, [article("b", ["Kiev tient.", "Nouvelle."])]) == 1
    assert rows(path, "SELECT count(*), count(DISTINCT statement_id) FROM tones") == [(4, 4)]
    assert rows(path, "SELECT count(*), count(DISTINCT (statement_id, target)) FROM stances") == [(12, 12)]


def test_a_new_revision_scores_everything_again_and_keeps_the_old(path):
    fill(path, [article("a", ["Un.", "Un.", "Deux."])], "r1")
    assert fill(path, [], "r2") == 2
    assert rows(path, "SELECT model_revision, statements FROM runs ORDER BY 1") == [("r1", 3), ("r2", 3)]
    assert Store(path).info().model_revision == "r2"


def test_the_fingerprint_follows_content_not_order_or_time(tmp_path):
    first, second = article("a", ["Un."]), article("b", ["Deux."])
    for name, pairs in (("ab", [first, second]), ("ba", [second, first]), ("a", [first])):
        fill(tmp_path / name, pairs)
    hashes = [Store(tmp_path / name).info().data_hash for name in ("ab", "ba", "a")]
    assert hashes[0] == hashes[1] != hashes[2]


def test_republished_copies_are_ranked_by_date(path):
    synthetic.make_store(path, 20)
    pair = [synthetic.article_id(15), synthetic.article_id(14)]
    ranked = rows(path, f"SELECT near_duplicate_rank FROM articles WHERE article_id IN {tuple(pair)} ORDER BY date")
    assert ranked == [(1,), (2,)]
    assert rows(path, "SELECT count(*) FROM articles WHERE near_duplicate_rank = 1") == [(19,)]


def test_nothing_is_seen_before_publish(path):
    fill(path, [article("a", ["Un."])])
    with open_writer(path, "test") as writer:
        writer.add_articles([article("b", ["Deux."])])
        assert Store(path).info().articles == 1
    assert Store(path).info().articles == 1
    assert [file.name for file in path.parent.glob("*.next*")] == []


def test_saving_in_steps_keeps_each_step(path):
    with open_writer(path, "test") as writer:
        for name in "abc":
            writer.add_articles([article(name, [name])])
            writer.save()
            assert Store(path).info().articles == "abc".index(name) + 1
    assert rows(path, "SELECT kept FROM imports") == [(3,)]


def test_rebuilding_forgets_the_former_content(path):
    fill(path, [article("a", ["Un."])])
    fill(path, [article("b", ["Deux."])], rebuild=True)
    assert rows(path, "SELECT source FROM articles") == [("b",)]


def test_a_second_import_at_the_same_time_is_refused(path):
    with open_writer(path, "test"), pytest.raises(StoreError, match="Another import is writing"):
        with open_writer(path, "test"):
            pass


def test_a_store_changed_by_another_program_is_not_overwritten(path):
    fill(path, [article("a", ["Un."])])
    path.with_name(path.name + ".wal").write_bytes(b"pending")
    with pytest.raises(StoreError, match="unsaved changes"):
        fill(path, [article("b", ["Deux."])])


def test_a_reader_in_another_thread_sees_each_swap(path):
    fill(path, [article("a", ["Un."])])
    stop, seen, errors = threading.Event(), [], []

    def read():
        while not stop.is_set():
            try:
                seen.append(Store(path).info().articles)
            except Exception as error:
                errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for name in "bcd":
        fill(path, [article(name, [name])])
        assert Store(path).info().articles == " abcd".index(name)
    stop.set()
    for reader in readers:
        reader.join()
    assert errors == [] and set(seen) <= {1, 2, 3, 4}


KILLED = """
import hashlib
import sys
from pathlib import Path
from stance.records import Article, Statement
from stance.store.writer import open_writer
{article}
with open_writer(Path(sys.argv[1]), "killed") as writer:
    for number in range(100_000):
        writer.add_articles([article(f"killed {{number}}", ["Phrase."] * 50)])
        if number == 3:
            print("writing", flush=True)
"""


def test_kill_9_leaves_the_former_store_and_the_next_import_works(path):
    fill(path, [article("a", ["Un."])])
    before = path.read_bytes()
    for delay in (0.0, 0.05, 0.3):
        script = KILLED.format(article=inspect.getsource(article))
        process = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "writing\n"
        time.sleep(delay)
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
        process.stdout.close()
        assert path.read_bytes() == before
        assert Store(path).info().articles == 1
    fill(path, [article("b", ["Deux."])])
    assert Store(path).info().articles == 2
    assert list(path.parent.glob("*.next*")) == []


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("stance.store.draft.shutil.copyfile", OSError(errno.ENOSPC, "No space left on device")),
        ("stance.store.draft.make_flat", duckdb.TransactionException("Failed to commit: Could not write file: full")),
        ("stance.store.draft.swap", OSError(errno.EROFS, "Read-only file system")),
    ],
)
def test_a_full_disk_is_told_in_one_line_and_leaves_the_store_and_no_draft(path, monkeypatch, where, error):
    fill(path, [article("a", ["Un."])])
    before = path.read_bytes()

    def full(*_):
        raise error

    monkeypatch.setattr(where, full)
    with pytest.raises(StoreError, match=r"(cannot be written|could not be replaced).*intact"):
        fill(path, [article("b", ["Deux."])])
    assert path.read_bytes() == before and [file.name for file in path.parent.glob("*.next*")] == []


def test_an_error_that_is_not_of_the_disk_stays_what_it_is(path):
    with pytest.raises(FileNotFoundError), open_writer(path, "test"):
        raise FileNotFoundError(errno.ENOENT, "something else")
