"""The texts of `queries/*.sql`: put together from their parts, without what the question at hand has no use for.

    -- include: other.sql   stands for the text of that file, so that filters are written once; `{labels}` in its name
                            is `model` or `corrected`
    -- shared: other.sql    the same; its rows may be kept for the other questions of a page (`Store.session`)
    -- lasting: other.sql   the same, and for the pages after it, as long as the file is the same (`shelf`)
    -- if: name name=value  what follows, up to its `-- end`, counts only where one of these parameters has a value, or
                            that one (`None` is none)

A condition that is left out costs nothing, not even its planning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

QUERIES = Path(__file__).parent / "queries"
PARAMETER = re.compile(r"\$([a-z_][a-z0-9_]*)")
COMMENT = re.compile(r"--[^\n]*")
PART = re.compile(r"^ *-- (include|shared|lasting): ([a-z_{}]+)\.sql$", re.MULTILINE)
SHARED = re.compile(r"^ *-- (shared|lasting): ([a-z_]+)\.sql$", re.MULTILINE)


def read_query(name: str, labels: str = "model", keep_shared: bool = False) -> str:
    """SQL of one file with its parts; those that may be shared stay as they are named where `keep_shared`."""
    path = QUERIES / f"{name}.sql"
    if not re.fullmatch(r"[a-z0-9_]+", name) or not path.exists():
        known = sorted(file.stem for file in QUERIES.glob("*.sql"))
        raise ValueError(f"No query is called {name!r}; there are {known}")

    def part(match: re.Match[str]) -> str:
        kept = keep_shared and match[1] != "include"
        return match[0] if kept else read_query(match[2].format(labels=labels), labels, keep_shared)

    return PART.sub(part, path.read_text(encoding="utf-8"))


def without_idle_conditions(sql: str, params: Mapping[str, Any]) -> str:
    """The query without what stands between `-- if:` and `-- end` where none of the conditions holds."""
    kept: list[str] = []
    holds: list[bool] = []
    for line in sql.splitlines(keepends=True):
        mark = line.strip()
        if mark.startswith("-- if: "):
            holds.append(any(_holds(condition, params) for condition in mark.removeprefix("-- if: ").split()))
        elif mark == "-- end":
            holds.pop()
        elif all(holds):
            kept.append(line)
    return "".join(kept)


def _holds(condition: str, params: Mapping[str, Any]) -> bool:
    name, asked, value = condition.partition("=")
    return str(params.get(name)) == value if asked else params.get(name) is not None


def parameters(sql: str) -> set[str]:
    """Names of the parameters that the query binds."""
    return set(PARAMETER.findall(COMMENT.sub("", sql)))
