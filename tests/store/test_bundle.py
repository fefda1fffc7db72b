"""A whole store travels in one file and is the same on the other side, or is refused and changes nothing."""

import json
import zipfile
from pathlib import Path

import pytest

from stance.corrections.acts import Judgement, StatementKey, new_act
from stance.corrections.log import Log, log_path
from stance.errors import StoreError
from stance.store import bundle as bundles
from stance.store.bundle import LOG, MANIFEST, STORE, export_full, import_full
from stance.store.rewrite import TABLES
from stance.store.store import Store
from stance.store.writer import open_writer
from tests.store.test_rewrite import content


def act(number: int = 0):
    text = f"Énoncé {number}."
    key = StatementKey(f"{'a' * 16}:{number}-9", "a" * 64, number, number + len(text), text)
    return new_act("check", "Marie", key, judgement=Judgement({"russia": "favor"}))


@pytest.fixture
def store(make_store) -> Path:
    return make_store(12)


@pytest.fixture
def packed(store, tmp_path) -> Path:
    Log(log_path(store)).extend([act(0), act(1)])
    export_full(store, tmp_path / "store.zip")
    return tmp_path / "store.zip"


def repacked(packed: Path, **changes: bytes | None) -> Path:
    """The bundle with members replaced, or taken out where the value is None."""
    other = packed.with_name("changed.zip")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = changes.get(name.replace(".", "_"), old.read(name))
            if data is not None:
                new.writestr(name, data)
    return other


def with_manifest(packed: Path, **facts) -> Path:
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    return repacked(packed, manifest_json=json.dumps(manifest | facts).encode())


def test_a_store_is_the_same_on_the_other_side(store, packed, tmp_path):
    other = tmp_path / "other" / "store.duckdb"
    moved = import_full(packed, other)
    assert (moved.articles, moved.statements, moved.acts, moved.added, moved.unread) == (12, 120, 2, 2, 0)
    assert content(other, TABLES) == content(store, TABLES)
    assert Log(log_path(other)).read().acts == Log(log_path(store)).read().acts
    assert moved.data_hash == Store(store).info().data_hash
    assert sorted(file.name for file in other.parent.iterdir()) == [
        "store.duckdb", "store.duckdb.corrections.jsonl", "store.duckdb.lock",
    ]  # fmt: skip


def test_a_store_without_corrections_travels_too(store, tmp_path):
    assert export_full(store, tmp_path / "store.zip").acts == 0
    with zipfile.ZipFile(tmp_path / "store.zip") as archive:
        assert sorted(archive.namelist()) == [MANIFEST, STORE]
    assert import_full(tmp_path / "store.zip", tmp_path / "other.duckdb").articles == 12
    assert not log_path(tmp_path / "other.duckdb").exists()


def test_a_store_file_by_itself_can_be_taken_in(store, tmp_path):
    Log(log_path(store)).append(act())
    assert import_full(store, tmp_path / "other.duckdb").added == 1
    assert content(tmp_path / "other.duckdb") == content(store)


def test_nothing_is_overwritten_unless_asked(store, packed, make_store):
    other = make_store(3, "other.duckdb")
    before = other.read_bytes(), packed.read_bytes()
    with pytest.raises(StoreError, match=r"There is a store at .* --overwrite"):
        import_full(packed, other)
    with pytest.raises(StoreError, match="Nothing was written"):
        export_full(store, packed)
    assert (other.read_bytes(), packed.read_bytes()) == before
    export_full(other, packed, overwrite=True)
    assert import_full(packed, store, overwrite=True).articles == 3


def test_corrections_that_are_here_stay_and_those_that_come_are_added_once(packed, make_store):
    other = make_store(3, "other.duckdb")
    here = act(7)
    Log(log_path(other)).append(here)
    assert import_full(packed, other, overwrite=True).added == 2
    assert import_full(packed, other, overwrite=True).added == 0
    acts = Log(log_path(other)).read().acts
    assert len(acts) == 3 and acts[0] == here


