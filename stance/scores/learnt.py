"""Which statements a model learnt from, and what it would say of them had it not: `comparison.json` of its folder.

Who estimates a model's errors from checked statements must not take what the model says of those it learnt. The store
keeps this beside the scores (`Writer.set_meta`), so that it travels with them.
"""

from __future__ import annotations

import json
from pathlib import Path

from stance.errors import ModelError

COMPARISON = "comparison.json"


def learnt_statements(model: str) -> str | None:
    """JSON: {statement id: {target: four probabilities}, or null where no fit without it was made}. None where the
    model learnt of no statement of a store. Raises ModelError for a damaged file."""
    path = Path(model) / COMPARISON
    if not path.is_file():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["learnt_statements"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} cannot be read ({error!r}). Copy the whole folder again.") from error
    return json.dumps(found) if found else None
