"""Facts about the machine that figures depend on; no name and no path of it."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

CPU_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "avx_vnni", "amx_int8", "amx_bf16", "amx_tile")
LIBRARIES = (
    "onnxruntime", "transformers", "tokenizers", "duckdb", "pandas", "pyarrow", "numpy", "streamlit", "plotly",
    "trafilatura", "torch",
)  # fmt: skip


def facts() -> dict[str, Any]:
    """`load` is the number of processes that wanted a core in the last minute; the suite itself is among them, except
    in the first part."""
    return {
        "cores": os.cpu_count(),
        "cpu": _cpu("model name"),
        "cpu_flags": [flag for flag in CPU_FLAGS if flag in _cpu("flags").split()],
        "memory_gb": round(_memory_kb() / 1e6, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: found for name in LIBRARIES if (found := _version(name))},
        "load": round(os.getloadavg()[0], 1),
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
    }


def _cpu(key: str) -> str:
    return _line(Path("/proc/cpuinfo"), key)


def _memory_kb() -> int:
    return int(_line(Path("/proc/meminfo"), "MemTotal").split()[0] or 0)


def _line(path: Path, key: str) -> str:
    """The value of the first line that begins with a key; "0" on systems that do not tell."""
    if not path.exists():
        return "0"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(key))
    return next(lines, ":0").partition(":")[2].strip()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
