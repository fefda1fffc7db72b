"""A whole store in one file, with the log of corrections beside it: for moving between machines, and for backups.

    store.zip
    ├── manifest.json        versions of the format, the schema and the program; sizes and SHA-256 of the two others
    ├── store.duckdb
    └── corrections.jsonl    where there is a log

A bundle may come from anybody: only these members are read, no further than the manifest says and the disk has room,
their sums are checked, and the store is written anew under our own schema (see `rewrite`), so that nothing it might
compute comes along. A store file by itself can be taken in too, with the log beside it. The store appears whole or not
at all; corrections that are here already stay, those of the bundle are added to them.

Limit: a log is held in memory while it is taken in.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from stance import __version__
from stance.corrections.log import Log, log_path
from stance.disk import DAMAGED_ZIP
from stance.errors import StoreError
from stance.store.files import draft_path, exclusive, remove_drafts, swap, whole_path
from stance.store.rewrite import rewrite, upgrade
from stance.store.store import Store, StoreInfo

FORMAT_VERSION = 1
MANIFEST, STORE, LOG = "manifest.json", "store.duckdb", "corrections.jsonl"
BLOCK = 1024 * 1024


DAMAGED = (*DAMAGED_ZIP, KeyError)


@dataclass(frozen=True, slots=True)
class Moved:
    """What went into a bundle or came out of it. `acts` are those of the log, `added` those that were new here,
    `unread` its lines that could not be read."""

    articles: int
    statements: int
    data_hash: str
    acts: int
    unread: int
    added: int = 0


def export_full(path: Path, output: Path, overwrite: bool = False) -> Moved:
    """Write the store at `path`, with its log, as one file."""
    if output.exists() and not overwrite:
        raise StoreError(f"{output} exists. Nothing was written; give another file, or --overwrite to replace it.")
    upgrade(path)
    Store(path).info()  # refuses what is no store
    partial, copy = (output.with_name(output.name + ending) for ending in (".part", ".part.store"))
    try:
        shutil.copyfile(path, copy)  # an import may swap the store meanwhile
        info, log = Store(copy).info(), Log(log_path(path))
        content = log.read()
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
            files = {STORE: _pack(bundle, STORE, copy)}
            if content.size:
                files[LOG] = _pack(bundle, LOG, log.path)
            bundle.writestr(MANIFEST, json.dumps(_manifest(info, files), indent=1))
        swap(partial, output)
    except OSError as error:
        raise StoreError(f"{output} cannot be written ({error.strerror or error}). Choose another place.") from error
    finally:
        partial.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)
    return Moved(info.articles, info.statements, info.data_hash, len(content.acts), len(content.damage))


def import_full(bundle: Path, path: Path, overwrite: bool = False) -> Moved:
    """Make the store at `path` from a bundle, or from another store file."""
    if not bundle.is_file():
        raise StoreError(f"There is no file {bundle}. Check the spelling of the path.")
    if path.exists() and not overwrite:
        what = "Nothing was changed; give another file with --db, or --overwrite to replace it."
        raise StoreError(f"There is a store at {path}. {what}")
    if path.exists() and path.samefile(bundle):
        raise StoreError(f"{bundle} is the store itself. Nothing was changed.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(path.with_name(path.name + ".lock"), f"Another import is writing to {path}."):
        try:
            remove_drafts(path)
            store, log = _unpacked(bundle, path) if zipfile.is_zipfile(bundle) else (bundle, log_path(bundle))
            rewrite(store, whole_path(path))
            info, content = Store(whole_path(path)).info(), Log(log).read()
            # First the log, to which nothing is lost by adding; then the store appears.
            added = Log(log_path(path)).extend(content.acts).written if content.acts else 0
            swap(whole_path(path), path)
        except OSError as error:
            message = f"{path} could not be written ({error.strerror or error}). The store that was there is intact."
            raise StoreError(message) from error
        finally:
            remove_drafts(path)
    return Moved(info.articles, info.statements, info.data_hash, len(content.acts), len(content.damage), added)


def _pack(bundle: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    """Add a file and say its size and sum, both as they went in: a log grows while it is read."""
    with path.open("rb") as source, bundle.open(name, "w", force_zip64=True) as target:
        size, sum_ = _copy(source, target, path.stat().st_size)
    return {"bytes": size, "sha256": sum_}


def _manifest(info: StoreInfo, files: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "stance store",
        "format_version": FORMAT_VERSION,
        "schema_version": info.schema_version,
        "created_by": f"stance {__version__}",
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "data_hash": info.data_hash,
        "model_revision": info.model_revision,
        "files": files,
    }


def _unpacked(bundle: Path, path: Path) -> tuple[Path, Path]:
    """The store and the log of a bundle as drafts beside `path`."""
    targets = {name: path.with_name(f"{draft_path(path).name}.{name}") for name in (STORE, LOG)}
    try:
        with zipfile.ZipFile(bundle) as archive:
            for name, (size, sum_) in _listed(archive, bundle, path.parent).items():
                with archive.open(name) as source, targets[name].open("wb") as target:
                    if _copy(source, target, size) != (size, sum_) or source.read(1):
                        raise zipfile.BadZipFile(f"{name} is not what its {MANIFEST} says")
    except DAMAGED as error:
        message = f"{bundle} is damaged ({error}). Nothing was changed; copy it again from its source."
        raise StoreError(message) from error
    return targets[STORE], targets[LOG]


def _listed(archive: zipfile.ZipFile, bundle: Path, folder: Path) -> dict[str, tuple[int, str]]:
    """Size and sum of the files that the manifest lists."""
    try:
        manifest = json.loads(archive.open(MANIFEST).read(BLOCK))
        version, files = manifest["format_version"], manifest["files"]
        kept = [name for name in (STORE, LOG) if name in files]
        listed = {name: (int(files[name]["bytes"]), str(files[name]["sha256"])) for name in kept}
        if STORE not in listed or min(size for size, _ in listed.values()) < 0:
            raise ValueError(files)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(f"{bundle} is not the export of a store. Nothing was changed.") from error
    if version != FORMAT_VERSION:
        raise StoreError(
            f"{bundle} has format {version!r}, this program reads format {FORMAT_VERSION}. Nothing was changed; bring "
            "this program up to date."
        )
    needed = 2 * sum(size for size, _ in listed.values())  # the store is unpacked, then written anew
    if needed > (free := shutil.disk_usage(folder).free):
        room = f"{bundle} needs {needed / 1e9:.1f} GB in {folder}, where {free / 1e9:.1f} GB are free."
        raise StoreError(f"{room} Nothing was changed.")
    return listed


def _copy(source: IO[bytes], target: IO[bytes], most: int) -> tuple[int, str]:
    """Copy up to `most` bytes; gives their number and their SHA-256."""
    sum_, done = hashlib.sha256(), 0
    while block := source.read(min(BLOCK, most - done)):
        target.write(block)
        sum_.update(block)
        done += len(block)
    return done, sum_.hexdigest()
