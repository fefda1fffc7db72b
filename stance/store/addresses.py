"""Paths and the addresses that Arrow's file systems know (`s3://…`, `gs://…`, `hdfs://…`, `file://…`).

An address may hold credentials (`s3://KEY:SECRET@bucket`) and settings of the connection (`?endpoint_override=…`):
they are kept to open files, and left out of what is stored and shown.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pyarrow as pa
from pyarrow import fs

from stance.errors import SourceError

ARROWS = ("s3://", "gs://", "gcs://", "hdfs://", "abfs://", "abfss://", "file://")


def filesystem(address: str) -> tuple[fs.FileSystem, str]:
    """Arrow's file system for a path or an address, and the path inside it."""
    try:
        if "://" in address:
            return fs.FileSystem.from_uri(address)
        local = fs.LocalFileSystem()
        return local, local.normalize_path(Path(os.path.abspath(address)).as_posix())
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{shown(address)} is no address that can be opened ({error}).") from error


def beside(address: str, path: str, other: str) -> str:
    """The address of `other`, a path in the file system of `address`, whose own path there is `path`."""
    if "://" not in address:
        return other
    parts = urlsplit(address)
    own = unquote(parts.path.rstrip("/"))
    outside = max(0, len(path) - len(own))  # a bucket stands in the path and not in the address's path
    inside = quote("/" + other[outside:].removeprefix("/"))
    return f"{parts.scheme}://{parts.netloc}{inside}" + (f"?{parts.query}" if parts.query else "")


def public(address: str) -> str:
    """Without credentials."""
    if "://" not in address:
        return address
    scheme, _, rest = address.partition("://")
    place, slash, path = rest.partition("/")
    user, at, host = place.rpartition("@")
    return f"{scheme}://{host if ':' in user else user + at + host}{slash}{path}"


def shown(address: str) -> str:
    """Without credentials and settings of the connection, as people and results name it."""
    return public(address).partition("?")[0] if "://" in address else address