def test_an_export_during_an_import_is_the_last_complete_store(store, tmp_path):
    with open_writer(store, "test"):
        assert export_full(store, tmp_path / "store.zip").articles == 12


def test_a_store_is_not_replaced_under_an_import(store, packed):
    with open_writer(store, "test"), pytest.raises(StoreError, match="Another import"):
        import_full(packed, store, overwrite=True)


def test_a_store_is_not_taken_in_over_itself(store):
    with pytest.raises(StoreError, match="is the store itself"):
        import_full(store, store, overwrite=True)


def test_unreadable_lines_of_the_log_are_counted(store, tmp_path):
    Log(log_path(store)).append(act())
    with log_path(store).open("a") as file:
        file.write("{\n")
    assert export_full(store, tmp_path / "store.zip").unread == 1
    moved = import_full(tmp_path / "store.zip", tmp_path / "other.duckdb")
    assert (moved.acts, moved.unread) == (1, 1)


HOSTILE = {
    "not a zip": lambda packed: _written(packed, b"Bonjour"),
    "cut short": lambda packed: _written(packed, packed.read_bytes()[:-2000]),
    "bytes changed": lambda packed: _written(packed, _flipped(packed.read_bytes())),
    "no manifest": lambda packed: repacked(packed, manifest_json=None),
    "manifest no JSON": lambda packed: repacked(packed, manifest_json=b"{"),
    "manifest a list": lambda packed: repacked(packed, manifest_json=b"[]"),
    "of a later format": lambda packed: with_manifest(packed, format_version=2),
    "no store": lambda packed: repacked(packed, store_duckdb=None),
    "store no store": lambda packed: repacked(packed, store_duckdb=b"x" * 100),
    "another log than said": lambda packed: repacked(packed, corrections_jsonl=b"{}\n"),
    "longer than said": lambda packed: with_manifest(packed, files={STORE: {"bytes": 100, "sha256": "0" * 64}}),
    "negative size": lambda packed: with_manifest(packed, files={STORE: {"bytes": -1, "sha256": "0" * 64}}),
    "larger than the disk": lambda packed: with_manifest(packed, files={STORE: {"bytes": 10**18, "sha256": "0"}}),
}


def _written(packed: Path, data: bytes) -> Path:
    other = packed.with_name("changed.zip")
    other.write_bytes(data)
    return other


def _flipped(data: bytes) -> bytes:
    at = len(data) // 3
    return data[:at] + bytes(byte ^ 255 for byte in data[at : at + 50]) + data[at + 50 :]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_bundle_of_ours_is_refused_and_changes_nothing(packed, make_store, name):
    other = make_store(3, "other.duckdb")
    before, bad = other.read_bytes(), HOSTILE[name](packed)
    with pytest.raises(StoreError):
        import_full(bad, other, overwrite=True)
    assert other.read_bytes() == before and not log_path(other).exists()
    assert [file.name for file in other.parent.iterdir() if ".next" in file.name] == []


def test_members_that_are_not_ours_are_left_alone(packed, tmp_path):
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("../outside.txt", "x")
    import_full(packed, tmp_path / "deep" / "other.duckdb")
    assert not (tmp_path / "outside.txt").exists() and not (tmp_path / "deep" / "outside.txt").exists()


def test_a_failed_export_leaves_the_former_one(store, packed, monkeypatch):
    before = packed.read_bytes()
    monkeypatch.setattr(bundles, "_pack", lambda *given: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(StoreError, match="No space left"):
        export_full(store, packed, overwrite=True)
    assert packed.read_bytes() == before and list(packed.parent.glob("*.part*")) == []


def test_the_log_of_a_bundle_is_what_was_acknowledged_when_it_was_written(packed):
    with zipfile.ZipFile(packed) as archive:
        assert len(archive.read(LOG).splitlines()) == 2
