"""All settings in one frozen object; the only module that reads the environment."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths and limits. Environment variables: STANCE_DB, STANCE_MODEL, STANCE_THREADS, STANCE_MAX_BYTES,
    STANCE_READ_ONLY (1: visitors can change nothing, for a dashboard open to the public), STANCE_ALLOWED (who may come
    in after login: addresses and domains as in "ada@example.org, @example.net"; * is everybody with an account).

    `columns` names columns of the user's tables by what they hold (option --map): {"outlet": "journal"}.
    `allow_private` fetches from servers of one's own network too (option --allow-private).
    """

    data: Path = ROOT / "data"
    db: Path = ROOT / "stance.duckdb"
    model: str = str(ROOT / "data" / "model")
    threads: int = 2
    max_document_bytes: int = 20_000_000
    read_only: bool = False
    allowed: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    allow_private: bool = False

    @classmethod
    def from_environment(cls) -> Settings:
        defaults = cls()
        return cls(
            db=Path(os.environ.get("STANCE_DB", defaults.db)),
            model=os.environ.get("STANCE_MODEL", defaults.model),
            threads=int(os.environ.get("STANCE_THREADS", min(os.cpu_count() or 1, 4))),
            max_document_bytes=int(os.environ.get("STANCE_MAX_BYTES", defaults.max_document_bytes)),
            read_only=os.environ.get("STANCE_READ_ONLY", "").lower() not in ("", "0", "no", "false"),
            allowed=tuple(os.environ.get("STANCE_ALLOWED", "").replace(",", " ").split()),
        )


def job_brings_folder() -> bool:
    """Whether this process is a job handed in to a Ray cluster with its working folder: nodes then have the program."""
    job = json.loads(os.environ.get("RAY_JOB_CONFIG_JSON_ENV_VAR", "{}"))
    return "working_dir" in (job.get("runtime_env") or {})
